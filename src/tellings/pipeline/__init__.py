"""The verbs: read, plan, view, export.  They join the layers below; nothing here prints or parses a command."""

from __future__ import annotations

from tellings.reconcile import DEFAULT_POLICY

from .building import ViewBuilder
from .codebooks import check_codebook, codebook_text, load_codebook, shipped_codebook, text_as
from .custody import Custodian, Fault, faults, originals_folder
from .engine import Engine, own_engine
from .freshness import is_kept
from .hiding import Hidden, hidden, hide
from .intake import read
from .keeping import Building, keep, kept_if_possible
from .known import kept, undated
from .options import ReadOptions
from .outcome import FileRead, Progress, ReadSummary
from .part import Change, Part, change_by, documents_of, keep_change, part_around
from .prefix import by_prefix
from .questions import Question, question_key, questions
from .reasons import reasons, reasons_kept
from .record import as_kept, export_flow, export_record, made_by
from .selecting import nearest, selected
from .shown import Shown, shown
from .survey import Plan, plan
from .transfer import Copied, copy
from .views import build_view, view
from .watching import Watch, watch

__all__ = [
    "DEFAULT_POLICY",
    "Building",
    "Change",
    "Copied",
    "Custodian",
    "Engine",
    "Fault",
    "FileRead",
    "Hidden",
    "Part",
    "Plan",
    "Progress",
    "Question",
    "ReadOptions",
    "ReadSummary",
    "Shown",
    "ViewBuilder",
    "Watch",
    "as_kept",
    "build_view",
    "by_prefix",
    "change_by",
    "check_codebook",
    "codebook_text",
    "copy",
    "documents_of",
    "export_flow",
    "export_record",
    "faults",
    "hidden",
    "hide",
    "is_kept",
    "keep",
    "keep_change",
    "kept",
    "kept_if_possible",
    "load_codebook",
    "made_by",
    "nearest",
    "originals_folder",
    "own_engine",
    "part_around",
    "plan",
    "question_key",
    "questions",
    "read",
    "reasons",
    "reasons_kept",
    "selected",
    "shipped_codebook",
    "shown",
    "text_as",
    "undated",
    "view",
    "watch",
]

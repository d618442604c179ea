"""The verbs: read, plan, view, export.  They join the layers below; nothing here prints or parses a command."""

from __future__ import annotations

from tellings.reconcile import DEFAULT_POLICY

from .building import ViewBuilder
from .codebooks import check_codebook, codebook_text, load_codebook, shipped_codebook, text_as
from .custody import Custodian, Fault, faults, originals_folder
from .engine import Engine, own_engine
from .hiding import Hidden, hidden, hide
from .intake import read
from .known import kept, undated
from .options import ReadOptions
from .outcome import Progress, ReadSummary
from .prefix import by_prefix
from .reasons import reasons
from .record import export_record, made_by
from .survey import Plan, plan
from .views import build_view, view

__all__ = [
    "DEFAULT_POLICY",
    "Custodian",
    "Engine",
    "Fault",
    "Hidden",
    "Plan",
    "Progress",
    "ReadOptions",
    "ReadSummary",
    "ViewBuilder",
    "build_view",
    "by_prefix",
    "check_codebook",
    "codebook_text",
    "export_record",
    "faults",
    "hidden",
    "hide",
    "kept",
    "load_codebook",
    "made_by",
    "originals_folder",
    "own_engine",
    "plan",
    "read",
    "reasons",
    "shipped_codebook",
    "text_as",
    "undated",
    "view",
]

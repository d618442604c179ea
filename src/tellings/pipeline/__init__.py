"""The verbs: read, plan, view, export.  They join the layers below; nothing here prints or parses a command."""

from __future__ import annotations

from tellings.reconcile import DEFAULT_POLICY

from .building import ViewBuilder
from .codebooks import check_codebook, codebook_text, load_codebook, shipped_codebook, text_as
from .engine import Engine, own_engine
from .hiding import Hidden, hidden, hide
from .intake import read
from .known import kept, undated
from .outcome import Progress, ReadSummary
from .prefix import by_prefix
from .reasons import reasons
from .record import export_record, made_by
from .survey import Plan, plan
from .views import build_view, view

__all__ = [
    "DEFAULT_POLICY",
    "Engine",
    "Hidden",
    "Plan",
    "Progress",
    "ReadSummary",
    "ViewBuilder",
    "build_view",
    "by_prefix",
    "check_codebook",
    "codebook_text",
    "export_record",
    "hidden",
    "hide",
    "kept",
    "load_codebook",
    "made_by",
    "own_engine",
    "plan",
    "read",
    "reasons",
    "shipped_codebook",
    "text_as",
    "undated",
    "view",
]

"""The verbs: read, plan, view, export.  They join the layers below; nothing here prints or parses a command."""

from __future__ import annotations

from tellings.reconcile import DEFAULT_POLICY

from .building import ViewBuilder
from .engine import Engine, own_engine
from .freshness import is_kept
from .hiding import Hidden, hidden, hide
from .intake import read
from .keeping import keep, kept_if_possible
from .known import kept, undated
from .outcome import Progress, ReadSummary
from .part import Change, Part, change_by, documents_of, keep_change, part_around
from .prefix import by_prefix
from .reasons import reasons
from .record import export_flow, export_record, made_by
from .shown import Shown, shown
from .survey import Plan, plan
from .views import build_view, view

__all__ = [
    "DEFAULT_POLICY",
    "Change",
    "Engine",
    "Hidden",
    "Part",
    "Plan",
    "Progress",
    "ReadSummary",
    "Shown",
    "ViewBuilder",
    "build_view",
    "by_prefix",
    "change_by",
    "documents_of",
    "export_flow",
    "export_record",
    "hidden",
    "hide",
    "is_kept",
    "keep",
    "keep_change",
    "kept",
    "kept_if_possible",
    "made_by",
    "own_engine",
    "part_around",
    "plan",
    "read",
    "reasons",
    "shown",
    "undated",
    "view",
]

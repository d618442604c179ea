"""A row of a table of incidents: which of its cells codes what, and where each stands in its document's text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .span import Span

KEY = "coded_row"  # under which a document's `extra` holds it


@dataclass(frozen=True, slots=True)
class CodedRow:
    """`table` says by which scales its cells are coded ("ged", "acled", "gtd", "own"), `cells` which span holds what.

    The names of `cells` are nouns ("killed", "killed_low", "date"); the text of a span is the cell.
    """

    table: str
    cells: Mapping[str, Span]

    def record(self) -> dict[str, Any]:
        """As `extra` holds it."""
        return {
            "table": self.table,
            "cells": {noun: [span.start, span.end] for noun, span in self.cells.items()},
        }


def coded_row(text: str, extra: str) -> CodedRow | None:
    """The row that a document with this text and `extra` was made from; None where it is a report."""
    if KEY not in extra:
        return None
    try:
        held = json.loads(extra)[KEY]
        row = CodedRow(held["table"], {noun: Span(*places) for noun, places in held["cells"].items()})
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    whole = all(span.end <= len(text) for span in row.cells.values())
    return row if whole and isinstance(row.table, str) else None

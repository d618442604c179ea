"""What the filters of a page offer to choose among, with how many there are of each."""

from __future__ import annotations

from tellings.casebook.finding import FacetKind

from .holding import Holding

MOST_OUTLETS = 100  # those with most incidents; the page of sources leads to the others


def counts(holding: Holding, kind: FacetKind) -> dict[str, int]:
    """How many incidents there are of each of a kind, by name."""
    return {each.name: each.incidents for each in holding.pages.incidents.totals(kind)}


def outlets(holding: Holding, chosen: str) -> dict[str, int]:
    """The outlets with most incidents, in order of name; the one that is chosen is always among them."""
    found = holding.pages.incidents.totals("outlet", "incidents", limit=MOST_OUTLETS)
    counted = {each.name: each.incidents for each in found}
    if chosen:
        counted.setdefault(chosen, 0)
    return dict(sorted(counted.items()))

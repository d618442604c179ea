"""What the pictures and the table of sources are drawn from, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query

from .api_looks import Asked, Now, Number, Text, listing
from .mapping import SIZES, View, frame_of, groups_of, within
from .standing import KINDS, Source
from .timeline import begun
from .wire import Listing

routes = APIRouter()
Pixels = Annotated[int, Query(ge=100, le=4000)]


@routes.get("/map", summary="Incidents by where they lie on a map of so many pixels, near ones together")
def on_map(
    look: Now,
    filters: Asked,
    box: Text = "",
    width: Pixels = SIZES["wide"][0],
    height: Pixels = SIZES["wide"][1],
) -> dict[str, Any]:
    """`box` is west,south,east,north in degrees.  Of each point: how many incidents it stands for, the first of them, where they
    lie (`box` again), and how many metres from there they may have been, where that is the same for all."""
    view, wanted = View.parse({"box": box}), filters.wanted()
    with look() as holding:
        around = frame_of(holding, wanted, view, width, height)
        groups = groups_of(holding, within(wanted, view), around) if around else []
        return {
            "points": [
                {"incidents": each.count, "first": each.id, "box": list(each.box), "metres": each.metres}
                for each in groups
            ],
            "box": list(around.extent()) if around else None,
            "mark": holding.mark,
        }


@routes.get("/timeline", summary="How many incidents began when")
def over_time(look: Now, filters: Asked) -> dict[str, Any]:
    """`counts` has days, months or years by their ISO names; `first` and `last` are the first and the last day on which any of
    them may have begun, null where the year of none is known."""
    with look() as holding:
        found = begun(holding, filters.wanted())
        return {
            "first": found.first if found else None,
            "last": found.last if found else None,
            "counts": dict(found.counts) if found else {},
            "mark": holding.mark,
        }


@routes.get(
    "/sources", summary="How often outlets, or organisations that speak, are alone, agreed or disputed"
)
def sources(look: Now, kind: Literal["outlets", "organisations"] = "outlets", page: Number = 1) -> Listing:
    with look() as holding:
        pages = holding.pages.incidents

        def read(first: int, limit: int) -> list[dict[str, Any]]:
            return [asdict(Source.of(each)) for each in pages.totals(KINDS[kind], "cells", first, limit)]

        return listing(holding, pages.count_of(KINDS[kind]), read, page)

"""The incidents asked for, as a table, as a map and over time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from tellings.casebook import Filters as Wanted
from tellings.export import shown
from tellings.export.rendering import picture
from tellings.values.countries import country_name

from ..access import guest_of
from ..choices import counts, outlets
from ..desk import desk_of
from ..filters import ORDERS, STATUSES, TYPES, Filters
from ..holding import Holding, incident_of
from ..mapping import View, map_of
from ..paging import page_of
from ..rows import row
from ..timeline import timeline_of
from .saved import name_of

MOST_WITHOUT = 200  # lines

ASKED = {
    "q": "words",
    "type": "type",
    "status": "status",
    "since": "from",
    "until": "to",
    "place": "place",
    "country": "country",
    "source": "source",
    "open": "open questions",
    "reviewed": "reviewed",
}


def home(request: Request) -> RedirectResponse:
    """The desk opens with the incidents."""
    return RedirectResponse("/incidents", 307)


def table(request: Request) -> HTMLResponse:
    """The table."""
    filters = Filters.parse(request.query_params)
    with desk_of(request).shelf.looking() as holding:
        pages, wanted = holding.pages.incidents, filters.wanted()
        lines = page_of(
            pages.count(wanted),
            lambda first, limit: [
                row(incident_of(*each))
                for each in pages.page(wanted, filters.order, filters.falls, first, limit)
            ],
            request.query_params.get("page"),
        )
        return _page(
            request, "incidents.html", holding, filters, lines.total, lines=lines, orders=list(ORDERS)
        )


def on_map(request: Request) -> HTMLResponse:
    """The map: near points put together, and taken apart again by looking closer."""
    filters, view = Filters.parse(request.query_params), View.parse(request.query_params)
    with desk_of(request).shelf.looking() as holding:
        wanted = filters.wanted()
        drawn = map_of(
            holding, wanted, view, lambda box: f"/map{filters.query()}{'&' if filters.query() else '?'}{box}"
        )
        without = _without(holding, filters, replace(wanted, placed=False))
        total = holding.pages.incidents.count(wanted)
        return _page(request, "map.html", holding, filters, total, drawn=drawn, without=without)


def over_time(request: Request) -> HTMLResponse:
    """The timeline."""
    filters = Filters.parse(request.query_params)
    with desk_of(request).shelf.looking() as holding:
        wanted = filters.wanted()
        drawn = timeline_of(
            holding,
            wanted,
            desk_of(request).draw,
            lambda since, until: "/timeline" + filters.query(since=since, until=until),
        )
        without = _without(holding, filters, replace(wanted, dated=False))
        total = holding.pages.incidents.count(wanted)
        return _page(
            request, "timeline.html", holding, filters, total, drawn=drawn, without=without, picture=picture
        )


def _without(holding: Holding, filters: Filters, wanted: Wanted) -> dict[str, Any]:
    """Those that a picture cannot show: how many, and the first of them."""
    pages = holding.pages.incidents
    first = pages.page(wanted, filters.order, filters.falls, 0, MOST_WITHOUT)
    return {
        "items": [shown.named(incident_of(*each)) for each in first],
        "total": pages.count(wanted),
    }


def _page(
    request: Request, template: str, holding: Holding, filters: Filters, total: int, **what: Any
) -> HTMLResponse:
    facets = {kind: counts(holding, kind) for kind in ("type", "status", "country")}
    facets["source"] = outlets(holding, filters.source)
    return desk_of(request).page(
        request,
        template,
        filters=filters,
        views=desk_of(request).shelf.saved_views(name_of(guest_of(request))),
        asked=[
            (ASKED[name], _said(name, value), filters.query(**{name: ""}))
            for name, value in filters.asked().items()
        ],
        total=total,
        every=holding.pages.incidents.count(),
        types=[each for each in TYPES if each in facets["type"]],
        all_statuses=[each for each in STATUSES if each in facets["status"]],
        countries=sorted((country_name(code) or code, code) for code in facets["country"]),
        sources=list(facets["source"]),
        facets=facets,
        **what,
    )


def _said(name: str, value: str) -> str:
    return (country_name(value) or value) if name == "country" else value.replace("_", " ")

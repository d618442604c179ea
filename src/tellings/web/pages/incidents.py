"""The incidents asked for, as a table, as a map and over time."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from tellings.export.rendering import picture
from tellings.values.countries import country_name

from ..access import guest_of
from ..desk import desk_of
from ..filters import ORDERS, STATUSES, TYPES, Filters
from ..holding import Holding
from ..mapping import View, map_of
from ..paging import paged
from ..rows import Row
from ..timeline import timeline_of
from .saved import name_of

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
    holding, filters, rows = _asked(request)
    lines = paged(rows, request.query_params.get("page"))
    return _page(request, "incidents.html", holding, filters, rows, lines=lines, orders=list(ORDERS))


def on_map(request: Request) -> HTMLResponse:
    """The map: near points put together, and taken apart again by looking closer."""
    holding, filters, rows = _asked(request)
    view = View.parse(request.query_params)
    drawn = map_of(
        holding, rows, view, lambda box: f"/map{filters.query()}{'&' if filters.query() else '?'}{box}"
    )
    return _page(request, "map.html", holding, filters, rows, drawn=drawn, picture=picture)


def over_time(request: Request) -> HTMLResponse:
    """The timeline."""
    holding, filters, rows = _asked(request)
    drawn = timeline_of(holding, rows)
    return _page(request, "timeline.html", holding, filters, rows, drawn=drawn, picture=picture)


def _asked(request: Request) -> tuple[Holding, Filters, list[Row]]:
    filters = Filters.parse(request.query_params)
    holding = desk_of(request).shelf.holding()
    return holding, filters, filters.chosen(holding.rows, holding.holding_words)


def _page(
    request: Request, template: str, holding: Holding, filters: Filters, rows: list[Row], **what: Any
) -> HTMLResponse:
    desk = desk_of(request)
    return desk.page(
        request,
        template,
        filters=filters,
        views=desk_of(request).shelf.saved_views(name_of(guest_of(request))),
        asked=[
            (ASKED[name], _said(name, value), filters.query(**{name: ""}))
            for name, value in filters.asked().items()
        ],
        total=len(rows),
        every=len(holding.rows),
        types=[each for each in TYPES if holding.facets["type"][each]],
        all_statuses=[each for each in STATUSES if holding.facets["status"][each]],
        countries=sorted((country_name(code) or code, code) for code in holding.facets["country"]),
        sources=sorted(holding.facets["source"]),
        facets=holding.facets,
        **what,
    )


def _said(name: str, value: str) -> str:
    return (country_name(value) or value) if name == "country" else value.replace("_", " ")

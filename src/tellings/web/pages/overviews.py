"""Sources, findings, what was not read, and the journal of decisions."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import HTMLResponse

from tellings.errors import UserError
from tellings.export import claims as walk
from tellings.export import shown
from tellings.export.cards import Deck
from tellings.model.records import Record

from ..decided import decision
from ..desk import desk_of
from ..holding import Holding, decided
from ..paging import page_of
from ..standing import KINDS, Source


def source_table(request: Request) -> HTMLResponse:
    """How often each outlet and each organisation stands alone, is borne out or is disputed."""
    desk = desk_of(request)
    kind = request.query_params.get("kind", next(iter(KINDS)))
    if kind not in KINDS:
        raise UserError(f"kind is none of: {', '.join(KINDS)}")
    with desk.shelf.looking() as holding:
        pages = holding.pages.incidents
        numbers = {each: pages.count_of(facet) for each, facet in KINDS.items()}
        lines = page_of(
            numbers[kind],
            lambda first, limit: [
                Source.of(each) for each in pages.totals(KINDS[kind], "cells", first, limit)
            ],
            request.query_params.get("page"),
        )
        return desk.page(request, "sources.html", kind=kind, kinds=list(numbers.items()), lines=lines)


def findings(request: Request) -> HTMLResponse:
    """All findings; `kind` asks for one kind."""
    desk = desk_of(request)
    kind = request.query_params.get("kind", "")
    with desk.shelf.looking() as holding:
        counts = {each.name: each.cells for each in holding.pages.incidents.totals("finding")}
        lines = page_of(
            counts.get(kind, 0) if kind else sum(counts.values()),
            lambda first, limit: holding.pages.incidents.findings(kind, first, limit),
            request.query_params.get("page"),
        )
        return desk.page(
            request,
            "findings.html",
            kind=kind,
            counts=counts,
            lines=lines,
            findings=_findings(lines.items, holding),
        )


def _findings(found: Sequence[tuple[str, int]], holding: Holding) -> list[tuple[Record, list[Record]]]:
    """Findings by their incidents and places in them, each with the claims that it rests on."""
    incidents = holding.records(id for id, _ in found)
    deck = Deck({}, {}, {})  # this page has no cards of its own: quotes lead to their reports
    made = []
    for id, place in found:
        of = incidents[id]
        finding, claims = of["findings"][place], walk.of_incident(of)
        made.append(
            (shown.finding(finding, of, deck), [claims[key] for key in finding["claims"] if key in claims])
        )
    return made


def unread(request: Request) -> HTMLResponse:
    """What was not read, and how much was seen and not taken."""
    desk = desk_of(request)
    reason = request.query_params.get("reason", "")
    with desk.shelf.looking() as holding:
        pages = holding.pages
        return desk.page(
            request,
            "unread.html",
            reasons=pages.documents.unread_reasons(),
            reason=reason,
            lines=page_of(
                pages.documents.count_of_unread(reason),
                lambda first, limit: pages.documents.unread(reason, first, limit),
                request.query_params.get("page"),
            ),
            every=pages.documents.count_of_unread(),
            rejected=[(each.name, each.cells) for each in pages.incidents.totals("rejection", "cells")],
        )


def journal(request: Request) -> HTMLResponse:
    """Every decision, the newest first."""
    desk = desk_of(request)
    with desk.shelf.looking() as holding:
        pages = holding.pages.decisions
        lines = page_of(pages.count(), pages.page, request.query_params.get("page"))
        return desk.page(
            request,
            "journal.html",
            lines=lines,
            decisions=[decision(each, holding) for each in decided(lines.items)],
            back="/journal",
        )

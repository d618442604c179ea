"""Sources, findings, what was not read, and the journal of decisions."""

from __future__ import annotations

from collections import Counter

from starlette.requests import Request
from starlette.responses import HTMLResponse

from tellings.errors import UserError
from tellings.export import shown
from tellings.export.cards import Deck

from ..decided import decision
from ..desk import desk_of
from ..paging import paged
from ..standing import KINDS, sources


def source_table(request: Request) -> HTMLResponse:
    """How often each outlet and each organisation stands alone, is borne out or is disputed."""
    desk = desk_of(request)
    kind = request.query_params.get("kind", KINDS[0])
    if kind not in KINDS:
        raise UserError(f"kind is none of: {', '.join(KINDS)}")
    every = sources(desk.shelf.holding())
    return desk.page(
        request,
        "sources.html",
        kind=kind,
        kinds=[(each, len(every[each])) for each in KINDS],
        lines=paged(every[kind], request.query_params.get("page")),
    )


def findings(request: Request) -> HTMLResponse:
    """All findings; `kind` asks for one kind."""
    desk = desk_of(request)
    holding = desk.shelf.holding()
    kind = request.query_params.get("kind", "")
    every = [
        (of, each) for of in sorted(holding.records.values(), key=shown.order) for each in of["findings"]
    ]
    counts = Counter(each["kind"] for _, each in every)
    chosen = [(of, each) for of, each in every if kind in ("", each["kind"])]
    lines = paged(chosen, request.query_params.get("page"))
    deck = Deck({}, {}, {})  # this page has no cards of its own: quotes lead to their reports
    made = [
        (
            shown.finding(each, of, deck),
            [holding.claims[key][0] for key in each["claims"] if key in holding.claims],
        )
        for of, each in lines.items
    ]
    return desk.page(request, "findings.html", kind=kind, counts=counts, lines=lines, findings=made)


def unread(request: Request) -> HTMLResponse:
    """What was not read, and how much was seen and not taken."""
    desk = desk_of(request)
    holding = desk.shelf.holding()
    reasons = Counter(each.reason for each in holding.unread).most_common()
    reason = request.query_params.get("reason", "")
    chosen = [each for each in holding.unread if reason in ("", each.reason)]
    return desk.page(
        request,
        "unread.html",
        reasons=reasons,
        reason=reason,
        lines=paged(chosen, request.query_params.get("page")),
        every=len(holding.unread),
        rejected=desk.shelf.rejection_reasons(),
    )


def journal(request: Request) -> HTMLResponse:
    """Every decision, the newest first."""
    desk = desk_of(request)
    holding = desk.shelf.holding()
    lines = paged(holding.judgements[::-1], request.query_params.get("page"))
    return desk.page(
        request,
        "journal.html",
        lines=lines,
        decisions=[decision(each, holding) for each in lines.items],
        back="/journal",
    )

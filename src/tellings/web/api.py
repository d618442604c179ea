"""`/api/v1`: what the pages do, as JSON.  Its description is at `/api/v1/openapi.json`.

Records are those of `casebook/1`.  Lists come in pages.  Whatever is read carries an ETag: the same casebook, the same tag.
Every error is {"error": {"status", "said"}}.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Query, Request, Response, Security
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.security import HTTPBearer
from starlette.exceptions import HTTPException

from tellings import __version__
from tellings.errors import CasebookBusy, TellingsError, UserError
from tellings.export import shown
from tellings.model import Span
from tellings.model.records import Record, to_record

from .access import guest_of
from .deciding import Claimed, NotYours, Stale, Wanted, make
from .desk import Desk, desk_of
from .filters import LONGEST, Filters
from .holding import Holding
from .pages.saved import forget, keep, name_of
from .paging import SIZE, paged
from .rows import Row
from .wire import Decision, Listing, Refusal, View

Text = Annotated[str, Query(max_length=LONGEST)]
Number = Annotated[int, Query(ge=1, lt=10_000_000)]
Offset = Annotated[int, Query(ge=0, lt=1_000_000_000)]


class _Unchanged(Exception):
    """The reader has it already."""


ERRORS: dict[int | str, dict[str, Any]] = {
    code: {"model": Refusal} for code in (400, 401, 403, 404, 409, 422, 503)
}


routes = APIRouter()
_BEARER = HTTPBearer(auto_error=False, description="a token of an account; the guard has looked at it")


def _now(request: Request, response: Response) -> Holding:
    """What the casebook comes to now, tagged; a reader that has it is told so."""
    holding = desk_of(request).shelf.holding()
    tag = f'"{holding.mark}"'
    if request.headers.get("if-none-match") == tag:
        raise _Unchanged(tag)
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "no-cache"
    return holding


Now = Annotated[Holding, Depends(_now)]


def _listing(holding: Holding, every: Sequence[dict[str, Any]], page: int) -> Listing:
    lines = paged(every, str(page), SIZE)
    return Listing(
        items=list(lines.items),
        page=lines.number,
        pages=lines.pages,
        total=lines.total,
        mark=holding.mark,
    )


@routes.get("/incidents", summary="The incidents that filters ask for, in their order")
def incidents(
    holding: Now, q: Text = "", type: Text = "", status: Text = "", since: Text = "", until: Text = "",
    place: Text = "", country: Text = "", source: Text = "", open: Text = "", reviewed: Text = "",
    sort: Text = "-date", page: Number = 1,
) -> Listing:  # fmt: skip
    asked = {
        "q": q, "type": type, "status": status, "since": since, "until": until, "place": place,
        "country": country, "source": source, "open": open, "reviewed": reviewed, "sort": sort,
    }  # fmt: skip
    rows = Filters.parse(asked).chosen(holding.rows, holding.holding_words)
    return _listing(holding, [_line(each) for each in rows], page)


@routes.get("/incidents/{id}", summary="One incident, with what it bears on and its decisions")
def incident(holding: Now, id: str) -> dict[str, Any]:
    try:
        known = holding.find(id)
    except UserError as error:
        raise HTTPException(404, str(error)) from error
    around = holding.around(known)
    return {
        "incident": holding.records[known],
        "relations": around["relations"],
        "documents": around["documents"],
        "decisions": holding.about(known),
        "seen": f"{known}:{holding.mark_of(known)}",
    }


@routes.get("/documents", summary="The documents, in id order, without their texts")
def documents(holding: Now, page: Number = 1) -> Listing:
    return _listing(holding, [holding.documents[id] for id in sorted(holding.documents)], page)


@routes.get("/documents/{id}", summary="One document, with its text, its claims and what was not taken")
def document(request: Request, holding: Now, id: str) -> dict[str, Any]:
    if id not in holding.documents:
        raise HTTPException(404, f"no document has the id {id!r}")
    rejections: list[Record] = [to_record(each) for each in desk_of(request).shelf.rejections(id)]
    claims = list(holding.claims_of.get(id, ()))
    return {
        **holding.documents[id],
        "text": holding.texts[id],
        "claims": claims,
        "rejections": rejections,
    }


@routes.get("/documents/{id}/guesses", summary="What a passage can be read as, the likeliest first")
def guesses(request: Request, holding: Now, id: str, start: Offset, end: Offset) -> list[dict[str, Any]]:
    if id not in holding.documents:
        raise HTTPException(404, f"no document has the id {id!r}")
    if start >= end:
        raise UserError(f"not the characters of a passage: {start}-{end}")
    passage = desk_of(request).shelf.selected(id, Span(start, end))
    made: list[dict[str, Any]] = [to_record(each) for each in passage.guesses()]
    return made


@routes.get("/findings", summary="The findings, in the order of their incidents in time")
def findings(holding: Now, page: Number = 1) -> Listing:
    ordered = sorted(holding.records.values(), key=shown.order)
    return _listing(
        holding, [{**each, "incident": of["id"]} for of in ordered for each in of["findings"]], page
    )


@routes.get("/unread", summary="What was not read, and why")
def unread(holding: Now, page: Number = 1) -> Listing:
    return _listing(holding, [to_record(each) for each in holding.unread], page)


@routes.get("/journal", summary="Every decision, the newest first, with what became of it")
def journal(holding: Now, page: Number = 1) -> Listing:
    return _listing(holding, holding.judgements[::-1], page)


@routes.get("/questions", summary="What nobody has decided and somebody should, what most needs it first")
def questions(holding: Now, page: Number = 1) -> Listing:
    asked = [
        {
            "incident": each.incident.id,
            "asked": each.asked,
            "field": each.field,
            "group": each.group,
            "claims": [claim.id for claim in each.claims],
        }
        for each in holding.questions
    ]
    return _listing(holding, asked, page)


@routes.get("/views", summary="Filters kept under names: one's own, and those that others share")
def views(request: Request) -> list[dict[str, Any]]:
    kept = desk_of(request).shelf.saved_views(name_of(guest_of(request)))
    return [to_record(each) for each in kept]


@routes.post("/views", status_code=201, summary="Keeps filters under a name")
def save_view(request: Request, view: View) -> dict[str, Any]:
    _from_here(request)
    kept = keep(desk_of(request).shelf, guest_of(request), view.name, view.page, view.query, view.shared)
    made: dict[str, Any] = to_record(kept)
    return made


@routes.delete("/views/{id}", status_code=204, summary="Forgets a view")
def remove_view(request: Request, id: str) -> Response:
    _from_here(request)
    forget(desk_of(request).shelf, guest_of(request), id)
    return Response(status_code=204)


def _from_here(request: Request) -> None:
    if not desk_of(request).forms.is_from_here(request):
        raise HTTPException(403, "a page of another site may not decide")


@routes.post("/decisions", status_code=201, summary="Makes a decision")
def decide(request: Request, decision: Decision) -> dict[str, Any]:
    _from_here(request)
    said = decision.claimed
    claimed = Claimed(said.field, said.words, said.group, said.polarity) if said else None
    wanted = Wanted.of(
        decision.kind,
        decision.names,
        decision.why,
        decision.by,
        decision.incident,
        decision.span,
        decision.seen,
        claimed,
    )
    outcome = make(desk_of(request).shelf, wanted, guest_of(request))
    return {
        "judgement": to_record(outcome.judgement),
        "state": outcome.ruling.state,
        "incidents": [each.id for each in outcome.incidents],
        "gone": list(outcome.gone),
    }


def api(desk: Desk) -> FastAPI:
    """The application under `/api/v1`."""
    made = FastAPI(
        title="Tellings",
        version=__version__,
        description=__doc__,
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        responses=ERRORS,
        dependencies=[Security(_BEARER)],
    )
    made.state.desk = desk
    made.include_router(routes)
    made.add_exception_handler(_Unchanged, _unchanged)
    for kind in (HTTPException, RequestValidationError, TellingsError, Stale, NotYours, Exception):
        made.add_exception_handler(kind, _error)
    return made


def _line(row: Row) -> dict[str, Any]:
    """An incident of a list: enough to choose by."""
    return {
        "id": row.id,
        "title": row.shown["title"],
        "type": row.type,
        "start": row.start or None,
        "end": row.end or None,
        "place": row.place or None,
        "killed": row.killed,
        "documents": sorted(row.documents),
        "open": row.open,
        "reviewed": row.reviewed,
    }


async def _unchanged(request: Request, error: Exception) -> Response:
    return Response(status_code=304, headers={"ETag": str(error), "Cache-Control": "no-cache"})


async def _error(request: Request, error: Exception) -> JSONResponse:
    return refusal(*_told(error))


def refusal(status: int, said: str) -> JSONResponse:
    """An error, in the one shape of them."""
    return JSONResponse({"error": {"status": status, "said": said}}, status)


def _told(error: Exception) -> tuple[int, str]:
    match error:
        case HTTPException():
            return error.status_code, str(error.detail)
        case RequestValidationError():
            wrong = error.errors()[0]
            return 422, f"{'.'.join(map(str, wrong['loc']))}: {wrong['msg']}"
        case NotYours():
            return 403, str(error)
        case Stale():
            return 409, f"changed since it was seen: {', '.join(error.changed)}"
        case CasebookBusy():
            return 503, "another program is writing to the casebook"
        case UserError():
            return 400, str(error)
        case TellingsError():
            return 503, "the casebook cannot be read or written at the moment"
    return 500, type(error).__name__

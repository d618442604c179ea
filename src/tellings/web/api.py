"""`/api/v1`: what the pages do, as JSON.  Its description is at `/api/v1/openapi.json`.

Records are those of `casebook/1`.  Lists come in pages.  Whatever is read carries an ETag: the same casebook, the same tag.
Every error is {"error": {"status", "said"}}.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Query, Request, Response, Security
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.security import HTTPBearer
from starlette.exceptions import HTTPException

from tellings import __version__
from tellings.errors import CasebookBusy, TellingsError, UserError
from tellings.model import Span
from tellings.model.records import Record, to_record

from . import api_double, api_files, api_pictures
from .access import guest_of
from .api_files import from_here
from .api_looks import Asked, Now, Number, Text, Unchanged, listing
from .deciding import Claimed, NotYours, Stale, Wanted, make
from .desk import Desk, desk_of
from .holding import asked_of, decided, incident_of
from .pages.saved import forget, keep, name_of
from .rows import Row, row
from .wire import Decision, Listing, Refusal, View

Offset = Annotated[int, Query(ge=0, lt=1_000_000_000)]

ERRORS: dict[int | str, dict[str, Any]] = {
    code: {"model": Refusal} for code in (400, 401, 403, 404, 409, 422, 503)
}


routes = APIRouter()
_BEARER = HTTPBearer(auto_error=False, description="a token of an account; the guard has looked at it")


@routes.get("/incidents", summary="The incidents that filters ask for, in their order")
def incidents(look: Now, filters: Asked, page: Number = 1) -> Listing:
    with look() as holding:
        pages, wanted = holding.pages.incidents, filters.wanted()

        def read(first: int, limit: int) -> list[dict[str, Any]]:
            found = pages.page(wanted, filters.order, filters.falls, first, limit)
            return [_line(row(incident_of(*each))) for each in found]

        return listing(holding, pages.count(wanted), read, page)


@routes.get("/incidents/{id}", summary="One incident, with what it bears on and its decisions")
def incident(look: Now, id: str) -> dict[str, Any]:
    with look() as holding:
        try:
            known = holding.find(id)
        except UserError as error:
            raise HTTPException(404, str(error)) from error
        record = holding.records([known])[known]
        around = holding.around(known)
        return {
            "incident": record,
            "relations": around["relations"],
            "documents": around["documents"],
            "decisions": around["judgements"],
            "seen": holding.seen(known),
        }


@routes.get(
    "/documents", summary="The documents, in the order in which they were published, without their texts"
)
def documents(look: Now, q: Text = "", source: Text = "", page: Number = 1) -> Listing:
    with look() as holding:
        pages = holding.pages.documents

        def read(first: int, limit: int) -> list[dict[str, Any]]:
            ids = [each.id for each in pages.page(q, source, first, limit)]
            found = holding.documents(ids)
            return [found[id] for id in ids]

        return listing(holding, pages.count(q, source), read, page)


@routes.get("/documents/{id}", summary="One document, with its text, its claims and what was not taken")
def document(request: Request, look: Now, id: str) -> dict[str, Any]:
    with look() as holding:
        of = holding.document(id)
        if of is None:
            raise HTTPException(404, f"no document has the id {id!r}")
        rejections: list[Record] = [to_record(each) for each in desk_of(request).shelf.rejections(id)]
        return {
            **of,
            "text": holding.text(id),
            "claims": holding.claims_of(id),
            "rejections": rejections,
        }


@routes.get("/documents/{id}/guesses", summary="What a passage can be read as, the likeliest first")
def guesses(request: Request, look: Now, id: str, start: Offset, end: Offset) -> list[dict[str, Any]]:
    with look() as holding:
        if holding.document(id) is None:
            raise HTTPException(404, f"no document has the id {id!r}")
        if start >= end:
            raise UserError(f"not the characters of a passage: {start}-{end}")
        passage = desk_of(request).shelf.selected(id, Span(start, end))
    made: list[dict[str, Any]] = [to_record(each) for each in passage.guesses()]
    return made


@routes.get("/findings", summary="The findings, in the order of their incidents in time")
def findings(look: Now, page: Number = 1) -> Listing:
    with look() as holding:
        pages = holding.pages.incidents

        def read(first: int, limit: int) -> list[dict[str, Any]]:
            found = pages.findings("", first, limit)
            incidents = holding.records(id for id, _ in found)
            return [{**incidents[id]["findings"][place], "incident": id} for id, place in found]

        return listing(holding, sum(each.cells for each in pages.totals("finding")), read, page)


@routes.get("/unread", summary="What was not read, and why")
def unread(look: Now, page: Number = 1) -> Listing:
    with look() as holding:
        pages = holding.pages.documents
        return listing(
            holding,
            pages.count_of_unread(),
            lambda first, limit: list(map(to_record, pages.unread("", first, limit))),
            page,
        )


@routes.get("/journal", summary="Every decision, the newest first, with what became of it")
def journal(look: Now, page: Number = 1) -> Listing:
    with look() as holding:
        pages = holding.pages.decisions
        return listing(holding, pages.count(), lambda first, limit: decided(pages.page(first, limit)), page)


@routes.get("/questions", summary="What nobody has decided and somebody should, what most needs it first")
def questions(look: Now, page: Number = 1) -> Listing:
    with look() as holding:
        pages = holding.pages.questions
        return listing(
            holding, pages.count(), lambda first, limit: list(map(asked_of, pages.page(first, limit))), page
        )


@routes.get("/views", summary="Filters kept under names: one's own, and those that others share")
def views(request: Request) -> list[dict[str, Any]]:
    kept = desk_of(request).shelf.saved_views(name_of(guest_of(request)))
    return [to_record(each) for each in kept]


@routes.post("/views", status_code=201, summary="Keeps filters under a name")
def save_view(request: Request, view: View) -> dict[str, Any]:
    from_here(request)
    kept = keep(desk_of(request).shelf, guest_of(request), view.name, view.page, view.query, view.shared)
    made: dict[str, Any] = to_record(kept)
    return made


@routes.delete("/views/{id}", status_code=204, summary="Forgets a view")
def remove_view(request: Request, id: str) -> Response:
    from_here(request)
    forget(desk_of(request).shelf, guest_of(request), id)
    return Response(status_code=204)


@routes.post("/decisions", status_code=201, summary="Makes a decision")
def decide(request: Request, decision: Decision) -> dict[str, Any]:
    from_here(request)
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
    for each in (routes, api_pictures.routes, api_files.routes, api_double.routes):
        made.include_router(each)
    made.add_exception_handler(Unchanged, _unchanged)
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

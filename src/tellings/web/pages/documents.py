"""The documents, and one of them with everything that was taken from it marked."""

from __future__ import annotations

import json
from collections.abc import Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from tellings.casebook.document_pages import DocumentLine
from tellings.export import shown
from tellings.export.record import document_record
from tellings.model.records import Record, document_from

from ..choices import outlets
from ..decided import decision
from ..desk import desk_of
from ..filters import LONGEST
from ..holding import Holding
from ..marked import claim_lines, marked
from ..paging import page_of
from ..texts import TONE_NAMES


def listing(request: Request) -> HTMLResponse:
    """All documents, in the order in which they were published; `q` asks for words, `source` for an outlet."""
    desk = desk_of(request)
    q, source = (request.query_params.get(name, "").strip()[:LONGEST] for name in ("q", "source"))
    with desk.shelf.looking() as holding:
        pages = holding.pages.documents
        lines = page_of(
            pages.count(q, source),
            lambda first, limit: _lines(pages.page(q, source, first, limit), holding),
            request.query_params.get("page"),
        )
        return desk.page(
            request,
            "documents.html",
            lines=lines,
            q=q,
            source=source,
            sources=outlets(holding, source),
            every=pages.count(),
        )


def _lines(lines: Sequence[DocumentLine], holding: Holding) -> list[Record]:
    judged = holding.pages.decisions.judged([each.id for each in lines])
    return [_line(each, holding.document(each.id) if each.id in judged else None) for each in lines]


def _line(line: DocumentLine, marked_by_people: Record | None) -> Record:
    document = marked_by_people or as_listed(line)
    return {
        **shown.column(document),
        "origin": document["origin"] or line.origin,
        "title": document["title"],
        "source_id": document["source_id"],
        "claims": line.claims,
        "incidents": line.incidents,
        "furniture": len(document["furniture"]),
    }


def as_listed(line: DocumentLine) -> Record:
    """A document of a list as an export has it."""
    return document_record(document_from({**json.loads(line.record), "text": ""}), False)


def document(request: Request) -> HTMLResponse:
    """One document."""
    with desk_of(request).shelf.looking() as holding:
        return _document(request, holding, request.path_params["id"])


def _document(request: Request, holding: Holding, id: str) -> HTMLResponse:
    desk, of = desk_of(request), holding.document(id)
    if of is None:
        raise HTTPException(404, f"no document has the id {id!r}")
    done = holding.judgement(request.query_params.get("done", ""))
    claims = holding.claims_of(id)
    lines = claim_lines(claims, holding)
    return desk.page(
        request,
        "document.html",
        document={
            **of,
            **shown.column(of),
            "url": shown.address(of["url"]),
            "archive_url": shown.address(of["archive_url"]),
        },
        origin=_named(of["origin"], holding),
        supersedes=_named(of["supersedes"], holding),
        paragraphs=marked(holding.text(id), claims, of["furniture"]),
        claims=lines,
        tones=[(tone, TONE_NAMES[tone]) for tone in TONE_NAMES if any(line.tone == tone for line in lines)],
        incidents=[shown.named(each) for each in sorted(holding.told_of(id).values(), key=shown.order)],
        rejections=desk.shelf.rejections(id),
        unread=holding.pages.documents.unread_of(of["path"]) if of["path"] else [],
        made=decision(done, holding) if done else None,
    )


def _named(id: str | None, holding: Holding) -> Record | None:
    known = holding.document(id) if id else None
    return shown.column(known) if known else None

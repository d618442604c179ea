"""The documents, and one of them with everything that was taken from it marked."""

from __future__ import annotations

from collections import Counter

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from tellings.export import shown
from tellings.model.records import Record
from tellings.values.folding import fold

from ..decided import decision
from ..desk import desk_of
from ..filters import LONGEST
from ..holding import Holding
from ..marked import claim_lines, marked
from ..paging import paged
from ..texts import TONE_NAMES


def listing(request: Request) -> HTMLResponse:
    """All documents, in the order in which they were published; `q` asks for words, `source` for an outlet."""
    desk = desk_of(request)
    holding = desk.shelf.holding()
    q, source = (request.query_params.get(name, "").strip()[:LONGEST] for name in ("q", "source"))
    found = [each for each in holding.documents.values() if not source or each["outlet"] == source]
    if q:
        texts = holding.holding_words(q)
        found = [each for each in found if each["id"] in texts or fold(q) in fold(each["source_id"])]
    incidents = Counter(told["document"] for of in holding.records.values() for told in of["tellings"])
    ordered = sorted(found, key=lambda each: ((each["published"] or {}).get("start") or "~", each["id"]))
    return desk.page(
        request,
        "documents.html",
        lines=paged([_line(each, holding, incidents) for each in ordered], request.query_params.get("page")),
        q=q,
        source=source,
        sources=sorted({each["outlet"] for each in holding.documents.values() if each["outlet"]}),
        every=len(holding.documents),
    )


def _line(document: Record, holding: Holding, incidents: Counter[str]) -> Record:
    return {
        **shown.column(document),
        "title": document["title"],
        "source_id": document["source_id"],
        "claims": len(holding.claims_of.get(document["id"], ())),
        "incidents": incidents[document["id"]],
        "furniture": len(document["furniture"]),
    }


def document(request: Request) -> HTMLResponse:
    """One document."""
    desk = desk_of(request)
    holding, id = desk.shelf.holding(), request.path_params["id"]
    if id not in holding.documents:
        raise HTTPException(404, f"no document has the id {id!r}")
    done = request.query_params.get("done", "")
    of, text = holding.documents[id], holding.texts[id]
    claims = holding.claims_of.get(id, ())
    lines = claim_lines(claims, holding)
    told = [each for each in holding.records.values() if any(t["document"] == id for t in each["tellings"])]
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
        paragraphs=marked(text, claims, of["furniture"]),
        claims=lines,
        tones=[(tone, TONE_NAMES[tone]) for tone in TONE_NAMES if any(line.tone == tone for line in lines)],
        incidents=[shown.named(each) for each in sorted(told, key=shown.order)],
        rejections=desk.shelf.rejections(id),
        unread=[each for each in holding.unread if each.path == of["path"]],
        made=next((decision(each, holding) for each in holding.judgements if each["id"] == done), None),
    )


def _named(id: str | None, holding: Holding) -> Record | None:
    known = holding.documents.get(id or "")
    return shown.column(known) if known else None

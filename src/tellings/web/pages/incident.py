"""One incident: what it comes to, what each report says, and what people have decided about it."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tellings.errors import UserError
from tellings.export import shown, words
from tellings.export.cards import Deck
from tellings.export.claims import of_incident
from tellings.export.rendering import picture
from tellings.export.sides import label
from tellings.model import COUNT_FIELDS
from tellings.model.records import Record

from ..decided import decision
from ..desk import desk_of
from ..holding import Holding
from ..toll import toll_picture


def incident(request: Request) -> Response:
    """The page; an id that has become another one leads on to that."""
    with desk_of(request).shelf.looking() as holding:
        return _incident(request, holding, request.path_params["id"])


def _incident(request: Request, holding: Holding, asked: str) -> Response:
    try:
        id = holding.find(asked)
    except UserError as error:
        raise HTTPException(404, str(error)) from error
    if id != asked:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/incidents/{id}{query}", 307)
    record = holding.records([id])[id]
    around = holding.around(id)
    deck = deck_of(holding, record, around["documents"])
    done = holding.judgement(request.query_params.get("done", ""))
    draw = desk_of(request).draw
    return desk_of(request).page(
        request,
        "incident.html",
        incident=shown.incident(record, around, deck),
        tellings=[_telling(each, holding) for each in record["tellings"]],
        tolls=[
            (label(name), picture(svg), words.history(verdict))
            for name in COUNT_FIELDS
            if (verdict := record["fields"].get(name)) and (svg := toll_picture(verdict, name, draw))
        ],
        history=[decision(each, holding) for each in around["judgements"]],
        seen=holding.seen(id),
        done=decision(done, holding) if done else None,
        claims=of_incident(record),
    )


def deck_of(holding: Holding, record: Record, documents: list[Record]) -> Deck:
    """What makes the cards of one incident's claims."""
    names = {each["id"]: shown.document_name(each) for each in documents}
    return Deck(holding.texts(names), of_incident(record), names)


def _telling(telling: Record, holding: Holding) -> Record:
    """A telling for the forms that split an incident."""
    document = holding.document(telling["document"])
    text = holding.text(telling["document"])
    assert document is not None, "a telling has its document"
    said = next((text[each["start"] : each["end"]] for each in telling["mentions"]), "")
    return {
        "id": telling["id"],
        "document": shown.column(document),
        "main": telling["main"],
        "claims": len(telling["claims"]),
        "said": " ".join(said.split()),
    }

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
    desk = desk_of(request)
    holding, asked = desk.shelf.holding(), request.path_params["id"]
    try:
        id = holding.find(asked)
    except UserError as error:
        raise HTTPException(404, str(error)) from error
    if id != asked:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/incidents/{id}{query}", 307)
    record, around = holding.records[id], holding.around(id)
    deck = deck_of(holding, record, around["documents"])
    done = request.query_params.get("done", "")
    return desk.page(
        request,
        "incident.html",
        incident=shown.incident(record, around, deck),
        tellings=[_telling(each, holding) for each in record["tellings"]],
        tolls=[
            (label(name), picture(svg), words.history(verdict))
            for name in COUNT_FIELDS
            if (verdict := record["fields"].get(name)) and (svg := toll_picture(verdict, name))
        ],
        history=[decision(each, holding) for each in holding.about(id)],
        seen=f"{id}:{holding.mark_of(id)}",
        done=next((decision(each, holding) for each in holding.judgements if each["id"] == done), None),
        claims=of_incident(record),
    )


def deck_of(holding: Holding, record: Record, documents: list[Record]) -> Deck:
    """What makes the cards of one incident's claims."""
    names = {each["id"]: shown.document_name(each) for each in documents}
    return Deck(holding.texts, of_incident(record), names)


def _telling(telling: Record, holding: Holding) -> Record:
    """A telling for the forms that split an incident."""
    document = holding.documents[telling["document"]]
    text = holding.texts[telling["document"]]
    said = next((text[each["start"] : each["end"]] for each in telling["mentions"]), "")
    return {
        "id": telling["id"],
        "document": shown.column(document),
        "main": telling["main"],
        "claims": len(telling["claims"]),
        "said": " ".join(said.split()),
    }

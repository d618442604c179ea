"""A passage on its way to being a claim: what it can be read as, to be corrected and said to be so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from tellings.errors import UserError
from tellings.export import shown, words
from tellings.export.passages import Passage, passage
from tellings.export.sides import label
from tellings.extract.selecting import CLAIMABLE, Guess, Selected
from tellings.model import COUNT_FIELDS, Group, Span
from tellings.model.records import Record

from ..deciding import among
from ..desk import desk_of
from ..holding import Holding
from .decisions import span_of

LONGEST = 200  # characters of a value
EXAMPLES = {"date": "4 May 2021", "place": "Gao, Mali", **dict.fromkeys(COUNT_FIELDS, "at least 7")}


def page(request: Request) -> HTMLResponse:
    """The passage at `span` with the likeliest reading, or that of `field` and `words`, ready to be claimed."""
    with desk_of(request).shelf.looking() as holding:
        return _page(request, holding, request.path_params["id"])


def _page(request: Request, holding: Holding, id: str) -> HTMLResponse:
    desk, document = desk_of(request), holding.document(id)
    if document is None:
        raise HTTPException(404, f"no document has the id {id!r}")
    span = span_of(request.query_params.get("span", "").strip())
    if span is None or span[0] >= span[1]:
        raise UserError("say which characters of the document, such as 120-310")
    selected = desk.shelf.selected(id, Span(*span))
    guesses = selected.guesses()
    asked = _asked(request, guesses)
    here = f"{selected.span.start}-{selected.span.end}"
    incidents = _incidents(holding, desk.shelf.told_near(id, selected.span))
    return desk.page(
        request,
        "claim.html",
        document=shown.column(document),
        span=here,
        quote=_quote(holding, id, selected),
        fields=[(each, label(each)) for each in CLAIMABLE],
        groups=list(words.GROUPS.items()),
        asked=asked,
        example=EXAMPLES.get(asked.field, ""),
        others=[(_said(each), _address(id, here, each)) for each in guesses if each != asked],
        incidents=[shown.named(each) for each in incidents],
        seen=[holding.seen(each["id"]) for each in incidents],
        longest=LONGEST,
    )


def _asked(request: Request, guesses: Sequence[Guess]) -> Guess:
    """The reading that is asked for; what of it is not said is guessed."""
    field = request.query_params.get("field", "")
    said = request.query_params.get("words", "").strip()[:LONGEST]
    group = among(request.query_params.get("group", ""), get_args(Group), "group")
    if field and field not in CLAIMABLE:
        raise UserError(f"field is none of: {', '.join(CLAIMABLE)}")
    guess = next((each for each in guesses if field in ("", each.field)), Guess(field or CLAIMABLE[0], ""))
    if not said and group is None:
        return guess
    return Guess(guess.field, said or guess.words, group)


def _address(document: str, span: str, guess: Guess) -> str:
    query = {"span": span, "field": guess.field, "words": guess.words, "group": guess.group or ""}
    return f"/claim/{document}?{urlencode(query)}"


def _said(guess: Guess) -> str:
    group = f" ({words.GROUPS[guess.group]})" if guess.group else ""
    return f"{label(guess.field)}{group}: {guess.words}"


def _incidents(holding: Holding, tellings: Sequence[str]) -> list[Record]:
    """The incidents of some tellings, each once, in their order."""
    homes = [home for each in tellings if (home := holding.home(each)) is not None]
    found = holding.records(homes)
    return [found[id] for id in dict.fromkeys(homes)]


def _quote(holding: Holding, id: str, selected: Selected) -> Passage | None:
    """The words with what stands around them."""
    span, sentence = selected.span, selected.sentence
    around = {"start": sentence.start, "end": sentence.end} if sentence else None
    quoted = {
        "document": id,
        "start": span.start,
        "end": span.end,
        "quote": selected.words,
        "sentence": around,
    }
    return passage(quoted, holding.texts([id]))

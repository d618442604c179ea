"""The queue of what most needs a person, one question at a time."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import HTMLResponse

from tellings import ids
from tellings.export import claims as walk
from tellings.export import shown
from tellings.export.sides import label
from tellings.model import Item
from tellings.model.records import Record
from tellings.review import Question

from ..access import guest_of
from ..assigning import blind
from ..decided import decision
from ..desk import desk_of
from ..holding import Holding
from .incident import deck_of

AHEAD = 8  # questions listed after the one at hand


def queue(request: Request) -> HTMLResponse:
    """The question at hand (`at` names one, else the first), what there is to choose among, and what comes next."""
    desk = desk_of(request)
    holding = desk.shelf.holding()
    questions = holding.questions
    keys = [_key(each) for each in questions]
    asked = request.query_params.get("at", "")
    place = keys.index(asked) if asked in keys else 0
    done = request.query_params.get("done", "")
    made = next((each for each in holding.judgements if each["id"] == done), None)
    return desk.page(
        request,
        "review.html",
        question=_asked(questions[place], holding) if questions else None,
        key=keys[place] if keys else "",
        blind=blind(desk.shelf, guest_of(request), keys[place]) if keys else None,
        next=keys[(place + 1) % len(keys)] if len(keys) > 1 else "",
        before=keys[place - 1] if len(keys) > 1 else "",
        place=place + 1,
        total=len(questions),
        ahead=[(key, _line(each, holding)) for key, each in _after(keys, questions, place)],
        decided=sum(each["undoes"] is None and each.get("state") != "undone" for each in holding.judgements),
        made=decision(made, holding) if made else None,
    )


def items(holding: Holding, most: int) -> list[Item]:
    """The questions that most need a person, as they are given to reviewers."""
    return [
        Item(
            key=_key(each),
            kind="value" if each.field is not None else "finding",
            asked=_words(each),
            incident=each.incident.id,
            field=each.field,
            group=each.group,
            claims=tuple(claim.id for claim in each.claims),
        )
        for each in holding.questions[:most]
        if each.claims
    ]


def _key(question: Question) -> str:
    return ids.digest(list(question.key), question.field, question.group)


def _after(keys: Sequence[str], questions: Sequence[Question], place: int) -> list[tuple[str, Question]]:
    every = list(zip(keys, questions, strict=True))
    return [*every[place + 1 :], *every[:place]][:AHEAD]


def _line(question: Question, holding: Holding) -> Record:
    """A question on one line."""
    of = holding.records[question.incident.id]
    return {**shown.named(of), "asked": _words(question)}


def _words(question: Question) -> str:
    if question.field is None:
        return question.asked
    group = f", {question.group.replace('_', ' ')}" if question.group else ""
    return f"{label(question.field)}{group}: the reports cannot all be right"


def _asked(question: Question, holding: Holding) -> Record:
    id = question.incident.id
    of = holding.records[id]
    around = holding.around(id)
    deck = deck_of(holding, of, around["documents"])
    claims = walk.of_incident(of)
    found = [claims[each.id] for each in question.claims if each.id in claims]
    return {
        "incident": shown.named(of),
        "words": _words(question),
        "is_finding": question.field is None,
        "options": [
            {
                "card": deck.card(claim, True),
                "document": shown.column(holding.documents[claim["document"]]),
                "denied": claim["polarity"] == "denied",
                "person": claim["field"] == "person",
                "quotes": claim["start"] is not None,
            }
            for claim in found
        ],
        "seen": f"{id}:{holding.mark_of(id)}",
    }

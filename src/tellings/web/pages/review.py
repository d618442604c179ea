"""The queue of what most needs a person, one question at a time."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse

from tellings.casebook import StoredQuestion
from tellings.export import claims as walk
from tellings.export import shown
from tellings.export.sides import label
from tellings.link import Why, odds
from tellings.model import Item
from tellings.model.records import Record

from ..access import guest_of
from ..assigning import blind
from ..decided import decision
from ..desk import desk_of
from ..holding import Holding, asked_of
from .incident import deck_of

AHEAD = 8  # questions listed after the one at hand
REPORTS = 4  # listed of each of two incidents that may be one


def queue(request: Request) -> HTMLResponse:
    """The question at hand (`at` names one, else the first), what there is to choose among, and what comes next."""
    with desk_of(request).shelf.looking() as holding:
        return _queue(request, holding)


def _queue(request: Request, holding: Holding) -> HTMLResponse:
    pages = holding.pages.questions
    total = pages.count()
    place = pages.place_of(request.query_params.get("at", "")) or 0
    at_hand = pages.page(place, 1 + AHEAD)
    after = at_hand[1:] + pages.page(0, min(place, AHEAD + 1 - len(at_hand)))
    before = pages.page((place - 1) % total, 1) if total > 1 else []
    done = holding.judgement(request.query_params.get("done", ""))
    return desk_of(request).page(
        request,
        "review.html",
        question=_asked(at_hand[0], holding) if at_hand else None,
        key=at_hand[0].key if at_hand else "",
        blind=blind(desk_of(request).shelf, guest_of(request), at_hand[0].key) if at_hand else None,
        next=after[0].key if after else "",
        before=before[0].key if before else "",
        place=place + 1,
        total=total,
        ahead=[(each.key, _line(each, holding)) for each in after],
        decided=holding.pages.decisions.count_of_standing(),
        made=decision(done, holding) if done else None,
    )


def items(holding: Holding, most: int) -> list[Item]:
    """The questions that most need a person, as they are given to reviewers."""
    found = ((each, asked_of(each)) for each in holding.pages.questions.page(0, most))
    return [
        Item(
            key=each.key,
            kind="pair" if asked["other"] else "value" if asked["field"] is not None else "finding",
            asked=_words(asked),
            incident=each.incident,
            other=asked["other"],
            field=asked["field"],
            group=asked["group"],
            claims=tuple(asked["claims"]),
        )
        for each, asked in found
        if asked["claims"] or asked["other"]
    ]


def _line(question: StoredQuestion, holding: Holding) -> Record:
    """A question on one line."""
    of = holding.records([question.incident])[question.incident]
    return {**shown.named(of), "asked": _words(asked_of(question))}


def _words(asked: Record) -> str:
    if asked["other"]:
        return "One incident, or two?"
    if asked["field"] is None:
        return str(asked["asked"])
    group = f", {asked['group'].replace('_', ' ')}" if asked["group"] else ""
    what = "read with little certainty" if asked["asked"] == "unsure" else "the reports cannot all be right"
    return f"{label(asked['field'])}{group}: {what}"


def _asked(question: StoredQuestion, holding: Holding) -> Record:
    id, asked = question.incident, asked_of(question)
    of = holding.records([id])[id]
    other = holding.record(asked["other"]) if asked["other"] else None
    if other is not None:
        return {
            "incident": shown.named(of),
            "words": _words(asked),
            "sides": [_side(of, holding), _side(other, holding)],
            "evidence": _evidence(holding.why(of["id"], other["id"])),
            "seen": [holding.seen(id), holding.seen(other["id"])],
        }
    claims = walk.of_incident(of)
    found = [claims[each] for each in asked["claims"] if each in claims]
    documents = holding.documents(claim["document"] for claim in found)
    deck = deck_of(holding, of, list(documents.values()))
    return {
        "incident": shown.named(of),
        "words": _words(asked),
        "sides": [],
        "options": [
            {
                "card": deck.card(claim, True),
                "document": shown.column(documents[claim["document"]]),
                "denied": claim["polarity"] == "denied",
                "person": claim["field"] == "person",
                "quotes": claim["start"] is not None,
            }
            for claim in found
        ],
        "seen": [holding.seen(id)],
    }


def _side(of: Record, holding: Holding) -> Record:
    """One of two incidents that may be one, with its reports."""
    reports = holding.documents(each["document"] for each in of["tellings"])
    return {**shown.row(of), "reports": [shown.column(each) for each in list(reports.values())[:REPORTS]]}


def _evidence(why: Why | None) -> Record | None:
    """What speaks for and against two incidents being one, the weightiest first, as `tellings why` gives it."""
    if why is None:
        return None
    parts = sorted(why.evidence.parts, key=lambda part: (-abs(part.bits), part.comparison))
    return {
        "odds": odds(why.evidence.score if why.mean is None else why.mean),
        "pairs": why.pairs,
        "contradicts": why.evidence.contradicts,
        "parts": [
            {
                "bits": f"{part.bits:+.1f}",
                "speaks": "for" if part.bits > 0 else "against",
                "comparison": part.comparison,
                "level": part.level,
                "shown": why.shown.get(part.comparison, ""),
            }
            for part in parts
        ],
    }

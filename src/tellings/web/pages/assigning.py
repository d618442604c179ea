"""Questions that two reviewers answer unseen of each other, and what an editor makes of their answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tellings.errors import UserError
from tellings.export import claims as walk
from tellings.export import shown
from tellings.model import CANNOT_TELL, NONE_OF_THEM, Assignment, Item
from tellings.model.records import Record

from ..access import guest_of
from ..assigning import MOST, WORDS, Given, assign, every, one
from ..decided import decision
from ..desk import desk_of
from ..holding import Holding
from .forms import fields
from .incident import deck_of
from .review import items

USUAL = 10  # questions


def listing(request: Request) -> HTMLResponse:
    """The assignments that one has business with; for an editor, the form for a new one."""
    desk = desk_of(request)
    guest = guest_of(request)
    people = [each.name for each in desk.shelf.accounts().every() if each.may("reviewer")]
    with desk.shelf.looking() as holding:
        waiting = holding.pages.questions.count()
    return desk.page(
        request,
        "double.html",
        given=every(desk.shelf, guest),
        people=people,
        open=waiting,
        most=MOST,
        usual=USUAL,
    )


async def give(request: Request) -> Response:
    """Gives the questions that most need a person to two reviewers."""
    return await run_in_threadpool(_give, request, await fields(request))


def _give(request: Request, form: dict[str, str]) -> Response:
    desk, guest = desk_of(request), guest_of(request)
    number = form.get("number", "")
    if not (number.isascii() and number.isdecimal() and len(number) < 5 and 0 < int(number) <= MOST):
        raise UserError(f"how many questions is a number from 1 to {MOST}")
    with desk.shelf.looking() as holding:
        chosen = items(holding, int(number))
    by = guest.account.name if guest.account else ""
    made = assign(desk.shelf, guest, chosen, [form.get("first", ""), form.get("second", "")], by)
    return RedirectResponse(f"/double/{made.id}", 303)


def assignment(request: Request) -> HTMLResponse:
    """A reviewer's next question; when both are done, what they agree and differ on."""
    desk, guest = desk_of(request), guest_of(request)
    try:
        made, given = one(desk.shelf, guest, request.path_params["id"])
    except UserError as error:
        raise HTTPException(404, str(error)) from error
    with desk.shelf.looking() as holding:
        return _assignment(request, made, given, holding)


def _assignment(request: Request, made: Assignment, given: Given, holding: Holding) -> HTMLResponse:
    done = holding.judgement(request.query_params.get("done", ""))
    asked = _at_hand(given, request.query_params.get("at", ""))
    return desk_of(request).page(
        request,
        "assignment.html",
        given=given,
        question=_question(asked, holding) if asked is not None and not given.closed else None,
        later=_later(given, asked),
        results=_results(made, given, holding) if given.compared is not None else [],
        words=WORDS,
        made=decision(done, holding) if done else None,
        back=f"/double/{given.id}",
    )


async def answer(request: Request) -> Response:
    """Keeps a reviewer's answer and goes on to the next question."""
    return await run_in_threadpool(_answer, request, await fields(request))


def _answer(request: Request, form: dict[str, str]) -> Response:
    account = guest_of(request).account
    if account is None:
        raise HTTPException(403, "Questions are given to accounts, and there are none.")
    id = form.get("assignment", "")
    with desk_of(request).shelf.writing() as casebook:
        casebook.assignments().answer(
            id, form.get("item", ""), account.name, form.get("answer", ""), form.get("why", "")
        )
    return RedirectResponse(f"/double/{id}", 303)


async def close(request: Request) -> Response:
    """An editor has done with it."""
    return await run_in_threadpool(_close, request, await fields(request))


def _close(request: Request, form: dict[str, str]) -> Response:
    account = guest_of(request).account
    id = form.get("assignment", "")
    with desk_of(request).shelf.writing() as casebook:
        casebook.assignments().close(id, account.name if account else "", form.get("why", ""))
    return RedirectResponse(f"/double/{id}", 303)


def _at_hand(given: Given, key: str) -> Item | None:
    return next((each for each in given.waiting if each.key == key), next(iter(given.waiting), None))


def _later(given: Given, asked: Item | None) -> str:
    """The key of the question behind the one at hand, "" where there is no other."""
    keys = [each.key for each in given.waiting]
    if asked is None or len(keys) < 2:
        return ""
    return keys[(keys.index(asked.key) + 1) % len(keys)]


def _question(item: Item, holding: Holding) -> Record:
    """An item with what there is to choose among; what is no longer read is left out, and counted."""
    of = holding.record(item.incident)
    other = holding.record(item.other) if item.other else None
    options = _options(item, holding)
    return {
        "key": item.key,
        "kind": item.kind,
        "asked": item.asked,
        "incident": shown.named(of) if of else None,
        "other": shown.named(other) if other else None,
        "sides": [shown.row(each) for each in (of, other) if each] if item.kind == "pair" else [],
        "options": options,
        "gone": len(item.claims) - len(options),
    }


def _options(item: Item, holding: Holding) -> list[Record]:
    found = []
    for of in holding.records(_homes(item, holding)).values():
        claims = walk.of_incident(of)
        own = [claims[each] for each in item.claims if each in claims]
        documents = holding.documents(claim["document"] for claim in own)
        deck = deck_of(holding, of, list(documents.values()))
        found += [
            {
                "card": deck.card(claim, True),
                "document": shown.column(documents[claim["document"]]),
                "quotes": claim["start"] is not None,
            }
            for claim in own
        ]
    return found


def _homes(item: Item, holding: Holding) -> list[str]:
    """The incidents that hold an item's claims today: those that it was about, unless they have become others."""
    named = [each for each in (item.incident, item.other) if each is not None]
    return [home for each in named if (home := holding.home(each)) is not None]


def _results(made: Assignment, given: Given, holding: Holding) -> list[Record]:
    """Every question with both answers, those that differ first; with what an editor can decide by."""
    assert given.compared is not None
    first, second = (made.of(each) for each in made.reviewers)
    rows = []
    for item, a, b in given.compared.both:
        question = _question(item, holding)
        values = {each["card"].key: each["card"].value for each in question["options"]}
        told = [
            {"by": each.by, "answer": _called(each.answer, values), "why": each.why}
            for each in (first[item.key], second[item.key])
        ]
        rows.append(
            {
                **question,
                "answers": told,
                "alike": a == b,
                "decide": _decisions(item, (a, b), values),
                "seen": [holding.seen(id) for id in _touched(item, holding)],
            }
        )
    return sorted(rows, key=lambda each: each["alike"])


def _called(answer: str, values: Mapping[str, str]) -> str:
    return WORDS.get(answer) or values.get(answer, "a claim that is no longer read so")


def _touched(item: Item, holding: Holding) -> list[str]:
    return [each for each in (item.incident, item.other) if each and holding.record(each)]


def _decisions(item: Item, answers: Sequence[str], values: Mapping[str, str]) -> list[dict[str, Any]]:
    """What an editor can decide: each of the answers, once.  A button is a kind of decision, names, and its words."""
    found = []
    for each in dict.fromkeys(answers):
        if each == CANNOT_TELL:
            continue
        if item.kind == "pair":
            kind = "merge" if each == "one" else "not-same"
            found.append({"kind": kind, "names": [item.incident, item.other], "said": WORDS[each]})
        elif each == NONE_OF_THEM:
            if item.kind == "value":
                found.append({"kind": "reject", "names": list(values), "said": "none of them"})
        else:
            kind, verb = ("choose", "this value") if item.kind == "value" else ("reject", "not so")
            found.append({"kind": kind, "names": [each], "said": f"{verb}: {values.get(each, '')}"})
    return found

"""Double review by a program: questions given to two reviewers, answered unseen of each other, compared when both are done."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException

from tellings.errors import UserError
from tellings.model import Item

from .access import guest_of
from .api_files import from_here
from .assigning import Given, assign, every, given_to, one
from .desk import desk_of
from .pages.review import items
from .wire import Closing, Giving, Reply

routes = APIRouter()


@routes.get(
    "/double", summary="The questions given to two reviewers that one has business with, the last given first"
)
def assignments(request: Request) -> list[dict[str, Any]]:
    return [_told(each) for each in every(desk_of(request).shelf, guest_of(request))]


@routes.post(
    "/double", status_code=201, summary="Gives the questions that most need a person to two reviewers"
)
def give(request: Request, giving: Giving) -> dict[str, Any]:
    from_here(request)
    desk, guest = desk_of(request), guest_of(request)
    with desk.shelf.looking() as holding:
        chosen = items(holding, giving.number)
    by = guest.account.name if guest.account else ""
    made = given_to(guest, assign(desk.shelf, guest, chosen, giving.reviewers, by))
    assert made is not None, "an editor sees what an editor gives"
    return _told(made)


@routes.get(
    "/double/{id}",
    summary="One of them: one's own questions still to answer; what both answered once both are done",
)
def assignment(request: Request, id: str) -> dict[str, Any]:
    return _told(_one(request, id))


@routes.post("/double/answers", status_code=201, summary="Answers a question that was given to one")
def answer(request: Request, reply: Reply) -> dict[str, Any]:
    """`answer` is one of those that the question lists."""
    from_here(request)
    account = guest_of(request).account
    if account is None:
        raise HTTPException(403, "questions are given to accounts, and there are none")
    _one(request, reply.assignment)
    with desk_of(request).shelf.writing() as casebook:
        casebook.assignments().answer(reply.assignment, reply.item, account.name, reply.answer, reply.why)
    return _told(_one(request, reply.assignment))


@routes.post("/double/closings", status_code=201, summary="An editor has done with it")
def close(request: Request, closing: Closing) -> dict[str, Any]:
    from_here(request)
    account = guest_of(request).account
    _one(request, closing.assignment)
    with desk_of(request).shelf.writing() as casebook:
        casebook.assignments().close(closing.assignment, account.name if account else "", closing.why)
    return _told(_one(request, closing.assignment))


def _one(request: Request, id: str) -> Given:
    try:
        return one(desk_of(request).shelf, guest_of(request), id)[1]
    except UserError as error:
        raise HTTPException(404, str(error)) from error


def _told(given: Given) -> dict[str, Any]:
    """As a guest may see it: `compared` is null until both are done."""
    compared = given.compared
    return {
        "id": given.id,
        "by": given.by,
        "at": given.at,
        "reviewers": list(given.reviewers),
        "answered": list(given.progress),
        "questions": given.items,
        "closed": given.closed,
        "waiting": [_asked(each) for each in given.waiting],
        "compared": compared
        and {
            "pairs": asdict(compared.pairs),
            "claims": asdict(compared.claims),
            "answers": [{**_asked(item), "given": [first, second]} for item, first, second in compared.both],
        },
    }


def _asked(item: Item) -> dict[str, Any]:
    return {**asdict(item), "answers": list(item.answers)}

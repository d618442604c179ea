"""The desk as an application: its routes, read from top to bottom, and what guards them."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from tellings.errors import CasebookBusy, CasebookError, TellingsError
from tellings.export import pictures
from tellings.export.pictures import Draw
from tellings.export.rendering import environment

from .access import API, Access, Door, asked_path
from .adding import Adding
from .api import api, refusal
from .attempts import Attempts
from .desk import Desk, desk_of
from .pages import (
    accounts,
    add,
    assigning,
    claiming,
    decisions,
    documents,
    incident,
    incidents,
    overviews,
    review,
    saved,
    signing,
)
from .passwords import Passwords
from .safety import HEADERS, Forms, Headers, Hosts, Sessions
from .shelf import Shelf
from .static import asset
from .turns import few_at_once
from .visits import Visits

ROUTES = (
    Route("/", incidents.home),
    Route("/incidents", incidents.table),
    Route("/map", incidents.on_map),
    Route("/timeline", incidents.over_time),
    Route("/incidents/{id}", incident.incident),
    Route("/views", saved.listing, methods=["GET"]),
    Route("/views", saved.save, methods=["POST"]),
    Route("/views/remove", saved.remove, methods=["POST"]),
    Route("/review", review.queue),
    Route("/double", assigning.listing, methods=["GET"]),
    Route("/double", assigning.give, methods=["POST"]),
    Route("/double/answer", assigning.answer, methods=["POST"]),
    Route("/double/close", assigning.close, methods=["POST"]),
    Route("/double/{id}", assigning.assignment, methods=["GET"]),
    Route("/documents", documents.listing),
    Route("/documents/{id}", documents.document),
    Route("/claim/{id}", claiming.page),
    Route("/sources", overviews.source_table),
    Route("/findings", overviews.findings),
    Route("/unread", overviews.unread),
    Route("/journal", overviews.journal),
    Route("/decisions", decisions.decide, methods=["POST"]),
    Route("/add", add.page, methods=["GET"]),
    Route("/add", add.add, methods=["POST"]),
    Route("/add/cancel", add.cancel, methods=["POST"]),
    Route("/login", signing.login_page, methods=["GET"]),
    Route("/login", signing.login, methods=["POST"]),
    Route("/logout", signing.logout, methods=["POST"]),
    Route("/invitation/{word}", signing.invitation_page, methods=["GET"]),
    Route("/invitation/{word}", signing.accept, methods=["POST"]),
    Route("/account/", accounts.own),
    Route("/account/password", accounts.password, methods=["POST"]),
    Route("/account/token", accounts.token, methods=["POST"]),
    Route("/account/token/remove", accounts.remove_token, methods=["POST"]),
    Route("/accounts", accounts.every),
    Route("/accounts/invite", accounts.invite, methods=["POST"]),
    Route("/accounts/withdraw", accounts.withdraw, methods=["POST"]),
    Route("/accounts/change", accounts.change, methods=["POST"]),
    Route("/static/{name}", asset),
)
TITLES = {
    400: "That cannot be asked",
    403: "That is not allowed",
    404: "There is no such page",
    405: "That cannot be done here",
    411: "That cannot be taken in",
    413: "That is too much in one go",
    429: "That was too often",
    409: "It has changed in the meantime",
    500: "A fault of Tellings itself",
    503: "The casebook is busy",
}


def application(
    shelf: Shelf,
    name: str,
    hosts: Iterable[str] = (),
    secret: bytes | None = None,
    secure: bool = False,
    passwords: Passwords | None = None,
    seconds: Callable[[], float] = time.time,
    draw: Draw = pictures.draw,
) -> Starlette:
    """The desk over a shelf.  `name` is what the casebook is called; `hosts` the names that it answers to (none: any).

    `secret` signs the forms; where none is given, they hold until the desk is started again.
    `secure` where others can reach it: cookies then go by https alone.  `passwords` hashes them; `seconds` is the clock of visits
    and of attempts to sign in, since 1970.  `draw` makes the pictures.
    """
    forms = Forms(secret if secret is not None else secrets.token_bytes(32))
    door = Door(passwords or Passwords(), Visits(seconds, shelf), Attempts(seconds), secure)
    desk = Desk(name, shelf, environment("tellings.web"), forms, Adding(shelf.path), door, draw)
    app = Starlette(
        routes=[*ROUTES, Mount("/api/v1", app=api(desk))],
        middleware=[
            Middleware(Headers),
            Middleware(Hosts, hosts=tuple(hosts)),
            Middleware(Sessions, secure=secure),
            Middleware(Access, shelf=shelf, door=door, turn=desk.turns.guests, refuse=_turned_away),
        ],
        lifespan=few_at_once,
        exception_handlers={HTTPException: _refused, TellingsError: _failed, Exception: _fault},
    )
    app.state.desk = desk
    return app


def error_page(request: Request, status: int, said: str) -> Response:
    """A page that says what is wrong, without a path or a secret."""
    return desk_of(request).page(
        request, "error.html", status, title=TITLES.get(status, "That did not work"), said=said
    )


def _turned_away(request: Request, status: int, said: str) -> Response:
    return refusal(status, said) if asked_path(request).startswith(API) else error_page(request, status, said)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if asked_path(request).startswith(
        API
    ):  # an address that not even the API's own routes take, such as one with a line end
        return refusal(error.status_code, error.detail)
    said = "" if error.detail == _phrase(error.status_code) else error.detail
    return error_page(request, error.status_code, said)


async def _failed(request: Request, error: Exception) -> Response:
    if isinstance(error, CasebookBusy):
        return error_page(
            request, 503, "Another program is writing to the casebook. Try again when it has ended."
        )
    if isinstance(error, CasebookError):
        return error_page(request, 503, "The casebook cannot be read or written at the moment.")
    return error_page(request, 400, str(error))


async def _fault(request: Request, error: Exception) -> Response:
    page = error_page(request, 500, f"{type(error).__name__}. Nothing was changed by this.")
    page.headers.update({**HEADERS, "Cache-Control": "no-store"})  # this answer goes round the middleware
    return page


def _phrase(status: int) -> str:
    from http import HTTPStatus

    return HTTPStatus(status).phrase

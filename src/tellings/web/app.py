"""The desk as an application: its routes, read from top to bottom, and what guards them."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from tellings.errors import CasebookBusy, CasebookError, TellingsError
from tellings.export.rendering import environment

from .adding import Adding
from .api import api
from .desk import Desk, desk_of
from .pages import add, decisions, documents, incident, incidents, overviews, review
from .safety import HEADERS, Forms, Headers, Hosts, Sessions
from .shelf import Shelf
from .static import asset

ROUTES = (
    Route("/", incidents.home),
    Route("/incidents", incidents.table),
    Route("/map", incidents.on_map),
    Route("/timeline", incidents.over_time),
    Route("/incidents/{id}", incident.incident),
    Route("/review", review.queue),
    Route("/documents", documents.listing),
    Route("/documents/{id}", documents.document),
    Route("/sources", overviews.source_table),
    Route("/findings", overviews.findings),
    Route("/unread", overviews.unread),
    Route("/journal", overviews.journal),
    Route("/decisions", decisions.decide, methods=["POST"]),
    Route("/add", add.page, methods=["GET"]),
    Route("/add", add.add, methods=["POST"]),
    Route("/add/cancel", add.cancel, methods=["POST"]),
    Route("/static/{name}", asset),
)
TITLES = {
    400: "That cannot be asked",
    403: "That is not allowed",
    404: "There is no such page",
    405: "That cannot be done here",
    411: "That cannot be taken in",
    413: "That is too much in one go",
    409: "It has changed in the meantime",
    500: "A fault of Tellings itself",
    503: "The casebook is busy",
}


def application(shelf: Shelf, name: str, hosts: Iterable[str] = (), secret: bytes | None = None) -> Starlette:
    """The desk over a shelf.  `name` is what the casebook is called; `hosts` the names that it answers to (none: any).

    `secret` signs the forms; where none is given, they hold until the desk is started again.
    """
    forms = Forms(secret if secret is not None else secrets.token_bytes(32))
    desk = Desk(name, shelf, environment("tellings.web"), forms, Adding(shelf.path))
    app = Starlette(
        routes=[*ROUTES, Mount("/api/v1", app=api(desk))],
        middleware=[Middleware(Headers), Middleware(Hosts, hosts=tuple(hosts)), Middleware(Sessions)],
        exception_handlers={HTTPException: _refused, TellingsError: _failed, Exception: _fault},
    )
    app.state.desk = desk
    return app


def error_page(request: Request, status: int, said: str) -> Response:
    """A page that says what is wrong, without a path or a secret."""
    return desk_of(request).page(
        request, "error.html", status, title=TITLES.get(status, "That did not work"), said=said
    )


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
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

"""Filters that people keep under names: saved, listed, removed."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tellings.casebook import SavedView
from tellings.errors import UserError

from ..access import Guest, guest_of
from ..desk import desk_of
from ..filters import Filters
from ..shelf import Shelf
from .forms import fields

PLACES = ("/incidents", "/map", "/timeline")


def listing(request: Request) -> HTMLResponse:
    """One's own views, and those that others share."""
    desk, guest = desk_of(request), guest_of(request)
    return desk.page(
        request,
        "saved.html",
        views=[(each, may_remove(guest, each)) for each in desk.shelf.saved_views(name_of(guest))],
    )


async def save(request: Request) -> Response:
    """Keeps filters under a name, and leads to what they show."""
    return await run_in_threadpool(_save, request, await fields(request))


def _save(request: Request, form: dict[str, str]) -> Response:
    page, query, shared = form.get("page", ""), form.get("query", ""), form.get("shared") == "yes"
    view = keep(desk_of(request).shelf, guest_of(request), form.get("name", ""), page, query, shared)
    return RedirectResponse(view.address, 303)


async def remove(request: Request) -> Response:
    """Forgets a view."""
    return await run_in_threadpool(_remove, request, await fields(request))


def _remove(request: Request, form: dict[str, str]) -> Response:
    forget(desk_of(request).shelf, guest_of(request), form.get("view", ""))
    return RedirectResponse("/views", 303)


def keep(shelf: Shelf, guest: Guest, name: str, page: str, query: str, shared: bool) -> SavedView:
    """Saves a view in the name of a guest.  Raises UserError, HTTPException 403 where a reader would share."""
    if page not in PLACES:
        raise UserError(f"page is none of: {', '.join(PLACES)}")
    if shared and not guest.may("reviewer"):
        raise HTTPException(403, "A reader keeps views for themselves: sharing takes the role of reviewer.")
    filters = Filters.parse(dict(parse_qsl(query.removeprefix("?"))))
    with shelf.writing() as casebook:
        return casebook.saved_views().save(name, page, filters.query(), name_of(guest), shared)


def forget(shelf: Shelf, guest: Guest, id: str) -> None:
    """Forgets a view: one's own, or as an editor anybody's that is shared.  Raises UserError."""
    with shelf.writing() as casebook:
        views = casebook.saved_views()
        seen = {each.id for each in views.of(name_of(guest))}
        if id not in seen:
            raise UserError("there is no such view")
        views.remove(id, name_of(guest), others_too=guest.may("editor"))


def name_of(guest: Guest) -> str:
    """Under what name a guest keeps views; "" where nobody signs in, and all are everyone's."""
    return guest.account.name if guest.account else ""


def may_remove(guest: Guest, view: SavedView) -> bool:
    """Whether a guest may forget a view."""
    return guest.may("editor") or view.by == name_of(guest)

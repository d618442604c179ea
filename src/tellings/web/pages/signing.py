"""Signing in and out, and making one's account by an invitation."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tellings.casebook import Account
from tellings.errors import UserError

from ..access import guest_of
from ..desk import desk_of
from ..safety import fingerprint
from .forms import fields, ours

WRONG = "The name or the password is not right."
USED = "This invitation has been used, was withdrawn or has expired. Ask for another."


def login_page(request: Request) -> Response:
    """The form; whoever is signed in, or need not be, is led on."""
    back = ours(request.query_params.get("back", ""))
    if guest_of(request).may("reader"):
        return RedirectResponse(back, 303)
    return desk_of(request).page(request, "login.html", back=back, said="", name="")


async def login(request: Request) -> Response:
    """Signs in.  A wrong name and a wrong password are answered alike, and as slowly."""
    return await run_in_threadpool(_login, request, await fields(request))


def _login(request: Request, form: dict[str, str]) -> Response:
    desk = desk_of(request)
    name, back = form.get("name", ""), ours(form.get("back", ""))
    address = request.client.host if request.client else ""
    wait = desk.door.attempts.begin(name, address)
    if wait:
        said = f"Too many attempts failed. Try again in {wait} second{'' if wait == 1 else 's'}."
        page = desk.page(request, "login.html", 429, back=back, said=said, name=name)
        page.headers["Retry-After"] = str(wait)
        return page
    account = desk.shelf.accounts().named(name)
    kept = account.password if account and not account.closed else None
    if not desk.door.passwords.fits(form.get("password", ""), kept) or account is None:
        return desk.page(request, "login.html", 403, back=back, said=WRONG, name=name)
    desk.door.attempts.succeeded(name, address)
    return _signed_in(request, account, back)


async def logout(request: Request) -> Response:
    """Signs out."""
    await fields(request)
    desk_of(request).door.visits.end(request.state.session)
    request.state.session = desk_of(request).door.visits.new_word()
    return RedirectResponse("/login", 303)


def invitation_page(request: Request) -> HTMLResponse:
    """The form of an invitation; looking at it does not use it up."""
    desk = desk_of(request)
    found = desk.shelf.accounts().invitation(fingerprint(request.path_params["word"]), desk.shelf.now())
    if found is None:
        raise HTTPException(404, USED)
    return desk.page(request, "invitation.html", role=found.role, by=found.by, said="", name="")


async def accept(request: Request) -> Response:
    """Makes the account and signs in."""
    return await run_in_threadpool(_accept, request, await fields(request))


def _accept(request: Request, form: dict[str, str]) -> Response:
    desk, word = desk_of(request), fingerprint(request.path_params["word"])
    found = desk.shelf.accounts().invitation(word, desk.shelf.now())
    if found is None:
        raise HTTPException(404, USED)
    name = form.get("name", "")
    try:
        hashed = desk.door.passwords.hashed(form.get("password", ""), name)
        with desk.shelf.managing(found.by) as accounts:
            account = accounts.accept(word, name, hashed, desk.shelf.now())
    except UserError as error:
        return desk.page(
            request, "invitation.html", 400, role=found.role, by=found.by, said=str(error), name=name
        )
    return _signed_in(request, account, "/incidents")


def _signed_in(request: Request, account: Account, back: str) -> Response:
    request.state.session = desk_of(request).door.visits.begin(account)
    return RedirectResponse(back, 303)

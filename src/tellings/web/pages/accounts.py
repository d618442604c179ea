"""One's own account, and all of them for an owner."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tellings.casebook import ROLES, Account, Role
from tellings.errors import UserError

from ..access import guest_of
from ..desk import Desk, desk_of
from ..safety import fingerprint
from .forms import fields

INVITED_DAYS = 7


def own(request: Request) -> HTMLResponse:
    """Who one is here, and the form for another password."""
    return _own(request, _me(request))


def _own(request: Request, me: Account, token_made: str = "") -> HTMLResponse:
    desk = desk_of(request)
    return desk.page(
        request,
        "account.html",
        changed="changed" in request.query_params,
        tokens=desk.shelf.accounts().tokens().of(me.number),
        token_made=token_made,
    )


async def token(request: Request) -> Response:
    """Makes a token for a program and shows it, once."""
    return await run_in_threadpool(_token, request, _me(request), await fields(request))


def _token(request: Request, me: Account, form: dict[str, str]) -> Response:
    made = secrets.token_urlsafe(32)
    with desk_of(request).shelf.managing(me.name) as accounts:
        accounts.tokens().add(me.number, fingerprint(made), form.get("name", ""))
    return _own(request, me, made)


async def remove_token(request: Request) -> Response:
    """Makes one of one's own tokens useless."""
    return await run_in_threadpool(_remove_token, request, _me(request), await fields(request))


def _remove_token(request: Request, me: Account, form: dict[str, str]) -> Response:
    number = _number(form)
    with desk_of(request).shelf.managing(me.name) as accounts:
        accounts.tokens().remove(me.number, number)
    return RedirectResponse("/account/", 303)


async def password(request: Request) -> Response:
    """Another password; every other visit with the old one ends."""
    return await run_in_threadpool(_password, request, _me(request), await fields(request))


def _password(request: Request, me: Account, form: dict[str, str]) -> Response:
    desk, address = desk_of(request), request.client.host if request.client else ""
    if desk.door.attempts.begin(me.name, address):
        raise HTTPException(429, "Too many attempts failed. Try again later.")
    if not desk.door.passwords.fits(form.get("old", ""), me.password):
        raise HTTPException(403, "The old password is not right. Nothing was changed.")
    desk.door.attempts.succeeded(me.name, address)
    hashed = desk.door.passwords.hashed(form.get("password", ""), me.name)
    with desk.shelf.managing(me.name) as accounts:
        changed = accounts.change(me.number, password=hashed)
    desk.door.visits.end(request.state.session)
    request.state.session = desk.door.visits.begin(changed)
    return RedirectResponse("/account/?changed", 303)


def every(request: Request) -> HTMLResponse:
    """All accounts and invitations; where there are none, how the first is made."""
    return _page(request, desk_of(request))


async def invite(request: Request) -> Response:
    """Makes an invitation and shows its link, once."""
    return await run_in_threadpool(_invite, request, _me(request), await fields(request))


def _invite(request: Request, me: Account, form: dict[str, str]) -> Response:
    desk, role, word = desk_of(request), _role(form), secrets.token_urlsafe(32)
    expires = int(desk.shelf.now()) + INVITED_DAYS * 86400
    with desk.shelf.managing(me.name) as accounts:
        accounts.invite(fingerprint(word), role, me.name, expires)
    start = f"{'https' if desk.door.secure else 'http'}://{request.url.netloc}"
    return _page(request, desk, link=f"{start}/invitation/{word}", link_role=role)


async def withdraw(request: Request) -> Response:
    """Makes an invitation useless."""
    return await run_in_threadpool(_changed, request, _me(request), await fields(request), "withdraw")


async def change(request: Request) -> Response:
    """Gives an account another role, closes it, or opens it again."""
    return await run_in_threadpool(_changed, request, _me(request), await fields(request), "change")


def _changed(request: Request, me: Account, form: dict[str, str], what: str) -> Response:
    number, closed = _number(form), {"close": True, "open": False}.get(form.get("state", ""))
    with desk_of(request).shelf.managing(me.name) as accounts:
        if what == "withdraw":
            accounts.withdraw(number)
        elif closed is not None:
            accounts.change(number, closed=closed)
        else:
            accounts.change(number, role=_role(form))
    return RedirectResponse("/accounts", 303)


def _page(request: Request, desk: Desk, link: str = "", link_role: str = "") -> HTMLResponse:
    accounts = desk.shelf.accounts()
    invitations = [
        (each, datetime.fromtimestamp(each.expires, UTC).strftime("%Y-%m-%d %H:%M"))
        for each in accounts.invitations(desk.shelf.now())
    ]
    return desk.page(
        request,
        "accounts.html",
        accounts=accounts.every(),
        invitations=invitations,
        roles=ROLES,
        link=link,
        link_role=link_role,
        days=INVITED_DAYS,
    )


def _number(form: dict[str, str]) -> int:
    digits = form.get("number", "")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 10):
        raise UserError("that is no number of an account, an invitation or a token")
    return int(digits)


def _role(form: dict[str, str]) -> Role:
    for role in ROLES:
        if role == form.get("role"):
            return role
    raise UserError(f"a role is one of: {', '.join(ROLES)}")


def _me(request: Request) -> Account:
    account = guest_of(request).account
    if account is None:
        raise HTTPException(
            403, "There are no accounts yet. The first is made by: tellings serve CASEBOOK --owner NAME"
        )
    return account

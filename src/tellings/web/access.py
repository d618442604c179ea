"""Who may do what at the desk: the one table of it, and the guard at its door that keeps to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from tellings.casebook import Account, Accounts, Role
from tellings.errors import TellingsError

from .attempts import Attempts
from .passwords import Passwords
from .safety import SAFE_METHODS, fingerprint
from .shelf import Shelf
from .visits import Visits

Need = Literal["anyone"] | Role
LOGIN = "/login"
API = "/api/"
TOKEN = "authorization"  # the header of programs, for the API alone
# Methods ("read": those that change nothing; "": all), beginning of the address, who may: the first that fits holds.
RULES: tuple[tuple[str, str, Need], ...] = (
    ("", "/static/", "anyone"),
    ("", LOGIN, "anyone"),
    ("", "/invitation/", "anyone"),
    ("", "/logout", "reader"),
    ("", "/account/", "reader"),
    ("", "/accounts", "owner"),
    ("", "/add", "editor"),
    ("", "/api/v1/files", "editor"),
    ("", "/api/v1/double/answers", "reviewer"),
    ("read", "/api/v1/double", "reviewer"),
    ("", "/api/v1/double", "editor"),
    ("", "/views", "reader"),
    ("", "/api/v1/views", "reader"),
    ("", "/double/close", "editor"),
    ("", "/double/answer", "reviewer"),
    ("read", "/double", "reviewer"),
    ("", "/double", "editor"),
    ("", "/claim/", "reviewer"),
    ("", "/decisions", "reviewer"),
    ("", "/api/v1/decisions", "reviewer"),
    ("read", "/", "reader"),
)


def need(method: str, path: str) -> Need:
    """Who may ask this; what no rule allows to others is the owner's."""
    reads = method in SAFE_METHODS
    return next((who for of, start, who in RULES if path.startswith(start) and (reads or not of)), "owner")


@dataclass(frozen=True, slots=True)
class Guest:
    """Who asks: `account` None is nobody known; `at_home` where the casebook has no account, and this machine's user does all."""

    account: Account | None = None
    at_home: bool = False

    def may(self, role: Role) -> bool:
        return self.at_home or (self.account is not None and self.account.may(role))

    def may_undo(self, by: str) -> bool:
        """Whether a decision by that name may be undone: one's own, or by an editor anyone's."""
        return self.may("editor") or (self.account is not None and self.account.name == by)


@dataclass(frozen=True, slots=True)
class Door:
    """What signing in needs; `secure` where the desk can be reached by others, who then must come by https."""

    passwords: Passwords
    visits: Visits
    attempts: Attempts
    secure: bool


def guest_of(request: Request) -> Guest:
    """Who asks, as the guard found."""
    guest: Guest = request.state.guest
    return guest


def asked_path(request: Request) -> str:
    """The path that routes are found by, and nothing of the Host header, from which `request.url` is put together too."""
    path: str = request.scope["path"]
    return path


class Access:
    """Finds out who asks (`request.state.guest`) and turns away who may not, before any page is looked for."""

    def __init__(
        self,
        app: ASGIApp,
        shelf: Shelf,
        door: Door,
        turn: CapacityLimiter,
        refuse: Callable[[Request, int, str], Response],
    ) -> None:
        self.app, self._shelf, self._door, self._turn, self._refuse = app, shelf, door, turn, refuse
        self._accounts = False  # once there is one there always is

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        scope["state"]["guest"] = Guest()
        try:
            scope["state"]["guest"] = await run_sync(self._guest, request, limiter=self._turn)
            answer = self._turned_away(request)
        except TellingsError:
            answer = self._refuse(request, 503, "The casebook cannot be read at the moment.")
        await (answer or self.app)(scope, receive, send)

    def _guest(self, request: Request) -> Guest:
        accounts = self._shelf.accounts()
        if not self._accounts:
            self._accounts = accounts.exist()
        if not self._accounts:
            return Guest(at_home=not self._door.secure)
        if TOKEN in request.headers and asked_path(request).startswith(API):
            return self._by_token(accounts, request.headers[TOKEN])
        word = request.state.session
        number = self._door.visits.number(word)
        account = accounts.of(number) if number is not None else None
        if account is None or not self._door.visits.holds(word, account):
            return Guest()
        return Guest(account)

    @staticmethod
    def _by_token(accounts: Accounts, given: str) -> Guest:
        """Who asks by a token: with one that is none, nobody, whatever cookie comes with it."""
        kind, _, token = given.partition(" ")
        number = accounts.tokens().account(fingerprint(token.strip())) if kind.lower() == "bearer" else None
        account = accounts.of(number) if number is not None else None
        return Guest() if account is None or account.closed else Guest(account)

    def _turned_away(self, request: Request) -> Response | None:
        guest, path = guest_of(request), asked_path(request)
        wanted = need(request.method, path)
        if wanted == "anyone" or guest.may(wanted):
            return None
        if guest.account is not None:
            return self._refuse(
                request, 403, f"This takes the role of {wanted}; yours is {guest.account.role}."
            )
        if path.startswith(API):
            answer = self._refuse(
                request, 401, "Sign in first, or send a token: Authorization: Bearer TOKEN."
            )
            answer.headers["WWW-Authenticate"] = "Bearer"
            return answer
        if request.method not in SAFE_METHODS:
            return self._refuse(request, 403, "Sign in first. Nothing was changed.")
        asked = path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"{LOGIN}?back={quote(asked, safe='')}", 303)

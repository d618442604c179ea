"""What keeps reports, which are hostile input, and other sites from acting in the reader's name."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": with it a browser sends no Origin with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
LOOPBACK = ("127.0.0.1", "localhost", "::1")
SESSION = "tellings_session"
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


class Headers:
    """Every answer, errors among them, carries the headers that keep it harmless; what is not static is not kept."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self.app(scope, receive, guarded if scope["type"] == "http" else send)


class Hosts:
    """On this machine alone, a page is asked for by this machine's names: else another site's name could be made to lead here."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self.app, self.hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self.hosts and _host(Request(scope)) not in self.hosts:
            await PlainTextResponse("This desk answers only to this machine's own name.\n", 400)(
                scope, receive, send
            )
            return
        await self.app(scope, receive, send)


class Sessions:
    """Gives every browser a random word of its own (`request.state.session`), which forms are signed with."""

    def __init__(self, app: ASGIApp, secure: bool = False) -> None:
        self.app, self.secure = app, secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Request(scope).cookies.get(SESSION, "")
        session = given if len(given) == 43 and given.isascii() else secrets.token_urlsafe(32)
        scope.setdefault("state", {})["session"] = session

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                wanted = scope["state"]["session"]
                if wanted != given:
                    MutableHeaders(scope=message).append("Set-Cookie", cookie(SESSION, wanted, self.secure))
            await send(message)

        await self.app(scope, receive, marked)


def cookie(name: str, value: str, secure: bool, days: int | None = None) -> str:
    """A cookie that no script reads, and that comes with no form of another site; until the browser closes where no `days` are given."""
    kept = f"; Max-Age={days * 86400}" if days else ""
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Lax{'; Secure' if secure else ''}{kept}"


def fingerprint(word: str) -> str:
    """What is kept of a secret word that is too long to be guessed: its SHA-256."""
    return hashlib.sha256(word.encode("utf-8", "replace")).hexdigest()


class Forms:
    """Signs the forms of a session, and tells a form of ours from one that another site sent."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def token(self, session: str) -> str:
        """What a form of this session carries."""
        return hmac.new(self._secret, session.encode(), hashlib.sha256).hexdigest()

    def is_ours(self, request: Request, token: str) -> bool:
        """Whether a form was sent from a page of ours in this session."""
        signed = hmac.compare_digest(token.encode(), self.token(request.state.session).encode())
        return signed and self.is_from_here(request)

    def is_from_here(self, request: Request) -> bool:
        """Whether what a browser says of where a request comes from allows that it was us; a program says nothing."""
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        origin = request.headers.get("origin")
        return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def _host(request: Request) -> str:
    try:
        return urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    except ValueError:
        return ""

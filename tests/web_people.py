"""People with accounts at a desk, for the tests of who may do what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from httpx2 import Response
from starlette.testclient import TestClient

from tellings.casebook import ROLES, Casebook, Where
from tellings.web.app import application
from web_desk import CHEAP, NAME, fill, shelf_of

PASSWORD = "four plain words here"


@dataclass
class Clock:
    """Seconds that pass only when they are told to."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Desk:
    """A desk with an account of each role, called as the role; `browser` gives a new browser at it."""

    path: Where
    app: object
    clock: Clock = field(default_factory=Clock)

    def browser(self, name: str = "", password: str = PASSWORD) -> TestClient:
        """A browser, signed in where a name is given."""
        client = TestClient(self.app, raise_server_exceptions=False, follow_redirects=False)  # type: ignore[arg-type]
        if name:
            assert sign_in(client, name, password).status_code == 303
        return client


def token(client: TestClient, page: str = "/login") -> str:
    """What the forms of a page carry."""
    found = re.search(r'name="token" value="([0-9a-f]+)"', client.get(page).text)
    assert found, page
    return found[1]


def sign_in(client: TestClient, name: str, password: str = PASSWORD, back: str = "/incidents") -> Response:
    fields = {"token": token(client), "name": name, "password": password, "back": back}
    return client.post("/login", data=fields)


@contextmanager
def desk_with_people(path: Where, secure: bool = False) -> Iterator[Desk]:
    fill(path)
    with Casebook.open(path, write=True) as casebook:
        for role in ROLES:
            casebook.accounts().add(role, role, CHEAP.hashed(PASSWORD, role))
    with desk_again(path, Clock(), secure) as desk:
        yield desk


@contextmanager
def desk_again(path: Where, clock: Clock, secure: bool = False) -> Iterator[Desk]:
    """A desk over a casebook that has its accounts already: the same one started again, or another."""
    with shelf_of(path) as shelf:
        app = application(shelf, NAME, ("testserver",), passwords=CHEAP, seconds=clock, secure=secure)
        yield Desk(path, app, clock)

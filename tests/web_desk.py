"""A desk over invented reports, for the tests of its pages."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import uvicorn
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from stored import HOSTILE, READER, Place, first_report, second_report, third_report
from tellings.casebook import Casebook, Where, located
from tellings.model import Document, Extraction, Furniture, PlaceValue, Rejection, Span, ThingValue
from tellings.testing import make_claim, make_document, make_telling
from tellings.values.gazetteer import Gazetteer
from tellings.web.app import application
from tellings.web.passwords import Passwords
from tellings.web.serving import listening
from tellings.web.shelf import Shelf

NAME = "reports.db"
CHEAP = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))  # as Argon2id, at no cost
PAYLOADS = (
    "<script>document.title='owned'</script>",
    '"><img src=x onerror="document.title=\'owned\'">',
    "'><svg onload=document.title='owned'>",
    "</style></textarea></title><script>document.title='owned'</script>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:document.title='owned'",
    "\x1b[31mred\x07 safe\u202etxt.exe\u2066",
    HOSTILE,
)
SOLTVAR = PlaceValue("Soltvar", "Soltvar", None, None, "HUN", None, 47.1, 19.9)


def hostile_report(words: str) -> tuple[Document, Extraction]:
    """A report that says nothing but `words` in every place where a report can say something."""
    text = f"{words}\n\nIn Soltvar {words} was used by {words}.\n\nRead more: {words}\n"
    start = text.index("Read more")
    document = make_document(
        text,
        f"{words}.txt",
        title=words,
        outlet=words,
        authors=(words,),
        url=words,
        furniture=(Furniture(Span(start, len(text) - 1), words),),
    )
    claims = (
        make_claim(document, "weapons", words, ThingValue(words, words), counted=words, told_to=words),
        make_claim(document, "place", "Soltvar", SOLTVAR),
    )
    telling = make_telling(document, *claims)
    return document, Extraction(
        document.id, (telling,), (), (), (Rejection(document.id, Span(0, 3), words, words),)
    )


def fill(path: Place, *more: tuple[Document, Extraction]) -> Place:
    """A casebook of three reports of two incidents, and of whatever else is given."""
    with Casebook.open(path, write=True, create=True) as casebook:
        for document, extraction in (first_report(), second_report(), third_report(), *more):
            casebook.store(document, extraction, READER)
        casebook.add_unread(f"bad{HOSTILE}.bin", "not a kind of file that can be read (.bin)")
    return path


@contextmanager
def shelf_of(path: Where) -> Iterator[Shelf]:
    """A shelf whose clock goes on by a second whenever it is looked at."""
    ticks = count()
    start = datetime(2031, 4, 1, 12, tzinfo=UTC)
    with Gazetteer.open() as gazetteer:
        shelf = Shelf(located(path), gazetteer, lambda: start + timedelta(seconds=next(ticks)))
        try:
            yield shelf
        finally:
            shelf.close()


@contextmanager
def desk_over(path: Path, **about: Any) -> Iterator[TestClient]:
    """A browser without a screen, at a desk over a casebook."""
    with shelf_of(path) as shelf:
        yield TestClient(
            application(shelf, NAME, ("testserver",), **{"passwords": CHEAP, **about}),
            raise_server_exceptions=False,
            follow_redirects=False,
        )


@contextmanager
def served(path: Path, **about: Any) -> Iterator[str]:
    """The address of a desk that listens, as `tellings serve` has it listen."""
    with shelf_of(path) as shelf, listening("127.0.0.1", 0) as ear:
        app = application(shelf, NAME, ("127.0.0.1",), **about)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))
        thread = threading.Thread(target=lambda: server.run(sockets=[ear]), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{ear.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(30)

"""The whole way at the desk, in a real browser over the real command: from two dropped files to a second person's eyes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from browser import CHROMIUM, Browser, Page
from running import BLAST, LIMIT, SHOOTING, write_reports
from tellings.casebook import Casebook

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to look at the desk with")
PASSWORD = "four plain words here"
SAID_AGAIN = (
    '"Five people were killed and eleven were wounded," police spokesman Jamal Barakzai told reporters.\n\n'
)
READING = 400.0  # seconds: the reader is loaded, and the machine may have much else to do
READ = (
    "/incidents",
    "/map",
    "/timeline",
    "/review",
    "/documents",
    "/sources",
    "/findings",
    "/unread",
    "/journal",
)


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The address of `tellings serve`, whose owner is Ada Quill."""
    command = [sys.executable, "-m", "tellings", "serve", str(path), "--port", "0"]
    owner = ["--owner", "Ada Quill", "--password-from", "OWNERS_PASSWORD"]
    process = subprocess.Popen(
        [*command, *owner],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        env={**os.environ, "OWNERS_PASSWORD": PASSWORD},
    )
    try:
        assert process.stdout is not None
        said = "".join(process.stdout.readline() for _ in range(2))
        found = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert found, said
        yield found[0]
    finally:
        process.kill()
        process.communicate(timeout=LIMIT)


def fill(page: Page, form: str, **values: str) -> None:
    """Writes into the fields of a form."""
    for name, value in values.items():
        page.evaluate(f"document.querySelector({form!r}).elements.namedItem({name!r}).value = {value!r}")


def sign_in(page: Page, address: str, name: str) -> None:
    page.go(f"{address}/login")
    fill(page, "main form", name=name, password=PASSWORD)
    page.follow("document.querySelector('main form button').click()")


def incidents(page: Page, address: str) -> list[str]:
    """The addresses of all incidents, as the table has them."""
    page.go(f"{address}/incidents")
    found = page.evaluate(
        "[...document.querySelectorAll('tbody th a')].map(each => each.getAttribute('href'))"
    )
    return sorted(str(each) for each in found)


def select(page: Page, words: str) -> None:
    """Selects words of a document's text, as a mouse drawn over them does."""
    page.evaluate(
        "const walk = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT); let at;"
        f" while ((at = walk.nextNode()) && !at.data.includes({words!r})); const range = document.createRange();"
        f" const start = at.data.indexOf({words!r}); range.setStart(at, start); range.setEnd(at, start + {len(words)});"
        " getSelection().removeAllRanges(); getSelection().addRange(range)"
    )
    page.wait("document.querySelector('.offered')?.hidden === false")


def test_from_two_dropped_files_to_a_second_persons_eyes(tmp_path: Path) -> None:
    folder = write_reports(
        tmp_path / "in", {"blast.txt": BLAST.replace(SAID_AGAIN, ""), "shooting.txt": SHOOTING}
    )
    with Casebook.open(tmp_path / "my.db", write=True, create=True):
        pass
    with Browser(tmp_path / "profile") as browser, served(tmp_path / "my.db") as address:
        ada = browser.page()
        sign_in(ada, address, "Ada Quill")

        ada.go(f"{address}/add")
        ada.drop("#files", [folder / "blast.txt", folder / "shooting.txt"])
        ada.wait("document.querySelector('#files').files.length === 2")
        ada.follow("document.querySelector('.adding button').click()")
        ada.wait("document.body.innerText.includes('2 new documents')", READING)
        two = incidents(ada, address)
        assert len(two) == 2

        ada.go(f"{address}/incidents?q=Kandahar")
        assert "1 incident" in ada.text()
        ada.follow("document.querySelector('tbody th a').click()")
        assert "five people" in ada.evaluate("document.querySelector('.sides').textContent")
        ada.follow(
            "[...document.querySelectorAll('.claim')].find(each => each.querySelector('mark')?.textContent === 'five people')"
            ".querySelector('.acts a').click()"
        )
        marked = "(at => { while (!at.matches('a')) at = at.nextElementSibling; return at })(document.querySelector('.text :target'))"
        assert ada.evaluate(f"{marked}.textContent") == "five people"
        assert ada.evaluate(f"getComputedStyle({marked}).outlineStyle") == "solid", (
            "and it is seen to be the one"
        )

        select(ada, "eleven others")
        ada.follow("document.querySelector('.offered').click()")
        fill(ada, ".claiming", field="injured", words="12", why="the wire corrected it")
        ada.follow("document.querySelector('.claiming button').click()")
        assert "Claim made by a person is written in the journal" in ada.text()
        ada.go(f"{address}/incidents?q=Kandahar")
        ada.follow("document.querySelector('tbody th a').click()")
        assert "12" in ada.evaluate("document.querySelector('.tiles').textContent")

        here = str(ada.evaluate("location.pathname"))
        other = next(each for each in two if each != here).rpartition("/")[2]
        form = "form:has(#other)"
        ada.evaluate(f"document.querySelector('#other').value = '{other}'")
        fill(ada, form, why="one series, one casebook row")
        ada.follow(f"document.querySelector('{form} button').click()")
        assert "Merged into one incident is written in the journal" in ada.text()
        assert len(incidents(ada, address)) == 1
        ada.go(f"{address}/journal")
        undo = "[...document.querySelectorAll('.decision')].find(each => each.textContent.includes('Merged')).querySelector('form')"
        ada.evaluate(f"{undo}.elements.why.value = 'two cities, two nights'")
        ada.follow(f"{undo}.querySelector('button').click()")
        assert incidents(ada, address) == two

        ada.go(f"{address}/accounts")
        ada.evaluate("document.querySelector('#role').value = 'reviewer'")
        ada.follow("document.querySelector('form.entry button').click()")
        invitation = str(ada.evaluate("document.querySelector('#link').value"))
        ben = browser.page(390, 844, dark=True)
        ben.go(invitation)
        fill(ben, "main form", name="Ben Ro", password=PASSWORD)
        ben.follow("document.querySelector('main form button').click()")
        assert "Ben Ro" in ben.text()
        ben.go(f"{address}/journal")
        for words in (
            "the wire corrected it",
            "one series, one casebook row",
            "two cities, two nights",
            "Ada Quill",
        ):
            assert words in ben.text()
        ben.go(address + here)
        assert "12" in ben.evaluate("document.querySelector('.tiles').textContent")
        assert not ben.evaluate("[...document.querySelectorAll('.decision form')].length"), (
            "what Ada decided is hers to undo"
        )

        plain = browser.page(scripts=False)
        sign_in(plain, address, "Ben Ro")
        for place in READ:
            plain.go(address + place)
            assert plain.evaluate("document.querySelector('h1').textContent.trim().length") > 0, place
        plain.go(address + here)
        assert "killing five people and wounding eleven others" in plain.evaluate("document.body.textContent")
        document = str(plain.evaluate("document.querySelector('.acts a').getAttribute('href')"))
        plain.go(address + document)
        assert "killing five people and wounding eleven others" in plain.text()
        assert browser.said == []
    with Casebook.open(tmp_path / "my.db") as casebook:
        assert [each.kind for each in casebook.judgements()] == ["claim", "merge", "undo"]
        assert not list(casebook.verify())

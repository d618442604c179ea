"""The desk in a real browser: read, decided by single keys, undone, seen by somebody else, and read without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from browser import CHROMIUM, Browser, Page
from stored import first_report, second_report, third_report
from tellings.casebook import Casebook
from test_report_page import colours, contrast
from web_desk import PAYLOADS, fill, hostile_report, served

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to look at the desk with")
READ = (
    "/incidents",
    "/review",
    "/documents",
    "/sources",
    "/findings",
    "/unread",
    "/journal",
    "/map",
    "/timeline",
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture
def casebook(tmp_path: Path) -> Path:
    return fill(tmp_path / "reports.db")


def incident() -> str:
    return "/incidents/" + min(first_report()[1].tellings[0].id, second_report()[1].tellings[0].id)


def sign(page: Page, form: str, why: str) -> None:
    """Fills in who decides and why, and leaves the fields so that keys mean something again."""
    page.evaluate(
        f"for (const [name, value] of [['why', {why!r}], ['by', 'Ada Quill']])"
        f" document.querySelector({form!r}).elements[name].value = value; document.activeElement.blur()"
    )


def test_a_claim_is_followed_to_its_words_decided_by_a_key_and_undone(
    browser: Browser, casebook: Path
) -> None:
    with served(casebook) as address:
        page = browser.page()
        page.go(address + incident())
        page.follow("document.querySelector('.acts a[href*=\"#claim-\"]').click()")
        assert page.evaluate("document.querySelector('.text :target').textContent") in (
            "4 May 2021",
            "Seven guards",
            "Lovas",
        )

        page.go(f"{address}/review")
        assert "Question 1" in page.text()
        sign(page, "#deciding", "the later report")
        page.evaluate("document.documentElement.dataset.old = 'yes'")
        page.press("2")
        page.loaded()
        assert "This value is written in the journal" in page.text()
        page.evaluate("document.documentElement.dataset.old = 'yes'")
        page.press("u")
        page.loaded()
        assert "Taken back is written in the journal" in page.text()

        other = browser.page()
        other.go(f"{address}/journal")
        assert "the later report" in other.text()
        assert "taken back later" in other.text()
    with Casebook.open(casebook) as opened:
        assert [each.kind for each in opened.judgements()] == ["this_value", "undo"]


def test_two_incidents_are_merged_and_the_second_to_decide_is_told(browser: Browser, casebook: Path) -> None:
    with served(casebook) as address:
        one, two = browser.page(), browser.page()
        for page in (one, two):
            page.go(address + incident())
        other = one.evaluate("fetch('/incidents').then(r => r.text())")
        third = next(
            each for each in re.findall(r"/incidents/([0-9a-f]{16})", other) if each not in incident()
        )
        for page, why in ((one, "the same night"), (two, "I think so too")):
            form = "form:has(#other)"
            page.evaluate(f"document.querySelector('#other').value = '{third}'")
            sign(page, form, why)
            page.follow(f"document.querySelector({form!r} + ' button').click()")
        assert "Merged into one incident is written in the journal" in one.text()
        assert "It has changed in the meantime" in two.text()
        assert "the same night" in two.text()
        one.go(f"{address}/incidents")
        assert "1 incident" in one.text()


def test_everything_can_be_read_and_decided_without_scripts(browser: Browser, casebook: Path) -> None:
    with served(casebook) as address:
        page = browser.page(scripts=False)
        page.go(address + incident())
        for words in ("What each report says", "Seven guards", "Nine guards", "said by Ines Varga"):
            assert words in page.text()
        page.go(f"{address}/documents/{second_report()[0].id}")
        assert "Nine guards died in the raid" in page.text()
        page.go(f"{address}/review")
        sign(page, "#deciding", "no scripts here")
        page.follow("document.querySelector('button[data-reject]').click()")
        assert "Not this value is written in the journal" in page.text()
    with Casebook.open(casebook) as opened:
        assert [each.why for each in opened.judgements()] == ["no scripts here"]


def test_a_selected_passage_is_set_aside(browser: Browser, casebook: Path) -> None:
    document = second_report()[0]
    start = document.text.index("Miro Kant, 31")
    with served(casebook) as address:
        page = browser.page()
        page.go(f"{address}/documents/{document.id}")
        page.evaluate(
            "const within = [...document.querySelectorAll('.text p')].at(-1); const range = document.createRange();"
            " const name = [...within.querySelectorAll('a')].find(each => each.textContent === 'Miro Kant');"
            " range.setStart(name.firstChild, 0); range.setEnd(within.lastChild, within.lastChild.textContent.length);"
            " getSelection().addRange(range)"
        )
        page.wait(f"document.querySelector('#span').value === '{start}-{len(document.text)}'")
        sign(page, "#aside-passage form", "an advertisement")
        page.follow("document.querySelector('#aside-passage button').click()")
        assert "No part of the report is written in the journal" in page.text()
        assert "not read: marked by Ada Quill: an advertisement" in page.text()
    with Casebook.open(casebook) as opened:
        about = opened.judgements()[0].about[0]
        assert [(each.start, each.end) for each in about.spans] == [(start, len(document.text))]


def test_a_selected_passage_becomes_a_claim_in_two_clicks(browser: Browser, casebook: Path) -> None:
    document = third_report()[0]
    with served(casebook) as address:
        page = browser.page()
        page.go(f"{address}/documents/{document.id}")
        page.evaluate(
            "const mark = document.querySelector('.text a.tone'); const range = document.createRange();"
            " range.setStart(mark.firstChild, 0); range.setEnd(mark.firstChild, 3); getSelection().addRange(range)"
        )
        page.wait("document.querySelector('.offered')?.hidden === false")
        page.follow("document.querySelector('.offered').click()")
        assert page.evaluate("document.querySelector('mark').textContent") == "Two"
        assert page.evaluate("document.activeElement.textContent") == "Claim it"
        page.evaluate(
            "const form = document.querySelector('.claiming').elements; form.field.value = 'missing'; form.by.value = 'Ada Quill'"
        )
        page.follow("document.querySelector('.claiming button').click()")
        assert "Claim made by a person is written in the journal" in page.text()
        page.follow("document.querySelector('.flash button').click()")
        assert "Taken back is written in the journal" in page.text()
    with Casebook.open(casebook) as opened:
        claim = opened.judgements()[0].claim
        assert claim is not None
        assert (claim.field, claim.quote) == ("missing", "Two")


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_hostile_reports_run_nothing_and_nothing_is_cut_off(
    browser: Browser, tmp_path: Path, width: int, dark: bool
) -> None:
    path = fill(tmp_path / "reports.db", *map(hostile_report, PAYLOADS))
    documents = [f"/documents/{hostile_report(each)[0].id}" for each in PAYLOADS[:3]]
    browser.said.clear()
    browser.asked.clear()
    with served(path) as address:
        page = browser.page(width, 844, dark)
        for place in (*READ, incident(), *documents):
            page.go(address + place)
            assert str(page.evaluate("document.title")).endswith("Tellings"), place
            assert page.evaluate(
                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
            ), place
            beyond = page.evaluate(
                "[...document.querySelectorAll('main *, header *')].filter(each => !each.closest('.scroll, svg, .unseen, .skip')"
                " && each.getClientRects().length && each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)"
                ".map(each => each.outerHTML.slice(0, 90))"
            )
            assert beyond == [], place
        assert browser.said == []
        assert {each.split("/")[2] for each in browser.asked if each.startswith("http")} == {
            address.split("/")[2]
        }


def test_every_colour_of_the_desk_can_be_read() -> None:
    css = files("tellings.web").joinpath("static", "desk.css").read_text(encoding="utf-8")
    page = files("tellings.export").joinpath("templates", "page.css").read_text(encoding="utf-8")
    themes = zip(
        *(re.findall(r":root \{(.*?)\}", each, flags=re.DOTALL)[:2] for each in (page, css)), strict=True
    )
    for shared, own in themes:
        of = {**colours(shared), **colours(own)}
        tones = [name for name in of if name.startswith("t-") and not name.endswith("-line")]
        assert len(tones) == 9
        pairs = [
            ("button-ink", "button"),
            ("ink", "field"),
            ("link", "shade"),
            ("soft", "card"),
            ("ink", "agreed-tint"),
        ]
        pairs += [("link", "agreed-tint"), ("link", "range-tint"), ("paper", "ink"), ("disputed", "paper")]
        for ink, ground in [*pairs, *(("ink", tone) for tone in tones)]:
            assert contrast(of[ink], of[ground]) >= 4.5, f"{ink} on {ground}"
        for tone in tones:  # what is not text needs 3 to 1
            assert contrast(of[f"{tone}-line"], of["paper"]) >= 3

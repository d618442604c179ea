"""Every page of the desk as axe-core sees it, light and dark, wide and on a phone; and all of it by the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import axe
from browser import CHROMIUM, Browser, Page
from stored import first_report, second_report, third_report
from tellings.casebook import Casebook, Role
from web_desk import CHEAP, PAYLOADS, fill, hostile_report, served
from web_people import PASSWORD

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to look at the desk with"),
    pytest.mark.skipif(axe.script() is None, reason="axe-core is not installed: scripts/test installs it"),
]
INCIDENT = min(first_report()[1].tellings[0].id, second_report()[1].tellings[0].id)
PLACES = (
    "/incidents",
    "/incidents?type=attack&place=Lovas",
    "/incidents?q=nothing+of+the+kind",
    "/map",
    "/timeline",
    f"/incidents/{INCIDENT}",
    "/documents",
    f"/documents/{first_report()[0].id}",
    f"/documents/{third_report()[0].id}",
    f"/claim/{third_report()[0].id}?span=0-10",
    "/review",
    "/double",
    "/views",
    "/sources",
    "/sources?kind=organisations",
    "/findings",
    "/unread",
    "/journal",
    "/add",
    "/account/",
    "/accounts",
    "/no-such-page",
)
PEOPLE: tuple[tuple[str, Role], ...] = (
    ("Ada Quill", "owner"),
    ("Ben Ro", "reviewer"),
    ("Cy Lam", "reviewer"),
)


@dataclass(frozen=True)
class Desk:
    """A desk with accounts, decisions, a saved view and an assignment that both have answered."""

    address: str
    assignment: str


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Desk]:
    path = fill(tmp_path_factory.mktemp("desk") / "reports.db", hostile_report(PAYLOADS[0]))
    with Casebook.open(path, write=True) as casebook:
        for name, role in PEOPLE:
            casebook.accounts().add(name, role, CHEAP.hashed(PASSWORD, name))
        casebook.saved_views().save("Raids", "/map", "?type=attack", "Ada Quill", True)
    with served(path, passwords=CHEAP) as address:
        yield Desk(address, prepared(browser, address, path))


def prepared(browser: Browser, address: str, path: Path) -> str:
    """Makes a decision and gives one question to two, who answer it; gives its address."""
    owner = signed_in(browser, address, "Ada Quill")
    owner.go(f"{address}/double")
    owner.evaluate(
        "for (const [id, at] of [['first', 1], ['second', 2]]) document.getElementById(id).selectedIndex = at"
    )
    owner.follow("document.querySelector('form.entry button').click()")
    where = str(owner.evaluate("location.pathname"))
    for name, number in (("Ben Ro", 0), ("Cy Lam", 1)):
        page = signed_in(browser, address, name)
        page.go(address + where)
        page.evaluate("document.querySelector('#q-why').value = 'as the hospital has it'")
        page.follow(f"document.querySelectorAll('button[name=answer]')[{number}].click()")
    owner.go(f"{address}/incidents/{INCIDENT}")
    form = "form:has(input[value=choose])"
    owner.evaluate(f"document.querySelector('{form}').elements.why.value = 'counted twice'")
    owner.follow(f"document.querySelector('{form} button').click()")
    return where


def signed_in(browser: Browser, address: str, name: str, width: int = 1280, dark: bool = False) -> Page:
    page = browser.page(width, 844, dark)
    page.go(f"{address}/login")
    page.evaluate(
        f"const of = document.querySelector('main form').elements; of.name.value = '{name}'; of.password.value = '{PASSWORD}'"
    )
    page.follow("document.querySelector('main form button').click()")
    return page


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)], ids=["wide-light", "phone-dark"])
def test_no_page_keeps_anybody_out(browser: Browser, desk: Desk, width: int, dark: bool) -> None:
    page = browser.page(width, 844, dark)
    page.go(f"{desk.address}/login")
    found = {"/login": axe.grave(page)}
    page.evaluate(
        f"const of = document.querySelector('main form').elements; of.name.value = 'Ada Quill'; of.password.value = '{PASSWORD}'"
    )
    page.follow("document.querySelector('main form button').click()")
    for place in (*PLACES, desk.assignment):
        page.go(desk.address + place)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        found[place] = axe.grave(page)
    assert {place: said for place, said in found.items() if said} == {}


def test_axe_would_find_what_is_wrong(browser: Browser, desk: Desk) -> None:
    page = browser.page()
    page.go(f"{desk.address}/login")
    page.evaluate(
        "document.querySelector('label').remove(); document.querySelector('#name')?.removeAttribute('placeholder')"
    )
    assert any("label" in each for each in axe.grave(page))


def test_whatever_can_be_pressed_is_reached_by_the_keyboard_and_shows_that_it_was(
    browser: Browser, desk: Desk
) -> None:
    page = signed_in(browser, desk.address, "Ada Quill")
    for place in (
        "/incidents",
        f"/incidents/{INCIDENT}",
        f"/documents/{first_report()[0].id}",
        "/review",
        desk.assignment,
    ):
        page.go(desk.address + place)
        wanted = page.evaluate(
            "window.all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(each =>"
            " each.checkVisibility() && !each.disabled && each.type !== 'hidden' && each.tabIndex >= 0); all.length"
        )
        reached, blind = walk(page, int(wanted))
        assert reached >= wanted, place
        assert blind == [], place


def walk(page: Page, most: int) -> tuple[int, list[str]]:
    """Goes through a page by the tab key: how many elements it comes to, and those that do not show that they are the one."""
    seen: list[str] = []
    blind: list[str] = []
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    for _ in range(most + 5):
        page.tab()
        at = page.evaluate(
            "(() => { const each = document.activeElement; if (each === document.body) return null;"
            " each.dataset.seen ??= String(document.querySelectorAll('[data-seen]').length);"
            " const style = getComputedStyle(each); return [each.dataset.seen,"
            " style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0, each.outerHTML.slice(0, 90)] })()"
        )
        if at is None:
            continue
        if at[0] in seen:
            break
        seen.append(at[0])
        if not at[1]:
            blind.append(at[2])
    return len(seen), blind

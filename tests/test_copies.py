"""Copies and versions: what rests on one text counts once, whatever the order of reading."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders_weigh import count, report, told
from tellings.copies import copies, with_copies
from tellings.copies.shingles import containment, resemblance, shingles
from tellings.copies.versions import article_keys
from tellings.model import Document, Extraction, Furniture, Span, Telling
from tellings.pipeline import build_view

STORY = (
    "Gunmen on motorcycles attacked a fuel depot on the road to Miraval before dawn, setting two tankers alight and trading"
    " fire with guards for almost an hour. The depot's manager, Ana Roth, said five people were killed and that the guards"
    " had run out of ammunition when soldiers came from the barracks across the river. Farmers nearby told of flames that"
    " could be seen from the ridge, and of a lorry that turned back at the bridge. Nobody has said who was behind it. The"
    " road was closed until noon, and the governor called a meeting of his security council for the evening. A driver who"
    " had slept in his cab said that he crawled under a fence and lay in a ditch until the shooting stopped."
)
OTHER = (
    "A court in Tostrin heard on Monday how the accused had bought the wire and the timers over two summers, paying in cash"
    " and never in the same shop. The prosecutor read from a notebook that was found under a floor. The defence said that"
    " half the town owned such notebooks, and asked for the expert to be called again. The hearing goes on next week, when"
    " the man who rented out the garage is to give evidence behind a screen. Relatives of the dead sat in the first row and"
    " left before the photographs were shown, as they had on each of the nine days before this one."
)


def article(text: str, name: str, published: str | None = None, **about: Any) -> Document:
    return report(text, name, published, **about)


def found(*documents: Document) -> dict[str, tuple[str, str | None]]:
    """By name: the names of the origin and of the version before."""
    names = {each.id: each.source_id for each in documents}
    return {
        names[each.document]: (names[each.origin], each.supersedes and names[each.supersedes])
        for each in copies(documents)
    }


def edited(text: str, share: float, seed: int = 3) -> str:
    chance = random.Random(seed)
    return " ".join("other" if chance.random() < share else word for word in text.split(" "))


def test_the_first_published_is_the_origin_of_the_others() -> None:
    first = article(STORY, "first", "2031-03-02")
    reprint = article(
        f"Depot burns\n\n{edited(STORY, 0.03)}\n\nSubscribe to read more", "reprint", "2031-03-03"
    )
    short = article(STORY[: len(STORY) // 2], "short", "2031-03-04")
    other = article(OTHER, "other", "2031-03-01")
    assert found(short, other, reprint, first) == {"reprint": ("first", None), "short": ("first", None)}


def test_without_dates_the_longer_is_the_origin_and_then_the_lesser_id() -> None:
    whole, short = article(STORY, "whole"), article(STORY[: len(STORY) // 2], "short")
    assert found(whole, short) == {"short": ("whole", None)}
    twins = [article(STORY, name) for name in ("one", "two", "three")]
    least = min(twins, key=lambda each: each.id).source_id
    assert {origin for origin, _ in found(*twins).values()} == {least}
    dated = article(STORY[: len(STORY) // 2], "dated", "2031-03-02")
    assert found(whole, dated) == {"whole": ("dated", None)}


def test_reports_of_one_event_that_quote_the_same_words_are_no_copies() -> None:
    quote = "“five people were killed and that the guards had run out of ammunition when soldiers came from the barracks”"
    one = article(f"{quote}, Ana Roth said of the depot. {OTHER}", "one", "2031-03-02")
    two = article(STORY, "two", "2031-03-02")
    assert found(one, two) == {}


def test_what_belongs_to_the_page_makes_no_copies() -> None:
    page = " ".join(f"Menu entry number {number} of this fine site" for number in range(60))
    documents = []
    for name, text in (("a", STORY), ("b", OTHER)):
        whole = f"{page}\n{text}"
        furniture = (Furniture(Span(0, len(page)), "menu"),)
        documents.append(article(whole, name, "2031-03-02", furniture=furniture))
        documents.append(replace(documents[-1], id=name * 16, furniture=()))
    assert [origin for origin, _ in found(*documents[::2]).values()] == []


def test_texts_of_a_few_words_are_no_copies() -> None:
    assert (
        found(article("Two people died in Miraval.", "a"), article("Two people died in Miraval!", "b")) == {}
    )


def test_a_later_version_of_an_article_supersedes_the_one_before() -> None:
    url = "https://www.news.example/depot/"
    first = article(STORY, "first", "2031-03-02", url=url)
    second = article(
        f"{STORY} A sixth body was found.", "second", "2031-03-03", url="http://news.example/depot?x=1"
    )
    third = article(f"{STORY} A seventh body was found.", "third", "2031-03-04", url=url)
    assert found(third, first, second) == {"second": ("first", "first"), "third": ("first", "second")}


def test_a_version_is_known_by_outlet_and_title_too() -> None:
    about = {"outlet": "The Ledger", "title": "Depot burns - guards ran out"}
    first = article(STORY, "first", "2031-03-02", **about)
    second = article(
        f"{STORY} More.", "second", "2031-03-03", **{**about, "title": "UPDATE: Depot burns — guards ran out"}
    )
    column = article(OTHER, "column", "2031-03-04", **about)
    assert found(first, second, column) == {"second": ("first", "first")}


def test_of_versions_whose_order_is_not_known_none_supersedes() -> None:
    url = "https://news.example/depot"
    same_day = [article(f"{STORY} {n}", n, "2031-03-02", url=url) for n in ("a", "b")]
    undated = article(f"{STORY} c", "c", url=url)
    assert {before for _, before in found(*same_day, undated).values()} == {None}


def test_an_archived_page_is_the_page() -> None:
    kept = article(
        "x", "a", url="https://web.archive.org/web/20150325091745/http://www.news.example:80/depot/"
    )
    assert list(article_keys(kept)) == list(article_keys(article("x", "b", url="https://news.example/depot")))


def dead(document: Document, words: str, number: int) -> tuple[Document, Telling]:
    return document, told(document, count(document, "killed", words, number))


def killed(*reports: tuple[Document, Telling]) -> Any:
    """The verdict on the dead, of reports of one incident."""
    documents = {document.id: document for document, _ in reports}
    taken = [Extraction(told.document, (told,), (), (), ()) for _, told in reports]
    (incident,) = build_view(documents, taken).incidents
    return incident.fields["killed"]


def test_copies_do_not_corroborate_and_come_into_one_incident() -> None:
    reports = [
        dead(article(f"{STORY}{end}", name, f"2031-03-0{number}"), "five people", 5)
        for number, (name, end) in enumerate((("a", ""), ("b", " Reprinted."), ("c", " Again.")), 1)
    ]
    verdict = killed(*reports)
    assert (verdict.status, len(verdict.origins)) == ("single", 1)


def test_a_version_supersedes_its_own_figures_and_nobody_elses() -> None:
    url = "https://news.example/depot"
    old = dead(article(STORY, "old", "2031-03-02", url=url), "five people", 5)
    text = STORY.replace("five people", "seven people")
    new = dead(article(text, "new", "2031-03-04", url=url), "seven people", 7)
    verdict = killed(old, new)
    assert (verdict.status, verdict.best, verdict.low, verdict.high) == ("single", 7, 7, 7)
    assert [(each.day, each.best, each.low) for each in verdict.history] == [
        ("2031-03-02", 5, 5),
        ("2031-03-04", 7, 7),
    ]
    assert {claim.id for claim in verdict.claims} == {told.claims[0].id for _, told in (old, new)}


BASES = (STORY, OTHER)


@st.composite
def corpora(draw: st.DrawFn) -> list[Document]:
    made = []
    for number in range(draw(st.integers(2, 7))):
        text = draw(st.sampled_from(BASES))
        text = edited(text, draw(st.sampled_from((0.0, 0.05, 0.2))), draw(st.integers(0, 3)))
        made.append(
            article(
                text,
                f"r{number}",
                draw(st.sampled_from((None, "2031-03-01", "2031-03-02", "2031-03-03"))),
                url=draw(st.sampled_from((None, "https://a.example/x", "https://b.example/y"))),
            )
        )
    return made


@settings(max_examples=60)
@given(corpora(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_and_every_origin_is_a_first(
    made: list[Document], chance: random.Random
) -> None:
    mixed = list(made)
    chance.shuffle(mixed)
    result = copies(made)
    assert copies(mixed) == copies([*made, *made]) == result
    origins = {each.document: each for each in result}
    for each in result:
        assert each.origin not in origins
        assert each.origin != each.document
    assert set(with_copies(made, result)) == {each.id for each in made}


@given(st.sets(st.sampled_from("abcdefgh"), min_size=1), st.sets(st.sampled_from("abcdefgh"), min_size=1))
def test_resemblance_lies_between_none_and_containment(a: set[str], b: set[str]) -> None:
    one, two = frozenset(a), frozenset(b)
    assert 0 <= resemblance(one, two) == resemblance(two, one) <= containment(one, two) <= 1


@pytest.mark.parametrize("text", ["", "one two three", "爆炸造成五人死亡"])
def test_short_and_unspaced_texts_have_their_runs(text: str) -> None:
    assert len(shingles(article(text, "a"))) == (5 if text.startswith("爆") else 0)

"""Single persons of one report who cannot be the same are more than one."""

from __future__ import annotations

import pytest

from extracting import main
from tellings.extract import extract
from tellings.model import CountValue, DateValue, Published
from tellings.reader.rules import RuleReader
from tellings.settle.sums import sums
from tellings.testing import make_document
from tellings.values.gazetteer import Gazetteer


def totals(text: str, field: str = "injured") -> set[int | None]:
    """The best figures of the field's totals, derived ones among them."""
    document = make_document(
        text, published=Published(DateValue("2019-03-09", "2019-03-09", "day"), "metadata")
    )
    with Gazetteer.open() as gazetteer:
        told = main(extract(document, RuleReader(gazetteer).read(document), gazetteer))
    claims = [each for each in (*told.claims, *sums(document, told)) if each.field == field]
    for each in claims:
        each.check(document)
    return {each.value.best for each in claims if each.group is None and isinstance(each.value, CountValue)}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A man and a child were shot on Friday in Leeds.", 2),  # one verb, two groups
        ("A boy was shot on Friday in Leeds. Police said a woman was also shot.", 2),  # grown and not; sexes
        ("A 4-year-old boy was shot on Friday in Leeds. A 7-year-old boy was also shot.", 2),  # ages
        (
            "A 30-year-old man was shot on Friday in Leeds. A woman was shot too. A toddler was shot as well.",
            3,
        ),
    ],
)
def test_those_who_cannot_be_one_are_added(text: str, number: int) -> None:
    assert totals(text) == {number}


@pytest.mark.parametrize(
    "text",
    [
        "A man was shot on Friday in Leeds. The victim was shot in the leg.",
        "The second victim, a man, was shot on Friday in Leeds.",  # an apposition
        "A 17-year-old boy was shot on Friday in Leeds. The man was shot twice, police said.",  # old enough for both
        "A woman was shot on Friday in Leeds. The 30-year-old was shot in the arm.",
        "A woman was shot on Friday in Leeds. The mother was shot in the arm.",
    ],
)
def test_those_who_may_be_one_are_one(text: str) -> None:
    assert totals(text) == {1}


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Four people were shot on Friday in Leeds.\n\nOne of the victims died at the hospital.", {1}, {3}),
        (
            "Five people were shot on Friday in Leeds. A 20-year-old man died. The five people were shot at a party.",
            {1},
            {4},
        ),
        ("One killed in shooting in Leeds.\n\nFive people were shot on Friday. One man died.", {1}, {5}),
        ("A man killed his wife and son in Leeds on Friday.", {2}, set()),
        ("Her mother and father were hurt in a shooting in Leeds on Friday.", set(), {2}),
        ("A woman and her three children were shot dead in Leeds on Friday.", {4}, set()),
    ],
)
def test_what_sentences_come_to_together(text: str, killed: set[int], injured: set[int]) -> None:
    assert totals(text, "killed") == killed
    assert totals(text, "injured") == injured


def test_ages_in_a_row_count_nobody() -> None:
    found = totals("Three men, ages 21, 21 and 20, and a woman were shot in Leeds on Friday.")
    assert max(each for each in found if each) <= 4

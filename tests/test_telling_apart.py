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

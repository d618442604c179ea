"""Where an outlet is at home by what it is called."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tellings.extract import extract
from tellings.extract.sites import site_area
from tellings.model import PlaceValue
from tellings.reader.rules import RuleReader
from tellings.testing import make_document
from tellings.values.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer.open() as opened:
        yield opened


@pytest.mark.parametrize(
    ("outlet", "home"),
    [
        ("The Chicago Courier", ("USA", "Illinois")),
        ("www.chicagocourier.example", ("USA", "Illinois")),
        ("news7chicago.example", ("USA", "Illinois")),
        ("miami.wxyzlocal.example", ("USA", "Florida")),
        ("northwestgeorgiaherald.example", ("USA", "Georgia")),
        ("toledobeacon.example", ("USA", "Ohio")),
        ("kansascity.example", ("USA", "Missouri")),
        ("tvwashington.example", ("USA", "District of Columbia")),
        ("manchestermorningpost.example", ("GBR", "England")),
        ("springfieldnews.example", None),  # one of several
        ("heraldtribune.example", None),  # nothing but a paper's name
        ("wxyz.example", None),
        ("Harbour Ledger", None),
        (None, None),
    ],
)
def test_the_town_or_division_that_it_is_called_after(
    gazetteer: Gazetteer, outlet: str | None, home: tuple[str, str] | None
) -> None:
    found = site_area(make_document("A text.", outlet=outlet), gazetteer)
    assert (found and (found.country, found.admin1)) == home


@pytest.mark.parametrize(("outlet", "admin1"), [("toledobeacon.example", "Ohio"), (None, "England")])
def test_it_tells_namesakes_apart(gazetteer: Gazetteer, outlet: str | None, admin1: str) -> None:
    document = make_document("Two men were shot at a bar in Oxford on Sunday.", outlet=outlet)
    (telling,) = extract(document, RuleReader(gazetteer).read(document), gazetteer).tellings
    (claim,) = telling.of("place")
    assert isinstance(claim.value, PlaceValue)
    assert claim.value.admin1 == admin1


def test_what_the_report_says_goes_first(gazetteer: Gazetteer) -> None:
    text = "Two men were shot at a bar in Oxford, Mississippi, on Sunday."
    document = make_document(text, outlet="toledobeacon.example")
    (telling,) = extract(document, RuleReader(gazetteer).read(document), gazetteer).tellings
    values = [claim.value for claim in telling.of("place")]
    assert {value.admin1 for value in values if isinstance(value, PlaceValue)} == {"Mississippi"}

"""Texts all in capitals: small letters given back, and everything read from them quoted as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extracting import Extract, extractor, main, named_persons
from tellings.model import ActorValue
from tellings.values.names.casing import cased


@pytest.fixture(scope="module")
def extract() -> Extract:
    return extractor()


@pytest.mark.parametrize(
    "written",
    [
        "The guerrillas attacked two buses on the road to La Paz on 14 March, Colonel Ruiz said.",
        "Three peasants may march to El Salvador in May 1989.",
        "President Duarte met the president of Chile and Dr. Alonso D'Arco.  The talks failed.",
        "The Shining Path killed a judge, the National Police reported. The police gave no names.",
        "The National Workers Union Federation (FENATRAC) denied it. FENATRAC members left.",
        "A labor union said the armed forces of Peru had fired.",
        "Ministers of the U.S. embassy's staff were in eastern Lima and northern Arequipa.",
    ],
)
def test_a_text_in_capitals_is_given_its_small_letters_back(written: str) -> None:
    assert cased(written.upper()).lower() == written.lower()
    assert cased(written.upper()) in (written, written.replace("armed forces", "Armed Forces"))


def test_a_text_that_is_not_all_in_capitals_is_left_alone() -> None:
    written = "SEVEN DEAD IN FIRE\n\nA fire killed seven people in the old market of Kisumu on Monday."
    assert cased(written) == written


@given(st.text(max_size=200))
def test_only_the_case_of_letters_changes(text: str) -> None:
    made = cased(text)
    assert len(made) == len(text)
    assert all(one == two or one.lower() == two.lower() for one, two in zip(text, made, strict=True))


def test_claims_of_a_text_in_capitals_quote_it_as_it_was_written(extract: Extract) -> None:
    text = (
        "LIMA, 12 MAY 89 -- GUNMEN KILLED THREE FARMERS AND JUDGE ANA TORRES IN HUANTA ON 10 MAY.\n"
        "THE NATIONAL POLICE BLAMED THE SHINING PATH FOR THE ATTACK."
    )
    telling = main(extract(text, published="1989-05-12", dateline="LIMA, 12 MAY 89 --"))
    assert [claim.quote for claim in telling.of("date")] == ["10 MAY"]
    assert [claim.quote for claim in telling.of("place")] == ["HUANTA"]
    assert named_persons(telling)["Ana Torres"].fate == "killed"
    (blame,) = telling.of("responsible")
    assert blame.value == ActorValue("Shining Path", "group", "carried_out")
    assert blame.speakers[0].name == "National Police"

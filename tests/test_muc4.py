"""Responses in MUC-4's format: the layout of its texts, its slots, and the seam for a trained reader's spans."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.muc4 import respond
from benchmarks.muc4_fillers import Filler, RoleSpan, with_spans
from benchmarks.muc4_kinds import instrument, physical
from benchmarks.muc4_texts import messages
from benchmarks.shootings import joined
from tellings.model import Span

TEXTS = """XYZ1-MUC4-0001 (SOMEBODY)

   LIMA, 5 MAY 90 (EFE) -- [TEXT] HOODED MEN ATTACKED A BANK IN HUANTA ON 3 MAY.
TWO PEASANTS WERE KILLED AND A BUS WAS DESTROYED WITH DYNAMITE.

   THE POLICE [NATIONAL POLICE] BLAMED THE SHINING PATH FOR THE ATTACK.


XYZ1-MUC4-0002 (SOMEBODY)

   QUITO, 6 MAY (EFE) -- [TEXT] THE PRESIDENT OPENED A SCHOOL TODAY.
"""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("muc4") / "texts"
    path.write_text(TEXTS, encoding="latin-1")
    return path


def slot(template: str, name: str) -> list[str]:
    """The fills of one slot of a template."""
    fills: list[str] = []
    inside = False
    for line in template.splitlines():
        head, fill = line[:36].strip(), line[36:].strip()
        inside = head.endswith(name) if head else inside
        if inside:
            fills.append(fill)
    return fills


def test_messages_have_the_day_of_their_dateline_and_no_marks(texts: Path) -> None:
    one, two = messages([texts])
    assert (one.id, one.day, one.place) == ("XYZ1-MUC4-0001", "1990-05-05", "LIMA")
    assert two.day == "1990-05-06"  # its year is that of the message before
    assert "[" not in one.text
    assert one.document().text == one.text


def test_one_template_an_incident_and_an_empty_one_for_a_text_without(texts: Path) -> None:
    told, nothing = respond([texts])
    assert slot(told, "MESSAGE: ID") == ["XYZ1-MUC4-0001"]
    assert slot(told, "INCIDENT: DATE") == ["03 MAY 90"]
    assert slot(told, "INCIDENT: LOCATION") == ["PERU: HUANTA (CITY)"]
    assert slot(told, "PERP: INDIVIDUAL ID") == ['"HOODED MEN"']
    assert slot(told, "PERP: ORGANIZATION ID") == ['"SHINING PATH"']
    assert slot(told, "PERP: ORGANIZATION CONFIDENCE")[0].startswith("SUSPECTED OR ACCUSED")
    assert 'DESTROYED: "BUS"' in slot(told, "PHYS TGT: EFFECT OF INCIDENT")
    assert slot(told, "HUM TGT: NUMBER") == ['2: "PEASANTS"']
    assert slot(told, "HUM TGT: EFFECT OF INCIDENT") == ['DEATH: "PEASANTS"']
    assert slot(nothing, "MESSAGE: TEMPLATE") == ["*"]
    assert slot(nothing, "INCIDENT: TYPE") == ["*"]
    assert [line[:3] for line in told.splitlines() if line[0] != " "] == [f"{n}.".ljust(3) for n in range(25)]


def test_a_trained_readers_spans_add_and_drop_fillers() -> None:
    sure, doubtful = Filler("victim", Span(0, 5), "sure"), Filler("target", Span(10, 15), "doubtful")
    likely, unlikely = Filler("weapon", Span(90, 95), "likely"), Filler("weapon", Span(20, 25), "unlikely")
    spans = [
        RoleSpan("victim", Span(0, 5), 0.9, replace(sure, words="the same again")),
        RoleSpan("weapon", Span(90, 95), 0.8, likely),
        RoleSpan("weapon", Span(20, 25), 0.3, unlikely),
    ]
    first, second = with_spans(
        [(sure, doubtful), ()], [[3], [80]], spans, lambda role, span: 0.9 if role == "victim" else 0.01
    )
    assert first == (sure,)
    assert second == (likely,)


def test_without_a_trained_reader_nothing_changes() -> None:
    fillers = (Filler("victim", Span(0, 5), "sure"),)
    assert with_spans([fillers], [[3]], [], lambda role, span: 1.0) == [fillers]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("car bomb", "VEHICLE BOMB"),
        ("rocket-propelled grenades", "ROCKET"),
        ("hand grenade", "GRENADE"),
        ("AK-47 rifles", "MACHINE GUN"),
        ("spoon", None),
    ],
)
def test_instruments(words: str, expected: str | None) -> None:
    assert instrument(words) == expected


def test_physical_targets() -> None:
    assert physical("transport", "bus station") == "TRANSPORTATION FACILITY"
    assert physical("government", "public buildings") == "OTHER"
    assert physical("government", "labor ministry") == "GOVERNMENT OFFICE OR RESIDENCE"
    assert physical(None, "statue") == "OTHER"


def test_words_and_marks_parted_by_spaces_are_joined_as_printed() -> None:
    text = "Police said , at 12 46 a . m . Friday , in S . F ."
    assert joined(text) == "Police said, at 12:46 a.m. Friday, in S.F."

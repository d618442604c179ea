"""Reports that bear on one another without being of one incident: round-ups, series, an arrest months later, a trial."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from builders_weigh import MIRAVAL, by_id, dated, day, person, placed, report, told
from running import write_reports
from tellings import pipeline
from tellings.casebook import Casebook
from tellings.link import link
from tellings.model import Relation
from tellings.model.records import Record

NORTH = """\
Man shot dead on Alder Street in Dayton

DAYTON, Ohio, May 12, 2019 -- A 34-year-old man was shot dead outside a laundromat on Alder Street in Dayton, Ohio, on Saturday, \
May 11, 2019, police said.

The man was identified as Corwin Halley. No one has been arrested.
"""
SOUTH = """\
Two wounded at Dayton car wash

DAYTON, Ohio, May 12, 2019 -- Two women were wounded when shots were fired at a car wash on Penrose Avenue in Dayton, Ohio, on \
Sunday, May 12, 2019, police said.

The women, 19 and 23, were taken to a hospital.
"""
ROUND_UP = """\
Violent weekend in Dayton: one dead, two wounded

DAYTON, Ohio, May 13, 2019 -- Two shootings shook Dayton, Ohio, over the weekend.

Corwin Halley, 34, was shot dead outside a laundromat on Alder Street on Saturday, May 11, 2019, police said.

Two women, 19 and 23, were wounded on Sunday, May 12, 2019, when shots were fired at a car wash on Penrose Avenue, police said.
"""
ARREST = """\
Suspect held over Dayton laundromat killing

DAYTON, Ohio, October 3, 2019 -- A man was arrested in Columbus, Ohio, on Wednesday, October 2, 2019, over the killing of Corwin \
Halley, who was shot dead outside a laundromat on Alder Street in Dayton on May 11, 2019, police said.

The suspect, Terrell Voss, 29, was arrested at a motel.
"""
TRIAL = """\
Voss sentenced for laundromat killing

DAYTON, Ohio, March 6, 2020 -- Terrell Voss was sentenced to 20 years in prison on Thursday, March 5, 2020, for the murder of \
Corwin Halley, who was shot dead outside a laundromat on Alder Street in Dayton on May 11, 2019.
"""


def exported(folder: Path, **reports: str) -> Record:
    write_reports(folder / "reports", {f"{name}.txt": text for name, text in reports.items()})
    pipeline.read([folder / "reports"], folder / "my.db")
    with Casebook.open(folder / "my.db") as casebook:
        return pipeline.export_record(casebook)


def incidents_of(record: Record, source: str) -> dict[str, Any]:
    """The incidents that a report tells of, by id, its main one first."""
    document = next(each["id"] for each in record["documents"] if each["source_id"] == f"{source}.txt")
    told = [
        (not telling["main"], incident["id"], incident)
        for incident in record["incidents"]
        for telling in incident["tellings"]
        if telling["document"] == document
    ]
    return {id: incident for _, id, incident in sorted(told, key=lambda each: each[:2])}


def main_of(record: Record, source: str) -> str:
    return next(iter(incidents_of(record, source)))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return exported(
        tmp_path_factory.mktemp("apart"),
        north=NORTH,
        south=SOUTH,
        round_up=ROUND_UP,
        arrest=ARREST,
        trial=TRIAL,
    )


@pytest.mark.xfail(reason="in reports this short the capitalised words are the place and the month once more")
def test_two_incidents_of_one_town_and_weekend_are_two(record: Record) -> None:
    assert main_of(record, "north") != main_of(record, "south")


def test_a_round_up_joins_each_of_its_incidents_and_makes_them_none_the_closer(record: Record) -> None:
    told = set(incidents_of(record, "round_up"))
    assert {main_of(record, "north"), main_of(record, "south")} <= told


def test_no_incident_takes_a_report_twice(record: Record) -> None:
    for incident in record["incidents"]:
        documents = [telling["document"] for telling in incident["tellings"]]
        assert len(documents) == len(set(documents))


def test_an_arrest_months_later_and_a_trial_are_related_not_merged() -> None:
    """Of one victim by name, with all that a report of them repeats of the killing."""

    def of(name: str, text: str, published: str, on: str, type: Any) -> tuple[Any, Any]:
        document = report(f"{text} The dead man was Aldo Brenn.", name, published)
        claims = [
            dated(document, text.split()[0], day(on)),
            placed(document, "Miraval", MIRAVAL),
            person(document, "Aldo Brenn", role="victim", fate="killed"),
        ]
        return document, told(document, *claims, type=type)

    killing = of("a", "Riders shot a man by the mill in Miraval.", "2031-03-10", "2031-03-09", "attack")
    again = of("b", "A man was shot by the mill in Miraval by riders.", "2031-03-11", "2031-03-09", "attack")
    arrest = of(
        "c",
        "Police in Miraval held a rider who shot a man by the mill.",
        "2031-08-02",
        "2031-08-01",
        "arrest",
    )
    trial = of(
        "d",
        "A court in Miraval jailed a rider who shot a man by the mill.",
        "2032-02-02",
        "2032-02-01",
        "trial",
    )
    told_of = (killing, again, arrest, trial)
    relations = [
        Relation(arrest[1].id, again[1].id, "arrest_for", ("x",)),
        Relation(trial[1].id, killing[1].id, "trial_of", ("y",)),
    ]
    found = link(by_id(*(each for each, _ in told_of)), [each for _, each in told_of], relations)
    one = min(killing[1].id, again[1].id)
    assert len(found.groups) == 3
    assert {(each.source, each.target, each.kind) for each in found.relations} == {
        (arrest[1].id, one, "arrest_for"),
        (trial[1].id, one, "trial_of"),
    }


def test_one_by_one_ends_as_all_at_once_does(record: Record, tmp_path: Path) -> None:
    texts = {"trial": TRIAL, "south": SOUTH, "round_up": ROUND_UP, "north": NORTH, "arrest": ARREST}
    for name, text in texts.items():
        write_reports(tmp_path / name, {f"{name}.txt": text})
        pipeline.read([tmp_path / name], tmp_path / "my.db")
    with Casebook.open(tmp_path / "my.db") as casebook:
        found = pipeline.export_record(casebook)
    groups = [
        {frozenset(telling["id"] for telling in each["tellings"]) for each in one["incidents"]}
        for one in (record, found)
    ]
    assert groups[0] == groups[1]
    assert not any(a & b for a, b in combinations(groups[0], 2))

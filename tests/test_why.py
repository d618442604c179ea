"""`tellings why`: what it says of two incidents, tellings or documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders_weigh import MIRAVAL, TOSTRIN, by_id, count, dated, day, judgement, person, placed, report, told
from running import BLAST, SHOOTING, tellings, write_reports
from tellings.link import Why, link, odds, profile_of, shipped, why
from tellings.model import Document, Judgement, PlaceValue, Telling

# The same bombing, told again a day later with other words.
LATER = """\
Kandahar market blast: what is known

March 4, 2019

Five people were killed and eleven wounded on Sunday, March 3, 2019, when a bomb went off at a market in Kandahar, Afghanistan, \
police spokesman Jamal Barakzai said.
"""


def raid(
    name: str, on: str, at: PlaceValue = MIRAVAL, victim: str = "Aldo Brenn", type: str = "attack"
) -> tuple[Document, Telling]:
    text = f"Riders came to the mill, says {name}. One man died that day there. The dead man was {victim}."
    document = report(text, name, "2031-03-20")
    claims = [
        dated(document, "that day", day(on)),
        placed(document, "there", at),
        count(document, "killed", "One man", 1),
        person(document, victim, role="victim", fate="killed"),
    ]
    return document, told(document, *claims, type=type)


def asked(*pairs: tuple[Document, Telling], judgements: tuple[Judgement, ...] = ()) -> Why:
    """Of the first two."""
    documents = by_id(*(document for document, _ in pairs))
    linking = link(documents, [telling for _, telling in pairs], (), judgements)
    profiles = {telling.id: profile_of(document, telling) for document, telling in pairs}
    both = ([pairs[0][1].id], [pairs[1][1].id])
    return why(documents, profiles, linking, judgements, both, shipped())


def test_what_speaks_for_one_incident_is_shown_with_what_both_give() -> None:
    found = asked(raid("a", "2031-03-09"), raid("b", "2031-03-09"))
    assert found.together
    assert found.decided == "evidence"
    assert found.evidence.score == pytest.approx(sum(part.bits for part in found.evidence.parts))
    assert {part.comparison: part.level for part in found.evidence.parts}["date"] == "the same day"
    assert found.shown["date"] == "2031-03-09"
    assert found.shown["persons"] == "Aldo Brenn"


def test_what_speaks_against_it_shows_both_sides() -> None:
    found = asked(raid("a", "2031-03-09"), raid("b", "2031-02-01", TOSTRIN, "Cesar Dunn"))
    assert not found.together
    assert found.decided == "evidence"
    assert set(found.shown["place"].split(" | ")) == {"Miraval", "Tostrin"}


def test_a_rule_is_named() -> None:
    found = asked(raid("a", "2031-03-09"), raid("b", "2031-03-09", type="trial"))
    assert (found.together, found.decided) == (False, "rule")
    assert found.evidence.contradicts == "different kinds of event"


@pytest.mark.parametrize(("kind", "on"), [("not_same", "2031-03-09"), ("same", "2030-01-01")])
def test_a_judgement_is_named_whichever_way_the_evidence_points(kind: str, on: str) -> None:
    a, b = raid("a", "2031-03-09"), raid("b", on, victim="Aldo Brenn" if kind == "not_same" else "Cesar Dunn")
    decision = judgement(kind, a[1].id, b[1].id)
    found = asked(a, b, judgements=(decision,))
    assert found.together == (kind == "same")
    assert found.decided == "judgement"
    assert found.judgements == (decision,)


def test_the_whole_of_an_incident_can_outweigh_a_pair() -> None:
    """b and c are one by a person's word; a is like b alone, but b's incident as a whole is another."""
    a, b = raid("a", "2031-03-09"), raid("b", "2031-03-09")
    others = [raid(f"c{at}", "2029-07-01", TOSTRIN, f"Cesar Dunn{'abc'[at]}") for at in range(3)]
    decisions = tuple(judgement("same", b[1].id, other[1].id, at=at + 1) for at, other in enumerate(others))
    found = asked(a, b, *others, judgements=decisions)
    assert not found.together
    assert found.decided == "whole"
    assert found.evidence.score > 0
    assert found.mean is not None
    assert found.mean <= 0
    assert found.pairs == 4


def test_odds_are_told_in_words() -> None:
    assert odds(10) == "1,024 to 1 for one incident"
    assert odds(-1) == "2.0 to 1 against it"
    assert odds(0) == "even"


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("why")
    write_reports(folder / "reports", {"a.txt": BLAST, "b.txt": LATER, "c.txt": SHOOTING})
    assert tellings("read", folder / "reports", "--into", folder / "my.db").returncode == 0
    return folder / "my.db"


def ids_of(casebook: Path, kind: str = "documents") -> dict[str, str]:
    record = json.loads(tellings("show", casebook, "--json").stdout)
    return {each["source_id"]: each["id"] for each in record[kind]}


def test_the_command_shows_each_comparison_with_its_weight(casebook: Path) -> None:
    ids = ids_of(casebook)
    shown = tellings("why", casebook, ids["a.txt"], ids["b.txt"])
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith("One incident: ")
    assert "2019-03-03" in shown.stdout
    assert "to 1 for one incident" in shown.stdout


def test_the_command_gives_json(casebook: Path) -> None:
    ids = ids_of(casebook)
    shown = tellings("why", casebook, ids["a.txt"], ids["c.txt"], "--json")
    found = json.loads(shown.stdout)
    assert found["together"] is False
    assert {"comparison", "level", "bits"} == set(found["evidence"]["parts"][0])


@pytest.mark.parametrize("prefix", ["zz", ""])
def test_an_id_that_is_none_is_said_to_be_none(casebook: Path, prefix: str) -> None:
    shown = tellings("why", casebook, prefix, ids_of(casebook)["a.txt"])
    assert shown.returncode == 2
    assert "no incident, telling or document has an id that begins with" in shown.stderr

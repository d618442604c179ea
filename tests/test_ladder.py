"""The steps of the law: each with its day, its court and what for; and nobody is listed across incidents."""

from __future__ import annotations

import json
from pathlib import Path

from extracting import Extract
from running import exported, read, tellings, write_reports
from tellings.export import to_csv
from tellings.model import PersonValue

CHARGED = "Gunmen opened fire at a market in Kisumu on 3 May 2018, killing two people. "
REPORTS = {
    "one.txt": "KISUMU, Kenya, May 4, 2018 -- Gunmen opened fire at a market in Kisumu on Thursday, killing two people. "
    "Dan Kibet was charged with murder on Friday.\n",
    "two.txt": "NAKURU, Kenya, June 9, 2019 -- Gunmen opened fire at a bank in Nakuru on Saturday, killing five people. "
    "Dan Kibet was arrested on Sunday.\n",
}


def steps(extracted: Extract, words: str) -> list[PersonValue]:
    return [
        claim.value
        for telling in extracted(CHARGED + words, published="2018-06-20").tellings
        for claim in telling.of("person")
        if isinstance(claim.value, PersonValue) and claim.value.rung is not None
    ]


def test_each_step_has_its_own_day(extracted: Extract) -> None:
    told = steps(extracted, "Dan Kibet was arrested on 5 May and charged on 9 May.")
    assert {each.rung: each.date and each.date.start for each in told} == {
        "arrested": "2018-05-05",
        "charged": "2018-05-09",
    }


def test_a_step_has_its_court(extracted: Extract) -> None:
    (convicted,) = steps(extracted, "Dan Kibet was convicted of murder by the Nakuru High Court.")
    assert convicted.court == "Nakuru High Court"


def test_a_sentence_says_to_what(extracted: Extract) -> None:
    (sentenced,) = steps(extracted, "Dan Kibet was sentenced to 20 years in prison.")
    assert sentenced.punishment is not None
    assert (sentenced.punishment.kind, sentenced.punishment.years and sentenced.punishment.years.best) == (
        "prison",
        20,
    )


def test_what_is_denied_or_only_possible_is_no_step(extracted: Extract) -> None:
    for words in (
        "Dan Kibet was never charged.",
        "Dan Kibet could be charged.",
        "Nobody arrested Dan Kibet.",
    ):
        assert not steps(extracted, words)


def test_a_lawyer_or_a_brother_is_not_the_accused(extracted: Extract) -> None:
    for words in ("Dan Kibet's brother was arrested.", "The brother of Dan Kibet was arrested."):
        assert not [each for each in steps(extracted, words) if each.name == "Dan Kibet"]


def test_nobody_is_followed_from_one_incident_to_the_next(tmp_path: Path) -> None:
    """One name in two incidents is two persons in every export; no command takes or lists a person."""
    casebook = tmp_path / "casebook.db"
    read(write_reports(tmp_path / "reports", REPORTS), casebook)
    record = json.loads(exported(casebook))
    assert len([each for each in record["incidents"] if each["persons"]]) == 2
    assert not {key for key in record if "person" in key or "accused" in key}
    for each in record["incidents"]:
        for person in each["persons"]:
            assert set(person) == {"name", "names", "role", "age", "sex", "group", "fate", "rungs", "claims"}
            documents = {telling["document"] for telling in each["tellings"]}
            assert {claim["document"] for claim in person["claims"]} <= documents
    rows = to_csv(record).splitlines()
    assert len(rows) == 1 + len(record["incidents"])
    assert all(row.count("Dan Kibet") <= 2 for row in rows)  # once held responsible, once among the persons
    listed = tellings("--help").stdout
    assert not [
        line for line in listed.splitlines() if line.split()[:1] in (["persons"], ["accused"], ["suspects"])
    ]


def test_one_column_for_a_perpetrator_carries_the_rung(tmp_path: Path) -> None:
    casebook = tmp_path / "casebook.db"
    read(write_reports(tmp_path / "reports", REPORTS), casebook)
    record = json.loads(exported(casebook))
    for line in to_csv(record).splitlines():
        for cell in line.split('","'):
            if "Dan Kibet (" in cell:
                assert "charged" in cell or "arrested" in cell

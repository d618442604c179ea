"""`tellings judge`: decisions in the terminal."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from raids import REPORTS
from stored import first_report, second_report, stored_casebook
from tellings.casebook import Casebook
from tellings.cli import main
from tellings.model import Extraction
from tellings.pipeline import view

WHO = ("--who", "A. Analyst", "--why", "two nights")
FIRST, SECOND = first_report()[1].tellings[0], second_report()[1].tellings[0]
SEVEN, NINE = FIRST.of("killed")[0], SECOND.of("killed")[0]


@pytest.fixture
def casebook(tmp_path: Path) -> Path:
    return stored_casebook(tmp_path / "my.db")


def judge(casebook: Path, *arguments: str) -> int:
    return main(["judge", str(casebook), *arguments])


def together(casebook: Path) -> bool:
    with Casebook.open(casebook) as opened:
        homes = [{each.id for each in incident.tellings} for incident in view(opened).incidents]
    return any({FIRST.id, SECOND.id} <= home for home in homes)


def test_a_decision_is_kept_listed_and_undone(casebook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    was = together(casebook)
    first, then = ("not-same", "same") if was else ("same", "not-same")
    assert judge(casebook, first, FIRST.id[:8], SECOND.id[:8], *WHO) == 0
    assert together(casebook) is not was
    said = capsys.readouterr().out
    assert "now rests on" in said
    assert judge(casebook, then, FIRST.id, SECOND.id, *WHO) == 0
    assert together(casebook) is was
    assert "This overrules judgement" in capsys.readouterr().out
    assert judge(casebook, "list") == 0
    lines = capsys.readouterr().out
    assert "a later decision says otherwise" in lines
    assert "A. Analyst" in lines
    assert "two nights" in lines
    newest = lines.split("\n")[[line.startswith(" ") for line in lines.split("\n")].index(False, 1)][:8]
    assert judge(casebook, "undo", newest, *WHO) == 0
    assert together(casebook) is not was


def test_values_are_chosen_and_rejected(casebook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert judge(casebook, "same", FIRST.id, SECOND.id, *WHO) == 0
    assert judge(casebook, "choose", NINE.id, *WHO) == 0
    assert judge(casebook, "reject", SEVEN.id, *WHO) == 0
    capsys.readouterr()
    assert main(["show", str(casebook), FIRST.id, "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    killed = record["incidents"][0]["fields"]["killed"]
    assert (killed["best"], killed["low"], killed["decided_by"]) == (9, 9, "person")
    assert [each["kind"] for each in record["judgements"]].count("this_value") == 1


def test_a_paragraph_is_marked_as_furniture(casebook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert judge(casebook, "furniture", SEVEN.id, *WHO) == 0
    capsys.readouterr()
    assert main(["export", str(casebook), "--as", "json", "--to", "-"]) == 0
    record = json.loads(capsys.readouterr().out)
    document = next(each for each in record["documents"] if each["id"] == SEVEN.document)
    assert "marked by A. Analyst: two nights" in [each["reason"] for each in document["furniture"]]
    claims = {claim for i in record["incidents"] for t in i["tellings"] for claim in t["claims"]}
    assert SEVEN.id not in claims
    assert main(["report", str(casebook), "--to", "-"]) == 0
    assert "No part of the report" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("choose", "zzzz"), "no claim has an id"),
        (("same", FIRST.id, FIRST.id), "one and the same telling"),
        (("merge", FIRST.id, FIRST.id), "one incident already"),
        (("undo", "00"), "no judgement"),
        (("furniture", SEVEN.document, "--span", "9-3"), "not the characters"),
        (("furniture", SEVEN.document, "--span", "٣-٩"), "not the characters"),
    ],
)
def test_mistakes_are_told_in_one_line(
    casebook: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert judge(casebook, *arguments, *WHO) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_who_and_why_are_asked_for(casebook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        judge(casebook, "choose", NINE.id)
    assert judge(casebook, "choose", NINE.id, "--who", "A", "--why", " ") == 2
    assert "say why" in capsys.readouterr().err


def test_the_list_of_no_decisions(casebook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert judge(casebook, "list") == 0
    assert "Nobody has decided anything yet" in capsys.readouterr().out


def walk(casebook: Path, monkeypatch: pytest.MonkeyPatch, *lines: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return judge(casebook, "walk", "--who", "A. Analyst")


def test_a_walk_asks_decides_undoes_and_ends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "raids.db"
    with Casebook.open(path, write=True, create=True) as opened:
        for document, telling in REPORTS:
            opened.store(document, Extraction(document.id, (telling,), (), (), ()), "by hand")
    answers = ("u", "9", "x", "1", "it was counted", "u", "a slip", "r2", "not so", "s", "q")
    assert walk(path, monkeypatch, *answers) == 0
    said = capsys.readouterr().out
    assert "killed disputed" in said
    assert "nothing was decided in this walk yet" in said
    assert said.count("not an answer") == 2
    with Casebook.open(path) as opened:
        assert [each.kind for each in opened.judgements()] == ["this_value", "undo", "not_this_value"]


def test_a_walk_ends_with_its_input_and_where_nothing_is_open(
    casebook: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert judge(casebook, "same", FIRST.id, SECOND.id, *WHO) == 0
    assert walk(casebook, monkeypatch) == 0
    assert walk(casebook, monkeypatch, *["s"] * 10) == 0
    assert "Nothing more needs deciding" in capsys.readouterr().out

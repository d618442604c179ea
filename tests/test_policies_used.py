"""Policies and the as-of view from reports to every output, with the ordinary commands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from running import write_reports
from tellings.cli import main
from tellings.reconcile import POLICIES

# A toll over three days: 4 and 9 on the first, 6 on the second, 6 and "several" on the third.
REPORTS = {
    "one.txt": "Four killed in market bombing in Kandahar\n\nKANDAHAR, Afghanistan, March 3, 2019 -- A bomb exploded at a market"
    " in Kandahar on Sunday, killing four people, police spokesman Jamal Barakzai said.\n",
    "two.txt": "Nine dead as bomb hits Kandahar market\n\nKANDAHAR, Afghanistan, March 3, 2019 -- Nine people were killed when a"
    " bomb exploded at a market in Kandahar on Sunday, shopkeeper Gul Agha said.\n",
    "three.txt": "Kandahar market bomb kills six\n\nKANDAHAR, Afghanistan, March 4, 2019 -- Six people were killed when a bomb"
    " exploded at a market in Kandahar on Sunday, doctor Amina Rahimi said on Monday.\n",
    "four.txt": "Kandahar buries its dead\n\nKANDAHAR, Afghanistan, March 5, 2019 -- Six people were killed when a bomb exploded at a"
    " market in Kandahar on Sunday, governor Hayat Wardak said on Tuesday.\n",
}
RISING = {
    "first.txt": "Bomb at Herat market\n\nHERAT, Afghanistan, May 1, 2019 -- A bomb killed three people at a market in Herat on"
    " Wednesday, police spokesman Jamal Barakzai said.\n",
    "later.txt": "Herat bomb toll rises\n\nHERAT, Afghanistan, May 3, 2019 -- The bomb at a market in Herat on Wednesday killed"
    " seven people, police spokesman Jamal Barakzai said on Friday.\n",
    "undated.txt": "Herat market bomb\n\nA bomb killed three people at a market in Herat, Afghanistan, on May 1, 2019.\n",
    "undated later.txt": "Herat market bomb, a look back\n\nA bomb killed eight people at a market in Herat, Afghanistan, on May 1,"
    " 2019. A second bomb killed two people in Herat on May 20, 2019.\n",
}


def casebook_of(folder: Path, reports: dict[str, str], *options: str) -> Path:
    path = folder / "my.db"
    assert main(["read", str(write_reports(folder / "in", reports)), "--into", str(path), *options]) == 0
    return path


def export(path: Path, capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["export", str(path), "--as", "json", "--to", "-", *options]) == 0
    record: dict[str, Any] = json.loads(capsys.readouterr().out)
    return record


def killed(record: dict[str, Any], day: str) -> dict[str, Any]:
    (found,) = [
        each["fields"]["killed"]
        for each in record["incidents"]
        if (each["fields"].get("date") or {"best": {"start": ""}})["best"]["start"] == day
        and "killed" in each["fields"]
    ]
    return dict(found)


@pytest.mark.parametrize(
    ("policy", "best"),
    [
        ("ged-low-best-high", 6),
        ("acled-lowest", 4),
        ("gtd-recent-majority-lowest", 6),
        ("ibc-min-max", None),
        ("latest", 6),
    ],
)
def test_each_policy_works_from_reports_to_every_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], policy: str, best: int | None
) -> None:
    path = casebook_of(tmp_path, REPORTS, "--policy", policy)
    record = export(path, capsys, "--policy", policy)
    verdict = killed(record, "2019-03-03")
    assert (verdict["best"], verdict["low"], verdict["high"]) == (best, 4, 9)
    assert record["policy"] == policy
    assert record["policy_explained"] == POLICIES[policy].explanation
    assert main(["report", str(path), "--to", str(tmp_path / "page.html"), "--policy", policy]) == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert policy in page
    assert POLICIES[policy].explanation.rstrip(".").split(";")[0].split(",")[0] in page
    capsys.readouterr()
    assert main(["show", str(path), record["incidents"][0]["id"], "--policy", policy]) == 0
    assert "killed" in capsys.readouterr().out


def test_all_policies_have_been_tried() -> None:
    assert len(POLICIES) == 5


@pytest.mark.parametrize("verb", ["read", "show", "export", "report"])
def test_an_unknown_policy_lists_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    path = casebook_of(tmp_path, RISING)
    commands = {
        "read": ["read", str(tmp_path / "in"), "--into", str(path)],
        "show": ["show", str(path)],
        "export": ["export", str(path), "--as", "json", "--to", "-"],
        "report": ["report", str(path), "--to", "-"],
    }
    capsys.readouterr()
    assert main([*commands[verb], "--policy", "median"]) == 2
    said = capsys.readouterr().err
    assert all(name in said for name in POLICIES)


def test_the_as_of_view_shows_what_was_known_on_a_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = casebook_of(tmp_path, REPORTS)
    bests = {
        day: killed(export(path, capsys, "--as-of", day), "2019-03-03")
        for day in ("2019-03-03", "2019-03-04", "2019-03-05")
    }
    assert [(each["low"], each["high"]) for each in bests.values()] == [(4, 9)] * 3
    assert [len(each["claims"]) for each in bests.values()] == sorted(
        len(each["claims"]) for each in bests.values()
    )
    assert bests["2019-03-05"]["best"] == 6
    record = export(path, capsys, "--as-of", "2019-03-02")
    assert record["as_of"] == "2019-03-02"
    assert record["documents"] == record["incidents"] == []


def test_a_report_without_a_date_is_kept_unless_it_tells_of_a_later_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = casebook_of(tmp_path, RISING)
    record = export(path, capsys, "--as-of", "2019-05-02")
    assert {each["source_id"] for each in record["documents"]} == {"first.txt", "undated.txt"}
    assert main(["show", str(path), "--as-of", "2019-05-02"]) == 0
    assert "1 document with no known day of publication kept" in capsys.readouterr().err
    assert len(export(path, capsys, "--as-of", "2019-05-20")["documents"]) == 4


def test_a_toll_that_rises_is_a_range_with_its_history(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = casebook_of(tmp_path, {name: RISING[name] for name in ("first.txt", "later.txt")})
    record = export(path, capsys)
    verdict = killed(record, "2019-05-01")
    assert (verdict["status"], verdict["best"], verdict["low"], verdict["high"]) == ("range", 7, 3, 7)
    assert [(each["day"], each["best"], each["high"]) for each in verdict["history"]] == [
        ("2019-05-01", 3, 3),
        ("2019-05-03", 7, 7),
    ]
    assert main(["show", str(path), record["incidents"][0]["id"]]) == 0
    assert "3 by 1 May 2019, 7 (3–7) by 3 May 2019" in capsys.readouterr().out

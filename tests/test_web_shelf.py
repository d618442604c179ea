"""The desk reads what is kept: it builds nothing to open, a decision builds its part, and what others write is caught up with."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from stored import READER, first_report, second_report
from tellings import pipeline
from tellings.casebook import Casebook
from tellings.pipeline import keeping
from tellings.web import shelf as shelf_module
from web_desk import desk_over, fill, hostile_report
from web_people import token

BEHIND = "More was read or decided than these incidents take in."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A casebook that keeps its incidents."""
    made = fill(tmp_path / "reports.db")
    with Casebook.open(made, write=True) as casebook:
        pipeline.keep(casebook)
    return made


def text(client: TestClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.text


def test_nothing_is_built_whole_to_open_and_to_decide(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_keep_whole", None)
    claim = first_report()[1].tellings[0].of("killed")[0].id
    with desk_over(path) as client:
        assert "2 incidents" in text(client, "/incidents")
        form = {"token": token(client, "/review"), "by": "Ana", "why": "counted", "decide": f"choose:{claim}"}
        assert client.post("/decisions", data=form).status_code == 303
        assert BEHIND not in text(client, "/incidents")
        assert "reviewed" in text(client, "/incidents?reviewed=yes")
        with Casebook.open(path) as casebook:
            assert pipeline.is_kept(casebook)


def test_while_another_program_reads_pages_show_what_was_and_then_what_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf_module, "AGAIN", 0.0)
    with desk_over(path) as client:
        with Casebook.open(path, write=True) as other:
            other.store(*hostile_report("a flare"), READER)
            page = text(client, "/incidents")
            assert "2 incidents" in page
            assert BEHIND in page
            assert text(client, f"/documents/{second_report()[0].id}")
        until = time.monotonic() + 60
        while BEHIND in (page := text(client, "/incidents")):
            assert time.monotonic() < until
            time.sleep(0.1)
        assert "3 incidents" in page


def test_incidents_that_are_out_of_date_are_built_before_the_desk_opens(tmp_path: Path) -> None:
    path = fill(tmp_path / "reports.db")
    with Casebook.open(path) as casebook:
        assert not pipeline.is_kept(casebook)
    with desk_over(path) as client, Casebook.open(path) as casebook:
        assert pipeline.is_kept(casebook)
        assert BEHIND not in text(client, "/incidents")

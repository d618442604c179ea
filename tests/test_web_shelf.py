"""The desk reads what is kept: it builds nothing to open, a decision builds its part, and what others write is caught up with."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from stored import READER, first_report, second_report
from tellings import pipeline
from tellings.casebook import Casebook
from tellings.pipeline import keeping
from tellings.values.gazetteer import Gazetteer
from tellings.web import shelf as shelf_module
from tellings.web.app import application
from tellings.web.shelf import Shelf
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


def test_a_desk_answers_while_incidents_are_put_together_and_says_how_far_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, go_on = fill(tmp_path / "reports.db"), threading.Event()
    whole = keeping._keep_whole

    def slowly(*given: Any) -> None:
        given[-1](keeping.Building("writing", 3, 8))
        assert go_on.wait(60)
        whole(*given)

    monkeypatch.setattr(keeping, "_keep_whole", slowly)
    monkeypatch.setattr(shelf_module, "PATIENCE", 0.1)
    with Gazetteer.open() as gazetteer:
        shelf = Shelf(path, gazetteer, lambda: datetime(2031, 4, 1, tzinfo=UTC), first=False)
        client = TestClient(application(shelf, "reports.db", ("testserver",)), follow_redirects=False)
        assert shelf.begin()
        until = time.monotonic() + 60
        while shelf.building is None:
            assert time.monotonic() < until
            time.sleep(0.01)
        page = text(client, "/incidents")
        assert "Incidents are being put together: they are written down." in page
        assert '<progress max="8" value="3">' in page
        form = {"token": token(client, "/add"), "by": "Ana", "why": "so", "decide": "choose:0"}
        assert client.post("/decisions", data=form).status_code == 503
        go_on.set()
        while not pipeline_is_done(path):
            assert time.monotonic() < until
            time.sleep(0.1)
        while "being put together" in (page := text(client, "/incidents")):
            assert time.monotonic() < until
            time.sleep(0.1)
        assert "2 incidents" in page
        assert not shelf.begin()
        shelf.close()


def pipeline_is_done(path: Path) -> bool:
    with Casebook.open(path) as casebook:
        return pipeline.is_kept(casebook)


HOLDS = """
import sys
from pathlib import Path
from tellings.casebook import Casebook
with Casebook.open(Path(sys.argv[1]), write=True, command="tellings read"):
    print("holds", flush=True)
    sys.stdin.read()
"""


def test_who_else_writes_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf_module, "A_MOMENT", 0.0)
    assert Casebook.writer(path) is None
    with desk_over(path) as client:
        assert "Another program writes" not in text(client, "/incidents")
        other = subprocess.Popen(
            [sys.executable, "-c", HOLDS, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert other.stdout is not None
        with other:
            assert other.stdout.readline() == "holds\n"
            page = text(client, "/incidents")
            assert f"process {other.pid} (tellings read), since" in page
            other.kill()  # its note of itself stays
        assert "Another program writes" not in text(client, "/incidents")

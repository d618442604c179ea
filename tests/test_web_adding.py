"""Files added on the desk: read by a process of their own, within bounds, and stopped when asked."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from page_reader import Read
from running import BLAST
from tellings.casebook import Casebook
from tellings.errors import UserError
from tellings.web import adding
from tellings.web.adding import Adding, Job
from web_desk import PAYLOADS, desk_over, fill

PATIENCE = 240.0  # seconds: the machine may have much else to do


@pytest.fixture
def casebook(tmp_path: Path) -> Path:
    return fill(tmp_path / "reports.db")


@pytest.fixture
def client(casebook: Path) -> Iterator[TestClient]:
    with desk_over(casebook) as opened:
        yield opened


def token(client: TestClient) -> str:
    page = Read(client.get("/add").text)
    return next(str(each["value"]) for each in page.all("input") if each.get("name") == "token")


def ended(of: Adding) -> Job:
    until = time.monotonic() + PATIENCE
    while of.job is None or of.job.state == "reading":
        assert time.monotonic() < until, "the reading never ended"
        time.sleep(0.1)
    return of.job


def of_desk(client: TestClient) -> Adding:
    made: Adding = client.app.state.desk.adding  # type: ignore[attr-defined]
    return made


def send(client: TestClient, files: list[tuple[str, bytes]], **about: str) -> int:
    sent = [("file", (name, content, "text/plain")) for name, content in files]
    return client.post("/add", data={"token": token(client), **about}, files=sent).status_code


def test_added_files_are_read_and_shown(client: TestClient, casebook: Path) -> None:
    of = of_desk(client)
    name = PAYLOADS[0].replace("/", "") + ".txt"
    assert send(client, [(f"../../{name}", BLAST.encode()), ("photo.exe", b"MZ")]) == 303
    page = client.get("/add").text
    assert 'http-equiv="refresh"' in page
    assert "Stop" in page
    assert send(client, [("more.txt", b"more")]) == 400  # one go at a time
    job = ended(of)
    assert (job.state, job.read) == ("done", 1)
    assert [path for path, _ in job.unread] == ["photo.exe"]
    page = client.get("/add").text
    assert "1 new document" in page
    assert "photo.exe" in page
    assert len(Read(page).all("script")) == 1
    with Casebook.open(casebook) as opened:
        assert name in {each.path for each in opened.documents()}


def test_a_reading_is_stopped_and_the_desk_goes_on(client: TestClient, casebook: Path) -> None:
    of = of_desk(client)
    with Casebook.open(casebook, write=True):  # so that it waits
        assert send(client, [("blast.txt", BLAST.encode())]) == 303
        assert client.post("/add/cancel", data={"token": "no"}).status_code == 403
        assert of.job is not None
        assert of.job.state == "reading"
        assert client.post("/add/cancel", data={"token": token(client)}).status_code == 303
        assert ended(of).state == "cancelled"
    assert "Stopped" in client.get("/add").text
    assert "2 incidents" in client.get("/incidents").text


def test_what_takes_too_much_is_ended_and_said(casebook: Path) -> None:
    for of in (Adding(casebook, memory=60_000_000), Adding(casebook, clock=0.05)):
        of.start([("blast.txt", BytesIO(BLAST.encode()))])
        job = ended(of)
        assert job.state == "failed"
        assert re.search("too long|more memory", job.reason)


def test_forms_that_are_not_ours_or_too_large_take_nothing_in(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert send(client, [("a.txt", b"a")], token="0" * 64) == 403
    assert send(client, []) == 400
    assert (
        client.post(
            "/add", content=iter([b"x"]), headers={"content-type": "multipart/form-data; boundary=x"}
        ).status_code
        == 411
    )
    monkeypatch.setattr("tellings.web.taking.MOST_BYTES", 10)
    monkeypatch.setattr("tellings.web.taking.FORM_BYTES", 500)
    assert send(client, [("a.txt", b"a" * 1000)]) == 413
    monkeypatch.undo()
    assert send(client, [(f"{n}.txt", b"a") for n in range(adding.MOST_FILES + 1)]) == 400
    assert of_desk(client).job is None


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("...", "report"),
        (".htaccess", "htaccess"),
        ("a\0b.txt", "ab.txt"),
        ("x" * 500 + ".html", "x" * 115 + ".html"),
        ("/", "report"),
    ],
)
def test_a_file_is_kept_under_the_last_part_of_its_name(tmp_path: Path, name: str, kept: str) -> None:
    assert adding._kept(tmp_path, name, BytesIO(b"words")) == kept
    assert adding._kept(tmp_path, name, BytesIO(b"others")) != kept
    assert sorted(each.parent for each in tmp_path.rglob("*")) == [tmp_path, tmp_path]
    assert (tmp_path / kept).read_bytes() == b"words"


def test_nothing_to_add() -> None:
    with pytest.raises(UserError, match="at least one file"):
        Adding(Path("none.db")).start([])

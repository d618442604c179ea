"""The real command: it says where it listens, refuses what it must, and loses nothing that it has acknowledged."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from casebook_reports import program
from running import LIMIT, command, environment, write_reports
from stored import first_report, second_report
from tellings.casebook import Casebook, Where
from tellings.cli.parser import parser
from web_desk import fill

DECISIONS = 200
KILLED_AFTER = 40  # acknowledged decisions


@contextmanager
def serving(path: Where) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command, and the address that it says."""
    command = [sys.executable, "-m", "tellings", "serve", str(path), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert found, said + (process.stderr.read() if process.stderr and process.poll() is not None else "")
        assert "asks for no account" in process.stdout.readline()
        yield process, found[0]
    finally:
        process.kill()
        process.communicate(timeout=LIMIT)


HOLD = """
with Casebook.open(sys.argv[1], write=True, command="tellings judge"):
    print("ready", flush=True)
    sys.stdin.readline()
"""


def test_reading_beside_a_desk_waits_its_turn_and_says_so(where: Where, tmp_path: Path) -> None:
    folder = write_reports(
        tmp_path / "reports", {"fire.txt": "Two people were hurt in Osijek on 4 May 2021."}
    )
    with serving(fill(where)) as (_, address), httpx2.Client(base_url=address, timeout=LIMIT) as client:
        other = program(HOLD, where)
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        reading = subprocess.Popen(
            command("read", folder, "--into", str(where)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=environment(),
        )
        assert reading.stderr is not None
        told = f"is being written by process {other.pid} (tellings judge), since "
        said = reading.stderr.readline()
        assert told in said
        assert "; waiting for it to end" in said
        assert reading.poll() is None
        assert "fire.txt" not in client.get("/documents").text
        other.communicate("\n", timeout=LIMIT)
        out, _ = reading.communicate(timeout=LIMIT)
        assert reading.returncode == 0
        assert "Read 1 new document" in out
        until = time.monotonic() + LIMIT
        while "fire.txt" not in client.get("/documents").text and time.monotonic() < until:
            time.sleep(0.2)
        assert "fire.txt" in client.get("/documents").text


def refused(*arguments: str) -> str:
    """What the command says where it will not start."""
    command = [sys.executable, "-m", "tellings", "serve", *arguments]
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", timeout=LIMIT, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_kill_loses_no_decision_that_was_acknowledged(tmp_path: Path) -> None:
    path = fill(tmp_path / "reports.db")
    claims = [each()[1].tellings[0].of("killed")[0].id for each in (first_report, second_report)]
    acknowledged: list[str] = []
    enough = threading.Event()

    def decide(address: str) -> None:
        with httpx2.Client(base_url=address, timeout=LIMIT) as client:
            incident, patience = None, time.monotonic() + LIMIT  # the desk opens before incidents are there
            while incident is None and time.monotonic() < patience:
                found = client.get("/incidents?status=disputed").text
                incident = re.search(r"/incidents/[0-9a-f]{16}", found)
            assert incident
            token = re.search(r'name="token" value="([0-9a-f]+)"', client.get(incident[0]).text)
            assert token
            for number in range(DECISIONS):
                fields = {
                    "token": token[1],
                    "kind": "choose",
                    "name": claims[number % 2],
                    "by": "A",
                    "why": f"{number}",
                    "back": "/",
                }
                try:
                    answer = client.post("/decisions", data=fields)
                except httpx2.TransportError:  # it is dead
                    return
                assert answer.status_code == 303
                acknowledged.append(answer.headers["location"].partition("done=")[2])
                if len(acknowledged) == KILLED_AFTER:
                    enough.set()

    with serving(path) as (process, address):
        deciding = threading.Thread(target=decide, args=(address,))
        deciding.start()
        assert enough.wait(LIMIT)
        process.kill()
        deciding.join(LIMIT)
    assert KILLED_AFTER <= len(acknowledged) < DECISIONS
    with Casebook.open(path) as casebook:
        kept = [each.id for each in casebook.judgements()]
    assert kept[: len(acknowledged)] == acknowledged
    assert len(kept) <= len(acknowledged) + 1


def test_it_does_not_start_where_others_could_reach_it_or_nothing_is_there(tmp_path: Path) -> None:
    path = fill(tmp_path / "reports.db")
    assert "can be reached by others" in refused(str(path), "--host", "0.0.0.0")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert "nothing can listen" in refused(str(path), "--port", str(taken.getsockname()[1]))
    assert "missing.db" in refused(str(tmp_path / "missing.db"))


def test_elsewhere_it_listens_once_there_is_an_owner(tmp_path: Path) -> None:
    path = fill(tmp_path / "reports.db")
    assert "--owner" in refused(str(path), "--host", "0.0.0.0")
    owner = ("--owner", "Ada Quill")
    assert "only at a terminal" in refused(str(path), *owner)
    assert "NOT_SET" in refused(str(path), *owner, "--password-from", "NOT_SET")
    environment = {**os.environ, "OWNER_PASSWORD": "short"}
    asked = [
        sys.executable,
        "-m",
        "tellings",
        "serve",
        str(path),
        *owner,
        "--password-from",
        "OWNER_PASSWORD",
    ]
    done = subprocess.run(
        asked, capture_output=True, encoding="utf-8", timeout=LIMIT, check=False, env=environment
    )
    assert done.returncode == 2
    assert "12 to" in done.stderr
    with Casebook.open(path) as casebook:
        assert not casebook.accounts().exist()

    environment["OWNER_PASSWORD"] = "four plain words here"
    process = subprocess.Popen(
        [*asked, "--host", "0.0.0.0", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment,
    )
    try:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(3)]
        assert "Ada Quill is an owner" in said[0]
        assert "Everyone signs in" in said[2]
        port = re.search(r":(\d+)/", said[1])
        assert port
        led = httpx2.get(f"http://127.0.0.1:{port[1]}/incidents", timeout=LIMIT)
        assert led.status_code == 303
        assert led.headers["location"].startswith("/login")
    finally:
        process.kill()
        rest = process.communicate(timeout=LIMIT)
    assert "four plain words" not in "".join([*said, *rest])
    with Casebook.open(path) as casebook:
        assert [(each.name, each.role) for each in casebook.accounts().every()] == [("Ada Quill", "owner")]


@pytest.mark.parametrize("port", ["70000", "x", "8o"])
def test_what_is_no_port(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["serve", "my.db", "--port", port])
    assert port in capsys.readouterr().err

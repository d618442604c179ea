"""Reading in several processes: the same bytes as in one, and what a process dies of costs one document."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

import dying_worker
from running import REPORTS, as_lines, command, environment, exported, tellings, write_reports
from tellings import pipeline
from tellings.errors import TellingsError
from tellings.model import Document
from tellings.pipeline import Engine, ReadOptions
from tellings.pipeline.cores import WORTH, processes_for
from tellings.pipeline.intake import Step
from tellings.pipeline.workers import Workers
from tellings.testing import make_document

COMMAND = [sys.executable, dying_worker.__file__]


def workers(processes: int = 2, command: Sequence[str] = COMMAND) -> Workers:
    return Workers(processes, command=command, name=dying_worker.NAME)


def steps(*texts: str) -> list[Step]:
    return [Step((0, 0, ""), None, each, each) for each in _documents(*texts)]


def _documents(*texts: str) -> Iterator[Document]:
    return (make_document(text, f"{number}.txt") for number, text in enumerate(texts))


def test_what_a_process_dies_of_costs_one_document_and_is_listed_with_how_it_ended(tmp_path: Path) -> None:
    texts = [
        "A.",
        "KILLED over this",
        "B.",
        "SWOLLEN up",
        "FAILING here",
        f"ONCE {tmp_path}/tried",
        "PRINTING this",
        "C.",
    ]
    with workers() as ready:
        given = steps(*texts)
        found = list(ready.over(iter(given)))
    assert [step for step, _ in found] == given
    twice = "could not be read: the process that read it ended, and once more when it was read alone ({})"
    assert [taken if isinstance(taken, str) else "read" for _, taken in found] == [
        "read",
        twice.format("killed, as a system does that is out of memory"),
        "read",
        twice.format("it asks for more memory than there is"),
        "could not be read: KeyError (a fault of Tellings itself)",
        "read",  # when it was tried alone
        "read",
        "read",
    ]
    assert (tmp_path / "tried").exists()


def test_what_is_under_way_is_bounded_and_comes_in_order() -> None:
    asked = 0

    def counted() -> Iterator[Step]:
        nonlocal asked
        for step in steps("WAITING first", *(f"{number}." for number in range(200))):
            asked += 1
            yield step

    with workers() as ready:
        over = ready.over(counted())
        first, _ = next(over)
        assert first.document is not None
        assert first.document.text == "WAITING first"
        assert asked <= 20  # eight for each process, and the one at hand
        assert [step.document.text for step, _ in over if step.document] == [f"{n}." for n in range(200)]


def test_no_process_is_started_where_there_is_nothing_to_read() -> None:
    with workers(2, ["/no/such/program"]) as ready:
        assert list(ready.over([Step((0, 0, ""))])) == [(Step((0, 0, "")), None)]


def test_a_program_that_cannot_begin_ends_the_run_with_its_reason() -> None:
    with (
        workers(2, [*COMMAND, "ends"]) as ready,
        pytest.raises(TellingsError, match=r"end before they have begun \(exit code 3\)"),
    ):
        list(ready.over(steps("A.", "B.", "C.")))
    with (
        Workers(1, command=COMMAND, name="another") as ready,
        pytest.raises(TellingsError, match="another version"),
    ):
        list(ready.over(steps("A.")))


def test_leaving_ends_the_processes_whatever_they_are_doing() -> None:
    began = time.monotonic()
    with workers() as ready:
        step, _ = next(ready.over(steps("A.", "HANGING on", "HANGING too")))
        assert step.document is not None
    assert time.monotonic() - began < 60
    assert all(process._process and process._process.poll() is not None for process in ready._started)


def test_a_run_lists_what_its_processes_died_of_and_reads_it_once_it_can_be_read(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports", {"a.txt": "A.", "b.txt": "KILLED by this", "c.txt": "C."})
    with workers() as ready:
        summary = pipeline.read(folder, tmp_path / "c.db", engine=ready)
    assert (summary.read, [each.path for each in summary.unread]) == (2, ["b.txt"])
    assert "killed" in summary.unread[0].reason
    mended = Engine(dying_worker.NAME, lambda document: dying_worker.take(make_document("D.")))
    assert pipeline.read(folder, tmp_path / "c.db", engine=mended).known == 2


def test_several_processes_write_the_bytes_of_one_and_print_the_same(tmp_path: Path) -> None:
    folder = write_reports(
        tmp_path / "reports", {**REPORTS, "copy.txt": REPORTS["blast.txt"], "x.zip": "no zip"}
    )
    (folder / "lines.jsonl").write_text(as_lines(REPORTS), "utf-8")
    said, written = [], []
    for number in (1, 2):
        casebook = tmp_path / f"{number}" / "my.db"
        casebook.parent.mkdir()
        done = tellings("read", folder, "--into", casebook, "--processes", str(number), "--threads", "2")
        assert done.returncode == 0, done.stderr
        said.append(done.stdout.replace(str(casebook), "CASEBOOK"))
        written.append(exported(casebook))
    assert said[0] == said[1]
    assert written[0] == written[1]
    assert "blast.txt" in written[0]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_an_interrupt_ends_the_run_with_one_line_and_leaves_no_process(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text(
        as_lines({f"{n}": f"{text} Report {n}." for n in range(40) for text in REPORTS.values()}), "utf-8"
    )
    process = subprocess.Popen(
        command("read", lines, "--into", tmp_path / "my.db", "--processes", "2"),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # Whoever runs the tests in the background may have it ignored, and so would this process.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    until = time.monotonic() + 120
    while len(children(process.pid)) < 2:
        assert time.monotonic() < until
        time.sleep(0.05)
    started = children(process.pid)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert err.startswith("tellings: stopped; what was read until then stays in ")
    assert err.count("\n") == 1
    assert not any(Path(f"/proc/{each}").exists() for each in started)


def children(process: int) -> list[int]:
    """The processes that a process has started and that still run (Linux)."""
    found = []
    for each in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, parent = each.read_text().rpartition(") ")[2].split()[:2]
            if int(parent) == process and state != "Z":
                found.append(int(each.parent.name))
    return found


def test_how_many_processes_read() -> None:
    assert processes_for(ReadOptions(), 10, 8) == 1
    assert processes_for(ReadOptions(), 3 * WORTH, 8) == 3
    assert processes_for(ReadOptions(), 10**9, 8) == 8
    assert processes_for(ReadOptions(threads=4), 10**9, 8) == 2
    assert processes_for(ReadOptions(processes=5), 10, 8) == 5
    assert processes_for(ReadOptions(threads=16), 10**9, 8) == 1

"""Several processes, killed processes and full disks."""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from casebook_reports import content, program, report
from tellings.casebook import Casebook, Where, writer
from tellings.casebook.writer import WriterLock
from tellings.errors import CasebookBusy

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and mounts of Unix")

READER = "rules 1"
READ_IN = """
with Casebook.open(sys.argv[1], write=True, create=True) as casebook, casebook.batch():
    for number in range(int(sys.argv[2]), int(sys.argv[3])):
        casebook.store(*report(number), "rules 1")
        print(number, flush=True)
"""
HOLD = """
with Casebook.open(sys.argv[1], write=True, create=True, command="tellings read") as casebook:
    print("ready", flush=True)
    sys.stdin.readline()
    casebook.store(*report(1), "rules 1")
"""
FORK = """
import os, time
casebook = Casebook.open(sys.argv[1], write=True, create=True)
if os.fork() == 0:
    print(os.getpid(), flush=True)
    time.sleep(60)
    os._exit(0)
time.sleep(60)
"""
UNTIL_FULL = """
from tellings.errors import CasebookFull
stored = 0
try:
    with Casebook.open(sys.argv[1], write=True, create=True) as casebook:
        for number in range(10_000):
            casebook.store(*report(number, counts=40), "rules 1")
            stored += 1
except CasebookFull as error:
    print(stored)
    print(error)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "valley.db"


def alone(where: Where, *names: str) -> bool:
    """Whether nothing is left beside a casebook's file."""
    return not isinstance(where, Path) or {each.name for each in where.parent.iterdir()} == {
        where.name,
        *names,
    }


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)


def line(process: subprocess.Popen[str]) -> str:
    """The next line that a process says."""
    assert process.stdout is not None
    said = process.stdout.readline().strip()
    assert said, process.communicate(timeout=30)[1]
    return said


@pytest.mark.parametrize("last_seen", [0, 7, 150])
def test_a_run_killed_on_the_way_leaves_a_whole_casebook_and_is_completed(
    where: Where, fresh: Callable[[], Where], last_seen: int
) -> None:
    path, number = where, 300
    with Casebook.open(path, write=True, create=True):
        pass
    process = program(READ_IN, path, 0, number)
    while int(line(process)) < last_seen:
        pass
    kill(process)
    whole = {report(each)[0].id: report(each) for each in range(number)}
    half = content(path)
    assert half["counts"]["documents"] < number
    for made, extraction in zip(half["documents"], half["extractions"], strict=True):
        assert (made, extraction) == whole[made.id]
    process = program(READ_IN, path, 0, number)
    process.communicate(timeout=120)
    assert process.returncode == 0
    other = fresh()
    with Casebook.open(other, write=True, create=True) as casebook, casebook.batch():
        for made, extraction in whole.values():
            casebook.store(made, extraction, READER)
    assert content(path) == content(other)
    assert alone(path)


@pytest.mark.parametrize("milliseconds", [0, 2, 5, 10, 20, 40])
def test_a_run_killed_at_its_very_beginning_leaves_a_casebook_or_nothing(
    path: Path, milliseconds: int
) -> None:
    begin = "print('up', flush=True)\n" + READ_IN
    process = program(begin, path, 0, 50)
    line(process)
    time.sleep(milliseconds / 1000)
    kill(process)
    if path.exists():
        assert content(path)["counts"]["documents"] <= 50
    process = program(READ_IN, path, 0, 3)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert content(path)["counts"]["documents"] >= 3
    assert list(path.parent.iterdir()) == [path]


def test_what_was_stored_a_second_ago_survives_a_kill(where: Where) -> None:
    slow = READ_IN.replace("        print", "        import time; time.sleep(0.4)\n        print")
    process = program(slow, where, 0, 100)
    while int(line(process)) < 6:
        pass
    kill(process)
    assert content(where)["counts"]["documents"] >= 4


def test_a_second_writer_is_told_for_whom_it_waits_and_then_goes_on(where: Where) -> None:
    path = where
    first = program(HOLD, path)
    line(first)
    said = f"{path} is being written by process {first.pid} (tellings read), since "
    with pytest.raises(CasebookBusy) as caught:
        Casebook.open(path, write=True)
    assert re.fullmatch(re.escape(said) + r"\d\d:\d\d", str(caught.value))

    told: list[str] = []
    began = time.monotonic()
    with pytest.raises(CasebookBusy):
        Casebook.open(path, write=True, wait=0.5, on_wait=told.append)
    assert 0.5 <= time.monotonic() - began < 5
    assert told == [str(caught.value)]

    def let_go(message: str) -> None:
        told.append(message)
        assert first.stdin is not None
        first.stdin.write("\n")
        first.stdin.flush()

    with Casebook.open(path, write=True, wait=60, on_wait=let_go) as casebook:
        assert len(told) == 2
        assert casebook.known(report(1)[0].id, READER)
        casebook.store(*report(2), READER)
    assert first.wait(timeout=30) == 0
    first.communicate()
    assert content(path)["counts"]["documents"] == 2
    assert alone(path)


def test_a_killed_writer_makes_room_at_once(where: Where) -> None:
    first = program(HOLD, where)
    line(first)
    kill(first)
    with Casebook.open(where, write=True, wait=_gone(where)) as casebook:
        casebook.store(*report(1), READER)
    assert alone(where)


def _gone(where: Where) -> float:
    """Seconds in which a killed writer must have let go: a server notices a moment later, a file at once."""
    return 0 if isinstance(where, Path) else 10


def test_a_worker_that_outlives_its_killed_parent_does_not_hold_the_lock(where: Where) -> None:
    path = where
    parent = program(FORK, path)
    child = int(line(parent))
    with pytest.raises(CasebookBusy, match=f"process {parent.pid} "):
        Casebook.open(path, write=True)
    parent.send_signal(signal.SIGKILL)
    parent.wait(timeout=30)
    try:
        os.kill(child, 0)  # it does outlive it
        with Casebook.open(path, write=True, wait=_gone(path)) as casebook:
            casebook.store(*report(1), READER)
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        parent.communicate(timeout=30)


def test_many_writers_at_once_take_turns_and_lose_nothing(where: Where) -> None:
    path = where
    lines = READ_IN.replace("create=True)", "create=True, wait=120)")
    processes = [program(lines, path, number * 20, number * 20 + 30) for number in range(4)]
    for process in processes:
        _, problems = process.communicate(timeout=120)
        assert process.returncode == 0, problems
    assert content(path)["counts"]["documents"] == 90
    assert alone(path)
    with Casebook.open(path) as casebook:
        assert [each.position for each in casebook.journal()] == list(range(1, 91))
        assert list(casebook.verify()) == []


def test_the_lock_is_never_held_twice(path: Path) -> None:
    inside: list[int] = []
    most: list[int] = []

    def take_turns() -> None:
        for _ in range(60):
            lock = WriterLock.take(path, path, wait=60)
            inside.append(1)
            most.append(len(inside))
            time.sleep(0.0002)
            inside.pop()
            lock.release()

    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(6) as pool:
        patch.setattr(writer, "_POLL", 0.0001)
        for task in [pool.submit(take_turns) for _ in range(6)]:
            task.result(timeout=60)
    assert max(most) == 1
    assert len(most) == 360


def test_reading_goes_on_while_another_process_writes(where: Where) -> None:
    path = where
    with Casebook.open(path, write=True, create=True) as casebook:
        casebook.store(*report(0), READER)
    process = program(READ_IN.replace(", casebook.batch()", ""), path, 1, 200)
    seen = []
    with Casebook.open(path) as casebook:
        while process.poll() is None:
            with casebook.snapshot():
                documents = [each.id for each in casebook.documents()]
                assert [each.document for each in casebook.extractions()] == documents
            seen.append(len(documents))
    _, problems = process.communicate(timeout=60)
    assert process.returncode == 0, problems
    assert seen == sorted(seen)
    assert len(set(seen)) > 2
    assert content(path)["counts"]["documents"] == 200


def check_filled(path: Path, out: str, least: int) -> None:
    """The run stopped with one clear line, and everything stored before is there."""
    stored, said = out.splitlines()
    assert int(stored) >= least
    assert said == f"no room left to write {path}; what it held before is safe"
    whole = {report(each, counts=40)[0].id: report(each, counts=40) for each in range(int(stored))}
    half = content(path)
    assert {each.id for each in half["documents"]} == set(whole)
    assert all(each == whole[each.document][1] for each in half["extractions"])


def test_a_limit_on_file_size_is_told_as_no_room(path: Path) -> None:
    process = program(
        UNTIL_FULL, path, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
    )
    out, problems = process.communicate(timeout=60)
    assert process.returncode == 0, problems
    check_filled(path, out, 3)
    with Casebook.open(path, write=True) as casebook:
        casebook.store(*report(20_000), READER)


def test_a_full_disk_is_told_as_no_room(tmp_path: Path) -> None:
    """A small disk of its own, seen only by the process that fills it."""
    unshare = shutil.which("unshare")
    if (
        unshare is None
        or subprocess.run([unshare, "-m", "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("needs the right to mount a disk")
    disk, kept = tmp_path / "disk", tmp_path / "kept"
    disk.mkdir()
    kept.mkdir()
    script = tmp_path / "fill.py"
    script.write_text(
        "import sys\nfrom tellings.casebook import Casebook\nfrom casebook_reports import *\n" + UNTIL_FULL
    )
    mounted = 'mount -t tmpfs -o size="$1" tmpfs "$2" && "$3" -B "$4" "$2/valley.db"; cp -a "$2"/. "$5"'
    here = Path(__file__).parent
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(here), str(here.parent / "src")))}
    for size, least in (("1m", 1), ("64k", 0)):
        told = subprocess.run(
            [unshare, "-m", "sh", "-c", mounted, "sh", size, disk, sys.executable, script, kept],
            capture_output=True,
            text=True,
            env=environment,
            timeout=120,
            check=False,
        )
        assert told.returncode == 0, told.stderr
        assert not told.stderr
        path = kept / "valley.db"
        if least:
            out = told.stdout.replace(str(disk), str(kept))
            check_filled(path, out, least)
            with Casebook.open(path, write=True) as casebook:
                casebook.store(*report(20_000), READER)
        else:
            assert "no room left to write" in told.stdout
        for each in kept.iterdir():
            each.unlink()

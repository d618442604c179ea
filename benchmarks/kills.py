"""Whether anything is lost or there twice when reading and watching are killed at random moments.

    python -m benchmarks.kills [--documents FILE] [--first 60] [--times 20] [--seed N] [--processes N]

Each time, the ordinary command is killed (SIGKILL) at a moment drawn from the time that an undisturbed run takes, what it left is
checked, and it is started again and left to finish.  It has held where what was left is a whole casebook of some of the
documents, each as the undisturbed run has it, and where in the end the export is that of the undisturbed run, byte for byte, and
the journal has every document read once.  While it is watched, files come one after the other, each in two parts.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tellings import pipeline
from tellings.casebook import Casebook
from tellings.errors import CasebookError, UserError
from tellings.export import to_json

from .data import DATA, need

PATIENCE = 600.0  # seconds after which a watch that was left alone counts as hanging
SETTLE = 0.3  # seconds that a file rests before the watch reads it
_PAUSE = 0.1  # seconds between two looks at what a watch has done


@dataclass(frozen=True)
class Whole:
    """What an undisturbed run came to, and the seconds that it took."""

    reports: Path
    export: str
    documents: dict[str, str]
    seconds: float


@dataclass(frozen=True)
class Trials:
    """How the command is run: the number of its processes, and where casebooks are made."""

    work: Path
    processes: int = 2

    def undisturbed(self, reports: Path) -> Whole:
        """A run over a folder that nothing disturbs."""
        into = self.work / "whole.db"
        began = time.monotonic()
        self._start(into, reports).communicate()
        seconds = time.monotonic() - began
        return Whole(reports, _export(into), _documents(into), seconds)

    def reading(self, whole: Whole, chance: random.Random) -> list[str]:
        """Kills one run of reading, and lets another finish.  Gives what has not held; nothing where all has."""
        with self._casebook() as into:
            while True:  # a run that was over before it was to be killed does not count
                _remove(into)
                process = self._start(into, whole.reports)
                if _killed_after(process, chance.uniform(0, whole.seconds)):
                    break
            faults = list(left(into, whole))
            self._start(into, whole.reports).communicate()
            return [*faults, *finished(into, whole)]

    def watching(self, whole: Whole, chance: random.Random) -> list[str]:
        """The same for a watch, while the reports come into its folder."""
        with self._casebook() as into, tempfile.TemporaryDirectory(dir=self.work) as name:
            folder = Path(name)
            pause = chance.uniform(0, whole.seconds / max(1, len(whole.documents)))
            feeding = threading.Thread(target=feed, args=(whole.reports, folder, pause))
            watching = ("--watch", folder, "--settle", SETTLE)
            process = self._start(into, *watching)
            feeding.start()
            _killed_after(process, chance.uniform(0, 2 * whole.seconds))
            faults = list(left(into, whole))
            process = self._start(into, *watching)
            feeding.join()
            if not _in_time(lambda: _is_done(into, len(whole.documents))):
                faults.append("the watch that was left alone did not come to its end")
            process.terminate()
            process.communicate()
            return [*faults, *finished(into, whole)]

    def _start(self, into: Path, *arguments: object) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tellings", "read", *map(str, arguments), "--into", str(into)]
        return subprocess.Popen(
            [*command, "--processes", str(self.processes)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    @contextmanager
    def _casebook(self) -> Iterator[Path]:
        with tempfile.TemporaryDirectory(dir=self.work) as folder:
            yield Path(folder) / "my.db"


def feed(reports: Path, folder: Path, pause: float) -> None:
    """Brings the reports into the folder one after the other, each in two parts."""
    for report in sorted(reports.iterdir()):
        content = report.read_bytes()
        with (folder / report.name).open("wb") as file:
            file.write(content[: len(content) // 2])
            file.flush()
            time.sleep(min(pause, SETTLE) / 2)
            file.write(content[len(content) // 2 :])
        time.sleep(pause / 2)


def left(into: Path, whole: Whole) -> Iterator[str]:
    """What is wrong with a casebook that a killed run has left."""
    try:
        here = _documents(into)
    except UserError:  # killed before there was one
        return
    except CasebookError as error:
        yield f"the casebook cannot be opened: {error}"
        return
    with Casebook.open(into) as casebook:
        yield from casebook.verify()
    yield from (
        f"document {id} is not as the undisturbed run has it"
        for id, record in here.items()
        if whole.documents.get(id) != record
    )


def finished(into: Path, whole: Whole) -> Iterator[str]:
    """What is wrong with a casebook when all is done."""
    if _export(into) != whole.export:
        yield "the export is not that of an undisturbed run"
    with Casebook.open(into) as casebook:
        yield from casebook.verify()
        times = Counter(entry.subject for entry in casebook.journal() if entry.act in ("read", "reread"))
    yield from (f"document {id} was read {number} times" for id, number in times.items() if number > 1)
    yield from (f"document {id} is missing" for id in whole.documents if id not in times)


def _killed_after(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Kills a process after so many seconds; False where it had ended by itself."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
        return False
    process.kill()
    process.communicate()
    return True


def _is_done(into: Path, number: int) -> bool:
    try:
        with Casebook.open(into) as casebook:
            return casebook.count() == number and pipeline.is_kept(casebook)
    except (UserError, CasebookError):
        return False


def _in_time(holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(_PAUSE)
    return False


def _export(into: Path) -> str:
    with Casebook.open(into) as casebook:
        return to_json(pipeline.export_record(casebook, texts=True))


def _documents(into: Path) -> dict[str, str]:
    """What was taken from each document, by its id."""
    with Casebook.open(into) as casebook:
        return {each.document: repr(each) for each in casebook.extractions()}


def _remove(casebook: Path) -> None:
    for each in casebook.parent.glob(casebook.name + "*"):
        each.unlink()


def write_reports(lines: Path, first: int, folder: Path) -> Path:
    """The first documents of a JSONL file, each in a file of its own."""
    folder.mkdir()
    with lines.open(encoding="utf-8") as file:
        for number, line in zip(range(first), file, strict=False):
            (folder / f"{number:05}.jsonl").write_text(line, encoding="utf-8")
    return folder


def report(name: str, outcomes: Sequence[list[str]]) -> str:
    """How many of the trials have held, and what has not."""
    held = sum(not faults for faults in outcomes)
    faults = Counter(fault for faults in outcomes for fault in faults)
    return f"{name}: {held} of {len(outcomes)}" + "".join(f"\n  {fault}: {n}" for fault, n in faults.items())


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills")
    parser.add_argument("--documents", type=Path, default=DATA / "gunviolence" / "documents.jsonl")
    parser.add_argument("--first", type=int, default=60)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        trials = Trials(Path(name), wanted.processes)
        reports = write_reports(need(wanted.documents), wanted.first, Path(name) / "reports")
        whole = trials.undisturbed(reports)
        print(f"{len(whole.documents)} documents, undisturbed in {whole.seconds:.0f} s", flush=True)
        chance = random.Random(wanted.seed)
        for what, trial in (("read", trials.reading), ("watch", trials.watching)):
            print(report(what, [trial(whole, chance) for _ in range(wanted.times)]), flush=True)


if __name__ == "__main__":
    main()

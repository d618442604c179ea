"""Files that people add: taken in within bounds, read by a process of their own, and watched."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, Literal

from tellings.casebook import Address
from tellings.errors import UserError

MOST_FILES = 100
MOST_BYTES = 50_000_000  # of all files of one go
MEMORY = 6_000_000_000  # bytes of address space for the process that reads
SECONDS = 1800  # of processor for it
CLOCK = 3600.0  # seconds by the clock, waiting for other programs among them
LONGEST_NAME = 120  # characters

State = Literal["reading", "done", "cancelled", "failed"]


@dataclass(frozen=True, slots=True)
class Job:
    """One go: how far it is, and what it came to.  `done` and `total` are bytes, `path` the file at hand."""

    files: tuple[str, ...]
    state: State = "reading"
    done: int = 0
    total: int = 0
    documents: int = 0
    path: str = ""
    read: int = 0
    known: int = 0
    unread: tuple[tuple[str, str], ...] = ()
    reason: str = ""

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 0


@dataclass
class Adding:
    """Reads one go of files at a time into a casebook."""

    casebook: Path | Address
    memory: int = MEMORY
    seconds: int = SECONDS
    clock: float = CLOCK
    job: Job | None = None
    _process: subprocess.Popen[str] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self, files: Sequence[tuple[str, BinaryIO]]) -> Job:
        """Takes in the files and begins to read them.  Raises UserError where there are none, or some are still being read."""
        if not files:
            raise UserError("choose at least one file")
        if len(files) > MOST_FILES:
            raise UserError(f"at most {MOST_FILES} files can be added in one go")
        with self._lock:
            if self.job is not None and self.job.state == "reading":
                raise UserError("other files are still being read: wait for them, or cancel that")
            folder = Path(tempfile.mkdtemp(prefix="tellings-added-"))
            try:
                names = tuple(_kept(folder, name, content) for name, content in files)
                self._process = self._begun(folder)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            self.job = Job(names)
            threading.Thread(target=self._watch, args=(self._process, folder), daemon=True).start()
            return self.job

    def cancel(self) -> None:
        """Stops the reading; what was read until then stays."""
        with self._lock:
            if self.job is not None and self.job.state == "reading" and self._process is not None:
                self.job = replace(self.job, state="cancelled")
                self._process.terminate()

    def _begun(self, folder: Path) -> subprocess.Popen[str]:
        command = [
            sys.executable,
            "-m",
            "tellings.web.child",
            str(folder),
            str(self.memory),
            str(self.seconds),
        ]
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        # Everybody on this machine can see a command line; an address may hold a password.
        assert process.stdin is not None
        with suppress(BrokenPipeError), process.stdin as told:
            json.dump(self.casebook.url if isinstance(self.casebook, Address) else str(self.casebook), told)
        return process

    def _watch(self, process: subprocess.Popen[str], folder: Path) -> None:
        """Follows the process to its end, and takes away what it read from."""
        alarm = threading.Timer(self.clock, process.kill)
        alarm.start()
        try:
            assert process.stdout is not None
            with process.stdout as lines:
                for line in lines:
                    self._heard(json.loads(line))
            process.wait()
        finally:
            late = not alarm.is_alive()
            alarm.cancel()
            shutil.rmtree(folder, ignore_errors=True)
            self._ended(late)

    def _heard(self, said: dict[str, Any]) -> None:
        """Takes over a line of what the process says (`child` says which there are)."""
        with self._lock:
            if self.job is None or self.job.state != "reading":
                return
            if "failed" in said:
                self.job = replace(self.job, state="failed", reason=said["failed"])
            elif "unread" in said:
                unread = tuple((path, reason) for path, reason in said["unread"])
                self.job = replace(
                    self.job, state="done", read=said["read"], known=said["known"], unread=unread
                )
            else:
                self.job = replace(self.job, **said)

    def _ended(self, late: bool) -> None:
        with self._lock:
            if self.job is not None and self.job.state == "reading":
                reason = "it took too long" if late else "it took more memory or time than one go may"
                self.job = replace(self.job, state="failed", reason=reason)


def _kept(folder: Path, name: str, content: BinaryIO) -> str:
    """Writes one file under the last part of its name, or that with a number where it is taken; gives the name."""
    last = PurePosixPath(name.replace("\\", "/")).name.replace("\0", "").strip().lstrip(".")
    stem, dot, ending = last[-LONGEST_NAME:].rpartition(".")
    stem, ending = (stem, dot + ending) if dot else (ending, "")
    stem = stem or "report"
    number = 1
    path = folder / f"{stem}{ending}"
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{ending}"
    try:
        with path.open("xb") as out:
            shutil.copyfileobj(content, out)
    except (OSError, ValueError) as error:  # a name that this system cannot give a file
        raise UserError(f"{last!r} cannot be kept under that name: give the file another") from error
    return path.name

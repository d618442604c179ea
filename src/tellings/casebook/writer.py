"""One writer at a time: a lock that the operating system frees when its process ends, and a note of who holds it."""

from __future__ import annotations

import getpass
import json
import os
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tellings.errors import CasebookBusy

from .forks import drop_in_children

_POLL = 0.1  # seconds between two tries: a person does not notice, a processor neither
_FAR = 1 << 30  # on Windows a locked byte cannot be read, so the byte that is locked lies far behind the note


@dataclass(frozen=True, slots=True)
class Writer:
    """Who is writing.  `since` is ISO 8601 with the writer's offset from UTC."""

    process: int
    command: str
    host: str
    since: str

    @classmethod
    def this(cls, command: str | None = None) -> Writer:
        """This process, now."""
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        return cls(os.getpid(), command or _command(), socket.gethostname(), since)

    @property
    def is_gone(self) -> bool:
        """Whether the process has ended, as far as can be told from here."""
        if (
            self.host != socket.gethostname() or sys.platform == "win32"
        ):  # there, asking after a process may end it
            return False
        try:
            os.kill(self.process, 0)
        except ProcessLookupError:
            return True
        except OSError:  # somebody else's
            return False
        return False

    def says(self) -> str:
        """In words: "process 1234 (tellings read), since 12:03"."""
        since, now = datetime.fromisoformat(self.since), datetime.now().astimezone()
        elsewhere = "" if self.host == socket.gethostname() else f" on {self.host}"
        day = "" if since.date() == now.date() else f"{since:%Y-%m-%d} "
        return f"process {self.process}{elsewhere} ({self.command}), since {day}{since:%H:%M}"


class WriterLock:
    """The right to write one casebook, held until `release` or the end of the process, however it ends."""

    def __init__(self, beside: Path) -> None:
        self._path = beside.with_name(beside.name + "-lock")
        self._file: int | None = None

    @classmethod
    def take(
        cls,
        casebook: Path,
        shown: Path,
        command: str | None = None,
        wait: float = 0,
        on_wait: Callable[[str], None] | None = None,
    ) -> WriterLock:
        """The lock of the file `casebook`, which messages call `shown`.

        While another process holds it, tries for `wait` seconds; `on_wait` is told once for whom.  Raises CasebookBusy when
        they have passed, OSError where no file can be made beside the casebook.
        """
        lock = cls(casebook)
        await_turn(lock._try, lambda: busy(shown, lock._signed()), wait, on_wait)
        try:
            lock._sign(Writer.this(command))
        except OSError:
            lock.release()
            raise
        return lock

    def release(self) -> None:
        """Lets the next writer in.  Doing so twice does nothing."""
        if self._file is None:
            return
        with suppress(OSError):  # Windows keeps a file that is open; an empty lock file does no harm
            self._path.unlink()
        self._drop()

    def _drop(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _try(self) -> bool:
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
        if not _lock(file) or not self._is_current(file):
            os.close(file)
            return False
        self._file = file
        drop_in_children(self, WriterLock._drop)
        return True

    def _is_current(self, file: int) -> bool:
        """Whether the file that was locked is still the one that others find: a writer that ends removes its file."""
        try:
            return os.path.samestat(os.fstat(file), self._path.stat())
        except FileNotFoundError:
            return False

    def _sign(self, writer: Writer) -> None:
        assert self._file is not None
        os.ftruncate(self._file, 0)
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, json.dumps(asdict(writer)).encode())

    def holder(self) -> Writer | None:
        """Who has it now; None where nobody has, or whoever had it was killed on this machine."""
        signed = self._signed()
        return None if signed is None or signed.is_gone else signed

    def _signed(self) -> Writer | None:
        try:
            record: dict[str, Any] = json.loads(self._path.read_text("utf-8"))
            return Writer(**record)
        except (OSError, ValueError, TypeError):  # it has just ended, or has not signed yet
            return None


def await_turn(
    take: Callable[[], bool], busy: Callable[[], str], wait: float, on_wait: Callable[[str], None] | None
) -> None:
    """Tries to take a lock for `wait` seconds; `on_wait` is told once for whom.  Raises CasebookBusy when they have passed."""
    until, told = time.monotonic() + wait, ""
    while not take():
        message = busy()
        if time.monotonic() >= until:
            raise CasebookBusy(message)
        if on_wait is not None and message != told:
            on_wait(message)
            told = message
        time.sleep(_POLL)


def busy(shown: object, holder: Writer | None) -> str:
    """That somebody else writes to the casebook called `shown`, and who where that is known."""
    return f"{shown} is being written by {holder.says() if holder else 'another process'}"


def _command() -> str:
    """The program and its first word, as a person would say it: "tellings read"."""
    program = Path(sys.argv[0] if sys.argv else "python")
    name = program.parent.name if program.stem == "__main__" else program.stem
    word = sys.argv[1] if len(sys.argv) > 1 and sys.argv[1].isalpha() else ""
    return f"{name or 'python'} {word}".strip()


def login() -> str:
    """The name of the account that this process runs under; its number where it has no name."""
    try:
        return getpass.getuser()
    except (
        KeyError,
        OSError,
        ImportError,
    ):  # OSError since Python 3.13; ImportError on Windows without a user name
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "unknown"


def _lock(file: int) -> bool:
    """Tries to lock an open file for this process alone, without waiting."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(file, _FAR, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            # flock, not lockf: it holds between two openings in one process too, and closing one does not free the other.
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except PermissionError:
        if sys.platform == "win32":
            return False
        raise
    return True

"""Reading a file in a process of its own, with limits: one that hangs, breaks down or swells is ended, and the rest goes on."""

from __future__ import annotations

import queue
import subprocess
import threading
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from tellings import program
from tellings.model import Unread
from tellings.program import receive, send

from .item import Part
from .room import TOO_MUCH_MEMORY
from .wire import part_from

SECONDS = 120.0  # between two answers: a long scan takes a few seconds a page
MEMORY = (
    3 * 1024**3
)  # bytes of address space, of which libraries reserve several hundred million before they do anything
MOST_BREAKDOWNS = 5  # of members of one file, each of which takes the others before it to be read again
_WAITING = 4  # answers that wait to be taken: backpressure, so that nothing piles up

Note = Callable[[str, str], None]


class _Ended(Exception):
    """The room ended before its answer was whole."""


class Room:
    """A process to read in, started when it is first needed and again after a file has ended it.  Use it with `with`.

    A file has `seconds` between two of its answers, and `memory` bytes (where the system can bound them).
    """

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.Queue[dict[str, Any] | None] = queue.Queue()

    def __enter__(self) -> Room:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def parts(
        self, file: Path, path: str, name: str, columns: dict[str, str], note: Note | None = None
    ) -> Generator[Part | Unread, None, None]:
        """The reports in a file.  Raises OSError where it cannot be opened.

        A file inside it that ends the room is listed, and the others are read in another try.
        """
        given: Counter[str] = (
            Counter()
        )  # answers already passed on, by the file inside the file that they are of
        avoid: list[str] = []
        for _ in range(MOST_BREAKDOWNS):
            at, seen = path, Counter[str]()
            try:
                for kind, value in self._ask(file, path, name, columns, avoid):
                    if kind == "at":
                        at = value
                    elif kind == "note" and note is not None and not avoid:
                        note(*value)
                    elif kind == "error":
                        raise OSError(*value)
                    elif kind in ("part", "unread"):
                        seen[at] += 1
                        if seen[at] > given[at]:
                            given[at] += 1
                            yield part_from(value) if kind == "part" else Unread(*value)
                return
            except _Ended as end:
                yield Unread(at, str(end))
                if at == path or at in avoid:
                    return
                avoid.append(at)
        yield Unread(
            path, f"given up: {MOST_BREAKDOWNS} of the files in it could not be parsed within bounds"
        )

    def close(self) -> None:
        """Ends the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is not None:
            program.end(process)

    def _ask(
        self, file: Path, path: str, name: str, columns: dict[str, str], avoid: list[str]
    ) -> Iterator[tuple[str, Any]]:
        """The answers to one request.  Raises _Ended with the reason where they stop before their end."""
        process = self._ready()
        whole = False
        try:
            assert process.stdin is not None
            request = {"file": str(file), "path": path, "name": name, "columns": columns, "avoid": avoid}
            try:
                send(process.stdin, request)
            except OSError as error:
                raise _Ended("could not be read: the process that was to read it ended") from error
            while True:
                message = self._next(process)
                if "end" in message:
                    whole = True
                    return
                if TOO_MUCH_MEMORY in message:
                    raise _Ended(f"takes more than {self._memory // 1024**2:,} MB of memory to read")
                yield from message.items()
        finally:
            if not whole:
                self.close()

    def _next(self, process: subprocess.Popen[bytes]) -> dict[str, Any]:
        try:
            message = self._answers.get(timeout=self._seconds)
        except queue.Empty:
            raise _Ended(f"takes more than {self._seconds:g} seconds to read") from None
        if message is None:
            process.wait()
            raise _Ended("damaged: the program that reads its format broke down over it")
        return message

    def _command(self) -> list[str]:
        return program.command(f"{__package__}.room", self._memory)

    def _ready(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        self._answers = queue.Queue(_WAITING)
        process = program.start(self._command())
        assert process.stdout is not None
        threading.Thread(target=_pass_on, args=(process.stdout, self._answers), daemon=True).start()
        self._process = process
        return process


def _pass_on(stream: BinaryIO, answers: queue.Queue[dict[str, Any] | None]) -> None:
    """Takes what the process says, until it ends."""
    try:
        while (message := receive(stream)) is not None:
            answers.put(message)
    except (OSError, ValueError):  # closed meanwhile
        pass
    answers.put(None)

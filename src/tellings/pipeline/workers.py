"""Reading in several processes at once, one reader each: what one dies of costs one document, and the order stays.

Each process has a thread here that minds it: it hands over a document, waits for what comes back, and starts the process anew
where that ended.  Documents wait in one queue for all, so that no process waits while another has work before it, and at most
so many are under way that memory stays flat however many there are.
"""

from __future__ import annotations

import queue
import signal
import subprocess
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Any, TypeVar

from tellings import program
from tellings.errors import TellingsError, UserError
from tellings.model import Document, Extraction
from tellings.model.records import extraction_from, to_record
from tellings.program import receive, send

from .engine import Task, own_name
from .worker import NO_MEMORY

_AHEAD = 8  # documents for each process that are under way, or wait for one before them: one takes many times as long as another
_CHARACTERS = 16_000_000  # of texts under way, from which on no more are begun
_LOOK = 0.5  # seconds: on Windows an interrupt does not end a wait that has no end of its own
_LAST_BREATH = 5.0  # seconds that a process has to end after its last word: how it ends is told

T = TypeVar("T", bound=Task)
Order = tuple[Document, "Future[Extraction | str]"]


class _Died(Exception):
    """The process ended before it answered.  Its text says how."""


class Workers:
    """So many processes that read, started when there is something to read.  Use it with `with`.

    `threads` are those of each reader's encoder.  `command` is what they run instead of this package's own reader, whose name
    is then `name`.
    """

    def __init__(
        self,
        processes: int,
        threads: int = 1,
        *,
        command: Sequence[str] | None = None,
        name: str | None = None,
    ) -> None:
        self.name = name or own_name()
        self._command = list(command or program.command(f"{__package__}.worker", threads))
        self._number = processes
        self._orders: queue.SimpleQueue[Order | None] = queue.SimpleQueue()  # bounded by `over`
        self._minders: list[threading.Thread] = []
        self._started: list[_Process] = []
        self._floor = _Floor()

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the processes, whatever they are doing."""
        for process in self._started:
            process.close()
        for _ in self._minders:
            self._orders.put(None)
        for minder in self._minders:
            minder.join()
        self._minders.clear()

    def over(self, tasks: Iterable[T]) -> Iterator[tuple[T, Extraction | str | None]]:
        """Each task, in order, with what its document tells; a reason instead where it could not be read, None where it has none.

        `tasks` is gone through some way ahead of what is given.  Raises TellingsError where no process can read at all.
        """
        waiting: deque[tuple[T, Future[Extraction | str] | None]] = deque()
        characters = 0
        for task in tasks:
            document = task.to_read
            waiting.append((task, None if document is None else self._begun(document)))
            characters += 0 if document is None else len(document.text)
            while waiting and (
                _is_done(waiting[0][1]) or len(waiting) > _AHEAD * self._number or characters > _CHARACTERS
            ):
                first, future = waiting.popleft()
                characters -= 0 if first.to_read is None else len(first.to_read.text)
                yield first, _result(future)
        for task, future in waiting:
            yield task, _result(future)

    def _begun(self, document: Document) -> Future[Extraction | str]:
        if len(self._minders) < self._number:
            process = _Process(self._command, self.name)
            self._started.append(process)
            minder = threading.Thread(target=self._mind, args=(process,), daemon=True)
            self._minders.append(minder)
            minder.start()
        future: Future[Extraction | str] = Future()
        self._orders.put((document, future))
        return future

    def _mind(self, process: _Process) -> None:
        while (order := self._orders.get()) is not None:
            document, future = order
            try:
                future.set_result(self._taken(process, document))
            except BaseException as fault:  # whoever waits for the document is told
                future.set_exception(fault)

    def _taken(self, process: _Process, document: Document) -> Extraction | str:
        """What a document tells.  Where the process dies over it, it is tried once more while no other document is read."""
        try:
            with self._floor.shared():
                return process.take(document)
        except _Died:
            pass
        try:
            with self._floor.alone():
                return process.take(document)
        except _Died as end:
            return f"could not be read: the process that read it ended, and once more when it was read alone ({end})"


class _Process:
    """One process that reads, started when it is first needed and again after it has died."""

    def __init__(self, command: Sequence[str], name: str) -> None:
        self._command, self._name = command, name
        self._process: subprocess.Popen[bytes] | None = None
        self._starting = threading.Lock()
        self._closed = False

    def take(self, document: Document) -> Extraction | str:
        """What a document tells, or why it could not be read.  Raises _Died."""
        process = self._ready()
        assert process.stdin is not None
        try:
            send(process.stdin, {"document": to_record(document)})
        except (OSError, ValueError) as error:  # ValueError: closed meanwhile
            raise self._died() from error
        answer = self._answer(process)
        if answer is None:
            raise self._died()
        return answer["fault"] if "fault" in answer else extraction_from(answer["taken"])

    def close(self) -> None:
        """Ends it for good: what it is asked from then on, it does not answer."""
        with self._starting:
            self._closed = True
            if self._process is not None:
                program.end(self._process)

    def _ready(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        with self._starting:
            if self._closed:
                raise TellingsError("reading was stopped")
            if self._process is not None:
                program.end(self._process)
            process = self._process = program.start(self._command)
        answer = self._answer(process)
        if answer is None:
            raise TellingsError(f"the processes that read end before they have begun ({self._how()})")
        if answer.get("ready") != self._name:
            raise TellingsError("another version of Tellings was installed meanwhile: start anew")
        return process

    def _answer(self, process: subprocess.Popen[bytes]) -> dict[str, Any] | None:
        assert process.stdout is not None
        try:
            answer = receive(process.stdout)
        except (OSError, ValueError):  # closed meanwhile
            return None
        if answer is not None and "failed" in answer:
            kind = UserError if answer["code"] == UserError.exit_code else TellingsError
            raise kind(answer["failed"])
        return answer

    def _died(self) -> _Died:
        return _Died(self._how())

    def _how(self) -> str:
        assert self._process is not None
        with suppress(subprocess.TimeoutExpired):  # it says no more before it has ended
            self._process.wait(_LAST_BREATH)
        program.end(self._process)
        code = self._process.returncode
        if code == NO_MEMORY:
            return "it asks for more memory than there is"
        if code == -9:
            return "killed, as a system does that is out of memory"
        if code < 0:
            return signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
        return f"exit code {code}"


class _Floor:
    """Room for many at once, or for one alone.  Who waits to be alone comes before those who come later."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside = 0
        self._asking = 0

    @contextmanager
    def shared(self) -> Iterator[None]:
        with self._changed:
            self._changed.wait_for(lambda: not self._asking)
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        with self._changed:
            self._asking += 1
            self._changed.wait_for(lambda: not self._inside)
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._asking -= 1
                self._changed.notify_all()


def _is_done(future: Future[Extraction | str] | None) -> bool:
    return future is None or future.done()


def _result(future: Future[Extraction | str] | None) -> Extraction | str | None:
    if future is None:
        return None
    while True:
        try:
            return future.result(timeout=_LOOK)
        except NotYet:
            if future.done():
                raise

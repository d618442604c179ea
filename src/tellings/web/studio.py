"""Pictures for pages: drawn by a process of its own, the same one once, and kept for whoever asks next.

Drawing holds an interpreter for a tenth of a second and longer: in the desk's own process every page would wait for it.
"""

from __future__ import annotations

import subprocess
import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import suppress

from tellings import ids, program
from tellings.export.pictures import Kind
from tellings.model.records import Record

MOST = 16_000_000  # characters of all pictures that are kept
DRAWN = 1_000  # pictures by one process, which is then replaced: its libraries never give memory back
SECONDS = 60.0  # for one picture
_COMMAND = program.command("tellings.web.painter")


class Studio:
    """Draws one picture at a time; those who ask for the same one share it."""

    def __init__(self, command: Sequence[str] = _COMMAND, most: int = MOST, seconds: float = SECONDS) -> None:
        self._command, self._most, self._seconds = command, most, seconds
        self._kept: OrderedDict[str, str] = OrderedDict()
        self._asked: dict[str, Future[str]] = {}
        self._size = self._drawn = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._lock, self._drawing = threading.Lock(), threading.Lock()

    def draw(self, kind: Kind, drawn: Record, name: str) -> str:
        """The picture as SVG; where it could not be drawn, one that says so."""
        key = ids.digest(kind, drawn, name)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            coming = self._asked.get(key)
            mine = coming is None
            if coming is None:
                coming = self._asked[key] = Future()
        if mine:
            self._begin(coming, key, kind, drawn, name)
        return coming.result()

    def prepare(self) -> None:
        """Starts the process that draws, so that the first picture need not wait for it."""
        with self._drawing:
            self._started()

    def close(self) -> None:
        """Ends the process that draws."""
        with self._drawing:
            self._end()

    def _begin(self, coming: Future[str], key: str, kind: Kind, drawn: Record, name: str) -> None:
        svg = None
        try:
            with self._drawing:
                svg = self._asked_for({"kind": kind, "drawn": drawn, "name": name})
        finally:
            with self._lock:
                del self._asked[key]
                if svg is not None:
                    self._keep(key, svg)
            coming.set_result(svg if svg is not None else _missing(drawn))

    def _keep(self, key: str, svg: str) -> None:
        self._kept[key] = svg
        self._size += len(svg)
        while self._size > self._most:
            self._size -= len(self._kept.popitem(last=False)[1])

    def _asked_for(self, asked: Record) -> str | None:
        """What the process draws; None where it ends or takes too long, as a new one does for the next picture."""
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        alarm = threading.Timer(self._seconds, process.kill)
        alarm.start()
        answer = None
        try:
            with suppress(OSError):
                program.send(process.stdin, asked)
                answer = program.receive(process.stdout)
        finally:
            alarm.cancel()
        self._drawn += 1
        svg = answer.get("svg") if answer is not None else None
        if answer is None or self._drawn >= DRAWN:
            self._end()
        return svg if isinstance(svg, str) else None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process, self._drawn = program.start(self._command), 0
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            program.end(self._process)
            self._process = None


def _missing(drawn: Record) -> str:
    width, height = drawn["width"], drawn["height"]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><text x="12" y="24" fill="var(--quiet)">'
        "This picture could not be drawn.</text></svg>"
    )

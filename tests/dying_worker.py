"""A worker whose reader does what the text says: be killed, break down, run out of memory, fail, wait.  Run as workers are.

It finds nothing in a report, and rejects its first letter, so that what was read can be told from what was not.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

from tellings.model import Document, Extraction, Rejection, Span
from tellings.pipeline import Engine
from tellings.pipeline.worker import serve

NAME = "dying 1"


def fail() -> None:
    raise KeyError("nothing")


def run_out() -> None:
    raise MemoryError


DOES: dict[str, Callable[[], object]] = {
    "KILLED": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "BROKEN": os.abort,
    "SWOLLEN": run_out,
    "FAILING": fail,
    "PRINTING": lambda: os.write(1, b"words that a library prints"),
    "WAITING": lambda: time.sleep(0.3),
    "HANGING": lambda: time.sleep(3600),
}


def take(document: Document) -> Extraction:
    does, _, rest = document.text.partition(" ")
    if does == "ONCE":  # and then the name of a file that tells that it was tried before
        before = Path(rest.split()[0])
        if not before.exists():
            before.touch()
            os.abort()
    elif does in DOES:
        DOES[does]()
    first = Span(0, 1)
    return Extraction(document.id, (), (), (), (Rejection(document.id, first, document.text[:1], "first"),))


if __name__ == "__main__":
    if sys.argv[1:] == ["ends"]:
        sys.exit(3)
    sys.exit(serve(nullcontext(Engine(NAME, take))))

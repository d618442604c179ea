"""The process that reads files whose parsers might hang, break down or ask for any amount of memory.

Run as a program by `rooms.Room`; it takes requests on standard input and answers on standard output, and ends with either.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, BinaryIO

from tellings.errors import InputError, our_fault
from tellings.model import Unread
from tellings.program import own_output, receive, send

from .door import parts
from .item import Item
from .limits import Budget, Reading
from .wire import part_record

TOO_MUCH_MEMORY = "too-much-memory"


def main(memory: int) -> None:
    """Answers requests until there are no more.  `memory` is the most bytes of address space that this process may have."""
    answers = own_output()
    _limit(memory)
    while (request := receive(sys.stdin.buffer)) is not None:
        try:
            _answer(request, answers)
        except MemoryError:
            send(answers, {TOO_MUCH_MEMORY: True})
            return


def _limit(memory: int) -> None:
    if sys.platform == "win32":  # which has no such limits: time alone is bounded there
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform != "darwin":  # which refuses this one
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _answer(request: dict[str, Any], answers: BinaryIO) -> None:
    file, path = Path(request["file"]), request["path"]
    reading = Reading(
        Budget(0),
        columns=request["columns"],
        note=lambda where, words: send(answers, {"note": [where, words]}),
        at=lambda where: send(answers, {"at": where}),
        avoid=frozenset(request["avoid"]),
        fault=our_fault,
    )
    try:
        with file.open("rb") as stream:
            reading.budget.size = size = os.fstat(stream.fileno()).st_size
            for each in parts(Item(path, request["name"], stream, size), reading):
                if isinstance(each, Unread):
                    send(answers, {"unread": [each.path, each.reason]})
                else:
                    send(answers, {"part": part_record(each)})
    except InputError as error:
        send(answers, {"unread": [error.path, error.reason]})
    except OSError as error:
        send(answers, {"error": [error.errno or 0, error.strerror or ""]})
    send(answers, {"end": True})


if __name__ == "__main__":
    main(int(sys.argv[1]))

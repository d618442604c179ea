"""A process that reads documents for another, with a reader of its own.  Run as a program by `workers.Workers`.

It takes documents on standard input, one at a time, and answers each on standard output with what it tells, or with the fault
of ours that it met.  It ends with either of the two, so it never outlives who started it.
"""

from __future__ import annotations

import signal
import sys
from contextlib import AbstractContextManager
from typing import Any

from tellings.errors import TellingsError, our_fault
from tellings.garbage import collect_seldom
from tellings.model.records import document_from, to_record
from tellings.program import own_output, receive, send

from .engine import Engine, own_engine

NO_MEMORY = 71  # exit code where a document asks for more memory than there is: the next begins with all of it free again


def serve(making: AbstractContextManager[Engine]) -> int:
    """Answers until there is nothing more to read; gives the exit code."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it is told, and ends it
    collect_seldom()
    answers = own_output()
    try:
        with making as engine:
            send(answers, {"ready": engine.name})
            while (request := receive(sys.stdin.buffer)) is not None:
                send(answers, _answer(engine, request))
    except TellingsError as error:  # the reader's model is not there, say: no document's doing
        send(answers, {"failed": str(error), "code": error.exit_code})
    except BrokenPipeError:
        pass
    except MemoryError:
        return NO_MEMORY
    return 0


def _answer(engine: Engine, request: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"taken": to_record(engine.take(document_from(request["document"])))}
    except (TellingsError, MemoryError):
        raise
    except Exception as fault:
        return {"fault": our_fault(fault)}


if __name__ == "__main__":
    sys.exit(serve(own_engine(int(sys.argv[1]))))

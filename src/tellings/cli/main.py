"""From a command line to an exit code: every error becomes one clear line."""

from __future__ import annotations

import argparse
import errno
from collections.abc import Sequence
from importlib import import_module

from tellings.errors import TellingsError
from tellings.garbage import collect_seldom

from .parser import parser
from .terminal import complain, discard_output, flush

INTERRUPTED = 130  # what a shell gives for a command ended by SIGINT
PIPE_CLOSED = 141  # and by SIGPIPE: whoever read our output has gone away
OUR_FAULT = 70  # EX_SOFTWARE of sysexits.h


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code.  0: done; 1: nothing could be done; 2: the request cannot be met; 3: casebook."""
    arguments = parser().parse_args(argv)
    collect_seldom()
    try:
        code = run(arguments)
        flush()
        return code
    except BrokenPipeError:
        discard_output()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        complain(getattr(arguments, "interrupted", "stopped"))
        return INTERRUPTED
    except TellingsError as error:
        complain(str(error))
        return error.exit_code
    except Exception as fault:
        if _while_stopping(fault):
            complain(getattr(arguments, "interrupted", "stopped"))
            return INTERRUPTED
        return _fault(fault, arguments)


def run(arguments: argparse.Namespace) -> int:
    """Loads the verb's module and runs it: nothing that the verb does not need is loaded."""
    code: int = import_module(f"tellings.cli.{arguments.verb}").run(arguments)
    return code


def _while_stopping(fault: BaseException | None) -> bool:
    """Whether an error came only of an interrupt: one that strikes inside the database's library can end so."""
    while fault is not None:
        if isinstance(fault, KeyboardInterrupt):
            return True
        fault = fault.__cause__ or fault.__context__
    return False


def _fault(fault: Exception, arguments: argparse.Namespace) -> int:
    if arguments.traceback:
        raise fault
    if isinstance(fault, OSError) and fault.errno == errno.ENOSPC:
        discard_output()
        complain("no room left to write the output")
        return 1
    what = type(fault).__name__ + (f": {fault}" if str(fault) else "")
    complain(f"a fault of Tellings itself ({what}); `tellings --traceback {arguments.verb} ...` shows where")
    return OUR_FAULT

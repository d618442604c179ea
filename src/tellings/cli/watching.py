"""`tellings read --watch`: a line for each file that has come."""

from __future__ import annotations

import argparse
import signal
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from tellings import pipeline
from tellings.pipeline.custody import now

from .plain import one_line
from .terminal import flush, say
from .words import counted


def run(arguments: argparse.Namespace, options: pipeline.ReadOptions, waiting: Callable[[str], None]) -> None:
    """Watches until it is interrupted, or asked to end as the services of a system are (SIGTERM)."""
    signal.signal(signal.SIGTERM, _interrupt)
    folders = [Path(folder) for folder in arguments.watch]
    say(f"Watching {', '.join(one_line(str(folder)) for folder in folders)}; Ctrl-C ends it.")
    flush()
    pipeline.watch(
        pipeline.Watch(
            folders,
            arguments.into,
            _log,
            options,
            settle=arguments.settle,
            wait=arguments.wait,
            on_wait=waiting,
        )
    )


def line(read: pipeline.FileRead) -> str:
    """What one file came to, in words."""
    came = [counted(read.read, "new document")] if read.read else []
    if read.known:
        came.append(f"{read.known:,} already known")
    if read.unread:
        first = read.unread[0]
        where = "" if first.path == read.path else f"{one_line(first.path)}: "
        more = f" and {len(read.unread) - 1:,} more" if len(read.unread) > 1 else ""
        came.append(f"not read: {where}{one_line(first.reason)}{more}")
    return f"{one_line(read.path)}: {', '.join(came) or 'no document'}"


def _log(read: pipeline.FileRead) -> None:
    say(f"{now().isoformat(timespec='seconds')} {line(read)}")
    flush()


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt

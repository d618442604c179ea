"""How many processes read, and on how many threads each: chosen from the cores and from how much there is to read."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager

from .engine import Takes, own_engine
from .options import ReadOptions
from .workers import Workers

# Bytes of input that are worth a process more: it takes as long to start as a few documents take to read.
WORTH = 50_000


def cores() -> int:
    """How many cores this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processes_for(options: ReadOptions, size: int, most: int) -> int:
    """How many processes read `size` bytes on `most` cores; 1 where this one does it alone."""
    if options.processes is not None:
        return options.processes
    return max(1, min(most // options.threads, size // WORTH))


def own_reading(options: ReadOptions, size: int) -> AbstractContextManager[Takes]:
    """The package's own reader for `size` bytes of input: in this process, or in several."""
    number = processes_for(options, size, cores())
    if number > 1:
        return Workers(number, options.threads)
    return own_engine(options.threads)

"""Seconds of processor, memory, and measuring in a process of its own, whose memory is then its own too."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from typing import ParamSpec, TypeVar

Figures = Mapping[str, float]
P = ParamSpec("P")
T = TypeVar("T")


def clock(do: Callable[P, T], *given: P.args, **named: P.kwargs) -> tuple[T, float]:
    """What a function gives, and its seconds of processor: other programs on the machine count little."""
    began = time.process_time()
    done = do(*given, **named)
    return done, time.process_time() - began


def memory() -> int:
    """The most resident memory that this process has had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def apart(module: str, *arguments: object) -> Figures | None:
    """What a module prints as JSON when it is run with these arguments; None where it broke off, as for want of memory."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        return None
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures

"""Programs of ours in processes of their own: started, spoken with in JSON with its length before it, and ended.

What such a program answers is data and never code: a file that it reads may have taken it over.  They are started anew and not
forked, since the libraries that they load run threads, and in the same way on every system.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, BinaryIO

_LENGTH = 8  # bytes
_LONGEST = 512 * 1024**2  # bytes of one message


def command(module: str, *arguments: object) -> list[str]:
    """The command line that runs a module of this package."""
    # -P: a file beside the user's reports that is called like a module is not to be run.
    return [sys.executable, "-P", "-m", module, *map(str, arguments)]


def start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Starts a program that is spoken with over its standard input and output.  An interrupt at the terminal does not reach it."""
    apart = 0
    if sys.platform == "win32":
        apart = subprocess.CREATE_NEW_PROCESS_GROUP
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
        start_new_session=True,
        creationflags=apart,
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """Ends a program, whatever it is doing, and those that it has started."""
    if process.poll() is None:
        _kill(process)
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):  # what was still to be written to a process that has ended
                stream.close()


def send(stream: IO[bytes], message: dict[str, Any]) -> None:
    """Writes one message."""
    data = json.dumps(message).encode("ascii")
    stream.write(len(data).to_bytes(_LENGTH, "big") + data)
    stream.flush()


def receive(stream: IO[bytes]) -> dict[str, Any] | None:
    """The next message; None where there is none any more, or what comes is none."""
    head = stream.read(_LENGTH)
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH or length > _LONGEST:
        return None
    data = stream.read(length)
    if len(data) < length:
        return None
    try:
        message = json.loads(data)
    except ValueError:
        return None
    return message if isinstance(message, dict) else None


def own_output() -> BinaryIO:
    """Standard output for answers alone: whatever a library prints goes nowhere."""
    own = os.dup(sys.stdout.fileno())
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return os.fdopen(own, "wb")


def environment() -> dict[str, str]:
    """The environment, with this package found as it was found here, and no more threads than one unless asked for."""
    here = str(Path(__file__).parents[1])
    known = [here, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    single = {"OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1"}
    return {
        **os.environ,
        **single,
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(known)),
        "PYTHONSAFEPATH": "1",
    }


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        process.kill()

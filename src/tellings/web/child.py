"""The process that reads added files: of its own, so that a file which takes all memory or time takes only this one's.

Told on the command line: the folder, bytes of memory and seconds of work; on standard input the casebook, as a JSON string.  Says on standard output, a line of
JSON each: {"done", "total", "documents", "path"} as it goes, at the end {"read", "known", "unread": [[path, reason]]}.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tellings import pipeline
from tellings.errors import TellingsError

WAIT = 600.0  # seconds for another program that writes


def main(folder: str, casebook: str, memory: int, seconds: int) -> int:
    """Reads all of the folder into the casebook; 0 when it came to its end."""
    _limit(memory, seconds)

    def tell(progress: pipeline.Progress) -> None:
        _say(
            {
                "done": progress.done,
                "total": progress.total,
                "documents": progress.documents,
                "path": progress.path,
            }
        )

    try:
        # In this one process: its limits bind no other.
        options = pipeline.ReadOptions(processes=1, exports=False)
        summary = pipeline.read(Path(folder), casebook, on_progress=tell, wait=WAIT, options=options)
    except TellingsError as error:
        _say({"failed": str(error)})
        return 1
    unread = [[each.path, each.reason] for each in summary.unread]
    _say({"read": summary.read, "known": summary.known, "unread": unread})
    return 0


def _limit(memory: int, seconds: int) -> None:
    """Where the system can: beyond these, it ends this process."""
    try:
        import resource
    except ImportError:  # no such thing on Windows; there the desk's own clock is what ends it
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _say(said: object) -> None:
    print(json.dumps(said), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], json.load(sys.stdin), int(sys.argv[2]), int(sys.argv[3])))

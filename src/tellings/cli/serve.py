"""`tellings serve`: the casebook in a browser."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

from tellings.errors import UserError

from .plain import one_line
from .terminal import say

NEEDED = ("fastapi", "starlette", "uvicorn", "multipart")


def run(arguments: argparse.Namespace) -> int:
    """Serves until it is interrupted."""
    missing = [each for each in NEEDED if find_spec(each) is None]
    if missing:
        raise UserError("the desk needs the extra [web]: pip install 'tellings[web]'")
    from tellings.web.serving import serve

    arguments.interrupted = "stopped; every decision that was acknowledged is in the casebook"
    serve(Path(arguments.casebook), arguments.host, arguments.port, lambda: datetime.now(UTC), _tell)
    return 0


def _tell(said: str) -> None:
    say(one_line(said))

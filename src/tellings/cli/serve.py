"""`tellings serve`: the casebook in a browser."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, datetime
from getpass import getpass
from importlib.util import find_spec

from tellings.casebook import located
from tellings.errors import UserError

from .plain import one_line
from .terminal import say

NEEDED = ("argon2", "fastapi", "starlette", "uvicorn", "multipart")


def run(arguments: argparse.Namespace) -> int:
    """Serves until it is interrupted."""
    missing = [each for each in NEEDED if find_spec(each) is None]
    if missing:
        raise UserError("the desk needs the extra [web]: pip install 'tellings[web]'")
    from tellings.web.serving import make_owner, serve

    arguments.interrupted = "stopped; every decision that was acknowledged is in the casebook"
    if arguments.password_from and not arguments.owner:
        raise UserError("--password-from goes with --owner NAME")
    place = located(arguments.casebook)
    if arguments.owner:
        make_owner(place, arguments.owner, _password(arguments.password_from))
        _tell(f"{arguments.owner} is an owner of {place.name}.")
    serve(place, arguments.host, arguments.port, lambda: datetime.now(UTC), _tell)
    return 0


def _password(variable: str | None) -> str:
    """The owner's password, from an environment variable or asked for twice; never from the command line, which others see."""
    if variable is not None:
        if not os.environ.get(variable):
            raise UserError(f"the environment variable {variable} holds no password")
        return os.environ[variable]
    if not sys.stdin.isatty():
        raise UserError(
            "a password can be asked for only at a terminal: name a variable that holds it, with --password-from"
        )
    given = getpass("Password: ")
    if getpass("The same once more: ") != given:
        raise UserError("the two passwords differ: nothing was changed")
    return given


def _tell(said: str) -> None:
    """At once: whoever waits for the address reads it from a pipe, while the desk goes on."""
    say(one_line(said))
    sys.stdout.flush()

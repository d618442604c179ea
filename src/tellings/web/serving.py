"""Listening: the desk on a port of this machine."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import uvicorn

from tellings.casebook import Address, Casebook
from tellings.errors import UserError
from tellings.values.gazetteer import Gazetteer

from .app import application
from .passwords import Passwords
from .safety import LOOPBACK
from .shelf import PATIENCE, WRITER, Shelf
from .studio import Studio

SWITCH = 0.001  # seconds: whoever waits for the interpreter gets it sooner than pages that take long would let go of it


def serve(
    path: Path | Address, host: str, port: int, clock: Callable[[], datetime], tell: Callable[[str], None]
) -> None:
    """Serves the casebook at `path` until it is interrupted; `tell` is told where.  Port 0 is one that is free.

    Raises UserError for an address other than this machine's own while there is no account, and where the port is taken.
    """
    with Casebook.open(path) as casebook:
        signs_in = casebook.accounts().exist()
    local = host in LOOPBACK
    if not (local or signs_in):
        raise UserError(
            f"{host} can be reached by others, and this casebook has no account yet: make the first owner with --owner NAME"
        )
    with Gazetteer.open() as gazetteer:
        shelf = Shelf(path, gazetteer, clock, first=False)
        try:
            with listening(host, port) as ear:
                shown = f"[{host}]" if ":" in host else host
                tell(f"{path.name} is at http://{shown}:{ear.getsockname()[1]}/ (ctrl-c ends it)")
                if not signs_in:
                    tell("Only this machine can reach it, so it asks for no account.")
                elif local:
                    tell("Everyone signs in.")
                else:
                    tell(
                        "Everyone signs in, by https: browsers must come through a proxy that has a certificate."
                    )
                studio = Studio()
                hosts = LOOPBACK if local else ()
                app = application(shelf, path.name, hosts, secure=not local, draw=studio.draw)
                settings = uvicorn.Config(
                    app,
                    log_level="warning",
                    access_log=False,
                    server_header=False,
                    proxy_headers=False,
                    lifespan="on",
                )
                sys.setswitchinterval(SWITCH)
                if shelf.begin():
                    tell("Incidents are being put together; the pages say how far that is.")
                try:
                    studio.prepare()
                    uvicorn.Server(settings).run(sockets=[ear])
                finally:
                    studio.close()
                    app.state.desk.door.visits.keep(PATIENCE)
        finally:
            shelf.close()


def make_owner(path: Path | Address, name: str, password: str) -> None:
    """Makes an owner; whoever has the account already is owner with this password from now on (a password was lost).

    Raises UserError for a name or a password that will not do.
    """
    hashed = Passwords().hashed(password, name)
    with Casebook.open(path, write=True, wait=PATIENCE, command=WRITER) as casebook:
        accounts = casebook.accounts()
        known = accounts.named(name)
        if known is None:
            accounts.add(name, "owner", hashed)
        else:
            accounts.change(known.number, role="owner", password=hashed, closed=False)


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens.  Raises UserError where the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        raise UserError(f"nothing can listen on {host}, port {port}: {error.strerror}") from error

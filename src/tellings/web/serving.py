"""Listening: the desk on a port of this machine."""

from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import uvicorn

from tellings.errors import UserError
from tellings.values.gazetteer import Gazetteer

from .app import application
from .safety import LOOPBACK
from .shelf import Shelf


def serve(
    path: Path, host: str, port: int, clock: Callable[[], datetime], tell: Callable[[str], None]
) -> None:
    """Serves the casebook at `path` until it is interrupted; `tell` is told where.  Port 0 is one that is free.

    Raises UserError for an address other than this machine's own, which would need accounts, and where the port is taken.
    """
    if host not in LOOPBACK:
        raise UserError(
            f"{host} can be reached by others, and the desk has no accounts yet: it listens on 127.0.0.1 only"
        )
    with Gazetteer.open() as gazetteer:
        shelf = Shelf(path, gazetteer, clock)
        try:
            with listening(host, port) as ear:
                shown = f"[{host}]" if ":" in host else host
                tell(f"{path.name} is at http://{shown}:{ear.getsockname()[1]}/ (ctrl-c ends it)")
                tell("Only this machine can reach it, so it asks for no account.")
                app = application(shelf, path.name, LOOPBACK)
                settings = uvicorn.Config(
                    app,
                    log_level="warning",
                    access_log=False,
                    server_header=False,
                    proxy_headers=False,
                    lifespan="off",
                )
                uvicorn.Server(settings).run(sockets=[ear])
        finally:
            shelf.close()


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens.  Raises UserError where the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        raise UserError(f"nothing can listen on {host}, port {port}: {error.strerror}") from error

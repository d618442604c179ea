"""A PostgreSQL server for the tests: of their own, in a folder of its own, reached by nobody else, ended with them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tellings.casebook import Where, located

OWNER = "tellings"
PASSWORD = "open sesame/@:"
# A crash of this server loses nothing that anybody wants, and a disk is slow.
CAREFREE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses='' -c max_connections=60"


class Absent(Exception):
    """There is no server to start, and why."""


class Server:
    """Running from `start` to `close`."""

    def __init__(self, folder: Path, programs: Path, user: str | None) -> None:
        self.folder, self._programs, self._user = folder, programs, user
        self._made = 0
        self._free: list[str] = []
        self._lent: list[str] = []

    @classmethod
    def start(cls) -> Server:
        """Starts one.  Raises Absent."""
        if sys.platform == "win32":
            raise Absent("a server over a socket of Unix is what these tests start")
        programs = _programs()
        # The path of a socket has at most some hundred characters, so pytest's own folders will not do.
        server = cls(Path(tempfile.mkdtemp(prefix="tellings-")), programs, _user())
        if server._user is not None:
            shutil.chown(server.folder, server._user)
        try:
            server._run("initdb", "-D", "data", "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
            server.begin()
        except subprocess.CalledProcessError as error:
            server.close()
            raise Absent(f"PostgreSQL does not start here: {error.stderr or error.stdout}") from error
        return server

    def begin(self) -> None:
        """Starts the server, again where it was stopped."""
        self._run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", f"-k {self.folder} {CAREFREE}", "start")

    def stop(self, how: str = "fast") -> None:
        """Ends every connection and the server, as a machine does that is shut down: what was committed is kept.

        Not so with "immediate", which this server, careless of its files, may forget a commit by.
        """
        self._run("pg_ctl", "-D", "data", "-w", "-m", how, "stop")

    def close(self) -> None:
        """Stops the server and removes all that it kept."""
        if (self.folder / "data" / "postmaster.pid").exists():
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str, user: str = OWNER, password: str = "") -> str:
        """The address of a database."""
        given = f"{user}:{password}" if password else user
        return f"postgresql://{given}@/{database}?host={self.folder}"

    def database(self, **how: str) -> str:
        """The address of an empty database, for the test at hand.  With `how`, one made so: `encoding`, `template`..."""
        if self._free and not how:
            name = self._free.pop()
        else:
            self._made += 1
            name = f"valley_{self._made}"
            options = " ".join(f"{key} '{value}'" for key, value in how.items())
            self.sql("postgres", f"CREATE DATABASE {name} {options}")
        if not how:
            self._lent.append(name)
        return self.url(name)

    def kept(self) -> str:
        """The address of an empty database that is not taken back."""
        address = self.database()
        self._lent.pop()
        return address

    def take_back(self) -> None:
        """Empties the databases that were lent: making one takes longer."""
        for name in self._lent:
            self.sql(
                name,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                " AND datname = current_database()",
            )
            self.sql(name, "DROP SCHEMA IF EXISTS tellings CASCADE")
            self._free.append(name)
        self._lent.clear()

    def sql(self, database: str, *statements: str) -> list[tuple[Any, ...]]:
        """What somebody may do to a database with a tool of their own, and what the last statement gives."""
        return sql(self.url(database), *statements)

    def _run(self, program: str, *arguments: str) -> None:
        # What it says goes into a file: the server would hold a pipe open.
        with tempfile.TemporaryFile("w+") as said:
            try:
                subprocess.run(
                    [self._programs / program, *arguments],
                    cwd=self.folder,
                    user=self._user,
                    group=None if self._user is None else self._user,
                    extra_groups=None if self._user is None else [],
                    stdin=subprocess.DEVNULL,
                    stdout=said,
                    stderr=said,
                    check=True,
                    timeout=120,
                )
            except subprocess.CalledProcessError as error:
                said.seek(0)
                error.stderr = said.read()
                raise


def sql(where: Where, *statements: str) -> list[tuple[Any, ...]]:
    """What somebody may do to the database of a casebook, without its constraints, and what the last statement gives."""
    import psycopg

    address = located(where)
    assert not isinstance(address, Path)
    with psycopg.connect(address.url, autocommit=True) as connection:
        connection.execute("SET search_path = tellings")
        cursor = connection.execute("SET session_replication_role = replica")  # no foreign keys
        for statement in statements:
            cursor = connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


def _programs() -> Path:
    """The folder of the server's programs: newest first, as Debian has them, else where the path leads."""
    here: Sequence[Path] = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: -int(each.parent.name)
    )
    found = [each for each in here if (each / "initdb").exists()]
    if found:
        return found[0]
    known = shutil.which("initdb")
    if known is None:
        raise Absent("PostgreSQL is not installed (scripts/test installs it where it may)")
    return Path(known).resolve().parent


def _user() -> str | None:
    """Whom the server runs as: it refuses to run as the superuser."""
    import pwd

    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise Absent("PostgreSQL does not run as the superuser, and there is no other user")

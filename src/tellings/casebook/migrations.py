"""Bringing a casebook of an earlier format to this one: forward only, each step once, all in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from tellings import __version__
from tellings.errors import CasebookError, CasebookTooNew

from .journal import Author
from .step_desk import with_what_the_desk_asks
from .step_journal import with_journal
from .step_pairs import with_pairs_by_either
from .step_parts import with_documents_of_judgements
from .step_view import with_view
from .tables import about


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: what it makes of a casebook of the format before `version`."""

    version: int
    apply: Callable[[Connection, Author], None]


# A new format adds its step here and its tables or columns in `tables`; what it makes must come out the same.
MIGRATIONS: tuple[Migration, ...] = (
    Migration(2, with_journal),
    Migration(3, with_view),
    Migration(4, with_what_the_desk_asks),
    Migration(5, with_documents_of_judgements),
    Migration(6, with_pairs_by_either),
)
FIRST = 1


def latest(migrations: tuple[Migration, ...] = MIGRATIONS) -> int:
    """The format that this version of the package writes."""
    return migrations[-1].version if migrations else FIRST


def sign(connection: Connection, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Writes into a new casebook which format it has."""
    rows = [{"key": key, "value": value} for key, value in _signature(migrations).items()]
    connection.execute(insert(about), rows)


def is_old(connection: Connection, shown: object, migrations: tuple[Migration, ...] = MIGRATIONS) -> bool:
    """Whether steps are wanting.  Raises CasebookTooNew where a later version of the package wrote it."""
    told = {row.key: row.value for row in connection.execute(select(about))}
    if not told.get("version", "").isdecimal():
        raise CasebookError(f"{shown} is damaged: it does not say which format it has")
    version, ours = int(told["version"]), latest(migrations)
    if version > ours:
        raise CasebookTooNew(
            f"{shown} has format {version}, written by tellings {told.get('tellings', 'of a later version')}; "
            f"this is tellings {__version__}, which reads up to format {ours}"
        )
    return version < ours


def migrate(connection: Connection, author: Author, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Takes the steps that are wanting, in the name of `author`."""
    version = int(connection.execute(select(about.c.value).where(about.c.key == "version")).scalar_one())
    for migration in migrations:
        if migration.version > version:
            migration.apply(connection, author)
    for key, value in _signature(migrations).items():
        connection.execute(update(about).where(about.c.key == key).values(value=value))


def _signature(migrations: tuple[Migration, ...]) -> dict[str, str]:
    return {"version": str(latest(migrations)), "tellings": __version__}

"""Who is signed in at the desk, so that they stay so when it is started again; only hashes of what opens it are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # importing this loads no database engine
    from .database import Database


@dataclass(frozen=True, slots=True)
class Session:
    """One browser's: `word` is the hash of what its cookie carries, `account` a number, `password` the hash of the account's
    password hash when it began.  `begun` and `last` (when something was asked) are seconds since 1970."""

    word: str
    account: int
    password: str
    begun: int
    last: int


class Sessions:
    """The sessions of one casebook's accounts; to change them it must be open for writing, and have an account.

    They come and go with people's days, and are no part of what was done to the casebook: the journal has nothing of them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, word: str) -> Session | None:
        """The one under this hash, None where there is none."""
        from sqlalchemy import inspect, select

        from .tables import sessions

        with self._database.queries() as queries:
            if not inspect(queries.connection).has_table(sessions.name):
                return None
            row = queries.connection.execute(select(sessions).where(sessions.c.word == word)).first()
        return None if row is None else Session(**row._mapping)

    def put(self, changed: Iterable[Session], ended: Iterable[str], begun: int, last: int) -> None:
        """Keeps sessions as they are now, forgets those that have ended, and all that began before `begun` or were last used
        before `last`."""
        from sqlalchemy import delete, insert, or_

        from .tables import account_metadata, sessions

        rows = [
            {
                "word": each.word,
                "account": each.account,
                "password": each.password,
                "begun": each.begun,
                "last": each.last,
            }
            for each in changed
        ]
        columns = sessions.c
        with self._database.changes() as changes:
            account_metadata.create_all(changes.connection)
            for word in [*ended, *(row["word"] for row in rows)]:
                changes.connection.execute(delete(sessions).where(columns.word == word))
            if rows:
                changes.connection.execute(insert(sessions), rows)
            changes.connection.execute(
                delete(sessions).where(or_(columns.begun < begun, columns.last < last))
            )

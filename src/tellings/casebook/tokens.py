"""Tokens, by which a program asks in the name of an account; only their hashes are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.errors import UserError

if TYPE_CHECKING:  # importing this loads no database engine
    from sqlalchemy import Connection

    from .database import Database

MOST = 20  # tokens of one account
LONGEST_NAME = 80  # characters


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `name` says what it is for."""

    number: int
    name: str


class Tokens:
    """The tokens of one casebook's accounts; to change them it must be open for writing, and have an account."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, account: int) -> tuple[Token, ...]:
        """Those of one account, the first made first."""
        from sqlalchemy import select

        from .tables import tokens

        asked = select(tokens.c.number, tokens.c.name).where(tokens.c.account == account)
        with self._database.queries() as queries:
            return tuple(Token(*row) for row in queries.connection.execute(asked.order_by(tokens.c.number)))

    def account(self, word: str) -> int | None:
        """The number of the account whose token has this hash, None where there is none."""
        from sqlalchemy import select

        from .tables import tokens

        with self._database.queries() as queries:
            found: int | None = queries.connection.execute(
                select(tokens.c.account).where(tokens.c.word == word)
            ).scalar_one_or_none()
            return found

    def add(self, account: int, word: str, name: str) -> None:
        """Keeps a token under its hash.  Raises UserError for a name that is none, and where there are too many."""
        from sqlalchemy import insert

        from .changes import following
        from .tables import tokens

        shown = " ".join(name.split())
        if not shown or len(shown) > LONGEST_NAME or not shown.isprintable():
            raise UserError(f"say what the token is for, in 1 to {LONGEST_NAME} visible characters")
        with self._database.changes() as changes:
            if len(self.of(account)) >= MOST:
                raise UserError(f"an account has at most {MOST} tokens: remove one that is no longer used")
            row = {"number": following(changes.connection, tokens.c.number), "account": account}
            changes.connection.execute(insert(tokens).values(**row, word=word, name=shown))
            changes.journal.add("token", _name(changes.connection, account), after={"for": shown})

    def remove(self, account: int, number: int) -> None:
        """Makes a token of this account useless; one that is not there, or another's, stays as it is."""
        from sqlalchemy import delete

        from .tables import tokens

        with self._database.changes() as changes:
            gone = [each for each in self.of(account) if each.number == number]
            for each in gone:
                changes.connection.execute(delete(tokens).where(tokens.c.number == number))
                changes.journal.add("revoked", _name(changes.connection, account), before={"for": each.name})


def _name(connection: Connection, account: int) -> str:
    """What an account is called."""
    from sqlalchemy import select

    from .tables import accounts

    name: str = connection.execute(select(accounts.c.name).where(accounts.c.number == account)).scalar_one()
    return name

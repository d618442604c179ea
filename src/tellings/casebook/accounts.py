"""Who may use a casebook at the desk, and in which role; kept in tables that are made with the first account.

Passwords and the words of invitations come already hashed: what is kept here opens nothing.  Every change is an entry of the
journal, which holds no word and no hash of one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, get_args

from tellings.errors import UserError

from .sessions import Sessions
from .tokens import Tokens

if TYPE_CHECKING:  # importing this loads no database engine
    from sqlalchemy import Connection

    from .changes import Changes
    from .database import Database
    from .journal import Journal

Role = Literal["reader", "reviewer", "editor", "owner"]
ROLES: tuple[Role, ...] = get_args(Role)  # each may do what those before it may
LONGEST_NAME = 80  # characters


@dataclass(frozen=True, slots=True)
class Account:
    """One person.  `password` is its hash; `closed` accounts stay, so that nobody takes their name again."""

    number: int
    name: str
    role: Role
    password: str = field(repr=False)
    closed: bool

    def may(self, role: Role) -> bool:
        """Whether it may do what `role` may."""
        return not self.closed and ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that makes one account; `expires` in seconds since 1970."""

    number: int
    role: Role
    by: str
    expires: int


class Accounts:
    """The accounts of one casebook; to change them it must be open for writing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def exist(self) -> bool:
        """Whether there has ever been an account."""
        return bool(self.every())

    def tokens(self) -> Tokens:
        """Their tokens; ask only where there is an account."""
        return Tokens(self._database)

    def sessions(self) -> Sessions:
        """Who of them is signed in at the desk."""
        return Sessions(self._database)

    def every(self) -> tuple[Account, ...]:
        """All accounts, the first made first; the closed ones too."""
        with self._database.queries() as queries:
            return _accounts(queries.connection)

    def of(self, number: int) -> Account | None:
        """One account by its number."""
        with self._database.queries() as queries:
            return next(iter(_accounts(queries.connection, number=number)), None)

    def named(self, name: str) -> Account | None:
        """One account by its name, however it is capitalised."""
        with self._database.queries() as queries:
            return next(iter(_accounts(queries.connection, key=name_key(name))), None)

    def add(self, name: str, role: Role, password: str) -> Account:
        """Makes an account.  Raises UserError where the name is taken, or is none."""
        with self._writing() as changes:
            return _add(changes, name, role, password)

    def change(
        self,
        number: int,
        *,
        role: Role | None = None,
        password: str | None = None,
        closed: bool | None = None,
    ) -> Account:
        """Changes what is given.  Raises UserError where there is no such account, or no owner would be left."""
        from sqlalchemy import update

        from .tables import accounts

        given = {"role": role, "password": password, "closed": closed}
        wanted = {name: value for name, value in given.items() if value is not None}
        with self._writing() as changes:
            connection = changes.connection
            was = next(iter(_accounts(connection, number=number)), None)
            if was is None:
                raise UserError("there is no such account")
            if wanted:
                connection.execute(update(accounts).where(accounts.c.number == number).values(**wanted))
            every = {each.number: each for each in _accounts(connection)}
            if not any(each.may("owner") for each in every.values()):
                raise UserError("one owner must be left: make somebody else an owner first")
            _note(changes.journal, was, every[number])
            return every[number]

    def invite(self, word: str, role: Role, by: str, expires: int) -> None:
        """Keeps an invitation under the hash of its word."""
        from sqlalchemy import insert

        from .changes import following
        from .tables import invitations

        with self._writing() as changes:
            number = following(changes.connection, invitations.c.number)
            row = {"number": number, "word": word, "role": role, "by": by, "expires": expires}
            changes.connection.execute(insert(invitations).values(**row))
            said = {"number": number, "role": role, "expires": expires}
            changes.journal.add("invited", "", after=said, who=by)

    def invitations(self, now: float) -> tuple[Invitation, ...]:
        """Those that can still be used, the first made first."""
        with self._database.queries() as queries:
            return _invitations(queries.connection, now)

    def invitation(self, word: str, now: float) -> Invitation | None:
        """The one under this hash, None where it has been used, withdrawn or has expired."""
        with self._database.queries() as queries:
            return next(iter(_invitations(queries.connection, now, word=word)), None)

    def withdraw(self, number: int) -> None:
        """Makes an invitation useless; one that is not there already is."""
        with self._writing() as changes:
            for each in _invitations(changes.connection, 0, number=number):
                _forget(changes.connection, number)
                said = {"number": number, "role": each.role, "by": each.by}
                changes.journal.add("withdrawn", "", before=said)

    def accept(self, word: str, name: str, password: str, now: float) -> Account:
        """Makes the account that an invitation allows, and uses it up.  Raises UserError, and then it can still be used."""
        with self._writing() as changes:
            found = _invitations(changes.connection, now, word=word)
            if not found:
                raise UserError("this invitation has been used, was withdrawn or has expired")
            account = _add(changes, name, found[0].role, password, found[0])
            _forget(changes.connection, found[0].number)
            return account

    @contextmanager
    def _writing(self) -> Iterator[Changes]:
        """All of it is written, or nothing."""
        with self._database.changes() as changes:
            from .tables import account_metadata

            account_metadata.create_all(changes.connection)
            yield changes


def _accounts(connection: Connection, **which: Any) -> tuple[Account, ...]:
    from sqlalchemy import inspect, select

    from .tables import accounts

    if not inspect(connection).has_table(accounts.name):
        return ()
    columns = [accounts.c[name] for name in ("number", "name", "role", "password", "closed")]
    rows = connection.execute(select(*columns).filter_by(**which).order_by(accounts.c.number))
    return tuple(Account(*row) for row in rows)


def _invitations(connection: Connection, now: float, **which: Any) -> tuple[Invitation, ...]:
    from sqlalchemy import inspect, select

    from .tables import invitations

    if not inspect(connection).has_table(invitations.name):
        return ()
    columns = [invitations.c[name] for name in ("number", "role", "by", "expires")]
    asked = select(*columns).filter_by(**which).where(invitations.c.expires > now)
    return tuple(Invitation(*row) for row in connection.execute(asked.order_by(invitations.c.number)))


def _add(changes: Changes, name: str, role: Role, password: str, by: Invitation | None = None) -> Account:
    """Makes an account; with an invitation, whoever accepts it is who makes it."""
    from sqlalchemy import insert

    from .changes import following
    from .tables import accounts

    connection = changes.connection

    shown = " ".join(name.split())
    if not shown or len(shown) > LONGEST_NAME or not shown.isprintable():
        raise UserError(f"a name has 1 to {LONGEST_NAME} characters, all of them visible")
    if _accounts(connection, key=name_key(shown)):
        raise UserError("somebody has, or had, an account of this name: choose another")
    made = Account(following(connection, accounts.c.number), shown, role, password, False)
    row = {"number": made.number, "key": name_key(shown), "name": shown, "role": role}
    connection.execute(insert(accounts).values(**row, password=password, closed=False))
    why = f"invited by {by.by}" if by else ""
    changes.journal.add("account", shown, why, after={"role": role}, who=shown if by else None)
    return made


def _note(journal: Journal, was: Account, now: Account) -> None:
    """An entry for each thing about an account that is not as it was."""
    if was.role != now.role:
        journal.add("role", now.name, before=was.role, after=now.role)
    if was.password != now.password:
        journal.add("password", now.name)
    if was.closed != now.closed:
        journal.add("account_closed" if now.closed else "account_opened", now.name)


def _forget(connection: Connection, number: int) -> None:
    from sqlalchemy import delete

    from .tables import invitations

    connection.execute(delete(invitations).where(invitations.c.number == number))


def name_key(name: str) -> str:
    """A name as it is compared: capitals, spaces and ways of writing the same letters make no other name."""
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()

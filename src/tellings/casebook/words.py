"""Full text search over incidents: SQLite's FTS5 where the database has it, a plain search where it has not.

Everything that differs between databases in searching stands here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import (
    ColumnClause,
    ColumnElement,
    Connection,
    Integer,
    Text,
    and_,
    bindparam,
    column,
    delete,
    insert,
    literal_column,
    select,
    table,
    text,
    true,
)

from tellings.values.folding import fold

from .encoding import escape
from .view_tables import incidents

_NAME = "incident_words"
_NUMBER: ColumnClause[int] = column("rowid", Integer)
_WORDS: ColumnClause[str] = column("words", Text)
_INDEX = table(_NAME, _NUMBER, _WORDS)
_PARTS = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")


def make(connection: Connection) -> None:
    """Makes the index."""
    if _has_fts5(connection):
        made = "CREATE VIRTUAL TABLE incident_words USING fts5(words, tokenize = 'unicode61 remove_diacritics 2')"
    else:
        made = "CREATE TABLE incident_words (rowid INTEGER PRIMARY KEY, words TEXT NOT NULL)"
    connection.execute(text(made))


def add(connection: Connection, words: Iterable[tuple[int, str]]) -> None:
    """Adds the words of incidents, by their numbers."""
    indexed = _is_fts5(connection)
    rows = [{"rowid": number, "words": escape(each) if indexed else _plain(each)} for number, each in words]
    if rows:
        connection.execute(insert(_INDEX), rows)


def remove(connection: Connection, numbers: Sequence[int]) -> None:
    """Takes out the words of incidents."""
    if numbers:
        statement = delete(_INDEX).where(bindparam("wanted") == _NUMBER)
        connection.execute(statement, [{"wanted": number} for number in numbers])


def clear(connection: Connection) -> None:
    """Takes out everything."""
    connection.execute(delete(_INDEX))


def holding(connection: Connection, asked: str) -> ColumnElement[bool]:
    """The condition that all words, and all phrases in double quotes, that are asked for are told of an incident."""
    parts = [(phrase or word).replace('"', "") for phrase, word in _PARTS.findall(asked)]
    parts = [part for part in parts if _WORD.search(part)]
    if not parts:
        return true()
    if _is_fts5(connection):
        wanted = " AND ".join(f'"{escape(part)}"' for part in parts)
        where: ColumnElement[bool] = literal_column(_NAME).op("MATCH", is_comparison=True)(wanted)
    else:
        where = and_(*(_WORDS.contains(_plain(part), autoescape=True) for part in parts))
    return incidents.c.number.in_(select(_NUMBER).select_from(_INDEX).where(where))


def _plain(text: str) -> str:
    """The words of a text, folded, each between blanks: a phrase is found in it as a piece of text."""
    return escape(f" {' '.join(map(fold, _WORD.findall(text)))} ")


def _is_fts5(connection: Connection) -> bool:
    if connection.dialect.name != "sqlite":
        return False
    found = text("SELECT sql FROM sqlite_master WHERE name = 'incident_words'")
    return str(connection.execute(found).scalar()).startswith("CREATE VIRTUAL")


def _has_fts5(connection: Connection) -> bool:
    if connection.dialect.name != "sqlite":
        return False
    return "ENABLE_FTS5" in set(connection.execute(text("PRAGMA compile_options")).scalars())

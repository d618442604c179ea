"""Full text search over incidents: SQLite's FTS5 where the database has it, PostgreSQL's index of arrays, else a plain search.

Everything that differs between databases in searching stands here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

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
from sqlalchemy.dialects.postgresql import ARRAY

from tellings.values.folding import fold

from .encoding import escape, unescape
from .view_tables import incidents

_NAME = "incident_words"
_NUMBER: ColumnClause[int] = column("rowid", Integer)
_WORDS: ColumnClause[str] = column("words", Text)
_PLAIN: ColumnClause[str] = column("plain", Text)
_SINGLE: ColumnClause[Any] = column("single", ARRAY(Text))
_INDEX = table(_NAME, _NUMBER, _WORDS, _PLAIN, _SINGLE)
_PAGE = 100
_LONGEST = 200  # characters of a word that the index of words holds
_PARTS = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")


def make(connection: Connection) -> None:
    """Makes the index."""
    if _has_fts5(connection):
        made = "CREATE VIRTUAL TABLE incident_words USING fts5(words, tokenize = 'unicode61 remove_diacritics 2')"
    elif _has_arrays(connection):
        made = (
            "CREATE TABLE incident_words (rowid BIGINT PRIMARY KEY, words TEXT NOT NULL,"
            ' plain TEXT COLLATE "C" NOT NULL, single TEXT[] COLLATE "C" NOT NULL)'
        )
    else:
        made = "CREATE TABLE incident_words (rowid INTEGER PRIMARY KEY, words TEXT NOT NULL)"
    connection.execute(text(made))
    if _has_arrays(connection):
        connection.execute(text("CREATE INDEX ix_incident_words ON incident_words USING gin (single)"))


def add(connection: Connection, words: Iterable[tuple[int, str]]) -> None:
    """Adds the words of incidents, by their numbers."""
    if _is_fts5(connection):
        rows: list[dict[str, Any]] = [{"rowid": number, "words": escape(each)} for number, each in words]
    elif _has_arrays(connection):
        rows = [
            {"rowid": number, "words": escape(each), "plain": _plain(each), "single": _single(_plain(each))}
            for number, each in words
        ]
    else:
        rows = [{"rowid": number, "words": _plain(each)} for number, each in words]
    if rows:
        connection.execute(insert(_INDEX), rows)


def every(connection: Connection) -> Iterator[tuple[int, str]]:
    """The words of all incidents, as they were added where this database keeps them so, by their numbers."""
    statement = select(_NUMBER, _WORDS).select_from(_INDEX).order_by(_NUMBER)
    rows = connection.execute(statement.execution_options(stream_results=True, yield_per=_PAGE))
    yield from ((row.rowid, unescape(row.words)) for row in rows)


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
        inside = _PLAIN if _has_arrays(connection) else _WORDS
        where = and_(*(inside.contains(_plain(part), autoescape=True) for part in parts))
        if _has_arrays(connection):
            where = and_(_SINGLE.contains(_single(" ".join(map(_plain, parts)))), where)
    return incidents.c.number.in_(select(_NUMBER).select_from(_INDEX).where(where))


def _plain(text: str) -> str:
    """The words of a text, folded, each between blanks: a phrase is found in it as a piece of text."""
    return escape(f" {' '.join(map(fold, _WORD.findall(text)))} ")


def _single(plain: str) -> list[str]:
    """The words of a plain text, each once, as an index can hold them."""
    return sorted({word[:_LONGEST] for word in plain.split()})


def _has_arrays(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"


def _is_fts5(connection: Connection) -> bool:
    if connection.dialect.name != "sqlite":
        return False
    found = text("SELECT sql FROM sqlite_master WHERE name = 'incident_words'")
    return str(connection.execute(found).scalar()).startswith("CREATE VIRTUAL")


def _has_fts5(connection: Connection) -> bool:
    if connection.dialect.name != "sqlite":
        return False
    return "ENABLE_FTS5" in set(connection.execute(text("PRAGMA compile_options")).scalars())

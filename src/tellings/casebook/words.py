"""Full text search over incidents and documents: SQLite's FTS5 where the database has it, PostgreSQL's index of arrays, else a plain search.

Everything that differs between databases in searching stands here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    TableClause,
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

_PAGE = 100
_LONGEST = 200  # characters of a word that the index of words holds
_PARTS = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Index:
    """The words of things that are known by numbers.  Where they are `kept` elsewhere too, and never change, only the index is
    held, not the words again."""

    name: str
    kept: bool
    table: TableClause

    @classmethod
    def of(cls, name: str, kept: bool = False) -> Index:
        return cls(
            name,
            kept,
            table(
                name,
                column("rowid", Integer),
                column("words", Text),
                column("plain", Text),
                column("single", ARRAY(Text)),
            ),
        )


INCIDENTS = Index.of("incident_words")  # by the number of the incident
DOCUMENTS = Index.of("document_words", kept=True)  # by the number that the document was stored under
INDEXES = (INCIDENTS, DOCUMENTS)


def make(connection: Connection, *indexes: Index) -> None:
    """Makes indexes."""
    for index in indexes:
        connection.execute(text(_made(connection, index)))
        if _has_arrays(connection):
            connection.execute(text(f"CREATE INDEX ix_{index.name} ON {index.name} USING gin (single)"))


def _made(connection: Connection, index: Index) -> str:
    if _has_fts5(connection):
        held = ", content = ''" if index.kept else ""
        return f"CREATE VIRTUAL TABLE {index.name} USING fts5(words{held}, tokenize = 'unicode61 remove_diacritics 2')"
    if _has_arrays(connection):
        plain, single = 'plain TEXT COLLATE "C" NOT NULL', 'single TEXT[] COLLATE "C" NOT NULL'
        return f"CREATE TABLE {index.name} (rowid BIGINT PRIMARY KEY, words TEXT NOT NULL, {plain}, {single})"
    return f"CREATE TABLE {index.name} (rowid INTEGER PRIMARY KEY, words TEXT NOT NULL)"


def add(connection: Connection, index: Index, words: Iterable[tuple[int, str]]) -> None:
    """Adds words, by the numbers of what they are of."""
    if _is_fts5(connection, index):
        rows: list[dict[str, Any]] = [{"rowid": number, "words": escape(each)} for number, each in words]
    elif _has_arrays(connection):
        rows = [
            {
                "rowid": number,
                "words": "" if index.kept else escape(each),
                "plain": _plain(each),
                "single": _single(_plain(each)),
            }
            for number, each in words
        ]
    else:
        rows = [{"rowid": number, "words": _plain(each)} for number, each in words]
    if rows:
        connection.execute(insert(index.table), rows)


def every(connection: Connection) -> Iterator[tuple[int, str]]:
    """The words of all incidents, as they were added where this database keeps them so, by their numbers."""
    columns = INCIDENTS.table.c
    statement = select(columns.rowid, columns.words).order_by(columns.rowid)
    rows = connection.execute(statement.execution_options(stream_results=True, yield_per=_PAGE))
    yield from ((row.rowid, unescape(row.words)) for row in rows)


def remove(connection: Connection, numbers: Sequence[int]) -> None:
    """Takes out the words of incidents."""
    if numbers:
        statement = delete(INCIDENTS.table).where(INCIDENTS.table.c.rowid == bindparam("wanted"))
        connection.execute(statement, [{"wanted": number} for number in numbers])


def clear(connection: Connection) -> None:
    """Takes out the words of all incidents."""
    connection.execute(delete(INCIDENTS.table))


def holding(connection: Connection, index: Index, asked: str) -> Select[Any] | None:
    """The numbers of what holds all words, and all phrases in double quotes, that are asked for; None where none is asked for."""
    parts = [(phrase or word).replace('"', "") for phrase, word in _PARTS.findall(asked)]
    parts = [part for part in parts if _WORD.search(part)]
    if not parts:
        return None
    if _is_fts5(connection, index):
        wanted = " AND ".join(f'"{escape(part)}"' for part in parts)
        where: ColumnElement[bool] = literal_column(index.name).op("MATCH", is_comparison=True)(wanted)
    else:
        plain = index.table.c.plain if _has_arrays(connection) else index.table.c.words
        where = and_(true(), *(plain.contains(_plain(part), autoescape=True) for part in parts))
        if _has_arrays(connection):
            where = and_(index.table.c.single.contains(_single(" ".join(map(_plain, parts)))), where)
    return select(index.table.c.rowid).where(where)


def _plain(text: str) -> str:
    """The words of a text, folded, each between blanks: a phrase is found in it as a piece of text."""
    return escape(f" {' '.join(map(fold, _WORD.findall(text)))} ")


def _single(plain: str) -> list[str]:
    """The words of a plain text, each once, as an index can hold them."""
    return sorted({word[:_LONGEST] for word in plain.split()})


def _has_arrays(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"


def _is_fts5(connection: Connection, index: Index) -> bool:
    if connection.dialect.name != "sqlite":
        return False
    found = text("SELECT sql FROM sqlite_master WHERE name = :name")
    return str(connection.execute(found, {"name": index.name}).scalar()).startswith("CREATE VIRTUAL")


def _has_fts5(connection: Connection) -> bool:
    if connection.dialect.name != "sqlite":
        return False
    return "ENABLE_FTS5" in set(connection.execute(text("PRAGMA compile_options")).scalars())

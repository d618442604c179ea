"""Rows of a table to reports, whatever the file that the table is in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import chain, islice
from typing import Any

from tellings.errors import InputError
from tellings.model import Unread

from ..decode import checked, one_line_end
from ..given import from_record
from ..lines import text_with_title
from .codedrows import as_cell, coded_report
from .columns import NAMES, NOUNS, listed, mapping, plain, shown
from .incidenttables import IncidentTable, known, own_table
from .item import Item, Part, sha256
from .limits import Reading

SAMPLE = 50  # rows by which columns are told
MOST_EMPTY = 20  # rows without a text that are listed each
MOST_COLUMNS = 2_000


def reports(
    rows: Iterable[Sequence[Any]],
    item: Item,
    reading: Reading,
    path: str | None = None,
    unit: str = "row",
    first: int = 2,
) -> Iterator[Part | Unread]:
    """The report in each row after the first, which names the columns.  `path` is the table's, where a file holds several;
    `unit` is what a row is called, and `first` the number of the first one.

    A report's `bytes_sha256` is of its row as canonical JSON.  Raises InputError where the table holds no texts.
    """
    table = path or item.path
    coming = iter(rows)
    header = next((list(map(as_text, row)) for row in coming if any(map(as_text, row))), None)
    if header is None:
        raise InputError(table, "empty")
    if len(header) > MOST_COLUMNS:
        raise InputError(table, f"more than {MOST_COLUMNS:,} columns")
    table_of = None if "text" in reading.columns else known(header) or own_table(header, reading.columns)
    if table_of is not None:
        yield from _coded(table_of, header, coming, Place(table, unit, first, item.name), reading)
        return
    sample = [list(row) for row in islice(coming, SAMPLE)]
    cells_of = [[as_text(cell) for cell in _wide(row, header)] for row in sample]
    places = mapping(header, cells_of, reading.columns, table)
    reading.note(table, shown(header, places))
    keys = _keys(header, places)
    empty = 0
    for number, row in enumerate(chain(sample, coming), start=first):
        where = f"{table} {unit} {number}"
        cells = _wide(row, header)
        if not any(cell not in (None, "") for cell in cells):
            continue
        record = {keys[place]: _plain(cell) for place, cell in enumerate(cells)}
        text = as_text(record.pop("text", "")).strip()
        if not text:
            empty += 1
            if empty <= MOST_EMPTY:
                yield Unread(where, "no text in it")
            continue
        try:
            yield _report(text, record, where, item.name)
        except InputError as error:
            yield Unread(error.path, error.reason)
    if empty > MOST_EMPTY:
        yield Unread(table, f"rows without a text, beside those listed: {empty - MOST_EMPTY:,}")


@dataclass(frozen=True, slots=True)
class Place:
    """Where rows stand: their table, what one is called, the number of the first, and the file's own name."""

    table: str
    unit: str
    first: int
    file: str


def _coded(
    of: IncidentTable, header: Sequence[str], rows: Iterable[Sequence[Any]], place: Place, reading: Reading
) -> Iterator[Part | Unread]:
    """The incident that each row codes."""
    names = {plain(name): name for name in header}
    columns = [{noun: names.get(plain(name), name) for noun, name in line.items()} for line in of.columns]
    words = tuple(names[plain(name)] for name in of.words if plain(name) in names)
    own = {noun: name for noun, name in reading.columns.items() if noun in NOUNS and plain(name) in names}
    missing = [name for name in reading.columns.values() if plain(name) not in names]
    if missing:
        raise InputError(place.table, f"has no column {missing[0]!r}: its columns are {listed(header)}")
    for noun in ("url", "archive_url", "outlet", "id"):
        known_names = [of.id] if noun == "id" and of.id else NAMES[noun].split()
        found = next((names[name] for name in known_names if name in names), None)
        if found is not None and noun not in own and (of.source is None or noun == "id"):
            own[noun] = found
    table = replace(of, columns=tuple(columns), words=words)
    used = {**{noun: name for noun, name in table.by_noun.items() if name in header}, **own}
    reading.note(
        place.table, f"incidents: {', '.join(f'{noun} from {name!r}' for noun, name in used.items())}"
    )
    coded = {*table.by_noun.values(), *words}
    keys = {name: noun for noun, name in own.items()}
    for number, row in enumerate(rows, start=place.first):
        cells = [as_cell(as_text(cell)) for cell in _wide(row, header)]
        if not any(cells):
            continue
        by_name = dict(zip(header, cells, strict=True))
        beside: dict[str, object] = {
            keys.get(name) or (f"column {name}" if name in NOUNS else name): cell
            for name, cell in by_name.items()
            if cell and (name in keys or name not in coded)
        }
        beside["outlet"] = of.source or beside.get("outlet") or place.file
        yield from coded_report(table, by_name, beside, f"{place.table} {place.unit} {number}", place.file)


def _keys(header: Sequence[str], places: Mapping[str, int]) -> list[str]:
    """What each column is kept under: its noun, else its name; one of no noun that is called like one says that it is a column."""
    nouns = {place: noun for noun, place in places.items()}
    names = (f"column {name}" if name in NOUNS else name for name in header)
    return [nouns.get(place) or name or f"column {place + 1}" for place, name in enumerate(names)]


def _report(text: str, record: dict[str, Any], path: str, name: str) -> Part:
    kept = {key: value for key, value in record.items() if value not in (None, "")}
    for noun in ("title", "published", "url", "archive_url", "retrieved", "outlet", "language", "authors"):
        if noun in kept:
            kept[noun] = as_text(kept[noun])
    given = from_record(kept, name)
    row = json.dumps({"text": text, **kept}, sort_keys=True, ensure_ascii=False, default=str)
    for words in (given.source_id, given.title, given.url, given.outlet, given.extra, *given.authors):
        checked(words or "", path)
    whole = text_with_title(one_line_end(text), given.title or "")
    return Part(path, checked(whole, path), given, sha256(row.encode("utf-8", "replace")))


def as_text(cell: Any) -> str:
    """A cell as words: days in ISO 8601, whole numbers without a point."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() and cell.tzinfo is None else cell.isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _plain(cell: Any) -> Any:
    """A cell as JSON can hold it."""
    return cell if isinstance(cell, str | int | bool | None) else as_text(cell)


def _wide(row: Sequence[Any], header: Sequence[str]) -> list[Any]:
    """A row as wide as its header: what is missing is empty, what is beyond has no name and is left out where it is empty."""
    return [*row[: len(header)], *([None] * (len(header) - len(row)))]

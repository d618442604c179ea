"""A row of a table of incidents as a document: its cells as text, and what each of them codes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tellings.errors import InputError
from tellings.model import CountValue, DateValue, Span, Unread
from tellings.model.coded import KEY, CodedRow
from tellings.values.cells import count_of, date_of, degrees_of

from ..decode import checked, one_line_end
from ..given import from_record
from .incidenttables import IncidentTable
from .item import Part, sha256

BETWEEN = " | "
WORDS = "words "  # before the name of a column of words, among the nouns of a row
_COUNTED = ("killed", "injured", "arrested", "abducted", "missing", "displaced", "attackers")
_DEGREES = {"latitude": 90, "longitude": 180}
_ORDER = (("killed_low", "killed"), ("killed", "killed_high"), ("killed_low", "killed_high"))
_WITHIN = (("killed_attackers", "killed"), ("injured_attackers", "injured"))
_PARTS = ("killed_side_a", "killed_side_b", "killed_civilians", "killed_unknown")
_LONGEST = 200_000  # characters of one cell


@dataclass
class _Cells:
    """The cells of a row by noun, what is wrong with some of them, and which are therefore not taken."""

    words: dict[str, str]
    faults: list[str] = field(default_factory=list)
    dropped: set[str] = field(default_factory=set)

    def drop(self, nouns: Sequence[str], fault: str) -> None:
        self.faults.append(fault)
        self.dropped.update(nouns)


def coded_report(
    table: IncidentTable, row: Mapping[str, str], beside: Mapping[str, object], path: str, name: str
) -> Iterator[Part | Unread]:
    """One row, `row` its cells by the names of their columns; `beside` is kept with it (its id, its source, what has no noun).

    Cells that cannot be what they are to be, or that contradict each other, give a line each, and no claims.
    """
    nouns = {noun: row[column] for noun, column in table.by_noun.items() if row.get(column)}
    cells = _Cells(nouns)
    dates, counts = _checked(cells)
    _compared(cells, dates, counts, table)
    for fault in cells.faults:
        yield Unread(path, fault)
    if not cells.words.keys() - cells.dropped & {"date", "year", "place", "admin1", "country"}:
        yield Unread(path, "neither a day nor a place in it")
        return
    try:
        yield _part(table, row, beside, cells, path, name)
    except InputError as error:
        yield Unread(error.path, error.reason)


def as_cell(text: str) -> str:
    """A cell on one line."""
    return " ".join(one_line_end(text)[:_LONGEST].split())


def _checked(cells: _Cells) -> tuple[dict[str, DateValue], dict[str, CountValue]]:
    """The days and the counts among the cells; those that are none are noted."""
    dates: dict[str, DateValue] = {}
    counts: dict[str, CountValue] = {}
    for noun, words in cells.words.items():
        try:
            if noun in ("date", "until"):
                day = date_of(words)
                dates.update({noun: day} if day else {})
            elif noun in _DEGREES:
                degrees_of(words, _DEGREES[noun])
            elif noun.split("_")[0] in _COUNTED:
                count = count_of(words)
                counts.update({noun: count} if count else {})
        except ValueError as error:
            cells.drop([noun], f"its cell {noun.replace('_', ' ')} is not taken: {error}")
    return dates, counts


def _compared(
    cells: _Cells, dates: Mapping[str, DateValue], counts: Mapping[str, CountValue], table: IncidentTable
) -> None:
    """Notes what of the cells cannot all be true."""
    called = table.by_noun

    def contradiction(nouns: Sequence[str], fault: str) -> None:
        cells.drop(nouns, f"its cells contradict each other, and are not taken: {fault}")

    for small, large in (*_ORDER, *_WITHIN):
        if (
            small in counts
            and large in counts
            and counts[small].low > (counts[large].high or counts[small].low)
        ):
            contradiction(
                (small, large),
                f"{called[small]} ({cells.words[small]}) is more than {called[large]} ({cells.words[large]})",
            )
    whole = counts.get("killed_high") or counts.get("killed")
    told = [counts[part].low for part in _PARTS if part in counts]
    if whole is not None and whole.high is not None and sum(told) > whole.high:
        contradiction(_PARTS, f"the dead of all sides ({sum(told)}) are more than the total ({whole.high})")
    begun, until = dates.get("date"), dates.get("until")
    if begun and until and begun.start and until.end and until.end < begun.start:
        contradiction(
            ("until",),
            f"{called['until']} ({cells.words['until']}) lies before {called['date']} ({cells.words['date']})",
        )


def _part(
    table: IncidentTable,
    row: Mapping[str, str],
    beside: Mapping[str, object],
    cells: _Cells,
    path: str,
    name: str,
) -> Part:
    text = ""
    spans: dict[str, Span] = {}
    lines = [[(noun, column) for noun, column in line.items()] for line in table.columns]
    lines += [[(WORDS + column, column)] for column in table.words]
    for line in lines:
        between = "\n" if text else ""
        for noun, column in line:
            if row.get(column):
                text += f"{between}{column}: "
                spans[noun] = Span(len(text), len(text) + len(row[column]))
                text += row[column]
                between = BETWEEN
    taken = {noun: span for noun, span in spans.items() if noun not in cells.dropped}
    record = {**beside, KEY: CodedRow(table.scale, taken).record()}
    given = from_record(record, name)
    for words in (given.source_id, given.title, given.url, given.outlet, given.extra, *given.authors):
        checked(words or "", path)
    whole = json.dumps({"text": text, **record}, sort_keys=True, ensure_ascii=False, default=str)
    return Part(path, checked(text, path), given, sha256(whole.encode("utf-8", "replace")))

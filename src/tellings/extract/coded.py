"""The telling of one row of a table of incidents: a claim for each cell that codes something, in the table's own voice.

Nothing is read in its words: what they say is coded beside them, and would count twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, get_args

from tellings import ids
from tellings.model import (
    ActorValue,
    Claim,
    CountValue,
    DateValue,
    Document,
    Extraction,
    Group,
    IncidentType,
    Link,
    Span,
    Stage,
    Telling,
    ThingValue,
)
from tellings.model.coded import CodedRow, coded_row
from tellings.values.cells import count_of, date_of, degrees_of, is_unknown
from tellings.values.gazetteer import Gazetteer

from . import coded_scales as scales
from .coded_places import Where, country_of, place_of

_NOBODY = re.compile(
    r"unknown|unidentified|civilians?\b|protesters?\b|rioters?\b|xxx", re.IGNORECASE
)  # sides that name no one
_STATE = re.compile(
    r"government of|(?:state|police|military|security|armed) forces|\barmy\b|\bpolice\b", re.IGNORECASE
)
_STATE_FORCES = frozenset(("1", "8", "state forces", "external/other forces"))  # ACLED, inter1 and inter2
_GTD_PART_UNKNOWN = "0"
_COUNTS = ("killed", "injured", "arrested", "abducted", "missing", "displaced", "attackers")
_TOLD = ("date", "date_words", "year", "place", "country", "killed")  # cells that tell of the incident


def extract_coded(document: Document, gazetteer: Gazetteer) -> Extraction | None:
    """What a row codes; None where the document is no row."""
    row = coded_row(document.text, document.extra)
    if row is None:
        return None
    made = _Row(document, row, gazetteer)
    claims = tuple({claim.id: claim for claim in made.claims()}.values())
    mentions = tuple(sorted({(span.start, span.end) for noun, span in row.cells.items() if noun in _TOLD}))
    telling = Telling(
        ids.telling_id(document.id, claims, mentions),
        document.id,
        made.type,
        made.stage,
        True,
        claims,
        mentions,
    )
    return Extraction(document.id, (telling,) if claims else (), (), (), ())


class _Row:
    def __init__(self, document: Document, row: CodedRow, gazetteer: Gazetteer) -> None:
        self._document, self._row, self._gazetteer = document, row, gazetteer
        self._cells: Mapping[str, str] = {noun: span.of(document.text) for noun, span in row.cells.items()}
        self.type: IncidentType = scales.type_of(row.table, self._cells.get("type", ""))
        self.stage: Stage = "attempted" if self._cells.get("success") == "0" else "accomplished"
        if self._cells.get("stage") in get_args(Stage):
            self.stage = self._cells["stage"]  # type: ignore[assignment]

    def claims(self) -> Iterator[Claim]:
        """A claim for each cell that codes something, in the order of the nouns."""
        yield from self._dates()
        yield from self._places()
        yield from self._actors()
        yield from self._things()
        for field in _COUNTS:
            yield from self._counts(field)

    def _claim(self, field: str, noun: str, value: Any, **about: Any) -> Claim:
        span = self._row.cells[noun]
        text = self._document.text
        end = text.find("\n", span.end)
        line = Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)
        return ids.claim(self._document, field, span, value, sentence=line, **about)

    def _value(self, noun: str) -> DateValue | None:
        try:
            return date_of(self._cells[noun]) if noun in self._cells else None
        except ValueError:
            return None

    def _dates(self) -> Iterator[Claim]:
        if self._row.table == "gtd":
            yield from self._gtd_dates()
            return
        begun, until = self._value("date"), self._value("until")
        if begun is None:
            return
        if self._row.table == "acled" and begun.start:
            begun = scales.acled_date(begun.start, self._cells.get("date_precision"))
        elif begun.start and begun.precision == "day" and until and until.end and until.end >= begun.start:
            begun = scales.between(begun.start, until.end)
        yield self._claim("date", "date", begun)

    def _gtd_dates(self) -> Iterator[Claim]:
        year, month, day = (self._cells.get(noun, "0") for noun in ("year", "month", "day"))
        words = self._value("date_words")
        if day == _GTD_PART_UNKNOWN and words is not None and (words.start or "").startswith(year):
            yield self._claim("date", "date_words", words)
            return
        try:
            if month == _GTD_PART_UNKNOWN:
                value = DateValue(f"{int(year):04}-01-01", f"{int(year):04}-12-31", "year")
                date(int(year), 1, 1)
            elif day == _GTD_PART_UNKNOWN:
                value = scales.month_of(int(year), int(month))
            else:
                whole = date(int(year), int(month), int(day)).isoformat()
                value = DateValue(whole, whole, "day")
        except ValueError:
            return
        yield self._claim("date", "year", value)

    def _places(self) -> Iterator[Claim]:
        cells, table = self._cells, self._row.table
        known = {noun: None if is_unknown(cell) else cell for noun, cell in cells.items()}
        number = known.get("country_number") or ""
        numbered = scales.COUNTRY_NUMBERS.get(table, {}).get(int(number) if number.isdigit() else -1)
        name = known.get("place")
        precision = scales.PLACES.get(table, {}).get(cells.get("place_precision", ""))
        if precision is None:
            precision = "town" if name else "district" if known.get("admin2") else "province"
            precision = precision if name or known.get("admin2") or known.get("admin1") else "country"
        if table == "gtd" and precision == "town" and cells.get("vicinity") == "1":
            precision = "near"
        if table == "gtd" and precision == "district" and name is None:
            precision = "province"
        where = Where(
            name,
            known.get("admin2"),
            known.get("admin1"),
            numbered or country_of(known.get("country"), self._gazetteer),
            self._degrees("latitude", 90),
            self._degrees("longitude", 180),
            precision,
        )
        value = place_of(where, self._gazetteer)
        noun = next((each for each in ("place", "admin2", "admin1", "country") if known.get(each)), None)
        if value is not None and noun is not None:
            yield self._claim("place", noun, value)

    def _degrees(self, noun: str, most: int) -> float | None:
        try:
            return degrees_of(self._cells[noun], most)
        except (KeyError, ValueError):
            return None

    def _actors(self) -> Iterator[Claim]:
        """Who did it: in a fight both sides, else the first.  It is the table that says so: nobody has been convicted."""
        usual: Link = "claimed" if self._cells.get("claimed") == "1" else "carried_out"
        sides = [("responsible", "responsible_kind")]
        if self.type == "clash":
            sides.append(("other_side", "other_kind"))
        sides += [(noun, "") for noun in self._cells if noun.startswith("responsible ")]
        for noun, kind in sides:
            link: Link = usual
            if (said := self._cells.get(noun.replace("responsible", "link"))) in get_args(Link):
                link = said  # type: ignore[assignment]
            name = self._cells.get(noun)
            if name is None or _NOBODY.match(name) or is_unknown(name):
                continue
            state = _STATE.search(name) or self._cells.get(kind, "").lower() in _STATE_FORCES
            actor = ActorValue(name, "state" if state else "group", link)
            certainty = "possible" if self._cells.get("uncertain") == "1" else "alleged"
            yield self._claim("responsible", noun, actor, certainty=certainty)

    def _things(self) -> Iterator[Claim]:
        for noun, field in (("target", "targets"), ("weapon", "weapons")):
            cell = self._cells.get(noun)
            if cell and not is_unknown(cell):
                kinds = scales.GTD_WEAPONS if noun == "weapon" else scales.GTD_TARGETS
                kind = kinds.get(self._cells.get(f"{noun}_kind", ""))
                yield self._claim(field, noun, ThingValue(cell, kind))

    def _counts(self, field: str) -> Iterator[Claim]:
        total = self._count(field)
        low, high = self._count(f"{field}_low"), self._count(f"{field}_high")
        if total is None and low is None and high is None:
            return
        if self._row.table == "acled" and total is not None and total.low == 0:
            return  # ACLED has a 0 also where nothing is known of dead
        noun = field if total else f"{field}_low" if low else f"{field}_high"
        best = total.best if total else None
        first = low or total
        least = first.low if first else 0
        top = high or total
        most = None if is_unknown(self._cells.get(f"{field}_high", "0")) else top.high if top else None
        whole = self._claim(
            field, noun, CountValue(least, most, best), modifier=None if best is not None else "about"
        )
        yield whole
        for part, group in self._groups(field):
            count = self._count(part)
            if count is not None and count.low > 0:
                yield self._claim(field, part, count, group=group, part_of=whole.id)

    def _groups(self, field: str) -> tuple[tuple[str, Group], ...]:
        """Which cells are parts of a count, and of whom."""
        if self._row.table != "ged" or field != "killed":
            return ((f"{field}_attackers", "said_attacker"),)
        sides: dict[str, tuple[Group, Group]] = {
            scales.STATE_BASED: ("security", "armed_group"),
            scales.NON_STATE: ("armed_group", "armed_group"),
            scales.ONE_SIDED: ("said_attacker", "civilian"),
        }
        first, second = sides.get(self._cells.get("type", ""), ("unknown", "unknown"))
        return (("killed_side_a", first), ("killed_side_b", second), ("killed_civilians", "civilian"))

    def _count(self, noun: str) -> CountValue | None:
        try:
            return count_of(self._cells[noun]) if noun in self._cells else None
        except ValueError:
            return None

"""Which incidents are asked for: read from a page's address and written into it, so that a view can be sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, get_args
from urllib.parse import urlencode

from tellings.errors import UserError
from tellings.model import IncidentType, Status
from tellings.values.folding import fold

from .rows import Row

TYPES: tuple[str, ...] = get_args(IncidentType)
STATUSES: tuple[str, ...] = get_args(Status)
# What the table can be ordered by; each key puts what is not known last in either direction.
ORDERS: Mapping[str, Callable[[Row], Any]] = {
    "date": lambda row: row.start or None,
    "place": lambda row: fold(row.place) or None,
    "type": lambda row: row.type,
    "killed": lambda row: row.killed,
    "reports": lambda row: len(row.documents),
    "open": lambda row: row.open,
}
YES_NO = ("yes", "no")
LONGEST = 200  # characters of one filter


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; "" where it does not matter.  `sort` is one of ORDERS, with "-" before it for the greatest first."""

    q: str = ""
    type: str = ""
    status: str = ""
    since: str = ""
    until: str = ""
    place: str = ""
    country: str = ""
    source: str = ""
    open: str = ""
    reviewed: str = ""
    sort: str = "-date"

    @classmethod
    def parse(cls, query: Mapping[str, str]) -> Filters:
        """The filters of an address.  Raises UserError for one that cannot be met, and says what can."""
        given = {
            each.name: query[each.name].strip() for each in fields(cls) if query.get(each.name, "").strip()
        }
        for name, value in given.items():
            if len(value) > LONGEST:
                raise UserError(f"{name} is longer than {LONGEST} characters")
        for name, known in (("type", TYPES), ("status", STATUSES), ("open", ("yes",)), ("reviewed", YES_NO)):
            if given.get(name, known[0]) not in known:
                raise UserError(f"{name} is none of: {', '.join(known)}")
        if given.get("sort", "date").removeprefix("-") not in ORDERS:
            raise UserError(f"sort is none of: {', '.join(ORDERS)}")
        for name in ("since", "until"):
            if name in given:
                given[name] = _day(name, given[name])
        return cls(**given)

    def query(self, **changed: str) -> str:
        """These filters, some of them changed, as the query of an address: "?type=bombing", or "" where nothing is asked."""
        wanted = replace(self, **{key: value for key, value in changed.items() if key != "page"})
        given = {each.name: getattr(wanted, each.name) for each in fields(self)}
        pairs = [(key, value) for key, value in given.items() if value and (key, value) != ("sort", "-date")]
        pairs += [("page", changed["page"])] if changed.get("page", "1") != "1" else []
        return f"?{urlencode(pairs)}" if pairs else ""

    def asked(self) -> dict[str, str]:
        """What is asked for, without the order."""
        every = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "sort"}
        return {name: value for name, value in every.items() if value}

    def chosen(self, rows: Iterable[Row], holds: Callable[[str], frozenset[str]]) -> list[Row]:
        """The rows asked for, in their order.  `holds` gives the documents whose text holds all words of a search."""
        found = [row for row in rows if self._fits(row)]
        if self.q:
            texts, wanted = holds(self.q), fold(self.q)
            found = [row for row in found if row.documents & texts or row.id.startswith(wanted)]
        return self._ordered(found)

    def _fits(self, row: Row) -> bool:
        return (
            self.type in ("", row.type)
            and (not self.status or self.status in row.statuses)
            and (not self.since or (bool(row.end) and row.end >= self.since))
            and (not self.until or (bool(row.start) and row.start <= self.until))
            and (not self.place or fold(self.place) in row.places)
            and (not self.country or self.country in row.countries)
            and (not self.source or self.source in row.outlets)
            and (not self.open or row.open > 0)
            and (not self.reviewed or row.reviewed == (self.reviewed == "yes"))
        )

    def _ordered(self, rows: list[Row]) -> list[Row]:
        key = ORDERS[self.sort.removeprefix("-")]
        known = sorted((row for row in rows if key(row) is not None), key=lambda row: row.id)
        known.sort(key=key, reverse=self.sort.startswith("-"))
        return known + sorted((row for row in rows if key(row) is None), key=lambda row: row.id)


def _day(name: str, text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise UserError(f"{name} is not a day such as 2016-06-05: {text}") from error

"""Which incidents are asked for: read from a page's address and written into it, so that a view can be sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import get_args
from urllib.parse import urlencode

from tellings.casebook import Filters as Wanted
from tellings.casebook import Order
from tellings.errors import UserError
from tellings.model import IncidentType, Status
from tellings.values.folding import fold

TYPES: tuple[str, ...] = get_args(IncidentType)
STATUSES: tuple[str, ...] = get_args(Status)
ORDERS: tuple[Order, ...] = get_args(Order)  # what is not known comes last in either direction
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

    def wanted(self) -> Wanted:
        """The same as the casebook is asked."""
        return Wanted(
            types=(self.type,) if self.type else (),
            status=self.status or None,
            since=self.since or None,
            until=self.until or None,
            place=fold(self.place) or None,
            any_country=self.country or None,
            source=self.source or None,
            contested=True if self.open else None,
            reviewed=self.reviewed == "yes" if self.reviewed else None,
            report=self.q or None,
        )

    @property
    def order(self) -> Order:
        """What they are put in order by."""
        return next(order for order in ORDERS if order == self.sort.removeprefix("-"))

    @property
    def falls(self) -> bool:
        """Whether the greatest comes first."""
        return self.sort.startswith("-")


def _day(name: str, text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise UserError(f"{name} is not a day such as 2016-06-05: {text}") from error

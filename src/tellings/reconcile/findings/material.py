"""What findings are made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tellings.model import COUNT_FIELDS, Document, Group, Person, Telling, Verdict

from ..held import Held


@dataclass(frozen=True, slots=True)
class Material:
    """One incident before its findings.  `held` leaves out what a person has refused."""

    documents: Mapping[str, Document]
    tellings: tuple[Telling, ...]
    held: tuple[Held, ...]
    fields: Mapping[str, Verdict]
    persons: tuple[Person, ...]

    def said(self, field: str, group: Group | None) -> list[Held]:
        """The claims that texts make of one count, affirmed; the total for None."""
        return [
            each
            for each in self.held
            if each.claim.field == field and each.claim.group == group and firm(each)
        ]

    def counts(self) -> Iterator[tuple[str, Group | None, Verdict]]:
        """Every count's verdict: the total, then each part."""
        for field in COUNT_FIELDS:
            if field in self.fields:
                yield field, None, self.fields[field]
                for group, verdict in self.fields[field].parts:
                    yield field, group, verdict


def firm(each: Held) -> bool:
    """Whether a text says it, and affirms it."""
    return each.affirmed and not each.derived

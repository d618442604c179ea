"""How often an outlet, or an organisation that speaks, stands alone, is borne out, or is disputed.  Never a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tellings.casebook.finding import FacetKind, Total

KINDS: Mapping[str, FacetKind] = {"outlets": "outlet", "organisations": "organisation"}


@dataclass(frozen=True, slots=True)
class Source:
    """`incidents` that it speaks of, `values` (fields of incidents) that it gives, and how the reports stand on those."""

    name: str
    incidents: int
    values: int
    alone: int
    agreed: int
    disputed: int

    @classmethod
    def of(cls, total: Total) -> Source:
        return cls(total.name, total.incidents, total.cells, total.alone, total.agreed, total.disputed)

    def share(self, part: int) -> int:
        """A part of its values in per cent."""
        return round(100 * part / self.values) if self.values else 0

"""How often an outlet, or an organisation that speaks, stands alone, is borne out, or is disputed.  Never a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tellings.export.claims import of_verdict
from tellings.model.records import Record

from .holding import Holding

KINDS = ("outlets", "organisations")
# A field in which the reports fit together, and one in which they do not.
BORNE_OUT = ("agreed", "refined")
CONTESTED = ("disputed", "range")


@dataclass(frozen=True, slots=True)
class Source:
    """`incidents` that it speaks of, `values` (fields of incidents) that it gives, and how the reports stand on those."""

    name: str
    incidents: int
    values: int
    alone: int
    agreed: int
    disputed: int

    def share(self, part: int) -> int:
        """A part of its values in per cent."""
        return round(100 * part / self.values) if self.values else 0


def sources(holding: Holding) -> dict[str, list[Source]]:
    """For each of KINDS the sources, those that give most values first."""
    return holding.once("sources", lambda: _counted(holding))


def _counted(holding: Holding) -> dict[str, list[Source]]:
    cells: dict[str, dict[str, dict[tuple[str, str], str]]] = {kind: {} for kind in KINDS}
    for id, incident in holding.records.items():
        for field, verdict in incident["fields"].items():
            for claim in of_verdict(verdict):
                for kind, name in _named(claim, holding):
                    cells[kind].setdefault(name, {})[id, field] = verdict["status"]
    return {
        kind: sorted(
            (_source(name, held) for name, held in found.items()), key=lambda each: (-each.values, each.name)
        )
        for kind, found in cells.items()
    }


def _named(claim: Record, holding: Holding) -> Iterator[tuple[str, str]]:
    document = holding.documents.get(claim["document"])
    if document and document["outlet"]:
        yield "outlets", document["outlet"]
    for speaker in claim["speakers"][-1:]:
        if speaker["organisation"]:
            yield "organisations", speaker["organisation"]


def _source(name: str, held: dict[tuple[str, str], str]) -> Source:
    statuses = list(held.values())
    return Source(
        name=name,
        incidents=len({id for id, _ in held}),
        values=len(held),
        alone=statuses.count("single"),
        agreed=sum(each in BORNE_OUT for each in statuses),
        disputed=sum(each in CONTESTED for each in statuses),
    )

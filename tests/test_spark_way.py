"""The functions that executors run, one after the other without an engine: what a casebook builds comes of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pytest

from tellings.casebook.encoding import encode, escape, unescape
from tellings.casebook.rows import document_record, document_row
from tellings.export.record import incident_record
from tellings.link import blocks
from tellings.model import Document, Extraction, Judgement
from tellings.model.records import canonical
from tellings.pipeline import DEFAULT_POLICY, build_view
from tellings.spark import alike, pairing
from tellings.spark.homes import Homes, Places
from tellings.spark.ingesting import escaped
from tellings.spark.judged import Judged
from tellings.spark.parting import Build, Second
from tellings.values.gazetteer import Gazetteer
from test_adding import of_copies
from test_parts import Taken, corpus, small_blocks

networkx = pytest.importorskip("networkx")
__all__ = ["small_blocks"]  # a fixture: blocks so small that some of these reports overfill them
Row = dict[str, Any]


def ordered(rows: Iterable[Row], *by: str) -> Iterator[Row]:
    return iter(sorted(rows, key=lambda row: tuple(row[each] for each in by)))


def parts_of(edges: Iterable[tuple[str, str]]) -> dict[str, str]:
    graph = networkx.Graph(list(edges))
    return {node: min(group) for group in networkx.connected_components(graph) for node in group}


def in_a_chain(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Edges between documents that share a key: rows of (key, document)."""
    members: dict[str, list[str]] = {}
    for key, document in rows:
        members.setdefault(key, []).append(document)
    for each in members.values():
        yield from combinations(each, 2)


@dataclass
class Way:
    """All that Spark does in between, in memory."""

    taken: list[Taken]
    judged: Judged

    def __post_init__(self) -> None:
        self.rows = [
            {
                **escaped(document_row(document, document_record(document))),
                "document": document.id,
                "extraction": escape(encode(extraction)),
                **dict.fromkeys(("origin", "supersedes", "homes", "first", "second")),
            }
            for document, extraction in self.taken
        ]

    def incidents(self) -> list[str]:
        self._copies()
        self._homes()
        first = self._pairs("first", pairing.Profiles(self.judged)(iter(self.rows)))
        parts = parts_of([*first, *self._ties()])
        second = self._pairs("second", Second(self.judged)(self._parted(parts)))
        parts = parts_of([*parts.items(), *second])
        built = Build(self.judged, DEFAULT_POLICY)(self._parted(parts))
        incidents = (row["record"] for row in built if row["table_name"] == "incidents")
        return sorted(canonical(json.loads(unescape(each))) for each in incidents)

    def _copies(self) -> None:
        shelf = [(row["key"], row["document"]) for row in alike.shelve(iter(self.rows))]
        parts = parts_of(in_a_chain(shelf))
        for row in alike.find_copies(self._parted(parts)):
            self._of(row["document"]).update(origin=row["origin"], supersedes=row["supersedes"])

    def _homes(self) -> None:
        outlets = ordered(Places(self.judged)(iter(self.rows)), "outlet", "telling")
        for row in Homes(self.judged)(outlets):
            own = self._of(row["document"])
            own["homes"] = [*(own["homes"] or ()), row["record"]]

    def _pairs(self, round: str, profiles: Iterator[Row]) -> list[tuple[str, str]]:
        known = {row["telling"]: row for row in profiles}
        keys = [{"key": key, **row} for row in known.values() for key in row["keys"]]
        met: Counter[tuple[str, str]] = Counter()
        for row in pairing.meet(ordered(keys, "key", "time", "telling")):
            met[row["a"], row["b"]] += row["strength"]
        worth_it = (
            {"profile_a": known[a]["profile"], "profile_b": known[b]["profile"]}
            for (a, b), strength in met.items()
            if strength >= blocks.enough()
        )
        homes = []
        for row in pairing.compare(worth_it):
            own = self._of(row["home_a"])
            own[round] = [*(own[round] or ()), f"{row['a']} {row['b']}"]
            homes.append((row["home_a"], row["home_b"]))
        return homes

    def _ties(self) -> Iterator[tuple[str, str]]:
        for row in self.rows:
            yield from ((row["document"], str(row[each])) for each in ("origin", "supersedes") if row[each])
        yield from in_a_chain((row["text_hash"], row["document"]) for row in self.rows)
        yield from self.judged.bonds

    def _parted(self, parts: dict[str, str]) -> Iterator[Row]:
        named = ({**row, "part": parts.get(row["document"], row["document"])} for row in self.rows)
        return ordered(named, "part", "document")

    def _of(self, document: str) -> Row:
        return next(row for row in self.rows if row["document"] == document)


def alone(taken: list[Taken], judgements: tuple[Judgement, ...] = ()) -> list[str]:
    documents: dict[str, Document] = {document.id: document for document, _ in taken}
    extractions: list[Extraction] = [extraction for _, extraction in taken]
    with Gazetteer.open() as gazetteer:
        view = build_view(documents, extractions, judgements, gazetteer=gazetteer)
    return sorted(canonical(incident_record(each)) for each in view.incidents)


@pytest.fixture(scope="module")
def taken() -> list[Taken]:
    """Reports with all that makes parts hard."""
    return [*corpus(), *of_copies()]


def test_the_same_incidents_without_a_whole(taken: list[Taken]) -> None:
    assert Way(taken, Judged(())).incidents() == alone(taken)

"""In the executors: what tellings are looked for by, who meets whom, and which pairs speak for one incident."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from tellings.casebook.encoding import escape
from tellings.judging import without_furniture
from tellings.link import Profile, blocks, nearness, profile_of
from tellings.model import Claim, Document, Telling

from .ingesting import document_of, extraction_of
from .judged import Judged
from .rows import Row


@dataclass(frozen=True)
class Profiles:
    """What tellings are looked for by and compared by, before anything is derived from the whole."""

    judged: Judged

    def __call__(self, rows: Iterator[Row]) -> Iterator[Row]:
        for row in rows:
            document = document_of(row)
            (taken,) = without_furniture((extraction_of(row),), self.judged.of((document.id,)))
            for telling in {each.id: each for each in taken.tellings}.values():
                yield profile_row(document, telling)


def profile_row(document: Document, telling: Telling, derived: Iterable[Claim] = ()) -> Row:
    """One telling with all that linking looks at, what was derived for it among that."""
    profile = profile_of(document, telling, sorted(derived, key=lambda each: each.id))
    return {
        "telling": telling.id,
        "document": document.id,
        "time": blocks.time_of(profile),
        "keys": sorted(map(escape, blocks.keys_of(profile))),
        "profile": pickle.dumps(profile, protocol=pickle.HIGHEST_PROTOCOL),
    }


def meet(rows: Iterator[Row]) -> Iterator[Row]:
    """The pairs that meet: rows (key, time, telling) come by key, and those of one in order of time, then telling."""
    for key, group in groupby(rows, key=lambda row: row["key"]):
        for a, b, strength in blocks.meetings(key, ((row["time"], row["telling"]) for row in group)):
            yield {"a": a, "b": b, "strength": strength}


def compare(rows: Iterator[Row]) -> Iterator[Row]:
    """Those of the pairs (profile_a, profile_b) that speak for one incident, with the documents that they are of."""
    for row in rows:
        one, other = _profile(row["profile_a"]), _profile(row["profile_b"])
        if one.document != other.document and (nearness(one, other) or 0) > 0:
            yield {"a": one.id, "b": other.id, "home_a": one.document, "home_b": other.document}


def _profile(data: bytes) -> Profile:
    made: Profile = pickle.loads(data)
    return made

"""What a stored view is made of: incidents as last built, and what they were built from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tellings.model import Claim, Copy
from tellings.model.records import Record

from .finding import FoundBy, StoredDocument, Window

_BY_NOTHING_ELSE = FoundBy()
Sort = Literal["id", "date", "killed", "documents", "questions"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a view was built from: the last entry of the journal that it takes in, and what built it under which policy.

    `package` names the code, `model` the readers whose readings stood.
    """

    position: int
    hash: str
    package: str
    model: str
    policy: str


@dataclass(frozen=True, slots=True)
class StoredIncident:
    """One incident as last built: `record` is its JSON in `casebook/1`; the rest is what it can be found by.

    Days are ISO; `country` and `city` are those of its likeliest place.  `killed` and `injured` are best values.  `questions`
    counts the fields on which sources differ, `findings` the findings; `sources` are the outlets of its documents, `tellings`
    pairs each telling with its document.  `words` is what full text search looks through, and `found_by` what else it is found by:
    both are empty where an incident is read back.
    """

    id: str
    type: str
    stage: str
    first_day: str | None
    last_day: str | None
    country: str | None
    city: str | None
    killed: int | None
    killed_status: str | None
    injured: int | None
    questions: int
    findings: int
    sources: tuple[str, ...]
    tellings: tuple[tuple[str, str], ...]
    record: str
    words: str = ""
    found_by: FoundBy = _BY_NOTHING_ELSE

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that tell of it, each once, in order."""
        return tuple(sorted({document for _, document in self.tellings}))

    def as_record(self) -> Record:
        """The incident as plain values, as an export holds it."""
        made: Record = json.loads(self.record)
        return made


Pair = tuple[str, str]
Claims = Iterable[tuple[str, Sequence[Claim]]]  # of tellings, each once
Own = tuple[int, frozenset[str]]  # the day that orders a telling, and the keys that it is looked for by


@dataclass(frozen=True, slots=True)
class Built:
    """Incidents as they come out, and what bears on them: relations and figures as the format has them, by judgement what
    became of it, and pairs of a claim that is in no reading (derived, or made by a person) and its telling.  `documents` are
    those that are built; they are asked for when the incidents have been gone through.  `rejected` says how often something was
    not taken, by reason."""

    incidents: Iterable[StoredIncident]
    relations: Iterable[Record]
    figures: Iterable[Record]
    rulings: Iterable[tuple[str, Record]]
    derived: Iterable[Pair]
    documents: Iterable[StoredDocument]
    rejected: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a part of the incidents can be built anew from, without the rest, and by what new documents find their like.

    Which documents copy which; the pairs of tellings that spoke for one incident in each of two rounds; the pairs of documents
    of which neither can be built without the other; derived places, and those without what people refused; dates derived in the
    first round; for each telling what it is looked for by in each round, with the day that orders it; for each key of a document
    its place in order; the documents of each outlet.
    """

    copies: Iterable[Copy]
    pairs: tuple[Iterable[Pair], Iterable[Pair]]
    bonds: Iterable[Pair]
    moved: Claims
    left: Claims
    dates: Claims
    keys: Iterable[tuple[str, Own, Own]]
    shelf: Iterable[tuple[str, str, str]]
    outlets: Iterable[Pair]


@dataclass(frozen=True, slots=True)
class Filters:
    """Which incidents are wanted; what is left out does not matter.

    `since` and `until` are ISO days between which it may have happened.  `words` must all be told of it; a phrase stands in
    double quotes.  `source` is an outlet, `document` the id of a document that tells of it.  `status` is that of any of its
    fields, `any_country` that of any of its places, and `place` a part of the name of one or of what contains it.  `contested`
    asks for disputed fields or findings.  `report` are words that one of its reports must hold, or the beginning of its id.
    `dated` and `placed` ask whether its year is known, and whether a point on the map; `window` where on the map it lies.
    """

    types: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    country: str | None = None
    city: str | None = None
    killed_status: str | None = None
    least_killed: int | None = None
    open_questions: bool | None = None
    findings: bool | None = None
    source: str | None = None
    document: str | None = None
    words: str | None = None
    status: str | None = None
    any_country: str | None = None
    place: str | None = None
    contested: bool | None = None
    reviewed: bool | None = None
    report: str | None = None
    dated: bool | None = None
    placed: bool | None = None
    window: Window | None = None

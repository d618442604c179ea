"""Tellings, and the incidents that they are put together into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .claim import Claim, Figure, Rejection
from .document import Copy
from .values import (
    ActorValue,
    DateValue,
    Fate,
    Group,
    PlaceValue,
    Role,
    Rung,
    SentenceValue,
    ThingValue,
)

IncidentType = Literal[
    "attack",
    "bombing",
    "assassination",
    "abduction",
    "arson",
    "robbery",
    "hijacking",
    "clash",
    "strike",
    "sexual_violence",
    "torture",
    "custody_death",
    "protest",
    "repression",
    "displacement",
    "destruction",
    "accident",
    "plot",
    "arrest",
    "trial",
    "threat",
    "other",
]
Stage = Literal["accomplished", "attempted", "foiled", "threatened"]
RelationKind = Literal["part_of", "arrest_for", "trial_of", "response_to", "same_series", "not_linked"]
Status = Literal["disputed", "range", "refined", "agreed", "derived", "single"]
FindingKind = Literal[
    "arithmetic",
    "toll_changed",
    "single_origin",
    "self_contradiction",
    "denied",
    "date_impossible",
    "digit_slip",
    "other",
]


@dataclass(frozen=True, slots=True)
class Telling:
    """All the claims that one document makes about one incident.

    `main`: the incident its document is chiefly about.  `mentions` are the spans (start, end) of the words that tell of it.
    """

    id: str
    document: str
    type: IncidentType
    stage: Stage
    main: bool
    claims: tuple[Claim, ...]
    mentions: tuple[tuple[int, int], ...] = ()

    def of(self, name: str) -> tuple[Claim, ...]:
        """The claims of one field."""
        return tuple(claim for claim in self.claims if claim.field == name)


@dataclass(frozen=True, slots=True)
class Relation:
    """How one incident (or, before linking, one telling) bears on another."""

    source: str  # written `from` in the export
    target: str  # written `to`
    kind: RelationKind
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent source of a value: a speaker, or a document speaking in its own voice."""

    speaker: str | None
    document: str | None
    claims: tuple[str, ...]


ListElement = PlaceValue | ActorValue | ThingValue | SentenceValue


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a list field, with its own status and claims."""

    value: ListElement
    status: Status
    origins: tuple[Origin, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """What was known of a count by the end of a day (ISO), and the ids of the claims of that day that changed it."""

    day: str
    best: int | None
    low: int | None
    high: int | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an incident's claims come to for one field.

    Counts: best, low and high are integers or None.  date: they are DateValues.  Lists: best is a tuple of Elements, likeliest
    first, low and high are None.  `parts` (counts only) pairs a group with its own verdict; `history` (counts only) has the days on
    which the figures changed, the first among them, and is empty where they never did.
    """

    status: Status
    best: int | DateValue | tuple[Element, ...] | None
    low: int | DateValue | None
    high: int | DateValue | None
    origins: tuple[Origin, ...]
    claims: tuple[Claim, ...]
    parts: tuple[tuple[Group, Verdict], ...] = ()
    decided_by: Literal["machine", "person"] = "machine"
    history: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True)
class RungStep:
    """A step of the law against one person, with the claim that says so; `punishment` is what they were sentenced to."""

    rung: Rung
    date: DateValue | None
    court: str | None
    claim: str
    punishment: SentenceValue | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """One person within one incident, by name or (None) by age and sex alone.  Never followed from one incident to the next."""

    name: str | None
    names: tuple[str, ...]
    role: Role
    age: int | None
    sex: Literal["female", "male"] | None
    group: Group | None
    fate: Fate
    rungs: tuple[RungStep, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a careful analyst would point out, in one plain sentence, with the ids of its claims."""

    kind: FindingKind
    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """The tellings judged to be about one real-world event: a view over claims, always rebuildable.

    `was` are the other ids under which it, or a part of it, may be known: those of its other tellings.
    """

    id: str
    was: tuple[str, ...]
    type: IncidentType
    stage: Stage
    tellings: tuple[Telling, ...]
    fields: Mapping[str, Verdict] = field(default_factory=dict)
    persons: tuple[Person, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was taken from one document, and what was not."""

    document: str
    tellings: tuple[Telling, ...]
    relations: tuple[Relation, ...]  # between tellings of this document, by telling id
    figures: tuple[Figure, ...]
    rejections: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class Likely:
    """Two incidents, `a` before `b` by id, that the evidence brings near to being one: `bits` is the mean score across them."""

    a: str
    b: str
    bits: float


@dataclass(frozen=True, slots=True)
class View:
    """Everything that the claims come to: what is shown and exported."""

    policy: str
    as_of: str | None
    incidents: tuple[Incident, ...]  # in id order
    relations: tuple[Relation, ...]  # between incidents, by incident id
    figures: tuple[Figure, ...]
    copies: tuple[Copy, ...] = ()  # in order of the documents' ids
    likely: tuple[Likely, ...] = ()  # incidents that come near to being one, by their ids

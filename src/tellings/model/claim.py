"""The atom: a document says, at a span, by a speaker or in its own voice, that a field has a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .document import Document
from .span import Span
from .values import DateValue, Group, PlaceValue, Value

Polarity = Literal["affirmed", "denied"]
Certainty = Literal["stated", "attributed", "alleged", "possible"]
MadeBy = Literal["machine", "person"]
SpeakerKind = Literal[
    "official",
    "belligerent",
    "witness",
    "family",
    "medical",
    "monitor",
    "court",
    "press",
    "anonymous",
    "other",
]
COUNT_FIELDS = (
    "killed",
    "injured",
    "arrested",
    "abducted",
    "missing",
    "displaced",
    "attackers",
)
LIST_FIELDS = ("place", "responsible", "targets", "weapons", "sentences")
# `date` is the one field of a single value; `person` claims make an incident's persons; `figure` claims belong to none.
FIELDS = ("date", *COUNT_FIELDS, *LIST_FIELDS, "person", "figure")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a claim.  `start` and `end` are where the document names them; None where it was worked out."""

    name: str | None
    role: str | None = None
    organisation: str | None = None
    kind: SpeakerKind = "other"
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A value with its words and its speaker.  Immutable; make one with `tellings.ids.claim`, which gives it its id.

    `speakers` are nearest to the words first, origin last; () is the document's own voice.  `counted` are the words for what
    a count counts ("terrorists"), `group` their group, None for the total.  `denies` and `derived_from` are ids of claims;
    `part_of` is the id of the count that this one is a part of.  A claim derived from another document has no span or quote.
    `made_by` says who read the words so: the machine, or a person, whose judgement then holds the claim.
    """

    id: str
    document: str
    field: str
    span: Span | None
    quote: str | None
    sentence: Span | None
    value: Value
    modifier: str | None = None  # exact, at least, up to, about, several, ... as said
    counted: str | None = None
    group: Group | None = None
    polarity: Polarity = "affirmed"
    certainty: Certainty = "stated"
    denies: tuple[str, ...] = ()
    part_of: str | None = None
    speakers: tuple[Speaker, ...] = ()
    told_to: str | None = None
    said_on: DateValue | None = None
    score: float = 1.0
    derived_from: tuple[str, ...] = ()
    made_by: MadeBy = "machine"

    def check(self, document: Document) -> None:
        """No quote, no value: raises ValueError unless the quote stands at its span, or the claim is derived."""
        if self.span is None:
            if not self.derived_from:
                raise ValueError(f"claim {self.id} has neither a quote nor what it was derived from")
        elif self.span.of(document.text) != self.quote:
            raise ValueError(f"claim {self.id} does not quote its document at {self.span}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A count that no field of an incident holds ("23,000 pieces of material blocked"), or none found for it."""

    claim: Claim
    unit: str
    place: PlaceValue | None = None
    period: DateValue | None = None
    incident: str | None = None


@dataclass(frozen=True, slots=True)
class Rejection:
    """What was seen and not taken, with its reason."""

    document: str
    span: Span
    quote: str
    reason: str

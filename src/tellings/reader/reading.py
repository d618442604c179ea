"""What a reader finds in one document, before anything is made of it.

This is the seam: a trained encoder gives the same `Reading` as the rules do.  Every part points into the document's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from tellings.model import Document, IncidentType, Span, Speaker, Stage
from tellings.values.counts import Quantity
from tellings.values.dates import TimeExpression
from tellings.values.names import Name
from tellings.values.places import PlaceMention

from .encoder import Encoded


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and the number of the paragraph that it stands in (from 0)."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """`content` is what `speakers` are said to say (nearest to the words first, origin last), by the words at `cue`."""

    content: Span
    speakers: tuple[Speaker, ...]
    cue: Span
    direct: bool  # the content stands in quotation marks
    verb: str  # the cue's base word: "say", "deny", "accuse", "according to"...
    told_to: str | None = None
    said_on: TimeExpression | None = None
    stance: bool = False  # what they want, plan, judge or find ("called for"): they are not said to say it


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words at `span` ("allegedly", "may have") that make of what stands in `scope` less than a fact."""

    span: Span
    scope: Span
    kind: Literal["alleged", "possible", "attributed"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that tell of an incident: its type and whether it happened; `span` is the trigger word or words.

    `reality` is "told" for an incident that is told as a fact or a claim of one; anything else is a reason why it is none:
    "hypothetical", "general", "denied", "planned".
    """

    span: Span
    type: IncidentType
    stage: Stage
    noun: bool  # "the attack", as against "attacked"
    plural: bool
    definite: bool  # "the attack", "that attack": told before, or known
    reality: str = "told"
    weak: bool = False  # an effect ("killed", "died"), which may belong to an act told elsewhere


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one document, each list in order of position.

    `text` is the document's as it was read: hard-wrapped lines are joined, in a text all in capitals small letters are given
    back, and nothing else is changed, so that every offset holds in both.
    """

    text: str
    sentences: tuple[Sentence, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    names: tuple[Name, ...]
    places: tuple[PlaceMention, ...]
    attributions: tuple[Attribution, ...]
    hedges: tuple[Hedge, ...]
    mentions: tuple[Mention, ...]
    encoded: Encoded | None = None  # what the encoder gives for its words, where there is one


class Reader(Protocol):
    """Text in, spans out.  Pure: the same document always gives the same reading."""

    name: str  # written into every export

    def read(self, document: Document) -> Reading:
        """Everything found in `document`; extraction leaves out what its furniture holds."""
        ...

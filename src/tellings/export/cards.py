"""A claim as a card on the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tellings.model.records import Record

from . import titles, words
from .passages import Passage, passage

# How a claim is coloured, next to being said in words: a denial is a denial whatever its certainty.
TONES = {"stated": "stated", "attributed": "attributed", "alleged": "alleged", "possible": "possible"}


@dataclass(frozen=True, slots=True)
class Link:
    """Words, and the claim's card that they lead to (None: no card on this page)."""

    text: str
    to: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown of one claim.  `anchor` is None where the page has the same claim's card already."""

    anchor: str | None
    value: str
    voice: str
    tone: str
    passage: Passage | None
    score: str
    position: str | None
    notes: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, tuple[Link, ...]], ...]
    key: str
    open: bool = False


@dataclass
class Deck:
    """Makes the cards of a page and remembers which claims have one, so that no two things share an id."""

    texts: Mapping[str, str]
    claims: Mapping[str, Record]  # those that have a card somewhere on the page, by id
    documents: Mapping[str, str]  # names by id
    dealt: set[str] = field(default_factory=set)

    def card(self, claim: Record, shown_open: bool = False) -> Card:
        """The card of a claim; the first one of each claim carries its anchor."""
        first = claim["id"] not in self.dealt
        self.dealt.add(claim["id"])
        denied = claim["polarity"] == "denied"
        return Card(
            anchor=titles.anchor("claim", claim["id"]) if first else None,
            value=words.value(claim["field"], claim["value"]),
            voice=words.voice(claim),
            tone="denied" if denied else TONES[claim["certainty"]],
            passage=passage(claim, self.texts),
            score=f"{claim['score']:.2f}",
            position=None if claim["start"] is None else f"{claim['start']}–{claim['end']}",
            notes=self._notes(claim),
            links=self._links(claim),
            key=claim["id"],
            open=shown_open,
        )

    def _notes(self, claim: Record) -> tuple[tuple[str, str], ...]:
        notes = (
            ("as said", claim["modifier"]),
            ("counted", claim["counted"]),
            ("group", words.GROUPS[claim["group"]] if claim["group"] else None),
            ("claimed by", "a person" if claim.get("made_by") == "person" else None),
        )
        return tuple((name, text) for name, text in notes if text)

    def _links(self, claim: Record) -> tuple[tuple[str, tuple[Link, ...]], ...]:
        rows = (
            ("denies", claim["denies"]),
            ("part of", [claim["part_of"]] if claim["part_of"] else []),
            ("worked out from", claim["derived_from"]),
        )
        return tuple((name, tuple(self.link(key) for key in keys)) for name, keys in rows if keys)

    def link(self, key: str, text: str | None = None) -> Link:
        """A link to a claim's card, called by its document and value where no other `text` is given."""
        claim = self.claims.get(key)
        if claim is None:
            return Link(text or key[:8], None)
        return Link(text or self._called(claim), titles.anchor("claim", key))

    def _called(self, claim: Record) -> str:
        """ "The Ledger: at least 7"; what is laid on somebody or denied never without the one who says so."""
        called = f"{self.documents.get(claim['document'], '')}: {words.value(claim['field'], claim['value'])}"
        bare = claim["polarity"] == "affirmed" and claim["certainty"] in ("stated", "attributed")
        return called if bare and claim["field"] != "responsible" else f"{called}, {words.voice(claim)}"

"""A document's text as its page shows it: in paragraphs, claims marked at their words, furniture set back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tellings.export import titles, words
from tellings.export.passages import pieces
from tellings.export.sides import label
from tellings.model.records import Record

from .holding import Holding
from .texts import TONES


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of text.  `claims` are the anchors of the claims that it is part of, the narrowest last; `tone` is that one's.

    `anchors` are those of the claims whose words begin here.
    """

    text: str
    tone: str | None
    to: str | None
    title: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`start` is its first character; `furniture` the reason why it was not read, None where it was."""

    bits: tuple[Bit, ...]
    start: int
    furniture: str | None

    @property
    def length(self) -> int:
        """How many characters it has."""
        return sum(len(bit.text) for bit in self.bits)


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim beside the text."""

    id: str
    anchor: str
    field: str
    value: str
    voice: str
    tone: str
    incident: str | None
    by_person: bool


def claim_lines(claims: Iterable[Record], holding: Holding) -> list[ClaimLine]:
    """The claims beside the text, in its order."""
    return [
        ClaimLine(
            id=each["id"],
            anchor=titles.anchor("claim", each["id"]),
            field=label(each["field"]),
            value=words.value(each["field"], each["value"]),
            voice=words.voice(each),
            tone=TONES[each["field"]],
            incident=holding.incident_of(each["id"], each["document"]),
            by_person=each["made_by"] == "person",
        )
        for each in claims
    ]


def marked(text: str, claims: Sequence[Record], furniture: Iterable[Record]) -> list[Paragraph]:
    """The text in paragraphs; joined, their bits are the text without its line ends."""
    known = {each["id"]: each for each in claims}
    set_back = [(each["start"], each["end"], each["reason"]) for each in furniture]
    cuts = sorted({point for start, end, _ in set_back for point in (start, end)})
    paragraphs: list[Paragraph] = []
    bits: list[Bit] = []
    begun: set[str] = set()
    at = first = 0

    def close(after: int) -> None:
        nonlocal first
        if bits:
            paragraphs.append(Paragraph(tuple(bits), first, _reason(first, set_back)))
            bits.clear()
        first = after

    for piece in pieces(text, claims):
        for part in _parts(piece.text, at, cuts):
            for number, line in enumerate(part.split("\n")):
                if number:
                    close(at + 1)
                    at += 1
                if line:
                    if at in cuts:
                        close(at)
                    bits.append(_bit(line, piece.claims, known, begun))
                    at += len(line)
    close(at)
    return paragraphs


def _parts(text: str, at: int, cuts: Sequence[int]) -> Iterator[str]:
    """The text cut where furniture begins or ends."""
    last = 0
    for cut in cuts:
        if at < cut < at + len(text):
            yield text[last : cut - at]
            last = cut - at
    yield text[last:]


def _reason(start: int, set_back: Iterable[tuple[int, int, str]]) -> str | None:
    return next((reason for begin, end, reason in set_back if begin <= start < end), None)


def _bit(text: str, keys: tuple[str, ...], known: dict[str, Record], begun: set[str]) -> Bit:
    if not keys:
        return Bit(text, None, None, "", ())
    held = sorted((known[key] for key in keys), key=lambda each: (each["start"] - each["end"], each["id"]))
    fresh = tuple(titles.anchor("claim", each["id"]) for each in held if each["id"] not in begun)
    begun.update(each["id"] for each in held)
    narrowest = held[-1]
    title = "; ".join(
        f"{label(each['field'])}: {words.value(each['field'], each['value'])}, {words.voice(each)}"
        for each in held
    )
    return Bit(text, TONES[narrowest["field"]], titles.anchor("line", narrowest["id"]), title, fresh)

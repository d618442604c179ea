"""The words behind claims: a sentence with the quote marked in it, or a whole text with every quote marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from tellings.model.records import Record

AROUND = 90  # characters shown on each side of a quote whose sentence is not known
LONGEST = 700  # characters of a sentence that are shown; a "sentence" may be a whole page without full stops


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote and what stands before and after it, `cut` where more stands there."""

    before: str
    marked: str
    after: str
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a whole text: `claims` are the ids of the claims that quote it, none for plain text."""

    text: str
    claims: tuple[str, ...]


def passage(claim: Record, texts: Mapping[str, str]) -> Passage | None:
    """The claim's words in their sentence; only the quote where the text is not at hand; None where it quotes nothing."""
    start, end = claim["start"], claim["end"]
    if start is None or end is None or claim["quote"] is None:
        return None
    text = texts.get(claim["document"])
    if text is None:
        return Passage("", claim["quote"], "")
    first, last = _bounds(claim["sentence"], start, end, len(text))
    return Passage(
        text[first:start].lstrip("\n"), text[start:end], text[end:last].rstrip("\n"),
        cut_before=_is_cut(claim["sentence"], first, "start"), cut_after=_is_cut(claim["sentence"], last, "end"),
    )  # fmt: skip


def _bounds(sentence: Record | None, start: int, end: int, length: int) -> tuple[int, int]:
    if sentence is None:
        return max(0, start - AROUND), min(length, end + AROUND)
    room = max(LONGEST - (end - start), 0) // 2
    return max(min(sentence["start"], start), start - room), min(max(sentence["end"], end), end + room)


def _is_cut(sentence: Record | None, at: int, side: str) -> bool:
    return sentence is None or at != sentence[side]


def pieces(text: str, claims: Iterable[Record]) -> list[Piece]:
    """The whole text, cut wherever a quote begins or ends."""
    spans = sorted((each["start"], each["end"], each["id"]) for each in claims if each["start"] is not None)
    cuts = sorted({0, len(text), *(start for start, _, _ in spans), *(end for _, end, _ in spans)})
    found: list[Piece] = []
    current: list[tuple[int, int, str]] = []
    waiting = iter([*spans, (len(text) + 1, 0, "")])
    upcoming = next(waiting)
    for left, right in pairwise(cuts):
        current = [span for span in current if span[1] > left]
        while upcoming[0] <= left:
            current += [upcoming] if upcoming[1] > left else []
            upcoming = next(waiting)
        found.append(Piece(text[left:right], tuple(key for _, _, key in current)))
    return found

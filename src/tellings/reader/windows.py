"""A text cut into windows of tokens that overlap, so that nothing is cut off and every token has its place in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

LENGTH = 256  # tokens of a window, with the two that begin and end it
OVERLAP = 64  # tokens that two neighbours share: words at an edge are read in the window that shows more around them
# The letter case of a token, which the vocabulary drops: fed beside it.
UNKNOWN, LOWER, TITLE, UPPER, MIXED, NO_LETTER = range(6)
SHAPES = 6
_SHOUTING = 0.7  # share of capitals among a text's letters from which on their case says nothing


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens with the characters [start, end) that each stands for; the first and the last stand for none."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]


def windows(tokenizer: Any, text: str, length: int = LENGTH, overlap: int = OVERLAP) -> Iterator[Window]:
    """The windows of `text` in order, each of at most `length` tokens; two neighbours share `overlap`."""
    whole = tokenizer.encode(text, add_special_tokens=False)
    first, last = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    ids, offsets = whole.ids, whole.offsets  # each made anew for whoever asks
    shapes = _shapes(text, offsets)
    room = length - 2
    start = 0
    while start < len(ids):
        end = min(len(ids), start + room)
        yield Window(
            (first, *ids[start:end], last),
            (UNKNOWN, *shapes[start:end], UNKNOWN),
            ((0, 0), *map(tuple, offsets[start:end]), (0, 0)),
        )
        if end == len(ids):
            break
        start = end - overlap


def _shapes(text: str, offsets: list[tuple[int, int]]) -> list[int]:
    if not _is_shouted(text):
        return [_shape(text[start:end]) for start, end in offsets]
    return [UNKNOWN] * len(offsets)


def _is_shouted(text: str) -> bool:
    if 3 * sum(map(text.count, "eation")) > len(text):
        return False  # the others are too few: most texts are told so at once
    letters = list(filter(str.isalpha, text))
    return sum(map(str.isupper, letters)) >= _SHOUTING * max(1, len(letters))


def _shape(words: str) -> int:
    if not words.isalpha() and not any(map(str.isalpha, words)):
        return NO_LETTER
    if words.islower():
        return LOWER
    if words.isupper():
        return UPPER if len(words) > 1 else TITLE
    return TITLE if words[:1].isupper() and words[1:].islower() else MIXED

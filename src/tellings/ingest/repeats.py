"""Paragraphs that a text has twice: a copy, or a quotation pulled out of the paragraph that it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .paragraphs import Paragraph

COPY_LENGTH = 60  # characters: two short sentences can be alike and tell of two events
NEXT_TO_WORDS = 4  # words of a copy that stands right after its original
PULLED_LENGTH = 40  # characters of a pulled quotation
_WINDOW = 6  # words by which a paragraph's place in another is looked up
_MOST_PLACES = 20  # of those places, looked at: a text that repeats itself more is not searched further


def repeats(paragraphs: Sequence[Paragraph]) -> dict[int, str]:
    """Which paragraphs repeat another, by number, with the reason: "repeated paragraph" or "pulled quotation".

    Of equal paragraphs the first is kept; a short one that stands inside a longer, before or after, gives way to it.  The first
    paragraph of all, which is the title where there is one, is kept.
    """
    keys = [" ".join(paragraph.text.casefold().split()) for paragraph in paragraphs]
    found = _copies(keys)
    places = _places(keys, set(found))
    for number, key in enumerate(keys):
        if number == 0 or number in found or len(key) < PULLED_LENGTH:
            continue
        candidates = places.get(tuple(_words(key)[:_WINDOW]), ())
        if any(len(keys[other]) > len(key) and key in keys[other] for other in candidates if other != number):
            found[number] = "pulled quotation"
    return found


def _copies(keys: Sequence[str]) -> dict[int, str]:
    first: dict[str, int] = {}
    found: dict[int, str] = {}
    for number, key in enumerate(keys):
        if key not in first:
            first[key] = number
        elif len(key) >= COPY_LENGTH or (keys[number - 1] == key and len(key.split()) >= NEXT_TO_WORDS):
            found[number] = "repeated paragraph"
    return found


def _places(keys: Sequence[str], without: set[int]) -> dict[tuple[str, ...], list[int]]:
    """Where the first words of a paragraph stand again: the beginnings that are looked for, with paragraphs that have them."""
    wanted = {tuple(_words(key)[:_WINDOW]) for key in keys if len(key) >= PULLED_LENGTH}
    places: dict[tuple[str, ...], list[int]] = {}
    for number, key in enumerate(keys):
        if number in without:
            continue
        words = _words(key)
        for start in range(len(words) - _WINDOW + 1):
            window = tuple(words[start : start + _WINDOW])
            if window in wanted:
                known = places.setdefault(window, [])
                if len(known) < _MOST_PLACES and number not in known:
                    known.append(number)
    return places


def _words(key: str) -> list[str]:
    return re.findall(r"\w+", key)

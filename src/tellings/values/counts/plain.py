"""A text with one sign each for hyphens and apostrophes, letter for letter, so that places stay."""

from __future__ import annotations

from ..dates.calendar_words import PLAIN

_ONE_FOR_ONE = tuple((chr(code), str(sign)) for code, sign in PLAIN.items())


def plain(text: str) -> str:
    """What `str.translate` does, faster for texts that hold few of the signs."""
    if text.isascii():
        return text
    for sign, instead in _ONE_FOR_ONE:
        text = text.replace(sign, instead)
    return text

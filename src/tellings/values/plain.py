"""A text with one sign each for hyphens and apostrophes, letter for letter, so that places stay."""

from __future__ import annotations

# The letters that IGNORECASE takes for Latin ones, put out of the way, and the dashes that are hyphens.
_ONE_FOR_ONE = {
    **{"\u0130": "\ufffd", "\u0131": "\ufffd", "\u017f": "\ufffd", "\u212a": "\ufffd"},
    **{"\u2010": "-", "\u2011": "-", "\u2212": "-", "\u2019": "'", "\u02bc": "'"},
}


def plain(text: str) -> str:
    """The text with its signs replaced, sign by sign: faster than `str.translate`, since most texts hold few of them."""
    if text.isascii():
        return text
    for sign, instead in _ONE_FOR_ONE.items():
        text = text.replace(sign, instead)
    return text

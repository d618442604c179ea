"""One spelling for all the ways a name is written: without case, diacritics, apostrophes, hyphens or abbreviations.

The gazetteer's keys are folded when it is built and the words of a text when it is read, by this one function; it
imports nothing of ours so that the build can load it alone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, as their plain Latin spelling.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ħ": "h"}
    | {"ŧ": "t", "ŋ": "n", "ß": "ss"}
)
# Apostrophes, modifier letters for glottal stops and soft signs, full stops, and marks above or below a letter
# (U+0300 to U+036F; U+064B to U+0652 and U+0670 are the Arabic vowel signs, U+0640 the Arabic stretching stroke).
_DROPPED = re.compile("['\u2018\u2019\u201b`\u00b4\u02b0-\u02ff.\u0300-\u036f\u064b-\u0652\u0670\u0640]")
_SPACES = re.compile(r"[\s\-\u2010-\u2015\u2212/,_()]+")
# Abbreviations that stand inside names.
_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@lru_cache(maxsize=65_536)  # the same few names are folded over and over when tellings are compared
def fold(name: str) -> str:
    """The key of `name`: "St.-Étienne" and "saint etienne" have the same one.  "" where nothing is left."""
    if name.isascii():
        plain = name.lower()
    else:
        # Letters of other alphabets' styles ("𝜜") are capitals only once they are decomposed.
        lower = unicodedata.normalize("NFKD", name).casefold()
        plain = unicodedata.normalize("NFKD", lower).translate(_LETTERS)
    plain = _SPACES.sub(" ", _DROPPED.sub("", plain)).strip()
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", plain)
    return " ".join([_WORDS.get(word, word) for word in plain.split(" ")])

"""Numbers in digits and in English words, as whole numbers.

`CARDINAL` is a piece of a regular expression (no capturing groups, to be compiled with IGNORECASE) that takes one number:
"7", "1,700", "1.2 million", "seven", "twenty-five", "a hundred and five", "half a dozen".  `cardinal` gives its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from .patterns import waiting

UNITS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
}
TEENS = {
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,  # a common misspelling
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
GROUPS = {"dozen": 12}
ORDINAL_UNITS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
}
ORDINAL_TEENS = {
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
}
ORDINAL_TENS = {word[:-1] + "ieth": value for word, value in TENS.items()} | {"hundredth": 100}

# A number of more digits than this is a code, not a quantity.
MOST_DIGITS = 12


def either(words: object) -> str:
    """An alternation of words, the longest first, so that "six" does not stop "sixteen"."""
    return "(?:" + "|".join(sorted((str(word) for word in words), key=lambda word: (-len(word), word))) + ")"  # type: ignore[attr-defined]


_DASH = "[-\u2010\u2011]"
_SMALL = rf"(?:{either(TENS)}(?:(?:{_DASH}|\s){either(UNITS)})?|{either(TEENS)}|{either(UNITS)})"
_HUNDREDS = rf"(?:(?:{_SMALL}|an?)[\s-]hundred(?:\s(?:and\s)?{_SMALL})?)"
_BELOW_THOUSAND = rf"(?:{_HUNDREDS}|{_SMALL})"
_THOUSANDS = rf"(?:(?:{_BELOW_THOUSAND}|an?)[\s-]thousand(?:,?\s(?:and\s)?{_BELOW_THOUSAND})?)"
_MILLIONS = rf"(?:(?:{_BELOW_THOUSAND}|an?)\s(?:million|billion)(?:,?\s(?:and\s)?(?:{_THOUSANDS}|{_BELOW_THOUSAND}))?)"
_DOZENS = rf"(?:half[\s-]a[\s-]dozen|a[\s-]half[\s-]dozen|half[\s-]dozen|(?:{_SMALL}|an?)[\s-]dozen)"
# Spaces that part thousands are never plain ones, which part two numbers as well.
_GROUPED = r"\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)"
_DIGITS = rf"(?:{_GROUPED}|\d+(?:\.\d+)?(?=\s(?:hundred|thousand|million|billion)\b)|\d+)"
DIGITS = rf"(?:{_DIGITS}(?:\s(?:hundred|thousand|million|billion|dozen)\b)?)"
WORDS = rf"(?:{_MILLIONS}|{_THOUSANDS}|{_DOZENS}|{_HUNDREDS}|{_SMALL}|zero)"
CARDINAL = rf"(?:{DIGITS}|{WORDS}\b)"
ORDINAL = (
    rf"(?:\d{{1,4}}(?:st|nd|rd|th)\b|(?:{either(TENS)}{_DASH})?{either(ORDINAL_UNITS)}\b"
    rf"|{either(ORDINAL_TEENS)}\b|{either(ORDINAL_TENS)}\b)"
)


def beginning(words: Iterable[str]) -> str:
    """A lookahead for a digit or the first three letters of any of `words`: it spares a long pattern most places of a text.

    A word of fewer letters is taken alone, not as the beginning of another.
    """
    by_letter: dict[str, set[str]] = {}
    for word in words:
        rest = re.escape(word[1:3]) if len(word) > 2 else word[1:] + "(?![a-z])"
        by_letter.setdefault(word[0], set()).add(rest)
    letters = (f"{first}(?:{'|'.join(sorted(rest))})" for first, rest in sorted(by_letter.items()))
    return rf"(?=\d|{'|'.join(letters)})"


# With which a number in words can begin.
OPENING_WORDS = (
    *UNITS,
    *TEENS,
    *TENS,
    "a",
    "an",
    "zero",
    "half",
    "dozen",
    "score",
    "hundred",
    "thousand",
    "million",
    "billion",
)

_WHOLE = waiting(CARDINAL, re.IGNORECASE)
_WHOLE_ORDINAL = waiting(ORDINAL, re.IGNORECASE)
_WORD = waiting(r"[a-z]+|\d[\d,.\u00a0\u2009\u202f]*", re.IGNORECASE)


@lru_cache(maxsize=4096)
def cardinal(text: str) -> int | None:
    """The value of a whole string that is one number; None where it is none, or too long to be a quantity."""
    text = re.sub(r"\s", " ", text.strip()) if not re.search(r"[\u00a0\u2009\u202f]", text) else text.strip()
    if not text.isascii() and re.search(r"[^\W\d_a-zA-Z]", text):
        return None
    if _WHOLE.fullmatch(text) is None or sum(map(str.isdigit, text)) > MOST_DIGITS:
        return None
    return _value([word.lower() for word in _WORD.findall(text)])


def _value(words: list[str]) -> int | None:
    """The value of the words of one number: "two", "hundred", "and", "five" is 205."""
    if words[0] == "half" or words[:2] == ["a", "half"]:
        return GROUPS["dozen"] // 2
    total, group = Fraction(0), Fraction(0)
    for word in words:
        if word in ("a", "an"):
            group += 1
        elif word == "hundred":
            group = max(group, Fraction(1)) * 100
        elif word in SCALES:
            total, group = total + max(group, Fraction(1)) * SCALES[word], Fraction(0)
        elif word in GROUPS:
            group = max(group, Fraction(1)) * GROUPS[word]
        elif word[0].isdigit():
            group += Fraction(re.sub(r"[^\d.]", "", word).rstrip("."))
        elif word not in ("and", "zero"):
            group += UNITS.get(word) or TEENS.get(word) or TENS[word]
    return int(total + group)


def ordinal(text: str) -> int | None:
    """The value of a whole string that is one ordinal ("third", "21st", "twenty-first"); None where it is none."""
    text = text.strip().lower()
    if _WHOLE_ORDINAL.fullmatch(text) is None or not text.isascii():
        return None
    if text[0].isdigit():
        return int(text[:-2])
    value = 0
    for word in re.split(r"[^a-z]", text):
        value += (
            TENS.get(word)
            or ORDINAL_UNITS.get(word)
            or ORDINAL_TEENS.get(word)
            or ORDINAL_TENS.get(word)
            or 0
        )
    return value

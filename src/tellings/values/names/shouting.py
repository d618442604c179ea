"""Persons' names in a text that is all in capitals: after a title or a given name, and their surnames from then on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from tellings.values.countries import DEMONYMS
from tellings.values.folding import fold
from tellings.values.names import organisations, titles
from tellings.values.names.capitals import Token, adjacent
from tellings.values.names.speaking import FORMS
from tellings.values.wordlists import (
    CALENDAR,
    FUNCTION_WORDS,
    GIVEN_NAMES,
    ORDINARY,
    PARTICLES,
    PEOPLES,
    PLACE_WORDS,
)

MOST_NAME_WORDS = 4
# Endings of English words that no name has: a word in capitals that ends so is none.
_ENDINGS = (
    "ed",
    "ing",
    "ly",
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ous",
    "ive",
    "ical",
    "ance",
    "ence",
    "ists",
    "ers",
    "ism",
)
# Given names that are words as well: in capitals they tell nothing.
_WORDS_TOO = frozenset(
    (
        "mark",
        "rose",
        "grace",
        "frank",
        "joy",
        "will",
        "bill",
        "max",
        "sally",
        "jack",
        "jan",
        "justin",
        "jordan",
        "santos",
        "jesus",
    )
)
_BEFORE_A_PLACE = frozenset(
    (
        "san",
        "santa",
        "santo",
        "saint",
        "st",
        "ciudad",
        "puerto",
        "villa",
        "fort",
        "port",
        "new",
        "la",
        "el",
        "los",
        "las",
    )
)
_DEMONYMS = frozenset(word.lower() for word in DEMONYMS)
_NO_TITLES = frozenset(
    (
        "general",
        "major",
        "terrorist",
        "guerrilla",
        "rebel",
        "militant",
        "extremist",
        "suspect",
        "head",
        "guard",
        "member",
        "student",
        "worker",
    )
)


def persons(
    text: str, words: Sequence[Token], places: Callable[[str], bool], taken: Collection[int]
) -> Iterator[tuple[int, int]]:
    """The first and last tokens of each person's name, in order; `taken` are tokens that belong to other names."""
    known: set[str] = set()
    at = 0
    while at < len(words):
        last = None if at in taken else _name_at(text, words, at, places, taken)
        if last is not None and last > at:
            known.update(word.lower for word in words[at + 1 : last + 1] if word.lower not in PARTICLES)
        elif last is None and at not in taken and words[at].lower in known and not places(words[at].text):
            last = at
        if last is not None:
            yield at, last
        at = at + 1 if last is None else last + 1


def _name_at(
    text: str, words: Sequence[Token], at: int, places: Callable[[str], bool], taken: Collection[int]
) -> int | None:
    titled = at > 0 and _is_title(words, at - 1) and adjacent(text, words[at - 1], words[at], True)
    given = words[at].lower in GIVEN_NAMES and words[at].lower not in _WORDS_TOO
    placed = at > 0 and words[at - 1].lower in _BEFORE_A_PLACE
    if not (titled or given) or placed:
        return None
    last = at - 1
    while (
        last + 1 < min(len(words), at + MOST_NAME_WORDS)
        and last + 1 not in taken
        and _may_be_name(words[last + 1])
    ):
        if last >= at and not adjacent(text, words[last], words[last + 1], True):
            break
        last += 1
    while last >= at and words[last].lower in PARTICLES:
        last -= 1
    size = last - at + 1
    if size < 1 or (size == 1 and not (titled and given)):
        return None
    whole = text[words[at].start : words[last].end]
    return None if not titled and places(" ".join(whole.split())) else last


def _is_title(words: Sequence[Token], at: int) -> bool:
    lower = words[at].lower
    if lower in titles.ABBREVIATIONS:
        return True
    if lower in _NO_TITLES:
        return at > 0 and words[at - 1].lower in ("attorney", "brigadier", "major", "lieutenant", "secretary")
    return lower in titles.HEADS and lower not in titles.NOT_BEFORE_A_NAME and not lower.endswith("s")


def _may_be_name(word: Token) -> bool:
    lower = word.lower
    if lower in PARTICLES or (lower in GIVEN_NAMES and lower not in FORMS):
        return True
    if not fold(lower).isalpha() or len(lower) < 2 or lower.endswith(_ENDINGS):
        return False
    listed = (
        FUNCTION_WORDS,
        CALENDAR,
        ORDINARY,
        PEOPLES,
        PLACE_WORDS,
        titles.HEADS,
        FORMS,
        organisations.HEADS,
        _DEMONYMS,
        titles.MODIFIERS,
    )
    return not any(lower in words for words in listed)

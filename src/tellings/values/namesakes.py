"""Which names are one bearer's: judged from the names alone, and among the names of one document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from . import organisations, titles
from .folding import fold
from .titles import Sex
from .wordlists import PARTICLES

# Ways in which one sound of Arabic, Persian, Turkic or Slavic names is written; each row's first is what all become.
_SOUNDS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"(?:dzh|dj|zh)", "j"),
        (r"(?:kh|gh|q|ck|k)", "k"),
        (r"(?:sch|sh|ch)", "s"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"th", "t"),
        (r"(?:yi|iy|ii|ij|ie|ee|y|i|e)+", "i"),
        (r"(?:ou|oo|u|o)+", "u"),
        (r"aa+", "a"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"h", ""),
        (r"(.)\1+", r"\1"),
    )
)
_GIVEN_VARIANTS = re.compile(r"^m[uoe]h?a?m+[aeiou]d$")
_CAPS = re.compile(r"[A-Z][A-Z.&-]*[A-Z]\.?")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


def same(a: str, b: str) -> bool:
    """Whether two names can be one bearer's, judged from the names alone.

    Surname against full name, initials, acronyms against full names, known variants of groups, spelling variants of one sound.

    >>> same("J. Smith", "John Smith"), same("ISIL", "Daesh"), same("Mary Smith", "John Smith")
    (True, True, False)
    """
    if fold(a) == fold(b):
        return bool(fold(a))
    one, two = organisations.known(a), organisations.known(b)
    if one is not None or two is not None:
        return one == two
    if _is_acronym(a) or _is_acronym(b):
        return _abbreviates(a, b) or _abbreviates(b, a)
    if organisations.has_head(a) or organisations.has_head(b):
        return organisations.bare(a) == organisations.bare(b)
    return _same_person(_parts(a), _parts(b))


def _is_acronym(name: str) -> bool:
    return bool(_CAPS.fullmatch(name)) and len(name.replace(".", "")) <= 8


def _abbreviates(short: str, full: str) -> bool:
    """Whether the capitals of `short` begin the words of `full`, small words counted or not."""
    if not _is_acronym(short):
        return False
    letters = re.sub(r"[^a-z]", "", short.lower())
    words = list(fold(full).split())
    if len(words) < 2:
        return letters == re.sub(r"[^a-z]", "", full.lower())
    every = "".join(word[0] for word in words)
    main = "".join(
        word[0]
        for word in words
        if word not in ("of", "the", "and", "for", "in", "on", "to", "de", "la", "y", "del")
    )
    return letters in (every, main)


def _parts(name: str) -> list[str]:
    """A person's name as folded words, titles, particles and suffixes left out."""
    words = [word for word in fold(name).split() if word not in _SUFFIXES]
    while len(words) > 1 and words[0] in titles.ABBREVIATIONS:
        words = words[1:]
    kept = [word for word in words if word not in PARTICLES or word in ("abu", "abd", "umm")]
    return kept or words


def _same_person(one: list[str], two: list[str]) -> bool:
    if not one or not two:
        return False
    if len(one) > len(two):
        one, two = two, one
    if len(one) == 1:
        return len(one[0]) > 1 and _sounds_same(one[0], two[-1])
    if not _sounds_same(one[-1], two[-1]):
        return False
    return _in_order(one[:-1], two[:-1])


def _in_order(few: list[str], many: list[str]) -> bool:
    """Whether each of `few` stands among `many` in order, as itself, an initial or another spelling."""
    at = 0
    for word in few:
        while at < len(many) and not _given_same(word, many[at]):
            at += 1
        if at == len(many):
            return False
        at += 1
    return True


def _given_same(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return _sounds_same(a, b)


def _sounds_same(a: str, b: str) -> bool:
    if a == b:
        return True
    if min(len(a), len(b)) < 4:
        return False
    return sound(a) == sound(b)


def sound(word: str) -> str:
    """One spelling for the ways in which a name's sounds are written: "Qassym" and "Kasim" have the same one."""
    if _GIVEN_VARIANTS.match(word):
        return "muhammad"
    for pattern, plain in _SOUNDS:
        word = pattern.sub(plain, word)
    return word


def canonical_persons(names: Sequence[str], sexes: Sequence[Sex | None]) -> list[str]:
    """For each person's name of a document, in order, the fullest name that the document gives the same bearer.

    A short name goes to the last fuller one before it that fits, else to the first after it.
    """
    parts = [tuple(_parts(name)) for name in names]
    frequency = Counter(parts)
    fuller: dict[tuple[str, ...], list[int]] = {}
    for number, words in enumerate(parts):
        if words and frequency[words] and len(words) > 1:
            for key in {words[-1], words[0]}:
                fuller.setdefault((key,), []).append(number)
    return [_fullest(number, names, parts, sexes, fuller) for number in range(len(names))]


def _fullest(
    number: int,
    names: Sequence[str],
    parts: Sequence[tuple[str, ...]],
    sexes: Sequence[Sex | None],
    fuller: dict[tuple[str, ...], list[int]],
) -> str:
    words = parts[number]
    if not words:
        return names[number]
    by_surname = [
        other
        for other in fuller.get((words[-1],), [])
        if _fits(words, parts[other], sexes[number], sexes[other])
    ]
    if not by_surname and len(words) == 1:
        distinct = {parts[other] for other in fuller.get(words, [])}
        by_surname = fuller.get(words, []) if len(distinct) == 1 else []
    if not by_surname:
        return names[number]
    before = [other for other in by_surname if other <= number]
    nearest = before[-1] if before else by_surname[0]
    family = [
        other for other in by_surname if _fits(parts[nearest], parts[other], sexes[nearest], sexes[other])
    ]
    longest = max(family or [nearest], key=lambda other: (len(parts[other]), len(names[other]), -other))
    return names[longest] if len(parts[longest]) >= len(words) else names[number]


def _fits(short: tuple[str, ...], full: tuple[str, ...], one: Sex | None, two: Sex | None) -> bool:
    if one is not None and two is not None and one != two:
        return False
    return (
        len(short) <= len(full)
        and short[-1] == full[-1]
        and (len(short) == 1 or _in_order(list(short[:-1]), list(full[:-1])))
    )

"""Which names are one bearer's: judged from the names alone, and among the names of one document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tellings.values.folding import fold
from tellings.values.names import organisations, titles
from tellings.values.names.titles import Sex
from tellings.values.wordlists import PARTICLES

# Ways in which one sound of Arabic, Persian, Turkic or Slavic names is written; each row's first is what all become.
_SOUNDS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"m[ae]d$", "mad"),
        (r"(?<=d)[ea]r$", "r"),
        (r"s+[eiou]f$", "suf"),
        (r"^g(?=a)", "k"),
        (r"([uoa])e", r"\1"),  # Juergen, Jurgen
        (r"[ae][iy]", "i"),
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
        (r"(?<!^)h", ""),
        (r"(.)\1+", r"\1"),
    )
)
_GIVEN_VARIANTS = re.compile(r"^m[uoe]h?a?m+[aeiou]d$")
_CAPS = re.compile(r"[A-Z][A-Z.&-]*[A-Z]\.?")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


@lru_cache(maxsize=65_536)
def same(a: str, b: str) -> bool:
    """Whether two names can be one bearer's, judged from the names alone.

    Surname against full name, initials, acronyms against full names, known variants of groups, spelling variants of one sound.

    >>> same("J. Smith", "John Smith"), same("ISIL", "Daesh"), same("Mary Smith", "John Smith")
    (True, True, False)
    """
    one, two = _form(a), _form(b)
    if one.folded == two.folded:
        return bool(one.folded)
    if one.organisation is not None or two.organisation is not None:
        return one.organisation == two.organisation
    if one.acronym or two.acronym:
        return _abbreviates(a, b) or _abbreviates(b, a)
    if one.headed or two.headed:
        return organisations.bare(a) == organisations.bare(b) or _of_a_body(a) == _of_a_body(b)
    if one.suffix and two.suffix and one.suffix != two.suffix:
        return False  # father and son
    return _same_person(one.parts, two.parts) or _same_person(one.joined, two.joined)


@dataclass(frozen=True, slots=True)
class _Form:
    """What of one name is compared, worked out once: a name meets many others.

    `parts` are a person's words, `joined` the same with "Abd al-Rahman" as one word.
    """

    folded: str
    organisation: tuple[str, str] | None
    acronym: bool
    headed: bool
    suffix: str | None
    parts: tuple[str, ...]
    joined: tuple[str, ...]


@lru_cache(maxsize=65_536)
def _form(name: str) -> _Form:
    parts = _parts(name)
    return _Form(
        fold(name),
        organisations.known(name),
        _is_acronym(name),
        organisations.has_head(name),
        _suffix(name),
        tuple(parts),
        tuple(_servants(parts)),
    )


def _suffix(name: str) -> str | None:
    """The "Jr." or "Sr." that a name ends with."""
    last = fold(name).split()[-1:]
    return last[0] if last and last[0] in _SUFFIXES else None


_SPELLINGS = {
    "dept": "department",
    "defence": "defense",
    "centre": "center",
    "labour": "labor",
    "organisation": "organization",
    "programme": "program",
}
_BODIES = frozenset(("ministry", "department", "office", "bureau", "university"))


def _of_a_body(name: str) -> tuple[str, ...]:
    """A body's name in one order and spelling: "the Ministry of Defence" as "Defense Ministry"; a police department is a police."""
    words = [_SPELLINGS.get(word, word) for word in fold(name).split() if word != "the"]
    if len(words) > 2 and words[0] in _BODIES and words[1] == "of":
        words = [*words[2:], words[0]]
    if words[-2:] == ["police", "department"]:
        words = words[:-1]
    return tuple(words)


_SERVANT = re.compile(r"abd[aeiou]?[lrnstdz]?([a-z]{4,})")
_SERVANT_ALONE = re.compile(r"abd(?:[aeu][lrnstdz]?)?")


def _servants(words: list[str]) -> list[str]:
    """With "Abd al-Rahman", "Abdel Rahman" and "Abdulrahman" as one word."""
    made: list[str] = []
    for word in words:
        if made and _SERVANT_ALONE.fullmatch(made[-1]):
            made[-1] = "abd" + word
        else:
            made.append(_SERVANT.sub(r"abd\1", word))
    return made


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


def _same_person(one: Sequence[str], two: Sequence[str]) -> bool:
    if not one or not two:
        return False
    if len(one) > len(two):
        one, two = two, one
    if len(one) == 1:
        return len(one[0]) > 1 and _sounds_same(one[0], two[-1])
    if not _sounds_same(one[-1], two[-1]):
        return False
    return _in_order(one[:-1], two[:-1])


def _in_order(few: Sequence[str], many: Sequence[str]) -> bool:
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
    if max(len(a), len(b)) < 4 or min(len(a), len(b)) < 3:
        return False
    if sound(a) == sound(b):
        return True
    harsh = ("kh" in a) != ("kh" in b) and "h" in a and "h" in b  # Mikhail, Mihail
    return harsh and sound(a.replace("kh", "h")) == sound(b.replace("kh", "h"))


@lru_cache(maxsize=65_536)
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
    return _Persons(names, sexes).canonical()


_Parts = tuple[str, ...]


class _Persons:
    """The names of persons in one document, each form of a name held once."""

    def __init__(self, names: Sequence[str], sexes: Sequence[Sex | None]) -> None:
        self.names = names
        self.sexes = sexes
        self.parts: list[_Parts] = [tuple(_parts(name)) for name in names]
        self.shown: dict[_Parts, str] = {}
        self.sex: dict[_Parts, Sex] = {}
        self.by_surname: dict[str, list[_Parts]] = {}
        self.by_given: dict[str, list[_Parts]] = {}
        self.by_inner: dict[str, list[_Parts]] = {}  # as the first surname of two
        for name, words, sex in zip(names, self.parts, sexes, strict=True):
            self._add(name, words, sex)

    def _add(self, name: str, words: _Parts, sex: Sex | None) -> None:
        if sex is not None:
            self.sex.setdefault(words, sex)
        if words not in self.shown and len(words) > 1:
            self.by_surname.setdefault(words[-1], []).append(words)
            self.by_given.setdefault(words[0], []).append(words)
            for inner in words[1:-1]:
                self.by_inner.setdefault(inner, []).append(words)
        self.shown[words] = max(self.shown.get(words, ""), name, key=lambda shown: (len(shown), shown))

    def canonical(self) -> list[str]:
        seen: dict[_Parts, int] = {}
        found: list[str] = []
        for number, words in enumerate(self.parts):
            found.append(self._fullest(number, words, seen))
            seen[words] = number
        return found

    def _fullest(self, number: int, words: _Parts, seen: dict[_Parts, int]) -> str:
        if not words:
            return self.names[number]
        forms = [
            each
            for each in self.by_surname.get(words[-1], [])[:MOST_FORMS]
            if self._fits(words, self.sexes[number], each)
        ]
        if not forms and len(words) == 1:
            given = self.by_given.get(words[0], []) or self.by_inner.get(words[0], [])
            forms = given if len(given) == 1 else []
        if not forms:
            return self.shown[words]
        before = [each for each in forms if each in seen or each == words]
        nearest = (
            max(before, key=lambda each: number if each == words else seen[each]) if before else forms[0]
        )
        if len(words) > 1:
            nearest = words
        family = [each for each in forms if self._fits(nearest, self.sex.get(nearest), each)] or [nearest]
        fullest = max(family, key=lambda each: (len(each), sum(map(len, each)), each))
        return self.shown[fullest] if len(fullest) >= len(words) else self.names[number]

    def _fits(self, short: _Parts, sex: Sex | None, full: _Parts) -> bool:
        other = self.sex.get(full)
        if sex is not None and other is not None and sex != other:
            return False
        if len(short) > len(full) or short[-1] != full[-1]:
            return False
        return len(short) == 1 or _in_order(short[:-1], full[:-1])


MOST_FORMS = 50  # full names of one surname in one document that are looked at


def person_words(name: str) -> tuple[str, ...]:
    """A person's name as folded words, without titles, particles and "Jr.": ("john", "smith") of "Lt. John Smith Jr."."""
    return tuple(_parts(name))


def generation(name: str) -> str | None:
    """What tells father and son of one name apart: "jr" of "John Smith Jr.", None where nothing does."""
    return _suffix(name)

"""Bodies that speak: what a body's name says of it, and the services of which a town has one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tellings.model import Speaker
from tellings.values.countries import COUNTRIES, DEMONYMS
from tellings.values.folding import fold

_COUNTRIES = {
    fold(word): code
    for code, country in COUNTRIES.items()
    for word in (country.name, *country.adjectives, *country.other_names)
} | {fold(word): code for word, code in DEMONYMS.items()}
_MOST_WORDS = 4  # of a country's name that is looked for
_HEADS = frozenset(("ministry", "department", "office", "bureau", "directorate", "agency", "committee"))
_SPELLINGS = {
    "defence": "defense",
    "labour": "labor",
    "centre": "center",
    "organisation": "organization",
    "internal": "interior",
    "dept": "department",
}
# Words that a body's name has or leaves out.
_EMPTY = frozenset(("the", "of", "for", "affairs", "state", "republic"))


@dataclass(frozen=True, slots=True)
class Body:
    """A body's name as bare words in one order, and the country that the name gives it (alpha-3; None: none)."""

    words: tuple[str, ...]
    country: str | None


def body_of(name: str) -> Body:
    """What a body's name says: "Kazakhstan's Interior Ministry" and "Ministry of Internal Affairs of Kazakhstan" say the same."""
    words = fold(re.sub(r"['’]s?\b", "", name)).split()
    words = [word for word in words if word != "the"]
    country: str | None = None
    for many in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        first, last = " ".join(words[:many]), " ".join(words[-many:])
        if first in _COUNTRIES:
            country, words = _COUNTRIES[first], words[many:]
            break
        if last in _COUNTRIES and len(words) > many + 1 and words[-many - 1] in ("of", "republic"):
            country, words = _COUNTRIES[last], words[:-many]
            break
    if len(words) > 2 and words[0] in _HEADS and words[1] in ("of", "for"):
        words = [*words[2:], words[0]]
    kept = tuple(_SPELLINGS.get(word, word) for word in words if word not in _EMPTY)
    return Body(kept or tuple(words), country)


# A town, a county or a district has one of each: what is said by "police" in two reports of one incident is said by one body.
_SERVICES = (
    ("police", re.compile(r"\b(?:police(?:man|men|woman|women)?|cops?)\b", re.I)),
    ("sheriff", re.compile(r"\b(?:sheriff(?:['’]?s)?|deputies)\b", re.I)),
    ("prosecutors", re.compile(r"\b(?:prosecut(?:ors?|ion)(?:['’]?s)?|district attorney(?:['’]?s)?)\b", re.I)),
    ("fire service", re.compile(r"\b(?:firefighters?|fire (?:department|brigade|service|officials?|chief))\b", re.I)),
    ("coroner", re.compile(r"\b(?:coroner(?:['’]?s)?|medical examiner(?:['’]?s)?)\b", re.I)),
)  # fmt: skip
# Of these there are more than one in a place, or they are no part of the service.
_OTHER_SORTS = re.compile(
    r"\b(?:military|border|federal|national|state|provincial|regional|religious|morality|secret|transit|traffic|railway|tribal|"
    r"riot|campus|university|airport|former|ex|retired|union|federation|association|academy|guild|sources?)\b",
    re.I,
)
# Words about a service that name none: "local police", "the city's police department", "a police spokesman".
_PLAIN = frozenset(
    "the a an local city town village county district area municipal metropolitan department dept office service force chief".split()
)


@dataclass(frozen=True, slots=True)
class Service:
    """A service of a place; `place` are the words that name whose it is, () for none."""

    name: str
    place: tuple[str, ...]


def service_of(speaker: Speaker) -> Service | None:
    """The service that somebody speaks for, None where it is none that a place has but one of."""
    if speaker.kind in ("family", "witness", "anonymous", "press"):
        return None
    body = speaker.organisation or ""
    bare = speaker.name if speaker.name and (speaker.name == body or speaker.role is None) else ""
    for text in (body, speaker.role or "", bare):
        for name, pattern in _SERVICES:
            found = pattern.search(text)
            if found and not _OTHER_SORTS.search(text):
                return Service(name, _place(text[: found.start()]) or _place_after(text[found.end() :]))
    return None


def _place(before: str) -> tuple[str, ...]:
    """The words with a capital straight before a service's name: "Kandahar" of "a spokesman for Kandahar police"."""
    found: list[str] = []
    for word in reversed(re.sub(r"['’]s?\b", "", before).split()):
        if not word[:1].isupper():
            break
        found.insert(0, fold(word))
    return tuple(word for word in found if word not in _PLAIN)


def _place_after(after: str) -> tuple[str, ...]:
    """ "police in Kandahar"."""
    found = re.match(r"\s+(?:in|of)\s+((?:[^\W\d_a-z]\S*\s*)+)", after)
    return tuple(map(fold, found[1].split())) if found else ()

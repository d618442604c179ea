"""Names of persons, groups and offices in a document, and which of them are the same bearer.

There is no model here: capitals, titles and offices, ages, verbs of saying and the names of known organisations decide.  A
headline, whose words are all capitalised, gives only names that the rest of the document gives as well.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace

from tellings.values.names import bearers, namesakes
from tellings.values.names.name import Name, NameKind
from tellings.values.names.namesakes import generation, person_words, same, sound
from tellings.values.names.organisations import is_armed_group, official_body
from tellings.values.names.search import Search
from tellings.values.names.titles import Sex


def no_place(_name: str) -> bool:
    """Nothing is known to be a place."""
    return False


def find(text: str, places: Callable[[str], bool] = no_place) -> list[Name]:
    """The names in a whole document, in order, none overlapping.  `places` says whether words are a known place's name.

    Names of a text that is all in capitals are given as they would be written elsewhere.
    """
    search = Search(text, places)
    return _with_canonical(text, search.names())


_DEFINES = re.compile(r"[\"”’']? \([\"“]?")


def _with_canonical(text: str, names: list[Name]) -> list[Name]:
    defined = _definitions(text, names)
    persons = [at for at, name in enumerate(names) if name.kind == "person"]
    sexes = [names[at].sex for at in persons]
    fullest = dict(
        zip(persons, namesakes.canonical_persons([names[at].canonical for at in persons], sexes), strict=True)
    )
    settled = _agreed_sexes(text, names, persons, fullest)
    bodies = [name for name in names if name.kind == "organisation"]
    ages = _agreed_ages(names, fullest)
    made: list[Name] = []
    for at, name in enumerate(names):
        if name.kind != "person":
            made.append(replace(name, canonical=defined.get(name.canonical, name.canonical)))
            continue
        within = _named_body(name, bodies)
        body = defined.get(within.canonical, within.canonical) if within else None
        age = ages.get(fullest[at]) if name.age is None else name.age
        made.append(replace(name, canonical=fullest[at], sex=settled[at], organisation=body, age=age))
    return made


def _named_body(person: Name, bodies: Sequence[Name]) -> Name | None:
    """The organisation that a person's title or apposition names; `bodies` are in order of position."""
    at = bisect_left(bodies, person.full_start, key=lambda body: body.start)
    for body in bodies[at : at + 3]:
        if body.end <= person.full_end and not person.start <= body.start < person.end:
            return body
    return None


def _definitions(text: str, names: Sequence[Name]) -> dict[str, str]:
    """Short name -> full name, where the document says so: "National Security Committee (KNB)"."""
    found: dict[str, str] = {}
    for one, two in itertools.pairwise(names):
        if one.kind == "person" or two.kind == "person" or not _DEFINES.fullmatch(text[one.end : two.start]):
            continue
        if text[two.end : two.end + 1] not in (")", '"', "”"):
            continue
        short, full = sorted((one.canonical, two.canonical), key=len)
        if (short.isupper() and not full.isupper()) or namesakes.same(short, full):
            found.setdefault(short, full)
    return found


def _agreed_sexes(
    text: str, names: Sequence[Name], persons: Sequence[int], bearers_of: dict[int, str]
) -> dict[int, Sex | None]:
    """For each person's name, the sex that its bearer's titles agree on; where none tells, the one that pronouns agree on."""
    told: dict[str, set[Sex]] = {}
    meant: dict[str, list[Sex]] = {}
    for at in persons:
        name, bearer = names[at], bearers_of[at]
        if name.sex is not None:
            told.setdefault(bearer, set()).add(name.sex)
        pronoun = bearers.pronoun_sex(text, name.full_start, name.full_end)
        if pronoun is not None:
            meant.setdefault(bearer, []).append(pronoun)
    return {at: _one_sex(told.get(bearers_of[at], set()), meant.get(bearers_of[at], [])) for at in persons}


def _agreed_ages(names: Sequence[Name], bearers_of: dict[int, str]) -> dict[str, int]:
    """By bearer, the age that all of the document's ages of theirs agree on."""
    told: dict[str, set[int]] = {}
    for at, bearer in bearers_of.items():
        age = names[at].age
        if age is not None:
            told.setdefault(bearer, set()).add(age)
    return {bearer: min(ages) for bearer, ages in told.items() if len(ages) == 1}


def _one_sex(told: set[Sex], meant: Sequence[Sex]) -> Sex | None:
    if told:
        return next(iter(told)) if len(told) == 1 else None
    female, male = meant.count("female"), meant.count("male")
    if max(female, male) >= 3 * min(female, male) and meant:
        return "female" if female > male else "male"
    return None


__all__ = [
    "Name",
    "NameKind",
    "find",
    "generation",
    "is_armed_group",
    "no_place",
    "official_body",
    "person_words",
    "same",
    "sound",
]

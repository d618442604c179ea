"""Whether a name that some place goes by names a place here, by the words around it and how well known the place is."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.values.folding import fold
from tellings.values.gazetteer import Entry
from tellings.values.places.spotting import Spot
from tellings.values.places.tokens import Word
from tellings.values.places.words import (
    BARE,
    DIRECTIONS,
    DOUBTFUL,
    EVENTS,
    INSTITUTIONS,
    KIND_WORDS,
    NEVER,
    NOT_AFTER,
    QUARTER_ENDS,
    RESIDENTS,
    SPEECH_VERBS,
    STREETS,
    TITLES,
)
from tellings.values.wordlists import CALENDAR, FUNCTION_WORDS, GIVEN_NAMES, PEOPLES

# Persons: from how many on a name standing alone is likely the city's, and two smaller sizes that need some support.
LARGE, TOWN, SMALL_TOWN = 100_000, 15_000, 5_000
HEADLINE = 300_000  # the same where a capital letter says nothing
ACRONYM = 4  # letters
_BEFORE_PERSONS = TITLES | GIVEN_NAMES
_KNOWN = CALENDAR | PEOPLES | DIRECTIONS | KIND_WORDS | FUNCTION_WORDS
_BEFORE_PLACES = _KNOWN | INSTITUTIONS
_NOT_ITS_END = NOT_AFTER | QUARTER_ENDS
_PLAIN = NEVER | DIRECTIONS | KIND_WORDS
_NEVER_FIRST = NEVER - {"the"}


def verdict(line: list[Word], each: Spot, contained: bool, persons: frozenset[str]) -> int:
    """2: it names a place; 1: it may, if the rest of the text bears it out; 0: it does not."""
    word = line[each.first]
    single = each.last - each.first == 1
    if each.demonym:
        return 2
    if each.guess:
        return 2 if contained else 0
    if each.abbreviation:
        return 2 if each.entries[:1] and each.entries[0].kind in ("country", "city") else 1
    if contained:
        return 0 if _borne(line, each) and each.standing.strength < 2 else 2
    if each.kind is not None:
        return 2
    if not each.entries:
        return 0
    grade = max(grade_of(entry, each.key) for entry in each.entries)
    doubtful = (
        (single and word.lower in DOUBTFUL)
        or each.key in persons
        or line[each.first].lower in _BEFORE_PERSONS
    )
    if _is_street(line, each):
        return 0
    if word.style == "title" and _is_acronym(line, each):
        return 0  # "in LES Shooting": a few capitals where every word has one only
    if word.style != "plain":
        return 0 if _is_quarter(line, each) else _in_headline(each, grade, doubtful)
    if _glued_before(line, each) or _glued_after(line, each, grade) or _is_acronym(line, each):
        return 0
    if _names_an_event(line, each) and max(entry.population for entry in each.entries) >= SMALL_TOWN:
        return 2 if not doubtful else 1
    if _is_somebodys_town(line, each) and not doubtful:
        return 2
    if _is_one_of_many(line, each):
        return 0
    if grade < 1.5 and each.first and line[each.first - 1].lower == "the" and word.joined:
        return 0  # "the Azna" are a people or a thing: towns take no article
    if _speaks(line, each) and grade < 3 and each.standing.strength < 2:
        return 0
    return _by_standing(each, grade, doubtful, word.first)


def _is_street(line: list[Word], each: Spot) -> bool:
    """Whether a street is called by the name, its word in small letters: "on Elgin drive"."""
    after = line[each.last] if each.last < len(line) else None
    return (
        after is not None and after.joined and after.lower in STREETS and not line[each.last - 1].possessive
    )


def _is_quarter(line: list[Word], each: Spot) -> bool:
    """Whether the name goes on as a quarter's does, in a headline too: "Elgin Heights"."""
    after = line[each.last] if each.last < len(line) else None
    return after is not None and after.joined and after.capital and after.lower in QUARTER_ENDS


def _names_an_event(line: list[Word], each: Spot) -> bool:
    """ "the Kisumu attack", "the Nakuru school massacre": an event is called by its place."""
    return any(word.lower in EVENTS and word.joined for word in line[each.last : each.last + 2])


def _is_one_of_many(line: list[Word], each: Spot) -> bool:
    """ "He drove off in a Toyota": a thing that is called so; a town has an article only before another noun."""
    before = line[each.first - 1] if each.first and line[each.first].joined else None
    if before is None or before.lower not in ("a", "an"):
        return False
    after = line[each.last] if each.last < len(line) else None
    return after is None or not after.joined or after.lower in FUNCTION_WORDS


def _is_somebodys_town(line: list[Word], each: Spot) -> bool:
    """ "a Vacaville man", "a Vacaville home": a town's own name, before those who live there or where they do.

    "the Vacaville home" may as well be that of the Vacavilles.
    """
    after = line[each.last] if each.last < len(line) else None
    if after is None or not after.joined or after.capital or line[each.last - 1].possessive:
        return False
    if each.first and line[each.first - 1].lower == "the":
        return False
    own = any(entry.kind == "city" and fold(entry.name) == each.key for entry in each.entries)
    return own and after.lower in RESIDENTS


def _by_standing(each: Spot, grade: float, doubtful: bool, first: bool) -> int:
    """The verdict on a name in running text, by the word that leads to it and how well known the place is."""
    strength = each.standing.strength
    if strength == 2:
        own = any(fold(entry.name) == each.key for entry in each.entries)
        return 2 if grade >= (1 if doubtful else 0.5) or (own and not doubtful) else 1
    if doubtful:
        return 2 if grade >= 3 and not first else int(grade >= 1)
    if strength == 1 and grade >= 0.5:
        return 2
    return 2 if grade >= 1.5 else 1


def _in_headline(each: Spot, grade: float, doubtful: bool) -> int:
    """The verdict where a capital letter says nothing."""
    if doubtful:
        return 1 if each.standing.strength == 2 and grade >= 1 else 0
    if each.standing.strength == 2 and grade >= 0.5:
        return 2
    own = any(fold(entry.name) == each.key for entry in each.entries)
    return 2 if grade >= 2.5 or (grade >= 2 and own) else 1


def grade_of(entry: Entry, key: str) -> float:
    """How well known a place is: 3 a country, 2.5 a first-order division; cities and others by their people."""
    if entry.kind in ("country", "region"):
        return 3
    if entry.kind == "admin1":
        return 2.5 if entry.population >= LARGE or fold(entry.name) == key else 1
    people = entry.population
    for least, grade in ((HEADLINE, 2), (LARGE, 1.5), (TOWN, 1), (SMALL_TOWN, 0.5)):
        if people >= least:
            return grade
    return 0


def hopeless(line: list[Word], each: Spot) -> bool:
    """Whether a single word is no place however it stands: grammar, the calendar, a letter or two."""
    if each.abbreviation or each.demonym:
        return False
    if each.kind is None and _is_side(each.key):
        return True
    if " " in each.key:  # "For Peace" is another name of a city of peace
        own = any(fold(entry.name) == each.key or entry.kind == "country" for entry in each.entries)
        plain = _PLAIN.issuperset(each.key.split())
        return (line[each.first].lower in _NEVER_FIRST or plain) and bool(each.entries) and not own
    return each.key in NEVER or each.key in BARE or len(each.key) < (2 if each.kind else 3)


def _is_side(key: str) -> bool:
    """Whether a name is that of a side of any city: "the Lower East Side"."""
    if not key.endswith(("side", "end")):
        return False
    *points, last = key.split()
    return last in ("side", "end") and bool(points) and set(points) <= DIRECTIONS | {"far", "near"}


def persons(
    text: str, line: list[Word], spots: list[Spot], taken: Sequence[tuple[int, int]]
) -> frozenset[str]:
    """Folded last names of the text's persons: what stands behind a title, a given name or in a taken span."""
    found = set()
    for start, end in taken:
        last = text[start:end].split()
        if last:
            found.add(fold(last[-1]))
    for each in spots:
        if _borne(line, each):
            found.add(each.key)
    return frozenset(found)


def _borne(line: list[Word], each: Spot) -> bool:
    """Whether a title or a given name stands before the name: a person bears it."""
    before = line[each.first - 1] if each.first and line[each.first].joined else None
    return before is not None and before.capital and before.lower in _BEFORE_PERSONS


def _is_acronym(line: list[Word], each: Spot) -> bool:
    """Whether a few capitals in running text are an organisation's or a thing's rather than a dateline."""
    word = line[each.first]
    return (
        each.last - each.first == 1 and word.text.isupper() and len(word.text) <= ACRONYM and not word.first
    )


def _glued_before(line: list[Word], each: Spot) -> bool:
    """Whether a capitalised word stands before the name that makes it a person's or a thing's: "Michael Jackson"."""
    if each.first == 0 or not line[each.first].joined:
        return False
    before = line[each.first - 1]
    if not before.capital or before.style != "plain":
        return False
    return before.lower in _BEFORE_PERSONS or not (
        before.lower in _BEFORE_PLACES or (before.first and before.lower in DOUBTFUL)
    )


def _glued_after(line: list[Word], each: Spot, grade: float) -> bool:
    """Whether the name goes on after what the gazetteer knows: "Paris Hilton", "Washington Post"."""
    run = []
    for word in line[each.last : each.last + 4]:
        if not (word.capital and word.joined) or word.style != "plain":
            break
        run.append(word.lower)
    if not run or line[each.last - 1].possessive:
        return False
    if run[0] in _NOT_ITS_END:
        return True
    if run[0] in _KNOWN or any(word in INSTITUTIONS for word in run):
        return False
    return not ((each.standing.strength == 2 and grade >= 2) or (grade >= 3 and run[0] not in GIVEN_NAMES))


def _speaks(line: list[Word], each: Spot) -> bool:
    """Whether the name is at once followed by a verb of speech: then a person bears it, or a government is meant."""
    after = line[each.last] if each.last < len(line) else None
    return after is not None and after.joined and after.lower in SPEECH_VERBS

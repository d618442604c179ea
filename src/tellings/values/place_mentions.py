"""Place mentions: which of the words that some place goes by do name a place in this text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .folding import fold
from .gazetteer import Entry, Gazetteer
from .place_contexts import PlaceRelation, standing
from .place_spotting import Spot, spot, state_after_comma
from .place_tokens import Word
from .place_tokens import words as words_of
from .place_words import (
    DIRECTIONS,
    DOUBTFUL,
    INSTITUTIONS,
    KIND_WORDS,
    NEVER,
    NOT_AFTER,
    SPEECH_VERBS,
    TITLES,
    words,
)
from .regions import REGIONS
from .wordlists import CALENDAR, FUNCTION_WORDS, GIVEN_NAMES, PEOPLES

# What the words are at least likely to mean, by how many live there; persons.
LARGE, TOWN, SMALL_TOWN = 100_000, 15_000, 5_000
HEADLINE = 300_000  # where a capital letter says nothing
# Between a name and the containing place named right after it.
_CONTAINED = re.compile(
    r"\s*,\s*(?:in\s+|(?:in\s+)?the\s+)?(?:[a-z-]+\s+){0,3}?|\s+(?:in|of)\s+(?:the\s+)?(?:[a-z-]+\s+){0,4}?|\s*\(",
)
_COMMA = re.compile(r"\s*,\s*")
_LISTED = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+(?:in\s+)?")
_OWNED = re.compile(r"['\u2019]s?\s+(?:[a-z-]+\s+){0,4}?")
_OWNER_WORDS = words(
    "northern southern eastern western central north south east west capital city of province region"
)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name in a text that may be a place, at characters `[start, end)`, where `text` is what stands there."""

    start: int
    end: int
    text: str
    candidates: tuple[Entry, ...]  # () where only a demonym, or a name that the gazetteer lacks
    relation: PlaceRelation | None  # "in X", "near X", "20 km north of X"
    distance_km: float | None
    demonym: str | None  # alpha-3 where the word is a country's adjective, not the place's name
    within: tuple[int, int] | None  # span of the containing place named beside it
    kind_word: str | None  # "village", "province"... adjoining the name, lower case; "based" for "X-based"


def find(text: str, gazetteer: Gazetteer, taken: Sequence[tuple[int, int]] = ()) -> list[PlaceMention]:
    """The places that `text` names, in order, none overlapping.

    `taken` are spans known to be persons or organisations: a name wholly inside one of them is none of a place.
    """
    line = words_of(text)
    spots = [each for each in _spots(text, line, gazetteer) if not _inside(each, taken)]
    within = _containment(text, spots)
    persons = _persons(text, line, spots, taken)
    verdicts = [_verdict(line, each, index in within, persons) for index, each in enumerate(spots)]
    holders = {holder for index, holder in within.items() if verdicts[index]}
    listed = _listed(text, spots, verdicts)
    sure = {each.key for each, verdict in zip(spots, verdicts, strict=True) if verdict == 2 and each.entries}
    mentions = []
    for index, each in enumerate(spots):
        relation = listed.get(index, each.standing.relation)
        sound = verdicts[index] == 2 or (
            verdicts[index] == 1 and (each.key in sure or index in holders or index in listed)
        )
        if sound or (index in holders and each.entries):
            holder = within.get(index)
            span = (spots[holder].start, spots[holder].end) if holder is not None else None
            mentions.append(_mention(text, each, relation, span))
    return mentions


def mention(text: str, start: int, end: int, gazetteer: Gazetteer) -> PlaceMention:
    """The mention that stands at a span known to be a place's name, whatever `find` would make of it."""
    for each in find(text, gazetteer):
        if (each.start, each.end) == (start, end):
            return each
    line = words_of(text)
    index = next((number for number, word in enumerate(line) if word.end > start), None)
    how = standing(text, line, index) if index is not None and line[index].start >= start else None
    entries = gazetteer.lookup(text[start:end])
    relation, distance = (how.relation, how.distance_km) if how else (None, None)
    return PlaceMention(start, end, text[start:end], entries, relation, distance, None, None, None)


def is_known(name: str, gazetteer: Gazetteer) -> bool:
    """Whether `name`, standing alone, is that of a country, a division or a sizeable town rather than an ordinary word."""
    key = fold(name)
    if key in NEVER or (" " not in key and key in DOUBTFUL):
        return False
    return any(_grade(entry, key) >= 1 for entry in gazetteer.lookup(name))


def _mention(
    text: str, each: Spot, relation: PlaceRelation | None, within: tuple[int, int] | None
) -> PlaceMention:
    return PlaceMention(
        each.start,
        each.end,
        text[each.start : each.end],
        each.entries,
        relation,
        each.standing.distance_km,
        each.demonym,
        within,
        each.kind,
    )


def _spots(text: str, line: list[Word], gazetteer: Gazetteer) -> list[Spot]:
    """Everything that some place goes by, left to right, the longest names first, none overlapping."""
    found: list[Spot] = []
    index = 0
    while index < len(line):
        each = state_after_comma(text, line, index, gazetteer) or spot(text, line, index, gazetteer)
        if each:
            found.append(each)
        index = each.last if each else index + 1
    return found


def _inside(each: Spot, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start <= each.start and each.end <= end for start, end in taken)


def _containment(text: str, spots: list[Spot]) -> dict[int, int]:
    """Which spot is said to lie in which, by their numbers: "Paris, Texas", "Mali's Gao"."""
    found: dict[int, int] = {}
    for index in range(len(spots) - 1):
        here, after = spots[index], spots[index + 1]
        if not after.entries or after.demonym or _is_list(text, spots, index):
            continue
        gap = text[here.reach : after.start]
        if (
            len(gap) <= 60
            and _CONTAINED.fullmatch(gap)
            and _can_lie_in(here, after, _COMMA.fullmatch(gap) is not None)
        ):
            found[index] = index + 1
    for index in range(len(spots) - 1):
        owner, owned = spots[index], spots[index + 1]
        gap = text[owner.end : owned.start]
        if index + 1 not in found and owner.entries and len(gap) <= 40 and _OWNED.fullmatch(gap):
            between = set(gap.split()[1:])
            if between <= _OWNER_WORDS | DIRECTIONS and _can_lie_in(owned, owner, False):
                found[index + 1] = index
    return found


def _is_list(text: str, spots: list[Spot], index: int) -> bool:
    """Whether the comma after a spot counts places up: "Nevada, Texas and Utah", "Syria, Turkey and Iraq"."""
    here, after = spots[index], spots[index + 1]
    if not _COMMA.fullmatch(text[here.reach : after.start]) or index + 2 >= len(spots):
        return False
    if not (here.entries and here.entries[0].kind in ("country", "admin1", "region")):
        return False
    return bool(_LISTED.fullmatch(text[after.reach : spots[index + 2].start])) and bool(
        spots[index + 2].entries
    )


def _can_lie_in(inner: Spot, outer: Spot, close: bool) -> bool:
    """Whether a place called as `inner` can lie in one called as `outer`; an unknown one must be close to it."""
    if inner.demonym or not outer.entries:
        return False
    if inner.entries:
        return any(lies_in(a, b) for b in outer.entries for a in inner.entries)
    if inner.guess and not close:
        return False
    wide = (
        ("country", "admin1", "admin2") if inner.guess else ("country", "admin1", "admin2", "city", "region")
    )
    return any(entry.kind in wide for entry in outer.entries)


def lies_in(inner: Entry, outer: Entry) -> bool:
    """Whether the one place lies in the other, by what contains it."""
    if inner.id == outer.id:
        return False
    if outer.kind == "country":
        return inner.kind in ("city", "admin1", "admin2") and inner.country == outer.country
    if outer.kind == "region":
        return inner.country in REGIONS[outer.name].countries
    if outer.kind == "admin1":
        return inner.kind in ("city", "admin2") and (inner.country, inner.admin1) == (
            outer.country,
            outer.admin1,
        )
    if outer.kind == "admin2":
        same = (inner.country, inner.admin1, inner.admin2) == (outer.country, outer.admin1, outer.admin2)
        return inner.kind == "city" and same
    return False


def _persons(
    text: str, line: list[Word], spots: list[Spot], taken: Sequence[tuple[int, int]]
) -> frozenset[str]:
    """Folded last names of the text's persons: what stands behind a title, a given name or in a taken span."""
    found = set()
    for start, end in taken:
        last = text[start:end].split()
        if last:
            found.add(fold(last[-1]))
    for each in spots:
        before = line[each.first - 1] if each.first and line[each.first].joined else None
        if before and before.capital and before.lower in GIVEN_NAMES | TITLES:
            found.add(each.key)
    return frozenset(found)


def _verdict(line: list[Word], each: Spot, contained: bool, persons: frozenset[str]) -> int:
    """2: it names a place; 1: it may, if the rest of the text bears it out; 0: it does not."""
    word = line[each.first]
    single = each.last - each.first == 1
    if each.demonym:
        return 2
    if each.guess:
        return 2 if contained else 0
    if each.abbreviation:
        return 2 if each.entries[:1] and each.entries[0].kind == "country" else 1
    if single and (word.lower in NEVER or len(each.key) < 2 or (len(each.key) < 3 and each.kind is None)):
        return 0
    if contained and not (single and word.lower in CALENDAR | FUNCTION_WORDS):
        return 2 if each.standing.strength == 2 or not _glued_before(line, each) else 0
    if each.kind is not None:
        return 2
    if not each.entries:
        return 0
    grade = max(_grade(entry, each.key) for entry in each.entries)
    doubtful = (
        (single and word.lower in DOUBTFUL)
        or each.key in persons
        or line[each.first].lower in GIVEN_NAMES | TITLES
    )
    if word.style != "plain":
        return _in_headline(each, grade, doubtful)
    if _glued_before(line, each) or _glued_after(line, each, grade):
        return 0
    if _speaks(line, each) and grade < 3 and each.standing.strength < 2:
        return 0
    return _by_standing(each, grade, doubtful, word.first)


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
    return 2 if grade >= 2 else 1


def _grade(entry: Entry, key: str) -> float:
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


def _glued_before(line: list[Word], each: Spot) -> bool:
    """Whether a capitalised word stands before the name that makes it a person's or a thing's: "Michael Jackson"."""
    if each.first == 0 or not line[each.first].joined:
        return False
    before = line[each.first - 1]
    if not before.capital or before.style != "plain":
        return False
    known = FUNCTION_WORDS | CALENDAR | PEOPLES | DIRECTIONS | KIND_WORDS | INSTITUTIONS
    return before.lower in TITLES | GIVEN_NAMES or not (
        before.lower in known or (before.first and before.lower in DOUBTFUL)
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
    if run[0] in NOT_AFTER:
        return True
    known = CALENDAR | PEOPLES | DIRECTIONS | KIND_WORDS | FUNCTION_WORDS
    if run[0] in known or any(word in INSTITUTIONS for word in run):
        return False
    return not (each.standing.strength == 2 and grade >= 2)


def _speaks(line: list[Word], each: Spot) -> bool:
    """Whether the name is at once followed by a verb of speech: then a person bears it, or a government is meant."""
    after = line[each.last] if each.last < len(line) else None
    return after is not None and after.joined and after.lower in SPEECH_VERBS


def _listed(text: str, spots: list[Spot], verdicts: list[int]) -> dict[int, PlaceRelation | None]:
    """The spots that go on a list of places, with the relation of its first: "in Homs, Hama and Idlib"."""
    found: dict[int, PlaceRelation | None] = {}
    for index in range(1, len(spots)):
        before, here = spots[index - 1], spots[index]
        placed = (verdicts[index - 1] == 2 and before.entries) or index - 1 in found
        if not placed or not here.entries or here.standing.relation or not verdicts[index]:
            continue
        if _LISTED.fullmatch(text[before.reach : here.start]):
            relation = found.get(index - 1, before.standing.relation)
            if relation:
                found[index] = relation
    return found


__all__ = ["PlaceMention", "find", "is_known", "lies_in", "mention"]

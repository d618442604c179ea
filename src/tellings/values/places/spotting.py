"""Spots: the words of a text that some place goes by, with its kind where the words beside it say so."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from tellings.values.countries import COUNTRIES, DEMONYMS
from tellings.values.folding import fold
from tellings.values.gazetteer import SEAT, Entry, Gazetteer
from tellings.values.places.contexts import NOTHING, Standing, standing
from tellings.values.places.tokens import Word
from tellings.values.places.words import (
    CITY_LETTERS,
    DIRECTIONS,
    DOUBTFUL,
    FIRST_ORDER,
    INSTITUTIONS,
    KIND_WORDS,
    NAMING_KINDS,
    NEIGHBOURHOOD,
    NEVER,
    SECOND_ORDER,
    SETTLEMENT,
    STATES,
    TOWNSHIP,
    words,
)

_LONGEST = 6  # words in one name: "Saint Vincent and the Grenadines" has five, "Democratic Republic of the Congo" too
_LINKS = words(
    """de la del of the and upon on al el las los do da dos das di am an der den sur les le du in ar ash ad as az
    es y e au aux under en van von bin d l sous ez ed er et em o"""
)
# In small letters they begin a name that goes on behind a hyphen: "al-Bab".
PREFIXES = words("al el ad an ar as ash at az")
_ABBREVIATIONS = {
    fold(name): country.code
    for country in COUNTRIES.values()
    for name in country.other_names
    if name.replace(".", "").isupper() and len(name.replace(".", "")) <= 4
}
_DEMONYM_KEYS = {fold(word): code for word, code in DEMONYMS.items()}
_COMMON = NEVER | DOUBTFUL | KIND_WORDS
_DIVISIONS = FIRST_ORDER | SECOND_ORDER
_INNER_LINKS = _LINKS - words("and of the in on upon under")
_SEATED = words("based born led")
_SMALL = words("town village settlement hamlet township")
CITY = 50_000  # persons: a place of so many that is called X is hardly X Township too
# A kind before one of these is part of another noun: "state troopers", "district court", "city officials".
_AFTER_KIND = INSTITUTIONS | words(
    "officials official troopers prosecutors prosecutor attorneys leaders residents"
)


@dataclass(frozen=True, slots=True)
class Spot:
    """Words `[first, last)` of a text that may name a place, and what was found for them."""

    first: int
    last: int
    start: int
    end: int
    key: str  # folded name, the word for its kind left out
    entries: tuple[Entry, ...]
    demonym: str | None
    kind: str | None
    reach: int  # where the name and the word for its kind end
    standing: Standing
    abbreviation: bool = False
    guess: bool = False  # a name that no gazetteer holds, good only with what contains it


def spot(text: str, line: list[Word], index: int, gazetteer: Gazetteer) -> Spot | None:
    """The longest place's name that begins at `line[index]`; None where none does."""
    if not _may_begin(line, index):
        return None
    how = standing(text, line, index)
    owned = _owned(text, line, index, how, gazetteer)
    if owned is not None:
        return owned
    limit = _limit(text, line, index, gazetteer)
    unknown = _unknown(text, line, index, how)
    for last in range(index + limit, index, -1):
        if not line[last - 1].capital:
            continue
        found = _named(text, line, (index, last), how, gazetteer)
        if found:
            return unknown if unknown and unknown.last > found.last and not unknown.guess else found
    return unknown


def _may_begin(line: list[Word], index: int) -> bool:
    word = line[index]
    if word.capital:
        return True
    after = line[index + 1] if index + 1 < len(line) else None
    return word.lower in PREFIXES and after is not None and after.hyphened and after.capital


def _owned(text: str, line: list[Word], index: int, how: Standing, gazetteer: Gazetteer) -> Spot | None:
    """A division that is named as its people's: "Prince George's County"."""
    for at in range(index, min(index + 3, len(line) - 1)):
        if at > index and not (line[at].joined and line[at].capital):
            return None
        kind = line[at + 1]
        if line[at].possessive and kind.capital and kind.lower in _DIVISIONS:
            name = text[line[index].start : line[at].end + 2]
            divided = tuple(
                entry
                for entry in gazetteer.lookup(f"{name} {kind.text}")
                if entry.kind in ("admin1", "admin2")
            )
            if divided and text[line[at].end + 2 : kind.start] == " ":
                start = line[index].start
                return Spot(
                    index, at + 2, start, kind.end, fold(name), divided, None, kind.lower, kind.end, how
                )
    return None


def _limit(text: str, line: list[Word], index: int, gazetteer: Gazetteer) -> int:
    """How many words from `index` on can stand in one name."""
    following = line[index + 1 : index + _LONGEST]
    longest = 1 + sum(
        1 for _ in takewhile(lambda word: word.joined and (word.capital or word.lower in _LINKS), following)
    )
    if longest > 2 and not gazetteer.begins(fold(text[line[index].start : line[index + 1].end])):
        return 2
    return longest


def _named(
    text: str, line: list[Word], at: tuple[int, int], how: Standing, gazetteer: Gazetteer
) -> Spot | None:
    """The place or people that exactly these words name."""
    first, last = at
    start, end = line[first].start, line[last - 1].end
    key = fold(text[start:end])
    if last - first == 1:
        short = _abbreviation(line, first, key, how, gazetteer)
        if short or key in _ABBREVIATIONS:
            return short
    direct = tuple(entry for fit, entry in gazetteer.matches(key) if fit != SEAT)
    kind = line[last - 1].lower
    if kind in KIND_WORDS and last - first > 1:
        with_kind = _with_kind(text, line, at, how, direct, gazetteer)
        if with_kind:
            return with_kind
    demonym = _DEMONYM_KEYS.get(key)
    if demonym and not any(entry.kind == "country" and fold(entry.name) == key for entry in direct):
        return Spot(first, last, start, end, key, (), demonym, None, end, how)
    if not direct:
        return _seat_of_division(text, line, at, how, gazetteer)
    found = _with_neighbours(text, line, at, how, direct, gazetteer)
    return found if found.entries or found.kind is not None else None


def _abbreviation(line: list[Word], index: int, key: str, how: Standing, gazetteer: Gazetteer) -> Spot | None:
    """ "U.S.", "UK", "DRC": a country; written in capitals only, and in a line of capitals with its full stops."""
    word = line[index]
    if (
        key not in _ABBREVIATIONS
        or not word.text.isupper()
        or (word.style == "shout" and "." not in word.text)
    ):
        return None
    entries = tuple(entry for _, entry in gazetteer.matches(key) if entry.kind == "country")
    after = line[index + 1] if index + 1 < len(line) else None
    adjective = (
        not word.possessive
        and after is not None
        and after.joined
        and (after.capital or after.lower not in NEVER)
    )
    if adjective and how.relation is None:
        return Spot(
            index, index + 1, word.start, word.end, key, (), _ABBREVIATIONS[key], None, word.end, how, True
        )
    return Spot(index, index + 1, word.start, word.end, key, entries, None, None, word.end, how, True)


def _with_kind(
    text: str,
    line: list[Word],
    at: tuple[int, int],
    how: Standing,
    direct: tuple[Entry, ...],
    gazetteer: Gazetteer,
) -> Spot | None:
    """A name whose last word is its kind: "Karaganda Province", "Cook County", "Mexico City"."""
    first, last = at
    start, end, kind = line[first].start, line[last - 1].end, line[last - 1].lower
    if direct and kind in SETTLEMENT:
        return Spot(first, last, start, end, fold(text[start:end]), direct, None, None, end, how)
    name = text[start : line[last - 2].end]
    divided = tuple(entry for entry in direct if entry.kind in ("admin1", "admin2"))
    entries = divided or of_kind(name, kind, gazetteer)
    if not entries or not line[last - 2].capital:
        return None
    return Spot(first, last, start, end, fold(name), entries, None, kind, end, how)


def of_kind(name: str, kind: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The places called `name` that are of a kind; for a division that none is called, the towns it may be named for."""
    common = name.lower() in _COMMON  # an ordinary word is a town's name only without a kind
    if kind in _DIVISIONS:
        divisions = gazetteer.divisions(name)
        wanted = "admin1" if kind in FIRST_ORDER else "admin2"
        level = tuple(entry for entry in divisions if entry.kind == wanted)
        if kind == "state" and not level and any(e.kind == "admin2" for e in divisions):
            return ()  # "Cleveland State" is no county
        if level or divisions or common:
            return level or divisions
        return tuple(entry for entry in gazetteer.lookup(name) if entry.kind == "city")
    if kind in SETTLEMENT:
        common = common and kind != TOWNSHIP  # "Franklin Township" is nobody's given name
        towns = () if common else tuple(entry for entry in gazetteer.lookup(name) if entry.kind == "city")
        return _townships(towns, fold(name)) if kind == TOWNSHIP else towns
    return () if kind in NEIGHBOURHOOD else gazetteer.lookup(name)


def _townships(towns: tuple[Entry, ...], key: str) -> tuple[Entry, ...]:
    """Towns that a township of that name may be: called just so, and no city ("Berkeley Township" is not Berkeley)."""
    return tuple(entry for entry in towns if fold(entry.name) == key and entry.population < CITY)


def _with_neighbours(
    text: str,
    line: list[Word],
    at: tuple[int, int],
    how: Standing,
    direct: tuple[Entry, ...],
    gazetteer: Gazetteer,
) -> Spot:
    """A known name, narrowed by a word for its kind that stands beside it."""
    first, last = at
    start, end = line[first].start, line[last - 1].end
    name, key = text[start:end], fold(text[start:end])
    kind, reach = _kind_after(line, last, end)
    if kind is None:
        kind = _kind_before(line, first)
    if kind in _SEATED or kind is None:
        return Spot(first, last, start, end, key, _plain(direct, key), None, kind, reach, how)
    if kind in _SMALL and any(e.kind in ("admin1", "country") and fold(e.name) == key for e in direct):
        return Spot(first, last, start, end, key, _plain(direct, key), None, None, end, how)  # "a Texas town"
    entries = of_kind(name, kind, gazetteer)
    if not entries and name.lower() in _COMMON:  # "the holy city"
        return Spot(first, last, start, end, key, _plain(direct, key), None, None, end, how)
    if not entries and kind not in NAMING_KINDS:
        entries = _plain(direct, key)
    return Spot(first, last, start, end, key, entries, None, kind, reach, how)


def _seat_of_division(
    text: str, line: list[Word], at: tuple[int, int], how: Standing, gazetteer: Gazetteer
) -> Spot | None:
    """A name that only a division goes by, and only with its kind: "Potosi province"."""
    first, last = at
    start, end = line[first].start, line[last - 1].end
    kind, reach = _kind_after(line, last, end)
    kind = kind or _kind_before(line, first)
    if kind not in _DIVISIONS:
        return None
    entries = of_kind(text[start:end], kind or "", gazetteer)
    return (
        Spot(first, last, start, end, fold(text[start:end]), entries, None, kind, reach, how)
        if entries
        else None
    )


def _plain(entries: tuple[Entry, ...], key: str) -> tuple[Entry, ...]:
    """Without the second-order divisions that nobody calls so without their kind: "Cook" is not Cook County."""
    return tuple(entry for entry in entries if entry.kind != "admin2" or fold(entry.name) == key)


def _kind_after(line: list[Word], last: int, end: int) -> tuple[str | None, int]:
    """The word for its kind right after a name, and where that word ends."""
    if last >= len(line) or not line[last].joined:
        return None, end
    word = line[last]
    if word.hyphened:
        return (word.lower, end) if word.lower in _SEATED else (None, end)
    if word.lower not in KIND_WORDS or (word.capital and word.style == "plain"):
        return None, end
    after = line[last + 1] if last + 1 < len(line) else None
    if after is not None and after.joined and after.lower in _AFTER_KIND:
        return None, end
    return word.lower, word.end


def _kind_before(line: list[Word], first: int) -> str | None:
    """The word for its kind in "the city of" before a name."""
    if first < 2 or line[first - 1].lower != "of" or not (line[first].joined and line[first - 1].joined):
        return None
    kind = line[first - 2].lower
    return kind if kind in KIND_WORDS else None


def _unknown(text: str, line: list[Word], first: int, how: Standing) -> Spot | None:
    """A name that need not be in any gazetteer: "Gulbek village"; or, with what contains it, "in Gulbek, Bolivia"."""
    pointed = line[first].lower in DIRECTIONS and line[first].capital  # "Upper Gwynedd Township"
    if not (_names(line[first]) or (pointed and first + 1 < len(line) and _names(line[first + 1]))):
        return None
    last = first + 1
    while last < len(line) and last - first < _LONGEST and line[last].joined:
        if _names(line[last]):
            last += 1
        elif _links(line, last):
            last += 2
        else:
            break
    start, end = line[first].start, line[last - 1].end
    key = fold(text[start:end])
    if (
        last < len(line)
        and line[last].joined
        and not line[last].hyphened
        and line[last].lower in NAMING_KINDS
    ):
        kind = line[last]
        if pointed and kind.lower != TOWNSHIP:
            return None
        ends = kind.end if kind.capital else end
        until = last + 1 if kind.capital else last
        return Spot(first, until, start, ends, key, (), None, kind.lower, kind.end, how)
    if pointed:
        return None
    before = _kind_before(line, first)
    if before in NAMING_KINDS:
        return Spot(first, last, start, end, key, (), None, before, end, how)
    if how.strength == 2 and text[end : end + 2] == ", ":
        return Spot(first, last, start, end, key, (), None, None, end, how, guess=True)
    return None


def _links(line: list[Word], index: int) -> bool:
    """Whether a small word stands between two parts of a name: "Dasht-e-Barchi"."""
    if line[index].lower not in _INNER_LINKS or index + 1 >= len(line):
        return False
    return line[index + 1].joined and _names(line[index + 1])


def _names(word: Word) -> bool:
    """Whether a word may stand in an unknown name: capitalised, and no common word or people."""
    if not word.capital or word.style != "plain" or len(word.text) < 3:
        return False
    return word.lower not in _COMMON and fold(word.text) not in _DEMONYM_KEYS


def shortened(text: str, line: list[Word], index: int, gazetteer: Gazetteer) -> Spot | None:
    """An abbreviated state of the United States after a comma (", Tex.", ", TX", ", D.C."), or a city's letters ("NYC")."""
    word = line[index]
    if not word.capital:
        return None  # as most: all that follows have one
    before = text[max(0, word.start - 2) : word.start]
    full = text[word.start : word.end + 1]
    name = STATES.get(full) or STATES.get(word.text)
    if word.text in CITY_LETTERS and (name is None or not before.endswith(", ")):
        entries = tuple(entry for entry in gazetteer.lookup(CITY_LETTERS[word.text]) if entry.kind == "city")
        how = standing(text, line, index)
        key = fold(CITY_LETTERS[word.text])
        return Spot(index, index + 1, word.start, word.end, key, entries, None, None, word.end, how, True)
    if name is None or not before.endswith(", ") or (word.style == "shout" and "." not in full):
        return None
    end = word.end + 1 if full in STATES else word.end
    entries = tuple(
        entry for entry in gazetteer.divisions(name) if entry.kind == "admin1" and entry.country == "USA"
    )
    return Spot(index, index + 1, word.start, end, fold(name), entries, None, None, end, NOTHING, True)

"""Place mentions: which of the words that some place goes by do name a place in this text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.values.countries import country_name
from tellings.values.folding import fold
from tellings.values.gazetteer import Entry, Gazetteer
from tellings.values.places.containment import containment, listed, moved
from tellings.values.places.contexts import NOTHING, PlaceRelation, standing
from tellings.values.places.spotting import PREFIXES, Spot, shortened, spot
from tellings.values.places.tokens import Word
from tellings.values.places.tokens import words as words_of
from tellings.values.places.verdicts import grade_of, hopeless, persons, verdict
from tellings.values.places.words import BARE, DIVISIONS, DOUBTFUL, NEVER
from tellings.values.wordlists import GIVEN_NAMES


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
    spots = [
        each for each in _spots(text, line, gazetteer) if not (_inside(each, taken) or hopeless(line, each))
    ]
    spots = moved(text, spots)
    within = containment(text, spots)
    bearers = persons(text, line, spots, taken)
    verdicts = [verdict(line, each, index in within, bearers) for index, each in enumerate(spots)]
    holders = {holder for index, holder in within.items() if verdicts[index]}
    lists = listed(text, spots, verdicts)
    sure = {each.key for each, judged in zip(spots, verdicts, strict=True) if judged == 2 and each.entries}
    mentions = []
    for index, each in enumerate(spots):
        relation = lists.get(index, each.standing.relation)
        sound = verdicts[index] == 2 or (
            verdicts[index] == 1 and (each.key in sure or index in holders or index in lists)
        )
        if sound or (index in holders and each.entries):
            holder = within.get(index)
            span = (spots[holder].start, spots[holder].end) if holder is not None else None
            mentions.append(_mention(text, each, relation, span))
    return mentions


def marked(text: str, spans: Sequence[tuple[int, int]], gazetteer: Gazetteer) -> list[PlaceMention]:
    """The mentions that stand at `spans`, known to be places' names, and the others that `find` sees beside them; in order.

    A people's adjective at a span stands for the country.
    """
    line = words_of(text)
    wanted = sorted(set(spans))
    spots = {(each.start, each.end): each for each in _spots(text, line, gazetteer)}
    told = [_marked(text, line, span, spots.get(span), gazetteer) for span in wanted]
    others = [each for each in find(text, gazetteer) if not _touches(each.start, each.end, wanted)]
    seen = {(each.start, each.end) for each in others}
    every = sorted(
        [*told, *(each for span, each in spots.items() if span in seen)], key=lambda each: each.start
    )
    within = containment(text, every)
    place = {(each.start, each.end): index for index, each in enumerate(every)}
    made = []
    for each in told:
        holder = within.get(place[each.start, each.end])
        span = (every[holder].start, every[holder].end) if holder is not None else None
        made.append(_mention(text, each, each.standing.relation, span))
    return sorted([*made, *others], key=lambda each: (each.start, each.end))


def _marked(
    text: str, line: list[Word], span: tuple[int, int], found: Spot | None, gazetteer: Gazetteer
) -> Spot:
    """The spot at a span that is a place's name, whatever else its words may be."""
    start, end = span
    first = next((number for number, word in enumerate(line) if word.end > start), max(0, len(line) - 1))
    last = next((number for number, word in enumerate(line) if word.start >= end), len(line))
    if found is not None and not found.demonym:
        return found
    name = text[start:end]
    entries = gazetteer.lookup(name)
    short = DIVISIONS.get(name) or DIVISIONS.get(f"{name}.") or DIVISIONS.get(name.replace(". ", "."))
    country = country_name(gazetteer.country_of_demonym(name) or "")
    if short:
        divided = (e for e in gazetteer.divisions(short[0]) if e.kind == "admin1" and e.country == short[1])
        entries = tuple(divided) or entries
    elif country and not any(entry.kind == "country" for entry in entries):
        entries = tuple(entry for entry in gazetteer.lookup(country) if entry.kind == "country")[:1]
    how = standing(text, line, first) if line else NOTHING  # a span of signs alone
    return Spot(first, last, start, end, fold(name), entries, None, None, end, how)


def _touches(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (start, end))
    return any(begin < end and start < stop for begin, stop in spans[max(0, at - 1) : at + 1])


def is_known(name: str, gazetteer: Gazetteer) -> bool:
    """Whether `name`, standing alone, is that of a country, a division or a sizeable town rather than an ordinary word.

    Of a name of several words, a town of any size will do ("Cedar Hollow"), unless it begins as a person's does.
    """
    key = fold(name)
    if key in NEVER or key in BARE or (" " not in key and key in DOUBTFUL):
        return False
    entries = gazetteer.lookup(name)
    if any(grade_of(entry, key) >= 1 for entry in entries):
        return True
    several = " " in key and key.partition(" ")[0] not in GIVEN_NAMES
    return several and any(entry.kind == "city" and fold(entry.name) == key for entry in entries)


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
    reached = 0
    for index, word in enumerate(line):
        if index < reached or not (word.capital or word.lower in PREFIXES):
            continue  # as most
        each = shortened(text, line, index, gazetteer) or spot(text, line, index, gazetteer)
        if each:
            found.append(each)
            reached = each.last
    return found


def _inside(each: Spot, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start <= each.start and each.end <= end for start, end in taken)

"""Which place each mention of a document is: all its mentions together, one sense a name.

A score in powers of ten: how many people live there, raised by the countries and divisions that the document's other
names point to.  The weights are judgements, not fits: a metropolis outweighs any small namesake, a city of middling
size does not outweigh a namesake in the country that the document is about.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.model import PlacePrecision, PlaceValue
from tellings.values.folding import fold
from tellings.values.gazetteer import Entry, Gazetteer
from tellings.values.places.containment import lies_in
from tellings.values.places.focus import CONTAINED, HOME, NAMED, PEOPLE, PLAIN, Focus, Group, division_key
from tellings.values.places.homes import Home
from tellings.values.places.mentions import PlaceMention
from tellings.values.places.words import (
    BOROUGH,
    FIRST_ORDER,
    KIND_WORDS,
    NEIGHBOURHOOD,
    SECOND_ORDER,
    TOWNSHIP,
)

_DIVISIONS = FIRST_ORDER | SECOND_ORDER
KILOMETRES_A_DEGREE = 111.195  # a degree of a great circle of the Earth's mean radius, 6,371 km
COUNTRY, REGION = 8.5, 8.0
METROPOLIS, METROPOLIS_BONUS = 2_000_000, 1.5
OWN_NAME = 1.5  # a place's own name against one that it also goes by
ALIAS = 1.0  # what others are called by their own name: "Salisbury" is rather one of those than Harare, once called so
CUT_SHORT = 1.5  # taken from "Oklahoma City" where the text says "Oklahoma"
SAID_CITY = 2.0  # taken from a division whose first town goes by the same name: plain "Gao" is the town
IN_FOCUS, IN_PART, CLOSE_BY = 3.0, 1.5, 0.8
IN_COUNTY = 1.0  # a town in one of the counties that the document names, whichever of its namesakes that is
CLOSE_KM = 150.0
CLOSE_DEGREES = 1.5  # of latitude: farther than that, as a degree is 111 km
HOME_PART, HOME_NEAR, HOME_AROUND, HOME_KM = 1.5, 2.5, 1.2, 75.0
_LETTERS = 4  # a longer name in capitals is no acronym
SEAT_PEOPLE, SEAT_SHARE, GREAT_CITY, GREATEST_CITY = 50_000, 0.15, 500_000, 2_000_000


def resolve(
    mentions: Sequence[PlaceMention], gazetteer: Gazetteer, home: Home | None = None
) -> list[PlaceValue | None]:
    """Which place each mention is; None for a people's adjective, which names none.

    All mentions of one document belong together: what contains what, the countries it is about, which places are near
    one another, how many people live there.  `home` is where its outlet is at home.
    """
    holders = _holders(mentions)
    open_ = _narrowed(mentions, holders)
    priors = _Priors()
    focus = _focus(mentions, open_, holders, home, priors)
    counties = _counties(mentions, open_)
    first = _choose(mentions, open_, holders, Leaning(focus, priors, (), home, counties))
    settled = [(each,) if each else () for each in first]
    anchors = {each.id: each for each in first if each is not None and each.kind == "city"}
    focus = _focus(mentions, settled, holders, home, priors)
    around = tuple(anchors[id] for id in sorted(anchors))
    chosen = _choose(mentions, open_, holders, Leaning(focus, priors, around, home, counties))
    return _values(mentions, chosen, holders)


def _counties(mentions: Sequence[PlaceMention], open_: Sequence[tuple[Entry, ...]]) -> tuple[Entry, ...]:
    """The second-order divisions that the mentions with a word for such a kind may be, each once."""
    found = {
        entry.id: entry
        for mention, entries in zip(mentions, open_, strict=True)
        if mention.kind_word in SECOND_ORDER
        for entry in entries
        if entry.kind == "admin2"
    }
    return tuple(found[id] for id in sorted(found))


def _holders(mentions: Sequence[PlaceMention]) -> dict[int, int]:
    """The number of the mention that each one is said to lie in."""
    numbers = {(mention.start, mention.end): index for index, mention in enumerate(mentions)}
    return {
        index: numbers[mention.within]
        for index, mention in enumerate(mentions)
        if mention.within in numbers and numbers[mention.within] != index
    }


def _narrowed(mentions: Sequence[PlaceMention], holders: Mapping[int, int]) -> list[tuple[Entry, ...]]:
    """The candidates that agree with what is said to contain them and with what they are said to contain."""
    open_ = [mention.candidates for mention in mentions]
    for _ in range(3):  # as deep as village, district, province, country
        for inner, outer in sorted(holders.items()):
            inside = tuple(a for a in open_[inner] if any(lies_in(a, b) for b in open_[outer]))
            open_[inner] = inside or open_[inner]
            if inside:
                around = tuple(b for b in open_[outer] if any(lies_in(a, b) for a in inside))
                open_[outer] = around or open_[outer]
    return open_


def _focus(
    mentions: Sequence[PlaceMention],
    open_: Sequence[tuple[Entry, ...]],
    holders: Mapping[int, int],
    home: Home | None,
    priors: _Priors,
) -> Focus:
    """What a document may be about: each name shared out among the places that it may be, by its name alone."""
    focus = Focus()
    if home:
        focus.add(focus.part(()), home.country, HOME)
    for index, mention in enumerate(mentions):
        if mention.demonym:
            focus.add(focus.part(()), mention.demonym, PEOPLE)
            continue
        odds = [10**prior for prior in priors.of(mention, open_[index])]
        part_of_name, whole = focus.part(_group(mention)), sum(odds)
        for entry, part in zip(open_[index], odds, strict=True):
            weight = NAMED if entry.kind == "country" else CONTAINED if index in holders else PLAIN
            focus.add_place(part_of_name, entry, weight * part / whole)
    return focus


def _group(mention: PlaceMention) -> Group:
    """What mentions of one name have in common: the places that they may be."""
    return tuple([entry.id for entry in mention.candidates])


def _name_key(mention: PlaceMention) -> str:
    """A mention's folded name without the word for its kind that its span may end in."""
    key = fold(mention.text)
    last = key.rpartition(" ")[2]
    return key.removesuffix(f" {last}") if mention.kind_word == last else key


class _Priors:
    """How likely each of the places that a name may be is meant by it alone, in powers of ten: worked out once a document."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str | None, Group], list[float]] = {}

    def of(self, mention: PlaceMention, rivals: Sequence[Entry]) -> list[float]:
        """For each of `rivals`, in their order."""
        asked = (mention.text, mention.kind_word, tuple([entry.id for entry in rivals]))
        if asked not in self._known:
            key = _name_key(mention)
            self._known[asked] = [_prior(entry, key, mention, rivals) for entry in rivals]
        return self._known[asked]


def _prior(entry: Entry, key: str, mention: PlaceMention, rivals: Sequence[Entry]) -> float:
    name = fold(entry.name)
    own = OWN_NAME if key == name else 0.0
    if entry.kind == "country":
        return COUNTRY + own
    if entry.kind == "region":
        return REGION
    score = math.log10(entry.population + 100) + own
    if not own and any(fold(rival.name) == key for rival in rivals):
        score -= ALIAS
    if entry.kind == "city":
        called = (
            own or name.startswith(key) or key.startswith(name)
        )  # "Smyrna" is first any town that is called so
        score += METROPOLIS_BONUS if called and entry.population >= METROPOLIS else 0.0
        cut = name.startswith(f"{key} ") and entry.population < GREATEST_CITY
        return score - (CUT_SHORT if cut else 0.0)
    score -= 1.0 if entry.kind == "admin2" and mention.kind_word not in SECOND_ORDER else 0.0
    with_kind = mention.kind_word in _DIVISIONS
    if not with_kind and any(_namesake(city, entry, key) for city in rivals):
        return score - SAID_CITY
    called = own or name.startswith(key) or key.startswith(name)
    return score + (METROPOLIS_BONUS if called and entry.population >= METROPOLIS else 0.0)


def _namesake(city: Entry, division: Entry, key: str) -> bool:
    """Whether a plain name means the city rather than the division: it is the seat of one, or a great city."""
    if city.kind != "city" or city.country != division.country:
        return False
    if fold(city.name).startswith(f"{key} "):
        return city.population >= GREATEST_CITY
    seat = lies_in(city, division) and city.population >= min(SEAT_PEOPLE, SEAT_SHARE * division.population)
    return seat or city.population >= GREAT_CITY


def _choose(
    mentions: Sequence[PlaceMention],
    open_: Sequence[tuple[Entry, ...]],
    holders: Mapping[int, int],
    leaning: Leaning,
) -> list[Entry | None]:
    """One place for each mention: those with a container first, and their sense is lent to the same name elsewhere."""
    bound = set(holders) | set(holders.values())
    lent: dict[Group, Entry] = {}
    chosen: list[Entry | None] = [None] * len(mentions)
    for index in sorted(range(len(mentions)), key=lambda number: (number not in bound, number)):
        mention = mentions[index]
        if not open_[index]:
            continue
        group = _group(mention)
        if index not in bound and group in lent:
            chosen[index] = lent[group]
            continue
        best = _best(mention, open_[index], leaning)
        if mention.kind_word == TOWNSHIP and not _may_be_township(mention, best, leaning):
            continue
        chosen[index] = best
        lent.setdefault(group, best)
    for inner, outer in sorted(holders.items()):  # a container is the one that holds what was chosen
        entry = chosen[inner]
        around = [each for each in open_[outer] if entry is not None and lies_in(entry, each)]
        if around and chosen[outer] not in around:
            chosen[outer] = _best(mentions[outer], around, leaning)
    return chosen


def _may_be_township(mention: PlaceMention, town: Entry, leaning: Leaning) -> bool:
    """Whether a town is the township that a mention names: called so, or in a division that the document or its outlet is of.

    The gazetteer has few townships, and some as the towns that they are named for.
    """
    if fold(town.name) == fold(mention.text):
        return True
    home = leaning.home
    at_home = home is not None and (home.country, home.admin1) == (town.country, town.admin1)
    return at_home or leaning.focus.share(division_key(town), leaning.focus.part(_group(mention))) > 0


@dataclass(frozen=True, slots=True)
class Leaning:
    """What a choice among namesakes leans on: what the document is about, its sure towns, and its outlet's home."""

    focus: Focus
    priors: _Priors
    anchors: tuple[Entry, ...]
    home: Home | None
    counties: tuple[Entry, ...] = ()  # all that the document's counties may be


def _best(mention: PlaceMention, open_: Sequence[Entry], leaning: Leaning) -> Entry:
    if len(open_) == 1:
        return open_[0]
    group, focus = _group(mention), leaning.focus
    own = focus.part(group)
    anchors = [other for other in leaning.anchors if other.id not in group]
    counties = [county for county in leaning.counties if county.id not in group]

    def score(ranked: tuple[Entry, float]) -> tuple[float, int, int]:
        entry, total = ranked
        if entry.country:
            total += IN_FOCUS * focus.share(entry.country, own)
        if entry.country and entry.admin1:
            total += IN_PART * focus.share(division_key(entry), own)
        if any(_close(entry, other) for other in anchors):
            total += CLOSE_BY
        if any(lies_in(entry, county) for county in counties):
            total += IN_COUNTY
        total += _at_home(entry, leaning.home)
        return round(total, 9), entry.population, -entry.id

    return max(zip(open_, leaning.priors.of(mention, open_), strict=True), key=score)[0]


def _at_home(entry: Entry, home: Home | None) -> float:
    """What an outlet's home lends a place: most to one in its own neighbourhood."""
    if home is None or entry.country != home.country or entry.kind not in ("city", "admin2"):
        return 0.0
    lent = HOME_PART if home.admin1 and entry.admin1 == home.admin1 else 0.0
    if None not in (entry.lat, entry.lon, home.lat, home.lon):
        away = kilometres(entry.lat, entry.lon, home.lat, home.lon)  # type: ignore[arg-type]
        lent += HOME_NEAR if away <= HOME_KM else HOME_AROUND if away <= 2 * HOME_KM else 0.0
    return lent


def _close(a: Entry, b: Entry) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    if abs(a.lat - b.lat) > CLOSE_DEGREES:
        return False  # as most, told without reckoning
    return kilometres(a.lat, a.lon, b.lat, b.lon) <= CLOSE_KM


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance between two places in degrees, by the haversine formula."""
    first, second = math.radians(lat), math.radians(other_lat)
    across = math.sin(math.radians(other_lon - lon) / 2) ** 2 * math.cos(first) * math.cos(second)
    half = math.sin((second - first) / 2) ** 2 + across
    return math.degrees(2 * math.asin(min(1.0, math.sqrt(half)))) * KILOMETRES_A_DEGREE


def _values(
    mentions: Sequence[PlaceMention], chosen: Sequence[Entry | None], holders: Mapping[int, int]
) -> list[PlaceValue | None]:
    """The chosen places as values; a name that the gazetteer lacks gets what contains it, once said, everywhere."""
    around: dict[str, Entry] = {}
    for index, holder in sorted(holders.items()):
        holding = chosen[holder]
        if not mentions[index].candidates and holding is not None:
            around.setdefault(_name_key(mentions[index]), holding)
    values: list[PlaceValue | None] = []
    for index, mention in enumerate(mentions):
        entry = chosen[index]
        if mention.demonym:
            values.append(None)
        elif entry is None or (index not in holders and _name_key(mention) in around):
            container = chosen[holders[index]] if index in holders else around.get(_name_key(mention))
            values.append(_unlisted(mention, container))
        elif entry.kind == "city" and mention.kind_word in _DIVISIONS - {BOROUGH}:
            values.append(_named_for(mention, entry))
        else:
            values.append(_value(mention, entry))
    return values


def _value(mention: PlaceMention, entry: Entry) -> PlaceValue:
    """A place of the gazetteer."""
    precisions: dict[str, PlacePrecision] = {
        "city": "town",
        "admin2": "district",
        "admin1": "province",
        "country": "country",
        "region": "area",
    }
    near = mention.relation in ("near", "direction") or (mention.kind_word == "area" and entry.kind == "city")
    return value_of(entry, "near" if near else precisions[entry.kind])


def value_of(entry: Entry, precision: PlacePrecision) -> PlaceValue:
    """An entry of the gazetteer as a value."""
    return PlaceValue(
        name=entry.name,
        city=entry.name if entry.kind == "city" else None,
        admin2=entry.admin2,
        admin1=entry.admin1,
        country=entry.country,
        geonames_id=entry.id if entry.id > 0 else None,
        lat=entry.lat,
        lon=entry.lon,
        precision=precision,
    )


def _named_for(mention: PlaceMention, town: Entry) -> PlaceValue:
    """A division that the gazetteer lacks, called after a town in it: where the town is, as a division."""
    first = mention.kind_word in FIRST_ORDER
    near = mention.relation in ("near", "direction")
    name = _as_written(mention)
    return PlaceValue(
        name=name,
        admin2=None if first else name,
        admin1=town.admin1,
        country=town.country,
        lat=town.lat,
        lon=town.lon,
        precision="near" if near else "province" if first else "district",
    )


def _unlisted(mention: PlaceMention, container: Entry | None) -> PlaceValue:
    """A place that the gazetteer lacks: its name as written, and what it lies in where the text says so."""
    kind = mention.kind_word
    precision: PlacePrecision = "town"
    if kind in NEIGHBOURHOOD:
        precision = "neighbourhood"
    elif kind in FIRST_ORDER:
        precision = "province"
    elif kind in SECOND_ORDER:
        precision = "district"
    if mention.relation in ("near", "direction"):
        precision = "near"
    name = _as_written(mention)
    settled = kind is None or (kind not in _DIVISIONS and kind not in NEIGHBOURHOOD)
    city = container.name if container and container.kind == "city" else name if settled else None
    return PlaceValue(
        name=name,
        city=city,
        admin2=container.admin2 if container else name if kind in SECOND_ORDER else None,
        admin1=container.admin1 if container else None,
        country=container.country if container else None,
        precision=precision,
    )


def _as_written(mention: PlaceMention) -> str:
    """A mention's name as it stands, with the word for its kind where that tells a division from a town."""
    kind = mention.kind_word
    words = " ".join(mention.text.split())
    if words.isupper() and len(words) > _LETTERS:
        words = words.title()  # of a dateline
    own = _DIVISIONS | {TOWNSHIP}  # what they are called by, the others only told by
    if kind in _DIVISIONS and not fold(words).endswith(f" {kind}"):
        return f"{words} {kind}"
    if kind in KIND_WORDS and fold(words).endswith(f" {kind}") and kind not in own:
        return words.rpartition(" ")[0]
    return words

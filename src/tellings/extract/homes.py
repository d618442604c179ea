"""The town that a report is about, where its sentences leave it out: of its dateline, its lead, its police."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tellings.model import Document, PlaceValue
from tellings.values import places
from tellings.values.folding import fold
from tellings.values.gazetteer import Entry, Gazetteer
from tellings.values.places import Home, PlaceMention, kilometres
from tellings.values.places.words import DIVISIONS

from .areas import divisions_named, is_far
from .passage import Located, Passage
from .placing import NOT_KINDS, SPECIFIC, is_street, is_where, standing

LEAD = 4  # paragraphs, the title among them, in which a report names the town it is about
# What makes a place a quarter of the city that a report is about: persons in the city, how many times as many as in the
# quarter, and how far apart their middles are.
GREAT, TIMES_LARGER, QUARTER_KM = 250_000, 8, 20.0
_STATED = frozenset(country for _, country in DIVISIONS.values())
_MOST_WORDS = 3  # of a town's name before "police"
_BODY = re.compile(
    r"(?P<place>(?:[A-Z][\w.’'-]* ){1,4})(?:Metropolitan |Metro |City |Township )?"
    r"(?:[Pp]olice|Sheriff|[Ff]ire [Dd]epartment|[Ff]irefighters|[Dd]eputies)\b"
)
_RESIDENT = re.compile(
    r"(?:\b(?:[Aa]n?|[Tt]he|year-old) |^(?!(?:An?|The) ))(?P<place>(?:[A-Z][\w.’'-]* ){1,3})"
    r"(?:man|men|woman|women|boy|boys|girl|girls|teen|teens|teenager|teenagers|couple|family|mother|father|toddler|baby|"
    r"infant|child|student|native|[a-z]+-grader|resident|residents)\b",
    re.MULTILINE,
)
_DIVISIONS = ("county", "parish", "borough")


@dataclass(frozen=True, slots=True)
class Named:
    """The places that a report names: in its sentences, by its police, by its people.  All are judged together."""

    places: tuple[PlaceMention, ...]
    seats: tuple[PlaceMention, ...]
    dwellings: tuple[PlaceMention, ...]

    def resolved(self, gazetteer: Gazetteer, area: Home | None) -> Resolved:
        """Which place each is, the report being at home in `area`."""
        groups = (self.places, self.seats, self.dwellings)
        values = iter(places.resolve([each for group in groups for each in group], gazetteer, area))
        return Resolved(*([Located(each, next(values)) for each in group] for group in groups))


@dataclass(frozen=True, slots=True)
class Resolved:
    """What `Named` holds, each with the place that it is."""

    places: list[Located]
    seats: list[Located]
    dwellings: list[Located]

    @property
    def values(self) -> list[PlaceValue | None]:
        """Of the places of the sentences alone, in order."""
        return [each.value for each in self.places]


def seats_of_bodies(text: str, gazetteer: Gazetteer) -> list[PlaceMention]:
    """The places of the local police and sheriffs that a text names: "Elm police", "the Elm County Sheriff's Office"."""
    return [each for match in _BODY.finditer(text) for each in _place_before(text, match, gazetteer)]


def homes_of_people(text: str, gazetteer: Gazetteer) -> list[PlaceMention]:
    """The places where the people that a text names live: "an Elm man", "a 24-year-old Elm woman"."""
    return [each for match in _RESIDENT.finditer(text) for each in _place_before(text, match, gazetteer)]


def _place_before(text: str, match: re.Match[str], gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """The longest name that ends before the word for a body or a person and is a place's."""
    starts = [match.start("place") + each.start() for each in re.finditer(r"\S+", match["place"])]
    end = match.end("place") - 1
    for start in starts[-_MOST_WORDS:]:
        named = gazetteer.lookup(text[start:end])
        # "a New Jersey woman" is of the state, whatever town also goes by its name.
        own = [e for e in named if fold(e.name) == fold(text[start:end])]
        entries = tuple(e for e in own or named if e.kind in ("city", "admin2"))
        if entries:
            last = text[start:end].rpartition(" ")[2].lower()
            kind = last if last in _DIVISIONS else None
            yield PlaceMention(start, end, text[start:end], entries, None, None, None, None, kind)
            return


def home(
    document: Document,
    named: Resolved,
    told: Sequence[Passage],
    outlet: Home | None = None,
    site: Located | None = None,
) -> Located | None:
    """The town of the dateline, else the first that title and lead name, else that of the police, else where its people live.

    A town in the dateline's division, where that is told, and no small one far from the outlet's area.  A county only where no
    town in it is named; then the one that is named most often.  Failing all, the dateline's division, or `site`, the
    outlet's own town.
    """
    around = divisions_named(named.places)
    line = document.dateline
    dateline = [
        each
        for each in named.places
        if line is not None and line.start <= each.start and each.end <= line.end
    ]
    lead = [passage for passage in told if passage.paragraph < told[0].paragraph + LEAD] if told else []
    first = [
        each
        for passage in lead
        for each in passage.places
        if not is_street(passage, each) and each.mention.kind_word not in NOT_KINDS
    ]
    where = [(each, passage) for passage in lead for each in passage.places if is_where(passage, each)]
    scenes = [each for each, passage in where if standing(passage, each) in ("scene", "after")]
    seats = list(_commonest(named.seats))
    quarters = {
        each.value.name for each in named.places if each.value and each.value.precision == "neighbourhood"
    }
    known = [
        each
        for each in (
            *dateline,
            *scenes,
            *seats,
            *(each for each, _ in where),
            *first,
            *_commonest(named.dwellings),
        )
        if each.value is not None
        and each.value.precision in SPECIFIC
        and each.value.name not in quarters
        and not (outlet is not None and is_far(each, outlet, around))
    ]
    written = next((each.value for each in dateline if each.value is not None), None)
    towns = [
        each
        for each in known
        if each.value is not None
        and each.value.precision != "district"
        and (written is None or (each.value.country, each.value.admin1) == (written.country, written.admin1))
    ]
    if towns:
        return _lying_in(_city_of(towns[0], seats), known)
    return (
        _commonest_within(next(iter(known), None), told)
        or next(
            (each for each in dateline if each.value is not None and each.value.precision == "province"), None
        )
        or site
    )


def _lying_in(town: Located, known: Sequence[Located]) -> Located:
    """A town that no gazetteer has, in the county or the division of the first place that is known beside it."""
    value = town.value
    if value is None or value.country is not None:
        return town
    beside = next((each.value for each in known if each.value is not None and each.value.country), None)
    if beside is None:
        return town
    county = beside.admin2 if beside.precision == "district" else None
    return Located(town.mention, replace(value, admin2=county, admin1=beside.admin1, country=beside.country))


def _city_of(town: Located, seats: Sequence[Located]) -> Located:
    """`town`, or the city whose police the report names, where it is rather a quarter of that, or a far namesake of one."""
    own = {each.value.name for each in seats if each.value is not None}
    for seat in seats:
        city, value = _entry(seat), seat.value
        if city is None or value is None or value.country is None or city.population < GREAT:
            continue
        area = Home(value.country, value.admin1, value.lat, value.lon)
        if _is_quarter(town, city, own) or is_far(town, area, frozenset()):
            return seat
    return town


def _commonest_within(county: Located | None, told: Sequence[Passage]) -> Located | None:
    """The town in a county that a report names most often, the earliest of several; the county where it names none."""
    if county is None or county.value is None:
        return None
    inside = [
        each
        for passage in told
        for each in passage.places
        if each.value is not None
        and each.value.precision == "town"
        and places.contains(county.value, each.value)
    ]
    times = Counter(each.value for each in inside)
    return max(inside, key=lambda each: (times[each.value], -each.start), default=county)


def quarters(located: Sequence[Located], home: Located | None, seats: Sequence[Located]) -> list[Located]:
    """The same places, with those that are quarters of the home city told as such: the gazetteer has many as towns.

    A quarter lies close to a city far larger than itself, has no police of its own in the report, and is not said to lie in
    a state or a county.
    """
    if home is None:
        return list(located)
    located = [_within(each, home) for each in located]
    city = _entry(home)
    if city is None or city.population < GREAT:
        return located
    own = {each.value.name for each in seats if each.value is not None}
    return [
        Located(each.mention, _as_quarter(each.value, city)) if _is_quarter(each, city, own) else each
        for each in located
    ]


def in_great_city(each: Located, home: Located | None) -> Located:
    """A town that the gazetteer does not have where the report is at home: in a great city it is rather a quarter of that.

    Only in countries whose press names the state of a town that lies in another; from Lima all of Peru is told.
    """
    city, value = _entry(home), each.value
    if city is None or city.population < GREAT or city.country not in _STATED:
        return each
    if value is None or value.precision != "town":
        return each
    inside = replace(value, city=city.name, admin2=city.admin2, precision="neighbourhood")
    return Located(each.mention, inside)


def _within(each: Located, home: Located) -> Located:
    """A quarter that no gazetteer knows, put in the home city or county; any other place as it is."""
    value, city = each.value, home.value
    if value is None or city is None or value.precision != "neighbourhood" or value.country is not None:
        return each
    inside = replace(value, city=city.city, admin2=city.admin2, admin1=city.admin1, country=city.country)
    return Located(each.mention, inside)


def _entry(located: Located | None) -> Entry | None:
    """The gazetteer's entry that a place was resolved to, where it is a town."""
    if located is None or located.value is None or located.value.geonames_id is None:
        return None
    return next(
        (e for e in located.mention.candidates if e.id == located.value.geonames_id and e.kind == "city"),
        None,
    )


def _is_quarter(each: Located, city: Entry, own: set[str]) -> bool:
    entry = _entry(each)
    if entry is None or entry.id == city.id or each.value is None or each.value.name in own:
        return False
    if each.value.precision != "town" or each.mention.within is not None:
        return False
    if (entry.country, entry.admin1) != (city.country, city.admin1) or None in (entry.lat, city.lat):
        return False
    away = kilometres(entry.lat or 0.0, entry.lon or 0.0, city.lat or 0.0, city.lon or 0.0)
    return away <= QUARTER_KM and entry.population * TIMES_LARGER <= city.population


def _as_quarter(value: PlaceValue | None, city: Entry) -> PlaceValue | None:
    return replace(value, city=city.name, precision="neighbourhood") if value is not None else None


def _commonest(seats: Sequence[Located]) -> Iterator[Located]:
    """The seat that most of the bodies share; a town rather than a county."""
    counts = Counter(each.value for each in seats if each.value and each.value.precision in SPECIFIC)
    if counts:
        best = max(counts, key=lambda value: (value.precision == "town", counts[value], repr(value)))
        yield next(each for each in seats if each.value == best)

"""What of two tellings is compared, and the levels that each comparison can come to.

The levels of a comparison stand in the order of what they say: the first speaks most against one incident, the last most for
it.  Their weights (`settings`) never run against that order.  A comparison that has nothing to go by comes to no level.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product

from tellings.model import CountValue, PlaceValue
from tellings.values import counts, names, places

from . import kinds, rarity, wording
from .profile import Profile
from .when import Period, days_apart


@dataclass(frozen=True, slots=True)
class Comparison:
    """`find` gives one of `levels`, or None.  The first `against` levels can only speak against one incident, the others for
    it; None leaves that to what the weights are estimated on."""

    name: str
    levels: tuple[str, ...]
    against: int | None
    find: Callable[[Profile, Profile], str | None]


def _kind(a: Profile, b: Profile) -> str:
    if a.stage != b.stage and "accomplished" in (a.stage, b.stage):
        return "one was accomplished, the other not"
    if a.type == b.type:
        return "the same, but a general word" if a.type in kinds.GENERAL else "the same"
    return "a general word and a special one" if {a.type, b.type} & kinds.GENERAL else "two that can be one"


_KINDS = (
    "one was accomplished, the other not",
    "two that can be one",
    "a general word and a special one",
    "the same, but a general word",
    "the same",
)

_APART = ((1, "the next day"), (7, "days apart"), (31, "weeks apart"), (366, "months apart"))
# A report of an arrest or a hearing is easily misread as if that were the day of the deed: a date that is that of its own
# report says less when it does not fit.
_PERHAPS_MISREAD = ", perhaps misread"
_DATES = (
    "over a year apart",
    "months apart",
    "weeks apart",
    "days apart",
    "over a year apart" + _PERHAPS_MISREAD,
    "months apart" + _PERHAPS_MISREAD,
    "weeks apart" + _PERHAPS_MISREAD,
    "days apart" + _PERHAPS_MISREAD,
    "the next day",
    "in one year",
    "in one month",
    "the same day",
)


def _date(a: Profile, b: Profile) -> str | None:
    """The two dates that lie nearest to each other; the broader of the two says how much it is that they meet."""
    found: str | None = None
    for x, y in product(a.dates, b.dates):
        gap = days_apart(x, y)
        if gap:
            level = _up_to(gap, _APART, _DATES[0])
            later = (a, x) if (x.first, a.id) > (y.first, b.id) else (b, y)
            if gap > _DAYS_OF_SLACK and _of_its_report(*later):
                level += _PERHAPS_MISREAD
        elif "year" in (x.breadth, y.breadth):
            level = "in one year"
        else:
            level = "in one month" if "month" in (x.breadth, y.breadth) else "the same day"
        found = level if found is None else _later(_DATES, found, level)
    return found


def _of_its_report(profile: Profile, period: Period) -> bool:
    """Whether a date is about the day on which its own report came out."""
    if profile.day is None or period.yearless or period.breadth != "day":
        return False
    return -_DAYS_OF_SLACK <= profile.day - period.first <= _DAYS_OF_SLACK


def _up_to(number: int, bounds: Iterable[tuple[int, str]], beyond: str) -> str:
    return next((name for bound, name in bounds if number <= bound), beyond)


def _later(levels: tuple[str, ...], a: str, b: str) -> str:
    return max(a, b, key=levels.index)


_DAYS_OF_SLACK = 1  # a night has two dates, and so has an hour in two time zones
_BEFORE = ((4, "a few days before"), (15, "weeks before"), (60, "months before"))


def _reported_before(a: Profile, b: Profile) -> str | None:
    """Whether one report was out before the other's event: not one event, or a date misread."""
    gap = max(_days_before(a, b), _days_before(b, a))
    return _up_to(gap, _BEFORE, "long before") if gap > _DAYS_OF_SLACK else None


def _days_before(report: Profile, event: Profile) -> int:
    known = [period.first for period in event.dates if not period.yearless]
    if event.stage != "accomplished" or report.day is None or not known:
        return 0
    return min(known) - report.day


_PUBLISHED = (
    (0, "the same day"),
    (1, "the next day"),
    (3, "within days"),
    (7, "within a week"),
    (14, "within two weeks"),
    (30, "within a month"),
    (99, "within months"),
    (366, "within a year"),
)


def _published(a: Profile, b: Profile) -> str | None:
    """Reports of one event mostly come out within days of each other."""
    if a.day is None or b.day is None:
        return None
    return _up_to(abs(a.day - b.day), _PUBLISHED, "over a year apart")


_PLACES = (
    "another place",
    "another place of the province",
    "neighbouring places",
    "one country",
    "one in the other's country",
    "one province",
    "one in the other's province",
    "one in the other's town",
    "one in the other's district",
    "one district",
    "one town",
)
_SIZES = {
    "point": "town",
    "neighbourhood": "town",
    "town": "town",
    "near": "town",
    "district": "district",
    "province": "province",
    "area": "country",
    "country": "country",
}
_FROM_NARROW_TO_BROAD = ("town", "district", "province", "country")


def _place(a: Profile, b: Profile) -> str | None:
    found = (_one_place(x, y) for x, y in product(a.places, b.places))
    return max(found, key=_PLACES.index, default=None)


def _one_place(a: PlaceValue, b: PlaceValue) -> str:
    broader = max((_SIZES[a.precision], _SIZES[b.precision]), key=_FROM_NARROW_TO_BROAD.index)
    if _same_place(a, b):
        return f"one {broader}"
    if places.contains(a, b) or places.contains(b, a):
        return f"one in the other's {broader}"
    if places.can_be_one(a, b):
        return "neighbouring places"
    in_one_province = a.admin1 and (a.country, a.admin1) == (b.country, b.admin1)
    return "another place of the province" if in_one_province else "another place"


def _same_place(a: PlaceValue, b: PlaceValue) -> bool:
    if a.geonames_id is not None and b.geonames_id is not None:
        return a.geonames_id == b.geonames_id
    return (a.name.casefold(), a.country) == (b.name.casefold(), b.country)


_PERSONS = (
    "other victims, of one dead",
    "other victims",
    "other attackers",
    "a common surname",
    "a rare surname",
    "one person",
    "two persons",
)
_RARE = 8.0  # bits of a surname that hardly any other event's people bear


def _persons(a: Profile, b: Profile) -> str | None:
    """Those whom one report makes victim or attacker, against all whom the other names.

    Officials and experts turn up in the reports of many incidents, so names that are neither's victims nor attackers do not
    count.
    """
    ours, theirs = a.victims | a.attackers, b.victims | b.attackers
    against = ((ours, theirs | b.others), (a.others, theirs))
    full = sum(_shared(x, y) for x, y in against)
    if full:
        return "two persons" if full > 1 else "one person"
    surnames = {name.split()[-1] for x, y in against for name in _alike(x, y)}
    if surnames:
        rarest = max(rarity.bits(surname.casefold()) for surname in surnames)
        return "a rare surname" if rarest >= _RARE else "a common surname"
    if a.victims and b.victims:
        return "other victims, of one dead" if _one_dead(a) and _one_dead(b) else "other victims"
    return "other attackers" if a.attackers and b.attackers else None


def _shared(ours: Iterable[str], theirs: Iterable[str]) -> int:
    """How many names of more than one word the two have in common."""
    others = [name for name in theirs if " " in name]
    return sum(any(names.same(name, other) for other in others) for name in ours if " " in name)


def _alike(ours: Iterable[str], theirs: Iterable[str]) -> list[str]:
    others = list(theirs)
    return [name for name in ours if name.split() and any(names.same(name, other) for other in others)]


def _one_dead(profile: Profile) -> bool:
    return any(value == CountValue(1, 1, 1) for value in profile.counts.get("killed/", ()))


_FIGURES = (
    "far apart",
    "apart",
    "none in both",
    "can be one",
    "the same: one",
    "the same: two to four",
    "the same: five and more",
)


def _killed(a: Profile, b: Profile) -> str | None:
    return _figures(a, b, ("killed",))


def _injured(a: Profile, b: Profile) -> str | None:
    return _figures(a, b, ("injured",))


def _other_counts(a: Profile, b: Profile) -> str | None:
    return _figures(a, b, ("arrested", "abducted", "missing", "displaced", "attackers", "sentenced"))


def _figures(a: Profile, b: Profile, fields: tuple[str, ...]) -> str | None:
    """The figures of the same field and group that fit best."""
    found = (
        _one_figure(x, y)
        for key in a.counts.keys() & b.counts.keys()
        if key.split("/")[0] in fields
        for x, y in product(a.counts[key], b.counts[key])
    )
    return max(found, key=_FIGURES.index, default=None)


_A_PLURAL = 2  # "terrorists" are two or more, whatever is told of


def _one_figure(a: CountValue, b: CountValue) -> str:
    """Large figures that agree say much, ones little; figures grow as news comes in, so a difference says less."""
    how = counts.compare(a, b)
    if how == "same" and a.high is None and a.low <= _A_PLURAL:
        return "can be one"
    if how == "same":
        best = a.figure
        if best == 0:
            return "none in both"
        return "the same: " + ("one" if best == 1 else "two to four" if best < 5 else "five and more")
    if how != "apart":
        return "can be one"
    low, high = sorted((a.low, b.low))
    return "far apart" if low == 0 or high >= 3 * low else "apart"


def _things(a: Profile, b: Profile) -> str | None:
    shared = len(a.things & b.things)
    return _SHARED[min(shared, 2) - 1] if shared else None


_SHARED = ("one shared", "two and more shared")


def _outlet(a: Profile, b: Profile) -> str | None:
    """The reports of one outlet are alike whatever they tell of."""
    return "the same" if a.outlet is not None and a.outlet == b.outlet else None


COMPARISONS: tuple[Comparison, ...] = (
    Comparison("kind of event", _KINDS, 3, _kind),
    Comparison("date", _DATES, 8, _date),
    Comparison(
        "reported before the other's date",
        ("long before", *(name for _, name in reversed(_BEFORE))),
        4,
        _reported_before,
    ),
    Comparison(
        "days of publication",
        ("over a year apart", *(name for _, name in reversed(_PUBLISHED))),
        4,
        _published,
    ),
    Comparison("place", _PLACES, 2, _place),
    Comparison("persons", _PERSONS, 3, _persons),
    Comparison("killed", _FIGURES, 2, _killed),
    Comparison("injured", _FIGURES, 2, _injured),
    Comparison("other counts", _FIGURES, 2, _other_counts),
    Comparison("targets and weapons", _SHARED, 0, _things),
    Comparison("outlet", ("the same",), 1, _outlet),
    *(Comparison(each.name, each.levels, None, each.find) for each in wording.SCALES),
)

"""Where an outlet is at home, by the places that its reports name: it settles which Springfield a local paper means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from tellings.model import PlaceValue
from tellings.values.folding import fold

ENOUGH_NAMES = 3  # different names in one division before it can be home
LEAST_SHARE = 0.4  # of all the different names: an outlet that tells of everywhere has no home area
_LOCAL = frozenset(("point", "neighbourhood", "town", "near", "district"))


@dataclass(frozen=True, slots=True)
class Home:
    """Where an outlet is at home: the country (alpha-3), and where known the first-order division and the middle, degrees."""

    country: str
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None


def home_of(values: Iterable[PlaceValue], site: str | None = None) -> Home | None:
    """The home area that the places of an outlet's reports point to; None where they point to none.

    Each name counts once, however often it stands.  `site` is the outlet's address: a town that it is called after does not
    speak for itself ("parisnews.example" may be of any Paris).
    """
    own = "".join(fold(site or "").split())
    names: dict[tuple[str, str], dict[str, PlaceValue]] = defaultdict(dict)
    every: set[str] = set()
    for value in values:
        if value.precision not in _LOCAL or value.country is None or value.admin1 is None:
            continue
        key = fold(value.name)
        if own and "".join(key.split()) in own:
            continue
        every.add(key)
        names[value.country, value.admin1][key] = value
    if not names:
        return None
    where = max(sorted(names), key=lambda each: len(names[each]))
    found = [value for _, value in sorted(names[where].items()) if value.lat is not None]
    if len(found) < ENOUGH_NAMES or len(names[where]) < LEAST_SHARE * len(every):
        return None
    lat, lon = median(v.lat or 0.0 for v in found), median(v.lon or 0.0 for v in found)
    return Home(*where, lat, lon)

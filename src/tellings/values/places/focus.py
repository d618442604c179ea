"""What a document is about: the weight of each country, and of each first-order division, that its names point to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from tellings.values.gazetteer import Entry

# What one mention adds to a country's weight: its own name, its people's, a place said to lie in something; the weight
# of the country where the outlet is at home; further mentions of one name than ENOUGH add nothing.
NAMED, PEOPLE, CONTAINED, PLAIN, HOME = 3.0, 1.5, 2.0, 1.0, 1.5
ENOUGH = 3

Group = tuple[
    int, ...
]  # the ids of the places that a name may be: what all mentions of one name have in common
Weights = dict[str, float]


@dataclass(slots=True)
class Focus:
    """Weights by alpha-3 code and by "alpha-3/division", each with the part that every single name has in it."""

    total: Weights = field(default_factory=lambda: defaultdict(float))
    own: dict[Group, Weights] = field(default_factory=lambda: defaultdict(lambda: defaultdict(float)))
    sums: dict[bool, float] = field(default_factory=lambda: defaultdict(float))  # of countries, of divisions
    own_sums: dict[tuple[Group, bool], float] = field(default_factory=lambda: defaultdict(float))
    times: dict[tuple[Group, str], int] = field(default_factory=lambda: defaultdict(int))

    def add(self, group: Group, key: str, weight: float) -> None:
        """Adds what a name says of a country or a division."""
        self.times[group, key] += 1
        if self.times[group, key] > ENOUGH:
            return
        divided = "/" in key
        self.total[key] += weight
        self.own[group][key] += weight
        self.sums[divided] += weight
        self.own_sums[group, divided] += weight

    def add_place(self, group: Group, entry: Entry, weight: float) -> None:
        """Adds what a name says if it is this place."""
        if entry.country is None:
            return
        self.add(group, entry.country, weight)
        if entry.kind != "country" and entry.admin1:
            self.add(group, division_key(entry), weight)

    def share(self, key: str, group: Group) -> float:
        """How much of what the document's other names say points to a country or a division, from 0 to below 1."""
        divided = "/" in key
        own = self.own.get(group)
        weight = self.total.get(key, 0.0) - (own.get(key, 0.0) if own else 0.0)
        others = self.sums.get(divided, 0.0) - self.own_sums.get((group, divided), 0.0)
        return max(0.0, weight) / (max(0.0, others) + 1.0)


def division_key(entry: Entry) -> str:
    """The key of the first-order division that a place lies in, or is."""
    return f"{entry.country}/{entry.admin1}"

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


def _weights() -> Weights:
    return defaultdict(float)


@dataclass(slots=True)
class Part:
    """What one name has added: weights by key, their sums of countries and of divisions, and how often it stood for each."""

    weights: Weights = field(default_factory=_weights)
    sums: dict[bool, float] = field(default_factory=lambda: defaultdict(float))
    times: dict[str, int] = field(default_factory=lambda: defaultdict(int))


@dataclass(slots=True)
class Focus:
    """Weights by alpha-3 code and by "alpha-3/division", each with the part that every single name has in it."""

    total: Weights = field(default_factory=_weights)
    sums: dict[bool, float] = field(default_factory=lambda: defaultdict(float))  # of countries, of divisions
    parts: dict[Group, Part] = field(default_factory=lambda: defaultdict(Part))

    def part(self, group: Group) -> Part:
        """What a name has added so far, to which more can be added."""
        return self.parts[group]

    def add(self, part: Part, key: str, weight: float) -> None:
        """Adds what a name says of a country or a division."""
        part.times[key] += 1
        if part.times[key] > ENOUGH:
            return
        divided = "/" in key
        for weights, sums in ((self.total, self.sums), (part.weights, part.sums)):
            weights[key] += weight
            sums[divided] += weight

    def add_place(self, part: Part, entry: Entry, weight: float) -> None:
        """Adds what a name says if it is this place."""
        if entry.country is None:
            return
        self.add(part, entry.country, weight)
        if entry.kind != "country" and entry.admin1:
            self.add(part, division_key(entry), weight)

    def share(self, key: str, part: Part) -> float:
        """How much of what the document's other names say points to a country or a division, from 0 to below 1."""
        divided = "/" in key
        weight = self.total.get(key, 0.0) - part.weights.get(key, 0.0)
        others = self.sums.get(divided, 0.0) - part.sums.get(divided, 0.0)
        return max(0.0, weight) / (max(0.0, others) + 1.0)


def division_key(entry: Entry) -> str:
    """The key of the first-order division that a place lies in, or is."""
    return f"{entry.country}/{entry.admin1}"

"""Invented reports of invented incidents, in any number and with known truth, for measuring linking at scale.

Shapes are those of the training part of the gun-violence set of SemEval-2018 task 5 as this project reads it: how many reports
an incident has, how long after it they come out, how often a date, a place, a name or a figure is missing or misread.  Words
are drawn as often as the shipped table of rarity says that events are told in them.  Names and places are made of syllables.
The same seed gives the same reports.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate, product

from tellings import ids
from tellings.link import rarity
from tellings.model import (
    Claim,
    CountValue,
    DateValue,
    Document,
    PersonValue,
    PlaceValue,
    Published,
    Span,
    Telling,
)
from tellings.testing import make_document, make_telling

SEED = 20_261_129
_FIRST_DAY = date(2010, 1, 1)
_DAYS = 20 * 365
_MONTH = 30
_PROVINCES, _DISTRICTS, _TOWNS = 60, 12, 15
# Percent of incidents by their number of reports, of reports by days since the deed, of incidents by dead and by injured.
_REPORTS = {1: 56.7, 2: 28.5, 3: 9.9, 4: 3.0, 5: 0.9, 6: 0.3, 7: 0.2, 8: 0.3, 10: 0.2}
_LAGS: dict[int, float] = {0: 40, 1: 25, 2: 10, 3: 6, 6: 5, 12: 4, 30: 4, 80: 3, 200: 3}
_DEAD = {0: 48.2, 1: 38.8, 2: 5.5, 3: 4.0, 4: 2.1, 5: 0.9, 9: 0.5}
_INJURED = {0: 30.4, 1: 35.8, 2: 7.1, 3: 7.7, 4: 10.8, 5: 4.1, 6: 1.7, 7: 1.0, 12: 1.4}
_NO_DATE, _WRONG_DATE = 0.10, 0.12
_NO_PLACE, _WRONG_PLACE, _ONLY_DISTRICT = 0.03, 0.10, 0.08
_NAMED, _WRONG_COUNT = 0.5, 0.15
_OWN_WORDS = 24  # words that the reports of one incident share more often than those of two
_SYLLABLES = [
    a + b for a, b in product(("b", "d", "f", "k", "l", "m", "n", "r", "s", "t", "v", "z"), "aeiou")
]


@dataclass(frozen=True)
class Incident:
    """What happened: the truth that reports tell more or less of."""

    day: date
    place: PlaceValue
    dead: int
    injured: int
    persons: tuple[str, ...]
    street: str
    words: tuple[str, ...]


class World:
    """Towns, people and words to draw from.

    `crowd` is the share of incidents that happen in one town within one month, as in a war; `crowded` are the numbers of those.
    """

    def __init__(self, seed: int = SEED, crowd: float = 0.0) -> None:
        self._chance = random.Random(seed)
        self._crowd = crowd
        self.crowded: set[int] = set()
        self._given = self._names(400, 2)
        self._surnames = self._names(6_000, 3)
        self._towns = list(self._places())
        counted = rarity.table()
        self._words = [word for word in counted if " " not in word]
        self._weights = list(accumulate(counted[word] for word in self._words))

    def reports(self, number: int) -> Iterator[tuple[Document, Telling, int]]:
        """So many reports, each with its telling and the number of its incident."""
        made = incident = 0
        while made < number:
            truth = self._incident()
            if self._crowd and self._chance.random() < self._crowd:
                truth = self._in_the_crowd(truth)
                self.crowded.add(incident)
            for _ in range(min(self._drawn(_REPORTS), number - made)):
                yield (*self._report(truth, made), incident)
                made += 1
            incident += 1

    def _drawn(self, shares: dict[int, float]) -> int:
        return self._chance.choices(list(shares), list(shares.values()))[0]

    def _names(self, number: int, syllables: int) -> list[str]:
        names: dict[str, None] = {}
        while len(names) < number:
            names["".join(self._chance.choices(_SYLLABLES, k=syllables)).capitalize()] = None
        return list(names)

    def _places(self) -> Iterator[PlaceValue]:
        names = iter(self._names(_PROVINCES * (1 + _DISTRICTS * (1 + _TOWNS)), 4))
        for province in range(_PROVINCES):
            first = next(names)
            for district in range(_DISTRICTS):
                second = next(names)
                for town in range(_TOWNS):
                    number = (province * _DISTRICTS + district) * _TOWNS + town + 1
                    lat, lon = province * 2.5 - 75, district * 5.0 + town * 0.3
                    name = next(names)
                    yield PlaceValue(name, name, second, first, "XAA", number, lat, lon, "town")

    def _popular(self, things: Sequence[PlaceValue] | Sequence[str]) -> PlaceValue | str:
        """One of `things`, the earlier ones more often, as towns and surnames are."""
        return things[int(len(things) * self._chance.random() ** 3)]

    def _person(self) -> str:
        return f"{self._chance.choice(self._given)} {self._popular(self._surnames)}"

    def _some_words(self, number: int) -> list[str]:
        total = self._weights[-1]
        return [self._words[bisect(self._weights, self._chance.random() * total)] for _ in range(number)]

    def _incident(self) -> Incident:
        place = self._popular(self._towns)
        assert isinstance(place, PlaceValue)
        return Incident(
            day=_FIRST_DAY + timedelta(days=self._chance.randrange(_DAYS)),
            place=place,
            dead=self._drawn(_DEAD),
            injured=self._drawn(_INJURED),
            persons=tuple(self._person() for _ in range(3)),
            street=f"{self._popular(self._surnames)} Street",
            words=tuple(self._some_words(_OWN_WORDS)),
        )

    def _in_the_crowd(self, truth: Incident) -> Incident:
        month = _FIRST_DAY + timedelta(days=_DAYS // 2)
        day = month + timedelta(days=self._chance.randrange(_MONTH))
        return replace(truth, day=day, place=self._towns[len(self._towns) // 2])

    def _report(self, truth: Incident, number: int) -> tuple[Document, Telling]:
        chance = self._chance
        day = None if chance.random() < _NO_DATE else truth.day
        if day is not None and chance.random() < _WRONG_DATE:
            day += timedelta(days=chance.choice((-7, -1, 1, 1, 3, 20)))
        place = self._place(truth)
        persons = [each for each in truth.persons if chance.random() < _NAMED]
        dead, injured = (each + (chance.random() < _WRONG_COUNT) for each in (truth.dead, truth.injured))
        own = [word for word in truth.words if chance.random() < 0.6]
        words = own + self._some_words(30) + [self._person() for _ in range(2)]
        chance.shuffle(words)
        # No four words in a row are the same in all reports: real ones share no such frame, and would be taken for copies by it.
        between = [" ".join(self._some_words(2)) for _ in range(6)]
        sentence = (
            f"{between[0].capitalize()} on that day {between[1]} {dead} died {between[2]} {injured} were injured {between[3]} near"
            f" {truth.street} {between[4]} in {place.name if place else 'the area'} {between[5]} {' '.join(words[:20])}"
        )
        names = ", ".join(persons) or "Nobody"
        text = f"{sentence}.\n\n{names} {words[20]} {words[21]}.\n\n{' '.join(words[22:]).capitalize()}."
        published = (truth.day + timedelta(days=self._drawn(_LAGS))).isoformat()
        document = make_document(
            text,
            f"{number}",
            title=f"{dead} dead, {' '.join(own[:6])}",
            outlet=f"outlet-{chance.randrange(2_000)}",
            published=Published(DateValue(published, published, "day"), "metadata"),
        )
        return document, self._telling(document, sentence, day, place, dead, injured, persons)

    def _place(self, truth: Incident) -> PlaceValue | None:
        lot = self._chance.random()
        if lot < _NO_PLACE:
            return None
        if lot < _NO_PLACE + _WRONG_PLACE:
            return self._chance.choice(self._towns)
        if lot < _NO_PLACE + _WRONG_PLACE + _ONLY_DISTRICT:
            town = truth.place
            return PlaceValue(
                town.admin2 or "",
                None,
                town.admin2,
                town.admin1,
                town.country,
                None,
                town.lat,
                town.lon,
                "district",
            )
        return truth.place

    def _telling(
        self,
        document: Document,
        sentence: str,
        day: date | None,
        place: PlaceValue | None,
        dead: int,
        injured: int,
        persons: Sequence[str],
    ) -> Telling:
        span = Span(0, len(sentence) + 1)
        claims: list[Claim] = []

        def claim(field: str, quote: str, value: object) -> None:
            start = document.text.index(quote)
            where = Span(start, start + len(quote))
            claims.append(ids.claim(document, field, where, value, sentence=span))

        if day is not None:
            claim("date", "on that day", DateValue(day.isoformat(), day.isoformat(), "day"))
        if place is not None:
            claim("place", place.name, place)
        if dead:
            claim("killed", f"{dead} died", CountValue(dead, dead, dead))
        if injured:
            claim("injured", f"{injured} were injured", CountValue(injured, injured, injured))
        for name in persons:
            claim("person", name, PersonValue(name, role="victim"))
        return make_telling(document, *claims)

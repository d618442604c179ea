"""Places: the names in a text that are places, which place each one is, and how two places stand to one another."""

from __future__ import annotations

from tellings.values.countries import country_name
from tellings.values.gazetteer import Entry, Gazetteer
from tellings.values.places.comparing import NEAR_KM, Comparison, can_be_one, compare, contains, may_hold
from tellings.values.places.homes import Home, home_of
from tellings.values.places.mentions import PlaceMention, find, is_known, marked
from tellings.values.places.senses import kilometres, resolve, value_of
from tellings.values.places.showing import parse, precision, show

__all__ = [
    "NEAR_KM",
    "Comparison",
    "Entry",
    "Gazetteer",
    "Home",
    "PlaceMention",
    "can_be_one",
    "compare",
    "contains",
    "country_name",
    "find",
    "home_of",
    "is_known",
    "kilometres",
    "marked",
    "may_hold",
    "parse",
    "precision",
    "resolve",
    "show",
    "value_of",
]

"""A place in plain words, and back."""

from __future__ import annotations

from tellings.model import PlacePrecision, PlaceValue
from tellings.values.countries import country_name
from tellings.values.folding import fold
from tellings.values.gazetteer import Gazetteer
from tellings.values.places.mentions import marked
from tellings.values.places.senses import resolve

_NEAR = "near "


def show(place: PlaceValue) -> str:
    """The place in plain words, smallest part first: "Gao, Gao, Mali" is "Gao, Mali"."""
    country = country_name(place.country) if place.country else None
    parts = [place.name]
    if place.precision == "neighbourhood":
        parts.append(place.city or "")
    parts += [place.admin1 or "", country or ""]
    said: list[str] = []
    for part in parts:
        if part and fold(part) not in (fold(other) for other in said):
            said.append(part)
    return ("near " if place.precision == "near" else "") + ", ".join(said)


def precision(place: PlaceValue) -> PlacePrecision:
    """How narrow a place is, from a point to a region of the world."""
    return place.precision


def parse(words: str, gazetteer: Gazetteer) -> PlaceValue | None:
    """The place that a whole string names ("Gao", "near Osh, Kyrgyzstan"), what follows its commas being what it lies in.

    None where the gazetteer holds no place of that name.
    """
    text = " ".join(words.split())
    start = len(_NEAR) if text.lower().startswith(_NEAR) else 0
    end = text.find(",") if "," in text else len(text)
    mentions = marked(text, [(start, end)], gazetteer) if start < end else []
    values = resolve(mentions, gazetteer)
    found = [v for m, v in zip(mentions, values, strict=True) if (m.start, m.end) == (start, end)]
    return found[0] if found and found[0] is not None and found[0].country is not None else None

"""What an incident is called on a page."""

from __future__ import annotations

from tellings.model.records import Record

from . import claims as walk
from . import words

TYPES = {
    "strike": "shelling or air strike",
    "sexual_violence": "sexual violence",
    "custody_death": "death in custody",
    "other": "incident",
}
STAGES = {"attempted": "attempted ", "foiled": "foiled ", "threatened": "threatened "}


def kind(incident: Record) -> str:
    """ "Foiled bombing"."""
    said: str = TYPES.get(incident["type"]) or incident["type"]
    said = STAGES.get(incident["stage"], "") + said
    return said[:1].upper() + said[1:]


def where(incident: Record) -> str | None:
    """The likeliest place on a line, None where none is known."""
    places = walk.elements(incident, "place")
    return words.place(places[0]) if places else None


def when(incident: Record) -> str | None:
    """The likeliest date, None where none is known."""
    verdict = incident["fields"].get("date")
    return words.date(verdict["best"]) if verdict and verdict["best"] else None


def title(incident: Record, dated: bool = True) -> str:
    """ "Bombing, Harrow, 4 March 2011", or without the date."""
    places = walk.elements(incident, "place")
    near = "near " if places and places[0]["precision"] == "near" else ""
    parts = [kind(incident), near + places[0]["name"] if places else None, when(incident) if dated else None]
    return ", ".join(part for part in parts if part)


def anchor(kind_of: str, key: str) -> str:
    """An id within the page: letters, digits and hyphens only."""
    return f"{kind_of}-" + "".join(each if each.isascii() and each.isalnum() else "-" for each in key)

"""Entities of FollowTheMoney as JSON lines: each Event becomes a row that codes an incident, with its place, its toll and those
who are held responsible.

Read as data, without the library: nothing but names of properties is asked of them.  The words of a toll ("9 (7–9) killed") are
those that our own export writes, since the scheme has no property for counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, get_args

from tellings.model import IncidentType, Link, Stage, Unread

from .codedrows import as_cell, coded_report
from .incidenttables import IncidentTable
from .item import Item, Part

SOURCE = "FollowTheMoney entities"
_COUNTS = ("killed", "injured", "arrested", "abducted")
_MOST_SIDES = 9
_FIRST_LINE = 1024 * 1024  # bytes
_TOLL = re.compile(
    r"(?:(\d[\d,]*) \()?(?:(\d[\d,]*)–(\d[\d,]*)|at least (\d[\d,]*)|(\d[\d,]*))\)? (killed|injured|arrested|abducted)"
)
_SIDES = tuple(f"responsible {number}" for number in range(1, _MOST_SIDES + 1))
_LINKS = tuple(f"link {number}" for number in range(1, _MOST_SIDES + 1))


def _same(*nouns: str) -> Mapping[str, str]:
    return {noun: noun for noun in nouns}


TABLE = IncidentTable(
    SOURCE,
    "ftm",
    frozenset(),
    (
        {"date": "startDate", "until": "endDate"},
        _same("place", "admin1", "country", "latitude", "longitude", "place_precision"),
        _same("type", "stage"),
        *(_same(side, link) for side, link in zip(_SIDES, _LINKS, strict=True)),
        *(_same(count, f"{count}_low", f"{count}_high") for count in _COUNTS),
    ),
    ("name",),
)


@dataclass
class _Around:
    """What stands around the events of a file: addresses, names of bodies, and who is linked to which event, and how."""

    addresses: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    links: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


def is_entities(stream: BinaryIO) -> bool:
    """Whether the first line is an entity of FollowTheMoney."""
    stream.seek(0)
    return _entity(stream.readline(_FIRST_LINE)) is not None


def reports(item: Item) -> Iterator[Part | Unread]:
    """Each Event of a file of entities, as a row."""
    around = _Around()
    others = 0
    for _, entity in _entities(item):
        others += entity is None
        if entity is not None:
            _take(around, entity)
    events = 0
    for number, entity in _entities(item):
        if entity is not None and entity["schema"] == "Event":
            events += 1
            row = {column: as_cell(cell) for column, cell in _row(entity, around).items() if cell}
            about = {"id": _first(entity, "recordId") or entity["id"], "outlet": SOURCE}
            url = _first(entity, "sourceUrl")
            yield from coded_report(
                TABLE,
                row,
                {**about, **({"url": url} if url else {})},
                f"{item.path} line {number}",
                item.name,
            )
    if others:
        yield Unread(item.path, f"lines that are no entities: {others:,}")
    if not events:
        yield Unread(item.path, "entities of FollowTheMoney, but no Event among them")


def _entities(item: Item) -> Iterator[tuple[int, dict[str, Any] | None]]:
    item.stream.seek(0)
    for number, line in enumerate(item.stream, start=1):
        if line.strip():
            yield number, _entity(line)


def _entity(line: bytes) -> dict[str, Any] | None:
    try:
        made = json.loads(line)
    except (ValueError, RecursionError):
        return None
    whole = (
        isinstance(made, dict)
        and isinstance(made.get("id"), str)
        and isinstance(made.get("schema"), str)
        and isinstance(made.get("properties"), dict)
    )
    return made if whole else None


def _values(entity: Mapping[str, Any], name: str) -> list[str]:
    held = entity["properties"].get(name)
    return [each for each in held if isinstance(each, str)] if isinstance(held, list) else []


def _first(entity: Mapping[str, Any], name: str) -> str:
    return next(iter(_values(entity, name)), "")


def _take(around: _Around, entity: Mapping[str, Any]) -> None:
    if entity["schema"] == "Address":
        around.addresses[entity["id"]] = entity
    elif entity["schema"] in ("Organization", "PublicBody", "Person"):
        around.bodies[entity["id"]] = _first(entity, "name")
    elif entity["schema"] == "UnknownLink":
        role = _first(entity, "role").partition(":")[0].strip().replace(" ", "_")
        if role in get_args(Link):
            around.links.setdefault(_first(entity, "object"), []).append((_first(entity, "subject"), role))


def _row(event: Mapping[str, Any], around: _Around) -> dict[str, str]:
    words = [each.replace(" ", "_") for each in _values(event, "keywords")]
    row = {
        "startDate": _first(event, "startDate"),
        "endDate": _first(event, "endDate"),
        "type": next((each for each in words if each in get_args(IncidentType)), ""),
        "stage": next((each for each in words if each in get_args(Stage)), ""),
        "name": _first(event, "name"),
        **_place(event, around.addresses.get(_first(event, "addressEntity"))),
        **_toll(_first(event, "summary").partition("Held responsible")[0]),
    }
    for number, (body, link) in enumerate(around.links.get(event["id"], ())[:_MOST_SIDES]):
        row[_SIDES[number]], row[_LINKS[number]] = around.bodies.get(body, ""), link
    return row


def _place(event: Mapping[str, Any], address: Mapping[str, Any] | None) -> dict[str, str]:
    """Place, what contains it, and how exact it is, as far as the words and the address tell."""
    said = _first(event, "location") or (_first(address, "full") if address else "")
    if not said:
        return {}
    parts = [each.strip() for each in said.removeprefix("near ").split(",")]
    row = {"place": parts[0], "country": parts[-1]}
    precision = "country" if len(parts) == 1 else "district"
    if address is not None:
        row["admin1"] = _first(address, "state")
        row["latitude"], row["longitude"] = _first(address, "latitude"), _first(address, "longitude")
        if _first(address, "city"):
            precision = "town"
        elif row["admin1"] == parts[0]:
            precision = "province"
    row["place_precision"] = "near" if said.startswith("near ") else precision
    return row


def _toll(summary: str) -> dict[str, str]:
    row: dict[str, str] = {}
    for best, low, high, least, single, count in _TOLL.findall(summary):
        row[count] = best or single
        row[f"{count}_low"], row[f"{count}_high"] = low or least, high or ("unknown" if least else "")
    return row

"""Incidents on a map: those too near to one another to be told apart are one point, until one looks closer."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from tellings.casebook import Cell, Filters, Window
from tellings.errors import UserError
from tellings.export import titles
from tellings.export.claims import elements
from tellings.export.layout import Box, Frame, frame, label_box
from tellings.export.visible import visible
from tellings.model.records import Record
from tellings.values.mercator import WORLD, east_of, lat_of, lon_of, north_of

from .ground import ground, lines
from .holding import Holding

SIZES = {"wide": (1040, 520), "narrow": (400, 420)}  # pixels
CELL = 44  # pixels: nearer than that, points are one
SMALLEST, LARGEST = 6.0, 24.0  # pixels, radius
LABEL = 15.5  # pixels: of the letters' 12.5 with what bold ones take, in faces that are wide
STEPS = (0.5, 1, 2, 5, 10, 20, 30)  # degrees between the lines of the grid
SQUARES = 512  # to the world's width, by which a picture of all is framed
CLOSEST = 0.02  # degrees across: closer than that, no outline helps


@dataclass(frozen=True, slots=True)
class View:
    """The part of the world looked at, in degrees; None for all that was asked for."""

    box: tuple[float, float, float, float] | None = None  # west, south, east, north

    @classmethod
    def parse(cls, query: Mapping[str, str]) -> View:
        """From `box=west,south,east,north`.  Raises UserError for what is no part of the world."""
        text = query.get("box", "")
        if not text:
            return cls()
        try:
            west, south, east, north = (float(part) for part in text.split(","))
        except ValueError as error:
            raise UserError(f"box is not west,south,east,north in degrees: {text[:60]}") from error
        if not (-540 <= west < east <= 540 and -90 <= south < north <= 90 and east - west <= 360):
            raise UserError(f"box is no part of the world: {text[:60]}")
        return cls((west, south, east, north))

    def changed(self, factor: float) -> str:
        """The same middle, `factor` times as far across, as the query of an address."""
        assert self.box is not None
        west, south, east, north = self.box
        across, up = (east - west) / 2 * factor, (north - south) / 2 * factor
        lon, lat = (west + east) / 2, (south + north) / 2
        return box_query(
            lon - min(across, 180), max(lat - up, -85), lon + min(across, 180), min(lat + up, 85)
        )


def box_query(west: float, south: float, east: float, north: float) -> str:
    return f"box={west:.3f},{south:.3f},{east:.3f},{north:.3f}"


@dataclass(frozen=True, slots=True)
class Group:
    """Incidents that are one point of the picture: how many, the one with the least id, and where on the picture, in pixels.

    `box` is where they lie (west, south, east, north in degrees); `metres` how far from their points they may have been, None
    where that is not the same for all.  `name` and `spot` are what the one is called, and its place.
    """

    count: int
    id: str
    x: float
    y: float
    box: tuple[float, float, float, float]
    metres: int | None
    name: str = ""
    spot: str = ""

    @property
    def lat(self) -> float:
        """The middle of where they lie."""
        return (self.box[1] + self.box[3]) / 2

    @property
    def is_one_spot(self) -> bool:
        """Whether looking closer would not take them apart."""
        west, south, east, north = self.box
        return east - west < CLOSEST and north - south < CLOSEST


def map_of(holding: Holding, wanted: Filters, view: View, address: Callable[[str], str]) -> dict[str, object]:
    """What the map shows, `wide` and `narrow` (None where nothing has a point), and addresses closer and farther."""
    pages = holding.pages.incidents
    placed = pages.count(replace(wanted, placed=True))
    made: dict[str, object] = {
        "placed": placed,
        "within": placed if view.box is None else pages.count(within(wanted, view)),
        "closer": None,
        "farther": None,
        "whole": address("") if view.box else None,
    }
    reach = _reach(holding, wanted) if view.box is None and placed else []
    for name, size in SIZES.items():
        around = _frame(reach, view, *size) if reach or view.box else None
        groups = groups_of(holding, within(wanted, view), around) if around else []
        made[name] = _drawn(groups, around, address("")) if around else None
        if around and name == "wide":
            extent = around.extent()
            seen = View((extent.west, extent.south, extent.east, extent.north))
            closer = extent.east - extent.west > CLOSEST
            made["closer"] = address(seen.changed(0.5)) if closer else None
            made["farther"] = address(seen.changed(2)) if extent.east - extent.west < 300 else None
    return made


def within(wanted: Filters, view: View) -> Filters:
    """Those that have a point in the part of the world looked at."""
    if view.box is None:
        return replace(wanted, placed=True)
    west, south, east, north = view.box
    wide = round((east - west) / 360 * WORLD)
    window = Window(east_of(west), north_of(south), wide, north_of(north) - north_of(south))
    return replace(wanted, placed=True, window=window)


def frame_of(holding: Holding, wanted: Filters, view: View, width: int, height: int) -> Frame | None:
    """The part of the world on a picture; None where nothing is looked at and nothing has a point."""
    reach = _reach(holding, wanted) if view.box is None else []
    return _frame(reach, view, width, height) if reach or view.box else None


def groups_of(holding: Holding, wanted: Filters, around: Frame) -> list[Group]:
    """The incidents by the square of the picture that they lie in, the fullest first."""
    unit = math.tau / WORLD * around.scale  # pixels
    high = round(around.height / unit)
    middle = north_of(around.lat)
    wide = min(round(around.width / unit), WORLD)
    window = Window((east_of(around.lon) - wide // 2) % WORLD, middle - high // 2, wide, high)
    cells = holding.pages.incidents.cells(wanted, window, max(1, round(CELL / unit)))
    groups = [_group(cell, window, unit, around) for cell in cells]
    named = holding.records(each.id for each in groups if each.count == 1 or each.is_one_spot)
    return [_named(each, named[each.id]) if each.id in named else each for each in groups]


def _group(cell: Cell, window: Window, unit: float, around: Frame) -> Group:
    west, east = (lon_of(window.east + each) for each in (cell.west_most, cell.east_most))
    turn = 360 * round((around.lon - (west + east) / 2) / 360)
    south, north = (lat_of(window.north + each) for each in (cell.south_most, cell.north_most))
    return Group(
        cell.count,
        cell.first,
        around.width / 2 + (cell.east - window.wide / 2) * unit,
        around.height / 2 - (cell.north - window.high / 2) * unit,
        (west + turn, south, east + turn, north),
        cell.most_metres if cell.least_metres == cell.most_metres else None,
    )


def _named(group: Group, incident: Record) -> Group:
    place = next(
        (each for each in elements(incident, "place") if each["lat"] is not None and each["lon"] is not None),
        {"name": ""},
    )
    return replace(group, name=visible(titles.title(incident)), spot=place["name"])


def _reach(holding: Holding, wanted: Filters) -> list[tuple[float, float, float]]:
    """Points (longitude, latitude, metres) round which a picture is that shows all: the corners of squares that hold them."""
    whole = Window(0, 0, WORLD, WORLD)
    cells = holding.pages.incidents.cells(replace(wanted, placed=True), whole, WORLD // SQUARES)
    return [
        (lon_of(east % WORLD), lat_of(north), float(cell.most_metres))
        for cell in cells
        for east, north in {(cell.west_most, cell.south_most), (cell.east_most, cell.north_most)}
    ]


def _frame(reach: list[tuple[float, float, float]], view: View, width: int, height: int) -> Frame:
    if view.box is None:
        return frame(reach, width, height)
    west, south, east, north = view.box
    middle = (west + east) / 2
    low, high = (
        math.log(math.tan(math.pi / 4 + math.radians(max(-85, min(85, lat))) / 2)) for lat in (south, north)
    )
    scale = min(width / math.radians(east - west), height / max(high - low, 1e-9))
    lat = math.degrees(2 * math.atan(math.exp((low + high) / 2)) - math.pi / 2)
    return Frame(width, height, max(round(scale, 6), width / math.tau), middle, lat)


def _drawn(groups: Sequence[Group], around: Frame, here: str) -> Record:
    """What the picture shows.  `here` is the map's address without a box."""
    most = max((group.count for group in groups), default=1)
    points = [_point(group, most, here) for group in groups]
    extent = around.extent()
    across = extent.east - extent.west
    step = next((step for step in STEPS if across / step <= 8), STEPS[-1])
    return {
        "width": around.width,
        "height": around.height,
        "ground": ground(around),
        "lines": lines(around, step),
        "points": points,
        "rings": [ring for group in groups if (ring := _ring(group, around))],
        "labels": _labels(groups, points, around),
    }


def _point(group: Group, most: int, here: str) -> Record:
    largest = min(LARGEST, SMALLEST + 3 * math.sqrt(most))
    pixels = SMALLEST + (largest - SMALLEST) * math.sqrt((group.count - 1) / max(most - 1, 1))
    alone = group.count == 1
    return {
        "x": round(group.x, 2),
        "y": round(group.y, 2),
        "radius": round(pixels, 2),
        "href": f"/incidents/{group.id}" if alone else _closer(group, here),
        "title": group.name if alone else f"{group.count} incidents",
    }


def _closer(group: Group, here: str) -> str:
    """Where a point of several leads: the map round them; the table, where they are all at one spot."""
    if group.is_one_spot:
        asked = dict(parse_qsl(here.partition("?")[2]))
        return f"/incidents?{urlencode({**asked, 'place': group.spot})}"
    west, south, east, north = group.box
    wide, high = max(east - west, CLOSEST), max(north - south, CLOSEST)
    box = box_query(
        west - wide * 0.4,
        max(south - high * 0.4, -85),
        east + wide * 0.4,
        min(north + high * 0.4, 85),
    )
    return f"{here}{'&' if '?' in here else '?'}{box}"


def _ring(group: Group, around: Frame) -> Record | None:
    """How far from its point an incident may have been; of several only where they are alike."""
    if group.metres is None:
        return None
    pixels = around.pixels(group.metres, group.lat)
    if pixels <= SMALLEST + 3 or pixels > around.width:
        return None
    return {"x": round(group.x, 2), "y": round(group.y, 2), "radius": round(pixels, 2)}


def _labels(groups: Sequence[Group], points: list[Record], around: Frame) -> list[Record]:
    """How many a point stands for, or what the one is called, as far as there is room."""
    taken = [
        Box(p["x"] - p["radius"], p["y"] - p["radius"], p["x"] + p["radius"], p["y"] + p["radius"])
        for p in points
    ]
    labels: list[Record] = []
    for group, point in zip(groups, points, strict=True):
        text = visible(group.spot) if group.count == 1 else str(group.count)
        box = label_box(point["x"], point["y"], point["radius"] + 5, text, LABEL, around.width, taken)
        if box and box.top >= 0 and box.bottom <= around.height:
            taken.append(box)
            labels.append({"x": round(box.left, 2), "y": round((box.top + box.bottom) / 2, 2), "text": text})
    return labels

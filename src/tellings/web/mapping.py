"""Incidents on a map: those too near to one another to be told apart are one point, until one looks closer."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from tellings.errors import UserError
from tellings.export import titles
from tellings.export.claims import elements
from tellings.export.geojson import radius
from tellings.export.layout import Box, Frame, frame, label_box
from tellings.export.outline import Extent, countries
from tellings.export.pictures import map_svg
from tellings.export.visible import visible
from tellings.model.records import Record

from .holding import Holding
from .rows import Row

SIZES = {"wide": (1040, 520), "narrow": (400, 420)}  # pixels
CELL = 44  # pixels: nearer than that, points are one
SMALLEST, LARGEST = 6.0, 24.0  # pixels, radius
LABEL = 15.5  # pixels: of the letters' 12.5 with what bold ones take, in faces that are wide
STEPS = (0.5, 1, 2, 5, 10, 20, 30)  # degrees between the lines of the grid
REMEMBERED = 16  # pictures
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
class Place:
    """Where an incident is: its likeliest place that has a point."""

    id: str
    lon: float
    lat: float
    metres: float
    name: str  # of the incident
    spot: str


def map_of(holding: Holding, rows: list[Row], view: View, address: Callable[[str], str]) -> dict[str, object]:
    """The map as SVG, `wide` and `narrow` (None where nothing has a point), addresses closer and farther, and what has no point."""
    placed = tuple(place for row in rows if (place := _place(holding.records[row.id])) is not None)
    within = tuple(place for place in placed if _is_within(place, view))
    names = {place.id for place in placed}
    made: dict[str, object] = {
        "without": [row.shown for row in rows if row.id not in names],
        "placed": len(placed),
        "within": len(within),
        "closer": None,
        "farther": None,
        "whole": address("") if view.box else None,
    }
    for name, size in SIZES.items():
        around = _frame(placed, view, *size) if placed or view.box else None
        made[name] = _drawn(holding.mark, within, around, name, address("")) if around else None
        if around and name == "wide":
            extent = around.extent()
            seen = View((extent.west, extent.south, extent.east, extent.north))
            closer = extent.east - extent.west > CLOSEST
            made["closer"] = address(seen.changed(0.5)) if closer else None
            made["farther"] = address(seen.changed(2)) if extent.east - extent.west < 300 else None
    return made


def _place(incident: Record) -> Place | None:
    for each in elements(incident, "place"):
        if each["lat"] is not None and each["lon"] is not None:
            return Place(
                incident["id"],
                each["lon"],
                each["lat"],
                float(radius(each["precision"]) or 0),
                visible(titles.title(incident)),
                each["name"],
            )
    return None


def _is_within(place: Place, view: View) -> bool:
    if view.box is None:
        return True
    west, south, east, north = view.box
    return south <= place.lat <= north and any(west <= place.lon + turn <= east for turn in (-360, 0, 360))


def _frame(placed: tuple[Place, ...], view: View, width: int, height: int) -> Frame:
    if view.box is None:
        return frame([(each.lon, each.lat, each.metres) for each in placed], width, height)
    west, south, east, north = view.box
    middle = (west + east) / 2
    low, high = (
        math.log(math.tan(math.pi / 4 + math.radians(max(-85, min(85, lat))) / 2)) for lat in (south, north)
    )
    scale = min(width / math.radians(east - west), height / max(high - low, 1e-9))
    lat = math.degrees(2 * math.atan(math.exp((low + high) / 2)) - math.pi / 2)
    return Frame(width, height, max(round(scale, 6), width / math.tau), middle, lat)


@lru_cache(REMEMBERED)
def _drawn(mark: str, within: tuple[Place, ...], around: Frame, name: str, here: str) -> str:
    """The picture.  `here` is the map's address without a box; `mark` names the moment that the places are of."""
    groups = grouped(within, around)
    most = max((len(group) for group in groups), default=1)
    points = [_point(group, around, most, here) for group in groups]
    extent = around.extent()
    across = extent.east - extent.west
    drawn = {
        "frame": {key: getattr(around, key) for key in ("width", "height", "scale", "lon", "lat")},
        "points": points,
        "rings": [ring for group in groups if (ring := _ring(group, around))],
        "labels": _labels(groups, points, around),
        "step": next((step for step in STEPS if across / step <= 8), STEPS[-1]),
    }
    return map_svg(drawn, countries(Extent(*extent)), f"map-{name}")


def grouped(places: tuple[Place, ...], around: Frame) -> list[list[Place]]:
    """The places by the cell of the picture that they fall into, the fullest first."""
    cells: dict[tuple[int, int], list[Place]] = {}
    for each in places:
        x, y = around.position(each.lon, each.lat)
        cells.setdefault((math.floor(x / CELL), math.floor(y / CELL)), []).append(each)
    return sorted(cells.values(), key=lambda group: (-len(group), group[0].id))


def _middle(group: list[Place], around: Frame) -> tuple[float, float]:
    spots = [around.position(each.lon, each.lat) for each in group]
    return sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots)


def _point(group: list[Place], around: Frame, most: int, here: str) -> Record:
    x, y = _middle(group, around)
    largest = min(LARGEST, SMALLEST + 3 * math.sqrt(most))
    pixels = SMALLEST + (largest - SMALLEST) * math.sqrt((len(group) - 1) / max(most - 1, 1))
    alone = len(group) == 1
    return {
        "x": round(x, 2),
        "y": round(y, 2),
        "radius": pixels,
        "size": round(math.pi * pixels * pixels, 3),
        "href": f"#/incidents/{group[0].id}" if alone else "#" + _closer(group, here),
        "title": group[0].name if alone else f"{len(group)} incidents",
    }


def _closer(group: list[Place], here: str) -> str:
    """Where a point of several leads: the map round them; the table, where they are all at one spot."""
    lons, lats = [each.lon for each in group], [each.lat for each in group]
    if max(lons) - min(lons) < CLOSEST and max(lats) - min(lats) < CLOSEST:
        asked = dict(parse_qsl(here.partition("?")[2]))
        return f"/incidents?{urlencode({**asked, 'place': group[0].spot})}"
    wide, high = max(max(lons) - min(lons), CLOSEST), max(max(lats) - min(lats), CLOSEST)
    box = box_query(
        min(lons) - wide * 0.4,
        max(min(lats) - high * 0.4, -85),
        max(lons) + wide * 0.4,
        min(max(lats) + high * 0.4, 85),
    )
    return f"{here}{'&' if '?' in here else '?'}{box}"


def _ring(group: list[Place], around: Frame) -> Record | None:
    """How far from its point an incident may have been; of several only where they are alike."""
    metres = {each.metres for each in group}
    if len(metres) != 1:
        return None
    x, y = _middle(group, around)
    pixels = around.pixels(group[0].metres, group[0].lat)
    if pixels <= SMALLEST + 3 or pixels > around.width:
        return None
    return {"x": round(x, 2), "y": round(y, 2), "size": round(math.pi * pixels * pixels, 3)}


def _labels(groups: list[list[Place]], points: list[Record], around: Frame) -> list[Record]:
    """How many a point stands for, or what the one is called, as far as there is room."""
    taken = [
        Box(p["x"] - p["radius"], p["y"] - p["radius"], p["x"] + p["radius"], p["y"] + p["radius"])
        for p in points
    ]
    labels: list[Record] = []
    for group, point in zip(groups, points, strict=True):
        text = visible(group[0].spot) if len(group) == 1 else str(len(group))
        box = label_box(point["x"], point["y"], point["radius"] + 5, text, LABEL, around.width, taken)
        if box and box.top >= 0 and box.bottom <= around.height:
            taken.append(box)
            labels.append({"x": round(box.left, 2), "y": round((box.top + box.bottom) / 2, 2), "text": text})
    return labels

"""The outline of the world as one picture that a browser fetches once: every map lays it under its points."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import cache

from tellings.export.layout import Frame
from tellings.export.outline import Extent, Point, countries
from tellings.model.records import Record
from tellings.values.mercator import mercator

# By name: what is smaller, in degrees, is left out; units to the degree.
GROUNDS = {"world.svg": (0.2, 100), "world-near.svg": (0.0, 10_000)}
_NEAR = 0.12  # degrees to the pixel: closer than that, the finer outline shows
_EVERYTHING = Extent(-180, -90, 180, 90)


@cache
def outline(name: str) -> bytes:
    """One of `GROUNDS`: an SVG with the path "land", in Mercator's projection, (0, 0) where the equator meets Greenwich's
    meridian.  A country that lies across the date line goes on beyond it."""
    detail, units = GROUNDS[name]
    rings = (
        ring
        for feature in countries(_EVERYTHING, detail)
        for ring in feature["geometry"]["coordinates"]
        if len(ring) > 3
    )
    path = "".join(_path(_unrolled(ring), units) for ring in rings)
    return f'<svg xmlns="http://www.w3.org/2000/svg"><path id="land" vector-effect="non-scaling-stroke" d="{path}"/></svg>'.encode(
        "ascii"
    )


def ground(around: Frame) -> Record:
    """How a map lays an outline under itself: the picture's `name`, and for each turn of the world that it shows the middle of
    it ("x", "y" in pixels); `scale` is pixels to the outline's unit."""
    extent = around.extent()
    name = "world-near.svg" if (extent.east - extent.west) / around.width < _NEAR else "world.svg"
    turns = range(math.ceil((extent.west - 540) / 360), math.floor((extent.east + 540) / 360) + 1)
    return {
        "name": name,
        "scale": around.scale * math.pi / 180 / GROUNDS[name][1],
        "y": round(around.height / 2 + around.scale * mercator(around.lat), 3),
        "x": [
            round(around.width / 2 + around.scale * math.radians(360 * turn - around.lon), 3)
            for turn in turns
            if _shows(extent, turn)
        ],
    }


def lines(around: Frame, step: float) -> Record:
    """The grid of a map in pixels: `x` of meridians, `y` of parallels, every `step` degrees."""
    extent = around.extent()
    meridians = range(math.ceil(extent.west / step), math.floor(extent.east / step) + 1)
    parallels = range(math.ceil(max(extent.south, -80) / step), math.floor(min(extent.north, 80) / step) + 1)
    middle = mercator(around.lat)
    return {
        "x": [
            round(around.width / 2 + around.scale * math.radians(each * step - around.lon), 2)
            for each in meridians
        ],
        "y": [
            round(around.height / 2 - around.scale * (mercator(each * step) - middle), 2)
            for each in parallels
        ],
    }


def _shows(extent: Extent, turn: int) -> bool:
    """Whether a map shows a part of the world moved so many times round; countries go a little beyond the date line."""
    beyond = 15
    return extent.west < 360 * turn + 180 + beyond and extent.east > 360 * turn - 180 - beyond


def _unrolled(ring: Iterable[Point]) -> list[Point]:
    """A ring without leaps at the date line; one round a pole is led round it."""
    points: list[Point] = []
    turn = 0.0
    for lon, lat in ring:
        if points:
            away = lon + turn - points[-1][0]
            turn -= 360 * round(away / 360)
        points.append((lon + turn, lat))
    if points[0][0] != points[-1][0]:
        pole = math.copysign(90, points[0][1])
        points += [(points[-1][0], pole), (points[0][0], pole)]
    return points


def _path(points: list[Point], units: int) -> str:
    placed = list(_placed(points, units))
    x, y = placed[0]
    steps = [f"M{x} {y}l"]
    for right, down in placed[1:]:
        steps.append(f"{right - x} {down - y} ")
        x, y = right, down
    return "".join(steps).rstrip() + "z"


def _placed(points: list[Point], units: int) -> Iterator[tuple[int, int]]:
    """Whole units right and down from the middle of the world; a point on the one before is left out."""
    before = None
    for lon, lat in points:
        at = round(lon * units), -round(math.degrees(mercator(lat)) * units)
        if at != before:
            yield at
        before = at

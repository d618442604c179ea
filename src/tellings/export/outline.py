"""The outline of the countries of the world, cut down to what a map shows.  Source and shape: `data/README.md`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

from tellings.model.records import Record

Point = tuple[float, float]
Ring = list[Point]


class Extent(NamedTuple):
    """A part of the world in degrees.  `west` to `east` may run past 180, for a map across the date line."""

    west: float
    south: float
    east: float
    north: float


def countries(extent: Extent) -> list[Record]:
    """GeoJSON features of the polygons that come within the extent, whole."""
    outline = json.loads(files(__package__).joinpath("data", "outline.json").read_text(encoding="utf-8"))
    arcs = [_decoded(arc, outline["scale"], outline["translate"]) for arc in outline["arcs"]]
    return [
        {
            "type": "Feature",
            "properties": {},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[list(point) for point in ring] for ring in rings],
            },
        }
        for shape in outline["shapes"]
        for rings in ([_ring(ring, arcs) for ring in polygon] for polygon in shape)
        if _touches(rings[0], extent)
    ]


def _decoded(arc: list[list[int]], scale: Point, translate: Point) -> Ring:
    points: Ring = []
    x = y = 0
    for right, up in arc:
        x, y = x + right, y + up
        points.append((round(x * scale[0] + translate[0], 4), round(y * scale[1] + translate[1], 4)))
    return points


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """The arcs end to end; each begins where the one before ended."""
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring.extend(arc[1:] if ring else arc)
    return ring


def _turned(extent: Extent) -> Iterator[Extent]:
    for turn in (-360, 0, 360):
        yield Extent(extent.west + turn, extent.south, extent.east + turn, extent.north)


def _touches(ring: Ring, extent: Extent) -> bool:
    """Whether the ring's bounds meet the extent, the world being round."""
    longitudes, latitudes = [point[0] for point in ring], [point[1] for point in ring]
    if max(latitudes) < extent.south or min(latitudes) > extent.north:
        return False
    west, east = min(longitudes), max(longitudes)
    return any(west <= each.east and east >= each.west for each in _turned(extent))

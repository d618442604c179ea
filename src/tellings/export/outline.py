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


def countries(extent: Extent, detail: float = 0.0) -> list[Record]:
    """GeoJSON features of the polygons that come within the extent, whole.

    What is smaller than `detail`, in degrees, is left out: what a picture cannot show, nobody has to draw.
    """
    outline = json.loads(files(__package__).joinpath("data", "outline.json").read_text(encoding="utf-8"))
    decoded = (_decoded(arc, outline["scale"], outline["translate"]) for arc in outline["arcs"])
    arcs = [_thinned(arc, detail) for arc in decoded]
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
        for rings in (_rings(polygon, arcs) for polygon in shape)
        if rings and _touches(rings[0], extent)
    ]


def _decoded(arc: list[list[int]], scale: Point, translate: Point) -> Ring:
    points: Ring = []
    x = y = 0
    for right, up in arc:
        x, y = x + right, y + up
        points.append((round(x * scale[0] + translate[0], 4), round(y * scale[1] + translate[1], 4)))
    return points


def _thinned(arc: Ring, detail: float) -> Ring:
    """An arc without the points that lie near the one before; its ends stay, where other arcs begin."""
    kept = arc[:1]
    for point in arc[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= detail:
            kept.append(point)
    return [*kept, *arc[1:][-1:]]


def _rings(polygon: list[list[int]], arcs: list[Ring]) -> list[Ring]:
    """The rings of a polygon, its outer one first; none of one that is too small to be one."""
    rings = [ring for ring in (_ring(numbers, arcs) for numbers in polygon) if len(ring) > 3]
    return rings if rings and len(_ring(polygon[0], arcs)) > 3 else []


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

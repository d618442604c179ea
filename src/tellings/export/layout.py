"""Where things go in a picture, worked out without drawing: the frame of a map, labels that do not collide, lanes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.values.mercator import STEEPEST, latitude, mercator

from .outline import Extent

EARTH_RADIUS = 6_371_000  # metres, mean
SMALLEST = 5.0  # degrees across: a map of one point still shows the country round it
MARGIN = 0.18  # of the extent, on each side
LETTER = 0.56  # mean width of a letter of a sans-serif face, in parts of its size


@dataclass(frozen=True, slots=True)
class Frame:
    """A Mercator map of `width` by `height` pixels: `scale` pixels to the radian, centred on (`lon`, `lat`) in degrees."""

    width: int
    height: int
    scale: float
    lon: float
    lat: float

    def position(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels right and down from the upper left corner."""
        away = (lon - self.lon + 180) % 360 - 180
        return (
            self.width / 2 + self.scale * math.radians(away),
            self.height / 2 - self.scale * (mercator(lat) - mercator(self.lat)),
        )

    def pixels(self, metres: float, lat: float) -> float:
        """How long a distance on the ground is on the map at a latitude."""
        return metres / EARTH_RADIUS * self.scale / math.cos(math.radians(_kept(lat)))

    def extent(self) -> Extent:
        """What the map shows."""
        across, up = math.degrees(self.width / 2 / self.scale), self.height / 2 / self.scale
        middle = mercator(self.lat)
        return Extent(self.lon - across, latitude(middle - up), self.lon + across, latitude(middle + up))


def frame(places: Sequence[tuple[float, float, float]], width: int, height: int) -> Frame:
    """The frame round places (longitude and latitude in degrees, radius in metres), with something round them."""
    centre = _middle_longitude([place[0] for place in places])
    away = [(lon - centre + 180) % 360 - 180 for lon, _, _ in places]
    reach = [math.degrees(radius / EARTH_RADIUS) for _, _, radius in places]
    wide = [r / math.cos(math.radians(_kept(lat))) for r, (_, lat, _) in zip(reach, places, strict=True)]
    west, east = (
        min(a - w for a, w in zip(away, wide, strict=True)),
        max(a + w for a, w in zip(away, wide, strict=True)),
    )
    low = mercator(min(lat - r for r, (_, lat, _) in zip(reach, places, strict=True)))
    high = mercator(max(lat + r for r, (_, lat, _) in zip(reach, places, strict=True)))
    smallest = math.radians(SMALLEST)
    room = 1 + 2 * MARGIN
    across = max(math.radians(east - west) * room, smallest)
    up = max((high - low) * room, smallest * height / width)
    scale = max(min(width / across, height / up), width / math.tau)
    return Frame(width, height, round(scale, 6), centre + (west + east) / 2, latitude((low + high) / 2))


def _kept(lat: float) -> float:
    return max(-STEEPEST, min(STEEPEST, lat))


def _middle_longitude(longitudes: Sequence[float]) -> float:
    """The middle of the shortest stretch that holds them all, the date line being nothing special."""
    around = sorted({lon % 360 for lon in longitudes})
    gaps = [
        (after - before) % 360 or 360.0 for before, after in zip(around, around[1:] + around[:1], strict=True)
    ]
    widest = max(range(len(gaps)), key=lambda each: gaps[each])
    start = around[(widest + 1) % len(around)]
    return (start + (360 - gaps[widest]) / 2 + 180) % 360 - 180


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, down and right from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def within(self, width: float, height: float) -> bool:
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


def text_width(text: str, size: float) -> float:
    """About how wide a text is in pixels."""
    return sum(1.0 if ord(letter) > 0x2E80 else LETTER for letter in text) * size


def label_box(
    x: float, y: float, away: float, text: str, size: float, width: float, taken: Sequence[Box]
) -> Box | None:
    """Where a label for the point can stand: right of it, left, above or below; None where all is taken."""
    wide, half = text_width(text, size), size * 0.65
    tries = (
        Box(x + away, y - half, x + away + wide, y + half),
        Box(x - away - wide, y - half, x - away, y + half),
        Box(x - wide / 2, y - away - 2 * half, x + wide / 2, y - away),
        Box(x - wide / 2, y + away, x + wide / 2, y + away + 2 * half),
    )
    free = (box for box in tries if box.within(width, math.inf) and not any(map(box.overlaps, taken)))
    return next(free, None)


def lanes(stretches: Sequence[tuple[float, float]]) -> list[int]:
    """For each stretch, in order of its start, the first lane (from 0) in which it touches no earlier one."""
    ends: list[float] = []
    found: list[int] = []
    for start, end in stretches:
        lane = next((number for number, last in enumerate(ends) if last <= start), len(ends))
        ends[lane : lane + 1] = [end]
        found.append(lane)
    return found

"""The world as a Mercator map in whole units, so that databases can tell what lies where and what lies near with integers."""

from __future__ import annotations

import math

STEEPEST = 80.0  # degrees of latitude; Mercator runs to infinity at the pole
WORLD = 1 << 30  # units round the equator: one is 4 centimetres


def mercator(lat: float) -> float:
    """How far north of the equator a latitude is on a map of radius 1; those near the poles are brought nearer."""
    return math.log(math.tan(math.pi / 4 + math.radians(max(-STEEPEST, min(STEEPEST, lat))) / 2))


def latitude(north: float) -> float:
    """The latitude, in degrees, of what is so far north."""
    return math.degrees(2 * math.atan(math.exp(north)) - math.pi / 2)


def east_of(lon: float) -> int:
    """Units east of the date line, at least 0 and less than WORLD, of a longitude in degrees."""
    return round((lon + 180) / 360 * WORLD) % WORLD


def north_of(lat: float) -> int:
    """Units north of the map's lower edge, which lies as far south as the equator is long."""
    return round((mercator(lat) + math.pi) / math.tau * WORLD)


def lon_of(east: float) -> float:
    """The longitude, in degrees, of what is so many units east of the date line."""
    return east / WORLD * 360 - 180


def lat_of(north: float) -> float:
    """The latitude, in degrees, of what is so many units north of the lower edge."""
    return latitude(north / WORLD * math.tau - math.pi)

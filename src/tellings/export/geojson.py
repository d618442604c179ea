"""Incidents as GeoJSON (RFC 7946)."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.model.records import Record, canonical

from .rows import Row, incident_rows

# How far from the point the incident may have been, in metres, by the precision of the place: for drawing and searching,
# not measured.  25 km for "near" is what UCDP GED takes for a limited area round a known point (its where_prec 2).
RADII = {
    "point": 200,
    "neighbourhood": 2_000,
    "town": 5_000,
    "near": 25_000,
    "district": 40_000,
    "province": 120_000,
    "area": 200_000,
    "country": 400_000,
}


def to_geojson(record: Record) -> str:
    """A FeatureCollection with a feature for each incident, at its likeliest place; without one the geometry is null."""
    return "".join(geojson_pieces(record))


def geojson_pieces(record: Record) -> Iterator[str]:
    """The same piece by piece."""
    yield '{"features":['
    for number, row in enumerate(incident_rows(record)):
        yield ("," if number else "") + canonical(_feature(row))
    yield '],"type":"FeatureCollection"}\n'


def radius(precision: object) -> int | None:
    """Metres, None for a precision that is not one."""
    return RADII.get(str(precision))


def _feature(row: Row) -> Record:
    lat, lon = row["lat"], row["lon"]
    point = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
    properties = {key: value for key, value in row.items() if key not in ("lat", "lon")}
    properties["radius_m"] = radius(row["place_precision"]) if point else None
    return {"type": "Feature", "id": row["id"], "geometry": point, "properties": properties}

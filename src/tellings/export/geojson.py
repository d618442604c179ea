"""Incidents as GeoJSON (RFC 7946)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    """The incidents of a record as one text."""
    return "".join(geojson_chunks(incident_rows(record)))


def geojson_chunks(rows: Iterable[Row], columns: Iterable[tuple[str, str]] = ()) -> Iterator[str]:
    """A FeatureCollection with a feature for each row of an incident, at its likeliest place; without one the geometry is null.

    `columns` are the properties, each with the column of ours that it shows; all of ours where there are none.
    """
    chosen = tuple(columns)
    yield '{"features":['
    for number, row in enumerate(rows):
        yield ("," if number else "") + canonical(_feature(row, chosen))
    yield '],"type":"FeatureCollection"}\n'


def radius(precision: object) -> int | None:
    """Metres, None for a precision that is not one."""
    return RADII.get(str(precision))


def _feature(row: Row, columns: tuple[tuple[str, str], ...]) -> Record:
    lat, lon = row["lat"], row["lon"]
    point = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
    shown = columns or tuple((key, key) for key in row)
    properties = {name: row[key] for name, key in shown if key not in ("lat", "lon")}
    properties["radius_m"] = radius(row["place_precision"]) if point else None
    return {"type": "Feature", "id": row["id"], "geometry": point, "properties": properties}

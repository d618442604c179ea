"""Everything that a casebook can be exported as: a literal list, read top to bottom."""

from __future__ import annotations

from .flow import json_pieces
from .format import Content, Format, Source
from .geojson import geojson_chunks
from .rows import coded_columns, incident_row
from .schemes import SCHEME_FORMATS
from .table import claims_table, incidents_table


def _json(source: Source) -> Content:
    return json_pieces(source.record)


def _incidents(source: Source) -> Content:
    return incidents_table(map(incident_row, source.cases)).renamed(coded_columns(source.codebook))


def _claims(source: Source) -> Content:
    return claims_table(source.record)


def _geojson(source: Source) -> Content:
    return geojson_chunks(map(incident_row, source.cases), coded_columns(source.codebook))


_LOST = (
    "The quotes and offsets of claims: --claims gives a row for each claim, --as json everything.",
    "Every place but the first, the bounds of groups within counts, and the groups of counts other than the killed and the"
    " injured, stand in the JSON alone.",
    "Figures that no incident holds, rejections and judgements.",
)
_CLAIMS_LOST = (
    "Which claims make which verdict, persons with their steps of the law, findings: they stand in the JSON alone.",
)
_SHEET = (
    "A cell holds at most 32,767 characters and a sheet 1,048,576 rows: a longer text ends with a mark, further rows stand on a further"
    " sheet.",
)

CLAIMS = Format("claims", "Claims", _claims, lost=_CLAIMS_LOST, whole=True)
FORMATS: tuple[Format, ...] = (
    Format("json", "Casebook", _json, explained=False, whole=True),
    Format("csv", "Incidents", _incidents, lost=_LOST),
    Format("xlsx", "Incidents", _incidents, lost=_LOST, notes=_SHEET),
    Format("parquet", "Incidents", _incidents, lost=_LOST),
    Format("geojson", "Incidents on a map", _geojson, lost=_LOST),
    *SCHEME_FORMATS,
)


def format_of(name: str, claims: bool = False) -> Format:
    """The format of a name; with `claims`, that of a row for each claim."""
    return CLAIMS if claims else next(each for each in FORMATS if each.name == name)

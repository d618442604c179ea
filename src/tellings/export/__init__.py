"""What leaves the casebook: canonical JSON in the format `casebook/1`, and everything else made from it."""

from .flow import Flow, held, json_pieces, to_json
from .geojson import geojson_pieces, to_geojson
from .page import report_page
from .record import FORMAT, casebook1
from .schema import schema
from .table import csv_pieces, to_csv

__all__ = [
    "FORMAT",
    "Flow",
    "casebook1",
    "csv_pieces",
    "geojson_pieces",
    "held",
    "json_pieces",
    "report_page",
    "schema",
    "to_csv",
    "to_geojson",
    "to_json",
]

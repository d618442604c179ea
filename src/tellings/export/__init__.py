"""What leaves the casebook: canonical JSON in the format `casebook/1`, and everything else made from it."""

from .cases import Case, cases, coded_cases
from .coding import Coding, Filters, coded_record, narrowed
from .flow import Flow, held, json_pieces, to_json
from .geojson import geojson_chunks, to_geojson
from .methodology import methodology
from .page import report_page
from .record import FORMAT, casebook1
from .schema import schema
from .table import Table, csv_lines, to_csv

__all__ = [
    "FORMAT",
    "Case",
    "Coding",
    "Filters",
    "Flow",
    "Table",
    "casebook1",
    "cases",
    "coded_cases",
    "coded_record",
    "csv_lines",
    "geojson_chunks",
    "held",
    "json_pieces",
    "methodology",
    "narrowed",
    "report_page",
    "schema",
    "to_csv",
    "to_geojson",
    "to_json",
]

"""What leaves the casebook: canonical JSON in the format `casebook/1`, and everything else made from it."""

from .geojson import to_geojson
from .page import report_page
from .record import FORMAT, casebook1, to_json
from .schema import schema
from .table import to_csv

__all__ = ["FORMAT", "casebook1", "report_page", "schema", "to_csv", "to_geojson", "to_json"]

"""What leaves the casebook: canonical JSON in the format `casebook/1`, and everything else made from it."""

from .record import FORMAT, casebook1, to_json

__all__ = ["FORMAT", "casebook1", "to_json"]

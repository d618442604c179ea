"""The published JSON Schema of `casebook/1`."""

from __future__ import annotations

import json
from importlib.resources import files

from tellings.model.records import Record


def schema() -> Record:
    """The schema, in the 2020-12 dialect."""
    text = files(__package__).joinpath("casebook-1.schema.json").read_text(encoding="utf-8")
    read: Record = json.loads(text)
    return read

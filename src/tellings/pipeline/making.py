"""What makes a view: a name for the code and the data that incidents are built by."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from tellings import __version__

# All that decides how incidents come out.
_LAYERS = ("model", "values", "copies", "judging", "link", "settle", "reconcile", "pipeline")
_FILES = ("ids.py", *(f"export/{name}.py" for name in ("claims", "geojson", "record", "words")))


@cache
def making() -> str:
    """The version of the package and a hash over the files by which it builds incidents.

    The version alone would not do: whoever works on the code runs many codes of one version.
    """
    root = files("tellings")
    seen = hashlib.sha256()
    for name in (*_LAYERS, *_FILES):
        for path, file in sorted(_within(root.joinpath(name), name), key=lambda each: each[0]):
            content = file.read_bytes()
            seen.update(f"{path}\0{len(content)}\0".encode() + content)
    return f"{__version__} {seen.hexdigest()[:16]}"


def _within(place: Traversable, name: str) -> list[tuple[str, Traversable]]:
    if place.is_file():
        return [(name, place)] if name.endswith((".py", ".json", ".tsv")) else []
    return [
        found
        for each in place.iterdir()
        if each.name != "__pycache__"
        for found in _within(each, f"{name}/{each.name}")
    ]

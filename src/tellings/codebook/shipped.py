"""The codebooks that come with the package."""

from __future__ import annotations

from importlib.resources import files

DEFAULT_CODEBOOK = "incidents"
SHIPPED = (DEFAULT_CODEBOOK, "ucdp-ged", "acled", "gtd", "casualties")


def shipped_text(name: str) -> str:
    """The YAML of a shipped codebook.  Raises KeyError for a name that is none of them."""
    if name not in SHIPPED:
        raise KeyError(name)
    return files(__package__).joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")

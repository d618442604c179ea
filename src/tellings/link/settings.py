"""The weights of the evidence, as shipped: estimated once by `python -m training.linking`, never at run time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

PRIOR = "before any comparison"


@dataclass(frozen=True, slots=True, eq=False)
class Settings:
    """`prior` and the weight of each (comparison, level), in bits.  Two are the same only as one object."""

    prior: float
    weights: Mapping[tuple[str, str], float]


@cache
def shipped() -> Settings:
    """The settings in `data/settings.json`, which says what they were estimated on."""
    found = json.loads(files(__package__).joinpath("data/settings.json").read_text(encoding="utf-8"))
    weights = {
        (comparison["name"], level["level"]): level["bits"]
        for comparison in found["comparisons"]
        for level in comparison["levels"]
    }
    return Settings(found["prior"], weights)

"""The codebook and filters of a command line."""

from __future__ import annotations

import argparse

from tellings import pipeline
from tellings.codebook import DEFAULT_CODEBOOK
from tellings.errors import UserError
from tellings.export.coding import Coding, Filters
from tellings.values.countries import COUNTRIES
from tellings.values.folding import fold


def coding_of(
    arguments: argparse.Namespace, otherwise: str = DEFAULT_CODEBOOK, reviewed_only: bool = False
) -> Coding:
    """What a command asks for; `otherwise` is the codebook where it names none.  Raises UserError."""
    filters = Filters(
        types=tuple(arguments.types),
        since=arguments.since,
        until=arguments.until,
        countries=tuple(map(_country, arguments.countries)),
        places=tuple(arguments.places),
        statuses=tuple(arguments.statuses),
        reviewed_only=reviewed_only,
    )
    return Coding(pipeline.load_codebook(arguments.codebook or otherwise), filters)


def _country(said: str) -> str:
    if said.upper() in COUNTRIES:
        return said.upper()
    for code, country in COUNTRIES.items():
        if fold(said) in map(fold, (country.name, *country.other_names)):
            return code
    raise UserError(f"no country is called {said}")

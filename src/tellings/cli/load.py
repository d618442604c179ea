"""`tellings load`: what was made on many machines into a casebook."""

from __future__ import annotations

import argparse

from tellings import spark

from .coding import coding_of
from .read import summary_text, waiting
from .terminal import complain, say

WAIT = 600.0  # seconds for another writer


def run(arguments: argparse.Namespace) -> int:
    """Brings what is asked for into the casebook."""
    arguments.interrupted = (
        f"stopped; what was brought until then stays in {arguments.into}, and a new run goes on from there"
    )
    summary = spark.load(
        arguments.output,
        arguments.into,
        coding=coding_of(arguments) if _is_part(arguments) else None,
        added_by=arguments.added_by,
        wait=WAIT,
        on_wait=waiting,
    )
    say(summary_text(summary, arguments.into))
    if summary.nothing_read:
        complain("nothing was brought: no incident is such as was asked for")
        return 1
    return 0


def _is_part(arguments: argparse.Namespace) -> bool:
    """Whether only some incidents are asked for."""
    names = ("codebook", "types", "since", "until", "countries", "places", "statuses")
    return any(getattr(arguments, name) for name in names)

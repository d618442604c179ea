"""What a Python process of an executor opens once, and every task in it uses."""

from __future__ import annotations

from functools import cache

from tellings.ingest import Room
from tellings.pipeline.engine import Takes
from tellings.pipeline.workers import Workers
from tellings.values.gazetteer import Gazetteer


@cache
def gazetteer() -> Gazetteer:
    """The places that come with the package."""
    return Gazetteer.open()


@cache
def room() -> Room:
    """The process that the riskier formats are read in."""
    return Room()


@cache
def reading() -> Takes:
    """What reads documents: one process beside this one, so that what it dies of costs one document and no executor."""
    return Workers(1)

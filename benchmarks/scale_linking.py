"""How long putting incidents together takes, how much memory, and how well it goes, over invented tellings with known truth."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tellings import pipeline
from tellings.casebook import Casebook
from tellings.model import Extraction
from tellings.pipeline import Building

from .invented import World
from .measuring import Figures, memory
from .togetherness import togetherness


class _Clock:
    """Seconds of processor when each stage began."""

    def __init__(self) -> None:
        self.began = {"start": time.process_time()}

    def __call__(self, building: Building) -> None:
        stage: str = building.stage
        if (
            stage == "linking" and 2 * building.done >= building.total
        ):  # each part once to lend dates, once to build it
            stage = "reconciling"
        self.began.setdefault(stage, time.process_time())


def measured(number: int) -> Figures:
    """So many tellings in a casebook, put together in this process as `tellings read` does it.

    Seconds are of processor, memory in MB: that of the whole process, and what it had before.  `linking` is all until incidents
    are built, `reconciling` their building, `keeping` that they are written into the casebook.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        Casebook.open(Path(folder, "my.db"), write=True, create=True) as casebook,
    ):
        with casebook.batch():
            for document, telling, _ in World().reports(number):
                casebook.store(document, Extraction(document.id, (telling,), (), (), ()), "invented")
        before, told = memory(), _Clock()
        pipeline.keep(casebook, told)
        told.began["end"] = time.process_time()
        most = memory()
        found = {telling: each.id for each in casebook.stored.incidents() for telling, _ in each.tellings}
    truth = dict(_truth(number))
    began, how_well = told.began, togetherness(truth, found)
    return {
        "tellings": number,
        "incidents": len(set(truth.values())),
        "linking": began["reconciling"] - began["start"],
        "reconciling": began["writing"] - began["reconciling"],
        "keeping": began["end"] - began["writing"],
        "memory": most,
        "memory_before": before,
        "b_cubed_f": how_well.b_cubed_f,
        "pairs_f": how_well.pairs_f,
    }


def _truth(number: int) -> Iterator[tuple[str, str]]:
    """Each telling's incident: the world comes out the same each time."""
    return ((telling.id, str(incident)) for _, telling, incident in World().reports(number))

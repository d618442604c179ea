"""Keeping the stored view up to date: the incidents under the usual policy, as all that was read and judged makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from tellings.casebook import Casebook, Stamp, StoredIncident, Where
from tellings.errors import CasebookBusy, CasebookFull
from tellings.values.gazetteer import Gazetteer

from .adding import add
from .freshness import is_kept, makers
from .spool import spool
from .whole import Whole

_OFTEN = 200  # incidents between two words of how far it is
Stage = Literal["reading", "linking", "writing"]


@dataclass(frozen=True, slots=True)
class Building:
    """How far the whole is: `done` of `total` documents or incidents, (0, 0) where that cannot be told."""

    stage: Stage
    done: int = 0
    total: int = 0


Tell = Callable[[Building], None]


def _to_nobody(building: Building) -> None:
    pass


def keep(casebook: Casebook, tell: Tell = _to_nobody) -> None:
    """Brings what is kept of the incidents up to date.  `casebook` must be open for writing.

    Where a few documents were read since, the part that they touch is built; else the whole, and `tell` is told how far it is.
    """
    while not is_kept(casebook):
        with Gazetteer.open() as gazetteer:
            stamp = casebook.stored.stamp()
            if stamp is None or not add(casebook, gazetteer, stamp, makers(casebook)):
                _keep_whole(casebook, gazetteer, tell)


def kept_if_possible(path: Where, tell: Tell = _to_nobody) -> None:
    """The same for the casebook at `path`, unless somebody else writes to it now, or this user may not."""
    try:
        with Casebook.open(path, write=True, command="tellings, building incidents") as casebook:
            keep(casebook, tell)
    except (CasebookBusy, CasebookFull):
        return


def _keep_whole(casebook: Casebook, gazetteer: Gazetteer, tell: Tell = _to_nobody) -> None:
    """Builds all incidents and keeps them, unless another thread has read or judged meanwhile."""

    def told(stage: Stage, done: int, total: int) -> None:
        tell(Building(stage, done, total))

    with spool() as aside:
        with casebook.snapshot():
            stamp = Stamp(*casebook.head(), *makers(casebook))
            made, grounds, number = Whole(casebook, gazetteer, aside, told).build()
        written = _counted(made.incidents, number, told)
        casebook.stored.replace(stamp, replace(made, incidents=written), grounds)


def _counted(
    incidents: Iterable[StoredIncident], total: int, tell: Callable[[Stage, int, int], None]
) -> Iterator[StoredIncident]:
    """The same, told of as they go by."""
    for number, each in enumerate(incidents):
        if number % _OFTEN == 0:
            tell("writing", number, total)
        yield each

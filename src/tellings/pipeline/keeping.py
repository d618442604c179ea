"""Keeping the stored view up to date: the incidents under the usual policy, as all that was read and judged makes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from tellings.casebook import Casebook, Grounds, Stamp, Where
from tellings.copies import shelved
from tellings.errors import CasebookBusy, CasebookFull
from tellings.judging import rulings
from tellings.model import Extraction
from tellings.values.gazetteer import Gazetteer

from .adding import add
from .building import ViewBuilder
from .freshness import is_kept, makers
from .ledger import bonds
from .storing import built

_OFTEN = 200  # documents or incidents between two words of how far it is
Stage = Literal["reading", "linking", "writing"]
Thing = TypeVar("Thing")


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
    with casebook.snapshot():
        stamp = Stamp(*casebook.head(), *makers(casebook))
        total = casebook.count()
        documents = {each.id: each for each in _counted(casebook.documents(), "reading", 2 * total, tell)}
        extractions = tuple(_counted(casebook.extractions(), "reading", 2 * total, tell, total))
        judgements = casebook.judgements()
    tell(Building("linking"))
    builder = ViewBuilder(documents, extractions, gazetteer=gazetteer)
    view = builder.view(judgements)
    rejected = Counter(each.reason for taken in extractions for each in taken.rejections)
    made = built(view, builder, judgements, rulings(judgements, view.incidents), rejected)
    written = _counted(made.incidents, "writing", len(view.incidents), tell)
    casebook.stored.replace(stamp, replace(made, incidents=written), _grounds(builder, extractions))


def _counted(things: Iterable[Thing], stage: Stage, total: int, tell: Tell, done: int = 0) -> Iterator[Thing]:
    """The same, told of now and then."""
    for number, each in enumerate(things, done):
        if number % _OFTEN == 0:
            tell(Building(stage, number, total))
        yield each


def _grounds(builder: ViewBuilder, extractions: Iterable[Extraction]) -> Grounds:
    ledger = builder.ledger
    first, second = builder.linkings
    home = {telling.id: each.document for each in extractions for telling in each.tellings}
    return Grounds(
        copies=ledger.copies,
        pairs=ledger.pairs,
        bonds=sorted(bonds(builder.documents, home, ledger)),
        moved=ledger.moved,
        left=ledger.left,
        dates=builder.lent,
        keys=(first.blocks, second.blocks),
        shelf=shelved(builder.documents.values()),
        outlets=[(each.outlet, id) for id, each in builder.documents.items() if each.outlet],
    )

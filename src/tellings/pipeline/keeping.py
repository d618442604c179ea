"""Keeping the stored view up to date: the incidents under the usual policy, as all that was read and judged makes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

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


def keep(casebook: Casebook) -> None:
    """Brings what is kept of the incidents up to date.  `casebook` must be open for writing.

    Where a few documents were read since, the part that they touch is built; else the whole.
    """
    while not is_kept(casebook):
        with Gazetteer.open() as gazetteer:
            stamp = casebook.stored.stamp()
            if stamp is None or not add(casebook, gazetteer, stamp, makers(casebook)):
                _keep_whole(casebook, gazetteer)


def kept_if_possible(path: Where) -> None:
    """The same for the casebook at `path`, unless somebody else writes to it now, or this user may not."""
    try:
        with Casebook.open(path, write=True, command="tellings, building incidents") as casebook:
            keep(casebook)
    except (CasebookBusy, CasebookFull):
        return


def _keep_whole(casebook: Casebook, gazetteer: Gazetteer) -> None:
    """Builds all incidents and keeps them, unless another thread has read or judged meanwhile."""
    with casebook.snapshot():
        stamp = Stamp(*casebook.head(), *makers(casebook))
        documents = {document.id: document for document in casebook.documents()}
        extractions = tuple(casebook.extractions())
        judgements = casebook.judgements()
    builder = ViewBuilder(documents, extractions, gazetteer=gazetteer)
    view = builder.view(judgements)
    rejected = Counter(each.reason for taken in extractions for each in taken.rejections)
    made = built(view, builder, judgements, rulings(judgements, view.incidents), rejected)
    casebook.stored.replace(stamp, made, _grounds(builder, extractions))


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

"""Finding what a person names, with no more of the casebook built than bears on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from functools import cached_property

from tellings.casebook import Casebook
from tellings.model import Claim, Document, Incident, Judgement, Telling, View
from tellings.pipeline import DEFAULT_POLICY, Part, ViewBuilder, by_prefix, is_kept, keep, part_around
from tellings.values.gazetteer import Gazetteer

from . import naming


class Sight:
    """The incidents of a casebook: of a part as it is kept where one is enough, of the whole where it is asked for."""

    def __init__(self, casebook: Casebook, gazetteer: Gazetteer, policy: str) -> None:
        self._casebook, self._gazetteer, self._policy = casebook, gazetteer, policy
        self._seen: tuple[tuple[Judgement, ...], View] | None = None
        self._parts: list[Part] = []
        self._kept: tuple[int, str] | None = (
            None  # the head of the journal at which what is kept was up to date
        )
        if not self.keep():
            self.whole()

    def keep(self) -> bool:
        """Brings what the casebook keeps of its incidents up to date where it may; whether it is."""
        if self._policy != DEFAULT_POLICY:
            return False
        head = self._casebook.head()
        if head == self._kept:
            return True
        if self._casebook.writable:
            keep(self._casebook)
            head = self._casebook.head()
        self._parts = []
        self._kept = head if is_kept(self._casebook) else None
        return self._kept is not None

    @property
    def parts(self) -> list[Part]:
        """Those that have been looked at, as they are since the last decision."""
        return self._parts if self.keep() else []

    def over(self, casebook: Casebook) -> Sight:
        """The same over another opening of the same casebook, with all that has been loaded and built."""
        other = copy(self)
        other._casebook, other._kept, other._parts = casebook, None, []
        return other

    @cached_property
    def _loaded(self) -> tuple[Mapping[str, Document], ViewBuilder]:
        with self._casebook.snapshot():
            documents = {each.id: each for each in self._casebook.documents()}
            extractions = tuple(self._casebook.extractions())
        return documents, ViewBuilder(documents, extractions, self._policy, gazetteer=self._gazetteer)

    @property
    def documents(self) -> Mapping[str, Document]:
        """All documents, by id."""
        return self._loaded[0]

    def whole(self, judgements: tuple[Judgement, ...] | None = None) -> View:
        """All incidents under these judgements, or under those that the casebook has."""
        wanted = self._casebook.judgements() if judgements is None else judgements
        if self._seen is None or self._seen[0] != wanted:
            self._seen = (wanted, self._loaded[1].view(wanted))
        return self._seen[1]

    def incident(self, prefix: str) -> Incident:
        """The one incident whose id, or the id of one of whose tellings, begins so.  Raises UserError."""
        if not self.keep():
            return naming.incident(self.whole(), prefix)
        found = self._casebook.stored.named(_plain(prefix)) if _plain(prefix) else []
        id = by_prefix(((id, [telling]) for id, telling in found), prefix)
        return naming.incident(self._around_incident(id), id)

    def telling(self, prefix: str) -> tuple[Telling, Incident]:
        """The one telling whose id begins so, and its incident.  Raises UserError."""
        if not self.keep():
            return naming.telling(self.whole(), prefix)
        found = self._casebook.stored.tellings_like(_plain(prefix))
        id = naming.one(found, prefix, "telling or incident")
        ((incident, _),) = self._casebook.stored.named(id)
        return naming.telling(self._around_incident(incident), id)

    def claim(self, prefix: str) -> Claim:
        """The one claim of an incident whose id begins so.  Raises UserError; a figure that no incident holds is none."""
        if not self.keep():
            return naming.claim(self.whole(), prefix)
        found = self._casebook.stored.claims_like(_plain(prefix))
        id = naming.one(found, prefix, "claim")
        return naming.claim(self._around([found[id]]), id)

    def _around_incident(self, id: str) -> View:
        kept = self._casebook.stored.incident(id)
        assert kept is not None
        return self._around(kept.documents)

    def _around(self, documents: Iterable[str]) -> View:
        wanted = set(documents)
        part = next((each for each in self._parts if wanted <= set(each.documents)), None)
        if part is None:
            part = part_around(self._casebook, wanted)
            if part is None:
                return self.whole()
            self._parts.append(part)
        return part.builder.view(part.judgements)


def _plain(prefix: str) -> str:
    return prefix.strip().lower()

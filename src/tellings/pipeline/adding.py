"""New documents rebuild the part of the incidents that they touch, and nothing else.

What a new document is compared with is found by the keys that the whole was linked by; what else may come out otherwise by it
(other tellings of its outlet, copies of it, tellings that meet others now) is found too, and the part around all of that is
built.  What comes of it is what building the whole gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tellings.casebook import Casebook, Stamp
from tellings.judging import without_furniture
from tellings.link import Profile, profile_of
from tellings.model import Claim, Document, Judgement, Telling, standing
from tellings.values.gazetteer import Gazetteer

from .ledger import Derived, Pair
from .new_copies import with_new
from .outlets import places_at_home, with_places
from .part import Part, part_around, rulings_of, touching
from .relinking import own_of, relink
from .storing import built

if TYPE_CHECKING:
    from tellings.casebook.view_grounds import ViewGrounds

MOST_NEW = 200  # documents: where more are new at once, building the whole costs little more
_MOST = 1_000  # documents that are looked at again


class WholeNeeded(Exception):
    """The whole must be built: no part can be told apart."""


class Adding:
    """Takes new documents into what is kept, inside one change of it."""

    def __init__(
        self, casebook: Casebook, grounds: ViewGrounds, gazetteer: Gazetteer, new: Sequence[str]
    ) -> None:
        """`new` are the ids of documents that have been stored, and that the view does not take in yet."""
        self._casebook, self._grounds, self._gazetteer = casebook, grounds, gazetteer
        self._judgements = casebook.judgements()
        self._new = {id: casebook.document(id) for id in new}
        self._known: dict[str, tuple[Document, dict[str, Telling]]] = {}
        self._home: dict[str, str] = {}

    def part(self) -> Part:
        """The part that the new documents touch, ready to be built.  Raises WholeNeeded."""
        if any(each.origin or each.supersedes for each in self._new.values()):
            raise WholeNeeded  # copies that an input names follow no key
        touched = {*self._new, *self._copies()}
        moved = self._places()
        touched.update(map(self._document_of, moved))
        tellings = [telling for id in self._new for telling in self._tellings(id)]
        touched |= self._relink(1, tellings, {})
        part = self._around(touched)
        part.builder.view(self._judgements)
        lent, before = part.builder.lent, self._grounds.dates(part.tellings)
        changed = [each for each in part.tellings if lent.get(each, ()) != before.get(each, ())]
        self._grounds.replace_dates({each: lent.get(each, ()) for each in changed})
        touched |= self._relink(2, {*tellings, *moved, *changed}, lent)
        part = self._around(touched)
        part.builder.view(self._judgements)
        if part.builder.lent != self._grounds.dates(part.tellings):
            raise WholeNeeded
        return part

    def _around(self, documents: Iterable[str]) -> Part:
        part = part_around(self._casebook, documents, self._judgements)
        if part is None:
            raise WholeNeeded
        return part

    def _copies(self) -> set[str]:
        """The documents that copy otherwise than before, the new ones among them; binds them to what they copy."""
        changed = with_new(self._casebook, self._grounds, self._new.values(), _MOST)
        if changed is None:
            raise WholeNeeded
        for id in changed:
            copy = self._casebook.stored.copy(id)
            others = {copy.origin, copy.supersedes} if copy is not None else set()
            others |= set(self._grounds.with_text(self._casebook.document(id).text_hash))
            self._bind((id, other) for other in others if other is not None)
        return changed

    def _places(self) -> set[str]:
        """Settles the places of the new documents' outlets; gives the tellings whose derived places came out otherwise."""
        marked = {
            subject.document
            for judgement in standing(self._judgements)
            if judgement.kind == "furniture"
            for subject in judgement.about
        }
        self._grounds.add_outlets((each.outlet, id) for id, each in self._new.items() if each.outlet)
        changed: set[str] = set()
        for outlet in sorted({each.outlet for each in self._new.values() if each.outlet}):
            told = self._grounds.places_told(outlet)
            if not marked.isdisjoint(document for document, _ in told.values()):
                raise WholeNeeded  # what was taken out of a report must not speak for where its outlet is at home
            tellings = [with_places(id, document, claims) for id, (document, claims) in told.items()]
            for final, now in enumerate(places_at_home(outlet, tellings, self._judgements, self._gazetteer)):
                before = self._grounds.places_of_outlet(outlet, bool(final))
                other = {id for id in {*now, *before} if now.get(id, ()) != before.get(id, ())}
                self._grounds.replace_places({id: now.get(id, ()) for id in other}, bool(final))
                changed |= other
        return changed

    def _relink(self, round: int, tellings: Iterable[str], lent: Derived) -> set[str]:
        """Compares tellings that are new or changed; gives the documents of which pairs came or went."""
        known: dict[str, Profile] = {}

        def profile(telling: str) -> Profile:
            if telling not in known:
                known[telling] = self._profile(telling, round, lent)
            return known[telling]

        fresh = {each: own_of(profile(each)) for each in tellings}
        come, gone = relink(self._grounds, round, fresh, profile)
        homes = [(self._document_of(a), self._document_of(b)) for a, b in (*come, *gone)]
        self._bind(homes[: len(come)])
        return {document for pair in homes for document in pair}

    def _profile(self, telling: str, round: int, lent: Derived) -> Profile:
        document = self._document_of(telling)
        derived: tuple[Claim, ...] = ()
        if round == 2:
            dates = lent[telling] if telling in lent else self._grounds.dates([telling]).get(telling, ())
            derived = (*dates, *self._grounds.places([telling], final=False).get(telling, ()))
        told = self._tellings(document)[telling]
        return profile_of(self._known[document][0], told, sorted(derived, key=lambda each: each.id))

    def _tellings(self, document: str) -> dict[str, Telling]:
        """The tellings of a document by id, without what people took out of it."""
        if document not in self._known:
            (taken,) = without_furniture([self._casebook.extraction(document)], self._judgements)
            tellings = {telling.id: telling for telling in taken.tellings}
            self._known[document] = (self._casebook.document(document), tellings)
        return self._known[document][1]

    def _document_of(self, telling: str) -> str:
        if telling not in self._home:
            found = self._casebook.telling(telling)
            assert found is not None
            self._home[telling] = found.document
        return self._home[telling]

    def _bind(self, pairs: Iterable[Pair]) -> None:
        self._grounds.add_bonds(sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}))


def add(casebook: Casebook, gazetteer: Gazetteer, stamp: Stamp, makers: tuple[str, str, str]) -> bool:
    """Takes the documents that were read since `stamp` into what is kept; False where the whole must be built.

    `makers` are the code, the readers and the policy by which incidents are built now.
    """
    since = casebook.stored.since(stamp, MOST_NEW + 1)
    if (stamp.package, stamp.model, stamp.policy) != makers or since is None or len(since) > MOST_NEW:
        return False
    if any(act != "read" for act, _ in since):
        return False
    try:
        with casebook.stored.changing() as (changes, grounds):
            part = Adding(casebook, grounds, gazetteer, [id for _, id in since]).part()
            judgements: tuple[Judgement, ...] = casebook.judgements()
            view = part.builder.view(judgements)
            changes.remove_part(casebook.stored.incidents_of(part.documents), part.documents, part.tellings)
            touched, became = touching(part, judgements), rulings_of(part, judgements, view)
            changes.add_built(built(view, part.builder, touched, became, _rejected(casebook, since)))
            changes.stamp(Stamp(*casebook.head(), *makers))
    except WholeNeeded:
        return False
    return True


def _rejected(casebook: Casebook, since: Sequence[tuple[str, str]]) -> Counter[str]:
    """How often something was not taken of the documents that were read since, by reason."""
    return Counter(each.reason for _, id in since for each in casebook.extraction(id).rejections)

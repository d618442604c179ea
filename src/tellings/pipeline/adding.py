"""New documents rebuild the part of the incidents that they touch, and nothing else.

What a new document is compared with is found by the keys that the whole was linked by; what else may come out otherwise by it
(other tellings of its outlet, copies of it, tellings that meet others now) is found too, and the part around all of that is
built.  What comes of it is what building the whole gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from tellings.casebook import Casebook, Stamp
from tellings.judging import without_furniture
from tellings.link import Profile, profile_of
from tellings.model import Claim, Rejection, Telling, standing
from tellings.values.gazetteer import Gazetteer

from .ledger import Derived, Pair
from .new_copies import with_new
from .outlets import places_at_home, with_places
from .part import Part, part_around, rulings_of, touching
from .relinking import own_of, relink
from .reports import Reports

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
        self.judgements = casebook.judgements()
        self._reports = Reports(casebook)
        self._new = self._reports.documents(new)
        self._tellings: dict[str, Telling] = {}
        self._profiles: dict[tuple[str, tuple[Claim, ...]], Profile] = {}

    def part(self) -> Part:
        """The part that the new documents touch, ready to be built.  Raises WholeNeeded."""
        if any(each.origin or each.supersedes for each in self._new.values()):
            raise WholeNeeded  # copies that an input names follow no key
        touched = {*self._new, *self._copies()}
        moved = self._places()
        touched |= {each.document for each in self._told(moved).values()}
        tellings = self._told_in(self._new)
        touched |= self._relink(1, tellings, {})
        part = self._around(touched)
        _, lent = part.builder.dates_lent(self.judgements)
        before = self._grounds.dates(part.every_telling)
        changed = [each for each in part.every_telling if lent.get(each, ()) != before.get(each, ())]
        self._grounds.replace_dates({each: lent.get(each, ()) for each in changed})
        touched |= self._relink(2, {*tellings, *moved, *changed}, lent)
        part = self._around(touched)
        part.builder.grounds(self.judgements)
        if part.builder.lent != self._grounds.dates(part.every_telling):
            raise WholeNeeded
        return part

    def rejections(self) -> Iterator[Rejection]:
        """What was seen in the new documents and not taken."""
        for each in self._reports.extractions(self._new).values():
            yield from each.rejections

    def _around(self, documents: Iterable[str]) -> Part:
        part = part_around(self._casebook, documents, reports=self._reports)
        if part is None:
            raise WholeNeeded
        return part

    def _copies(self) -> set[str]:
        """The documents that copy otherwise than before, the new ones among them; binds them to what they copy."""
        changed = with_new(self._casebook, self._grounds, self._new.values(), _MOST, self._reports)
        if changed is None:
            raise WholeNeeded
        copies = {each.document: each for each in self._casebook.stored.copies_of(changed)}
        documents = self._reports.documents(changed)
        for id in changed:
            others: set[str | None] = set(self._grounds.with_text(documents[id].text_hash))
            if (copy := copies.get(id)) is not None:
                others |= {copy.origin, copy.supersedes}
            self._bind((id, other) for other in others if other is not None)
        return changed

    def _places(self) -> set[str]:
        """Settles the places of the new documents' outlets; gives the tellings whose derived places came out otherwise."""
        marked = {
            subject.document
            for judgement in standing(self.judgements)
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
            for final, now in enumerate(places_at_home(outlet, tellings, self.judgements, self._gazetteer)):
                before = self._grounds.places_of_outlet(outlet, bool(final))
                other = {id for id in {*now, *before} if now.get(id, ()) != before.get(id, ())}
                self._grounds.replace_places({id: now.get(id, ()) for id in other}, bool(final))
                changed |= other
        return changed

    def _relink(self, round: int, tellings: Iterable[str], lent: Derived) -> set[str]:
        """Compares tellings that are new or changed; gives the documents of which pairs came or went."""

        def profiles(wanted: Iterable[str]) -> dict[str, Profile]:
            return self._profiles_of(wanted, round, lent)

        fresh = {id: own_of(profile) for id, profile in profiles(tellings).items()}
        found = relink(self._grounds.blocks, round, fresh, profiles)
        self._grounds.remove_pairs(round, found.gone)
        self._grounds.add_pairs(round, sorted(found.come))
        changed = found.come | found.gone | found.speaking
        told = self._told({telling for pair in changed for telling in pair})
        home = {id: each.document for id, each in told.items()}
        self._bind((home[a], home[b]) for a, b in found.speaking)
        return {home[telling] for pair in found.come | found.gone for telling in pair}

    def _profiles_of(self, wanted: Iterable[str], round: int, lent: Derived) -> dict[str, Profile]:
        """Profiles by telling, with what is derived where it is the second round."""
        told = self._told(wanted)
        dates: Derived = {}
        places: Derived = {}
        if round == 2:
            dates = {**self._grounds.dates(told.keys() - lent.keys()), **lent}
            places = self._grounds.places(told, final=False)
        documents = self._reports.documents({each.document for each in told.values()})
        found: dict[str, Profile] = {}
        for id, telling in told.items():
            every = sorted((*dates.get(id, ()), *places.get(id, ())), key=lambda each: each.id)
            known = (id, tuple(every))
            if known not in self._profiles:
                self._profiles[known] = profile_of(documents[telling.document], telling, every)
            found[id] = self._profiles[known]
        return found

    def _told(self, tellings: Iterable[str]) -> dict[str, Telling]:
        """Tellings by id, without what people took out of their documents."""
        wanted = set(tellings)
        self._told_in(self._grounds.documents_of(wanted - self._tellings.keys()))
        return {id: self._tellings[id] for id in wanted}

    def _told_in(self, documents: Iterable[str]) -> list[str]:
        """The ids of the tellings of documents, which are read."""
        taken = without_furniture(self._reports.extractions(documents).values(), self.judgements)
        tellings = {telling.id: telling for each in taken for telling in each.tellings}
        self._tellings |= tellings
        return list(tellings)

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
            adding = Adding(casebook, grounds, gazetteer, [id for _, id in since])
            part = adding.part()
            judgements = adding.judgements
            view = part.builder.view(judgements)
            changes.remove_part(casebook.stored.incidents_of(part.documents), part.documents, part.tellings)
            touched, became = touching(part, judgements), rulings_of(part, judgements, view)
            rejected = Counter(each.reason for each in adding.rejections())
            changes.add_built(part.built(view, touched, became, rejected))
            changes.stamp(Stamp(*casebook.head(), *makers))
    except WholeNeeded:
        return False
    return True

"""A judgement rebuilds the part of the incidents that it can touch, and nothing else.

A part is a set of documents that nothing leads out of: no pair of tellings that speaks for one incident, no copy, no later
version, no judgement.  Built by itself it gives what it is in the whole, because the few things that only the whole can tell
(which pairs were compared, where outlets are at home, which documents copy which) are taken from what is kept of the whole.
Where a judgement changes one of those, the whole is built anew.

An incident also asks whether others are one with it that come near to it, and those may lie in other parts: they are built
anew too, and beside them stand those that they come near to themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from tellings.casebook import Built, Casebook, Stamp
from tellings.judging import rulings
from tellings.model import Judgement, Ruling, View

from .building import ViewBuilder
from .freshness import is_kept
from .ledger import Ledger
from .reports import Reports
from .storing import built

_MOST = 1_000  # documents of a part: where more hang together, building the whole costs little more


@dataclass(frozen=True, slots=True)
class Part:
    """Some documents (their ids, in order) with their tellings, what builds them, and the judgements on what is built.

    `heart` are the documents that were asked for, with all that cannot be built without them; `documents` are those and the ones
    that they come near to: what is built of them takes the place of what is kept.  The builder also has those that these come
    near to, which stay as they are; `every_telling` are the tellings of all.
    """

    heart: frozenset[str]
    documents: tuple[str, ...]
    tellings: tuple[str, ...]
    every_telling: tuple[str, ...]
    builder: ViewBuilder
    judgements: tuple[Judgement, ...] = ()

    def of(self, view: View) -> View:
        """What of a view, which the builder gave, is of these documents."""
        within = set(self.documents)
        incidents = tuple(each for each in view.incidents if each.tellings[0].document in within)
        known = {each.id for each in incidents}
        return replace(
            view,
            incidents=incidents,
            relations=tuple(each for each in view.relations if each.source in known),
            figures=tuple(each for each in view.figures if each.claim.document in within),
            copies=tuple(each for each in view.copies if each.document in within),
            likely=tuple(each for each in view.likely if each.a in known),
        )

    def built(
        self,
        view: View,
        touching: Iterable[Judgement],
        became: Iterable[Ruling],
        rejected: Mapping[str, int] = MappingProxyType({}),
    ) -> Built:
        """A view of the builder as it takes the place of what the casebook keeps of these documents."""
        documents = {id: self.builder.documents[id] for id in self.documents}
        own = set(self.tellings)
        derived = {id: claims for id, claims in self.builder.derived.items() if id in own}
        return built(self.of(view), documents, derived, touching, became, rejected)


@dataclass(frozen=True, slots=True)
class Change:
    """What a judgement makes of the part that it touches: its incidents before and after, and what became of judgements.

    `stamp` is that of the view that the part is of; `touching` are all judgements that touch the part, and `became` says what
    became of each.
    """

    part: Part
    stamp: Stamp
    before: View
    after: View
    held: tuple[Ruling, ...]
    became: tuple[Ruling, ...]
    touching: tuple[Judgement, ...]


def documents_of(judgement: Judgement) -> frozenset[str]:
    """The documents that a judgement is about; none of one made before judgements named them."""
    return frozenset(subject.document for subject in judgement.about)


def part_around(
    casebook: Casebook,
    documents: Iterable[str],
    judgement: Judgement | None = None,
    reports: Reports | None = None,
) -> Part | None:
    """The least part with these documents; None where it is so large that the whole is better built.

    `judgement` is one that has not been added yet.  The casebook must hold its incidents as they would be built now (`is_kept`).
    `reports` are those read before.
    """
    heart = _bound(casebook, documents, judgement)
    wide = heart and _around(casebook, heart)
    every = wide and _around(casebook, wide)
    if not every or not wide or not heart:
        return None
    stored, known = casebook.stored, reports or Reports(casebook)
    found = known.documents(sorted(every))  # a judgement may come from a casebook that held more
    extractions = known.extractions(found)
    tellings = {id: sorted({telling.id for telling in each.tellings}) for id, each in extractions.items()}
    told = sorted(telling for own in tellings.values() for telling in own)
    ledger = Ledger(
        tuple(stored.copies_of(found)),
        (tuple(stored.pairs(1, told)), tuple(stored.pairs(2, told))),
        stored.places(told, final=False),
        stored.places(told, final=True),
    )
    own = tuple(id for id in found if id in wide)
    return Part(
        heart & found.keys(),
        own,
        tuple(sorted(telling for id in own for telling in tellings.get(id, ()))),
        tuple(told),
        ViewBuilder(found, extractions.values(), ledger=ledger),
        casebook.judgements_of(found),
    )


def _around(casebook: Casebook, documents: frozenset[str]) -> frozenset[str] | None:
    """These documents, and those that they come near to with all that cannot be built without them."""
    near = casebook.stored.near(documents) - documents
    more = _bound(casebook, near, None)
    return None if more is None or len(documents | more) > _MOST else documents | more


def _bound(
    casebook: Casebook, documents: Iterable[str], judgement: Judgement | None
) -> frozenset[str] | None:
    held = documents_of(judgement) if judgement is not None else frozenset()
    if (judgement is not None and not held) or casebook.judgements_of([""]):
        return None
    found: set[str] = set()
    waiting = set(documents)
    while waiting:
        found |= waiting
        if len(found) > _MOST:
            return None
        bound = casebook.stored.bound_to(waiting)
        judged = casebook.judged_with(waiting)
        reached = {other for each in waiting for other in bound.get(each, ())} | judged
        waiting = (reached if held.isdisjoint(waiting) else reached | held) - found
    return frozenset(found)


def change_by(casebook: Casebook, judgement: Judgement, known: Iterable[Part] = ()) -> Change | None:
    """What a new judgement changes, where that can be told from a part.  `known` are parts that nothing has been added to since.

    None where it cannot: the judgement takes a passage out of a report or refuses a place, a date is lent to another telling by
    it, or the casebook does not hold its incidents as they are now.
    """
    stamp = casebook.stored.stamp()
    if stamp is None or not is_kept(casebook):
        return None
    about = documents_of(judgement)
    whole = (each for each in known if about and about <= each.heart)
    part = next(whole, None) or part_around(casebook, about, judgement)
    if part is None:
        return None
    made, every = part.judgements, (*part.judgements, judgement)
    before = part.builder.view(made)
    grounds = part.builder.grounds_of_the_whole
    after = part.builder.view(every)
    if part.builder.grounds_of_the_whole != grounds:
        return None
    return Change(
        part,
        stamp,
        before,
        after,
        rulings_of(part, made, before),
        rulings_of(part, every, after),
        tuple(touching(part, every)),
    )


def touching(part: Part, judgements: Sequence[Judgement]) -> list[Judgement]:
    """The judgements that touch a part: all that they are about lies in it."""
    within = set(part.documents)
    return [each for each in judgements if not within.isdisjoint(documents_of(each))]


def rulings_of(part: Part, judgements: Sequence[Judgement], view: View) -> tuple[Ruling, ...]:
    """What became of them."""
    return rulings(touching(part, judgements), view.incidents)


def keep_change(casebook: Casebook, change: Change, judgement: Judgement) -> bool:
    """Puts what a judgement made of a part into what is kept, when the judgement has been added.

    False where something else was read or judged meanwhile: what is kept is then out of date, and is built when it is asked for.
    """
    before = change.stamp
    return casebook.stored.replace_part(
        before,
        judgement.id,
        Stamp(*casebook.head(), before.package, before.model, before.policy),
        change.part.built(change.after, change.touching, change.became),
        [each.id for each in change.part.of(change.before).incidents],
        change.part.documents,
        change.part.tellings,
    )

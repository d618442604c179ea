"""A judgement rebuilds the part of the incidents that it can touch, and nothing else.

A part is a set of documents that nothing leads out of: no pair of tellings that speaks for one incident, no copy, no later
version, no judgement.  Built by itself it gives what it is in the whole, because the few things that only the whole can tell
(which pairs were compared, where outlets are at home, which documents copy which) are taken from what is kept of the whole.
Where a judgement changes one of those, the whole is built anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellings.casebook import Casebook, Stamp
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
    """The documents of a part (their ids, in order) with their tellings, what builds it, and the judgements that touch it."""

    documents: tuple[str, ...]
    tellings: tuple[str, ...]
    builder: ViewBuilder
    judgements: tuple[Judgement, ...] = ()


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
    bound = _bound(casebook, documents, judgement)
    if bound is None:
        return None
    stored, known = casebook.stored, reports or Reports(casebook)
    found = known.documents(bound)  # a judgement may come from a casebook that held more
    extractions = known.extractions(found).values()
    tellings = sorted({telling.id for each in extractions for telling in each.tellings})
    ledger = Ledger(
        tuple(stored.copies_of(found)),
        (tuple(stored.pairs(1, tellings)), tuple(stored.pairs(2, tellings))),
        stored.places(tellings, final=False),
        stored.places(tellings, final=True),
    )
    builder = ViewBuilder(found, extractions, ledger=ledger)
    return Part(tuple(found), tuple(tellings), builder, casebook.judgements_of(found))


def _bound(casebook: Casebook, documents: Iterable[str], judgement: Judgement | None) -> list[str] | None:
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
    return sorted(found)


def change_by(casebook: Casebook, judgement: Judgement, known: Iterable[Part] = ()) -> Change | None:
    """What a new judgement changes, where that can be told from a part.  `known` are parts that nothing has been added to since.

    None where it cannot: the judgement takes a passage out of a report or refuses a place, a date is lent to another telling by
    it, or the casebook does not hold its incidents as they are now.
    """
    stamp = casebook.stored.stamp()
    if stamp is None or not is_kept(casebook):
        return None
    about = documents_of(judgement)
    whole = (each for each in known if about and about <= set(each.documents))
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
        built(change.after, change.part.builder, change.touching, change.became, {}),
        [each.id for each in change.before.incidents],
        change.part.documents,
        change.part.tellings,
    )

"""Building the view, again and again as people decide: what a judgement does not touch is not built anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tellings.copies import copies, with_copies
from tellings.errors import UserError
from tellings.judging import constraints, decided_on, refused, with_claims, without_furniture
from tellings.link import Profile, link
from tellings.model import (
    Document,
    Extraction,
    Figure,
    Incident,
    Judgement,
    Linking,
    Relation,
    Telling,
    View,
)
from tellings.reconcile import DEFAULT_POLICY, POLICIES, reconcile
from tellings.settle import days_of_news, lent_years, settle, with_year_of_speaking
from tellings.values.gazetteer import Gazetteer

from .known import kept
from .ledger import Derived, Ledger, Pair, of_field


@dataclass(frozen=True, slots=True)
class _Linked:
    """What linking came to, and what it was made from: it is made anew only where that has changed."""

    constraints: tuple[Judgement, ...]
    tellings: Mapping[str, Telling]
    linking: Linking
    derived: Derived
    lent: Derived  # what was derived when the second linking began
    first: tuple[Pair, ...]  # the pairs of the one before anything was derived


@dataclass(frozen=True, slots=True)
class _Settled:
    """One incident, with what people had decided about its claims when it was made, newest first."""

    incident: Incident
    decided: tuple[tuple[str, str], ...]


class ViewBuilder:
    """Views of the same documents under one judgement after another.

    A judgement on a value rebuilds the incident that the value is of; one on what belongs together, or on a passage, links
    anew and rebuilds the incidents that came out otherwise than before.  What is given is always what a new builder gives.
    """

    def __init__(
        self,
        documents: Mapping[str, Document],
        extractions: Iterable[Extraction],
        policy: str = DEFAULT_POLICY,
        as_of: str | None = None,
        gazetteer: Gazetteer | None = None,
        ledger: Ledger | None = None,
        profiles: Callable[[str], Profile] | None = None,
    ) -> None:
        """Raises UserError for a policy that is not one.  `as_of`: `kept` says which documents it leaves out.

        `ledger` is that of the whole where the documents are a part of it that nothing leads out of.  `profiles` gives by telling id
        what it is compared by, where that is made already: in the first linking for `dates_lent`, in the second for a view by a
        ledger that knows the lent dates.
        """
        check_policy(policy)
        taken = sorted(extractions, key=lambda each: each.document)
        known = kept(documents.values(), taken, as_of)
        self._copies = copies(known) if ledger is None else ledger.copies
        self._ledger = ledger
        self._documents = with_copies(known, self._copies)
        self._extractions = [each for each in taken if each.document in self._documents]
        self._policy, self._as_of, self._gazetteer, self._profiles = policy, as_of, gazetteer, profiles
        self._linked: _Linked | None = None
        self._settled: dict[tuple[str, ...], _Settled] = {}
        self._refused: frozenset[str] = frozenset()
        self._derived: Derived = {}

    @property
    def ledger(self) -> Ledger:
        """What the last view's parts were made from and cannot tell by themselves."""
        assert self._linked is not None
        return Ledger(
            self._copies,
            (self._linked.first, self._linked.linking.pairs),
            of_field(self._linked.derived, "place"),
            of_field(self._derived, "place"),
        )

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id, each with what it copies."""
        return self._documents

    @property
    def derived(self) -> Derived:
        """The derived claims of the last view, by telling id."""
        return self._derived

    @property
    def lent(self) -> Derived:
        """The dates derived in the first round of linking, by telling id: the second goes by them."""
        assert self._linked is not None
        return of_field(self._linked.lent, "date")

    @property
    def grounds_of_the_whole(self) -> tuple[object, ...]:
        """What other parts of the whole may rest on: where it differs between two views, they may come out otherwise too."""
        assert self._linked is not None
        said = (claim for telling in self._linked.tellings.values() for claim in telling.claims)
        refused = {claim.id for claim in said if claim.field == "place" and claim.id in self._refused}
        return (self._linked.tellings, refused, self.lent)

    def view(self, judgements: Sequence[Judgement] = ()) -> View:
        """What the claims come to under these judgements."""
        taken = without_furniture(self._extractions, judgements)
        tellings = _by_id(taken)
        linked = self._link(tellings, _relations(taken), judgements)
        told = with_claims(tellings, judgements)
        decided, derived = self._decide(linked, told, judgements)
        lent = lent_years(list(tellings.values()), derived)
        incidents = self._reconcile(linked.linking, _spoken(told, lent), derived, decided)
        return View(
            policy=self._policy,
            as_of=self._as_of,
            incidents=incidents,
            relations=linked.linking.relations,
            figures=_figures(taken, incidents, lent),
            copies=self._copies,
            likely=linked.linking.likely,
        )

    def grounds(
        self, judgements: Sequence[Judgement] = ()
    ) -> tuple[Mapping[str, Document], Mapping[str, Telling], Linking, Derived, Sequence[Judgement]]:
        """What linking rests on: documents and tellings by id, the linking, derived claims, and who held what together."""
        taken = without_furniture(self._extractions, judgements)
        linked = self._link(_by_id(taken), _relations(taken), judgements)
        return self._documents, linked.tellings, linked.linking, linked.derived, linked.constraints

    def dates_lent(self, judgements: Sequence[Judgement] = ()) -> tuple[Mapping[str, Telling], Derived]:
        """The tellings by id, and the dates derived in the first round of linking, which alone is done for it."""
        tellings = _by_id(without_furniture(self._extractions, judgements))
        _, lent = self._first(list(tellings.values()), (), constraints(judgements, list(tellings.values())))
        return tellings, of_field(lent, "date")

    def _link(
        self,
        tellings: Mapping[str, Telling],
        relations: Sequence[Relation],
        judgements: Sequence[Judgement],
    ) -> _Linked:
        """Links, settles, and where a derived date or place completed a value, links once more with it."""
        held = constraints(judgements, list(tellings.values()))
        before = self._linked
        if before is not None and before.constraints == held and before.tellings == tellings:
            return before
        every, ledger = list(tellings.values()), self._ledger
        if ledger is not None and ledger.dates is not None:
            pairs, lent = ledger.pairs[0], _together(ledger.dates, ledger.moved)
        else:
            linking, lent = self._first(every, relations, held)
            pairs, derived = linking.pairs, lent
        if ledger is not None or any(
            claim.field in ("date", "place") for claims in lent.values() for claim in claims
        ):
            linking = self._compared(every, relations, held, lent, round=2)
            derived = self._settle(every, linking, final=False)
        self._linked = _Linked(held, tellings, linking, derived, lent, pairs)
        return self._linked

    def _first(
        self, tellings: Sequence[Telling], relations: Sequence[Relation], held: Sequence[Judgement]
    ) -> tuple[Linking, Derived]:
        """The first round: how tellings go together by what they say themselves, and what is derived from that."""
        linking = self._compared(tellings, relations, held, {}, round=1)
        return linking, self._settle(tellings, linking, final=False)

    def _compared(
        self,
        tellings: Sequence[Telling],
        relations: Sequence[Relation],
        held: Sequence[Judgement],
        derived: Derived,
        round: Literal[1, 2],
    ) -> Linking:
        pairs = self._ledger.pairs[round - 1] if self._ledger is not None else None
        return link(
            self._documents, tellings, relations, held, derived, compared=pairs, profiles=self._profiles
        )

    def _settle(self, tellings: Sequence[Telling], linking: Linking, final: bool) -> Derived:
        """What is derived; `final` says that `tellings` are without the claims that people refused."""
        moved = None
        if self._ledger is not None:
            moved = self._ledger.left if final else self._ledger.moved
        return settle(self._documents, tellings, linking, self._gazetteer, moved)

    def _decide(
        self, linked: _Linked, told: Mapping[str, Telling], judgements: Sequence[Judgement]
    ) -> tuple[tuple[Judgement, ...], Derived]:
        """The decisions on claims, and the claims derived without those that were refused.  `told` has people's own claims too.

        What was refused still tells which reports are of one incident, and what a person claims does not: deciding on a value
        moves no report to another incident.
        """
        said = [claim for telling in told.values() for claim in telling.claims]
        out = refused(decided_on(said, judgements))
        derived = linked.derived
        if out or self._ledger is not None:
            left = [_without(telling, out) for telling in linked.tellings.values()]
            derived = self._settle(left, linked.linking, final=True)
        standing = {id: _without(telling, out) for id, telling in told.items()}
        news = days_of_news(self._documents, standing, linked.linking.groups, derived)
        derived = _together(derived, news)
        self._refused, self._derived = out, derived
        every = [*said, *(claim for each in derived.values() for claim in each)]
        return decided_on(every, judgements), derived

    def _reconcile(
        self,
        linking: Linking,
        tellings: Mapping[str, Telling],
        derived: Derived,
        decided: Sequence[Judgement],
    ) -> tuple[Incident, ...]:
        """The incidents; those whose tellings and decisions are as they were are taken over."""
        settled: dict[tuple[str, ...], _Settled] = {}
        changed: list[tuple[str, ...]] = []
        marks = _by_group(linking, tellings, derived, decided)
        for group in linking.groups:
            before = self._settled.get(group)
            if before is not None and before.decided == marks[group] and _same(before, tellings, derived):
                settled[group] = before
            else:
                changed.append(group)
        fresh = reconcile(
            self._documents,
            list(tellings.values()),
            Linking(tuple(changed)),
            derived,
            policy=self._policy,
            judgements=decided,
        )
        for incident in fresh:
            group = tuple(telling.id for telling in incident.tellings)
            settled[group] = _Settled(incident, marks[group])
        self._settled = settled
        return tuple(settled[group].incident for group in sorted(settled))


def check_policy(policy: str) -> None:
    """Raises UserError for a policy that is not one, and lists them."""
    if policy not in POLICIES:
        raise UserError(f"no policy is called {policy}; there are: {', '.join(sorted(POLICIES))}")


def _by_id(extractions: Iterable[Extraction]) -> dict[str, Telling]:
    """All tellings, in id order."""
    found = {telling.id: telling for each in extractions for telling in each.tellings}
    return {id: found[id] for id in sorted(found)}


def _relations(extractions: Iterable[Extraction]) -> list[Relation]:
    return [relation for each in extractions for relation in each.relations]


def _by_group(
    linking: Linking, tellings: Mapping[str, Telling], derived: Derived, decided: Sequence[Judgement]
) -> dict[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The decisions on the claims of each group, newest first."""
    ordered = [(subject, each.kind) for each in decided for subject in each.subjects]
    marks: dict[tuple[str, ...], tuple[tuple[str, str], ...]] = {}
    for group in linking.groups:
        marks[group] = ()
        if ordered:
            own = {claim.id for id in group for claim in (*tellings[id].claims, *derived.get(id, ()))}
            marks[group] = tuple(mark for mark in ordered if mark[0] in own)
    return marks


def _same(before: _Settled, tellings: Mapping[str, Telling], derived: Derived) -> bool:
    """Whether an incident's tellings, with their derived claims, are as they were."""
    return all(
        each == replace(tellings[each.id], claims=(*tellings[each.id].claims, *derived.get(each.id, ())))
        for each in before.incident.tellings
    )


def _together(derived: Derived, others: Derived) -> Derived:
    """Derived claims by telling id, each telling's in id order."""
    both = {id: (*derived.get(id, ()), *others.get(id, ())) for id in (*derived, *others)}
    return {id: tuple(sorted(claims, key=lambda claim: claim.id)) for id, claims in both.items()}


def _without(telling: Telling, out: frozenset[str]) -> Telling:
    claims = tuple(claim for claim in telling.claims if claim.id not in out)
    return telling if len(claims) == len(telling.claims) else replace(telling, claims=claims)


def _spoken(tellings: Mapping[str, Telling], lent: Mapping[str, int]) -> dict[str, Telling]:
    """The tellings with the years lent to the days on which people spoke."""
    return {
        id: replace(telling, claims=tuple(with_year_of_speaking(claim, lent) for claim in telling.claims))
        for id, telling in tellings.items()
    }


def _figures(
    extractions: Sequence[Extraction], incidents: Sequence[Incident], lent: Mapping[str, int]
) -> tuple[Figure, ...]:
    """The figures in id order; one that belongs to a telling now belongs to that telling's incident."""
    incident_of = {telling.id: incident.id for incident in incidents for telling in incident.tellings}
    placed = [
        replace(
            figure,
            claim=with_year_of_speaking(figure.claim, lent),
            incident=incident_of.get(figure.incident, figure.incident) if figure.incident else None,
        )
        for each in extractions
        for figure in each.figures
    ]
    return tuple(sorted(placed, key=lambda figure: figure.claim.id))

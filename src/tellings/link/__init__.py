"""Which tellings are of one incident.

Pure: tellings, relations and people's judgements in, groups out; the order of what comes in changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType

from tellings.model import Claim, Document, Judgement, Likely, Linking, Relation, Telling

from . import blocks, meeting
from .evidence import NEAR, Evidence, compare, score_above
from .grouping import Groups, Pair, across, agglomerate, copied, judged, witnesses
from .profile import Profile, profile_of
from .rules import contradiction
from .settings import Settings, shipped
from .why import Why, odds, why

__all__ = [
    "Evidence",
    "Linking",
    "Profile",
    "Settings",
    "Why",
    "blocks",
    "compare",
    "likeness",
    "link",
    "nearness",
    "odds",
    "profile_of",
    "shipped",
    "why",
]

_NOTHING: Mapping[str, tuple[Claim, ...]] = MappingProxyType({})


def link(
    documents: Mapping[str, Document],
    tellings: Sequence[Telling],
    relations: Sequence[Relation],
    judgements: Sequence[Judgement] = (),
    derived: Mapping[str, tuple[Claim, ...]] = _NOTHING,
    settings: Settings | None = None,
    compared: Iterable[Pair] | None = None,
    profiles: Callable[[str], Profile] | None = None,
) -> Linking:
    """The incidents that `tellings` come to, and the `relations` of tellings lifted to them.

    `derived` are claims by telling id: a date that got its year, a place settled, take the place of those that they rest on.
    `settings` are the shipped ones unless others are given.  `compared` are the pairs to compare where they are known already:
    those that linking the whole gave as its `pairs`, for a part of it that no such pair leads out of.  `profiles` gives by id what
    a telling is compared by, where that was made from the same documents and derived claims already.
    """
    ordered = sorted({telling.id: telling for telling in tellings}.values(), key=lambda telling: telling.id)
    made = _Profiles(documents, ordered, derived, profiles)
    groups = Groups(telling.id for telling in ordered)
    judged(groups, judgements)
    copied(groups, _copies(documents, ordered))
    scores = _Scores(made, settings or shipped())
    scored = [
        (score, ordered[i], ordered[j])
        for i, j in (meeting.pairs(made) if compared is None else scores.positions(compared))
        if (score := scores.near(i, j)) is not None
    ]
    # What reports are chiefly about comes first: a passing mention must not take the place that its report's main telling has.
    for chiefly in (True, False):
        taken = [(score, a.id, b.id) for score, a, b in scored if not chiefly or (a.main and b.main)]
        agglomerate(groups, taken, scores.of)
    return Linking(
        groups.all(),
        _lifted(groups, relations),
        tuple((a.id, b.id) for _, a, b in scored),
        tuple(_likely(groups, [(a, b) for _, a, b in scored], scores)),
    )


def _likely(groups: Groups, met: Iterable[tuple[Telling, Telling]], scores: _Scores) -> Iterator[Likely]:
    """The groups that pairs brought near to being one, where neither a person nor a report of both holds them apart."""
    met_groups = {(min(groups.of(a.id)), min(groups.of(b.id))) for a, b in met}
    for one, other in sorted({(min(pair), max(pair)) for pair in met_groups if pair[0] != pair[1]}):
        ours, theirs = witnesses(groups.of(one)), witnesses(groups.of(other))
        if not groups.allowed(one, other) or scores.share_a_document(ours, theirs):
            continue
        mean = across(ours, theirs, scores.of)
        if mean is not None and mean > NEAR:
            yield Likely(one, other, mean)


def nearness(a: Profile, b: Profile, settings: Settings | None = None) -> float | None:
    """The bits of a pair that speaks for one incident (above 0) or comes near to it; else None, as where something rules it out."""
    first, second = sorted((a, b), key=lambda each: each.id)
    if contradiction(first, second) is not None:
        return None
    return score_above(first, second, settings or shipped(), NEAR)


def likeness(ours: Sequence[Profile], theirs: Sequence[Profile]) -> float | None:
    """The mean of the bits across two groups that come near to being one; else None, as where a pair of them contradicts.

    The groups are given by all their tellings, each in id order.  Whether people hold the two apart is not looked at.
    """
    known, by_id = shipped(), {each.id: each for each in (*ours, *theirs)}

    def score(a: str, b: str) -> float | None:
        first, second = by_id[min(a, b)], by_id[max(a, b)]
        return None if contradiction(first, second) else compare(first, second, known).score

    one, other = (witnesses(each.id for each in side) for side in (ours, theirs))
    mean = across(one, other, score)
    return mean if mean is not None and mean > NEAR else None


class _Profiles:
    """What tellings are compared by, in their order, each made when it is first asked for: of a part most are never compared."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        tellings: Sequence[Telling],
        derived: Mapping[str, tuple[Claim, ...]],
        known: Callable[[str], Profile] | None = None,
    ) -> None:
        self.tellings = tellings
        self._documents, self._derived, self._known = documents, derived, known
        self._made: dict[int, Profile] = {}

    def __iter__(self) -> Iterator[Profile]:
        return map(self.__getitem__, range(len(self.tellings)))

    def __getitem__(self, position: int) -> Profile:
        if position not in self._made:
            self._made[position] = self._profile(self.tellings[position])
        return self._made[position]

    def _profile(self, telling: Telling) -> Profile:
        if self._known is not None:
            return self._known(telling.id)
        derived = sorted(self._derived.get(telling.id, ()), key=lambda claim: claim.id)
        return profile_of(self._documents[telling.document], telling, derived)


class _Scores:
    """The score of any pair, worked out once."""

    def __init__(self, profiles: _Profiles, settings: Settings) -> None:
        self._profiles, self._tellings = profiles, profiles.tellings
        self._settings = settings
        self._position = {telling.id: position for position, telling in enumerate(profiles.tellings)}
        self._known: dict[tuple[int, int], float | None] = {}

    def of(self, a: str, b: str) -> float | None:
        """In bits; None where the two contradict each other."""
        first, second = sorted((self._position[a], self._position[b]))
        return self.of_pair(first, second)

    def near(self, first: int, second: int) -> float | None:
        """The score of a pair by position, first below second; None where it is not above NEAR, or the two contradict."""
        a, b = self._profiles[first], self._profiles[second]
        score = None if contradiction(a, b) else score_above(a, b, self._settings, NEAR)
        if score is not None:
            self._known[first, second] = score
        return score

    def share_a_document(self, ours: Iterable[str], theirs: Iterable[str]) -> bool:
        """Whether one report tells of both: then it tells them apart."""
        one, other = (
            {self._tellings[self._position[each]].document for each in side} for side in (ours, theirs)
        )
        return not one.isdisjoint(other)

    def positions(self, pairs: Iterable[Pair]) -> list[tuple[int, int]]:
        """Pairs by position, the smaller first, sorted; without those of tellings that are not there any more."""
        known = (pair for pair in pairs if all(each in self._position for each in pair))
        return sorted((self._position[min(pair)], self._position[max(pair)]) for pair in known)

    def of_pair(self, first: int, second: int) -> float | None:
        """The same, by position, first below second."""
        if (first, second) not in self._known:
            a, b = self._profiles[first], self._profiles[second]
            self._known[first, second] = None if contradiction(a, b) else compare(a, b, self._settings).score
        return self._known[first, second]


def _copies(documents: Mapping[str, Document], tellings: Sequence[Telling]) -> Iterator[Pair]:
    """Tellings by the same words of the same text; main with main where one document is known to copy the other."""
    alike: dict[tuple[object, ...], list[Telling]] = {}
    for telling in tellings:
        document = documents[telling.document]
        alike.setdefault(("words", document.text_hash, telling.type, telling.mentions), []).append(telling)
        if telling.main:
            alike.setdefault(("text", document.text_hash), []).append(telling)
            alike.setdefault(("origin", document.origin or document.id), []).append(telling)
    for same in alike.values():
        for a, b in combinations(same, 2):
            if a.document != b.document:
                yield (a.id, b.id)


def _lifted(groups: Groups, relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """Relations between tellings as relations between their incidents, each once, with all of its claims."""
    lifted: dict[tuple[str, str, str], Relation] = {}
    for relation in relations:
        if relation.source not in groups or relation.target not in groups:
            continue
        source, target = min(groups.of(relation.source)), min(groups.of(relation.target))
        if source == target:
            continue
        key = (source, target, relation.kind)
        before = lifted[key].claims if key in lifted else ()
        lifted[key] = Relation(source, target, relation.kind, tuple(sorted({*before, *relation.claims})))
    return tuple(lifted[key] for key in sorted(lifted))

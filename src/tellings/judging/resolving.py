"""Finding what a judgement is about among the tellings and claims of today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from tellings.model import (
    ActorValue,
    Claim,
    Judgement,
    PersonValue,
    PlaceValue,
    Span,
    Subject,
    Telling,
    ThingValue,
    Value,
    standing,
)

TOGETHER = ("same", "merge")
APART = ("not_same", "split")
ON_CLAIMS = ("this_value", "not_this_value")


def constraints(judgements: Iterable[Judgement], tellings: Sequence[Telling]) -> tuple[Judgement, ...]:
    """The judgements that stand on which tellings are one incident, as `same` and `not_same` by the ids of today.

    What is held apart from several tellings comes as one pair at a time.
    """
    place = Tellings(tellings)
    found: list[Judgement] = []
    for judgement in standing(judgements):
        pairs = place.pairs(judgement)
        if judgement.kind in TOGETHER and pairs:
            members = tuple(sorted({each for pair in pairs for each in pair}))
            found.append(replace(judgement, kind="same", subjects=members))
        elif judgement.kind in APART:
            found += [replace(judgement, kind="not_same", subjects=pair) for pair in pairs]
    return tuple(found)


def decisions(judgements: Iterable[Judgement], claims: Iterable[Claim]) -> tuple[Judgement, ...]:
    """The judgements that stand on single values, by the claims' ids of today."""
    place = Claims(claims)
    found = [
        replace(judgement, subjects=place.of(judgement))
        for judgement in standing(judgements)
        if judgement.kind in ON_CLAIMS
    ]
    return tuple(each for each in found if each.subjects)


def refused(decided: Iterable[Judgement]) -> frozenset[str]:
    """The ids of the claims that a person has last said are not so.  `decided` comes newest first, as `decisions` gives it."""
    last: dict[str, str] = {}
    for judgement in decided:
        for subject in judgement.subjects:
            last.setdefault(subject, judgement.kind)
    return frozenset(claim for claim, kind in last.items() if kind == "not_this_value")


class Tellings:
    """The tellings of today, found by document and words."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self._by_id = {telling.id: telling for telling in tellings}
        self._by_document: dict[str, list[Telling]] = {}
        for id in sorted(self._by_id):
            self._by_document.setdefault(self._by_id[id].document, []).append(self._by_id[id])

    def pairs(self, judgement: Judgement) -> list[tuple[str, str]]:
        """The pairs of tellings that a judgement puts together or holds apart, each sorted, and all of them sorted."""
        members = self._members(judgement)
        return sorted(
            {
                (min(a, b), max(a, b))
                for (a, side), (b, other) in combinations(members, 2)
                if a != b and (judgement.kind in TOGETHER or side != other)
            }
        )

    def named(self, judgement: Judgement) -> tuple[str, ...]:
        """The ids of today of the tellings that a judgement names."""
        return tuple(dict.fromkeys(id for id, _ in self._members(judgement)))

    def _members(self, judgement: Judgement) -> list[tuple[str, int]]:
        """The ids of today, each with its side."""
        about = judgement.about or [
            Subject("telling", id, "", (), side=side) for side, id in enumerate(judgement.subjects)
        ]
        found = [(self._of(subject), subject.side) for subject in about if subject.kind == "telling"]
        return [(id, side) for id, side in found if id is not None]

    def _of(self, subject: Subject) -> str | None:
        """The telling of this id; else the one of the same document that most of the words tell of."""
        if subject.id in self._by_id:
            return subject.id
        ranked = [
            (-shared, telling.id)
            for telling in self._by_document.get(subject.document, ())
            if (shared := max(map(_overlap_with(subject.spans), _words(telling))))
        ]
        return min(ranked)[1] if ranked else None


def _words(telling: Telling) -> tuple[list[Span], list[Span]]:
    """The words that tell of a telling's incident, and those of its claims."""
    mentions = [Span(start, end) for start, end in telling.mentions]
    return mentions, [claim.span for claim in telling.claims if claim.span is not None]


class _overlap_with:
    """How many characters of some spans lie within others."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans

    def __call__(self, others: Sequence[Span]) -> int:
        return sum(
            max(0, min(a.end, b.end) - max(a.start, b.start)) for a in self._spans for b in set(others)
        )


class Claims:
    """The claims of today, found by document, words, and what the words are read as."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._by_id: Mapping[str, Claim] = {claim.id: claim for claim in claims}
        self._by_reading: dict[tuple[object, ...], list[Claim]] = {}
        for id in sorted(self._by_id):
            claim = self._by_id[id]
            key = _reading(claim.document, claim.field, claim.value, claim.group, claim.polarity)
            self._by_reading.setdefault((*key, bool(claim.derived_from)), []).append(claim)

    def has(self, id: str) -> bool:
        """Whether there is a claim of this id."""
        return id in self._by_id

    def named(self, ids: Iterable[str]) -> list[Claim]:
        """The claims of these ids."""
        return [self._by_id[id] for id in ids if id in self._by_id]

    def of(self, judgement: Judgement) -> tuple[str, ...]:
        """The ids of today of the claims that a judgement is about, in its order."""
        if not judgement.about:
            return tuple(id for id in judgement.subjects if id in self._by_id)
        found = [id for subject in judgement.about for id in self._of(subject)]
        return tuple(dict.fromkeys(found))

    def _of(self, subject: Subject) -> Iterator[str]:
        """The claim of this id; else those that read the same value of the same field out of the same words.

        Another value is another claim: a reader that has corrected itself is not bound by what was said of its mistake.
        """
        if subject.id in self._by_id:
            yield subject.id
        elif subject.kind == "claim" and subject.field is not None and subject.value is not None:
            key = _reading(subject.document, subject.field, subject.value, subject.group, subject.polarity)
            for claim in self._by_reading.get((*key, subject.derived), ()):
                if not subject.spans or claim.span is None or claim.span.overlaps(subject.spans[0]):
                    yield claim.id


def reads_alike(a: Claim, b: Claim) -> bool:
    """Whether two claims give the same value, whatever a better gazetteer or lexicon adds to it."""
    return _meaning(a.value) == _meaning(b.value)


def _reading(document: str, field: str, value: Value, *about: str | None) -> tuple[object, ...]:
    return (document, field, _meaning(value), *about)


def _meaning(value: Value) -> object:
    """A value without what a better gazetteer or lexicon may add to it."""
    match value:
        case PlaceValue():
            return (value.name.casefold(), value.country)
        case ActorValue():
            return (value.name.casefold(), value.link)
        case ThingValue():
            return value.name.casefold()
        case PersonValue():
            who = value.name.casefold() if value.name is not None else (value.age, value.sex)
            return (who, value.fate, value.rung)
        case _:
            return value

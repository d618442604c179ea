"""The verdict on the sentences that a court passed."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model import CountValue, SentenceValue, Verdict
from tellings.values import counts

from .decisions import Decisions
from .held import Held
from .lists import Cluster, gathered, list_verdict


def sentences_verdict(held: Sequence[Held], decided: Decisions) -> Verdict:
    """One element for each sentence: the same kind on as many persons for as many years is the same sentence."""
    standing = [each for each in held if each.affirmed and not decided.refused(each)]
    denials = [each for each in held if not each.affirmed and not decided.refused(each)]
    clusters = [
        Cluster(
            _fullest(group), tuple(group), tuple(d for d in denials if any(_one(d, each) for each in group))
        )
        for group in gathered(standing, _one)
    ]
    return list_verdict(held, clusters, decided)


def sentence_of(each: Held) -> SentenceValue:
    """The sentence that a claim of the field `sentences` holds."""
    assert isinstance(each.claim.value, SentenceValue)
    return each.claim.value


def _one(a: Held, b: Held) -> bool:
    """Within one report sentences were told apart already, save where they are told twice in the same terms."""
    first, second = sentence_of(a), sentence_of(b)
    if first.kind != second.kind:
        return False
    if a.telling == b.telling:
        return (first.persons, first.years) == (second.persons, second.years)
    return _fits(first.persons, second.persons) and _fits(first.years, second.years)


def _fits(a: CountValue | None, b: CountValue | None) -> bool:
    return (a is None and b is None) or (a is not None and b is not None and counts.compare(a, b) != "apart")


def _fullest(group: Sequence[Held]) -> SentenceValue:
    def rank(value: SentenceValue) -> tuple[int, str]:
        return (
            -sum(part is not None for part in (value.offence, value.court, value.years, value.persons)),
            repr(value),
        )

    return min((sentence_of(each) for each in group), key=rank)

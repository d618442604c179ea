"""The verdict on a count: how many, in all and by group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from tellings.model import Claim, CountValue, Group, Moment, Verdict
from tellings.values import counts

from .decisions import Decisions
from .held import Held, claims_of, origins
from .pointed import open_beside_more, whole
from .policies import Policy, Weighed
from .status import How, status_of

GROUPS: tuple[Group, ...] = get_args(Group)


@dataclass(frozen=True, slots=True)
class _Like:
    """Claims of one group, or of the total (None): like is compared with like."""

    group: Group | None
    held: tuple[Held, ...]


def count_verdict(held: Sequence[Held], policy: Policy, decided: Decisions) -> Verdict:
    """The verdict on one count field from all its claims, with its parts.  Counts of different documents are never added."""
    alike = _alike(_reads_as_victims(held))
    parts = tuple(
        (like.group, _verdict(like.held, policy, decided)) for like in alike if like.group is not None
    )
    total = _verdict(next(like.held for like in alike if like.group is None), policy, decided)
    if total.best is None and total.low is None and parts:
        lows = [verdict.low for _, verdict in parts if isinstance(verdict.low, int)]
        total = replace(total, low=max(lows, default=None), status="derived")
    return replace(total, parts=parts)


def value_of(claim: Claim) -> CountValue:
    """The count that a claim of a count field holds."""
    assert isinstance(claim.value, CountValue)
    return claim.value


def figure_of(claim: Claim) -> int:
    """The one number that stands for a claim's count."""
    return value_of(claim).figure


def compare_counts(a: Claim, b: Claim) -> How:
    return counts.compare(value_of(a), value_of(b))


def _alike(held: Sequence[tuple[Group | None, Held]]) -> list[_Like]:
    found = [_Like(None, tuple(each for group, each in held if group is None))]
    for group in GROUPS:
        members = tuple(each for its, each in held if its == group)
        if members:
            found.append(_Like(group, members))
    return found


def _reads_as_victims(held: Sequence[Held]) -> list[tuple[Group | None, Held]]:
    """Each claim with the group it is weighed in.

    A count without a group is weighed with the victims where its own report's attackers cannot be among it (a total derived
    from both says so), or where another report explains it: its victims are exactly so many, its attackers the rest.
    """
    parts = {
        base
        for each in held
        if each.derived and each.claim.group is None and each.claim.span is not None
        for base in each.claim.derived_from
    }
    explained = _victims_beside_attackers(held)
    weighed: list[tuple[Group | None, Held]] = []
    for each in held:
        group = each.claim.group
        if group is None and not each.derived and each.affirmed:
            alone = each.telling not in {other.telling for other in held if other.claim.group is not None}
            if each.claim.id in parts or (alone and value_of(each.claim) in explained):
                group = "victim"
        weighed.append((group, each))
    return weighed


def _victims_beside_attackers(held: Sequence[Held]) -> frozenset[CountValue]:
    """Exact victim counts of tellings whose total is larger by their attackers."""
    found: set[CountValue] = set()
    for telling in {each.telling for each in held}:
        own = [each.claim for each in held if each.telling == telling and each.affirmed]
        values: dict[str | None, set[CountValue]] = {}
        for claim in own:
            values.setdefault(claim.group, set()).add(value_of(claim))
        for victims in values.get("victim", ()):
            sums = {counts.add(victims, attackers) for attackers in values.get("said_attacker", ())}
            if victims.low == victims.high and sums & values.get(None, set()):
                found.add(victims)
    return frozenset(found)


def current(held: Sequence[Held], day: str | None = None) -> list[Held]:
    """The claims that stand on a day (ISO; None: in the end).

    Those that a later version of their article gives anew do not, nor, of figures that one source updates within one
    telling, any but the one said last.
    """
    held = [each for each in held if each.superseded is None or (day is not None and day < each.superseded)]
    last: dict[tuple[str, tuple[str, str]], str] = {}
    for each in held:
        if each.claim.said_on is not None and each.as_of is not None:
            key = (each.telling, each.source.order)
            last[key] = max(last.get(key, ""), each.as_of)
    return [
        each
        for each in held
        if each.claim.said_on is None
        or each.as_of is None
        or each.as_of == last[each.telling, each.source.order]
    ]


def _verdict(held: Sequence[Held], policy: Policy, decided: Decisions) -> Verdict:
    said = [each for each in held if each.affirmed and not decided.refused(each)]
    chosen = decided.chosen(said)  # a person may choose what its speaker has since updated
    standing = current(said)
    firm = _firm(standing)
    # A sum that is exact bears on the bounds; one that is only a least number says nothing beside what is said outright.
    bounding = open_beside_more(
        [each for each in standing if each in firm or value_of(each.claim).high is not None]
    )
    denied = any(not each.affirmed and _denies(each, standing) and not decided.refused(each) for each in held)
    best, low, high = _numbers(whole(firm), bounding, policy)
    if chosen is not None:
        best = figure_of(chosen.claim)
        low, high = min(best, best if low is None else low), None if high is None else max(best, high)
    return Verdict(
        status=status_of(bounding, compare_counts, changes=True, denied=denied),
        best=best,
        low=low,
        high=high,
        origins=origins(standing),
        claims=claims_of(held),
        decided_by="person" if decided.touches(held) else "machine",
        history=_history([each for each in said if not each.derived or each.claim.span is None], policy),
    )


def _firm(standing: Sequence[Held]) -> list[Held]:
    """What texts say, or, where all is worked out, that."""
    return [each for each in standing if not each.derived] or list(standing)


def _history(said: Sequence[Held], policy: Policy) -> tuple[Moment, ...]:
    """The days on which what was known by the policy changed.  Claims whose day is not known have no place in it."""
    dated = [each for each in said if each.as_of is not None]
    moments: list[Moment] = []
    for day in sorted({each.as_of for each in dated if each.as_of is not None}):
        known = current([each for each in dated if each.as_of is not None and each.as_of <= day], day)
        numbers = _numbers(whole(known), known, policy)
        if not moments or numbers != (moments[-1].best, moments[-1].low, moments[-1].high):
            new = tuple(sorted(each.claim.id for each in dated if each.as_of == day))
            moments.append(Moment(day, *numbers, new))
    return tuple(moments) if len(moments) > 1 else ()


def _denies(denial: Held, standing: Sequence[Held]) -> bool:
    """Whether somebody else affirms what a claim denies."""
    return any(
        each.source != denial.source and compare_counts(each.claim, denial.claim) in ("same", "within")
        for each in standing
    )


def _numbers(
    firm: Sequence[Held], bounding: Sequence[Held], policy: Policy
) -> tuple[int | None, int | None, int | None]:
    """Best, low and high, low <= best <= high; high is None where every figure is open upwards."""
    if not firm:
        return None, None, None
    sources = sorted({each.source for each in firm}, key=lambda source: source.order)
    best = policy.choose(
        [
            Weighed(
                best=figure_of(each.claim),
                low=value_of(each.claim).low,
                high=value_of(each.claim).high,
                origin=sources.index(each.source),
                as_of=each.as_of,
                modifier=each.claim.modifier,
                possible=each.claim.certainty == "possible",
            )
            for each in firm
        ]
    )
    low = min(value_of(each.claim).low for each in bounding)
    closed = [high for each in bounding if (high := value_of(each.claim).high) is not None]
    figures = [figure_of(each.claim) for each in bounding]
    high = max(closed + figures) if closed else None
    if best is not None:
        low, high = min(low, best), None if high is None else max(high, best)
    return best, low, high

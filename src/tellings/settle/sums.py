"""Counts that follow from the other counts of one telling."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model import ATTACKING, COUNT_FIELDS, WITHIN_VICTIM, Claim, CountValue, Document, Group, Telling
from tellings.values import counts

from .deriving import derived_count

# Parts of the victims that cannot overlap, and those that may overlap with each other and with civilians.
_APART: tuple[Group, ...] = ("security", "armed_group")
_OVERLAPPING: tuple[Group, ...] = ("civilian", "medical", "journalist", "child", "woman")


def sums(document: Document, telling: Telling) -> tuple[Claim, ...]:
    """Totals and victim counts that the telling leaves to be worked out: the total is present whenever a part is."""
    derived: list[Claim] = []
    for field in COUNT_FIELDS:
        claims = [
            claim for claim in telling.of(field) if claim.polarity == "affirmed" and claim.span is not None
        ]
        derived += _of_field(document, sorted(claims, key=_position))
    return tuple(derived)


def _position(claim: Claim) -> tuple[int, str]:
    assert claim.span is not None
    return (claim.span.start, claim.id)


def _of_field(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    totals = [claim for claim in claims if claim.group is None]
    if not totals:
        return _total_from_parts(document, claims)
    total = _one_value(totals)
    if total is None:
        return []
    parts = [each for group in ATTACKING if (each := _one_value(_of(claims, group))) is not None]
    if not parts or _of(claims, "victim"):
        return []
    if all(each.part_of == total.id for each in parts):
        return _victims_left(document, total, parts)
    return _total_of_victims_only(document, total, parts)


def _of(claims: Sequence[Claim], group: Group) -> list[Claim]:
    return [claim for claim in claims if claim.group == group]


def _one_value(claims: Sequence[Claim]) -> Claim | None:
    """The first of `claims` where all give the same value; None where they differ or there are none."""
    return claims[0] if len({claim.value for claim in claims}) == 1 else None


def _value(claim: Claim) -> CountValue:
    assert isinstance(claim.value, CountValue)
    return claim.value


def _victims_left(document: Document, total: Claim, parts: Sequence[Claim]) -> list[Claim]:
    """ "25 lives, 18 of them the attackers'" leaves 7 victims."""
    left: CountValue | None = _value(total)
    for part in parts:
        left = None if left is None else counts.subtract(left, _value(part))
    if left is None:
        return []
    return [derived_count(document, (total, *parts), left, _modifier(left), group="victim")]


def _total_of_victims_only(document: Document, total: Claim, parts: Sequence[Claim]) -> list[Claim]:
    """ "Seven people were killed. ... 18 attackers were shot dead": a count smaller than its own part leaves that part out."""
    high = _value(total).high
    if high is None or any(part.part_of == total.id for part in parts):
        return []
    if all(_value(part).low <= high for part in parts):
        return []
    whole = _value(total)
    for part in parts:
        whole = counts.add(whole, _value(part))
    bases = (total, *parts)
    return [
        derived_count(document, bases, _value(total), total.modifier, group="victim"),
        derived_count(document, bases, whole, _modifier(whole)),
    ]


def _total_from_parts(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """The sum where the parts make up the whole (victims and attackers), else the least that it can be."""
    victims = _victims(claims)
    others = [_hull(_of(claims, group)) for group in (*ATTACKING, "unknown")]
    parts = [part for part in (victims, *others) if part is not None]
    if not parts:
        return []
    bases = tuple(sorted((claim for part in parts for claim in part[1]), key=_position))
    whole = parts[0][0]
    for value, _ in parts[1:]:
        whole = counts.add(whole, value)
    complete = bool(_of(claims, "victim")) and any(_of(claims, group) for group in ATTACKING)
    if not complete:
        # "None of the officers was hurt" leaves open how many there were in all.
        best = whole.figure
        whole = CountValue(whole.low, None, best or None)
    return [derived_count(document, bases, whole, _modifier(whole))]


def _hull(claims: Sequence[Claim]) -> tuple[CountValue, tuple[Claim, ...]] | None:
    """One count that holds all those of a group, and the claims it rests on."""
    if not claims:
        return None
    if _one_value(claims) is not None:
        return _value(claims[0]), (claims[0],)
    values = [_value(claim) for claim in claims]
    highs = [value.high for value in values]
    low = min(value.low for value in values)
    high = None if None in highs else max(high for high in highs if high is not None)
    # The smaller ones count some of the same people.
    most = max(value.figure for value in values)
    return CountValue(low, high, most), tuple(claims)


def _victims(claims: Sequence[Claim]) -> tuple[CountValue, tuple[Claim, ...]] | None:
    """The victims as counted, or the least that their own parts add up to."""
    said = _hull(_of(claims, "victim"))
    if said is not None:
        return said
    assert set(_APART) | set(_OVERLAPPING) == WITHIN_VICTIM
    apart = [part for group in _APART if (part := _hull(_of(claims, group))) is not None]
    overlapping = [part for group in _OVERLAPPING if (part := _hull(_of(claims, group))) is not None]
    if overlapping:
        apart.append(max(overlapping, key=lambda part: part[0].low))
    if not apart:
        return None
    whole = apart[0][0]
    for value, _ in apart[1:]:
        whole = counts.add(whole, value)
    return whole, tuple(claim for _, bases in apart for claim in bases)


def _modifier(value: CountValue) -> str | None:
    return "at least" if value.high is None else None

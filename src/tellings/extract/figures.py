"""Counts that no field of an incident holds: kept with their speaker, unit, place and period."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from tellings.model import DateValue, Figure, PlaceValue, Span
from tellings.values.counts import Quantity
from tellings.values.dates import TimeExpression

from .maker import Maker
from .passage import Passage

_TAIL = re.compile(r"\s*(?:of|in|from|who|were|are|have|had|has|to|under)\b[^,.;:—\"”]{0,60}")
_OF_PEOPLE = re.compile(r"^\s+(?:from|of|in|were|are|have|had|to|who)\b")


def figures(
    maker: Maker,
    passages: Sequence[Passage],
    used: Sequence[Span],
    period: Callable[[TimeExpression], DateValue | None],
) -> list[Figure]:
    """The figures of a document: its quantities that no claim in `used` quotes."""
    taken = _merged(used)
    ends = [span.end for span in taken]
    return [
        _figure(maker, passage, quantity, period)
        for passage in passages
        for quantity in passage.quantities
        if _is_figure(passage, quantity) and not _touches(taken, ends, quantity)
    ]


def _merged(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, those that overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _touches(taken: Sequence[Span], ends: Sequence[int], quantity: Quantity) -> bool:
    at = bisect_right(ends, quantity.start)
    return at < len(taken) and taken[at].start < quantity.end


def _is_figure(passage: Passage, quantity: Quantity) -> bool:
    if quantity.kind != "count" or quantity.end > passage.span.end:
        return False
    best = quantity.value.best or quantity.value.low
    if best < 2 or quantity.text.lower() in ("both", "two others", "a couple", "a pair"):
        return False
    after = passage.text[quantity.end : passage.span.end]
    return quantity.noun_start is not None or bool(_OF_PEOPLE.match(after))


def _figure(
    maker: Maker, passage: Passage, quantity: Quantity, period: Callable[[TimeExpression], DateValue | None]
) -> Figure:
    end = min(quantity.noun_end or quantity.end, passage.span.end)
    span = Span(quantity.start, max(end, quantity.end))
    tail = _TAIL.match(passage.text, span.end, passage.span.end)
    unit = passage.text[quantity.noun_start : end] if quantity.noun_start is not None else ""
    unit = " ".join((unit + (tail.group() if tail else "")).split())
    claim = maker.claim("figure", passage, span, quantity.value, modifier=quantity.modifier, counted=unit)
    return Figure(claim, unit, _nearest(passage, quantity), _first(_periods(passage, period)))


def _nearest(passage: Passage, quantity: Quantity) -> PlaceValue | None:
    named = [each for each in passage.places if each.value is not None]
    return min(named, key=lambda each: abs(each.start - quantity.start)).value if named else None


def _periods(passage: Passage, period: Callable[[TimeExpression], DateValue | None]) -> Iterator[DateValue]:
    for expression in passage.times:
        saying = any(
            a.said_on is not None and a.said_on.start == expression.start for a in passage.attributions
        )
        value = None if saying else period(expression)
        if value is not None:
            yield value


def _first(values: Iterator[DateValue]) -> DateValue | None:
    return next(values, None)

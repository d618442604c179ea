"""Values that came from outside, held to the types that the model gives them: a file may hold anything under a right name."""

from __future__ import annotations

import math
import re
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from .span import Span
from .values import CountValue, DateValue

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?")
_PARTIAL = re.compile(r"--\d\d(?:-\d\d)?")


def check(value: Any) -> None:
    """Raises ValueError unless every field of a dataclass of the model, and of all that it holds, is of its type.

    Days must be days of the calendar, numbers finite, and counts in their order.
    """
    kind: Any = type(value)
    for name, hint in _hints(kind).items():
        _held(getattr(value, name), hint, name)
    if isinstance(value, DateValue):
        _check_date(value)
    if isinstance(value, CountValue):
        _check_count(value)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {each.name: hints[each.name] for each in fields(kind)}


def _held(value: Any, hint: Any, name: str) -> None:
    """Raises ValueError unless a value is of the type that its field is declared to have."""
    if not _is(value, hint):
        raise ValueError(f"{name} is {str(value)[:60]!r}, which it cannot be")


def _is(value: Any, hint: Any) -> bool:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return any(_is(value, each) for each in get_args(hint))
    if origin is Literal:
        return isinstance(value, str) and value in get_args(hint)
    if origin is tuple:
        return isinstance(value, tuple) and _are(value, get_args(hint))
    if hint in (None, NoneType):
        return value is None
    if hint is float:
        return isinstance(value, float | int) and not isinstance(value, bool) and math.isfinite(value)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if not isinstance(value, hint):
        return False
    if is_dataclass(hint) and hint is not Span:  # which checks itself
        check(value)
    return True


def _are(values: tuple[Any, ...], hints: tuple[Any, ...]) -> bool:
    if len(hints) == 2 and hints[1] is Ellipsis:
        return all(_is(each, hints[0]) for each in values)
    return len(values) == len(hints) and all(map(_is, values, hints))


def _check_date(value: DateValue) -> None:
    if (value.start is None) != (value.end is None):
        raise ValueError("a date has one of its two bounds")
    for each in (value.start, value.end):
        if each is not None:
            if not _DAY.fullmatch(each):
                raise ValueError(f"{each[:60]!r} is no date")
            date.fromisoformat(each[:10])  # raises ValueError
    if value.start is not None and value.end is not None and value.start > value.end:
        raise ValueError(f"a date begins after its end: {value.start}, {value.end}")
    if value.partial is not None and not _PARTIAL.fullmatch(value.partial):
        raise ValueError(f"{value.partial[:60]!r} is no date without a year")


def _check_count(value: CountValue) -> None:
    known = [each for each in (value.low, value.best, value.high) if each is not None]
    if known != sorted(known) or value.low < 0:
        raise ValueError(f"a count is out of order: {value.low} {value.best} {value.high}")

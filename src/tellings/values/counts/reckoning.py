"""Counts compared, added, subtracted, shown and read back."""

from __future__ import annotations

from typing import Literal

from tellings.model import CountValue

from ..patterns import waiting
from .amounts import DESCENDING, amounts_in, modified

Comparison = Literal["same", "within", "overlaps", "apart"]


def compare(a: CountValue, b: CountValue) -> Comparison:
    """same: equal bounds; within: one lies in the other and says more; overlaps; apart: they cannot both be true."""
    if (a.low, a.high) == (b.low, b.high):
        return "same"
    if (a.high is not None and a.high < b.low) or (b.high is not None and b.high < a.low):
        return "apart"
    return "within" if _holds(a, b) or _holds(b, a) else "overlaps"


def _holds(outer: CountValue, inner: CountValue) -> bool:
    return outer.low <= inner.low and (
        outer.high is None or (inner.high is not None and inner.high <= outer.high)
    )


def add(a: CountValue, b: CountValue) -> CountValue:
    """Both together: open where one is open, `best` where both have one."""
    high = None if a.high is None or b.high is None else a.high + b.high
    best = None if a.best is None or b.best is None else a.best + b.best
    return CountValue(a.low + b.low, high, best)


def subtract(a: CountValue, b: CountValue) -> CountValue | None:
    """What is left of `a` without its part `b`; None where `b` is surely more than `a`."""
    high = None if a.high is None else a.high - b.low
    if high is not None and high < 0:
        return None
    low = 0 if b.high is None else max(0, a.low - b.high)
    best = None if a.best is None or b.best is None or a.best < b.best else a.best - b.best
    return CountValue(low, high, best)


Precision = Literal["exact", "bounded", "open"]


def precision(value: CountValue) -> Precision:
    """exact: one figure; bounded: between two; open: at least so many."""
    if value.high is None:
        return "open"
    return "exact" if value.low == value.high else "bounded"


_WITH_NUMBER = ("at least", "more than", "up to", "at most", "nearly", "about")


def show(value: CountValue, modifier: str | None = None) -> str:
    """A count in words that `parse` reads back: "7", "at least 7", "about 40", "5 to 7", "dozens"."""
    if (
        modifier in ("between", "or")
        and value.high is not None
        and value.low < value.high
        and value.best is None
    ):
        return f"{value.low:,} {'or' if modifier == 'or' else 'to'} {value.high:,}"
    if value.best is not None and modifier in _WITH_NUMBER and modified(modifier, value.best) == value:
        return f"{modifier} {value.best:,}"
    if modifier and modifier not in _WITH_NUMBER and _read(_spoken(modifier)) == value:
        return _spoken(modifier)
    return _plainly(value)


def _spoken(modifier: str) -> str:
    return {"few": "a few", "couple": "a couple of", "pair": "a pair of", "score": "a score of"}.get(
        modifier, modifier
    )


def _plainly(value: CountValue) -> str:
    """By the bounds alone; `best` is said where they do not give it."""
    low, high, best = value.low, value.high, value.best
    if high is None:
        return f"at least {low:,}" if best == low else f"{low:,} or more{_best_words(best)}"
    if low == high:
        return f"{low:,}" if best == low else f"{low:,}{_best_words(best)}"
    if best is not None:
        for modifier in ("about", "nearly", "up to", "at most"):
            if modified(modifier, best) == value:
                return f"{modifier} {best:,}"
    return f"{low:,} to {high:,}" + ("" if best is None else _best_words(best))


def _best_words(best: int | None) -> str:
    return " (no one figure)" if best is None else f" (best {best:,})"


_NUMBER = r"\d+(?:,\d{3})*"
_PLAIN = waiting(
    rf"(?P<low>{_NUMBER})(?: to (?P<high>{_NUMBER})|(?P<more> or more))?(?: \((?:best (?P<best>{_NUMBER})|(?P<no>no one figure))\))?"
)


def parse(text: str) -> CountValue | None:
    """The count that a whole string means, in digits or words; None where it is not one number phrase.

    It reads what `show` writes, and gives back the same value.
    """
    words = " ".join(text.split())
    match = _PLAIN.fullmatch(words)
    if match and (match["best"] or match["no"]):
        low, best = _digits(match["low"]), _digits(match["best"])
        high = None if match["more"] else _digits(match["high"]) if match["high"] else low
        return None if low is None or (high is not None and high < low) else CountValue(low, high, best)
    return _read(words)


def _digits(words: str | None) -> int | None:
    return int(words.replace(",", "")) if words else None


def _read(words: str) -> CountValue | None:
    found = list(amounts_in(words))
    whole = (
        len(found) == 1
        and (found[0].start, found[0].end) == (0, len(words))
        and found[0].modifier != DESCENDING
    )
    return found[0].value if whole else None

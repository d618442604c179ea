"""Finding: the longest match at each place, joined with its neighbours where they tell one time together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from ..patterns import waiting
from ..plain import plain as plainly
from .beside import with_sides
from .found import LOOK_BACK, Found
from .joining import joined, ranges, with_lent_years, with_listed_days
from .meaning import (
    Beside,
    Between,
    Either,
    Every,
    Length,
    Meaning,
    Named,
    Outside,
    Range,
    Reference,
    Shift,
)
from .named_rules import NAMED_RULES
from .relative_rules import RELATIVE_RULES
from .rules import Rule, spaced
from .triggers import Stretch, stretches
from .widening import widened

_RULES = NAMED_RULES + RELATIVE_RULES
_ORDERED = tuple(
    (order, rule, rule.needed, "(?P<expr>" in rule.pattern.pattern) for order, rule in enumerate(_RULES)
)
# A text no longer than this can be nothing but one expression.
_SHORT = 64


def found_in(text: str) -> list[Found]:
    """The expressions of `text` in order, none overlapping another."""
    plain = plainly(text)
    pieces = [widened(plain, piece, floor) for piece, floor in _with_floors(_leftmost_longest(plain))]
    listed = [each for piece in joined(plain, pieces) for each in with_listed_days(plain, piece)]
    ranged = ranges(plain, with_lent_years(plain, _not_overlapping(listed)))
    sided = with_sides(plain, ranged)
    return [_bounded(plain, piece) for piece in sided if _stands_alone(piece.meaning)]


def _parts(match: re.Match[str], start: int, end: int, meaning: Meaning) -> tuple[Found, ...]:
    """The two ends of "June 5-7" or "1914-18", parted by the rule's link."""
    if "link" not in match.re.groupindex or not isinstance(meaning, Range | Between | Either):
        return ()
    both = meaning.readings if isinstance(meaning, Either) else (meaning.first, meaning.last)
    left, right = match.span("link")
    return Found(start, left, both[0]), Found(right, end, both[-1])


def _candidates(text: str) -> Iterator[tuple[int, int, int, Meaning, tuple[Found, ...]]]:
    folded = text.lower()
    for stretch in _stretches(text, folded):
        words = folded[stretch.start : stretch.end]
        for order, rule, has_expression in _rules_for(frozenset(stretch.kinds)):
            if rule.signs and not any(map(words.__contains__, rule.signs)):
                continue
            for match in rule.pattern.finditer(folded if rule.folded else text, stretch.start, stretch.end):
                meaning = rule.build(match)
                if meaning is not None:
                    start, end = match.span("expr") if has_expression else match.span()
                    yield start, end, order, meaning, _parts(match, start, end, meaning)


@lru_cache(maxsize=4096)
def _rules_for(kinds: frozenset[str]) -> tuple[tuple[int, Rule, bool], ...]:
    """The rules that can find something where there are words of these kinds."""
    return tuple(
        (order, rule, has_expression)
        for order, rule, needed, has_expression in _ORDERED
        if not any(each.isdisjoint(kinds) for each in needed)
    )


def _stretches(text: str, folded: str) -> list[Stretch]:
    """Where the rules are to be tried; a text as short as one expression is tried whole."""
    found = stretches(text, folded)
    if len(text) > _SHORT or not found:
        return found
    return [Stretch(0, len(text), set().union({"whole"}, *(each.kinds for each in found)))]


def _leftmost_longest(text: str) -> list[Found]:
    chosen: list[Found] = []
    for start, end, _, meaning, parts in sorted(
        _candidates(text), key=lambda item: (item[0], -item[1], item[2])
    ):
        if not chosen or start >= chosen[-1].end:
            chosen.append(Found(start, end, meaning, parts))
    return chosen


def _not_overlapping(pieces: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for piece in pieces:
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept


def _with_floors(pieces: list[Found]) -> Iterator[tuple[Found, int]]:
    """Each piece with the end of the one before it, into which it may not grow."""
    floor = 0
    for piece in pieces:
        yield piece, floor
        floor = piece.end


_LIMIT_BEFORE = waiting(
    spaced(
        r"\b(?:(?P<before>(?<!just )(?<!shortly )(?<!right )(?<!immediately )(?<!minutes )(?<!moments )before|prior\sto|ahead\sof)|(?P<until>until|till|pending))\s(?:(?:early|the)\s)?\Z"
    ),
    re.IGNORECASE,
)
_OWNS = waiting(r"'s?\b")


def _bounded(text: str, piece: Found) -> Found:
    """The piece, marked where the event lies before it: "before 2011", "until Friday", but not "before Friday's vote"."""
    if not isinstance(piece.meaning, Named | Shift | Range):
        return piece
    match = _LIMIT_BEFORE.search(text[max(0, piece.start - LOOK_BACK) : piece.start])
    if match is None or _OWNS.match(text, piece.end):
        return piece
    return replace(piece, meaning=Outside("before" if match["before"] else "until", piece.meaning))


def _stands_alone(meaning: Meaning) -> bool:
    """Whether a meaning says anything: "the night" alone does not."""
    return meaning != Named()


def kind_of(meaning: Meaning) -> Literal["date", "time", "duration", "repeated", "reference"]:
    """date, time, duration, repeated or reference."""
    if isinstance(meaning, Reference):
        return "reference"
    if isinstance(meaning, Length):
        return "duration"
    if isinstance(meaning, Every):
        return "repeated"
    if isinstance(meaning, Outside | Beside):
        return kind_of(meaning.named)
    if isinstance(meaning, Named | Shift) and (meaning.clock or meaning.day_part):
        return "time"
    if isinstance(meaning, Shift) and meaning.unit in ("minute", "hour"):
        return "time"
    return "date"

"""Finding: the longest match at each place, joined with its neighbours where they tell one time together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from .calendar_words import DAY_PART, DIGIT_DAY, PLAIN, YEAR
from .feasts import LONG
from .meaning import (
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
    Third,
)
from .named_rules import NAMED_RULES
from .named_times import real
from .relative_rules import RELATIVE_RULES
from .rules import spaced
from .triggers import Stretch, stretches

_RULES = NAMED_RULES + RELATIVE_RULES
_ORDERED = tuple(
    (order, rule, rule.needed, "expr" in rule.pattern.groupindex) for order, rule in enumerate(_RULES)
)
# A text no longer than this can be nothing but one expression.
_SHORT = 64
# No expression holds more than this before its first word that tells the time ("in the early hours of").
_LOOK_BACK = 40


@dataclass(frozen=True, slots=True)
class Found:
    """A meaning and where its words stand; of a range or a choice its two ends as well."""

    start: int
    end: int
    meaning: Meaning
    parts: tuple[Found, ...] = ()


def found_in(text: str) -> list[Found]:
    """The expressions of `text` in order, none overlapping another."""
    plain = text.translate(PLAIN)
    pieces = [_widened(plain, piece, floor) for piece, floor in _with_floors(_leftmost_longest(plain))]
    joined = _joined(plain, pieces)
    listed = [each for piece in joined for each in _with_listed_days(plain, piece)]
    ranged = _ranges(plain, _with_lent_years(plain, _not_overlapping(listed)))
    return [_bounded(plain, piece) for piece in ranged if _stands_alone(piece.meaning)]


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
        for order, rule, needed, has_expression in _ORDERED:
            if any(kinds.isdisjoint(stretch.kinds) for kinds in needed):
                continue
            for match in rule.pattern.finditer(folded if rule.folded else text, stretch.start, stretch.end):
                meaning = rule.build(match)
                if meaning is not None:
                    start, end = match.span("expr") if has_expression else match.span()
                    yield start, end, order, meaning, _parts(match, start, end, meaning)


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


_PART_AFTER = re.compile(
    spaced(rf"\s(?P<part>(?:(?i:early|late)\s)?{DAY_PART})(?!\w|-)|,?\s(?:in\sthe\s(?P<of>(?:early\s|late\s)?(?:morning|afternoon|evening|night))|at\s(?P<at>night|dawn|dusk))\b")
)  # fmt: skip
_PART_BEFORE = re.compile(
    spaced(
        rf"(?:\b(?i:the\s)?(?P<part>(?i:(?:early|late)\s)?(?:{DAY_PART}|(?i:(?:early\s|small\s)?hours|early\smorning\shours|eve)))\s"
        r"(?i:of|on)\s(?:(?i:the)\s)?|\b(?P<bare>(?i:early|late|overnight|later|earlier))\s(?:(?i:on)\s)?)\Z"
    )
)
_WEEK_BEFORE = re.compile(
    spaced(
        r"\b(?i:the\s)?(?P<unit>(?i:week|weekend))\s(?i:of|beginning|starting)\s(?:(?i:on)\s)?(?:(?i:the)\s)?\Z"
    )
)
_WHOLE: dict[str, Literal["week", "weekend"]] = {"week": "week", "weekend": "weekend"}
_WEEKEND_AFTER = re.compile(
    spaced(rf"\s(?P<unit>(?i:weekend|week))(?!\w|-)(?:,?\s(?:(?i:of|in)\s)?(?P<year>{YEAR}))?")
)
_THIRD_BEFORE = re.compile(
    spaced(
        r"\b(?:(?P<third>(?i:early|mid|late))(?:-|\s)(?:(?i:in)\s)?(?:(?i:the)\s)?"
        r"|(?:(?i:the)\s)?(?:(?i:very)\s)?(?P<edge>(?i:beginning|start|middle|end|(?:first|early|last|closing|final)\s(?:days|weeks|months)))\s(?i:of)\s(?:(?i:the)\s)?)\Z"
    )
)
_EDGES: dict[str, Third] = {
    "beginning": "early",
    "start": "early",
    "first": "early",
    "early": "early",
    "middle": "mid",
    "mid": "mid",
    "late": "late",
}
_THE_BEFORE = re.compile(spaced(r"\b(?i:the)\s\Z"))


def _widened(text: str, piece: Found, floor: int) -> Found:
    """The piece with the part of the day, or the part of the month or year, that stands beside it."""
    meaning = piece.meaning
    level = _level(meaning)
    before = text[max(floor, piece.start - _LOOK_BACK) : piece.start]
    start, end = piece.start, piece.end
    if level in ("day", "weekday", "deictic") and isinstance(meaning, Named | Shift):
        part = meaning.day_part
        if part is None and (after := _PART_AFTER.match(text, end)):
            part, end = (after["part"] or after["of"] or after["at"]).lower(), after.end()
        if isinstance(meaning, Named) and level == "day":
            if found := _WEEK_BEFORE.search(before):
                return Found(
                    start - len(found[0]), end, replace(meaning, whole=_WHOLE[found["unit"].lower()])
                )
            if after := _WEEKEND_AFTER.match(text, end):
                year = int(after["year"]) if after["year"] and meaning.year is None else meaning.year
                return Found(
                    start, after.end(), replace(meaning, whole=_WHOLE[after["unit"].lower()], year=year)
                )
        if found := _PART_BEFORE.search(before):
            bare = found["bare"]
            if bare is None or bare.lower() in ("early", "late", "overnight") or level == "weekday":
                part, start = part or (found["part"] or bare).lower(), start - len(found[0])
        return Found(start, end, replace(meaning, day_part=part))
    if level == "month" and isinstance(meaning, Named) and (found := _THIRD_BEFORE.search(before)):
        words = (found["third"] or found["edge"]).lower().split()[0]
        return Found(start - len(found[0]), end, replace(meaning, third=_EDGES.get(words, "late")))
    if (
        level == "month"
        and isinstance(meaning, Named)
        and meaning.decade
        and (found := _THE_BEFORE.search(before))
    ):
        return Found(start - len(found[0]), end, meaning)
    return piece


def _level(meaning: Meaning) -> str | None:
    """What a meaning can be joined with others as."""
    if isinstance(meaning, Shift):
        if meaning.unit == "day" and meaning.low == meaning.high:
            return "deictic"
        return "week" if meaning.unit == "week" and meaning.low == meaning.high and not meaning.edge else None
    if isinstance(meaning, Either):
        return "days" if all(reading.day and not reading.clock for reading in meaning.readings) else None
    if not isinstance(meaning, Named):
        return None
    if meaning.calendar is not None:
        return "other"
    if meaning.feast is not None:
        return "month" if meaning.feast in LONG else "day"
    if meaning.day is not None or meaning.rank is not None:
        return "day" if meaning.month is not None else "weekday"
    if meaning.weekday is not None:
        return "weekday"
    if meaning == Named(clock=meaning.clock, day_part=meaning.day_part):
        return "clock"
    if meaning.half or meaning.quarter or meaning.week or meaning.century or meaning.before_christ:
        return None
    return "month"


_AT = r"(?:(?i:at|around|about|at\saround|at\sabout|at\sapproximately|approximately|by|(?:shortly|just)\s(?:before|after))\s)?"
_BOTH_CALENDARS = re.compile(
    spaced(
        r"\s?[(/=]\s?(?:(?i:i\.e\.,?|that\sis,?|or|which\sis)\s)?|,?\s(?i:corresponding\sto|equivalent\sto|or)\s"
    )
)
# "the winter of nineteen ninety-four".
_BEFORE_YEAR = re.compile(spaced(r",?\s(?:(?i:of|in)\s)?"))
_GAPS = {
    ("other", "day"): _BOTH_CALENDARS,
    ("day", "other"): _BOTH_CALENDARS,
    ("other", "month"): _BOTH_CALENDARS,
    ("month", "other"): _BOTH_CALENDARS,
    ("weekday", "day"): re.compile(spaced(r",?\s(?:(?i:the|on)\s)?")),
    ("day", "weekday"): re.compile(spaced(r",\s(?i:a)\s")),
    ("clock", "weekday"): re.compile(spaced(r",?\s(?:(?i:on|last)\s)?(?:(?i:the)\s)?")),
    ("clock", "day"): re.compile(spaced(r",?\s(?:(?i:on)\s)?(?:(?i:the)\s)?")),
    ("clock", "deictic"): re.compile(spaced(r",?\s(?:(?i:on)\s)?")),
    ("weekday", "clock"): re.compile(spaced(rf",?\s{_AT}")),
    ("day", "clock"): re.compile(spaced(rf",?\s(?:[-\u2013]\s)?{_AT}")),
    ("days", "clock"): re.compile(spaced(rf",?\s(?:[-\u2013]\s)?{_AT}")),
    ("deictic", "clock"): re.compile(spaced(rf",?\s{_AT}")),
    ("weekday", "week"): re.compile(spaced(r",?\s(?:(?i:of)\s)?")),
    ("week", "weekday"): re.compile(spaced(r",?\s(?i:on)\s")),
}


def _joined(text: str, pieces: list[Found]) -> list[Found]:
    stack: list[Found] = []
    for piece in pieces:
        stack.append(piece)
        while len(stack) > 1 and (one := _one_of_two(text, stack[-2], stack[-1])):
            stack[-2:] = [one]
    return stack


def _one_of_two(text: str, first: Found, second: Found) -> Found | None:
    levels = _level(first.meaning), _level(second.meaning)
    gap = _GAPS.get(levels)  # type: ignore[arg-type]
    if levels == ("month", "month") and text[second.start].isalpha() and _is_bare_year(second.meaning):
        gap = _BEFORE_YEAR
    if gap is None or gap.fullmatch(text, first.end, second.start) is None:
        return None
    meaning = _together(first.meaning, second.meaning)
    if meaning is None:
        return None
    closed = "other" in levels and "(" in text[first.end : second.start] and text.startswith(")", second.end)
    return Found(first.start, second.end + closed, meaning)


def _is_bare_year(meaning: Meaning) -> bool:
    return isinstance(meaning, Named) and meaning == Named(year=meaning.year)


def _together(first: Meaning, second: Meaning) -> Meaning | None:
    """One meaning of two that tell different parts of one time; None where both tell the same part."""
    if isinstance(first, Named) and isinstance(second, Shift):
        first, second = second, first
    if isinstance(first, Shift) and isinstance(second, Named):
        if first.unit == "week":
            return None if second.toward else replace(second, shifted_week=first.low, base=first.base)
        if first.clock and second.clock:
            return None
        return replace(first, clock=first.clock or second.clock, day_part=first.day_part or second.day_part)
    if isinstance(first, Either) and isinstance(second, Named):
        return Either(
            tuple(replace(each, clock=second.clock, day_part=second.day_part) for each in first.readings)
        )
    if not isinstance(first, Named) or not isinstance(second, Named):
        return None
    if first.calendar or second.calendar:
        return second if first.calendar else first
    values = {}
    for name in Named.__slots__:
        one, other, plain = getattr(first, name), getattr(second, name), getattr(Named(), name)
        if name == "day_part":
            values[name] = one or other
        elif one != plain and other != plain and one != other:
            return None
        else:
            values[name] = other if one == plain else one
    return Named(**values)


_ANOTHER_DAY = re.compile(
    spaced(
        rf"\s(?:and|&)\s(?P<expr>(?P<day>{DIGIT_DAY}))(?!\s(?:[a-z]+\s)?(?:people|men|women|children|[a-z]+s)\b)(?!\w)"
    )
)


def _with_listed_days(text: str, piece: Found) -> Iterator[Found]:
    """The piece, and the day of the same month that is named after it: "June 5 and 12"."""
    yield piece
    named = piece.meaning
    if (
        isinstance(named, Named)
        and named.month
        and named.day
        and text[piece.end - 1].isdigit()
        and named.year is None
    ):
        match = _ANOTHER_DAY.match(text, piece.end)
        if match:
            other = replace(named, day=int(re.sub(r"\D", "", match["day"])), weekday=None, clock=None)
            if real(other):
                yield Found(*match.span("expr"), other)


_WITH = re.compile(spaced(r",?\sand\s(?:in\s)?(?:the\s)?|\s?/\s?"))


def _borrows_year(one: Named, other: Named) -> bool:
    if other.before_christ or other.calendar:
        return False
    return (
        one.year is None
        and other.year is not None
        and one.toward is None
        and one.shifted_year is None
        and _level(one) in ("day", "month")
    )


def _with_lent_years(text: str, pieces: list[Found]) -> list[Found]:
    """ "April and June 1955": both of that year."""
    out = list(pieces)
    for index in range(len(out) - 2, -1, -1):
        first, second = out[index], out[index + 1]
        one, other = first.meaning, second.meaning
        if (
            isinstance(one, Named)
            and isinstance(other, Named)
            and second.start - first.end <= 12
            and _borrows_year(one, other)
            and _WITH.fullmatch(text, first.end, second.start)
        ):
            out[index] = replace(first, meaning=replace(one, year=other.year))
    return out


_TO = re.compile(spaced(r"\s?[-\u2013\u2014]\s?|\s(?:to|through|until|till)\s(?:the\s)?"))
_AND = re.compile(spaced(r"\sand\s(?:the\s)?"))
_OR = re.compile(spaced(r",?\sor\s(?:on\s)?"))
_BETWEEN_BEFORE = re.compile(spaced(r"\bbetween\s(?:the\s)?\Z"), re.IGNORECASE)


def _ranges(text: str, pieces: list[Found]) -> list[Found]:
    out: list[Found] = []
    for piece in pieces:
        both = _range(text, out[-1], piece) if out else None
        if both is None:
            out.append(piece)
        else:
            out[-1] = both
    return out


def _range(text: str, first: Found, second: Found) -> Found | None:
    one, other = first.meaning, second.meaning
    if not isinstance(one, Named) or not isinstance(other, Named) or second.start - first.end > 12:
        return None
    if _level(one) != _level(other) or _level(one) in (None, "clock") or one.clock or other.clock:
        return None
    if _borrows_year(one, other):
        one = replace(one, year=other.year)
    first = replace(first, meaning=one)
    if _TO.fullmatch(text, first.end, second.start):
        return Found(first.start, second.end, Range(one, other), (first, second))
    before = text[max(0, first.start - 14) : first.start]
    if _AND.fullmatch(text, first.end, second.start) and _BETWEEN_BEFORE.search(before):
        return Found(first.start, second.end, Between(one, other), (first, second))
    if _OR.fullmatch(text, first.end, second.start):
        return Found(first.start, second.end, Either((one, other)), (first, second))
    return None


_LIMIT_BEFORE = re.compile(
    spaced(
        r"\b(?:(?P<before>before|prior\sto|ahead\sof)|(?P<until>until|till|pending))\s(?:(?:early|the)\s)?\Z"
    ),
    re.IGNORECASE,
)
_OWNS = re.compile(r"'s?\b")


def _bounded(text: str, piece: Found) -> Found:
    """The piece, marked where the event lies before it: "before 2011", "until Friday", but not "before Friday's vote"."""
    if not isinstance(piece.meaning, Named | Shift | Range):
        return piece
    match = _LIMIT_BEFORE.search(text[max(0, piece.start - _LOOK_BACK) : piece.start])
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
    if isinstance(meaning, Outside):
        return kind_of(meaning.named)
    if isinstance(meaning, Named | Shift) and (meaning.clock or meaning.day_part):
        return "time"
    if isinstance(meaning, Shift) and meaning.unit in ("minute", "hour"):
        return "time"
    return "date"

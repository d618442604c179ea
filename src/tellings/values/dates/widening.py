"""A piece widened by the part of the day, of the month or of the year that stands beside it, and to its whole week."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from ..patterns import waiting
from .calendar_words import DAY_PART, YEAR
from .found import LOOK_BACK, Found, level
from .meaning import Named, Shift, Third
from .rules import spaced

_PART_AFTER = waiting(
    spaced(rf"\s(?P<part>(?:(?i:early|late)\s)?{DAY_PART})(?!\w|-)|,?\s(?:in\sthe\s(?P<of>(?:early\s|late\s)?(?:morning|afternoon|evening|night))|at\s(?P<at>night|dawn|dusk))\b")
)  # fmt: skip
_PART_BEFORE = waiting(
    spaced(
        rf"(?:\b(?i:the\s)?(?P<part>(?i:(?:early|late)\s)?(?:{DAY_PART}|(?i:(?:early\s|small\s)?hours|early\smorning\shours)))\s"
        r"(?i:of|on)\s(?:(?i:the)\s)?|\b(?P<bare>(?i:early|late|overnight|later|earlier))\s(?:(?i:on)\s)?)\Z"
    )
)
_WEEK_BEFORE = waiting(
    spaced(
        r"\b(?i:the\s)?(?P<unit>(?i:week|weekend))\s(?i:of|beginning|starting)\s(?:(?i:on)\s)?(?:(?i:the)\s)?\Z"
    )
)
# "shortly after 10 p.m." is told as the hour, not as a time after it.
_SHORTLY = waiting(spaced(r"\b(?i:just|shortly|right|soon)\s(?i:before|after)\s\Z"))
_WHOLE: dict[str, Literal["week", "weekend"]] = {"week": "week", "weekend": "weekend"}
_WEEKEND_AFTER = waiting(
    spaced(rf"\s(?P<unit>(?i:weekend|week))(?!\w|-)(?:,?\s(?:(?i:of|in)\s)?(?P<year>{YEAR}))?")
)
_THIRD_BEFORE = waiting(
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
_THE_BEFORE = waiting(spaced(r"\b(?i:the)\s\Z"))


def widened(text: str, piece: Found, floor: int) -> Found:
    """The piece with the part of the day, or the part of the month or year, that stands beside it."""
    meaning = piece.meaning
    kind = level(meaning)
    before = text[max(floor, piece.start - LOOK_BACK) : piece.start]
    start, end = piece.start, piece.end
    if kind == "clock":
        found = _SHORTLY.search(before)
        return replace(piece, start=start - len(found[0])) if found else piece
    if kind in ("day", "weekday", "deictic") and isinstance(meaning, Named | Shift):
        part = meaning.day_part
        if part is None and (after := _PART_AFTER.match(text, end)):
            part, end = (after["part"] or after["of"] or after["at"]).lower(), after.end()
        if isinstance(meaning, Named) and kind == "day":
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
            if bare is None or bare.lower() in ("early", "late", "overnight") or kind == "weekday":
                part, start = part or (found["part"] or bare).lower(), start - len(found[0])
        return Found(start, end, replace(meaning, day_part=part))
    if kind == "month" and isinstance(meaning, Named) and (found := _THIRD_BEFORE.search(before)):
        words = (found["third"] or found["edge"]).lower().split()[0]
        return Found(start - len(found[0]), end, replace(meaning, third=_EDGES.get(words, "late")))
    if (
        kind == "month"
        and isinstance(meaning, Named)
        and meaning.decade
        and (found := _THE_BEFORE.search(before))
    ):
        return Found(start - len(found[0]), end, meaning)
    return piece

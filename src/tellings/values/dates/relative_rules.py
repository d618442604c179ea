"""Rules for times told from another time, for lengths and for what comes again: "three days later", "for an hour", "daily"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from ..numbers import CARDINAL, cardinal
from .calendar_words import (
    AMOUNT,
    APPROXIMATELY,
    MONTH_IN_FULL,
    SEASON,
    UNIT,
    WEEKDAY,
    unit_of,
    weekday_number,
)
from .meaning import Base, Every, Length, Meaning, Reference, Shift, Third, Unit, Window
from .rules import Rule, folded_rule, group, rule

# How many a vague word can mean: the least and the most.  A writer's "a few days" is seldom one and seldom a week.
_VAGUE_AMOUNTS: dict[str, tuple[int, int | None]] = {
    "couple": (2, 3),
    "few": (2, 6),
    "several": (3, 9),
    "number": (3, None),
    "many": (3, None),
    "some": (2, None),
}
# "days later": two at least, and not so many that the writer would have named the next longer unit.
_PLURAL_ALONE: dict[Unit, tuple[int, int]] = {
    "minute": (2, 59),
    "hour": (2, 23),
    "day": (2, 13),
    "week": (2, 8),
    "month": (2, 23),
}
_EDGES: dict[str, Third | Literal["before", "after"]] = {
    "earlier": "before",
    "later": "after",
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "midway": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
}
# Words that place a time before, at or after the telling and say no more.
_REFERENCES: dict[Literal["past", "present", "future"], str] = {
    "present": r"(?:(?:right|just|even|until|till|as\sof)\s)?now(?!-)|currently|current|nowadays|at\spresent|these\sdays|at\sthe\smoment|present-day",
    "past": r"(?:more\s)?recently|(?:the\spast(?=[.,;:)]|\s(?:and|that|it|he|she|they|we|but|when|who|which|was|were|has|have|had|is|are|to|the)\b|\s?$))|recent\s(?P<unit>days|weeks|months|years|decades)|recent\stimes|recent|lately|former",
    "future": r"the\snear\sfuture|the\sfuture|future|coming\s(?P<unit>days|weeks|months|years)",
}
_FINER: dict[Unit, tuple[Unit, int]] = {
    "hour": ("minute", 60),
    "day": ("hour", 24),
    "year": ("month", 12),
    "decade": ("year", 10),
}
_KIND_OF_UNIT = (
    r"(?i:more|long|full|whole|straight|consecutive|successive|additional|further|solid|short|bloody|intense|working|trading|business"
    r"|entire|brief|gruell?ing|tense|brutal|crucial|turbulent|extra)"
)
_MANY_UNITS = rf"(?P<unit>{UNIT}(?i:s?))"
_AMOUNT_OF_UNITS = rf"(?:(?P<about>{APPROXIMATELY})\s)?(?P<amount>{AMOUNT})(?:\s{_KIND_OF_UNIT})?[\s-]{_MANY_UNITS}(?P<half>(?i:\sand\s(?:a|one)\shalf))?(?:(?i:\sor\sso))?"
_NO_AGE = r"(?!-old)(?!\sold\b)(?!\sof\sage)(?!-olds)(?!'\s?old)"
_WHOLE_UNIT = r"(?P<unit>(?i:weekend|week|fortnight|month|year|decade))"
_ANY_DAY = r"(?P<unit>(?i:day|night|evening|morning|afternoon|weekend|week|month|year|decade))"
_EVENTS = (
    "attack|shooting|bombing|explosion|blast|incident|killing|murder|assault|raid|massacre|kidnapping|abduction|ambush|clash"
    "|robbery|crash|accident|fire|strike|protest|riot|assassination|stabbing|violence|event|tragedy|siege|hijacking|shelling"
)
# After "the day after": the story's own event, or nothing at all.
_ITS_EVENT = (
    rf"(?=\s(?i:that|this|it)(?:[\s.,;:]|$)|\s(?i:(?:the|that|this)\s(?:[a-z]+\s){{0,2}}(?:{_EVENTS})s?)\b"
    r"|\s?[.,;:!?)]|\s?$)"
)
# "three days after that": the words are part of it where they stand for the event alone.
_THAT = r"(?:\s(?i:that|this)(?=\s?[.,;:!?)]|\s?$|\s(?i:he|she|they|it|the|an?|in|on|at|police|when)\b))?"
_DAY_PARTS = ("night", "evening", "morning", "afternoon")


def _amount(match: re.Match[str]) -> tuple[Unit, int, int | None] | None:
    """The unit, the least and the most of "about two and a half years"; a half is told in the next finer unit."""
    unit, words = unit_of(match["unit"]), " ".join(match["amount"].lower().split())
    factor = 2 if match["unit"].lower().startswith("fortnight") else 1
    about = " ".join((group(match, "about") or "").lower().split())
    halves = bool(group(match, "half")) or words.endswith(("half", " 1/2"))
    words = re.sub(r"\s(?:and\s(?:a|one)\shalf|1/2)$", "", words)
    low: int | None
    high: int | None
    if words in ("half a", "half an", "a half"):
        low = high = 0
        halves = True
    elif vague := next((bounds for word, bounds in _VAGUE_AMOUNTS.items() if word in words.split()), None):
        low, high = vague
    else:
        low, high = _ends(words)
        if low is None or high is None or low > high:
            return None
    if halves and unit in _FINER:
        unit, parts = _FINER[unit]
        low, high = (low * 2 + 1) * parts // 2, None if high is None else (high * 2 + 1) * parts // 2
    low, high = low * factor, None if high is None else high * factor
    if about in ("more than", "over", "at least", "just over"):
        high = None
    elif about in ("less than", "fewer than", "under", "up to"):
        low = 0
    return unit, low, high


def _said(match: re.Match[str], amount: tuple[Unit, int, int | None]) -> int | None:
    """The number that the words name, the first of two; None where they are vague, "a few"."""
    words = match["amount"].lower().split()
    if "couple" in words:
        return 2
    if any(word in _VAGUE_AMOUNTS for word in words):
        return None
    _, low, high = amount
    return high or 1 if low == 0 else low


def _ends(words: str) -> tuple[int | None, int | None]:
    """Both ends of "two to three", "between two and three"; the same twice of "a", "two", "twenty-five"."""
    if words in ("a", "an"):
        return 1, 1
    whole = cardinal(words)
    if whole is not None:
        return whole, whole
    link = (
        r"\s(?:and|to)\s(?=\S+$)"
        if words.startswith(("between ", "from "))
        else r"\s?[-\u2013\u2014]\s?|\s(?:to|or)\s"
    )
    ends = re.split(link, re.sub(r"^(?:between|from)\s", "", words))
    return cardinal(ends[0]), cardinal(ends[-1])


def _amount_of_units(match: re.Match[str]) -> Meaning | None:
    """ "three days later", "a year ago", "more than a week before"; "three days" alone is a length."""
    amount = _amount(match)
    if amount is None:
        return None
    if match["side"] is None:
        alone = match["amount"].lower() in ("a", "an", "one", "some")
        return (
            None
            if alone and match["unit"].lower() in (*_DAY_PARTS, "weekend")
            else Length(*amount, _said(match, amount))
        )
    side = match["side"].lower().split()[0]
    unit, low, high = amount
    if unit == "month" and not match["unit"].lower().startswith("month") and high is not None:
        low, high = low - 3, high + 3  # "two and a half years ago" is not told to the month
    if side in ("ago", "from", "hence"):
        base: Base = "published"
    else:
        base = "event" if match["own"] is None and match["its"] is None else "narrative"
    if side in ("later", "after", "from", "hence", "afterwards", "afterward", "thereafter"):
        return Shift(base, unit, low, high)
    if high is None:
        return Shift(base, unit, -low, None)
    return Shift(base, unit, -high, -low)


def _plural_away(match: re.Match[str]) -> Meaning | None:
    """ "days later", "hours earlier"."""
    unit = unit_of(match["unit"])
    if unit not in _PLURAL_ALONE:
        return Length(unit, 2, None)
    low, high = _PLURAL_ALONE[unit]
    return (
        Shift("narrative", unit, low, high)
        if match["side"].lower() == "later"
        else Shift("narrative", unit, -high, -low)
    )


_DEICTIC = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "tonight": 0,
    "last night": -1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


def _deictic(match: re.Match[str]) -> Meaning:
    words = " ".join(match["words"].lower().split())
    days = _DEICTIC[words]
    return Shift("published", "day", days, days, day_part="night" if words.endswith("night") else None)


def _this_part(match: re.Match[str]) -> Meaning:
    return Shift("published", "day", 0, 0, day_part=match["part"].lower())


def _named_unit(match: re.Match[str]) -> Meaning:
    """ "last week", "the next day", "that night", "the previous year"."""
    which, word = " ".join(match["which"].lower().split()), match["unit"].lower()
    base: Base = "narrative" if which.startswith(("the ", "that", "next day")) else "published"
    if which in ("the current", "the past"):
        base = "published"
    count = {
        "last": -1,
        "past": -1,
        "previous": -1,
        "preceding": -1,
        "next": 1,
        "following": 1,
        "coming": 1,
    }.get(which.split()[-1], 0)
    factor = 2 if word == "fortnight" else 1
    if which in ("the past", "this past", "the coming"):
        return Window("published", unit_of(word), factor, which == "the coming", factor)
    return Shift(
        base, unit_of(word), count * factor, count * factor, day_part=word if word in _DAY_PARTS else None
    )


def _edged_unit(match: re.Match[str]) -> Meaning:
    """ "earlier this week", "later that day", "late last year", "at the end of the month"."""
    shift, edge = _named_unit(match), match["edge"].lower().split()[-1]
    if not isinstance(shift, Shift):
        return shift
    if shift.unit == "day" or (edge in ("earlier", "later") and shift.low != 0):
        return shift
    return replace(shift, edge=_EDGES[edge])


def _in_the_unit(match: re.Match[str]) -> Meaning:
    """ "later in the day", "earlier in the week", "by the end of the year"."""
    edge, unit = match["edge"].lower().split()[-1], unit_of(match["unit"])
    if unit == "day":
        return Shift("narrative", "day", 0, 0)
    return Shift("published", unit, 0, 0, edge=_EDGES[edge])


def _beside(match: re.Match[str]) -> Meaning:
    """ "the day after", "the night before", "the day of the attack"."""
    side, word = match["side"].lower(), match["unit"].lower()
    count = {"after": 1, "before": -1, "of": 0}[side]
    base: Base = "narrative" if match["its"] is not None else "event"
    return Shift(base, unit_of(word), count, count, day_part=word if word in _DAY_PARTS else None)


def _window(match: re.Match[str]) -> Meaning | None:
    """ "the next few days", "the past three weeks", "within 24 hours"."""
    amount, which = _amount(match), match["which"].lower().split()[-1]
    if amount is None:
        return None
    unit, low, high = amount
    forward = which in ("next", "following", "coming", "ensuing", "subsequent", "within")
    base: Base = "published" if which in ("past", "last", "recent", "coming") else "narrative"
    return Window(base, unit, high or low, forward, _said(match, amount))


def _length(match: re.Match[str]) -> Meaning:
    """ "for hours", "weeklong"."""
    return Length(unit_of(match["unit"]), 2 if match["unit"].lower().endswith("s") else 1, None)


def _every(match: re.Match[str]) -> Meaning:
    weekday, unit = group(match, "weekday"), group(match, "unit")
    if weekday:
        return Every("week", weekday_number(weekday))
    if unit:
        return Every(unit_of(unit))
    words = match[0].lower()
    adverbs: dict[str, Unit] = {"da": "day", "ni": "day", "we": "week", "mo": "month", "ho": "hour"}
    return Every(adverbs.get(words[:2], "year"))


def _quarter(match: re.Match[str]) -> Meaning:
    """ "the quarter", "the latest quarter", "the year-ago period": of the story's own reckoning."""
    which = (group(match, "which") or "").lower()
    ago = which.startswith(("year", "comparable", "corresponding", "prior-year"))
    count = (
        -4 if ago else {"previous": -1, "preceding": -1, "prior": -1, "next": 1, "following": 1}.get(which, 0)
    )
    return Shift("published" if which == "current" else "narrative", "quarter", count, count)


def _unit_and_half(match: re.Match[str]) -> Meaning:
    """ "the past year and a half"."""
    unit, parts = _FINER.get(unit_of(match["unit"]), (unit_of(match["unit"]), 1))
    forward = match["which"].lower() in ("next", "following", "coming")
    return Window("narrative" if forward else "published", unit, max(1, parts * 3 // 2), forward)


def _coming_units(match: re.Match[str]) -> Meaning:
    """ "the following days", "the coming months": so many nobody says."""
    unit, which = unit_of(match["unit"]), match["which"].lower()
    most = _PLURAL_ALONE.get(unit, (2, 9))[1]
    forward = which in ("next", "following", "coming", "ensuing", "subsequent")
    return Window("published" if which in ("past", "last", "coming") else "narrative", unit, most, forward)


# "three hours", before whatever tells what they are; a short list, for it is tried at every word.
_FEW = r"(?i:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many|a\sfew)"
_AGO = r"(?i:ago|from\snow|hence)"
_ITS_SIDE = r"(?i:later|earlier|afterwards?|thereafter|beforehand|previously|prior(?!\sto))(?!\sthan)"


def _referred(match: re.Match[str], when: Literal["past", "present", "future"]) -> Meaning:
    unit = group(match, "unit")
    return Reference(when, unit_of(unit) if unit else None)


def _reference(when: Literal["past", "present", "future"]) -> Rule:
    return folded_rule(rf"(?:{_REFERENCES[when]})", lambda match: _referred(match, when), needs="reference")


REFERENCE_RULES = (_reference("present"), _reference("past"), _reference("future"))

RELATIVE_RULES: tuple[Rule, ...] = (
    folded_rule(r"(?P<words>(?i:the\sday\sbefore\syesterday|the\sday\safter\stomorrow|last\snight))", _deictic, needs="unit|deictic"),
    folded_rule(r"(?<!\busa )(?P<words>(?i:today|yesterday|tomorrow|tonight))(?!\sshow\b)", _deictic, needs="deictic"),
    folded_rule(r"(?i:this)\s(?P<part>(?i:morning|afternoon|evening))", _this_part, needs="unit toward"),
    folded_rule(
        r"(?:the|its|their|a)\s(?:(?:fiscal|full|whole|entire|latest)\s){0,2}(?P<unit>year)(?=\s(?:ended|ending)\b)",
        lambda match: Length("year", 1, 1, 1),
        needs="unit",
    ),
    folded_rule(
        r"(?:for|of|in|during|throughout|through|over)\s(?P<expr>the\s(?:(?:fiscal|full|whole|entire)\s){0,2}(?P<unit>year))(?=[.,;:)]|\sof\s\$|\s?$)",
        lambda match: Shift("narrative", "year", 0, 0),
        needs="unit",
    ),
    folded_rule(rf"(?P<which>(?i:last|this|next|this\spast|the\spast|the\scurrent|the\scoming))\s(?:(?:fiscal|calendar)\s)?{_WHOLE_UNIT}", _named_unit, needs="unit toward"),
    folded_rule(
        rf"(?P<which>(?i:the\s(?:next|following|previous|preceding|same|very|very\snext|very\ssame)|that(?:\s(?:same|very))?))"
        rf"\s{_ANY_DAY}",
        _named_unit, needs="unit toward"),
    folded_rule(r"(?P<which>(?i:next))\s(?P<unit>(?i:day|morning))",
         lambda match: Shift("narrative", "day", 1, 1, day_part="morning" if match["unit"].lower() == "morning" else None), needs="unit toward"),
    folded_rule(
        rf"(?P<edge>(?i:earlier|later|early|late|mid))[\s-](?P<which>(?i:last|this|next|that(?:\ssame)?|the\s(?:same|next|following|previous)))\s{_ANY_DAY}",
        _edged_unit, needs="unit toward edge"),
    folded_rule(
        rf"(?i:the)\s(?P<edge>(?i:beginning|start|middle|end))\s(?i:of)\s(?P<which>(?i:last|this|next|that|the\s(?:following|previous)))\s{_WHOLE_UNIT}",
        _edged_unit, needs="unit toward edge"),
    folded_rule(r"(?P<edge>(?i:earlier|later|early|late|midway))\s(?i:in|on\sin)\s(?i:the)\s(?P<unit>(?i:day|night|evening|week|month|year))", _in_the_unit, needs="unit edge"),
    folded_rule(r"(?i:the)\s(?P<edge>(?i:beginning|start|middle|end))\s(?i:of)\s(?i:the)\s(?P<unit>(?i:week|month|year))", _in_the_unit, needs="unit edge"),
    folded_rule(r"(?i:over|during|at)\s(?P<expr>(?i:the\sweekend))", lambda match: Shift("published", "weekend", 0, 0), needs="unit"),
    folded_rule(
        rf"(?i:the)\s(?:(?i:very)\s)?(?P<unit>(?i:day|night|evening|morning|afternoon|week|month|year))\s(?P<side>(?i:after|before|of))(?:(?P<its>){_ITS_EVENT}{_THAT}|(?=\s))",
        lambda match: None if match["side"].lower() == "of" and match["its"] is None else _beside(match), needs="unit side"),
    folded_rule(rf"{_AMOUNT_OF_UNITS}(?:\s(?P<side>{_AGO}|(?P<own>{_ITS_SIDE})|(?i:after|before)(?:(?P<its>){_ITS_EVENT}{_THAT}|(?=\s)))|(?:[\s-](?i:long))?{_NO_AGE})", _amount_of_units, needs="unit"),
    folded_rule(r"the\s(?P<unit>day|week|month|year)\sfollowing(?=\s?[.,;:)]|\s(?:they|he|she|it|the|saw|was|were|that|a)\b|\s?$)", lambda match: Shift("narrative", unit_of(match["unit"]), 1, 1), needs="unit toward"),
    folded_rule(r"(?:the\s)?(?P<unit>month|year)(?:'s\s|[\s-])end", lambda match: Shift("narrative", unit_of(match["unit"]), 0, 0, edge="late"), needs="unit edge"),
    folded_rule(r"(?P<unit>(?i:minutes|hours|days|weeks|months|years|decades))\s(?P<side>(?i:later|earlier))(?!\sthan)", _plural_away, needs="unit edge"),
    folded_rule(r"(?i:moments|shortly|soon)\s(?P<side>(?i:later))", lambda match: Shift("narrative", "minute", 1, 59), needs="soon edge"),
    folded_rule(
        rf"(?i:the)\s(?P<which>(?i:next|following|coming|ensuing|subsequent|past|last|previous|preceding))\s{_AMOUNT_OF_UNITS}(?!\sof\b)",
        _window, needs="unit toward"),
    folded_rule(rf"(?P<which>(?i:within))\s(?:(?i:the\snext)\s)?{_AMOUNT_OF_UNITS}{_NO_AGE}", _window, needs="unit"),
    folded_rule(r"(?i:for|in|after|over|within|during|took|lasted|spent|many|recent)\s(?P<expr>(?P<unit>(?i:minutes|hours|days|weeks|months|years|decades)))(?!-old)", _length, needs="unit"),
    folded_rule(r"(?P<unit>(?i:day|week|month|year|decade|hour)s?)-?(?i:long)", _length, needs="unit"),
    folded_rule(rf"(?i:every|each)\s(?:(?i:other|{CARDINAL})\s)?(?P<unit>(?:{UNIT}|quarter)(?i:s?))", _every, needs="unit|piece repeat"),
    folded_rule(rf"(?i:every|each)\s(?:(?i:other)\s)?(?P<weekday>{WEEKDAY})", _every, needs="weekday repeat"),
    folded_rule(rf"(?i:every|each)\s(?:{MONTH_IN_FULL}|{SEASON})", lambda match: Every("year"), needs="month|season repeat"),
    folded_rule(rf"(?P<weekday>{WEEKDAY})s(?!')", _every, needs="weekday"),
    folded_rule(rf"(?P<weekday>{WEEKDAY})\s(?:night|evening|morning|afternoon)s", _every, needs="weekday unit"),
    folded_rule(r"per\s(?P<unit>(?i:hour|day|night|week|month|year))", _every, needs="unit repeat"),
    folded_rule(r"(?:(?:the|a)\s)?year-(?:ago|earlier)", lambda match: Shift("narrative", "year", -1, -1), needs="unit side"),
    folded_rule(
        r"(?:the|this|that)\s(?:(?P<which>latest|current|same|prior|previous|preceding|next|following|year-ago|year-earlier|comparable|corresponding"
        r"|comparable\syear-ago|comparable\syear-earlier|corresponding\syear-ago|corresponding\syear-earlier)\s)?quarter(?!\s(?:of|to|past|final|mile)\b|-|[a-z])",
        _quarter, needs="piece"),
    folded_rule(r"(?:the\s)?(?P<which>(?:latest|(?:comparable\s|corresponding\s)?(?:year-ago|year-earlier)))\speriod", _quarter, needs="period"),
    folded_rule(
        r"(?:the\s)(?P<which>next|following|coming|ensuing|subsequent|past|last)\s(?P<unit>minutes|hours|days|weeks|months|years|decades)(?!\sof\b)",
        _coming_units, needs="unit toward"),
    folded_rule(r"the\s(?P<which>past|last|next|coming|following)\s(?P<unit>hour|day|year|decade)\sand\sa\shalf", _unit_and_half, needs="unit toward"),
    *REFERENCE_RULES,
    rule(r"(?:daily|weekly|monthly|yearly|annually|annual|nightly|hourly|fortnightly)", _every, needs="adverb"),
    folded_rule(rf"(?i:(?:once|twice|{_FEW}\stimes)\s(?:a|an|per|each|every))\s(?P<unit>(?i:hour|day|night|week|month|year|decade))", _every, needs="unit repeat"),
    folded_rule(rf"(?i:{_FEW}\s(?:minutes|hours|days|weeks|months)\s(?:a|per|each|every))\s(?P<unit>(?i:day|week|month|year))", _every, needs="unit"),
)  # fmt: skip

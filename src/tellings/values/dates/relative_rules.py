"""Rules for times told from another time, for lengths and for what comes again: "three days later", "for an hour", "daily"."""

from __future__ import annotations

from typing import Literal

from ..numbers import CARDINAL, OPENING_WORDS, beginning
from .calendar_words import (
    AMOUNT,
    APPROXIMATELY,
    MONTH_IN_FULL,
    SEASON,
    UNIT,
    WEEKDAY,
    unit_of,
)
from .meaning import Every, Length, Shift
from .relative_times import (
    build_amount_of_units,
    build_before_last,
    build_beside,
    build_coming_units,
    build_deictic,
    build_edged_unit,
    build_every,
    build_in_the_unit,
    build_length,
    build_named_unit,
    build_plural_away,
    build_quarter,
    build_referred,
    build_this_part,
    build_unit_and_half,
    build_window,
)
from .rules import Rule, folded_rule, rule

# Words that place a time before, at or after the telling and say no more.
_REFERENCES: dict[Literal["past", "present", "future"], str] = {
    "present": r"(?:(?:right|just|even|until|till|as\sof)\s)?now(?!-)|currently|current|nowadays|at\spresent|these\sdays|at\sthe\smoment|present-day",
    "past": r"(?:more\s)?recently|(?:the\spast(?=[.,;:)]|\s(?:and|that|it|he|she|they|we|but|when|who|which|was|were|has|have|had|is|are|to|the)\b|\s?$))|recent\s(?P<unit>days|weeks|months|years|decades)|recent\stimes|recent|lately|former",
    "future": r"the\snear\sfuture|the\sfuture|future|coming\s(?P<unit>days|weeks|months|years)",
}
_KIND_OF_UNIT = (
    r"(?i:more|long|full|whole|straight|consecutive|successive|additional|further|solid|short|bloody|intense|working|trading|business"
    r"|entire|brief|gruell?ing|tense|brutal|crucial|turbulent|extra)"
)
_MANY_UNITS = rf"(?P<unit>{UNIT}(?i:s?))"
_AMOUNT_OF_UNITS = rf"(?:(?P<about>{APPROXIMATELY})\s)?(?P<amount>{AMOUNT})(?:\s{_KIND_OF_UNIT})?[\s-]{_MANY_UNITS}(?P<half>(?i:\sand\s(?:a|one)\shalf))?(?:(?i:\sor\sso))?"
# With which an amount can begin.
_FIRST_WORDS = (
    *OPENING_WORDS,
    *"""about around approximately roughly nearly almost just some exactly only barely more over less fewer under at up
    between from few several many couple""".split(),
)
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


# "three hours", before whatever tells what they are; a short list, for it is tried at every word.
_FEW = r"(?i:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many|a\sfew)"
_AGO = r"(?i:ago|from\snow|hence)"
_ITS_SIDE = r"(?i:later|earlier|afterwards?|thereafter|beforehand|previously|prior(?!\sto))(?!\sthan)"


def _reference(when: Literal["past", "present", "future"]) -> Rule:
    return folded_rule(
        rf"(?:{_REFERENCES[when]})", lambda match: build_referred(match, when), needs="reference"
    )


REFERENCE_RULES = (_reference("present"), _reference("past"), _reference("future"))

RELATIVE_RULES: tuple[Rule, ...] = (
    folded_rule(r"(?P<words>(?i:the\sday\sbefore\syesterday|the\sday\safter\stomorrow|last\snight))", build_deictic, needs="unit|deictic", signs="yesterday|tomorrow|last"),
    folded_rule(r"(?<!\busa )(?P<words>(?i:today|yesterday|tomorrow|tonight))(?!\sshow\b)", build_deictic, needs="deictic"),
    folded_rule(r"(?i:this)\s(?P<part>(?i:morning|afternoon|evening))", build_this_part, needs="unit toward", signs="this"),
    folded_rule(
        r"(?:the|its|their|a)\s(?:(?:fiscal|full|whole|entire|latest)\s){0,2}(?P<unit>year)(?=\s(?:ended|ending)\b)",
        lambda match: Length("year", 1, 1, 1),
        needs="unit",
        signs="year",
    ),
    folded_rule(
        r"(?:for|of|in|during|throughout|through|over)\s(?P<expr>the\s(?:(?:fiscal|full|whole|entire)\s){0,2}(?P<unit>year))(?=[.,;:)]|\sof\s\$|\s?$)",
        lambda match: Shift("narrative", "year", 0, 0),
        needs="unit",
        signs="year",
    ),
    folded_rule(rf"(?P<which>(?i:last|this|next|this\spast|the\spast|the\scurrent|the\scoming))\s(?:(?:fiscal|calendar)\s)?{_WHOLE_UNIT}", build_named_unit, needs="unit toward"),
    folded_rule(
        rf"(?P<which>(?i:the\s(?:next|following|previous|preceding|same|very|very\snext|very\ssame)|that(?:\s(?:same|very))?))"
        rf"\s{_ANY_DAY}",
        build_named_unit, needs="unit toward"),
    folded_rule(r"(?P<which>(?i:next))\s(?P<unit>(?i:day|morning))",
         lambda match: Shift("narrative", "day", 1, 1, day_part="morning" if match["unit"].lower() == "morning" else None), needs="unit toward"),
    folded_rule(
        rf"(?P<edge>(?i:earlier|later|early|late|mid))[\s-](?P<which>(?i:last|this|next|that(?:\ssame)?|the\s(?:same|next|following|previous)))\s{_ANY_DAY}",
        build_edged_unit, needs="unit toward edge"),
    folded_rule(
        rf"(?i:the)\s(?P<edge>(?i:beginning|start|middle|end))\s(?i:of)\s(?P<which>(?i:last|this|next|that|the\s(?:following|previous)))\s{_WHOLE_UNIT}",
        build_edged_unit, needs="unit toward edge"),
    folded_rule(r"(?P<edge>(?i:earlier|later|early|late|midway))\s(?i:in|on\sin)\s(?i:the)\s(?P<unit>(?i:day|night|evening|week|month|year))", build_in_the_unit, needs="unit edge"),
    folded_rule(r"(?i:the)\s(?P<edge>(?i:beginning|start|middle|end))\s(?i:of)\s(?i:the)\s(?P<unit>(?i:week|month|year))", build_in_the_unit, needs="unit edge"),
    folded_rule(r"(?i:over|during|at)\s(?P<expr>(?i:the\sweekend))", lambda match: Shift("published", "weekend", 0, 0), needs="unit", signs="weekend"),
    folded_rule(
        rf"(?i:the)\s(?:(?i:very)\s)?(?P<unit>(?i:day|night|evening|morning|afternoon|week|month|year))\s(?P<side>(?i:after|before|of))(?:(?P<its>){_ITS_EVENT}{_THAT}|(?=\s))",
        lambda match: None if match["side"].lower() == "of" and match["its"] is None else build_beside(match), needs="unit side"),
    folded_rule(r"the\s(?P<unit>night|day|weekend|week|month|year)\sbefore\slast(?!\s[a-z])", build_before_last, needs="unit side", signs="last"),
    folded_rule(rf"{beginning(_FIRST_WORDS)}{_AMOUNT_OF_UNITS}(?:\s(?P<side>{_AGO}|(?P<own>{_ITS_SIDE})|(?i:after|before)(?:(?P<its>){_ITS_EVENT}{_THAT}|(?=\s)))|(?:[\s-](?i:long))?{_NO_AGE})", build_amount_of_units, needs="unit"),
    folded_rule(r"the\s(?P<unit>day|week|month|year)\sfollowing(?=\s?[.,;:)]|\s(?:they|he|she|it|the|saw|was|were|that|a)\b|\s?$)", lambda match: Shift("narrative", unit_of(match["unit"]), 1, 1), needs="unit toward", signs="following"),
    folded_rule(r"(?:the\s)?(?P<unit>month|year)(?:'s\s|[\s-])end", lambda match: Shift("narrative", unit_of(match["unit"]), 0, 0, edge="late"), needs="unit edge", signs="end"),
    folded_rule(r"(?P<unit>(?i:minutes|hours|days|weeks|months|years|decades))\s(?P<side>(?i:later|earlier))(?!\sthan)", build_plural_away, needs="unit edge", signs="later|earlier"),
    folded_rule(r"(?i:moments|shortly|soon)\s(?P<side>(?i:later))", lambda match: Shift("narrative", "minute", 1, 59), needs="soon edge"),
    folded_rule(
        rf"(?i:the)\s(?P<which>(?i:next|following|coming|ensuing|subsequent|past|last|previous|preceding))\s{_AMOUNT_OF_UNITS}(?!\sof\b)",
        build_window, needs="unit toward"),
    folded_rule(rf"(?P<which>(?i:within))\s(?:(?i:the\snext)\s)?{_AMOUNT_OF_UNITS}{_NO_AGE}", build_window, needs="unit", signs="within"),
    folded_rule(r"(?i:for|in|after|over|within|during|took|lasted|spent|many|recent)\s(?P<expr>(?P<unit>(?i:minutes|hours|days|weeks|months|years|decades)))(?!-old)", build_length, needs="unit", signs="minutes|hours|days|weeks|months|years|decades"),
    folded_rule(r"(?P<unit>(?i:day|week|month|year|decade|hour)s?)-?(?i:long)", build_length, needs="unit", signs="long"),
    folded_rule(rf"(?i:every|each)\s(?:(?i:other|{CARDINAL})\s)?(?P<unit>(?:{UNIT}|quarter)(?i:s?))", build_every, needs="unit|piece repeat"),
    folded_rule(rf"(?i:every|each)\s(?:(?i:other)\s)?(?P<weekday>{WEEKDAY})", build_every, needs="weekday repeat"),
    folded_rule(rf"(?i:every|each)\s(?:{MONTH_IN_FULL}|{SEASON})", lambda match: Every("year"), needs="month|season repeat"),
    folded_rule(rf"(?P<weekday>{WEEKDAY})s(?!')", build_every, needs="weekday", signs="days"),
    folded_rule(rf"(?P<weekday>{WEEKDAY})\s(?:night|evening|morning|afternoon)s", build_every, needs="weekday unit", signs="nights|evenings|mornings|afternoons"),
    folded_rule(r"per\s(?P<unit>(?i:hour|day|night|week|month|year))", build_every, needs="unit repeat"),
    folded_rule(r"(?:(?:the|a)\s)?year-(?:ago|earlier)", lambda match: Shift("narrative", "year", -1, -1), needs="unit side", signs="year-"),
    folded_rule(
        r"(?:the|this|that)\s(?:(?P<which>latest|current|same|prior|previous|preceding|next|following|year-ago|year-earlier|comparable|corresponding"
        r"|comparable\syear-ago|comparable\syear-earlier|corresponding\syear-ago|corresponding\syear-earlier)\s)?quarter(?!\s(?:of|to|past|final|mile)\b|-|[a-z])",
        build_quarter, needs="piece"),
    folded_rule(r"(?:the\s)?(?P<which>(?:latest|(?:comparable\s|corresponding\s)?(?:year-ago|year-earlier)))\speriod", build_quarter, needs="period"),
    folded_rule(
        r"(?:the\s)(?P<which>next|following|coming|ensuing|subsequent|past|last)\s(?P<unit>minutes|hours|days|weeks|months|years|decades)(?!\sof\b)",
        build_coming_units, needs="unit toward"),
    folded_rule(r"the\s(?P<which>past|last|next|coming|following)\s(?P<unit>hour|day|year|decade)\sand\sa\shalf", build_unit_and_half, needs="unit toward", signs="half"),
    *REFERENCE_RULES,
    rule(r"(?:daily|weekly|monthly|yearly|annually|annual|nightly|hourly|fortnightly)", build_every, needs="adverb"),
    folded_rule(rf"(?i:(?:once|twice|{_FEW}\stimes)\s(?:a|an|per|each|every))\s(?P<unit>(?i:hour|day|night|week|month|year|decade))", build_every, needs="unit repeat"),
    folded_rule(rf"(?i:{_FEW}\s(?:minutes|hours|days|weeks|months)\s(?:a|per|each|every))\s(?P<unit>(?i:day|week|month|year))", build_every, needs="unit", signs="minutes|hours|days|weeks|months"),
)  # fmt: skip

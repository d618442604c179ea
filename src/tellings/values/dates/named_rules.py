"""Rules for times named by the calendar or the clock: "Sunday, June 5", "the summer of 2016", "8:30 p.m."."""

from __future__ import annotations

import re

from ..numbers import ORDINAL, either
from .calendar_words import (
    CLOCK,
    DASH,
    DIGIT_DAY,
    FEASTS,
    HOUR,
    MONTH,
    MONTH_IN_FULL,
    SEASON,
    SHORT_WEEKDAY,
    WEEKDAY,
    YEAR,
)
from .named_times import (
    DECADE_WORDS,
    build_century,
    build_clock,
    build_clocks,
    build_day,
    build_days,
    build_decade,
    build_feast,
    build_iso,
    build_lone_year,
    build_month,
    build_month_day,
    build_numeric,
    build_piece,
    build_ranked_weekday,
    build_season,
    build_weekday,
    build_year_in,
    build_years,
)
from .rules import Rule, folded_rule, rule

_SHIFTED = r"(?P<shifted>(?i:last|this|next|that|the\ssame|the\sfollowing|the\sprevious)\s(?i:year))"
_OF_YEAR = rf"(?:(?:,\s?|,?\s(?:(?i:of|in)\s)?)(?:(?P<year>{YEAR})|{_SHIFTED}))"
_TOWARD = r"(?P<toward>(?i:this\s(?:past|coming)|last|past|this|next|coming|the\s(?:following|next|previous|same)|that))\s"
_WHICH = r"(?P<which>(?i:first|second|third|fourth|last|final))"
_LINK = rf"(?P<link>{DASH}|/|\s(?i:to|through|until|till|and|or|&)\s)"
_STRONG = r"(?i:in|since|until|till|during|early|late|mid|throughout|circa|year|back\sin)[\s-]"
_WEAK = r"(?i:of|by|from|to|through|before|after|between|and|around|than|for)\s"
_PRIMED = r"(?:(?i:the\syear|the|early|mid|late)[\s-])?"
_SENTENCE_GOES_ON = (
    r"(?=\s*(?:[.,;:!?)\]\"'\u201d\u2014\u2013-]|$)|\s(?:and|or|to|the|an?|in|on|at|when|that|which|who|was|were|is|are|has|had|have"
    r"|by|for|with|after|before|as|but|while|until|through|they|he|she|it|there|police|militants)\b)"
)
# After these "of 2016" is a count.
_COUNTING = r"(?<!\btotal )(?<!\bnumber )(?<!\bout )(?<!\bgroup )(?<!\bcrowd )"
_NAMELIKE = r"(?:April|May|June|March|August|MAY|MARCH)"
_NO_NAME = r"(?!\s[A-Z][a-z])"
_NEWSPAPER = (
    r"(?!\s(?:Times|Telegraph|Mail|Mirror|Express|Post|Herald|Independent|Tribune|Star|World|Night\sLive))"
)
_NOT_A_PROPER_NAME = r"(?<!Black )(?<!Bloody )(?<!Good )(?<!Holy )(?<!Palm )(?<!Easter )(?<!Super )(?<!Ash )"

NAMED_RULES: tuple[Rule, ...] = (
    rule(
        r"(?P<year>(?:1[5-9]|20)\d\d)(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)"
        r"(?:[T ](?P<clock>\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?",
        build_iso,
    ),
    rule(
        r"(?<![./-])(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)(?![/-])(?!\.\d)", build_numeric
    ),
    rule(rf"(?P<month>{MONTH})\s(?P<day>{DIGIT_DAY}){_LINK}(?P<last>{DIGIT_DAY}){_OF_YEAR}?", build_days),
    rule(rf"(?P<day>{DIGIT_DAY}){_LINK}(?P<last>{DIGIT_DAY})\s(?:(?i:of)\s)?(?P<month>{MONTH}){_OF_YEAR}?", build_days),
    rule(rf"(?:(?P<weekday>{SHORT_WEEKDAY}),?\s)?(?P<month>{MONTH})\s(?P<day>{DIGIT_DAY}){_OF_YEAR}?", build_month_day),
    rule(rf"(?P<month>{MONTH_IN_FULL})\s(?:the\s)?(?P<day>(?i:{ORDINAL})){_OF_YEAR}?", build_month_day),
    rule(
        rf"(?:(?P<weekday>{SHORT_WEEKDAY}),?\s)?(?:(?i:the)\s)?(?P<day>{DIGIT_DAY})\s(?:(?i:of)\s)?(?P<month>{MONTH}){_OF_YEAR}?",
        build_month_day,
    ),
    rule(rf"(?:(?i:the)\s)?(?P<day>(?i:{ORDINAL}))\s(?i:(?:day\s)?of)\s(?P<month>{MONTH_IN_FULL}){_OF_YEAR}?", build_month_day),
    rule(rf"(?P<day>\d{{1,2}})-(?P<month>{MONTH})-(?P<year>{YEAR}|\d\d)", build_month_day),
    rule(rf"(?P<day>{DIGIT_DAY})\s(?P<month>{MONTH})\s'?(?P<year>\d\d)(?=\s?[\]),(]|\s--|\s*$)", build_month_day),
    rule(rf"(?P<month>{MONTH}){_OF_YEAR}", build_month),
    rule(rf"{_TOWARD}(?P<month>{MONTH_IN_FULL})", build_month),
    rule(rf"(?:{_STRONG}|(?i:end|start|beginning|middle|month)\s(?i:of)\s){_PRIMED}(?P<expr>(?P<month>{MONTH}))", build_month),
    rule(rf"(?i:from|through|between|by|to|and|or)\s(?P<expr>(?P<month>(?!{_NAMELIKE}){MONTH_IN_FULL}))", build_month),
    rule(rf"(?!{_NAMELIKE})(?P<month>(?=[A-Z]){MONTH_IN_FULL}){_NO_NAME}", build_month),
    rule(rf"(?i:the|an?|his|her|their|its|'s)\s(?P<expr>(?P<month>(?=[A-Z]){MONTH_IN_FULL}))(?=\s[a-z])", build_month),
    rule(rf"\A\s*(?P<expr>(?P<month>{MONTH}))\s*\Z", build_month),
    rule(rf"(?:{_STRONG}){_PRIMED}(?P<expr>(?P<year>{YEAR}))", build_year_in),
    rule(rf"{_COUNTING}{_WEAK}{_PRIMED}(?P<expr>(?P<year>(?=19|20){YEAR})){_SENTENCE_GOES_ON}", build_lone_year),
    rule(r"(?i:the|an?|his|her|their|its|this|'s)\s(?P<expr>(?P<year>(?:19|20)\d\d))(?=\s[A-Za-z])", build_lone_year),
    Rule(re.compile(r"[(\[](?P<expr>(?P<year>(?:1[5-9]|20)\d\d))[)\]]"), build_lone_year),
    rule(rf"\A\s*(?P<expr>(?P<year>{YEAR}))\s*\Z", build_lone_year),
    rule(rf"(?P<year>{YEAR})(?P<link>\s?[-\u2013/]\s?|\s(?i:to|until|through)\s)(?P<last>{YEAR}|\d\d)(?!-\d)", build_years),
    rule(rf"(?i:between)\s(?P<expr>(?P<year>{YEAR})(?P<link>\sand\s)(?P<last>{YEAR}))", build_years),
    rule(rf"(?:(?i:the)\s)?(?P<season>{SEASON}){_OF_YEAR}", build_season),
    rule(rf"{_TOWARD}(?P<season>{SEASON})", build_season),
    rule(r"(?i:in|during|over|by|since|until)\s(?:the\s)?(?P<expr>(?P<season>(?i:spring|summer|autumn|winter)))", build_season),
    rule(r"\A\s*(?P<expr>(?P<season>(?i:spring|summer|autumn|winter)))\s*\Z", build_season),
    rule(r"(?:(?i:the)\s)?(?:(?i:early|mid|late)[\s-]{1,2})?(?P<expr>(?P<decade>(?:1[5-9]|20)\d0)'?s)", build_decade),
    rule(r"(?i:the)\s(?:(?i:early|mid|late)[\s-]{1,2})?(?P<expr>'?(?P<decade>[1-9]0)'?s)", build_decade),
    rule(rf"(?i:the)\s(?:(?i:early|mid|late)[\s-]{{1,2}})?(?P<expr>(?P<decade>(?i:{either(DECADE_WORDS)})))", build_decade),
    folded_rule(rf"(?:(?i:the)\s)?(?P<which>(?i:{ORDINAL}))[\s-](?i:century)", build_century),
    rule(rf"(?:(?i:the)\s)?{_WHICH}\s(?P<piece>(?i:half|quarter|week))\s(?i:of|in)\s(?P<month>{MONTH}){_OF_YEAR}?", build_piece),
    rule(
        rf"(?:(?i:the)\s)?{_WHICH}\s(?P<piece>(?i:half|quarter))\s(?i:of|in)\s(?:(?P<year>{YEAR})|{_SHIFTED})", build_piece
    ),
    rule(rf"{_NOT_A_PROPER_NAME}(?:{_TOWARD})?(?P<weekday>{WEEKDAY}){_NEWSPAPER}", build_weekday),
    rule(rf"(?P<weekday>{WEEKDAY}),?\s(?:(?i:the)\s)?(?P<day>\d{{1,2}}(?:st|nd|rd|th))", build_weekday),
    rule(rf"(?i:the)\s(?P<weekday>{WEEKDAY})\s(?P<side>(?i:before|after))(?=\s*[.,;:!?)]|\s*$)", build_weekday),
    rule(
        rf"(?:(?i:the)\s)?{_WHICH}\s(?P<weekday>{WEEKDAY})\s(?i:of|in)\s(?P<month>{MONTH}){_OF_YEAR}?", build_ranked_weekday
    ),
    rule(rf"(?P<feast>(?=[A-Z])(?i:{either(re.escape(name) for name in FEASTS)})){_OF_YEAR}?", build_feast),
    rule(r"(?i:on)\s(?P<expr>(?i:the)\s(?P<day>\d{1,2}(?:st|nd|rd|th)))(?=[.;:!?)]|,\s[a-z]|\s*$)",
         build_day),
    Rule(re.compile(rf"(?<![\w])(?P<clock>{CLOCK})"), build_clock),
    Rule(
        re.compile(
            rf"(?<![\w$.,:-])(?P<hour>{HOUR}(?:[:.][0-5]\d)?)(?:\s?[ap]\.?m\.?)?(?:\s?[-\u2013]\s?|\s(?i:to|and|until)\s)(?P<clock>{CLOCK})"
        ),
        build_clocks,
    ),
)  # fmt: skip

"""Rules for times named by the calendar or the clock: "Sunday, June 5", "the summer of 2016", "8:30 p.m."."""

from __future__ import annotations

import re

from ..numbers import ORDINAL, TEENS, TENS, UNITS, either
from ..patterns import waiting
from .calendar_words import (
    CLOCK,
    DASH,
    DIGIT_DAY,
    HOUR,
    MONTH,
    MONTH_IN_FULL,
    SEASON,
    SHORT_WEEKDAY,
    WEEKDAY,
    YEAR,
)
from .feasts import FIXED, ISLAMIC_MONTHS, MOVEABLE, PERSIAN_MONTHS
from .named_times import (
    build_clock,
    build_clocks,
    build_day,
    build_days,
    build_feast,
    build_iso,
    build_month,
    build_month_day,
    build_numeric,
    build_other_calendar,
    build_ranked_weekday,
    build_season,
    build_weekday,
)
from .named_years import (
    DECADE_WORDS,
    build_before_christ,
    build_century,
    build_decade,
    build_lone_year,
    build_numbered_quarter,
    build_piece,
    build_worded_year,
    build_year_in,
    build_years,
    build_years_before_christ,
)
from .rules import Rule, folded_rule, rule

_SHIFTED = r"(?P<shifted>(?i:last|this|next|that|the\ssame|the\sfollowing|the\sprevious)\s(?i:year))"
_OF_YEAR = rf"(?:(?:,\s?|,?\s(?:(?i:of|in)\s)?)(?:(?P<year>{YEAR})|{_SHIFTED}))"
_TOWARD = r"(?P<toward>(?i:this\s(?:past|coming)|last|past|this|next|coming|the\s(?:following|next|previous|same)|that))\s"
_WHICH = r"(?P<which>(?i:first|second|third|fourth|last|final))"
_LINK = rf"(?P<link>{DASH}|/|\s(?i:to|through|until|till|and|or|&)\s)"
_STRONG = r"(?i:in|since|until|till|during|early|late|mid|throughout|circa|year|back\sin)[\s-]"
_WEAK = r"(?i:into|late\sas|early\sas|about|of|by|from|to|through|before|after|between|and|around|than|for)\s"
_PRIMED = r"(?:(?i:the\syear|the|early|mid|late)[\s-])?"
_SENTENCE_GOES_ON = (
    r"(?=[^\S\n]*\n\s*\n|\s*(?:[.,;:!?)\]\"'\u201d\u2014\u2013-]|$)|\s(?:and|or|to|the|an?|in|on|at|when|that|which|who|was|were|is|are|saw|did|could|would|will|after|some|more|only|under|it|these|this|their|his|its|our|has|had|have"
    r"|by|for|with|after|before|as|but|while|until|through|they|he|she|it|there|police|militants)\b)"
)
# After a number: what it counts rather than dates.
_COUNTED = (
    r"(?:[a-z]+\s)?[a-z]+(?:[^s\W]s|ers|men|women|people|children|troops|personnel)|hours|hrs|local|ft|feet|km|kg|mph|rpm|miles|meters|metres"
    r"|dollars|percent|pounds|times|block|degrees|calories|points|people|troops|men|women|tons|tonnes|rounds|square|acres|cc|more|other|others|of"
)
_NOT_NUMBERED = r"(?<!number )(?<!no\. )(?<!least )(?<!about )(?<!some )(?<!than )(?<!nearly )(?<!over )(?<!almost )(?<!only )(?<!\$ )(?<!at )(?<!to )(?<!another )"
_BC = r"\s?(?:BCE?|B\.\s?C\.(?:\s?E\.)?|B\.C)(?!\w)"
# Of no one year: "summer camp".
_SEASON_OF = "break|training|schools?|camps?|home|house|water|vacations?|jobs?|clothes|coats?|jackets?|season|sports?|storms?|solstice|internships?|programs?|olympics"
# After these "of 2016" is a count.
_COUNTING = r"(?<!\btotal )(?<!\bnumber )(?<!\bout )(?<!\bgroup )(?<!\bcrowd )"
_NAMELIKE = r"(?:April|May|June|March|August|MAY|MARCH)"
_NO_NAME = r"(?!\s[A-Z][a-z])"
_NEWSPAPER = (
    r"(?!\s(?:Times|Telegraph|Mail|Mirror|Express|Post|Herald|Independent|Tribune|Star|World|Night\sLive))"
)
_NOT_A_PROPER_NAME = r"(?<!Black )(?<!Bloody )(?<!Good )(?<!Holy )(?<!Palm )(?<!Easter )(?<!Super )(?<!Ash )"

_FEASTS = either(re.escape(name).replace("\\ ", r"\s") for name in (*FIXED, *MOVEABLE))
_OTHER_MONTHS = either(re.escape(name).replace("\\ ", r"\s") for name in (*ISLAMIC_MONTHS, *PERSIAN_MONTHS))

NAMED_RULES: tuple[Rule, ...] = (
    rule(
        r"(?P<year>(?:1[5-9]|20)\d\d)(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)"
        r"(?:[T ](?P<clock>\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?",
        build_iso, needs="numeric"),
    rule(
        r"(?<![./-])(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)(?![/-])(?!\.\d)", build_numeric, needs="numeric"),
    rule(rf"(?P<month>{MONTH})\s(?P<day>{DIGIT_DAY}){_LINK}(?P<last>{DIGIT_DAY}){_OF_YEAR}?", build_days, needs="month"),
    rule(rf"(?P<day>{DIGIT_DAY}){_LINK}(?P<last>{DIGIT_DAY})\s(?:(?i:of)\s)?(?P<month>{MONTH}){_OF_YEAR}?", build_days, needs="month"),
    rule(rf"(?:(?P<weekday>{SHORT_WEEKDAY}),?\s)?(?P<month>{MONTH})\s(?P<day>{DIGIT_DAY}){_OF_YEAR}?", build_month_day, needs="month"),
    rule(rf"(?P<month>{MONTH_IN_FULL})\s(?:the\s)?(?P<day>(?i:{ORDINAL})){_OF_YEAR}?", build_month_day, needs="month"),
    rule(
        rf"(?:(?P<weekday>{SHORT_WEEKDAY}),?\s)?(?:(?i:the)\s)?(?P<day>{DIGIT_DAY})\s(?:(?i:of)\s)?(?P<month>{MONTH}){_OF_YEAR}?",
        build_month_day, needs="month"),
    rule(rf"(?:(?i:the)\s)?(?P<day>(?i:{ORDINAL}))\s(?i:(?:day\s)?of)\s(?P<month>{MONTH_IN_FULL}){_OF_YEAR}?", build_month_day, needs="month"),
    rule(rf"(?P<day>\d{{1,2}})-(?P<month>{MONTH})-(?P<year>{YEAR}|\d\d)", build_month_day, needs="month"),
    rule(rf"(?P<day>{DIGIT_DAY})\s(?P<month>{MONTH})\s'?(?P<year>\d\d)(?=\s?[\]),(]|\s--|\s*$)", build_month_day, needs="month"),
    rule(rf"(?P<month>{MONTH}){_OF_YEAR}", build_month, needs="month"),
    rule(rf"(?P<month>{MONTH_IN_FULL})\s'(?P<year>\d\d)", build_month, needs="month"),
    rule(rf"{_TOWARD}(?P<month>{MONTH_IN_FULL})", build_month, needs="month toward"),
    rule(rf"(?:{_STRONG}|(?i:end|start|beginning|middle|month)\s(?i:of)\s){_PRIMED}(?P<expr>(?P<month>{MONTH}))", build_month, needs="month"),
    rule(rf"(?i:from|through|between|by|to|and|or)\s(?P<expr>(?P<month>(?!{_NAMELIKE}){MONTH_IN_FULL}))", build_month, needs="month"),
    rule(rf"(?!{_NAMELIKE})(?P<month>(?=[A-Z]){MONTH_IN_FULL}){_NO_NAME}", build_month, needs="month"),
    rule(
        rf"(?i:by|from|between|before|after|through)\s(?P<expr>(?P<month>{_NAMELIKE}))"
        r"(?=\s?[.,;:)/\u2013-]|\s(?:and|to|or|through|until|the|when|with|in|on|of|at|it|by|was|were|had|of)\b|\s*$)",
        build_month,
        needs="month",
    ),
    rule(rf"{MONTH_IN_FULL}(?:{DASH}|/|\s(?i:to|and|or|through|until)\s)(?P<expr>(?P<month>{_NAMELIKE}))", build_month, needs="month"),
    rule(rf"(?P<month>{_NAMELIKE})(?=(?:{DASH}|/){MONTH_IN_FULL})", build_month, needs="month"),
    rule(r"(?:By|From|Since|Until|After|Before)\s(?P<expr>(?P<year>(?:1[5-8](?!00)|19|20)\d\d))(?=\s[A-Z])", build_lone_year, needs="year"),
    rule(rf"(?i:the|an?|his|her|their|its|'s)\s(?P<expr>(?P<month>(?=[A-Z]){MONTH_IN_FULL}))(?=\s[a-z])", build_month, needs="month"),
    rule(rf"\A\s*(?P<expr>(?P<month>{MONTH}))\s*\Z", build_month, needs="whole"),
    rule(rf"(?:{_STRONG}){_PRIMED}(?P<expr>(?P<year>{YEAR}))", build_year_in, needs="year"),
    rule(rf"{_COUNTING}{_WEAK}{_PRIMED}(?P<expr>(?P<year>(?=19|20){YEAR})){_SENTENCE_GOES_ON}", build_lone_year, needs="year"),
    # Before 1900 a round hundred is as likely a count as a year.
    rule(rf"{_COUNTING}(?:(?i:of|by|from|to|before|after|between|into|for|late\sas|early\sas|\d\d\d\d\sand)\s){_PRIMED}(?P<expr>(?P<year>1[5-8](?!00)\d\d)){_SENTENCE_GOES_ON}", build_lone_year, needs="year"),
    Rule(waiting(rf"(?:(?<=\n)|\A)(?P<expr>(?P<year>(?=1[5-9]|20){YEAR}))(?=:|\s(?:saw|was|brought|began|marked|proved)\b|\s*\n)"), build_lone_year, needs="year"),
    Rule(waiting(r"(?<=[a-z,]\s)(?P<expr>(?P<year>(?:1[5-8](?!00)\d\d|19\d\d|20\d\d)))(?=[^\S\n]*\n\s*\n)"), build_lone_year, needs="year"),
    rule(r"(?i:the)\s(?P<expr>(?P<year>1[5-8](?!00)\d\d))(?=\s[A-Za-z])", build_lone_year, needs="year"),
    Rule(waiting(rf"(?<=[a-z\d.]\s){_COUNTING}{_NOT_NUMBERED}(?P<expr>(?P<year>(?:1[89]|20)\d\d))(?:(?='s\b)|(?=\s[a-z]+\b))(?!\s(?:{_COUNTED})\b)"), build_lone_year, needs="year"),
    rule(rf"(?:(?i:the)\s)?(?i:fiscal)\s(?P<year>{YEAR}|'\d\d)", build_lone_year, needs="fiscal"),
    folded_rule(rf"(?:the\syear\s)?(?P<words>nineteen[\s-](?:{either(TENS)}(?:[\s-]{either(UNITS)})?|{either(TEENS)})|two\sthousand(?:\s(?:and\s)?(?:{either(UNITS)}|{either(TEENS)}))?(?=[.,;:]|\s(?:problem|election|census)))", build_worded_year, needs="worded"),
    rule(
        rf"(?:(?i:c(?:a|irca)?\.?|about|around|early|late|mid|the\syear)[\s-])?(?P<year>\d{{1,4}})(?P<link>{DASH}|\s(?i:to|and|or|until|through)\s)(?P<last>\d{{1,4}}){_BC}",
        build_years_before_christ, needs="christ"),
    rule(
        rf"(?:(?i:the)\s)?(?:(?:(?P<season>{SEASON})|(?:(?P<day>{DIGIT_DAY})\s)?(?P<month>{MONTH_IN_FULL}))(?:\s(?i:of|in))?,?\s)?(?:(?i:c(?:a|irca)?\.?|about|around|early|late|mid|the\syear)[\s-])?"
        rf"(?P<year>\d{{1,4}})(?P<many>'?s)?{_BC}",
        build_before_christ, needs="christ"),
    rule(r"(?i:the|an?|his|her|their|its|this|that|these|those|our|my)\s(?P<expr>(?P<year>(?:19|20)\d\d))(?=\s[A-Za-z])", build_lone_year, needs="year"),
    Rule(waiting(r"'s\s(?P<expr>(?P<year>(?:19|20)\d\d))(?=\s[A-Za-z])"), build_lone_year, needs="year"),
    Rule(waiting(r"[(\[](?P<expr>(?P<year>(?:1[5-9]|20)\d\d))[)\]]"), build_lone_year, needs="year"),
    rule(rf"\A\s*(?P<expr>(?P<year>{YEAR}))\s*\Z", build_lone_year, needs="whole"),
    rule(rf"(?P<year>{YEAR})(?P<link>\s?[-\u2013/]\s?|\s(?i:to|until|through)\s)(?P<last>{YEAR}|\d\d)(?!-\d)", build_years, needs="year"),
    rule(rf"(?i:between)\s(?P<expr>(?P<year>{YEAR})(?P<link>\sand\s)(?P<last>{YEAR}))", build_years, needs="year"),
    rule(rf"(?:(?i:the)\s)?(?P<season>{SEASON}){_OF_YEAR}", build_season, needs="season"),
    rule(rf"(?P<year>{YEAR})\s(?P<season>{SEASON})", build_season, needs="season"),
    rule(rf"{_TOWARD}(?P<season>{SEASON})", build_season, needs="season toward"),
    rule(r"(?i:in|during|over|by|since|until)\s(?:the\s)?(?P<expr>(?P<season>(?i:spring|summer|autumn|winter)))", build_season, needs="season"),
    rule(r"\A\s*(?P<expr>(?P<season>(?i:spring|summer|autumn|winter)))\s*\Z", build_season, needs="whole"),
    rule(
        r"(?i:the|that|early|late|mid|in|of|and|or|by|to|from|during)[\s-](?:(?i:early|late|mid)[\s-])?(?P<expr>(?P<season>spring|summer|autumn|winter))(?=[\s.,;:)])(?!\s(?:break|training|school|camp|camps|home|water|vacation|job|jobs|clothes|coat|season))",
        build_season, needs="season"),
    rule(r"(?:(?i:the)\s)?(?:(?i:early|mid|late)[\s-]{1,2})?(?P<expr>(?P<decade>(?:1[5-9]|20)\d0)'?s)", build_decade, needs="decade"),
    rule(r"(?i:the)\s(?:(?i:early|mid|late)[\s-]{1,2})?(?P<expr>'?(?P<decade>[1-9]0)'?s)", build_decade, needs="decade"),
    rule(rf"(?i:the)\s(?:(?i:early|mid|late)[\s-]{{1,2}})?(?P<expr>(?P<decade>(?i:{either(DECADE_WORDS)})))", build_decade, needs="decade"),
    folded_rule(rf"(?:(?i:the)\s)?(?P<which>(?i:{ORDINAL}))[\s-](?i:century)(?P<before>\sbce?\b|\sb\.c\.)?", build_century, needs="century"),
    rule(rf"(?P<expr>(?P<season>summer|autumn|winter))(?=\s[a-z])(?!\s(?:{_SEASON_OF})\b)", build_season, needs="season"),
    rule(r"(?P<expr>(?P<season>(?i:spring|fall|summer|winter|autumn)))(?=\s(?i:offensives?|campaigns?|fighting|rains|thaw|semester|term|elections?)\b)", build_season, needs="season"),
    rule(rf"(?:(?i:the)\s)?{_WHICH}\s(?P<piece>(?i:half|quarter|week))\s(?i:of|in)\s(?P<month>{MONTH}){_OF_YEAR}?", build_piece, needs="piece|unit month"),
    rule(
        rf"(?:(?i:the)\s)?{_WHICH}\s(?P<piece>(?i:half|quarter))\s(?i:of|in)\s(?:(?P<year>{YEAR})|{_SHIFTED})", build_piece, needs="piece"),
    rule(
        r"(?:(?i:the|its|this|that|his|their|a)\s)?(?:(?:(?P<year>(?:19|20)\d\d|'\d\d)|(?i:year-ago|year-earlier|fiscal|latest|recent|current))[\s-])?(?P<which>(?i:first|second|third|fourth))[\s-](?P<piece>(?i:quarter))(?!\s(?:mile|pounder)|s)(?:\s(?:(?i:ended|ending))\s)?",
        build_piece, needs="piece"),
    rule(r"(?:(?i:the)\s)?(?P<shifted>(?i:last|this|next)\s(?i:year))'s\s(?P<which>(?i:first|second|third|fourth|last|final))\s(?P<piece>(?i:quarter|half))", build_piece, needs="piece unit"),
    rule(rf"{_NOT_A_PROPER_NAME}(?:{_TOWARD})?(?P<weekday>{WEEKDAY}){_NEWSPAPER}", build_weekday, needs="weekday"),
    rule(rf"(?P<weekday>{WEEKDAY}),?\s(?:(?i:the)\s)?(?P<day>\d{{1,2}}(?:st|nd|rd|th))(?!\s(?:of\s)?(?:{MONTH}))", build_weekday, needs="weekday"),
    rule(rf"(?i:the)\s(?P<weekday>{WEEKDAY})\s(?P<side>(?i:before|after))(?=\s*[.,;:!?)]|\s*$)", build_weekday, needs="weekday"),
    rule(
        rf"(?:(?i:the)\s)?{_WHICH}\s(?P<weekday>{WEEKDAY})\s(?i:of|in)\s(?P<month>{MONTH}){_OF_YEAR}?", build_ranked_weekday, needs="weekday month"),
    rule(
        rf"(?P<feast>(?=[A-Z])(?i:{_FEASTS}))(?!\s(?:Island|Seals?|Egg|egg|eggs|bunny|Bunny|Parade)){_OF_YEAR}?", build_feast, needs="feast"
    ),
    rule(rf"(?:(?P<day>\d{{1,2}}(?:st|nd|rd|th)?)\s(?:(?i:of)\s)?)?(?P<name>(?i:{_OTHER_MONTHS})),?\s(?P<year>1[1-4]\d\d)(?:\s?(?:AH|A\.H\.|AP|SH|H))?", build_other_calendar, needs="other"),
    rule(r"(?P<quarter>Q[1-4])\s(?:(?i:of)\s)?(?P<year>(?:19|20)\d\d)", build_numbered_quarter, needs="year"),
    rule(r"(?i:on)\s(?P<expr>(?i:the)\s(?P<day>\d{1,2}(?:st|nd|rd|th)))(?=[.;:!?)]|,\s[a-z]|\s*$)",
         build_day, needs="nth"),
    Rule(waiting(rf"(?<![\w])(?P<clock>{CLOCK})"), build_clock, needs="clock"),
    Rule(
        waiting(
            rf"(?<![\w$.,:-])(?P<hour>{HOUR}(?:[:.][0-5]\d)?)(?:\s?[ap]\.?m\.?)?(?:\s?[-\u2013]\s?|\s(?i:to|and|until)\s)(?P<clock>{CLOCK})"
        ),
        build_clocks, needs="clock"),
)  # fmt: skip

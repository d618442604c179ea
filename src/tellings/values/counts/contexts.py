"""Numbers that are never a toll: ages, money, distances, calibres, addresses and the like, told by the words around them.

Each shield is a pattern with a kind; its group `n`, where there is one, is the number itself.  The first shield that takes a
number's place decides, longer ones before shorter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tellings.model import CountValue

from ..dates import TimeExpression
from ..dates.meaning import Length
from ..numbers import (
    CARDINAL,
    OPENING_WORDS,
    ORDINAL,
    ORDINAL_TEENS,
    ORDINAL_TENS,
    ORDINAL_UNITS,
    TENS,
    beginning,
)
from ..patterns import waiting
from ..plain import plain
from .amounts import amounts_in
from .quantity import QuantityKind


@dataclass(frozen=True, slots=True)
class Shielded:
    """A number at `[start, end)` that is no count, and its kind.  `reach` is the end of the words that tell so."""

    start: int
    end: int
    kind: QuantityKind
    value: CountValue | None
    reach: int


_D = r"(?P<n>\d[\d,]*(?:\.\d+)?)"
_SCALED = r"(?:\s?(?:million|billion|trillion|thousand|hundred|mn?|bn|k)\b)?"
_STREET = (
    r"(?i:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Way|Court|Ct|Place|Pl|Highway|Hwy|Parkway|Pkwy|Terrace|Circle"
    r"|Trail|Square)\b\.?"
)
_WEAPONS = r"(?:AK|AKM|AKS|AR|M|RPG|MP|PK|PKM|SKS|SVD|RPK|DShK|MiG|Su|Tu|Mi|UH|CH|AH|MQ|RQ|BM|S|SA|BTR|BMP|F|B|C|G|TT|PM|C4|T)"
_PEOPLE_NOUNS = r"man|woman|boy|girl|father|mother|son|daughter|brother|sister|wife|husband|suspect|victim|driver|officer|student|teenager"
_NUMBERED = (
    r"Flight|Unit|Article|Section|Channel|Camp|Chapter|Page|Volume|Vol\.|No\.|Nos\.|Number|Resolution|Act|Law|Decree|Case|Category"
    r"|Level|Phase|Stage|Grade|Group|Brigade|Battalion|Division|Regiment|Squad|Line|Train|Ward|School|Hospital|Clinic|Station"
    r"|Terminal|Order|Directive|Protocol|Amendment|Title|Rule|Count|Item|Point|Figure|Table|Part|Bowl|War|Area|Season|Episode"
    r"|Round|Game|Day|Class|Form|Exhibit|Schedule|Paragraph|Para\.|Step|Type|Model|Boeing|Airbus|Prison|Colony|Court|Team|Task\sForce"
)
_ROADS = (
    r"Highway|Hwy\.?|Route|Rte\.?|Interstate|Exit|Road|Room|Apartment|Apt\.?|Suite|Building|Gate|Block|Sector|District|Zone"
    r"|Km|Kilometer|Kilometre|Mile|Junction|Checkpoint|Platform|Precinct|House|Plot|Lane|Street|Bus|U\.?S\.?"
)
_MONEY_WORDS = (
    r"dollars?|euros?|pounds\ssterling|rubles?|roubles?|rupees?|tenge|pesos?|yuan|yen|dinars?|dirhams?|riyals?|shekels?|afghanis?"
    r"|liras?|naira|shillings?|francs?|cents?|hryvnias?|USD|EUR|GBP"
)
_LENGTHS = (
    r"kilomet(?:er|re)s?|kms?|miles?|met(?:er|re)s?|yards?|feet|foot|ft\.?|inch(?:es)?|centimet(?:er|re)s?|cm|nautical\smiles?"
    r"|blocks?(?=\s(?:away|from|north|south|east|west))"
)
_MEASURES = (
    r"kilograms?|kilos?|kgs?|grams?|tons?|tonnes?|lbs?\.?|ounces?|liters?|litres?|gallons?|barrels?|degrees?|mph|kph|km/h|knots"
    r"|hectares?|acres?|megawatts?|volts?|seconds?|times|percentiles?|pounds?|storeys?|stories|years|months|weeks|days"
    r"|hours|minutes"
)


_RANGE = rf"(?:\s?[-\u2013]\s?(?:{CARDINAL})(?:\.\d+)?|\s(?:to|or)\s(?:{CARDINAL})(?:\.\d+)?)?"
_NATIONAL = r"(?:u\.?s\.?\s|american\s|canadian\s|pakistani\s|indian\s|iraqi\s)?"
_COMPOUND = "storey|story|car|vehicle|ton|tonne|room|bedroom|star|page|point|lane|seat|seater|wheel|hour|day|minute|foot|mile|pound|inch|kilo"


def _tail(kind: QuantityKind, pattern: str) -> tuple[QuantityKind, re.Pattern[str]]:
    return kind, waiting(pattern)


# What may follow a number, on the text in lower case; each is tried at the end of every number.
_TAILS: tuple[tuple[QuantityKind, re.Pattern[str]], ...] = (
    _tail("age", rf",?\s(?:and|or|to)\s(?:an?\s)?(?:{CARDINAL})[-\s]years?[-\s]old\b|[-\s](?:and[-\s]a[-\s]half[-\s])?(?:year|month|week|day)s?[-\s]olds?\b|\s(?:year|month|week|day)s?\sof\sage\b|\sy/o\b"),
    _tail("money", rf"{_SCALED}\s{_NATIONAL}(?:{_MONEY_WORDS.lower()})\b|\s(?:million|billion|thousand)\spounds\b"),
    _tail("percent", rf"{_RANGE}[\s-]?(?:%|percent\b|per\scent\b|pct\b|percentage\spoints?\b)"),
    _tail("calibre", r"[\s-]?(?:mm|millimet(?:er|re)s?)\b(?:\scaliber|\scalibre)?|[\s-](?:gauge|bore|cal(?:iber|ibre)?)\b"),
    _tail("distance", rf"{_RANGE}[\s-]?(?:square[\s-])?(?:{_LENGTHS})(?!\w)|m\b"),
    _tail("measure", rf"{_RANGE}[\s-]?(?:million\s)?(?:{_MEASURES})(?!\w)|-(?:{_COMPOUND})\b"),
    _tail("address", r"\sblocks?\sof\b"),
    _tail("other", r"\s(?:[a-z]+\s){0,2}(?:counts?|charges?)\sof\b"),  # what somebody is accused of
)  # fmt: skip
_ANY_TAIL = waiting("|".join(f"(?:{tail.pattern})" for _, tail in _TAILS))  # mostly there is none
# A number that a tail may follow: with its decimals, at the beginning of a word.
_NUMBER = waiting(rf"(?<![\w.$€£¥]){beginning(OPENING_WORDS)}(?:{CARDINAL})(?:\.\d+)?")


class _Shield(NamedTuple):
    """A pattern with its kind.  Every match holds one of `signs` (none: any may), and begins where `opens` finds something
    (None: anywhere): both are quickly looked for.
    """

    kind: QuantityKind
    pattern: re.Pattern[str]
    signs: tuple[str, ...] = ()
    opens: re.Pattern[str] | None = None

    def found(self, text: str) -> Iterator[re.Match[str]]:
        if self.signs and not any(sign in text for sign in self.signs):
            return iter(())
        return self.pattern.finditer(text)


# With which the matches of a shield that begins with a word can begin.
_FIRST_WORDS = """
    age turn children boy girl youth those people anyone woman women man men father mother son daughter brother sister wife husband
    suspect victim driver officer student teenager usd eur gbp rs inr pkr tk one two three four call dial ext highway route
    interstate exit apartment room kilometer kilometre mile ward zone plot vote ruled won lost beat defeated score victory
    lead decision split bail bond ransom reward bounty minus version v windows android ios number no nos article section chapter
    page paragraph flight grade channel resolution item count
    """.split()
_CAPITAL, _DIGIT, _DIALLED, _POINT = (waiting(each) for each in (r"[A-Z]", r"\d", r"[\d(+]", r"\."))
_WORD = waiting(rf"\b{beginning(_FIRST_WORDS)}")


def _shield(
    kind: QuantityKind, pattern: str, signs: str = "", opens: re.Pattern[str] | None = None
) -> _Shield:
    return _Shield(kind, waiting(pattern), tuple(signs.split()), opens)


# On the text in lower case.
_FOLDED: tuple[_Shield, ...] = (
    _shield("age", rf"\b(?:aged?|ages|age\sof|ages\sof|turn(?:ed|ing))\s(?:between\s|from\s)?(?P<n>(?:{CARDINAL})(?:(?:\s?[-\u2013]\s?|\s(?:to|and|or)\s)(?:{CARDINAL}))?)\b", opens=_WORD),
    _shield("age", rf"\b(?:children|boys|girls|youths|those|people|anyone|women|men)\s(?:under|over)\s(?:the\sage\sof\s)?(?P<n>{CARDINAL})\b", opens=_WORD),
    _shield("age", rf"\b(?:{_PEOPLE_NOUNS}),\s(?P<n>[1-9]\d?|10\d)(?=[,;)])", opens=_WORD),
    _shield("money", rf"(?:\b(?:us|a|c|hk|nz))?[$€£¥₹₽₸]\s?{_D}{_SCALED}", "$ € £ ¥ ₹ ₽ ₸"),
    _shield("money", rf"\b(?:usd|eur|gbp|rs\.?|inr|pkr|tk)\s?{_D}{_SCALED}", opens=_WORD),
    _shield("percent", r"\b(?:one|two|three|four)[-\s](?:half|halves|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b", opens=_WORD),
    _shield("calibre", r"(?<!\w)\.\d{2,3}(?:[\s-]?cal(?:iber|ibre)?\b\.?)?", opens=_POINT),
    _shield("phone", r"(?<!\w)(?:\+?\d{1,3}[\s.-])?(?:\(\d{2,4}\)\s?|\d{3}[-.\s])\d{3}[-.\s]\d{4}(?!\w)|(?<!\w)\+\d[\d\s().-]{6,16}\d(?!\w)|(?<![\w-])\d{3}-\d{4}(?![\w-])", opens=_DIALLED),
    _shield("phone", r"\b(?:call(?:ed|ing|s|er)?|dial(?:l?ed|l?ing|s)?|a|to|the|an)\s(?P<n>911|999|112|110|115|100)(?=\scall|\sdispatch|\soperator|\semergency|[.,;]|\sat\b|\sto\b|\sand\b|\saround|\sabout|\sjust)", "911 999 112 110 115 100"),
    _shield("phone", r"\b(?:call(?:ed|ing|s)?|dial(?:l?ed|l?ing|s)?)\s(?P<n>911|999|112)\b", opens=_WORD),
    _shield("phone", r"\b1-8\d\d-[\w-]{4,12}\b", opens=_DIALLED),
    _shield("phone", r"\bext\.?\s?\d+", opens=_WORD),
    _shield("address", r"\b(?:highway|route|interstate|exit|apartment|room|kilometer|kilometre|mile\smarker|ward|zone|plot)\s(?:no\.?\s|#)?(?P<n>\d+)\b", opens=_WORD),
    _shield("score", r"(?<![\w-])\d{1,3}\s?[-\u2013]\s?\d{1,3}\s(?:vote|victory|win|loss|defeat|decision|lead|draw|ruling|majority)\b", opens=_DIALLED),
    _shield("score", r"\b(?:vot(?:e|ed|es)|ruled|won|lost|beat|defeated|score|victory|lead|decision|split)\s(?:\w+\s){0,3}(?P<n>\d{1,3}\s?[-\u2013]\s?\d{1,3})\b", opens=_WORD),
    _shield("score", r"\bvotes?\sto\s(?P<n>\d{1,3})\b", opens=_WORD),
    _shield("money", rf"\b(?:bail|bond|ransom|reward|bounty)\s(?:[a-z]+\s){{0,3}}(?:at|of|to)\s{_D}", opens=_WORD),
    _shield("measure", rf"\bminus\s(?P<n>{CARDINAL})\b", opens=_WORD),
    _shield("other", r"(?<![\w-])\d+-0\d+(?![\w-])", opens=_DIALLED),
    _shield("version", r"\b(?:version|v\.?|windows|android|ios)\s?(?P<n>\d+(?:\.\d+){0,3})\b", opens=_WORD),
    _shield("other", r"\b(?:number|no\.|nos\.|article|section|chapter|page|paragraph|flight|grade|channel|resolution|item|counts?)\s(?P<n>\d{1,5})\b(?!\sof\b)", opens=_WORD),
    _shield("other", r"(?<![\w-])[a-z][a-z'\u2019]{0,30}(?:-[a-z]{1,30}){0,4}-(?P<n>\d+)\b", "-0 -1 -2 -3 -4 -5 -6 -7 -8 -9"),
    _shield("other", r"#\s?(?P<n>\d+)\b|(?<![\w/])\d+/\d+(?:/\d+)?(?![\w/])|https?://\S+|www\.\S+|\b[\w.+-]{1,64}@[\w.-]+", "# / @ www."),
    _shield("other", r"(?m:^)[ \t]{0,4}\(?(?P<n>\d{1,3})[.)](?=\s)"),
    _shield("other", r"(?<![\w.])\d+\.\d+(?:\.\d+)*(?!\s(?:million|billion|thousand|hundred)\b)(?![\w.]\d)", opens=_DIALLED),
    _shield("other", r"\b(?:one\sanother|number\sone|one[-\s]on[-\s]one|one\sby\sone|one[-\s]time|at\sone\spoint|(?:this|that|which|each|every|any|the)\sone)\b(?!\s(?:of|person|man|woman|who))", "one"),
)  # fmt: skip
# On the text as it stands, for here capitals are the sign.
_CAPITALS: tuple[_Shield, ...] = (
    _shield("age", r"\b(?:[A-Z][\w.'\u2019-]{0,40}[a-z.]|I{1,3}|IV|V),\s(?P<n>[1-9]\d?|10\d)(?=,|;|\)|\.(?!\d)|\s(?:of|from|and)\s[A-Z]|\s?[\u2013\u2014]|\s(?:who|was)\b)", opens=_CAPITAL),
    _shield("age", r"\b[A-Z][a-z]+\s\((?P<n>[1-9]\d?)\)", opens=_CAPITAL),
    _shield("score", r"\b(?!(?:Dead|Killed|Injured|Wounded|Hurt|Arrested|Missing|Deaths|Injuries|Casualties)\b)[A-Z][a-z]+\s\d{1,3},\s(?!(?:Dead|Killed|Injured|Wounded|Hurt|Arrested|Missing|Deaths|Injuries)\b)[A-Z][a-z]+\s\d{1,3}(?![\w,])(?!\s[a-z])", opens=_CAPITAL),
    _shield("calibre", rf"\b{_WEAPONS}-\d{{1,3}}[A-Z]?\d?s?\b", opens=_CAPITAL),
    _shield("address", rf"(?<![\w.])\d{{1,5}}(?:st|nd|rd|th)?\s(?:[NSEW]{{1,2}}\.?\s)?(?:[A-Z][\w.'\u2019]{{0,40}}\s){{1,3}}{_STREET}|(?<![\w.])\d{{1,3}}(?:st|nd|rd|th)\s{_STREET}", opens=_DIGIT),
    _shield("address", rf"\b(?:{_ROADS})\s(?:No\.?\s|#)?(?P<n>\d+)\b", opens=_CAPITAL),
    _shield("address", r"\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b|\b(?:I|US|SR|CR|NH)-\d{1,3}\b", opens=_CAPITAL),
    _shield("other", rf"\b(?:{_NUMBERED})\s(?:[A-Z]{{1,2}})?#?(?P<n>\d+)\b(?!,\d{{3}})", opens=_CAPITAL),
)  # fmt: skip


class _Family:
    """Shields that open alike: they are tried where that is, and only if one of them matches there; mostly none does."""

    def __init__(self, opens: re.Pattern[str], shields: Sequence[_Shield]) -> None:
        self.opens, self.shields = opens, tuple(shields)
        nameless = (each.pattern.pattern.replace("?P<n>", "?:") for each in shields)
        self.any = waiting("|".join(f"(?:{each})" for each in nameless))

    def found(self, text: str) -> Iterator[tuple[_Shield, re.Match[str]]]:
        """What each shield finds in a text, as if it were looked for alone."""
        reached = dict.fromkeys(self.shields, 0)
        for opening in self.opens.finditer(text):
            at = opening.start()
            if self.any.match(text, at) is None:
                continue
            for shield in self.shields:
                if at >= reached[shield] and (match := shield.pattern.match(text, at)):
                    reached[shield] = match.end()
                    yield shield, match


def _families(shields: Sequence[_Shield]) -> tuple[_Family, ...]:
    opening = dict.fromkeys(each.opens for each in shields if each.opens)
    return tuple(_Family(opens, [each for each in shields if each.opens is opens]) for opens in opening)


def _loose(shields: Sequence[_Shield]) -> tuple[_Shield, ...]:
    return tuple(each for each in shields if each.opens is None)


_SORTS = tuple((_loose(each), _families(each)) for each in (_FOLDED, _CAPITALS))
_RANKS = {shield: rank for rank, shield in enumerate((*_FOLDED, *_CAPITALS))}
# Of these the number itself is the quantity, of the others the whole expression.
_NARROW = frozenset(("age", "score", "phone", "other", "address"))
_ORDINAL = waiting(
    rf"(?<![\w.-]){beginning((*TENS, *ORDINAL_UNITS, *ORDINAL_TEENS, *ORDINAL_TENS))}(?:{ORDINAL})(?!\w)"
)
_YEARLIKE = waiting(r"(?:19|20)\d\d")


def shields(text: str, times: Sequence[TimeExpression]) -> list[Shielded]:
    """The numbers of `text` that are no counts, in order, none overlapping another.  `times` are its time expressions."""
    found = [*_time_shields(times), *_pattern_shields(text)]
    chosen: list[Shielded] = []
    for shield in sorted(found, key=lambda each: (each.start, -each.reach)):
        if not chosen or shield.start >= chosen[-1].end:
            chosen.append(shield)
    return chosen


def _pattern_shields(text: str) -> list[Shielded]:
    unfolded = plain(text)
    folded = unfolded.lower()
    matches: list[tuple[_Shield, re.Match[str]]] = []
    for where, (loose, families) in zip((folded, unfolded), _SORTS, strict=True):
        matches += ((shield, match) for shield in loose for match in shield.found(where))
        matches += (pair for family in families for pair in family.found(where))
    matches.sort(key=lambda pair: _RANKS[pair[0]])
    found = [_shielded(match, shield.kind) for shield, match in matches]
    for match in _NUMBER.finditer(folded):
        if not _ANY_TAIL.match(folded, match.end()):
            continue
        for kind, tail in _TAILS:
            if after := tail.match(folded, match.end()):
                end = match.end() if kind in _NARROW else after.end()
                value = _first_number(text[match.start() : after.end()])
                found.append(Shielded(match.start(), end, kind, value, after.end()))
    return found


def _shielded(match: re.Match[str], kind: QuantityKind) -> Shielded:
    number = match["n"] if "n" in match.re.groupindex else None
    if number and kind in _NARROW:
        return Shielded(*match.span("n"), kind, _first_number(number), match.end())
    start = match.start("n") if number else match.start()
    return Shielded(*match.span(), kind, _first_number(match.string[start : match.end()]), match.end())


def _time_shields(times: Sequence[TimeExpression]) -> list[Shielded]:
    """Numbers inside time expressions; lengths in years are kept apart, for sentences are told in them."""
    found = []
    for expression in times:
        value = _number_of_time(expression)
        if value is None:
            continue
        kind: QuantityKind = "time" if expression.kind == "time" else "date"
        if isinstance(expression.meaning, Length):
            kind = "years" if expression.meaning.unit == "year" else "measure"
        elif expression.kind == "repeated":
            kind = "other"
        found.append(Shielded(expression.start, expression.end, kind, value, expression.end))
    return found


def _number_of_time(expression: TimeExpression) -> CountValue | None:
    """A length's own number; of a date or a time the first digits, whatever they stand for."""
    digits = re.search(r"\d{1,12}", expression.text)
    if digits is None or isinstance(expression.meaning, Length):
        return _first_number(expression.text)
    return CountValue(*[int(digits[0])] * 3)


def _first_number(words: str) -> CountValue | None:
    amount = next(amounts_in(words), None)
    if amount is not None:
        return amount.value
    digits = re.search(r"\d{1,12}", words)
    return CountValue(int(digits[0]), int(digits[0]), int(digits[0])) if digits else None


def ordinals(text: str) -> list[tuple[int, int]]:
    """Where ordinals stand: "third", "21st"."""
    return [match.span() for match in _ORDINAL.finditer(plain(text).lower())]


def is_yearlike(words: str) -> bool:
    """Whether bare digits look like a year of the last or this century."""
    return _YEARLIKE.fullmatch(words) is not None

"""Number phrases: the number, its modifier, and the interval that the two come to.

The conventions, chosen so that an interval never leaves out what the words allow and `best` is a number that was said:

| words | low | high | best |
| --- | --- | --- | --- |
| N, exactly N, only N | N | N | N |
| at least N, no fewer than N, N or more | N | open | N |
| more than N, over N, N-plus | N | open | N |
| up to N, as many as N | 1 | N | N |
| no more than N, at most N | 0 | N | N |
| fewer than N, under N | 0 | N - 1 | none |
| about N, some N, N or so | N less a tenth, rounded down (one at least) | N more a tenth | N |
| nearly N, almost N, close to N | N less a tenth | N | N |
| N to M, N-M, between N and M, N or M | N | M | none |
| a couple of | 2 | 3 | 2 |
| several, a few, many, a number of, numerous | 3 | open | none |
| multiple | 2 | open | none |
| tens, dozens, scores, hundreds, thousands, millions | two of them | open | none |
| several dozen, a few hundred | three of them | open | none |
| no, none, no one, nobody | 0 | 0 | 0 |

"more than N" keeps N itself: writers say it of round figures, and another report's plain N does not contradict it.  "several" and
"a few" begin at 3 as in the ACLED codebook; a dozen is twelve, a score twenty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.model import CountValue

from ..numbers import CARDINAL, OPENING_WORDS, beginning, cardinal
from ..patterns import waiting
from ..plain import plain

_BEFORE: tuple[tuple[str, str], ...] = (
    ("at least", r"at\s(?:the\svery\s)?least|(?:no|not)\s(?:fewer|less)\sthan|a\sminimum\sof|minimum"),
    ("more than", r"more\sthan|upwards?\sof|in\sexcess\sof|well\sover|over|above|exceeding|greater\sthan"),
    ("at most", r"at\s(?:the\s)?most|(?:no|not)\smore\sthan|a\smaximum\sof|maximum"),
    ("up to", r"up\sto|as\smany\sas"),
    ("nearly", r"nearly|almost|close\sto|just\sunder|approaching|just\sshort\sof"),
    ("fewer than", r"fewer\sthan|less\sthan|under|below"),
    (
        "about",
        r"about|around|approximately|approx\.?|roughly|some|an?\sestimated|estimated|circa|somewhere\saround",
    ),
)
_MODIFIER = "(?:" + "|".join(words for _, words in _BEFORE) + ")"
_MODIFIERS = tuple((name, waiting(words, re.IGNORECASE)) for name, words in _BEFORE)
_SCALES = {
    "tens": 10,
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}
_SCALE = r"(?:dozen|score|hundred|thousand|million)"
_PLURALS = (
    r"(?:(?:tens|dozens|scores|hundreds)\sof\s(?:thousands|millions)|(?<!in\sthe\s)(?:tens|dozens|scores|hundreds|thousands|millions))"
    r"(?:\sof(?!\sthe\b|\sthem\b|\sthose\b|\sthese\b|\sits\b|\shis\b|\stheir\b))?"
)
_SOME_SCALES = rf"(?:several|a\sfew|many)\s{_SCALE}s?(?:\sof(?!\sthe\b))?"
_VAGUE = (
    rf"{_SOME_SCALES}|{_PLURALS}|several|(?<!only\s)a\sfew|a\shandful\sof|a\s(?:large\s|small\s)?number\sof|numerous"
    r"|(?<!how\s)(?<!so\s)(?<!as\s)(?<!too\s)many|multiple|a\scouple\sof|a\spair\sof|a\sscore\sof"
)
# A hyphen after "twenty" is part of one number.
_LINK = r"(?:(?<!ty)\s?[-\u2013]\s?|\s(?:to|or)\s)"
# "no" counts nothing where people or harm to them follow.
_NONE = (
    r"no(?:\s|-)one|nobody|none(?=\sof|\swas|\swere|\shas|\shave)"
    r"|no(?=\s(?:[a-z]+\s){0,2}(?:casualt|injur|death|fatalit|victim|people|person|civilian|soldier|police|officer|arrest|survivor|suspect|"
    r"wounded|dead|others?\b|deaths|hostage|passenger|children))"
)
# The first words of everything that `_PHRASE` can take.
_FIRST_WORDS = (
    *OPENING_WORDS,
    *"""another further additional at no not minimum maximum more upward in well over above exceeding greater up as nearly almost
    close just approaching fewer less under below about around approximately roughly some estimated circa somewhere between from
    several many tens dozens scores numerous multiple nobody none""".split(),
)
_WORDED = (
    r"(?:(?P<another>another|an?\s(?:further|additional)|further|additional)\s)?"
    rf"(?:(?P<modifier>{_MODIFIER})\s)?"
    rf"(?:(?P<another_too>another|an?\s(?:further|additional)|additional)\s)?"
    rf"(?:(?P<between>between|from)\s(?P<first>{CARDINAL})\s(?P<and>and|to)\s(?P<last>{CARDINAL})"
    rf"|(?P<low>{CARDINAL}){_LINK}(?P<high>{CARDINAL})"
    rf"|(?P<number>{CARDINAL})|(?P<vague>{_VAGUE})|(?P<none>{_NONE}))(?![^\W_])(?![.,:]\d)"
    r"(?P<after>\sor\smore\b|\sor\sso\b|-plus\b|\+|-odd\b|\sodd\b|,?\sat\s(?:the\s)?least\b)?"
    r"(?P<more>\s(?:more|additional|further)\b(?!\sthan))?"
)
_PHRASE = waiting(rf"(?<![\w$€£¥₹₽₸#@.])(?<!\w[-/'\u2019]){beginning(_FIRST_WORDS)}{_WORDED}")
_CHANGE = waiting(
    r"\b(?:r[oi]se|rose|risen|rising|increas\w+|climb\w*|jump\w*|up|grew|grown|rais\w+|revis\w+|upgrad\w+|lower\w*|dropp?\w*|f[ae]ll"
    r"|fallen|went|chang\w+|reduc\w+|cut|toll)\b[^.;]{0,25}\Z",
    re.IGNORECASE,
)


# The modifier of two numbers of which the first is the greater.
DESCENDING = "descending"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number phrase at `[start, end)`."""

    start: int
    end: int
    value: CountValue
    modifier: str | None
    additional: bool


def amounts_in(text: str) -> Iterator[Amount]:
    """The number phrases of `text` in order; numbers too long to be quantities are left out."""
    position = 0
    text = plain(text).lower()  # letter for letter, so that places stay
    while match := _PHRASE.search(text, position):
        amount = _amount(text, match)
        position = max(match.end(), position + 1)
        if amount is None:
            continue
        position = max(amount.end, position if match["between"] is None else amount.end)
        yield amount


def _amount(text: str, match: re.Match[str]) -> Amount | None:
    additional = bool(match["another"] or match["another_too"] or match["more"])
    if match["another"] and match["modifier"] is None and match["vague"] == "many":
        return None
    if match["between"] == "from" and _CHANGE.search(text[max(0, match.start() - 40) : match.start()]):
        first = exact(match["first"])  # "rose from 5 to 7" is two counts
        return None if first is None else Amount(*match.span("first"), first, None, False)
    value, modifier = _interval(match)
    return None if value is None else Amount(match.start(), match.end(), value, modifier, additional)


def _interval(match: re.Match[str]) -> tuple[CountValue | None, str | None]:
    if match["none"]:
        return CountValue(0, 0, 0), None
    if match["vague"]:
        return _vague(match["vague"])
    if match["number"]:
        number = cardinal(match["number"])
        modifier = _modifier_of(match)
        return (None, None) if number is None else (modified(modifier, number), modifier)
    between = match["between"]
    words = (match["first"], match["last"]) if between else (match["low"], match["high"])
    low, high = _scaled(*words)
    if low is None or high is None:
        return None, None
    if low > high:
        return exact(words[0]), DESCENDING  # "5-4" is a score, not a range
    modifier = "between" if between or " or " not in match[0].lower() else "or"
    return CountValue(low, high, low if low == high else None), modifier


def _modifier_of(match: re.Match[str]) -> str | None:
    after = (match["after"] or "").strip(" ,-").lower()
    if after in ("or more", "at least", "at the least"):
        return "at least"
    if after in ("plus", "+"):
        return "more than"
    if after in ("or so", "odd"):
        return "about"
    return modifier_named(match["modifier"])


def modifier_named(words: str | None) -> str | None:
    """The name of a modifier from its words: "no fewer than" is "at least"."""
    words = " ".join((words or "").split())
    return next((name for name, pattern in _MODIFIERS if words and pattern.fullmatch(words)), None)


def _scaled(first: str, last: str) -> tuple[int | None, int | None]:
    """Both ends of a range; "two to three hundred" begins at two hundred."""
    low, high = cardinal(first), cardinal(last)
    scale = next((value for word, value in _SCALES.items() if last.lower().endswith(word)), 1)
    if (
        low is not None
        and high is not None
        and scale > 1
        and not re.search("dozen|hundred|thousand|illion", first.lower())
    ):
        low = low * scale if low <= high // scale else low
    return low, high


def _vague(words: str) -> tuple[CountValue, str]:
    words = " ".join(words.lower().removesuffix(" of").split())
    if words.startswith(("a couple", "a pair")):
        return (
            (CountValue(2, 3, 2), "couple") if words.startswith("a couple") else (CountValue(2, 2, 2), "pair")
        )
    if words == "a score":
        return CountValue(20, 20, 20), "score"
    name = {"a few": "few", "a handful": "few", "a number": "several", "a large number": "many"}.get(
        words, words
    )
    parts = name.split()
    if name in ("several", "few", "many", "numerous", "a small number"):
        return CountValue(3, None, None), "several" if name == "a small number" else name
    if name == "multiple":
        return CountValue(2, None, None), name
    scales = [next((value for word, value in _SCALES.items() if part.startswith(word)), 1) for part in parts]
    size = 1
    for scale in scales:
        size *= scale
    few = parts[0] in ("several", "a", "many")
    return CountValue((3 if few else 2) * size, None, None), name


def exact(words: str) -> CountValue | None:
    """A plain number."""
    number = cardinal(words)
    return None if number is None else CountValue(number, number, number)


def modified(modifier: str | None, number: int) -> CountValue:
    """The interval of a number under a modifier, by the conventions above."""
    tenth = max(1, number // 10)
    intervals = {
        "at least": (number, None, number),
        "more than": (number, None, number),
        "at most": (0, number, number),
        "up to": (min(1, number), number, number),
        "nearly": (max(0, number - tenth), number, number),
        "fewer than": (0, max(0, number - 1), None),
        "about": (max(0, number - tenth), number + tenth, number),
    }
    return CountValue(*intervals.get(modifier or "", (number, number, number)))

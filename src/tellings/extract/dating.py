"""Which of a sentence's time expressions say when its incident happened."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tellings.model import DateValue
from tellings.values import dates
from tellings.values.dates import TimeExpression
from tellings.values.wordlists import word_set

from .bonds import BONDS, Bond, bond_of, is_stamp, names_the_act
from .passage import Passage

Resolve = Callable[[TimeExpression, DateValue | None], DateValue | None]

_NOT_ITS_DATE = word_set(
    """
    by until till since before after following through despite from for over within
    """
)
_TOLL = re.compile(r"\b(?:death )?toll\b(?! (?:road|booth|plaza|gate|bridge))")
_RELATIVE = re.compile(
    r"\b(?:following|next|later|after|afterwards?|before|earlier|previous|subsequent|same|second|third)\b"
)
_SPEAKING = re.compile(
    r"\b(?:brief(?:ed|ing)|met|meet|meeting|address(?:ed|ing)|told|telling|spoke|speaking|speech|press|reporters|journalists|"
    r"news conference|interview(?:ed)?|hearing|parliament|lawmakers|announced|statement|session|testified|visit(?:ed|ing)?)\b"
)
_CLOCK = re.compile(r"\d ?[ap]\.?m\b|\d:\d\d|\b(?:midnight|noon)\b", re.IGNORECASE)
_REPORTED = re.compile(
    r"(?<!\bwas )(?<!\bwere )\b(?:reported|said|announced|told|wrote|stated|confirmed|added|according to)(?: on)?\s*$",
    re.IGNORECASE,
)
# A weekday and a full date, as captions have them.
_PICTURED = re.compile(r"[A-Z][a-z]+day,? [A-Z][a-z]+\.? \d{1,2}, \d{4}")
_EARLY = re.compile(r"\bearly\b|\bmidnight\b|\bpredawn\b|\bovernight\b", re.IGNORECASE)
_NIGHT = re.compile(r"\bnight\b|\blate\b|\bevening\b|\bovernight\b", re.IGNORECASE)
_DAWN, _DUSK = 6, 18  # hours
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression of a thread with the date that it comes to, and what its words are said of."""

    expression: TimeExpression
    value: DateValue
    passage: Passage
    bond: Bond = "loose"


def speaks_of_speaking(passage: Passage) -> bool:
    """Whether a sentence tells of an occasion of speaking: a press conference, a meeting, a visit."""
    return _SPEAKING.search(passage.lower) is not None


def dated(
    passage: Passage, resolve: Resolve, narrative: DateValue | None, aftermath: bool = False
) -> list[Dated]:
    """The date of what a sentence tells; `aftermath` where that is itself an arrest or a trial."""
    found: list[Dated] = []
    naming: set[int] = set()  # where the times that name the act begin
    speaking = not any(m.reality == "told" for m in passage.mentions) and speaks_of_speaking(passage)
    if "toll" in passage.lower and _TOLL.search(passage.lower):
        return found  # "the toll rose to 10 on Tuesday": the day of the count
    told = [m for m in passage.mentions if m.reality == "told"]
    after_effects = all(m.weak or m.type == "arrest" for m in told)
    for expression in passage.times:
        if after_effects and _is_relative(expression):
            continue  # "was found dead the following morning": a day of the aftermath
        if expression.kind not in ("date", "time") or is_stamp(passage, expression):
            continue
        if speaking and not any(
            a.content.start <= expression.start < a.content.end for a in passage.attributions
        ):
            continue  # "She met the press on 20 April": of the occasion, not of what is told there
        of_act = names_the_act(passage, expression)
        if not of_act and (is_saying(passage, expression) or is_other(passage, expression)):
            continue
        value = resolve(expression, narrative)
        if value is not None and value.precision not in ("decade", "season"):
            bond = "act" if of_act or aftermath else bond_of(passage, expression)
            found.append(Dated(expression, value, passage, bond))
            naming |= {expression.start} if of_act else set()
    return _likeliest(found, naming)


def _likeliest(found: list[Dated], naming: set[int]) -> list[Dated]:
    """The one date that is closest to the act: that of its name before others ("in hospital on Sunday, after Saturday's raid"),
    then the most explicit ("the next month, on July 18"), but none that only dates a picture."""

    def order(each: Dated) -> tuple[int, bool, bool, int, int]:
        at = each.expression
        pictured = any(_is_of_picture(each, other) for other in found)
        return BONDS.index(each.bond), at.start not in naming, pictured, -explicitness(at), at.start

    return sorted(found, key=order)[:1]


def _is_of_picture(each: Dated, other: Dated) -> bool:
    """Whether a date is a picture's: "the house that was hit Friday night, on Saturday, June 6, 2015"."""
    return (
        other.bond == "act"
        and other.expression.start < each.expression.start
        and _PICTURED.fullmatch(each.expression.text) is not None
        and dates.compare(each.value, other.value) == "apart"
    )


def explicitness(expression: TimeExpression) -> int:
    """How much of a date the words themselves give: a year, a month, a number for the day."""
    words = expression.text
    year = bool(re.search(r"\b(?:1[89]|20)\d\d\b", words))
    month = any(name in words.lower() for name in _MONTHS)
    day = bool(re.search(r"\b\d{1,2}(?:st|nd|rd|th)?\b", words))
    return 2 * (month and day) + month + year


def is_same_night(one: Dated, other: Dated) -> bool:
    """Whether two days may be told of one night: "Saturday" and "early Sunday", "Saturday night" and "Sunday"."""
    early, late = sorted((one, other), key=lambda each: each.value.start or "")
    first, second = early.value.start, late.value.start
    if first is None or second is None or {early.value.precision, late.value.precision} - {"day", "hour"}:
        return False
    if date.fromisoformat(second[:10]) - date.fromisoformat(first[:10]) != timedelta(days=1):
        return False
    after_midnight = int(second[11:13]) < _DAWN if len(second) > 10 else _EARLY.search(late.expression.text)
    at_night = int(first[11:13]) >= _DUSK if len(first) > 10 else _NIGHT.search(early.expression.text)
    told_otherwise = len(first) > 10 and not at_night, len(second) > 10 and not after_midnight
    return bool(after_midnight or at_night) and not any(told_otherwise)


def is_saying(passage: Passage, expression: TimeExpression) -> bool:
    """Whether a time is when somebody spoke, not when something happened."""
    if _REPORTED.search(passage.text[passage.span.start : expression.start]):
        return True
    for attribution in passage.attributions:
        if attribution.said_on is not None and attribution.said_on.start == expression.start:
            return True
        inside = attribution.content.start <= expression.start < attribution.content.end
        if (
            not inside
            and 0 <= expression.start - attribution.cue.end <= 25
            and passage.span.start <= attribution.cue.start
        ):
            return not any(a.content.start <= expression.start < a.content.end for a in passage.attributions)
    return False


def is_other(passage: Passage, expression: TimeExpression) -> bool:
    """ "by June 11", "since 2011", "over the next few days": bounds, not when it happened."""
    at = passage.word_at(expression.start)
    before = [word.lower for word in passage.words[max(0, at - 6) : at]]
    first = expression.text.split()[0].lower()
    if before[-1:] in (["before"], ["after"]) and _CLOCK.search(expression.text):
        return False  # "shortly after 9 p.m. Monday": that evening
    if before[-1:] == ["over"] and "weekend" in expression.text.lower():
        return False  # "shot over the weekend"
    return (
        (before[-1:] and before[-1] in _NOT_ITS_DATE)
        or first in _NOT_ITS_DATE
        or before[-2:] == ["as", "of"]
        or _is_end(before)
        or dates.tense_of(passage.text, expression) == "future"
        or is_last_of(before)
    )


def _is_relative(expression: TimeExpression) -> bool:
    if _CLOCK.search(expression.text):
        return False  # "just before 9 p.m. Monday"
    return explicitness(expression) == 0 and _RELATIVE.search(expression.text.lower()) is not None


def is_last_of(before: Sequence[str]) -> bool:
    """ "13 were captured, the last of them on Sunday near the coast": of one among many."""
    if any(before[at : at + 2] == ["of", "them"] for at in range(len(before))):
        return True
    return any(
        word in ("last", "latest", "first", "most") and "of" in before[at + 1 : at + 2]
        for at, word in enumerate(before)
    )


def _is_end(before: Sequence[str]) -> bool:
    """ "when it was over, on the evening of September 18": the day on which it ended."""
    return any(
        word == "ended" or (word == "over" and at and before[at - 1] in ("was", "is"))
        for at, word in enumerate(before)
    )

"""Finding the quantities of a text: what is no count is set aside first, the rest get their nouns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from tellings.model import CountValue

from .. import dates
from ..dates import TimeExpression
from ..numbers import CARDINAL, ordinal
from ..patterns import waiting
from ..people import is_people
from .amounts import DESCENDING, Amount, amounts_in, modified
from .contexts import Shielded, is_yearlike, ordinals, shields
from .multiples import multiples
from .nouns import EVENT_NOUNS, NounPhrase, noun_phrase
from .quantity import Quantity, QuantityKind

_COMPOUND = waiting(r"-(?P<noun>man|men|woman|women|member|person|people|strong|gunman)\b", re.IGNORECASE)
_HYPHENATED = waiting(r"-[^\W\d_]")
# What may stand between a number and its noun with a number of its own: "three 17-year-old boys", "twelve 7.62 mm rounds".
_WITH_A_NUMBER = waiting(
    rf"\s(?:(?:{CARDINAL})-(?:year|month|week|day)s?-old|\d{{1,2}}(?:st|nd|rd|th)[-\s]grade|\d{{1,3}}(?:\.\d+)?\s?mm)(?=\s)",
    re.IGNORECASE,
)
_AT_LEAST_AFTER = waiting(
    r",?\sat\s(?:the\s)?least\b(?!\s(?:\d|a\b|an\b|one|two|three|four|five|six|seven|eight|nine|ten))"
)
_MORE_WORDS = frozenset(("other", "others", "more", "additional", "further", "extra", "another"))
_UNITS = frozenset(
    (
        "times",
        "seconds",
        "minutes",
        "hours",
        "days",
        "weeks",
        "months",
        "years",
        "miles",
        "kilometers",
        "meters",
    )
)
_OF = waiting(
    r"(?P<others>\s(?:others|people|more))?\s(?:out\s)?of\s(?:(?:the|those|these|his|their|its|all|them)\s){0,2}",
    re.IGNORECASE,
)
_NAME_BEFORE = waiting(r"(?:[^\W\d_]+\s)?(?P<name>[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)*)\s\Z")
_ACRONYM_BEFORE = waiting(r"(?<![\w.])[A-Z]{2,6}\s\Z")
_LINE_WORD = waiting(r"[^\W\d_]{4,}")


def find(text: str, times: Sequence[TimeExpression] | None = None) -> list[Quantity]:
    """The quantities of `text`, in order, none overlapping another; those that are no counts are there with their kind.

    `times` are the text's time expressions, where they have been found already.
    """
    set_aside = shields(text, dates.find(text) if times is None else times)
    quantities = [_set_aside(text, shield) for shield in set_aside]
    quantities += [
        _ordinal(text, start, end) for start, end in ordinals(text) if not _overlaps(set_aside, start, end)
    ]
    taken = sorted(quantities, key=lambda quantity: quantity.start)
    starts = [quantity.start for quantity in taken]
    for amount in amounts_in(text):
        index = bisect_right(starts, amount.start) - 1
        inside = index >= 0 and taken[index].end > amount.start
        if not inside and (index + 1 >= len(starts) or starts[index + 1] >= amount.end):
            quantities.append(_count(text, amount))
    quantities += [
        each
        for each in multiples(text)
        if not any(each.start < other.end and other.start < each.end for other in quantities)
    ]
    return _with_wholes(text, sorted(quantities, key=lambda quantity: quantity.start))


def _overlaps(set_aside: list[Shielded], start: int, end: int) -> bool:
    index = bisect_right([shield.start for shield in set_aside], start)
    before = index > 0 and set_aside[index - 1].end > start
    return before or (index < len(set_aside) and set_aside[index].start < end)


def _set_aside(text: str, shield: Shielded) -> Quantity:
    value = shield.value or CountValue(0, None, None)
    return Quantity(shield.start, shield.end, text[shield.start : shield.end], value, None, shield.kind)


def _ordinal(text: str, start: int, end: int) -> Quantity:
    number = ordinal(text[start:end]) or 0
    return Quantity(start, end, text[start:end], CountValue(number, number, number), None, "ordinal")


def _count(text: str, amount: Amount) -> Quantity:
    start, end = amount.start, amount.end
    quantity = Quantity(
        start, end, text[start:end], amount.value, amount.modifier, "count", amount.additional
    )
    if amount.modifier == DESCENDING:
        return replace(quantity, modifier=None, kind="score")
    compound = _COMPOUND.match(text, end)
    if compound:
        return replace(
            quantity,
            noun_start=compound.start("noun"),
            noun_end=compound.end("noun"),
            head=compound["noun"].lower(),
        )
    if _HYPHENATED.match(text, end):
        return replace(quantity, kind="measure")
    with_a_number = _WITH_A_NUMBER.match(text, end)
    noun = noun_phrase(text, with_a_number.end() if with_a_number else end, plural=amount.value.best != 1)
    kind = _kind(text, quantity, noun)
    if noun is None or kind != "count":
        return replace(quantity, kind=kind)
    return _said_after(text, _with_noun(text, quantity, noun))


def _said_after(text: str, quantity: Quantity) -> Quantity:
    """ "five people at least": the modifier may follow the noun."""
    exact = quantity.value.low == quantity.value.high and quantity.modifier is None
    if not exact or quantity.noun_end is None or _AT_LEAST_AFTER.match(text, quantity.noun_end) is None:
        return quantity
    return replace(quantity, value=modified("at least", quantity.value.low), modifier="at least")


def _with_noun(text: str, quantity: Quantity, noun: NounPhrase) -> Quantity:
    words = text[noun.start : noun.end].lower().split()
    return replace(
        quantity,
        noun_start=noun.start,
        noun_end=noun.end,
        head=noun.head,
        additional=quantity.additional or words[0] in _MORE_WORDS,
    )


def _kind(text: str, quantity: Quantity, noun: NounPhrase | None) -> QuantityKind:
    """A bare number may still be a year, a score, or a part of a name."""
    if noun is not None and (is_people(noun.head) or noun.head in EVENT_NOUNS):
        return "count"
    if noun is not None and noun.head in _UNITS:
        return "measure"
    digits = text[quantity.start : quantity.end]
    if is_yearlike(digits):
        return "date" if noun is None or text[quantity.end :][:2].strip()[:1].isupper() else "count"
    if re.fullmatch(r"\d{1,2}", digits) and _after_an_acronym(text, quantity.start):
        return "other"
    if noun is None and re.fullmatch(r"\d+", digits) and _ends_a_name(text, quantity.start):
        return "other"
    return "count"


def _after_an_acronym(text: str, start: int) -> bool:
    """Whether a station's or an agency's letters run on into the number: "KTV 8"."""
    match = _ACRONYM_BEFORE.search(text[max(0, start - 12) : start])
    return match is not None and not _line(text, start).isupper()


def _line(text: str, position: int) -> str:
    """The first letters of the line that holds a position."""
    return text[text.rfind("\n", 0, position) + 1 :].partition("\n")[0][:300]


def _ends_a_name(text: str, start: int) -> bool:
    """Whether a name runs on into the number: "the town of Karsa 2"; not so in headlines, where every word has a capital."""
    match = _NAME_BEFORE.search(text[max(0, start - 60) : start])
    if match is None:
        return False
    first_word = match.start("name") == match.start() and (start < 60 or match.start() > 0)
    words = _LINE_WORD.findall(_line(text, start))
    capitals = sum(word[0].isupper() for word in words)
    before = text[: start - len(match["name"]) - 1].rstrip()
    begins = before == "" or before[-1] in '.!?:;"\u201d\n'
    return not first_word and not begins and capitals * 2 < len(words)


def _with_wholes(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Each part tied to the quantity it is a part of: "seven of the 25 culprits", "three of the attackers"."""
    by_start = {quantity.start: quantity for quantity in quantities}
    return [_with_whole(text, quantity, by_start) for quantity in quantities]


def _with_whole(text: str, quantity: Quantity, by_start: dict[int, Quantity]) -> Quantity:
    if quantity.kind != "count" or (
        quantity.noun_start is not None and quantity.head not in _MORE_WORDS | {"people"}
    ):
        return quantity
    match = _OF.match(text, quantity.end)
    if match is None:
        return quantity
    whole = by_start.get(match.end())
    if whole is not None and whole.kind == "count":
        quantity = replace(quantity, of_start=whole.start, of_end=whole.end)
        if whole.noun_start is None:
            return quantity
        return replace(quantity, noun_start=whole.noun_start, noun_end=whole.noun_end, head=whole.head)
    if quantity.noun_start is not None:
        return quantity
    noun = noun_phrase(text, match.end() - 1, plural=True)
    return quantity if noun is None else _with_noun(text, quantity, noun)

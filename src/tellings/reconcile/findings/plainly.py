"""Which figures plainly count people of the incident at hand: findings rest on these alone.

Precision over recall: a finding that a careful reader would not make costs more trust than one left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tellings.model import COUNT_FIELDS, CountValue, Document, Span
from tellings.values import counts

from ..held import Held
from ..tolls import figure_of

_NUMBER_WORDS = frozenset(
    """a an about all and around as at few least many more most no none of one or over some than the to two three four five six
    seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty
    sixty seventy eighty ninety hundred thousand dozen""".split()
)
_WORD = re.compile(r"[^\W\d_]+")
# What befell the people that a bare number counts, by the field that it is counted in: "killing 3 and injuring 22".
_DEATH = r"kill|slay|slain|die[ds]?\b|dead|death|los[et]|claim|li[fv]es?\b|murder|massacr|execut"
_HURT = r"wound|injur|hurt|shot|shoot|hospitali[sz]|stabb"
_TAKEN = r"arrest|detain|held|captur|seiz|abduct|kidnap|missing|displac|flee|fled"
_BEFELL = {"killed": _DEATH, "injured": _HURT}


def _beside(what: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands right before, and right behind, a bare number that counts people whom `what` befell."""
    did = rf"(?:{what})\w*"
    return (
        re.compile(rf"\b{did}\s+(?:at least |about |some |around )?$", re.IGNORECASE),
        re.compile(rf"^\s+(?:people |others? |were |was |had been |have been |are )*{did}", re.IGNORECASE),
    )


_BESIDE = {field: _beside(_BEFELL.get(field, _TAKEN)) for field in COUNT_FIELDS}
_A_YEAR = range(1900, 2101)
# Words by which a sentence turns to other events, to several of them, or to a part of the people.
_ELSEWHERE = re.compile(
    r"\b(?:also|another|separate(?:ly)?|earlier|previous(?:ly)?|unrelated|similar|string|series|spree|spate|wave|campaign|rampage"
    r"|(?:attack|bombing|killing|shooting|incident|strike|raid|blast|explosion|murder|homicide|clash|battle)s"
    r"|last (?:week|month|year|night)|this (?:week|month|year)|past (?:week|month|year|\w+ (?:days|weeks|months|years))"
    r"|since|so far|to date|over the (?:years|weekend|past)|that (?:attack|bombing|shooting|incident)|elsewhere|meanwhile"
    r"|the (?:next|first|last|other|remaining)|each|every|per|average|annual(?:ly)?|anniversary|years? ago|months? ago|if|would|could|may|might|up to"
    r"|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_LEAD = 900  # characters: the title and the first few sentences
_TELLS_A_TOLL = re.compile(
    r"\b(?:toll|in all|altogether|total(?:ling|ing|s)?|rose|risen|climbed|revised|number of (?:dead|deaths|killed|victims|wounded))\b",
    re.IGNORECASE,
)


def plain(document: Document, each: Held) -> bool:
    """Whether a count says in its own words that it counts people, and its sentence turns to nothing else."""
    return _counts_people(document, each) and not _turns_elsewhere(_sentence(document, each))


# A sentence tells several figures, and each kind of finding asks anew.
@lru_cache(maxsize=4096)
def _turns_elsewhere(sentence: str) -> bool:
    return bool(_ELSEWHERE.search(sentence))


def chief(document: Document, each: Held) -> bool:
    """Whether a figure is one of those that its report gives as the toll: early, or in words that say so."""
    return early(each) or bool(_TELLS_A_TOLL.search(_sentence(document, each)))


# Words that make a figure a part of another, or one that is added to it.
_PART = re.compile(
    r"\b(?:others?|another|more|additional|further|remaining|rest|younger|older|(?:of|among) (?:the|them|those|these|whom))\b",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\b(?:said|says?|according|report(?:s|ed|edly)|told|gave|gives|put|puts|claim(?:s|ed)?|confirm(?:s|ed)|announced|stated|"
    r"estimated?|counted|documented|recorded|sources?)\b",
    re.IGNORECASE,
)


def is_part(each: Held) -> bool:
    """Whether a figure's own words make it a part of another one, or more beside it."""
    return each.claim.part_of is not None or bool(_PART.search(each.claim.quote or ""))


def own_voice(document: Document, each: Held) -> bool:
    """Whether nobody else is heard in a figure's sentence, so that its report alone answers for it."""
    return not each.claim.speakers and not _REPORTS.search(_sentence(document, each))


def early(each: Held) -> bool:
    """Whether a claim stands in the title or the first few sentences, where a report tells what happened."""
    return each.claim.span is not None and each.claim.span.start < _LEAD


def lead_of(document: Document) -> str:
    """The title and the first few sentences."""
    return document.text[:_LEAD]


_OF_DEATH = re.compile(
    r"\b(?:kill|slain|die[ds]?\b|dead(?:ly)?\b|deaths?\b|fatal|homicide|murder)", re.IGNORECASE
)


def tells_of_death(text: str) -> bool:
    """Whether words of dying stand in a text."""
    return bool(_OF_DEATH.search(text))


def is_some_of(document: Document, each: Held) -> bool:
    """Whether more people follow of whom a figure counts some: "four of five dead", "two of the victims"."""
    span = each.claim.span
    return span is not None and bool(
        _SOME_OF.match(document.text, span.end) or _SOME_OF.search(each.claim.quote or "")
    )


_SOME_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+|those\s+)?[\w,]+", re.IGNORECASE)


def is_one_of_several(document: Document, each: Held, elsewhere: Sequence[Span]) -> bool:
    """Whether a figure is a list, or its sentence counts others beside it: "three women, one man", "one guard and four officers".

    Figures behind "including" are parts of it; those at `elsewhere` are counted in another field, as dead or as arrested.
    """
    span, sentence = each.claim.span, each.claim.sentence
    if _LIST.search(each.claim.quote or ""):
        return True
    if span is None or sentence is None:
        return False
    clause = _CLAUSE_OF_PARTS.split(sentence.of(document.text))[0]
    beside = [
        Span(sentence.start + start, sentence.start + end)
        for start, end, value in _counted_in(clause)
        if value != each.claim.value
    ]
    return any(not any(where.overlaps(known) for known in (span, *elsewhere)) for where in beside)


# A sentence is looked at for each of its figures, and again with each report of the incident.
@lru_cache(maxsize=4096)
def _counted_in(text: str) -> tuple[tuple[int, int, CountValue], ...]:
    """The counts of at least one that a text gives, and where."""
    return tuple(
        (quantity.start, quantity.end, quantity.value)
        for quantity in counts.find(text)
        if quantity.kind == "count" and quantity.value.low > 0
    )


_LIST = re.compile(r",|\band\b", re.IGNORECASE)
_CLAUSE_OF_PARTS = re.compile(r"\b(?:including|among them|of (?:them|whom)|one of)\b", re.IGNORECASE)


def _counts_people(document: Document, each: Held) -> bool:
    """Not an age or a year: a noun in the quote, or what befell them right beside the number."""
    span, quote = each.claim.span, each.claim.quote or ""
    if span is None:
        return False
    if figure_of(each.claim) in _A_YEAR and re.search(r"\b(?:19|20)\d\d\b", quote):
        return False
    if any(word.casefold() not in _NUMBER_WORDS for word in _WORD.findall(quote)):
        return True
    before, behind = (
        document.text[max(0, span.start - 30) : span.start],
        document.text[span.end : span.end + 30],
    )
    did_before, did_behind = _BESIDE[each.claim.field]
    return bool(did_before.search(before) or (not before.endswith(", ") and did_behind.search(behind)))


def _sentence(document: Document, each: Held) -> str:
    sentence = each.claim.sentence or each.claim.span
    return "" if sentence is None else sentence.of(document.text)

"""The tense of the verb beside a time expression, by the words of its clause."""

from __future__ import annotations

import re
from typing import Literal

from ..patterns import waiting

# How far a clause is looked through on either side, in characters.
_REACH = 80
_FUTURE = waiting(
    r"\b(?:(?:will|shall|won't|'ll)(?:\s+(?:not|also|then|be|have))*(?:\s+[a-z]+)?|going\s+to|as\s+(?:early|soon)\s+as|until|would\s+be\s+[a-z]+ing|(?:has|have)\s+(?:scheduled|called)\s+an?|planned\s+an?|deadline|upcoming|payable|effective"
    r"|(?:plan|expect|schedul|intend|agree|prepar|hope|due|set|slat|postpon)[a-z]*\s+(?:to|for|until))\b",
    re.IGNORECASE,
)
_PAST = waiting(
    r"\b(?:was|were|had|did|said|told|came|took|began|went|fell|rose|has|have|brought|held|met|made|gave|left|won|lost|sold|paid|sent|spent"
    r"|became|ran|saw|found|got|hit|led|kept|struck|grew|drew|flew|spoke|broke|wrote|stood|shot|bought|built|caught|chose|set off|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_UNTIL = waiting(r"\b(?:until|till)\s+\Z", re.IGNORECASE)
_HAD = waiting(r"\b(?:had|was|were|did)\b", re.IGNORECASE)
_ENDS = waiting(r"[.;:!?]\s|\n\s*\n|[\u2014]|\s--\s")


def tense_at(text: str, start: int, end: int) -> Literal["past", "future"] | None:
    """future or past as the nearest verb of the clause tells, those before the expression first; None where none does."""
    before = _ENDS.split(text[max(0, start - _REACH) : start])[-1]
    after = _ENDS.split(text[end : end + _REACH])[0]
    if _UNTIL.search(before) and _HAD.search(after):
        return "past"  # "until Thursday, they had not"
    return _last(before) or _first(after)


def _last(words: str) -> Literal["past", "future"] | None:
    future = max((match.end() for match in _FUTURE.finditer(words)), default=-1)
    past = max((match.end() for match in _PAST.finditer(words)), default=-1)
    if future == past == -1:
        return None
    return "future" if future >= past else "past"


def _first(words: str) -> Literal["past", "future"] | None:
    future, past = _FUTURE.search(words), _PAST.search(words)
    if future is None:
        return "past" if past else None
    return "future" if past is None or future.start() <= past.start() else "past"

"""That nobody was killed or hurt, where a noun says so: "there were no casualties", "without causing injuries"."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.model import Span
from tellings.values.patterns import uncased

from .passage import Passage, once

_NONE = uncased(
    r"\b(?:no|without(?: causing| leaving| producing)?(?: any)?|(?:not|n['’]t) (?:cause|leave|report|produce|suffer)(?: any)?)\s+"
    r"(?:reports? of |other |human |personal |civilian |reported |further )*"
    r"(?P<of>casualties|victims|injuries|injured|wounded|deaths|dead|fatalities|loss of (?:life|human life)|one hurt)"
    r"(?:,? (?:or|and|nor) (?P<or>casualties|victims|injuries|injured|wounded|deaths|dead|fatalities))?\b",
    "no|without|n't|n’t",
    "casualties|victims|injuries|injured|wounded|dea|fatalities|loss of|one hurt",
)
_KILLED = frozenset(("deaths", "dead", "fatalities", "loss of life", "loss of human life"))
_INJURED = frozenset(("injuries", "injured", "wounded"))
_MORE = frozenset(("other", "further"))


@dataclass(frozen=True, slots=True)
class Spared:
    """Words at `span` by which the count of each of `fields` is none."""

    span: Span
    fields: tuple[str, ...]


@once
def spared(passage: Passage) -> list[Spared]:
    """What a sentence says that nobody suffered; "no other injuries" says nothing of the whole."""
    found = []
    for match in _NONE.finditer(passage.text, passage.span.start, passage.span.end):
        if _MORE & set(match.group().lower().split()):
            continue
        nouns = {word.lower() for word in (match["of"], match["or"]) if word}
        killed, injured = not nouns <= _INJURED, not nouns <= _KILLED
        fields = tuple(field for field, said in (("killed", killed), ("injured", injured)) if said)
        found.append(Spared(Span(match.start(), match.end()), fields))
    return found

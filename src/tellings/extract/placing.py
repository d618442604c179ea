"""Which of a sentence's places say where its incident happened."""

from __future__ import annotations

from tellings.model import PlaceValue
from tellings.reader.reading import Attribution
from tellings.values.wordlists import word_set

from .dating import is_last_of
from .passage import Located, Passage

SPECIFIC = frozenset(["point", "neighbourhood", "town", "near", "district"])
_ARTICLES = frozenset(["the", "nearby", "neighbouring", "neighboring"])
_NOT_KINDS = frozenset(["based", "born", "led"])  # "Kisumu-based": where somebody is, not where it happened
_NOT_AT = word_set(
    """
    from to toward towards into with by against for than like after since before via
    """
)
_OF_PERSONS = frozenset(
    (first, second)
    for second, firsts in (
        ("in", "based born lives lived living raised educated"),
        ("of", "resident native residents citizen citizens university"),
    )
    for first in firsts.split()
)
_ROADS = frozenset(["road", "highway", "street", "avenue", "route", "border"])


def is_where(passage: Passage, located: Located) -> bool:
    """Whether a place is where something happened, not where somebody spoke, lives, was born or went."""
    if located.value is None or located.mention.kind_word in _NOT_KINDS:
        return False
    if _names_an_act(passage, located):
        return True
    inside = any(a.content.start <= located.start < a.content.end for a in passage.attributions)
    if not inside and any(
        _speaks_there(passage, attribution, located) for attribution in passage.attributions
    ):
        return False
    at = passage.word_at(located.start)
    if is_last_of([word.lower for word in passage.words[max(0, at - 12) : at]]):
        return False
    before = [word.lower for word in passage.words[max(0, at - 5) : at]]
    while before and before[-1] in _ARTICLES:
        before.pop()
    if (before[-1:] and before[-1] in _NOT_AT) or tuple(before[-2:]) in _OF_PERSONS:
        return False
    rest = [word.lower for word in passage.words[passage.word_at(located.end) :][:1]]
    return not (rest and rest[0] in _ROADS) and (rest != ["'s"] or located.value.precision in SPECIFIC)


def _names_an_act(passage: Passage, located: Located) -> bool:
    """ "the Nakuru attack", "the Cali court assault": the act's own place."""
    return any(
        mention.noun
        and 0 <= mention.span.start - located.end <= 20
        and all(word.isalpha() for word in passage.between(located.end, mention.span.start))
        and len(passage.between(located.end, mention.span.start)) <= 1
        for mention in passage.mentions
    )


def _speaks_there(passage: Passage, attribution: Attribution, located: Located) -> bool:
    """Whether a place belongs to the words of speaking ("told reporters in Lima"): no incident is told between them."""
    cue = attribution.cue
    if not passage.span.covers(cue) or located.start < cue.start:
        return False
    return not any(cue.end <= mention.span.start < located.start for mention in passage.mentions)


def towns(places: list[Located]) -> list[PlaceValue]:
    """Those that can be told from other towns; a quarter that no gazetteer knows cannot."""
    return [
        e.value
        for e in places
        if e.value and e.value.precision in SPECIFIC and e.value.geonames_id is not None
    ]

"""Which of a sentence's places say where its incident happened."""

from __future__ import annotations

import re
from typing import Literal

from tellings.model import PlaceValue
from tellings.reader.reading import Attribution
from tellings.values.wordlists import word_set

from .dating import is_last_of
from .passage import Located, Passage

SPECIFIC = frozenset(["point", "neighbourhood", "town", "near", "district"])
_ARTICLES = frozenset(["the", "nearby", "neighbouring", "neighboring"])
NOT_KINDS = frozenset(["based", "born", "led"])  # "Kisumu-based": where somebody is, not where it happened
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
_ROADS = word_set(
    """
    road roads highway street streets avenue avenues boulevard route border
    """
)
_STREET = r"(?:streets?|st\.|avenues?|aves?\.|roads?|rds?\.|boulevards?|blvds?\.|drives?|drs?\.|lanes?|ways?|courts?|highways?|freeways?)"
# "Vermont and Elm avenues", "at the corner of Austin and 5th", "the 900 block of West Ellis": streets called after places.
_CROSSING = re.compile(
    rf"^(?: (?:boulevard|avenue|street|road))? (?:and|at|near) (?:[A-Z0-9][\w.]* ){{1,3}}{_STREET}(?!\w)",
    re.IGNORECASE,
)
_AT_STREET = re.compile(
    r"\b(?:block of|corner of|intersection of|junction of)(?: (?:the|[NSEW]\.?|north|south|east|west|[A-Z][a-z]+ and))* $",
    re.IGNORECASE,
)


def is_where(passage: Passage, located: Located) -> bool:
    """Whether a place is where something happened, not where somebody spoke, lives, was born or went."""
    if located.value is None or located.mention.kind_word in NOT_KINDS:
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
    if is_street(passage, located):
        return False
    rest = [word.lower for word in passage.words[passage.word_at(located.end) :][:1]]
    return not (rest and rest[0] in _ROADS) and (rest != ["'s"] or located.value.precision in SPECIFIC)


def is_street(passage: Passage, located: Located) -> bool:
    """Whether a place's name is that of a street here."""
    before = passage.text[max(passage.span.start, located.start - 60) : located.start]
    after = passage.text[located.end : min(passage.span.end, located.end + 60)]
    return bool(_AT_STREET.search(before) or _CROSSING.match(after))


_HOSPITALS = re.compile(
    r"\b(?:hospitals?|medical center|medical centre|clinic|infirmary|morgue|airlifted|flown|transported|rushed|transferred|"
    r"taken|jail|prison|detention center|courthouse|court|funeral|church|school|university|college)\b[^.;]{0,60}$"
)
_AGED = re.compile(
    r"(?:\b\d{1,2}|\b\d{1,3}-year-old\b[^,;]{0,50}|[A-Z][\w.'-]+ [A-Z][\w.'-]+),? (?:both |all )?of $"
)
_RESIDENT = re.compile(
    r"^(?:['’]s)?,? (?:[A-Za-z.]+, )?(?:man|men|woman|women|boy|girl|boys|girls|teen|teens|teenager|teenagers|resident|residents|"
    r"native|couple|family|mother|father|toddler|student|mom|dad|child)\b"
)
_OFFICES = re.compile(
    r"^(?:['’]s)? (?:deputy |chief |city |state |assistant |emergency |circuit |district |superior |magistrate |municipal )*"
    r"(?:sheriff|coroner|prosecutor|officials|deputies|court|courthouse|judge|jail|attorney|detention|grand jury|district attorney|"
    r"medical examiner|courts|commissioner|emergency crews)",
    re.IGNORECASE,
)

Standing = Literal["scene", "office", "home", "after", "reference"]


def standing(passage: Passage, located: Located) -> Standing:
    """What a place is to what happened: its scene; the seat of an office that speaks; where somebody lives; where one was taken;
    what another place is told by.

    "the Elm County Sheriff", "Ann Lee, 24, of Elm" and "an Elm man", "a hospital in Elm", "30 miles north of Elm".
    """
    if located.mention.distance_km is not None:
        return "reference"
    before = passage.text[max(passage.span.start, located.start - 90) : located.start]
    after = passage.text[located.end : min(passage.span.end, located.end + 40)]
    if _OFFICES.match(after):
        return "office"
    if _AGED.search(before) or _RESIDENT.match(after):
        return "home"
    return (
        "after"
        if _HOSPITALS.search(before.lower()) and not _acts_between(passage, before, located)
        else "scene"
    )


def _acts_between(passage: Passage, before: str, located: Located) -> bool:
    """Whether an act is told between the place where one was taken and the place in question."""
    found = _HOSPITALS.search(before.lower())
    assert found is not None
    start = located.start - len(before) + found.start()
    return any(
        start < m.span.start < located.start for m in passage.mentions if m.type not in ("arrest", "trial")
    )


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

"""What a sentence gives to decide which incident it tells of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model import DateValue, IncidentType
from tellings.reader.reading import Mention
from tellings.values.names import Name
from tellings.values.wordlists import word_set

from .dating import Dated, Resolve, dated, explicitness
from .occurring import is_of_the_event
from .passage import Located, Passage
from .placing import SPECIFIC, is_where

VIOLENCE: frozenset[IncidentType] = frozenset(
    (
        "attack",
        "bombing",
        "assassination",
        "abduction",
        "arson",
        "robbery",
        "hijacking",
        "clash",
        "strike",
        "sexual_violence",
        "torture",
        "custody_death",
        "destruction",
    )
)
CIVIL: frozenset[IncidentType] = frozenset(("protest", "repression", "displacement"))
_OTHER_WORDS = word_set(
    """
    another second third separate different similar earlier previous unrelated other
    """
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a sentence gives to decide its thread by."""

    family: str | None
    mentions: tuple[Mention, ...]
    dated: tuple[Dated, ...]
    located: tuple[Located, ...]
    persons: frozenset[str]
    other: bool  # "another attack"
    definite: bool  # "the attack"
    both: bool  # "neither of the attacks", "both incidents"
    history: (
        str | None
    )  # the year of a sentence on another year's event: "the 2002 bombings", "since 2018, when ..."
    several_places: bool  # "the attacks in Kisumu and Nakuru": places of more than one incident
    substance: bool  # counts, people or a date: something to tell
    mishap: bool = False  # "an accidental shooting": an act that is called an accident
    occurring: bool = False  # "It happened around 5 a.m. Sunday": of the act in hand, without naming it


def family_of(type_: IncidentType) -> str:
    """The kinds of incident that a report tells of in one breath."""
    if type_ in VIOLENCE:
        return "violence"
    if type_ in CIVIL:
        return "civil"
    return type_ if type_ in ("plot", "arrest", "trial", "accident", "threat") else "violence"


def family(mentions: Sequence[Mention]) -> str | None:
    """What a sentence chiefly tells of; None where it tells of no incident."""
    told = [m for m in mentions if m.reality == "told"]
    foiled = [m for m in told if m.stage == "foiled"]
    if foiled and any(m.type in VIOLENCE or m.type == "plot" for m in mentions if m not in foiled):
        return "plot"
    told = [m for m in told if m.stage != "foiled"]
    for name in _by_position(told):
        strong = [
            m
            for m in told
            if not m.weak and family_of(m.type) == name and not (m.noun and m.plural and not m.definite)
        ]
        if strong and (name != "trial" or any(not m.noun for m in strong)):
            return name
    if any(m.weak for m in told):
        return "violence"
    for name in ("trial", "violence"):
        if any(family_of(m.type) == name for m in told):
            return name
    return None


def _by_position(told: Sequence[Mention]) -> tuple[str, ...]:
    """What to look for first: a court's act, unless an act of violence is told before it."""
    acts = [m for m in told if not m.weak and not m.noun]
    first = next((family_of(m.type) for m in acts if family_of(m.type) in ("trial", "violence")), "trial")
    second = "violence" if first == "trial" else "trial"
    return (first, second, "accident", "civil", "threat", "plot", "arrest")


def facts(passage: Passage, resolve: Resolve, narrative: DateValue | None, substance: bool) -> Facts:
    """What `passage` gives to decide its thread by; `narrative` is the date the story stands at."""
    told = tuple(m for m in passage.mentions if m.reality == "told")
    at = {m.span.start: m for m in told}
    other = definite = both = False
    for start, mention in at.items():
        index = passage.word_at(start)
        before = [word.lower for word in passage.words[max(0, index - 4) : index]]
        other = other or (bool(_OTHER_WORDS & set(before[-3:])) and mention.noun and not mention.definite)
        definite = definite or mention.definite
        both = both or (
            mention.noun and mention.plural and any(w in ("both", "neither", "either", "two") for w in before)
        )
    told_of = family(passage.mentions)
    when = dated(passage, resolve, narrative, told_of in ("arrest", "trial"))
    cut = _act_behind(passage) if told_of == "trial" else passage.span.end
    return Facts(
        family=told_of,
        mentions=tuple(m for m in passage.mentions if m.reality in ("told", "planned")),
        dated=tuple(e for e in when if e.expression.start < cut),
        located=tuple(e for e in passage.places if is_where(passage, e) and e.start < cut),
        persons=frozenset(
            name.canonical for name in passage.names if name.kind == "person" and not _speaks(passage, name)
        ),
        other=other,
        definite=definite,
        both=both,
        history=_bare_year(passage),
        several_places=any(m.noun and m.plural for m in told) and len(_towns_of(passage)) > 1,
        substance=substance,
        mishap=any(_is_mishap(passage, m) for m in told),
        occurring=told_of is None and is_of_the_event(passage),
    )


def _is_mishap(passage: Passage, mention: Mention) -> bool:
    return mention.type == "accident" and mention.span.of(passage.text).lower().startswith("accident")


def _act_behind(passage: Passage) -> int:
    """Where a sentence on a court comes to the act that was judged: what follows is that act's time and place."""
    court = min(m.span.start for m in passage.mentions if m.type == "trial")
    acts = [m.span.start for m in passage.mentions if m.type in VIOLENCE and m.span.start > court]
    return min(acts, default=passage.span.end)


def _bare_year(passage: Passage) -> str | None:
    """The year that a sentence names without a month or day, where it names nothing sharper."""
    years = [
        found.group() for each in passage.times if (found := re.search(r"\b(?:1[89]|20)\d\d\b", each.text))
    ]
    return years[0] if years and all(explicitness(each) <= 1 for each in passage.times) else None


def _towns_of(passage: Passage) -> set[str]:
    return {each.value.name for each in passage.places if each.value and each.value.precision in SPECIFIC}


def _speaks(passage: Passage, name: Name) -> bool:
    return any(
        speaker.start is not None
        and speaker.end is not None
        and speaker.start < name.end
        and name.start < speaker.end
        for attribution in passage.attributions
        for speaker in attribution.speakers
    )

"""Attackers without a name: who a sentence says did it, by the words for them ("three hooded men", "army troops")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model import Span
from tellings.reader.reading import Mention
from tellings.reader.words import Word
from tellings.values.wordlists import word_set

from .passage import Passage, once
from .people import People, people

_ATTACKING = frozenset(("said_attacker", "armed_group", "suspect"))
_ANYBODY = word_set(
    """
    men man individuals individual persons people person youths youth members member elements soldiers soldier troops
    policemen officers agents personnel group groups commando commandos squad squads gang gangs unit units traffickers
    """
)
_SINGLE = word_set(
    "individual person member soldier youth terrorist guerrilla rebel assailant attacker bomber killer assassin"
)
_ACTS = word_set(
    """
    placed planted threw hurled burned destroyed intercepted forced entered seized took set left launched dynamited
    machinegunned blocked fired opened carried perpetrated committed staged
    """
)
_BE = word_set("was were been be is are being got")
_BETWEEN = word_set(
    """
    who have has had also then later today yesterday reportedly allegedly apparently wearing dressed in armed with hooded
    masked and heavily that which
    """
)
_MODIFIERS = word_set(
    """
    unidentified unknown armed heavily hooded masked urban rural rebel guerrilla terrorist drug paramilitary young alleged
    presumed suspected supposed rightist leftist rightwing extremist subversive military army uniformed militia criminal
    """
)
REACH = 8  # words between an act and its agent


@dataclass(frozen=True, slots=True)
class Actor:
    """People at `span` said to have done it."""

    span: Span
    words: str
    plural: bool


@once
def actors(passage: Passage) -> list[Actor]:
    """The people without a name whom a sentence has do an act of violence, in order."""
    acts = [m for m in passage.mentions if m.reality == "told"]
    found = []
    for phrase in people(passage):
        if phrase.name is not None or phrase.is_pronoun:
            continue
        if phrase.group not in _ATTACKING and phrase.head not in _ANYBODY:
            continue
        if _does(passage, phrase, acts) or _by(passage, phrase, acts):
            span = _widened(passage, phrase)
            words = " ".join(span.of(passage.text).split())
            found.append(Actor(span, words, phrase.head not in _SINGLE and not phrase.head.endswith("man")))
    return found


def _does(passage: Passage, phrase: People, acts: list[Mention]) -> bool:
    """ "gunmen attacked", "men wearing uniforms kidnapped": the phrase is the subject of an active verb."""
    words = passage.words
    at = passage.word_at(phrase.end)
    if at < len(words) and words[at].lower == "of":  # "members of the Front", "a group of terrorists"
        at = min(at + 1, len(words))
        while at < len(words) and (
            words[at].text[:1].isupper() or words[at].lower in ("the", "and", "of", "an", "a")
        ):
            at += 1
    limit = min(len(words), at + REACH)
    while at < limit and words[at].is_word:
        lower = words[at].lower
        if lower in _BE:
            return False
        if lower in _ACTS or any(m.span.start == words[at].start and not m.noun for m in acts):
            return not _is_participle(words, at)
        if lower in ("said", "says", "of") or (lower.endswith("ed") and lower not in _BETWEEN):
            return False
        at += 1
    return False


def _is_participle(words: Sequence[Word], at: int) -> bool:
    """Whether a form tells of what was done to them: "guerrillas killed by", "men wounded in"."""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    return after in ("by", "in", "during", "yesterday", "today", "") and not words[at].lower.startswith(
        ("attack", "fire")
    )


_AGENT = re.compile(
    r"\bby (?:an? |the |some |several |at least |about |(?:\w+ ){0,3}?(?:group|gang|band|number|column|squad) of )?(?:[\w-]+ ){0,3}\Z",
    re.IGNORECASE,
)


def _by(passage: Passage, phrase: People, acts: list[Mention]) -> bool:
    """ "killed by gunmen", "an attack by a group of rebels"."""
    before = passage.text[max(passage.span.start, phrase.start - 60) : phrase.start].replace("\n", " ")
    agent = _AGENT.search(before)
    if agent is None:
        return False
    by = passage.word_at(phrase.start - (len(before) - agent.start()))
    near = passage.words[max(0, by - REACH) : by]
    starts = {m.span.start for m in acts}
    return any(word.start in starts or word.lower in _ACTS for word in near)


def _widened(passage: Passage, phrase: People) -> Span:
    """The phrase with what stands before its head ("heavily armed") and the body that it is of ("members of the Front")."""
    words = passage.words
    first = passage.word_at(phrase.start)
    while first and (words[first - 1].lower in _MODIFIERS or _is_name(words[first - 1])):
        if not passage.text[words[first - 1].end : words[first].start].isspace():
            break
        first -= 1
    end = phrase.end
    for name in passage.names:
        between = passage.text[end : name.start].split() if name.start >= end else None
        if between in (["of"], ["of", "the"]):
            end = name.end
            break
    start = min(words[first].start, phrase.start) if words else phrase.start
    return Span(start, end)


def _is_name(word: Word) -> bool:
    return word.text[:1].isupper() and word.is_word and word.lower not in ("the", "a", "an", "in", "on", "at")

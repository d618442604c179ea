"""What and who was attacked or hit: the objects of attacks, what a bomb went off at, who was killed, hurt or taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model import CountValue, Span, ThingEffect, ThingValue
from tellings.reader.words import Word
from tellings.values.callings import calling, nation
from tellings.values.wordlists import word_set

from .effect_words import REFLEXIVES
from .effects import Effect, effects, happened
from .facilities import Facility, facilities
from .passage import Passage, once
from .people import People, people

# Verbs and nouns of attacks, whose object is the target; with what they do to a thing.
_AIMING: dict[str, ThingEffect | None] = {
    **dict.fromkeys(
        """
        attacked attacking attack attacks assaulted assault assaulting stormed storming raided raiding raid ambushed ambush
        bombed bombing bombings bombs shelled shelling hijack hijacked hijacking targeted targeting rammed ramming struck
        seized seizing hitting hit overran robbed robbing looted looting strafed strafing machinegunned sabotage sabotaged
        sabotaging dynamiting fired firing shot shooting ambushing threatened threatening
        """.split()
    ),
    **dict.fromkeys(
        """
        destroyed destroying destruction blew blown demolished demolishing razed gutted leveled levelled dynamited wrecked
        wrecking
        """.split(),
        "destroyed",
    ),
    **dict.fromkeys("damaged damaging damage damages torched burned burning burnt ablaze fire derailed derailing".split(), "damaged"),
}  # fmt: skip
# Of these only a passive or a plain object tells, never the noun before a preposition.
_BETWEEN = word_set(
    """
    on at into against inside outside to up down from a an the two three four five six seven eight nine ten several some
    various numerous another one his her its their both over number of upon partially partly completely totally also caused
    slightly seriously heavily badly part more than least about
    """
)
_BE = word_set("was were been be is are being")
_ADVERBS = word_set(
    "also partially partly completely totally heavily badly seriously slightly severely later then almost all reportedly"
)
_BLASTS = word_set(
    """
    exploded exploding explode explosion explosions detonated detonating blast blasts bomb bombs dynamite device devices grenade
    grenades rocket rockets charge charges explosives planted placed hurled threw thrown throwing hurling lobbed launched
    """
)
_SITES = word_set(
    "in at near outside inside against under on beneath beside by front to next of into opposite facing"
)
_SKIPPED = word_set(
    "a an the front of next to and the entrance door doors gate gates main side back two several some their his its"
)
REACH = 14  # words between a blast and what it went off at


@dataclass(frozen=True, slots=True)
class Target:
    """A thing or people at `span` that were attacked or hit."""

    span: Span
    value: ThingValue


@once
def things_hit(passage: Passage) -> list[Target]:
    """The things that a sentence says were attacked or hit, in order."""
    found: dict[int, Target] = {}
    hit: Facility | None = None
    events = {m.span.start for m in passage.mentions if m.reality == "told"}
    for facility in facilities(passage):
        effect = _hit(passage, facility, events)
        if effect is None and hit is not None and _follows(passage, hit, facility):
            effect = _Hit(found[hit.span.start].value.effect)
        if effect is None:
            continue
        hit = facility
        value = ThingValue(facility.name, facility.kind, facility.number, effect.done, nation(facility.name))
        found[facility.span.start] = Target(facility.span, value)
    return sorted(found.values(), key=lambda each: each.span)


@dataclass(frozen=True, slots=True)
class _Hit:
    done: ThingEffect | None


def _hit(passage: Passage, facility: Facility, events: set[int]) -> _Hit | None:
    return (
        _as_object(passage, facility, events)
        or _as_subject(passage, facility)
        or _at_blast(passage, facility, events)
    )


def _as_object(passage: Passage, facility: Facility, events: set[int]) -> _Hit | None:
    """ "attacked the base", "an attack on two banks", "damage to a bridge"."""
    at = passage.word_at(facility.span.start) - 1
    while at >= 0 and passage.words[at].lower in _BETWEEN:
        at -= 1
    if at < 0 or passage.words[at].lower not in _AIMING:
        return None
    word = passage.words[at]
    between = {each.lower for each in passage.words[at + 1 : passage.word_at(facility.span.start)]}
    if word.lower in ("fire", "fired", "firing", "shot", "shooting") and not between & {
        "on",
        "at",
        "into",
        "upon",
        "to",
    }:
        return None
    if word.lower in ("from",) or ("from" in between and word.lower not in ("seized", "seizing", "looted")):
        return None
    if word.lower in ("blew", "blown") and "up" not in between | {
        passage.words[min(at + 1, len(passage.words) - 1)].lower
    }:
        return None
    if _is_passive(passage.words, at):
        return None  # "was attacked at the office": where, or by whom
    told = (
        any(start <= word.start for start in events)
        or word.lower in ("seized", "targeted", "hit", "struck")
        or events
    )
    return _Hit(_AIMING[word.lower]) if told or _AIMING[word.lower] else None


def _as_subject(passage: Passage, facility: Facility) -> _Hit | None:
    """ "the offices were completely destroyed", "two buses set on fire"."""
    words = passage.words
    at = passage.word_at(facility.span.end)
    limit = min(len(words), at + 6)
    while (
        at < limit
        and words[at].lower not in _BE
        and words[at].lower not in _AIMING
        and words[at].lower != "set"
    ):
        if words[at].lower in (",", ".", ";", "and", "by") or not words[at].is_word:
            return None
        at += 1
    passive = at < limit and words[at].lower in _BE
    while at < limit and words[at].lower in _BE | _ADVERBS:
        at += 1
    if at >= len(words) or at > limit:
        return None
    if words[at].lower == "set" and {"fire", "ablaze"} & {each.lower for each in words[at + 1 : at + 3]}:
        return _Hit("damaged")
    if not passive or not words[at].lower.endswith(("ed", "wn", "hit", "struck", "nt")):
        return None
    return _Hit(_AIMING[words[at].lower]) if words[at].lower in _AIMING else None


def _at_blast(passage: Passage, facility: Facility, events: set[int]) -> _Hit | None:
    """ "a bomb exploded in front of the bank", "dynamite placed under a bridge", "grenades were thrown at a store"."""
    words = passage.words
    at = passage.word_at(facility.span.start) - 1
    while at >= 0 and words[at].lower in _SKIPPED:
        if words[at].lower in _SITES:
            break
        at -= 1
    if at < 0 or words[at].lower not in _SITES:
        return None
    for back in range(at, max(-1, at - REACH), -1):
        lower = words[back].lower
        if lower in (".", ";"):
            return None
        if lower in _BLASTS:
            return _Hit(None)
    return None


def _follows(passage: Passage, one: Facility, two: Facility) -> bool:
    """Whether a thing is joined to the one before it: "a bank, two stores and the town hall"."""
    between = passage.between(one.span.end, two.span.start)
    joined = [each for each in between if each not in _BETWEEN and each not in ("and", ",", "as", "well")]
    return not joined and len(between) <= 4


def _is_passive(words: Sequence[Word], at: int) -> bool:
    return any(words[index].lower in _BE for index in range(max(0, at - 2), at))


# -- people

_EFFECTS: dict[str, ThingEffect] = {
    "killed": "killed",
    "injured": "injured",
    "shot": "injured",
    "abducted": "abducted",
    "missing": "missing",
}
_ATTACKING = frozenset(("said_attacker", "armed_group", "suspect"))
_ON_PEOPLE = re.compile(
    r"\b(?:attack|attacks|attempt|attempts|assault|ambush|shot|fired|raid|threats?)\s+(?:\w+\s+){0,2}?(?:on|against|at)\s+(?:the\s+(?:life|lives)\s+of\s+)?(?:\w+[\s,]+){0,2}?\Z"
    r"|\b(?:attacked|ambushed|threatened|attacking|harassed|intercepted)\s+(?:and\s+\w+\s+)?(?:by\s+)?(?:\w+\s+){0,2}?\Z",
    re.IGNORECASE,
)
_UNHARMED = re.compile(
    r"\A[^.;]{0,40}?\b(?:unhurt|unharmed|uninjured|unscathed|escaped|was not (?:hurt|injured|harmed)|were not (?:hurt|injured|harmed))\b",
    re.IGNORECASE,
)
_FREED = re.compile(
    r"\A[^.;]{0,40}?\b(?:was|were|been) (?:later |also )?(?:released|freed|rescued|liberated)\b",
    re.IGNORECASE,
)
_NOUN_OF = re.compile(
    r"\b(?P<killing>assassination|assassinations|murder|murders|killing|killings|execution|executions|massacre|slaying|slayings|death|deaths)"
    r"|\b(?P<taking>kidnapping|kidnappings|abduction|abductions|kidnap)\b",
    re.IGNORECASE,
)


@once
def people_hit(passage: Passage) -> list[Target]:
    """The people whom a sentence says were killed, hurt, taken or attacked, in order; attackers left out."""
    found: dict[int, Target] = {}
    told = [m for m in passage.mentions if m.reality == "told"]
    for effect in effects(passage):
        done = _EFFECTS.get(effect.field)
        if done is not None and _is_target(effect) and happened(passage, effect) and _says_who(effect.people):
            _add(found, passage, effect.people, done)
    for phrase in people(passage):
        if phrase.group in _ATTACKING or phrase.is_pronoun or not _says_who(phrase):
            continue
        done = _of_noun(passage, phrase)
        if (
            done is None
            and told
            and _ON_PEOPLE.search(passage.text, max(passage.span.start, phrase.start - 60), phrase.start)
        ):
            done = _spared(passage, phrase)
            _add(found, passage, phrase, done)
        elif done is not None:
            _add(found, passage, phrase, done)
    return sorted(found.values(), key=lambda each: each.span)


def _is_target(effect: Effect) -> bool:
    return effect.group not in _ATTACKING and effect.people.group not in _ATTACKING


_NOBODY = frozenset(("he", "she", "life", "lives", *REFLEXIVES))


def _says_who(phrase: People) -> bool:
    """Whether a phrase says who they are: a name, or a word for people; a pronoun or a number alone does not."""
    return phrase.name is not None or (bool(phrase.head) and phrase.head not in _NOBODY)


def _spared(passage: Passage, phrase: People) -> ThingEffect | None:
    after = passage.text[phrase.end : passage.span.end]
    if _UNHARMED.match(after):
        return "unharmed"
    return "freed" if _FREED.match(after) else None


def _of_noun(passage: Passage, phrase: People) -> ThingEffect | None:
    """ "the murder of Ana Ruiz", "Ruiz's assassination", "the Ruiz assassination"."""
    before = passage.text[max(passage.span.start, phrase.start - 40) : phrase.start]
    of = re.search(r"\b(\w+) of (?:the |at least |more than |some )?\Z", before)
    word = of.group(1) if of else ""
    if not word and phrase.name is not None:
        after = re.match(
            r"(?:['’]s)? (\w+)", passage.text[phrase.end : min(phrase.end + 30, passage.span.end)]
        )
        word = after.group(1) if after else ""
    match = _NOUN_OF.fullmatch(word)
    if match is None:
        return None
    return "killed" if match["killing"] else "abducted"


def _add(found: dict[int, Target], passage: Passage, phrase: People, done: ThingEffect | None) -> None:
    value = _person(passage, phrase, done)
    known = found.get(phrase.start)
    if known is None or (known.value.effect in (None, "injured") and done == "killed"):
        found[phrase.start] = Target(phrase.words, value)


def _person(passage: Passage, phrase: People, done: ThingEffect | None) -> ThingValue:
    number = phrase.count
    name = phrase.name
    if name is not None:
        described = name.title or _apposition(passage, phrase)
        about = f"{described or ''} {name.organisation or ''}"
        return ThingValue(name.canonical, calling(about), CountValue(1, 1, 1), done, nation(about), described)
    words = _described(passage, phrase)
    return ThingValue(words, calling(words), number, done, nation(words))


_LEADING = re.compile(
    r"^(?:(?:the|a|an|at least|about|some|more than|another|other|his|her|their|\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|several|many|those|these|over|nearly|almost|as many as|up to|a total of|the other)\s+)+",
    re.IGNORECASE,
)


def _described(passage: Passage, phrase: People) -> str:
    words = " ".join(passage.text[phrase.start : phrase.end].split())
    return _LEADING.sub("", words) or words


_APPOSED = re.compile(
    r"\A\s*,\s*(?:the\s+|an?\s+|who\s+(?:is|was)\s+(?:the\s+|an?\s+)?)?([^,.;()]{4,70}?)(?=,|\.|;| who\b| which\b| that\b)"
)


def _apposition(passage: Passage, phrase: People) -> str | None:
    """ "Ana Ruiz, a labor leader, was": what the words after the name say that the person is."""
    assert phrase.name is not None
    match = _APPOSED.match(passage.text, phrase.name.end, passage.span.end)
    if match is None:
        return None
    words = " ".join(match.group(1).split())
    return words if _is_role(words) else None


def _is_role(words: str) -> bool:
    from tellings.values import counts

    head = re.split(r"\s(?:of|for|in|at|from|and)\s", words)[0].split()
    return bool(head) and counts.is_people(head[-1].lower()) and not words[:1].isdigit()

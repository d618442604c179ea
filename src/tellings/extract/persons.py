"""What a sentence says of the persons it names: their part in the incident, their fate, their steps before the law."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model import Fate, Group, PersonValue, Role, Rung, Span
from tellings.values.names import Name

from .effects import Effect
from .passage import Passage

_LEADING = re.compile(
    r"^(?:[\"”’']|, [^,.;]{1,60},|,(?= who\b))?\s+(?:(?:had|has|who)\s+)*(?:led|headed|commanded|masterminded|organi[sz]ed|orchestrated)\s+"
    r"(?:an?|the|his|her|their|this)?\s*(?:[\w-]+\s+){0,4}?(?:group|gang|cell|band|squad|team|attack|assault|raid|plot|bombing|operation|men|militants)\b"
)
_LED_BY = re.compile(
    r"\b(?:(?:led|headed|commanded|masterminded|organi[sz]ed) by|under (?:the )?(?:command|leadership|orders) of) (?:an? |the |one )?(?:[\w-]+,? ){0,4}$",
    re.IGNORECASE,
)
# "John Doe, a former driver, and a band of followers attacked ...", "John Doe's men retreated".
_WITH_BAND = re.compile(
    r"^(?:,[^,]{0,80},)?\s+and (?:an?|his|her) (?:band|group|gang|cell|team|handful|squad) of\b|^['’]s? (?:men|gang|fighters|followers|band|group|cell)\b"
)
_LEADER_WORDS = re.compile(
    r"\b(?:ringleader|mastermind|leader of the (?:attack|group|cell|gang|attackers)|organi[sz]er of the attack)\b",
    re.IGNORECASE,
)
_LEADER_BEFORE = re.compile(
    r"\b(?:ringleader|mastermind|gang leader|cell leader|leader of the (?:attack|group|cell|gang)|(?:their|its|group's|gang's|attackers') (?:chief|leader|commander|boss|head))(?:,| was| is)?\s*$",
    re.IGNORECASE,
)
_ATTACKER_WORDS = re.compile(
    r"^(?:a|an|the|one of the|another|\d+-year-old|[\w-]+)?(?:\s*[\w-]+){0,3}?\s*\b(?:gunman|gunmen|attacker|attackers|assailant|assailants|shooter|bomber|suicide bomber|"
    r"killer|hijacker|kidnapper|terrorist|militant|perpetrator|culprit)\b",
    re.IGNORECASE,
)
_VICTIM_WORDS = re.compile(
    r"\b(?:victims?|dead|deceased|slain|killed|wounded|injured)\b[^.;]{0,60}\b(?:identified|named)\b[^.;]{0,30}$|\b(?:identified|named) (?:the )?(?:victims?|dead|deceased)[^.;]{0,20} as\b[^.;]*$",
    re.IGNORECASE,
)
_SUSPECT_WORDS = re.compile(
    r"\b(?:suspects?|gunman|gunmen|shooters?|attackers?|assailants?|bombers?|accused)\b(?:[^.;]{0,40}\b(?:identified|named)\b[^.;]{0,30}| as)\s*$|\b(?:identified|named) the (?:\w+ )?(?:suspects?|gunman|shooters?|attackers?|bombers?)[^.;]{0,20} as\b[^.;]*$",
    re.IGNORECASE,
)
# Steps of the law: said after the name (passive) or before it (active).
_RUNGS: tuple[tuple[Rung, str], ...] = (
    ("acquitted", r"acquitted|found not guilty|cleared of"),
    ("convicted", r"convicted|found guilty"),
    ("sentenced", r"sentenced|jailed"),
    ("admitted", r"pleaded guilty|pled guilty|confessed|admitted"),
    (
        "denied",
        r"pleaded not guilty|pled not guilty|denied (?:the )?(?:charges?|involvement|any involvement)",
    ),
    ("charged", r"charged|indicted|arraigned"),
    ("tried", r"went on trial|on trial|stood trial|was tried"),
    ("released", r"released|freed|let go"),
    ("wanted", r"wanted|being sought|sought by|at large|on the run"),
    ("suspected", r"suspected|a suspect|accused|is believed to have|was believed to have"),
    (
        "arrested",
        r"arrested|detained|apprehended|captured|taken into custody|in custody|surrendered|turned (?:himself|herself) in",
    ),
)
_AFTER_NAME = tuple(
    (
        rung,
        re.compile(
            rf"^[^.;]{{0,90}}?\b(?:was|were|is|are|has been|had been|have been|being|been|he|she|who)\s+(?:\w+ly\s+|later\s+|also\s+|then\s+)*(?:{words})\b|^\s+(?:has |had |later )*(?:{words})\b",
            re.IGNORECASE,
        ),
    )
    for rung, words in _RUNGS
)
_BEFORE_NAME = tuple(
    (
        rung,
        re.compile(
            rf"\b(?:{words})(?:\s+(?:a|an|the|suspects?|man|woman|\d+-year-old|local|resident|gunman|shooter|as|accused))*,?\s*$",
            re.IGNORECASE,
        ),
    )
    for rung, words in _RUNGS
    if rung
    in ("arrested", "charged", "convicted", "sentenced", "acquitted", "released", "suspected", "wanted")
)
_FATE_OF_FIELD: dict[str, Fate] = {
    "killed": "killed",
    "injured": "injured",
    "shot": "injured",
    "arrested": "arrested",
    "missing": "missing",
    "abducted": "missing",
}
# Where the words after a name turn to somebody or something else.
_TURNS = re.compile(
    r"\b(?:when|while|as|whose|but|because|although|after (?!being))\b|,? and (?=(?:the|an?|his|her|[A-Z])\b)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'["“]')
_NOT = re.compile(r"\b(?:not|never|no longer|nor)\b|n't\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """One person as one sentence has them; `accusing` where an act is laid on them."""

    span: Span
    value: PersonValue
    accusing: bool
    acting: bool = False  # told as doing the act or leading it, not only as taken by the law


def persons(passage: Passage, effects: Sequence[Effect], violent: bool) -> list[Said]:
    """The persons with a part in the incident that `passage` tells of; those who only speak are left out.

    `violent`: the thread tells of violence, so that the subject of an act is an attacker.
    """
    found = []
    speaking = {(speaker.start, speaker.end) for each in passage.attributions for speaker in each.speakers}
    for name in passage.names:
        if name.kind != "person":
            continue
        said = _person(passage, name, effects, violent, any(_same_place(name, place) for place in speaking))
        if said is not None:
            found.append(said)
    dead = {effect.people.name for effect in effects if effect.field == "killed"}
    for effect in effects:
        meant = effect.people.name
        if meant in dead and effect.field != "killed":
            continue
        if effect.people.is_pronoun and meant is not None and effect.field in _FATE_OF_FIELD:
            fate = _FATE_OF_FIELD[effect.field]
            role: Role = "victim" if fate != "arrested" else "attacker" if violent else "other"
            rung: Rung | None = "arrested" if fate == "arrested" else None
            value = PersonValue(
                name=meant.canonical, role=role, age=meant.age, sex=meant.sex, fate=fate, rung=rung
            )
            found.append(Said(effect.people.words, value, accusing=role not in ("victim", "other")))
    return found


def _same_place(name: Name, place: tuple[int | None, int | None]) -> bool:
    start, end = place
    return start is not None and end is not None and start < name.end and name.start < end


def _own_words(passage: Passage, name: Name) -> str:
    """What follows a name, up to where the sentence comes to another person."""
    after = passage.text[name.end : passage.span.end]
    others = [each.start for each in passage.names if each.kind == "person" and each.start > name.end]
    return after[: min(others) - name.end] if others else after


def _person(
    passage: Passage, name: Name, effects: Sequence[Effect], violent: bool, speaks: bool
) -> Said | None:
    before = passage.text[passage.span.start : name.start]
    after = passage.text[name.end : passage.span.end]
    mine = [effect for effect in effects if effect.people.name == name]
    fate: Fate = "unknown"
    for effect in sorted(mine, key=lambda each: each.field != "killed"):
        fate = _FATE_OF_FIELD.get(effect.field, fate)
        break
    rung = None if speaks else _rung(before, _own_words(passage, name))
    role = _role(before, after, name, violent and not speaks, speaks)
    acting = role in ("leader", "attacker")
    group: Group | None = mine[0].group if mine else None
    if role is None and fate in ("killed", "injured", "missing"):
        role = "victim"
    if rung in ("acquitted", "released"):
        role = "other"
    if role is None and (rung is not None or fate == "arrested"):
        # In a report on violence whom the law takes is accused of it; at a protest an arrest says nothing of the kind.
        role = "attacker" if violent or rung in ("convicted", "sentenced", "charged") else "other"
    if role is None:
        return None
    if fate == "arrested" and rung is None:
        rung = "arrested"
    if rung == "arrested" and fate == "unknown":
        fate = "arrested"
    value = PersonValue(
        name=name.canonical, role=role, age=name.age, sex=name.sex, group=group, fate=fate, rung=rung
    )
    return Said(Span(name.start, name.end), value, accusing=role not in ("victim", "other"), acting=acting)


def _rung(before: str, after: str) -> Rung | None:
    if any(rung == "acquitted" and pattern.search(before[-60:]) for rung, pattern in _BEFORE_NAME):
        return "acquitted"  # "acquitted John Doe, who had been accused": the last word on him
    turn = _TURNS.search(after)
    clause = after[: min(140, turn.start() if turn else 140)]
    for rung, pattern in _AFTER_NAME:
        match = pattern.match(clause)
        if match and not _QUOTED.search(match.group()):
            return None if _NOT.search(match.group()) and rung != "denied" else rung
    for rung, pattern in _BEFORE_NAME:
        match = pattern.search(before[-60:])
        if match:
            return None if _NOT.search(before[-60:][: match.start()][-15:]) else rung
    return None


def _role(before: str, after: str, name: Name, violent: bool, speaks: bool) -> Role | None:
    title = name.title or ""
    if not speaks:
        if _LEADING.match(after):
            return "leader"
        apposition = re.match(r"^\s*[,—–-]\s*([^,.;]{3,100})", after)
        near = apposition.group(1) if apposition else ""
        if _LEADER_WORDS.search(near) or _LEADER_WORDS.search(title) or _LEADER_BEFORE.search(before):
            return "leader"
        if _ATTACKER_WORDS.match(near) or _ATTACKER_WORDS.search(title):
            return "attacker"
        if _LED_BY.search(before) or _WITH_BAND.match(after):
            return "leader"
        if _SUSPECT_WORDS.search(before):
            return "attacker"
    if _VICTIM_WORDS.search(before):
        return "victim"
    if violent and _acts(after):
        return "attacker"
    return None


_ACT = re.compile(
    r"^(?:,[^,]{0,120},|\s*—[^—]{0,120}—)?\s+(?:(?:had|has|then|later|allegedly|reportedly|also)\s+)*"
    r"(?:opened fire|shot|fired|stabbed|attacked|detonated|blew (?:himself|herself) up|stormed|ambushed|killed|murdered|gunned down|"
    r"rammed|hijacked|set fire to|kidnapped|abducted|robbed|threw|hurled|carried out|beat)\b"
)


def _acts(after: str) -> bool:
    """Whether the name is the subject of an act of violence: the act's verb follows it, but for an apposition."""
    match = _ACT.match(after)
    if match is None:
        return False
    return not re.match(
        r"^[^a-z]*(?:dead|himself|herself)?\s*(?:by|in the (?:leg|head|chest|back|arm|face|neck))\b",
        after[match.end() :],
    )

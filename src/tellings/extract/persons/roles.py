"""Who led, and who attacked: what the words beside a name say of its bearer's part."""

from __future__ import annotations

import re
from typing import Literal

from tellings.values.names import Name
from tellings.values.patterns import uncased

_LEADING = re.compile(
    r"^(?:[\"”’']|, [^,.;]{1,60},|,(?= who\b))?\s+(?:(?:had|has|who)\s+)*(?:led|headed|commanded|masterminded|organi[sz]ed|orchestrated)\s+"
    r"(?:an?|the|his|her|their|this)?\s*(?:[\w-]+\s+){0,4}?(?:group|gang|cell|band|squad|team|attack|assault|raid|plot|bombing|operation|men|militants)\b"
)
_LED_BY = uncased(
    r"\b(?:(?:led|headed|commanded|masterminded|organi[sz]ed) by|under (?:the )?(?:command|leadership|orders) of) (?:an? |the |one )?(?:[\w-]+,? ){0,4}$",
    " by|under ",
)
# "John Doe, a former driver, and a band of followers attacked ...", "John Doe's men retreated".
_WITH_BAND = re.compile(
    r"^(?:,[^,]{0,80},)?\s+and (?:an?|his|her) (?:band|group|gang|cell|team|handful|squad) of\b|^['’]s? (?:men|gang|fighters|followers|band|group|cell)\b"
)
_LEADER_WORDS = re.compile(
    r"\b(?:ringleader|mastermind|leader of the (?:attack|group|cell|gang|attackers)|organi[sz]er of the attack)\b",
    re.IGNORECASE,
)
_LEADER_BEFORE = uncased(
    r"\b(?:ringleader|mastermind|gang leader|cell leader|leader of the (?:attack|group|cell|gang)|(?:their|its|group's|gang's|attackers') (?:chief|leader|commander|boss|head))(?:,| was| is)?\s*$",
    "leader|mastermind|chief|commander|boss|head",
)
_ATTACKER_WORDS = re.compile(
    r"^(?:a|an|the|one of the|another|\d+-year-old|[\w-]+)?(?:\s*[\w-]+){0,3}?\s*\b(?:gunman|gunmen|attacker|attackers|assailant|assailants|shooter|bomber|suicide bomber|"
    r"killer|hijacker|kidnapper|terrorist|militant|perpetrator|culprit)\b",
    re.IGNORECASE,
)


def part(before: str, after: str, name: Name | None, violent: bool) -> Literal["leader", "attacker"] | None:
    """The part in an attack that the words of the sentence before and after somebody give them, None where they give none.

    `violent`: the incident is one of violence, so that the subject of an act is an attacker.
    """
    if name is None:
        return "attacker" if violent and _acts(after) else None
    title = name.title or ""
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
    return "attacker" if violent and _acts(after) else None


_ACT = re.compile(
    r"^(?:,[^,]{0,120},|\s*—[^—]{0,120}—)?\s+(?:(?:had|has|then|later|allegedly|reportedly|also)\s+)*"
    r"(?:opened fire|shot|fired|stabbed|attacked|detonated|blew (?:himself|herself) up|stormed|ambushed|killed|murdered|gunned down|"
    r"rammed|hijacked|set fire to|kidnapped|abducted|robbed|threw|hurled|carried out|beat)\b"
)

# "Shot in the leg", "shot twice": it was done to him; "shot himself": so it was, whoever did it.
_SUFFERED = re.compile(
    r"[^\w.;]*(?:(?:dead|to death|and (?:killed|wounded|injured))?\s*(?:by|in (?:the|his|her|both|one)|on|at (?:the scene|close)|through|while|during|several|multiple|twice|once|"
    r"(?:\w+ )?times|himself|herself|(?:to death|dead)(?!\s+(?:an?|the|his|her|their|one|two|three|four|five|six|seven|\d+|several|many)\b))\b|[,.;]|$|and (?:killed|wounded|injured|died)\b(?! \w*(?:[A-Z]|an? |the |two|three|his|her)))"
)


def _acts(after: str) -> bool:
    """Whether the name is the subject of an act of violence: the act's verb follows it, but for an apposition."""
    match = _ACT.match(after)
    if match is None:
        return False
    return _SUFFERED.match(after, match.end()) is None

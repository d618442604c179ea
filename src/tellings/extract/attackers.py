"""How many took part in an attack."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .passage import Passage
from .people import People

_GROUP_OF = re.compile(
    r"\b(?:group|gang|cell|band|squad|team|mob|force|unit|crowd) of(?: (?:at least|about|some|up to|around|roughly|nearly))?\s*$",
    re.IGNORECASE,
)
_ACTING = re.compile(
    r"^(?:\s+(?:who|armed [^,.;]{0,40}|wearing [^,.;]{0,40}|in [^,.;]{0,30}|on [^,.;]{0,20}))*\s+(?:had |have |then |also )*"
    r"(?:attacked|opened fire|stormed|raided|ambushed|carried out|took part|fired|burst into|entered|robbed|kidnapped|abducted|assaulted|"
    r"launched|seized|shot|set fire|broke into|participated|blew|detonated|forced)\b",
    re.IGNORECASE,
)
_TOOK_PART = re.compile(
    r"\b(?:involved in|participated in|took part in|behind|carried out by|committed by|staged by|attacked by|stormed by|ambushed by)\b",
    re.IGNORECASE,
)


def attackers(passage: Passage, phrases: Sequence[People]) -> list[People]:
    """The people phrases that say how many attackers there were."""
    found = []
    for phrase in phrases:
        if phrase.name is not None or phrase.count is None:
            continue
        before = passage.text[passage.span.start : phrase.start]
        after = passage.text[phrase.end : passage.span.end]
        if (
            phrase.quantity is not None
            and _GROUP_OF.search(before)
            and phrase.group in (None, "said_attacker", "suspect", "armed_group")
        ):
            if not re.search(
                r"\b(?:against|on|at|killed|killing|arrested|detained|injured|wounded) (?:a|the) $",
                before[: _start(before)] or "",
            ):
                found.append(phrase)
        elif (
            phrase.group in ("said_attacker", "armed_group")
            and (_ACTING.match(after) or _TOOK_PART.search(before[-25:]))
        ) or (
            phrase.group == "said_attacker"
            and phrase.definite
            and phrase.quantity is not None
            and _of_whole(before)
        ):
            found.append(phrase)
    return found


def _start(before: str) -> int:
    match = _GROUP_OF.search(before)
    return match.start() if match else 0


def _of_whole(before: str) -> bool:
    """ "seven of the 25 culprits": the whole group."""
    return bool(re.search(r"\bof the\s*$", before, re.IGNORECASE))

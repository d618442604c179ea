"""How many took part in an attack."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .effects import effects
from .passage import Passage
from .people import People

_GROUP_OF = re.compile(
    r"\b(?:group|gang|cell|band|squad|team|mob|force|unit|crowd|column|commando|contingent|posse|party|platoon|pack|total) of(?: (?:at least|about|some|up to|around|roughly|nearly))?\s*$",
    re.IGNORECASE,
)
_ACTING = re.compile(
    r"^(?:\s+(?:who|armed [^,.;]{0,40}|wearing [^,.;]{0,40}|in [^,.;]{0,30}|on [^,.;]{0,20}))*\s+(?:had |have |then |also )*"
    r"(?:attacked|opened fire|stormed|raided|ambushed|carried out|took part|fired|burst into|entered|robbed|kidnapped|abducted|assaulted|"
    r"launched|seized|shot|set fire|broke into|participated|blew|detonated|forced)\b",
    re.IGNORECASE,
)
# "the cell had 30 members", "the gang numbered 16", "the group was made up of 12 men".
_GROUP_HAD = re.compile(
    r"\b(?:group|gang|cell|band|squad|unit|party|network)(?: (?:which|that|who)\b[^,.;]{0,60}?)? (?:had|counted|numbered|comprised|consisted of|was made up of|included|was)"
    r"(?: (?:at least|about|some|up to|around|roughly|nearly))?\s*$",
    re.IGNORECASE,
)
_IN_ACT = re.compile(
    r"^\s+(?:who\s+|had\s+|have\s+)*(?:took part in|taken part in|participated in|were involved in|carried out|were behind|mounted|staged|launched)\s+"
    r"(?:the|this|that|an?)\s+(?:[\w-]+\s+){0,3}?(?:attack|raid|assault|operation|ambush|massacre|bombing|shooting|strike|atrocity|killings?|siege)\b|^,?\s+(?:(?:led|headed|commanded) by|under the (?:command|leadership) of)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"^ (?:in|of) (?:this|the|that|their|his) (?:armed |terrorist |militant |same )?(?:network|group|cell|gang|unit|band|squad)\b",
    re.IGNORECASE,
)
_IN_ALL = re.compile(r"^,? (?:in all|altogether|in total)\b", re.IGNORECASE)
# A group to which something was done, or that was met, is not said to be the attackers.
_UNDERGOES = re.compile(r"\b(?:against|on|at|killed|killing|arrested|detained|injured|wounded) (?:an?|the) $")
_TOOK_PART = re.compile(
    r"\b(?:involved in|participated in|took part in|behind|carried out by|committed by|staged by|attacked by|stormed by|ambushed by)\b",
    re.IGNORECASE,
)


def attackers(passage: Passage, phrases: Sequence[People]) -> list[People]:
    """The people phrases that say how many attackers there were."""
    return [
        phrase
        for phrase in phrases
        if phrase.name is None and phrase.count is not None and _took_part(passage, phrase)
    ]


def _took_part(passage: Passage, phrase: People) -> bool:
    before = passage.text[passage.span.start : phrase.start]
    after = passage.text[phrase.end : passage.span.end]
    called = phrase.group in ("said_attacker", "armed_group")
    if phrase.quantity is not None and _is_the_group(passage, phrase, before, after, called):
        return True
    return called and bool(_ACTING.match(after) or _TOOK_PART.search(before[-25:]))


def _is_the_group(passage: Passage, phrase: People, before: str, after: str, called: bool) -> bool:
    """Whether a number is that of the whole group of attackers, and not of some of them or of a group that they met."""
    group = _GROUP_OF.search(before)
    could_be = called or phrase.group in (None, "suspect")
    if could_be and group and not _UNDERGOES.search(before[: group.start()]):
        return True
    if could_be and _GROUP_HAD.search(before):
        return True
    if (
        could_be
        and _IN_ALL.match(after)
        and any(m.reality == "told" and not m.weak for m in passage.mentions)
    ):
        return True
    if _IN_ACT.match(after) or (called and phrase.definite and _of_whole(before)):
        return True
    some = " of " in passage.text[phrase.start : phrase.end]
    return (
        called
        and phrase.whole is None
        and not some
        and _leads_sentence(before)
        and not _undergoes(passage, phrase)
    )


def _leads_sentence(before: str) -> bool:
    return not before.strip(" \t\n\"“‘'")


def _undergoes(passage: Passage, phrase: People) -> bool:
    """Whether something was done to them ("Nine militants were shot dead"), so that they may be a part only."""
    return any(effect.people.start == phrase.start for effect in effects(passage))


def _of_whole(before: str) -> bool:
    """ "seven of the 25 culprits": the whole group."""
    return bool(re.search(r"\bof the\s*$", before, re.IGNORECASE))

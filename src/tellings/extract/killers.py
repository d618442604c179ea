"""Those who killed others and then themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings.model import ATTACKING, Group

from .effect_words import BY_OWN_HAND
from .effects_told import HURT, Told, is_single, who


def killers_apart(here: Sequence[Told]) -> list[Told]:
    """Whoever killed others and then themselves is an attacker: numbers of the victims leave them out.

    "Turned the gun on himself" tells of a death where others died and nothing tells how the one is who did.
    """
    own = [each for each in here if _by_own_hand(each)]
    names_of_own = {who(each.effect.people) for each in own} - {None}
    others = [each for each in here if each not in own and who(each.effect.people) not in names_of_own]
    died = any(each.effect.field == "killed" for each in others)
    if not own or not died or not any(map(_is_done_to, others)):
        return list(here)
    alive = any(
        each.effect.field in HURT
        and each not in own
        and is_single(each.effect.people)
        and each.passage.number >= own[0].passage.number
        and each.tells_how
        for each in here
    )
    return [
        each
        if each not in own or (each.effect.field == "shot" and alive)
        else Told(each.passage, replace(each.effect, field="killed", group=_label(each.effect.group)))
        for each in here
    ]


def _is_done_to(each: Told) -> bool:
    """Whether somebody kills or shoots people; not "a boy died", who may be the one who shot himself."""
    return each.effect.field in ("killed", "shot") and each.is_done_to


def _label(group: Group | None) -> Group:
    return group if group in ATTACKING else "said_attacker"


def _by_own_hand(each: Told) -> bool:
    words = each.words
    ended = each.effect.field == "killed" or words.startswith("turn")
    return ended and is_single(each.effect.people) and BY_OWN_HAND.match(words) is not None


def is_killer(each: Told) -> bool:
    """Whether an effect, once settled, is the death of an attacker by their own hand."""
    return each.effect.field == "killed" and each.effect.group in ATTACKING and _by_own_hand(each)

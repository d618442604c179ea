"""The persons of one incident in one document, when all of its sentences are known: whom "he" and "the victim" meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tellings.model import ATTACKING, Fate, PersonValue

from ..effects import Effect
from ..passage import Passage
from .told import Said

SaidIn = tuple[Passage, Said]


def cast(said: Sequence[SaidIn], effects: Iterable[Effect]) -> list[SaidIn]:
    """What is said of each person of an incident, in order of position.

    Left out is what is said of "he" or "the man" where the incident has no one, or more than one, whom it can mean.
    `effects` are those of the incident: what befell its victims befell those named as "the victims".
    """
    fate = _common_fate(effects)
    sure = [(passage, each) for passage, each in said if each.sure]
    acting = {each.value.name for _, each in sure if each.acting} - {None}
    harmed = {each.value.name for _, each in sure if each.value.role == "victim" and each.value.rung is None}
    kept: list[SaidIn] = []
    for passage, each in said:
        if not each.sure:
            meant = _meant(each, sure)
            if meant is None:
                continue
            each = replace(each, value=meant)
        if each.value.rung is not None and each.value.name in harmed and each.value.role != "victim":
            namesake = _namesake(passage, each, said, harmed)
            if namesake is None and not _in_full(passage, each):
                continue
            each = replace(each, value=replace(each.value, name=namesake or each.value.name))
        if each.open_role and not _is_victim(each, sure, fate):
            continue
        if each.open_fate and fate is not None and each.value.fate == "unknown":
            each = replace(each, value=replace(each.value, fate=fate))
        if each.value.name in acting and each.value.role == "victim" and not each.open_fate:
            each = replace(each, value=replace(each.value, role="attacker"))  # "and then shot himself"
        kept.append((passage, each))
    return kept


def _in_full(passage: Passage, each: Said) -> bool:
    """Whether more than a surname stands there."""
    return " " in each.span.of(passage.text).strip()


def _namesake(passage: Passage, each: Said, said: Sequence[SaidIn], harmed: set[str | None]) -> str | None:
    """Whom a surname means that seems to be a victim's, where the law took its bearer: the only other one of that surname."""
    surname = each.span.of(passage.text).split()[-1]
    others = {
        name.canonical
        for where, _ in said
        for name in where.names
        if name.kind == "person"
        and name.canonical not in harmed
        and name.canonical.split()[-1] == surname
        and " " in name.canonical
    }
    return min(others) if len(others) == 1 and not _in_full(passage, each) else None


def _is_victim(each: Said, sure: Sequence[SaidIn], fate: Fate | None) -> bool:
    """Whether "the man" or "the boys" whom a sentence names are the victims: such were told of, and no such accused."""
    nameless = [other.value for _, other in sure if other.value.name is None]
    like = [value for value in nameless if None in (value.sex, each.value.sex) or value.sex == each.value.sex]
    if like:
        return all(value.role == "victim" for value in like)
    return fate is not None and not any(value.role in ("attacker", "leader") for value in nameless)


def _common_fate(effects: Iterable[Effect]) -> Fate | None:
    """What befell all the victims of an incident, None where it differs or is not told."""
    fields = {effect.field for effect in effects if effect.group not in ATTACKING}
    hurt = bool(fields & {"injured", "shot"})
    if "killed" in fields:
        return None if "injured" in fields else "killed"
    if hurt:
        return "injured"
    return "missing" if fields & {"missing", "abducted"} else None


def _meant(each: Said, sure: Sequence[SaidIn]) -> PersonValue | None:
    """What is said of "he", with the person whom it means; None where that is nobody, or one of several."""
    before = [
        other.value
        for _, other in sure
        if other.span.start < each.span.start and (each.value.rung is None or other.value.role != "victim")
    ]
    if each.value.name is not None:
        same = [value for value in before if value.name == each.value.name]
        if same:
            return replace(each.value, role=same[-1].role, age=None, sex=each.value.sex)
    meant = {_who(value): value for value in before if value.sex in (None, each.value.sex)}
    if len(meant) != 1:
        return None
    (only,) = meant.values()
    return replace(each.value, name=only.name, role=only.role, age=only.age, group=only.group)


def _who(value: PersonValue) -> tuple[object, ...]:
    return (value.name,) if value.name is not None else (None, value.age, value.sex)

"""What a telling's effects come to together, before they are counted: who was hurt and died, who comes on top of whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tellings.model import ATTACKING, CountValue
from tellings.values import counts, names, numbers
from tellings.values.counts import SHOT_TOGETHER

from .beyond import of_the_incident
from .effects_told import HURT, Told, who
from .killers import killers_apart
from .people import ONE, People

_NEAR = 400  # characters from those shot to the one who died: a quote of both is still read at a glance
_MORE = re.compile(r"\b(?:more|another|further|additional)\b")
_NTH = re.compile(
    r"an?\s(?P<nth>[\w-]+)(?:\s(?:victim|person|man|woman|boy|girl|teen|teenager|child|patient|officer|soldier|worker))?"
)


def settled(told: Sequence[Told]) -> list[Told]:
    """The effects of one thread that count: what is told of more than this incident, or of the dead while they lived, left out."""
    here = killers_apart(of_the_incident(told))
    killed = [each for each in here if each.effect.field == "killed"]
    fatal = {who(each.effect.people) for each in killed} - {None}
    heads = {each.effect.people.head for each in killed if _is_one(each.effect.people)}
    found = []
    for each in here:
        if each.effect.field in HURT:
            kept = _hurt(each, here, fatal, heads, bool(killed))
            found += [] if kept is None else [kept]
        else:
            found.append(each)
    return found


def _is_one(phrase: People) -> bool:
    return (
        phrase.quantity is None
        and phrase.name is None
        and phrase.count is not None
        and phrase.count.high == 1
    )


def _hurt(
    each: Told, here: Sequence[Told], fatal: set[str | None], heads: set[str], any_dead: bool
) -> Told | None:
    """Somebody shot or hurt was injured, unless the telling has it that they died."""
    effect = each.effect
    if effect.people.head == SHOT_TOGETHER:
        return _left_alive(each, here)
    single = effect.people.count is not None and effect.people.count.high == 1
    if who(effect.people) in fatal or (_is_one(effect.people) and effect.people.head in heads):
        return None
    if effect.field == "shot" and any_dead and single and effect.people.quantity is None:
        return Told(each.passage, replace(effect, field="injured")) if _is_another(each, here) else None
    if (effect.field == "shot" and _all_died(each, here)) or _are_the_dead(each, here):
        return None
    if effect.field == "shot" and _made_up(each, here):
        return None
    if effect.field == "shot" and effect.people.definite and effect.people.quantity is not None and any_dead:
        return _left_alive(each, here)  # "the two were shot": all of whom is told
    dead = _dead_among(each, here) or _died_after(each, here)
    if any(phrase.start == effect.people.start for phrase in dead) or (not dead and _again(each, here)):
        return None
    phrase = effect.people
    if phrase.count is not None and not dead and _picks_one_of(each, fatal):
        left = counts.subtract(phrase.count, ONE)
        phrase = phrase if left is None else replace(phrase, count=left)
    for other in dead:
        left = counts.subtract(phrase.count, other.count) if phrase.count and other.count else None
        if left is not None:
            phrase = replace(phrase, end=max(phrase.end, other.end), count=left)
    return Told(each.passage, replace(effect, field="injured", people=phrase))


def _left_alive(each: Told, here: Sequence[Told]) -> Told | None:
    """ "A triple shooting", "all five were shot": less those who died of it."""
    effect = each.effect
    assert effect.people.count is not None
    dead = max(_numbers_of_dead(here), default=0)
    left = effect.people.count.low - dead
    if left < 1:
        return None
    phrase = replace(effect.people, count=CountValue(left, left, left))
    return Told(each.passage, replace(effect, field="injured", people=phrase))


def _picks_one_of(each: Told, fatal: set[str | None]) -> bool:
    """ "Durham was one of five people shot", and Durham died: the words count the dead one with the others."""
    passage, phrase = each.passage, each.effect.people
    return passage.text[phrase.start : phrase.end].lower().startswith("one of") and any(
        name.canonical in fatal and name.end <= phrase.start for name in passage.names
    )


def _is_another(each: Told, here: Sequence[Told]) -> bool:
    """Whether somebody shot has a name, and all the dead have other names: "Roth, who was also shot"."""
    own = who(each.effect.people)
    dead = [who(other.effect.people) for other in here if other.effect.field == "killed"]
    return own is not None and None not in dead and not any(names.same(own, name) for name in dead if name)


def _all_died(each: Told, here: Sequence[Told]) -> bool:
    """ "Two men were shot. Both died": as many dead are told of as were shot, and not beside "others"."""
    shot = each.effect.people
    return (
        shot.count is not None
        and shot.count.low > 1
        and not (shot.quantity is not None and shot.quantity.additional)
        and any(
            other.effect.field == "killed"
            and other.effect.people.count == shot.count
            and other.passage.number > each.passage.number
            and other.effect.group not in ATTACKING
            for other in here
        )
    )


def _are_the_dead(each: Told, here: Sequence[Told]) -> bool:
    """ "The three victims were taken to hospitals. ... The three died", "All four had wounds": all of whom as many are dead."""
    phrase = each.effect.people
    words = " ".join(each.passage.text[phrase.start : phrase.end].lower().split())
    if phrase.count is None or phrase.count.low < 2 or phrase.count.low != phrase.count.high:
        return False
    if not (phrase.definite or words.startswith(("all ", "both"))):
        return False
    return phrase.count.low in _numbers_of_dead(here)


def _made_up(each: Told, here: Sequence[Told]) -> bool:
    """ "Nine people were shot. ... killed one and wounded eight": those shot are the dead and the wounded together."""
    wounded = {
        other.low
        for other in here
        if other is not each and other.effect.field in HURT and other.effect.people.quantity is not None
        and other.effect.part_of is None
    }  # fmt: skip
    numbered = each.effect.people.quantity is not None and each.low > 1 and each.effect.part_of is None
    return numbered and any(each.low - dead in wounded - {0} for dead in _numbers_of_dead(here) if dead)


def _numbers_of_dead(here: Sequence[Told]) -> set[int]:
    """How many each verb tells to have died, attackers left out."""
    dead: dict[tuple[int, int], int] = {}
    for each in here:
        effect, count = each.effect, each.effect.people.count
        told_apart = effect.field == "killed" and effect.group not in ATTACKING and effect.part_of is None
        if told_apart and count is not None and count.low == count.high:
            key = (each.passage.number, effect.verb_start)
            dead[key] = dead.get(key, 0) + count.low
    return set(dead.values())


def _dead_among(each: Told, here: Sequence[Told]) -> list[People]:
    """Those of the hurt who died, as the same sentence says: "four were shot, one fatally", "six wounded, one of whom died"."""
    effect = each.effect
    same = [other.effect for other in here if other.passage is each.passage]
    parts = {other.people.start for other in same if other.part_of is not None and other.field in HURT}
    text = each.passage.text
    return [
        other.people
        for other in same
        if other.field == "killed"
        and other.people.start >= effect.people.start
        and (
            (effect.part_of is None and text[other.verb_start : other.verb_end].lower() == "fatally")
            or other.people.start in parts
        )
    ]


def _died_after(each: Told, here: Sequence[Told]) -> list[People]:
    """ "Four people were shot. ... One of the victims died": whom the report next tells the death of was among those shot.

    Not where a death stands before them, or "others" were shot: then the shot may come on top of the dead.
    """
    shot = each.effect.people
    if each.effect.field != "shot" or shot.quantity is None or shot.quantity.additional or each.low < 2:
        return []
    dead = [other for other in here if other.effect.field == "killed"]
    after = [
        other
        for other in dead
        if other.passage.number > each.passage.number and other.effect.people.end - shot.start < _NEAR
    ]
    if not after or len(dead) > len(after) or any(other.effect.group in ATTACKING for other in after):
        return []
    first = after[0].effect.people
    if first.count is None or first.count.best is None or first.count.best >= each.low:
        return []
    return [first]


def _again(each: Told, here: Sequence[Told]) -> bool:
    """Whether those shot have been told of before, with the death of some."""
    return any(
        other is not each
        and other.effect.people.count == each.effect.people.count
        and _died_after(other, here)
        for other in here
        if each.effect.field == "shot"
    )


def without_conditions(clusters: Sequence[Sequence[Told]]) -> list[list[Told]]:
    """Without the smaller numbers that only tell how some of those hurt are: "two are in critical condition"."""
    sizes = [sum(each.low for each in cluster if _counts_all(each)) for cluster in clusters]
    how = [all(_counts_all(each) and each.tells_how for each in cluster) for cluster in clusters]
    most = max((size for size, tells in zip(sizes, how, strict=True) if not tells), default=0)
    return [
        list(cluster)
        for cluster, size, tells in zip(clusters, sizes, how, strict=True)
        if not (tells and size < most)
    ]


def _counts_all(each: Told) -> bool:
    effect = each.effect
    return effect.people.quantity is not None and effect.part_of is None and effect.group in (None, "victim")


def adds_to_last(each: Told, last: CountValue) -> CountValue | None:
    """The new total, where people come on top of the `last` one: "three more died", "a seventh victim died"; else None."""
    phrase = each.effect.people
    words = " ".join(each.passage.text[phrase.start : phrase.end].lower().split())
    if phrase.count is None or each.effect.part_of is not None or last.best is None:
        return None
    if phrase.quantity is not None:
        on_top = phrase.quantity.additional and _MORE.search(words) is not None
        return counts.add(last, phrase.count) if on_top else None
    match = _NTH.fullmatch(words)
    number = numbers.ordinal(match["nth"]) if match else None
    if number is None or number != last.best + 1:
        return None
    return counts.add(last, phrase.count)

"""Single persons who cannot be one and the same: a woman and a boy, two people of different ages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.values import numbers
from tellings.values.people import group_of
from tellings.values.wordlists import word_set

from .effects_told import Told
from .people import ONE, People

TOLD_APART = "persons told apart"  # what their total is said to count
_FEMALE = word_set(
    """
    woman women girl girls female lady mother mom daughter wife sister grandmother aunt niece girlfriend widow schoolgirl
    actress waitress granddaughter stepdaughter stepmother bride
    """
)
_MALE = word_set(
    """
    man men boy boys male gentleman father dad son husband brother grandfather uncle nephew boyfriend widower schoolboy
    grandson stepson stepfather groom
    """
)
_GROWN = word_set(
    """
    man woman father mother mom dad husband wife grandfather grandmother adult lady gentleman driver officer policeman
    soldier guard clerk owner grandparent parent
    """
)
_CHILD_UNTIL = 12  # an older boy or girl may be called a young man or woman too
_AGED = re.compile(
    r"\b(\d{1,3}|[a-z]+(?:-[a-z]+)?)[-\s](years?|months?|weeks?|days?)[-\s]olds?\b|,\s(\d{1,2})(?=,|$)"
)


@dataclass(frozen=True, slots=True)
class _Looks:
    """What the words tell of a person; None where they do not."""

    female: bool | None
    child: bool | None
    age: int | None  # in years

    @property
    def known(self) -> int:
        """How much is told of the person."""
        return sum(each is not None for each in (self.female, self.child, self.age))


def told_apart(told: Sequence[Told]) -> list[Told]:
    """Single persons of whom no two can be the same, in the order of the text; those of whom most is told come first."""
    looks = [(_looks(each), each) for each in told if _is_single(each.effect.people)]
    kept: list[tuple[_Looks, Told]] = []
    for own, each in sorted(looks, key=lambda pair: -pair[0].known):
        if all(_differ(own, other) for other, _ in kept):
            kept.append((own, each))
    found = {id(each) for _, each in kept}
    return [each for each in told if id(each) in found]


def _is_single(phrase: People) -> bool:
    return phrase.single and phrase.quantity is None and not phrase.is_pronoun and phrase.count == ONE


def _looks(each: Told) -> _Looks:
    phrase = each.effect.people
    head = phrase.head.lower()
    age = _age(each.passage.text[phrase.start : phrase.end].lower())
    female = True if head in _FEMALE else False if head in _MALE else None
    child: bool | None = None
    if head in _GROWN or (age is not None and age > 18):
        child = False
    elif age is not None:
        child = True if age <= _CHILD_UNTIL else None
    elif group_of(head) == "child":
        child = True
    return _Looks(female, child, age)


def _age(words: str) -> int | None:
    found = _AGED.search(words)
    if found is None:
        return None
    number = _number(found[1] or found[3])
    if number is None or found[2] is None or found[2].startswith("year"):
        return number
    return 0


def _number(words: str) -> int | None:
    return int(words) if words.isdigit() else numbers.cardinal(words.replace("-", " "))


def _differ(one: _Looks, other: _Looks) -> bool:
    if None not in (one.female, other.female) and one.female != other.female:
        return True
    if None not in (one.child, other.child) and one.child != other.child:
        return True
    return None not in (one.age, other.age) and one.age != other.age

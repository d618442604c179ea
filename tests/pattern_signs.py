"""What a pattern cannot do without: words of which every match holds one, worked out from the pattern itself."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from itertools import product
from typing import Any

# The engine's own parser, which typing knows nothing of.
_parser, op = import_module("re._parser"), import_module("re._constants")
MOST_STRINGS = 4_000
Tree = Iterable[tuple[Any, Any]]


def always_holds(source: str, signs: Iterable[str]) -> bool:
    """Whether it can be told that one of `signs` stands in everything that a pattern takes."""
    return _holds(_parser.parse(source), tuple(signs))


def _exact(item: tuple[Any, Any]) -> set[str] | None:
    """All that a part of a pattern can take, where that is little; what takes nothing takes ""."""
    kind, held = item
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return {""}
    if kind is op.LITERAL:
        return {chr(held)}
    if kind is op.IN:
        return _of_class(held)
    if kind is op.SUBPATTERN:
        return _all_of(held[3])
    if kind is op.BRANCH:
        found = [_all_of(each) for each in held[1]]
        return None if None in found else set().union(*(each for each in found if each is not None))
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and held[1] == 1:
        once = _all_of(held[2])
        return None if once is None else once | ({""} if held[0] == 0 else set())
    return None


def _of_class(held: Tree) -> set[str] | None:
    found = [
        {chr(value)} if kind is op.LITERAL else set(map(chr, range(value[0], value[1] + 1)))
        for kind, value in held
        if kind is op.LITERAL or (kind is op.RANGE and value[1] - value[0] < 10)
    ]
    return set().union(*found) if len(found) == len(list(held)) else None


def _all_of(tree: Tree) -> set[str] | None:
    made = {""}
    for item in tree:
        exact = _exact(item)
        if exact is None or len(made) * len(exact) > MOST_STRINGS:
            return None
        made = {"".join(pair) for pair in product(made, exact)}
    return made


def _holds(tree: Tree, signs: tuple[str, ...]) -> bool:
    run = {""}
    for item in tree:
        exact = _exact(item)
        if exact is not None and len(run) * len(exact) <= MOST_STRINGS:
            run = {"".join(pair) for pair in product(run, exact)}
            continue
        begun = _once(item) if exact is None else None
        ended = run if begun is None else {"".join(pair) for pair in product(run, begun)}
        if all(any(sign in each for sign in signs) for each in ended) or _part_holds(item, signs):
            return True
        run = {""} if exact is None else exact
    return all(any(sign in each for sign in signs) for each in run)


def _once(item: tuple[Any, Any]) -> set[str] | None:
    """What a part that is repeated begins with, where it cannot be left out."""
    kind, held = item
    if kind is op.SUBPATTERN and len(held[3]) == 1:
        return _once(held[3][0])
    return _all_of(held[2]) if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and held[0] > 0 else None


def _part_holds(item: tuple[Any, Any], signs: tuple[str, ...]) -> bool:
    kind, held = item
    if kind is op.SUBPATTERN:
        return _holds(held[3], signs)
    if kind is op.BRANCH:
        return all(_holds(each, signs) for each in held[1])
    return kind in (op.MAX_REPEAT, op.MIN_REPEAT) and held[0] > 0 and _holds(held[2], signs)


def openings(source: str) -> set[str]:
    """The first three letters of all that a pattern takes; of a class of signs (a digit, a space) one stands for all."""
    return _openings(_parser.parse(source))


def _openings(tree: Tree) -> set[str]:
    made = {""}
    for item in tree:
        if all(len(each) == 3 for each in made):
            break
        made = _followed(made, _openings_of(item))
    return made


def _followed(made: set[str], more: set[str]) -> set[str]:
    return {"".join(pair)[:3] for pair in product(made, more)}


def _openings_of(item: tuple[Any, Any]) -> set[str]:
    kind, held = item
    if kind is op.LITERAL:
        return {chr(held)}
    if kind is op.IN:
        return {_one_of(*each) for each in held}
    if kind is op.SUBPATTERN:
        return _openings(held[3])
    if kind is op.BRANCH:
        return set().union(*map(_openings, held[1]))
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        once = _openings(held[2])
        runs = [{""}]
        for _ in range(min(held[1], held[0] + 3)):
            runs.append(_followed(runs[-1], once))
        return set().union(*runs[held[0] :])
    assert kind in (op.AT, op.ASSERT, op.ASSERT_NOT), kind
    return {""}


def _one_of(kind: Any, held: Any) -> str:
    if kind is op.LITERAL:
        return chr(held)
    if kind is op.RANGE:
        return chr(held[0])
    return {op.CATEGORY_DIGIT: "0", op.CATEGORY_SPACE: " ", op.CATEGORY_WORD: "w"}[held]

"""A pattern that looks past case finds what the engine's own does, and its signs stand in whatever it finds."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tellings.extract
import tellings.reader
import tellings.values
from tellings.values.patterns import _Uncased, in_lower_case, lowered, uncased

DOUBTFUL = "\u0130\u0131\u017f\u212a"
MOST_STRINGS = 4_000
Tree = Iterable[tuple[Any, Any]]


def _modules() -> Iterator[Any]:
    for package in (tellings.values, tellings.reader, tellings.extract):
        for each in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            yield importlib.import_module(each.name)


def _within(value: object) -> Iterator[_Uncased]:
    if isinstance(value, _Uncased):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _within(each)


PATTERNS = {
    each.pattern: each for module in _modules() for value in vars(module).values() for each in _within(value)
}
every_pattern = pytest.mark.parametrize("pattern", PATTERNS.values(), ids=lambda each: each.pattern[:40])


def _exact(item: tuple[Any, Any]) -> set[str] | None:
    """All that a part of a pattern can take, where that is little; what takes nothing takes ""."""
    kind, held = item
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return {""}
    if kind is op.LITERAL:
        return {chr(held)}
    if kind is op.IN and all(each[0] is op.LITERAL for each in held):
        return {chr(each[1]) for each in held}
    if kind is op.SUBPATTERN:
        return _all_of(held[3])
    if kind is op.BRANCH:
        found = [_all_of(each) for each in held[1]]
        return None if None in found else set().union(*(each for each in found if each is not None))
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and held[1] == 1:
        once = _all_of(held[2])
        return None if once is None else once | ({""} if held[0] == 0 else set())
    return None


def _all_of(tree: Tree) -> set[str] | None:
    made = {""}
    for item in tree:
        exact = _exact(item)
        if exact is None or len(made) * len(exact) > MOST_STRINGS:
            return None
        made = {"".join(pair) for pair in product(made, exact)}
    return made


def _always_holds(tree: Tree, signs: tuple[str, ...]) -> bool:
    """Whether one of `signs` stands in everything that a pattern takes."""
    run = {""}
    for item in tree:
        exact = _exact(item)
        if exact is not None and len(run) * len(exact) <= MOST_STRINGS:
            run = {"".join(pair) for pair in product(run, exact)}
            continue
        if all(any(sign in each for sign in signs) for each in run) or _part_holds(item, signs):
            return True
        run = {""} if exact is None else exact
    return all(any(sign in each for sign in signs) for each in run)


def _part_holds(item: tuple[Any, Any], signs: tuple[str, ...]) -> bool:
    kind, held = item
    if kind is op.SUBPATTERN:
        return _always_holds(held[3], signs)
    if kind is op.BRANCH:
        return all(_always_holds(each, signs) for each in held[1])
    return kind in (op.MAX_REPEAT, op.MIN_REPEAT) and held[0] > 0 and _always_holds(held[2], signs)


def test_there_are_such_patterns() -> None:
    assert len(PATTERNS) > 10


@every_pattern
def test_the_signs_stand_in_every_match(pattern: _Uncased) -> None:
    tree = _parser.parse(in_lower_case(pattern.pattern))
    for choice in pattern.signs:
        assert _always_holds(tree, choice), choice


def test_a_sign_that_may_be_missing_is_seen() -> None:
    tree = list(_parser.parse(r"(?:north|south)\s+of\w+(?:the)?"))
    assert _always_holds(tree, ("north", "south"))
    assert _always_holds(tree, ("of",))
    assert not _always_holds(tree, ("north",))
    assert not _always_holds(tree, ("the",))


@every_pattern
def test_nothing_in_a_pattern_minds_case_or_lies_beyond_ascii(pattern: _Uncased) -> None:
    assert "(?-i" not in pattern.pattern
    assert "(?P=" not in pattern.pattern
    assert not [each for each in pattern.pattern if not each.isascii() and each.lower() != each.upper()]
    assert re.compile(in_lower_case(pattern.pattern)).groupindex == re.compile(pattern.pattern).groupindex


@every_pattern
@settings(max_examples=20)
@given(data=st.data())
def test_it_finds_what_the_engine_finds(pattern: _Uncased, data: st.DataObject) -> None:
    own = re.compile(pattern.pattern, re.IGNORECASE)
    pieces = st.one_of(
        st.from_regex(re.compile(in_lower_case(pattern.pattern)), fullmatch=False),
        st.from_regex(own, fullmatch=True),
        st.text("aAsSkKiI .,;\n'’\u0130\u0131\u017f\u212a\u00e9\u00c9\u03a3\u01c5", max_size=6),
    )
    text = data.draw(st.lists(pieces, min_size=1, max_size=3).map("".join))
    text = data.draw(st.sampled_from([text, text.upper(), text.title()]))
    pos = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(pos, len(text)))
    for window in ((), (pos,), (pos, end)):
        found = [(each.span(), each.groups()) for each in pattern.finditer(text, *window)]
        assert found == [(each.span(), each.groups()) for each in own.finditer(text, *window)]
        first, expected = pattern.search(text, *window), own.search(text, *window)
        assert (first and first.regs) == (expected and expected.regs)


def test_lower_case_changes_no_letter_for_the_engine() -> None:
    classes = [re.compile(each) for each in (r"\w", r"\s", r"\d", r"[^\W\d_]", r"[^\W_]")]
    letters = re.compile("[a-z]", re.IGNORECASE)
    for number in range(sys.maxunicode + 1):
        letter = chr(number)
        lower = lowered(letter)
        if lower is None:
            assert letter in DOUBTFUL
            continue
        assert len(lower) == 1
        if lower != letter:
            assert all(bool(each.match(letter)) == bool(each.match(lower)) for each in classes), letter
        assert bool(letters.match(letter)) == ("a" <= lower <= "z"), letter


def test_the_text_given_is_the_one_that_is_matched() -> None:
    pattern = uncased(r"(?P<who>gunm[ae]n)\b", "gunm")
    match = pattern.search("Two GunMen fled")
    assert match is not None
    assert match["who"] == "GunMen"
    assert match.string == "Two GunMen fled"
    assert pattern.search("two women fled") is None
    assert [each.span() for each in pattern.finditer("GUNMAN, gunman", 1)] == [(8, 14)]
    assert uncased("kiss").search("\u212aI\u017fs") is not None

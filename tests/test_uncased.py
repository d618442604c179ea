"""A pattern that looks past case finds what the engine's own does, and its signs stand in whatever it finds."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tellings.extract
import tellings.reader
import tellings.values
from pattern_signs import always_holds
from tellings.values.patterns import _Uncased, in_lower_case, lowered, uncased

DOUBTFUL = "\u0130\u0131\u017f\u212a"


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


def test_there_are_such_patterns() -> None:
    assert len(PATTERNS) > 10


@every_pattern
def test_the_signs_stand_in_every_match(pattern: _Uncased) -> None:
    for choice in pattern.signs:
        assert always_holds(in_lower_case(pattern.pattern), choice), choice


def test_a_sign_that_may_be_missing_is_seen() -> None:
    source = r"(?:north|south)\s+of\w+(?:the)?"
    assert always_holds(source, ("north", "south"))
    assert always_holds(source, ("of",))
    assert not always_holds(source, ("north",))
    assert not always_holds(source, ("the",))


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

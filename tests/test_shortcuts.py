"""Where a cheap look spares a costly one, both come to the same."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tellings.extract.forces import _FORCE, _SIGNS
from tellings.extract.people import _AGED, _tells_age
from tellings.extract.persons import rungs
from tellings.model import Span
from tellings.reader import quotes, subjects

PROSE = st.text("aAbs oOfF.,;\"'’“”`‘\n-1\u017f\u212a", max_size=40)


def _drawn_from(pattern: re.Pattern[str]) -> st.SearchStrategy[str]:
    return st.tuples(PROSE, st.from_regex(pattern.pattern), PROSE).map("".join)


@given(PROSE, st.integers(0, 10), st.integers(0, 50))
def test_marks_of_quotations(text: str, start: int, end: int) -> None:
    found = [each.span() for each in quotes._marks(text, Span(start, max(start, end)))]
    assert found == [each.span() for each in quotes._MARK.finditer(text, start, max(start, end))]


@given(
    st.one_of(PROSE, st.lists(st.sampled_from(["of", "at", "Oslo", "ab,", "a  b", "\n", "x"])).map(" ".join))
)
def test_a_body_behind_a_name(text: str) -> None:
    loose = re.compile(r"\s(?:with|of|from|at|for)\s(?:[^\s,;\"“”]+\s?){1,7}$")
    found, expected = subjects._WITH_BODY.search(text), loose.search(text)
    assert (found and found.span()) == (expected and expected.span())


@given(st.one_of(PROSE, *(_drawn_from(pattern) for _, pattern in rungs._BEFORE)))
def test_steps_of_the_law_before_a_name(text: str) -> None:
    found = any(pattern.search(text) for _, pattern in rungs._BEFORE)
    assert found == (rungs._ANY_BEFORE.search(text) is not None)


@given(st.one_of(PROSE, _drawn_from(_FORCE)))
def test_forces_without_a_name(text: str) -> None:
    if _FORCE.search(text):
        assert any(sign in text.lower().replace("’", "'") for sign in _SIGNS)


@given(st.one_of(PROSE, st.from_regex(_AGED, fullmatch=True)))
def test_ages_that_stand_for_a_person(words: str) -> None:
    assert _tells_age(words) == (_AGED.fullmatch(words) is not None)

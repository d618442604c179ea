"""A pattern that waits is the one that `re.compile` makes."""

from __future__ import annotations

import re

import pytest

from tellings.values.patterns import waiting


def test_it_does_what_a_compiled_pattern_does() -> None:
    pattern = waiting(r"(?P<count>\d+) KILLED", re.IGNORECASE)
    assert [each["count"] for each in pattern.finditer("12 killed, then 3 killed")] == ["12", "3"]
    assert pattern.sub("-", "12 killed") == "-"
    assert pattern.groupindex == {"count": 1}
    assert pattern.pattern == r"(?P<count>\d+) KILLED"


def test_nothing_is_compiled_before_it_is_asked() -> None:
    broken = waiting("(")
    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.search("a")


def test_what_no_pattern_has_is_an_error() -> None:
    with pytest.raises(AttributeError):
        _ = waiting("a").nothing  # type: ignore[attr-defined]

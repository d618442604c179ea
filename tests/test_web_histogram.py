"""The picture of how many incidents began when."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.export.drawing import letters_of
from tellings.web.histogram import APART, HEIGHT, SIDE, histogram


def closer(since: str, until: str) -> str:
    return f"{since}..{until}"


@given(st.lists(st.dates(), min_size=1, max_size=200), st.sampled_from([400, 1040]))
def test_bars_are_as_high_as_what_they_count_and_lead_to_it(days: list[date], width: int) -> None:
    first, last = min(days), max(days)
    if (last - first).days > 366 * 400:  # nobody's casebook
        last = first + timedelta(days=366 * 400)
    days = [each for each in days if each <= last]
    last = max(days)
    letters = letters_of(first, last)
    counts = Counter(each.isoformat()[:letters] for each in days)
    drawn = histogram(counts, first, last, width, closer)
    assert len(drawn["bars"]) == len(counts)
    top = drawn["lines"][-1]
    assert int(top["text"].replace(",", "")) >= max(counts.values())
    assert 2 <= len(drawn["lines"]) <= 5
    for bar, (_, count) in zip(drawn["bars"], sorted(counts.items()), strict=True):
        since, until = (date.fromisoformat(each) for each in bar["href"].split(".."))
        assert sum(since <= each <= until for each in days) == count
        assert bar["title"].endswith(f": {count}")
        share = bar["height"] / (drawn["floor"] - top["y"])
        assert share == pytest.approx(count / int(top["text"].replace(",", "")), abs=0.01)
        assert SIDE <= bar["x"] < width
        assert bar["y"] + bar["height"] == pytest.approx(drawn["floor"], abs=0.02)
    places = [each["x"] for each in drawn["names"]]
    assert places
    assert all(b - a >= APART * 0.9 for a, b in pairwise(places))
    assert drawn["height"] == HEIGHT


def test_months_are_named_and_end_where_they_end() -> None:
    drawn = histogram({"2016-01": 3, "2016-02": 1}, date(2016, 1, 4), date(2016, 2, 20), 1040, closer)
    assert [each["title"] for each in drawn["bars"]] == ["Jan 2016: 3", "Feb 2016: 1"]
    assert [each["href"] for each in drawn["bars"]] == ["2016-01-04..2016-01-31", "2016-02-01..2016-02-20"]
    assert [each["text"] for each in drawn["lines"]] == ["0", "1", "2", "3"]

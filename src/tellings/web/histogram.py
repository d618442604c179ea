"""How many incidents began when, as bars that lead closer: too many to have a bar each."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from tellings.model.records import Record

HEIGHT = 190  # pixels, axis and all
FOOT, HEAD = 26, 12  # pixels below the bars, for the names of times, and above them
SIDE = 46  # pixels left of the bars, for the numbers
GAP = 1.0  # pixels between two bars
APART = 92  # pixels between two names of times
STEPS = 4  # lines across, at most
_FORMS = {10: "%-d %b %Y", 7: "%b %Y", 4: "%Y"}  # by how many letters of an ISO day name a time
Closer = Callable[[str, str], str]


def histogram(counts: Mapping[str, int], first: date, last: date, width: int, closer: Closer) -> Record:
    """What is drawn, in pixels: `counts` by day, month or year (by its ISO name) between two days.

    `closer` gives the address at which those that began between two ISO days are looked at.
    """
    letters = len(next(iter(counts)))
    times = list(_times(first, last, letters))
    begin, days = times[0], (_after(times[-1], letters) - times[0]).days
    wide = (width - SIDE - 8) / days
    high = HEIGHT - FOOT - HEAD
    lines = _lines(max(counts.values()))

    def x(day: date) -> float:
        return SIDE + (day - begin).days * wide

    def y(count: float) -> float:
        return HEAD + high * (1 - count / lines[-1])

    bars = []
    for time in times:
        if count := counts.get(time.isoformat()[:letters], 0):
            end = _after(time, letters) - timedelta(days=1)
            bars.append(
                {
                    "x": round(x(time), 2),
                    "y": round(y(count), 2),
                    "width": round(max((end - time).days * wide + wide - GAP, 1), 2),
                    "height": round(y(0) - y(count), 2),
                    "title": f"{time.strftime(_FORMS[letters])}: {count}",
                    "href": closer(max(time, first).isoformat(), min(end, last).isoformat()),
                }
            )
    every = max(1, math.ceil(APART / ((width - SIDE) / len(times))))
    named = [each for each in times[::every] if x(each) < width - APART / 2] or times[:1]
    return {
        "width": width,
        "height": HEIGHT,
        "side": SIDE,
        "floor": HEAD + high,
        "bars": bars,
        "names": [{"x": round(x(each), 2), "text": each.strftime(_FORMS[letters])} for each in named],
        "lines": [{"y": round(y(each), 2), "text": f"{each:,}"} for each in lines],
    }


def _times(first: date, last: date, letters: int) -> Iterator[date]:
    """The first day of every day, month or year from one day to another."""
    time = date.fromisoformat(f"{first.isoformat()[:letters]}-01-01"[:10])
    while time <= last:
        yield time
        if (time := _after(time, letters)) == date.max:
            return


def _after(time: date, letters: int) -> date:
    """When the next one begins; the last day that a calendar has where there is none."""
    try:
        if letters == 10:
            return time + timedelta(days=1)
        if letters == 7:
            return (time.replace(day=1) + timedelta(days=32)).replace(day=1)
        return time.replace(year=time.year + 1)
    except (OverflowError, ValueError):
        return date.max


def _lines(most: int) -> list[int]:
    """Round numbers from 0 to the first that is not below `most`."""
    step = next(
        step
        for power in range(20)
        for part in (1, 2, 5)
        if math.ceil(most / (step := part * 10**power)) <= STEPS
    )
    return list(range(0, step * math.ceil(most / step) + 1, step))

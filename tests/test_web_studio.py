"""Pictures are drawn by a process of its own: each once, whoever asks, and a process that ends takes no page with it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from tellings.export import pictures
from tellings.model.records import Record
from tellings.web.studio import Studio

# Draws what it is told to, numbered; ends or waits where it is asked to.
FAKE = """
import sys, time
from tellings import program
number = 0
while (asked := program.receive(sys.stdin.buffer)) is not None:
    number += 1
    if asked["name"] == "end":
        sys.exit(1)
    time.sleep(asked["drawn"].get("seconds", 0))
    program.send(sys.stdout.buffer, {"svg": f"<svg>{asked['name']} {number}</svg>"})
"""
SIZE: Record = {"width": 10, "height": 10}


@contextmanager
def studio(**given: float) -> Iterator[Callable[[str, Record], str]]:
    made = Studio([sys.executable, "-c", FAKE], **given)  # type: ignore[arg-type]
    try:
        yield lambda name, drawn: made.draw("toll", {**SIZE, **drawn}, name)
    finally:
        made.close()


def test_a_picture_is_drawn_once_however_many_ask() -> None:
    with studio() as draw, ThreadPoolExecutor(8) as people:
        asked = [people.submit(draw, "a", {"seconds": 0.3}) for _ in range(8)]
        assert {each.result() for each in asked} == {"<svg>a 1</svg>"}
        assert draw("b", {}) == "<svg>b 2</svg>"
        assert draw("a", {"seconds": 0.3}) == "<svg>a 1</svg>"


def test_what_was_not_asked_for_longest_goes() -> None:
    with studio(most=30) as draw:
        assert [draw("a", {}), draw("b", {}), draw("a", {})] == [
            "<svg>a 1</svg>",
            "<svg>b 2</svg>",
            "<svg>a 1</svg>",
        ]
        assert draw("c", {}) == "<svg>c 3</svg>"
        assert draw("a", {}) == "<svg>a 1</svg>"
        assert draw("b", {}) == "<svg>b 4</svg>"


def test_a_process_that_ends_or_hangs_costs_one_picture() -> None:
    with studio(seconds=1.0) as draw:
        for name, drawn in (("end", {}), ("hang", {"seconds": 60})):
            assert "could not be drawn" in draw(name, drawn)
            assert draw(f"after {name}", {}) == f"<svg>after {name} 1</svg>"


def test_the_painter_draws_as_the_library_does() -> None:
    days = [{"day": f"2031-03-0{day}T00:00:00Z", "best": day, "low": day, "high": day + 1} for day in (3, 5)]
    drawn: Record = {"width": 400, "height": 140, "days": days}
    made = Studio()
    try:
        assert made.draw("toll", drawn, "killed") == pictures.draw("toll", drawn, "killed")
        assert "could not be drawn" in made.draw("toll", {**drawn, "days": 1}, "killed")
    finally:
        made.close()

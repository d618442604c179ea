"""The process that draws pictures: {"kind", "drawn", "name"} comes in, {"svg"} goes out (null where it cannot be drawn)."""

from __future__ import annotations

import sys

from tellings import program
from tellings.export.pictures import draw


def main() -> int:
    """Draws until nothing more is asked for."""
    import altair as alt
    import vl_convert  # noqa: F401  (loaded before the first picture is asked for)

    answers = program.own_output()
    while (asked := program.receive(sys.stdin.buffer)) is not None:
        try:
            # What is drawn here are charts that the tests have held to the schema: holding each to it takes longer than drawing.
            with alt.utils.schemapi.debug_mode(False):
                svg = draw(asked["kind"], asked["drawn"], asked["name"])
        except Exception:  # whatever it was, the desk says that there is no picture, and the next is drawn
            svg = None
        program.send(answers, {"svg": svg})
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How often Python looks for garbage that refers to itself in circles, for the programs of this package."""

from __future__ import annotations

import gc

_NEW_OBJECTS = (
    50_000  # 10,000 to 200,000 are alike: putting incidents together takes a sixth less time, in 8 MB more
)


def collect_seldom() -> None:
    """Lets this process look less often than Python does by itself, which is each time that it holds 700 new objects.

    Hardly anything here refers to itself in a circle, and each look goes over what is held.
    """
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])

"""How a count changed from day to day, as a picture."""

from __future__ import annotations

from functools import lru_cache

from tellings.export.pictures import toll_svg
from tellings.model.records import Record, canonical

REMEMBERED = 64  # pictures
WIDTH, HEIGHT = 400, 140  # pixels


def toll_picture(verdict: Record, name: str) -> str | None:
    """The best figure as a line and its bounds as a band, as SVG; None where the count never changed."""
    history = verdict.get("history") or ()
    return _drawn(canonical(list(history)), name) if len(history) > 1 else None


@lru_cache(REMEMBERED)
def _drawn(history: str, name: str) -> str:
    import json

    days = [
        {
            "day": f"{each['day'][:10]}T00:00:00Z",
            "best": each["best"] if each["best"] is not None else each["low"],
            "low": each["low"],
            "high": each["high"] if each["high"] is not None else each["low"],
        }
        for each in json.loads(history)
    ]
    return toll_svg({"width": WIDTH, "height": HEIGHT, "days": days}, f"toll-{name}")

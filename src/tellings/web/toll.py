"""How a count changed from day to day, as a picture."""

from __future__ import annotations

from tellings.export.pictures import Draw
from tellings.model.records import Record

WIDTH, HEIGHT = 400, 140  # pixels


def toll_picture(verdict: Record, name: str, draw: Draw) -> str | None:
    """The best figure as a line and its bounds as a band, as SVG; None where the count never changed."""
    history = verdict.get("history") or ()
    if len(history) < 2:
        return None
    days = [
        {
            "day": f"{each['day'][:10]}T00:00:00Z",
            "best": each["best"] if each["best"] is not None else each["low"],
            "low": each["low"],
            "high": each["high"] if each["high"] is not None else each["low"],
        }
        for each in history
    ]
    return draw("toll", {"width": WIDTH, "height": HEIGHT, "days": days}, f"toll-{name}")

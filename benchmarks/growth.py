"""The growth of time and memory as a picture: both axes in powers of ten, so that what is in proportion is a straight line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from .measuring import Figures

_LINES = {
    "linking": ("tellings", "linking", "linking"),
    "reconciling": ("tellings", "reconciling", "reconciling"),
    "keeping": ("tellings", "keeping", "keeping"),
    "adding": ("reports", "adding", "one more report"),
}
_WIDTH, _HEIGHT = 420, 300  # pixels


def drawn(linking: Sequence[Figures], casebook: Sequence[Figures]) -> str:
    """An SVG: on the left seconds of processor, on the right memory at most, against how much there is."""
    import altair
    import vl_convert

    times, memory = (
        altair.Chart(altair.Data(values=list(rows)))  # type: ignore[no-untyped-call]
        for rows in (_times(linking, casebook), _memory(linking, casebook))
    )
    both = altair.hconcat(
        _lines(times, "seconds", "seconds of processor"), _lines(memory, "gigabytes", "memory at most, GB")
    ).resolve_scale(color="independent")
    svg: str = vl_convert.vegalite_to_svg(both.to_dict(), allowed_base_urls=[])
    return svg


def _lines(chart: Any, field: str, title: str) -> Any:
    import altair

    power = altair.Scale(type="log", nice=True)
    axis = altair.Axis(format="~s", tickCount=5)
    return (
        chart.mark_line(point=True)
        .encode(
            x=altair.X("size:Q", scale=power, axis=axis, title="tellings, or reports of one telling each"),
            y=altair.Y(f"{field}:Q", scale=power, axis=altair.Axis(format="~g", tickCount=5), title=title),
            color=altair.Color("what:N", title=None, legend=altair.Legend(orient="top", columns=2)),
        )
        .properties(width=_WIDTH, height=_HEIGHT)
    )


def _times(linking: Sequence[Figures], casebook: Sequence[Figures]) -> Iterator[dict[str, object]]:
    for size, time, what in _LINES.values():
        for figures in linking if size == "tellings" else casebook:
            yield {"size": figures[size], "seconds": figures[time], "what": what}


def _memory(linking: Sequence[Figures], casebook: Sequence[Figures]) -> Iterator[dict[str, object]]:
    for what, size, held in (
        ("linking and reconciling", "tellings", linking),
        ("adding and deciding", "reports", casebook),
    ):
        for figures in held:
            yield {"size": figures[size], "gigabytes": figures["memory"] / 1000, "what": what}

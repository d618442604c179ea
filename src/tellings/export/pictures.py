"""The map and the timeline as SVG: charts by Altair, drawn by vl-convert, both imported only here and only when drawing.

Colours are written into a chart as stand-ins and taken out again for the page's own CSS variables, so that a picture
follows the page into the dark and onto paper.  Nothing is loaded from anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Literal

from tellings.model.records import Record

Kind = Literal["timeline", "histogram", "toll"]
Draw = Callable[[Kind, Record, str], str]

# Stand-ins: colours that no chart uses otherwise, each for the CSS variable of that name.
INKS = {
    "land": "#a10001",
    "border": "#a10002",
    "sea": "#a10003",
    "grid": "#a10004",
    "point": "#a10005",
    "label": "#a10006",
    "halo": "#a10007",
    "quiet": "#a10008",
}
FONT = "system-ui, sans-serif"
QUIET_AXIS = {
    "title": None,
    "labelColor": INKS["quiet"],
    "labelFontSize": 12,
    "labelPadding": 8,
    "labelOverlap": True,
    "domainColor": INKS["grid"],
    "tickColor": INKS["grid"],
    "gridColor": INKS["grid"],
}
INNER_ID = re.compile(r"""(?<=id=")[a-z]+_?\d+(?=")|(?<=url\(#)[a-z]+_?\d+(?=\))""")
LINK = re.compile(r"""\s(?:xlink:)?href="[^"#]*#(/?)([^"]*)\"""")
TAG = re.compile(r"<[^<>]+>")
SIZE = re.compile(r'(<svg\b[^>]*?) width="([\d.]+)" height="([\d.]+)"')
HIDDEN = re.compile(r"<path[^>]* d=\"\"[^>]*/>")


def map_svg(drawn: Record, land: list[Record], name: str) -> str:
    """The map.  `drawn`: frame {width, height, scale, lon, lat}, points, rings and labels in pixels; `name` of its parts."""
    import altair as alt

    frame = drawn["frame"]
    width, height = frame["width"], frame["height"]
    projection = {
        "type": "mercator",
        "scale": frame["scale"],
        "rotate": [-frame["lon"], 0, 0],
        "center": [0, frame["lat"]],
        "translate": [width / 2, height / 2],
        "clipExtent": [[-2, -2], [width + 2, height + 2]],
        "precision": 0.3,
    }
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, width], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False))
    size = alt.Size("size:Q", scale=None)
    marks = alt.layer(
        _chart(drawn["rings"])
        .mark_point(
            fill=INKS["point"],
            fillOpacity=0.09,
            stroke=INKS["point"],
            strokeOpacity=0.45,
            strokeDash=[3, 3],
            aria=False,
        )
        .encode(x, y, size),
        _chart(drawn["points"])
        .mark_point(fill=INKS["point"], fillOpacity=0.62, stroke=INKS["halo"], strokeWidth=1.2)
        .encode(x, y, size, href="href:N", description="title:N"),
        *_labels(drawn["labels"], x, y),
    )
    ground = alt.layer(
        alt.Chart(alt.graticule(step=[drawn["step"], drawn["step"]])).mark_geoshape(
            filled=False, stroke=INKS["grid"], strokeWidth=0.6, aria=False
        ),
        alt.Chart(alt.NamedData("land")).mark_geoshape(
            fill=INKS["land"], stroke=INKS["border"], strokeWidth=0.7, strokeJoin="round", aria=False
        ),
    ).project(**projection)
    return _svg(
        alt.layer(ground, marks).properties(width=width, height=height), name, INKS["sea"], {"land": land}
    )


def timeline_svg(drawn: Record, name: str) -> str:
    """The timeline.  `drawn`: width, height, domain (two ISO days), bars and labels with `lane`."""
    import altair as alt

    domain = [alt.DateTime(**_day(day)) for day in drawn["domain"]]
    axis = alt.Axis.from_dict(
        {**QUIET_AXIS, "tickCount": drawn["ticks"], "format": drawn["format"], "orient": "bottom"}
    )
    start = alt.X("start:T", axis=axis, scale=alt.Scale(domain=domain, type="utc", nice=False))
    lane = alt.Y("lane:Q", axis=None, scale=alt.Scale(domain=[drawn["lanes"] - 0.4, -0.6], nice=False))
    bars = (
        _chart(drawn["bars"])
        .mark_rule(stroke=INKS["point"], strokeCap="round", opacity=0.75, strokeWidth=9)
        .encode(start, lane, x2="end:T", href="href:N", description="title:N")
    )
    labels = _chart(drawn["labels"]).mark_text(
        align="left", baseline="middle", dx=10, fontSize=drawn["font"], fill=INKS["label"]
    )
    chart = alt.layer(bars, labels.encode(alt.X("at:T"), lane, text="text:N", href="href:N"))
    return _svg(chart.properties(width=drawn["width"], height=drawn["height"]), name)


def histogram_svg(drawn: Record, name: str) -> str:
    """Incidents over time, for too many to name.  `drawn`: width, height, bins {start, end, count}, ticks, format."""
    import altair as alt

    time = alt.Axis.from_dict({**QUIET_AXIS, "tickCount": drawn["ticks"], "format": drawn["format"]})
    many = alt.Axis.from_dict({**QUIET_AXIS, "tickMinStep": 1, "format": "d"})
    chart = (
        _chart(drawn["bins"])
        .mark_bar(fill=INKS["point"], fillOpacity=0.7, stroke=INKS["halo"], strokeWidth=0.8)
        .encode(
            alt.X("start:T", scale=alt.Scale(type="utc"), axis=time),
            alt.Y("count:Q", axis=many),
            x2="end:T",
            y2=alt.datum(0),
            description="title:N",
        )
    )
    return _svg(chart.properties(width=drawn["width"], height=drawn["height"]), name)


def toll_svg(drawn: Record, name: str) -> str:
    """A count from day to day.  `drawn`: width, height, days {day, best, low, high}, the first first."""
    import altair as alt

    days = drawn["days"]
    time = alt.Axis.from_dict({**QUIET_AXIS, "format": "%-d %b %Y", "values": [each["day"] for each in days]})
    many = alt.Axis.from_dict({**QUIET_AXIS, "tickMinStep": 1, "tickCount": 4, "format": "d"})
    start = alt.X("day:T", scale=alt.Scale(type="utc", padding=24), axis=time)
    chart = _chart(days).encode(start)
    best = alt.Y("best:Q", axis=many, scale=alt.Scale(zero=False, nice=True, padding=12))
    layers = alt.layer(
        chart.mark_rule(stroke=INKS["point"], strokeWidth=7, strokeOpacity=0.25, strokeCap="round").encode(
            y="low:Q", y2="high:Q"
        ),
        chart.mark_line(stroke=INKS["point"], strokeWidth=2, interpolate="step-after").encode(best),
        chart.mark_point(fill=INKS["point"], stroke=INKS["halo"], strokeWidth=1.2, size=64, opacity=1).encode(
            best
        ),
        chart.mark_text(dy=-13, fontSize=12.5, fontWeight=600, fill=INKS["label"]).encode(
            best, text="best:Q"
        ),
    )
    return _svg(layers.properties(width=drawn["width"], height=drawn["height"]), name)


_KINDS: Mapping[Kind, Callable[[Record, str], str]] = {
    "timeline": timeline_svg,
    "histogram": histogram_svg,
    "toll": toll_svg,
}


def draw(kind: Kind, drawn: Record, name: str) -> str:
    """A picture of a kind."""
    return _KINDS[kind](drawn, name)


def _chart(values: list[Record]) -> Any:
    import altair as alt

    return alt.Chart(alt.InlineData(values))


def _labels(labels: list[Record], x: Any, y: Any) -> list[Any]:
    """Each label twice: a halo that keeps it readable on borders, and the label."""
    chart = _chart(labels).encode(x, y, text="text:N")
    look = {"align": "left", "baseline": "middle", "fontSize": 12.5, "fontWeight": 600}
    halo = chart.mark_text(
        **look, stroke=INKS["halo"], strokeWidth=3.5, strokeJoin="round", fill=INKS["halo"]
    )
    return [halo, chart.mark_text(**look, fill=INKS["label"])]


def _day(day: str) -> dict[str, Any]:
    year, month, date = (int(part) for part in day[:10].split("-"))
    return {"year": year, "month": month, "date": date, "utc": True}


def _svg(
    chart: Any, name: str, ground: str | None = None, data: dict[str, list[Record]] | None = None
) -> str:
    """The chart drawn; its colours as CSS variables, its size left to the page, its inner ids made its own."""
    import vl_convert

    styled = chart.configure(
        background="transparent",
        font=FONT,
        aria=True,
        padding=0 if ground else {"left": 4, "right": 4, "top": 4, "bottom": 4},
    ).configure_view(fill=ground or "transparent", stroke="transparent")
    drawn = styled.to_dict()
    # Large data is put in only here: Altair copies all that it holds at every step.
    drawn["datasets"] = {**drawn.get("datasets", {}), **(data or {})}
    return themed(vl_convert.vegalite_to_svg(drawn, allowed_base_urls=[]), name)


def themed(svg: str, name: str) -> str:
    """An SVG made to follow the page; texts in it are left as they are.

    Vega numbers its clips through the whole process: here they start from 1 again.  It also sets an address of its own
    before every link: here "#name" leads within the page again, and "#/path" to another page of the same site.
    """
    numbers: dict[str, str] = {}

    def tag(found: re.Match[str]) -> str:
        text = found[0]
        for variable, ink in INKS.items():
            text = text.replace(f'="{ink}"', f'="var(--{variable})"')
        text = INNER_ID.sub(lambda each: numbers.setdefault(each[0], f"{name}-{len(numbers) + 1}"), text)
        return LINK.sub(lambda each: f' href="{each[1] or "#"}{each[2]}"', text)

    return SIZE.sub(r"\1", TAG.sub(tag, HIDDEN.sub("", svg)), count=1)

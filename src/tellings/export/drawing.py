"""The incidents of a record as what the pictures draw: points on a map, bars on a line of time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from tellings.model.records import Record

from . import claims as walk
from . import titles
from .geojson import radius
from .layout import Box, Frame, frame, label_box, lanes, text_width
from .outline import countries
from .pictures import Kind, draw, map_svg
from .visible import visible

LABEL = 12.5  # pixels
SMALLEST_POINT, LARGEST_POINT = 5.0, 26.0  # pixels, radius
MOST_BARS = 60  # beyond that names no longer fit, and the timeline shows how many
MOST_LETTERS = 44
LANE = 26  # pixels
GAP = 14  # pixels between two things in a lane
ROOMY = 600  # pixels: a narrower timeline leaves the dates to its axis
ROUND_STEPS = (0.5, 1, 2, 5, 10, 20, 30)  # degrees between the lines of the grid
Href = Callable[[Record], str]

FORMATS = ((300, "%-d %b %Y"), (1500, "%b %Y"), (10**9, "%Y"))  # up to so many days


def draw_map(incidents: list[Record], width: int, height: int, name: str) -> str | None:
    """The incidents that have a point, as SVG; None where none has."""
    placed = [each for each in incidents if _point(each)]
    if not placed:
        return None
    placed.sort(key=lambda each: (-_killed(each), each["id"]))
    around = frame([_reach(each) for each in placed], width, height)
    points = [_marked(each, around, _killed(placed[0])) for each in placed]
    extent = around.extent()
    across = extent.east - extent.west
    drawn = {
        "frame": {key: getattr(around, key) for key in ("width", "height", "scale", "lon", "lat")},
        "points": points,
        "rings": [ring for each in placed if (ring := _ring(each, around))],
        "labels": _map_labels(placed, points, around),
        "step": next((step for step in ROUND_STEPS if across / step <= 8), ROUND_STEPS[-1]),
    }
    return map_svg(drawn, countries(extent), name)


def on_page(incident: Record) -> str:
    """Where an incident stands on a page that shows them all."""
    return "#" + titles.anchor("incident", incident["id"])


def draw_timeline(incidents: list[Record], width: int, name: str) -> str | None:
    """The incidents whose year is known, as SVG: bars as long as the date is uncertain; None where there are none."""
    found = timeline(incidents, width)
    return draw(*found, name) if found else None


def timeline(incidents: list[Record], width: int, href: Href = on_page) -> tuple[Kind, Record] | None:
    """The same as what is to be drawn.  `href` says where each leads."""
    dated = sorted(
        ((start, end, each) for each in incidents for start, end in _bounds(each)),
        key=lambda each: (each[0], each[1], each[2]["id"]),
    )
    if not dated:
        return None
    first, last = dated[0][0], max(end for _, end, _ in dated)
    if len(dated) > MOST_BARS:
        letters = letters_of(first, last)
        return begun(Counter(start.isoformat()[:letters] for start, _, _ in dated), first, last, width)
    return "timeline", {**_style(first, last, width), **_bars(dated, first, last, width, href)}


def letters_of(first: date, last: date) -> int:
    """Whether days, months or years are counted between two days: so many letters of an ISO day name one."""
    days = (last - first).days + 1
    return 10 if days <= 60 else 7 if days <= 366 * 8 else 4


def begun(counts: Mapping[str, int], first: date, last: date, width: int) -> tuple[Kind, Record]:
    """How many incidents began in each day, month or year (`letters_of`, by its ISO name), as what is to be drawn.

    `first` and `last` are the first and the last day on which any of them may have begun.
    """
    return "histogram", {**_style(first, last, width), "height": 150, "bins": _bins(counts)}


def _style(first: date, last: date, width: int) -> Record:
    days = (last - first).days + 1
    return {
        "width": width,
        "ticks": max(3, width // 130),
        "format": next(f for most, f in FORMATS if days <= most),
    }


def _point(incident: Record) -> Record | None:
    places = walk.elements(incident, "place")
    return next((each for each in places if each["lat"] is not None and each["lon"] is not None), None)


def _killed(incident: Record) -> int:
    verdict = incident["fields"].get("killed") or {}
    return next((verdict[key] for key in ("best", "low", "high") if verdict.get(key) is not None), 0)


def _reach(incident: Record) -> tuple[float, float, float]:
    place = _point(incident)
    assert place
    return place["lon"], place["lat"], float(radius(place["precision"]) or 0)


def _size(killed: int, most: int) -> float:
    """A radius in pixels: the area grows with the number killed."""
    share = math.sqrt(killed / most) if most else 0.0
    largest: float = min(LARGEST_POINT, SMALLEST_POINT + 2 * math.sqrt(most))
    return SMALLEST_POINT + (largest - SMALLEST_POINT) * share


def _area(pixels: float) -> float:
    return round(math.pi * pixels * pixels, 3)


def _marked(incident: Record, around: Frame, most: int) -> Record:
    lon, lat, _ = _reach(incident)
    x, y = around.position(lon, lat)
    killed = _killed(incident)
    return {
        "x": round(x, 2),
        "y": round(y, 2),
        "radius": _size(killed, most),
        "size": _area(_size(killed, most)),
        "href": on_page(incident),
        "title": visible(f"{titles.title(incident)}, {killed} killed"),
    }


def _ring(incident: Record, around: Frame) -> Record | None:
    lon, lat, metres = _reach(incident)
    pixels = around.pixels(metres, lat)
    x, y = around.position(lon, lat)
    return (
        {"x": round(x, 2), "y": round(y, 2), "size": _area(pixels)} if pixels > SMALLEST_POINT + 3 else None
    )


def _map_labels(placed: list[Record], points: list[Record], around: Frame) -> list[Record]:
    """The places' names, those with most killed first, as far as they fit."""
    taken = [
        Box(
            point["x"] - point["radius"],
            point["y"] - point["radius"],
            point["x"] + point["radius"],
            point["y"] + point["radius"],
        )
        for point in points
    ]
    labels: list[Record] = []
    named: set[str] = set()
    for incident, point in zip(placed, points, strict=True):
        place = _point(incident)
        text = _short(place["name"]) if place else ""
        away = point["radius"] + 5
        box = label_box(point["x"], point["y"], away, text, LABEL * 1.08, around.width, taken)
        if not text or text in named or not box or box.top < 0 or box.bottom > around.height:
            continue
        named.add(text)
        taken.append(box)
        labels.append({"x": round(box.left, 2), "y": round((box.top + box.bottom) / 2, 2), "text": text})
    return labels


def _short(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= MOST_LETTERS else shown[: MOST_LETTERS - 1].rstrip() + "…"


def _bounds(incident: Record) -> list[tuple[date, date]]:
    """The first and the last day on which it may have begun, in a list of one; empty where the year is not known."""
    best = (incident["fields"].get("date") or {}).get("best") or {}
    known = [date.fromisoformat(best[key][:10]) for key in ("start", "end") if best.get(key)]
    return [(known[0], known[-1])] if known else []


def _bars(dated: list[tuple[date, date, Record]], first: date, last: date, width: int, href: Href) -> Record:
    texts = [_short(titles.title(each, dated=width >= ROOMY)) for _, _, each in dated]
    begin = first - timedelta(days=max(1, round((last - first).days * 0.03)))
    # So many pixels to the day that the label after each bar still ends within the picture.
    room = [max(width - 2 * GAP - text_width(text, LABEL), width / 4) for text in texts]
    day_wide = min(free / ((end - begin).days + 1) for free, (_, end, _) in zip(room, dated, strict=True))
    domain = begin, begin + timedelta(days=max(math.floor(width / day_wide), 2))
    day_wide = width / (domain[1] - begin).days
    stretches = [
        ((start - begin).days * day_wide, (end - begin).days * day_wide + GAP * 2 + text_width(text, LABEL))
        for (start, end, _), text in zip(dated, texts, strict=True)
    ]
    numbers = lanes(stretches)
    count = max(numbers) + 1
    bars = [
        {
            "start": f"{start.isoformat()}T00:00:00Z",
            "end": f"{end.isoformat()}T12:00:00Z",
            "at": f"{end.isoformat()}T12:00:00Z",
            "lane": lane,
            "text": text,
            "title": text,
            "href": href(each),
        }
        for (start, end, each), text, lane in zip(dated, texts, numbers, strict=True)
    ]
    return {
        "height": count * LANE + 12,
        "domain": [day.isoformat() for day in domain],
        "lanes": count,
        "font": LABEL,
        "bars": bars,
        "labels": bars,
    }


def _bins(counts: Mapping[str, int]) -> list[Record]:
    bins = []
    for name in sorted(counts):
        day = date.fromisoformat(f"{name}-01-01"[:10])
        end = day + timedelta(days={10: 1, 7: 28, 4: 360}[len(name)])
        bins.append(
            {
                "start": f"{day.isoformat()}T00:00:00Z",
                "end": f"{end.isoformat()}T00:00:00Z",
                "count": counts[name],
                "title": f"{day.isoformat()}: {counts[name]}",
            }
        )
    return bins

"""What the map and the timeline are worked out from, and the pictures themselves."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export_sample import MADE_BY, sample
from tellings.export import casebook1
from tellings.export.drawing import draw_map, draw_timeline
from tellings.export.layout import Box, frame, label_box, lanes
from tellings.export.outline import Extent, countries
from tellings.export.pictures import INKS, themed
from tellings.model import DateValue, Element, Incident, Origin, PlaceValue, Verdict
from tellings.model.records import Record
from tellings.testing import make_claim, make_document, make_incident, make_telling, make_view

PLACES = st.tuples(st.floats(-180, 180), st.floats(-70, 70), st.floats(0, 400_000))


def drawn(*incidents: Incident) -> list[Record]:
    record = casebook1(make_view(*incidents), [], [], [], [], MADE_BY)
    found: list[Record] = record["incidents"]
    return found


def incident(name: str, lon: float, lat: float, day: str = "2011-03-04") -> Incident:
    document = make_document(f"{name} on {day}", f"{name}-{day}-{lon}-{lat}")
    where, when = PlaceValue(name, lat=lat, lon=lon), DateValue(day, day, "day")
    place, date = make_claim(document, "place", name, where), make_claim(document, "date", day, when)
    origins = (Origin(None, document.id, (place.id,)),)
    fields = {
        "place": Verdict(
            "single", (Element(where, "single", origins, (place,)),), None, None, origins, (place,)
        ),
        "date": Verdict("single", when, when, when, origins, (date,)),
    }
    return make_incident(make_telling(document, place, date), fields=fields)


@given(st.lists(PLACES, min_size=1, max_size=12))
def test_the_frame_holds_every_place_unless_they_span_the_world(
    places: list[tuple[float, float, float]],
) -> None:
    around = frame(places, 1000, 450)
    whole_world = around.scale <= 1000 / 6.28
    for lon, lat, _ in places:
        x, y = around.position(lon, lat)
        assert -1 <= x <= 1001
        assert whole_world or -1 <= y <= 451


def test_a_map_across_the_date_line_is_narrow() -> None:
    around = frame([(178.4, -18.1, 0), (-171.8, -13.8, 0)], 900, 440)
    extent = around.extent()
    assert extent.east - extent.west < 40
    west, east = around.position(178.4, -18.1)[0], around.position(-171.8, -13.8)[0]
    assert 0 < west < east < 900


def test_one_point_has_something_round_it() -> None:
    extent = frame([(10.0, 50.0, 200)], 900, 440).extent()
    assert 4 < extent.east - extent.west < 30


def inside(lon: float, lat: float, rings: list[list[list[float]]]) -> bool:
    """Whether a point lies in a polygon, by the even-odd rule."""
    crossed = False
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                crossed = not crossed
    return crossed


@pytest.mark.parametrize(
    ("lon", "lat", "land"),
    [(13.4, 52.5, True), (36.8, -1.3, True), (-99.1, 19.4, True), (-30.0, 30.0, False), (80.0, -20.0, False)],
)
def test_the_outline_knows_land_from_sea(lon: float, lat: float, land: bool) -> None:
    shapes = countries(Extent(lon - 1, lat - 1, lon + 1, lat + 1))
    assert any(inside(lon, lat, shape["geometry"]["coordinates"]) for shape in shapes) is land


def test_the_outline_is_cut_down_to_what_is_shown() -> None:
    assert 1 <= len(countries(Extent(10, 47, 12, 49))) < 20
    assert len(countries(Extent(-180, -80, 180, 80))) > 1000


@given(st.lists(st.tuples(st.floats(0, 900), st.floats(1, 200)), max_size=30))
def test_nothing_in_a_lane_touches(starts_and_lengths: list[tuple[float, float]]) -> None:
    stretches = sorted((start, start + length) for start, length in starts_and_lengths)
    numbers = lanes(stretches)
    for lane in set(numbers):
        held = [stretch for stretch, number in zip(stretches, numbers, strict=True) if number == lane]
        assert all(before[1] <= after[0] for before, after in pairwise(held))


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(0, 300)), max_size=40))
def test_labels_never_cover_one_another(points: list[tuple[float, float]]) -> None:
    taken: list[Box] = []
    for x, y in points:
        box = label_box(x, y, 8, "Sorvale", 12, 400, taken)
        if box:
            assert not any(box.overlaps(each) for each in taken)
            assert box.left >= 0
            assert box.right <= 400
            taken.append(box)


def test_the_pictures_are_well_formed_and_follow_the_page() -> None:
    of = sample()
    incidents = casebook1(of.view, of.documents, (), (), (), MADE_BY)["incidents"]
    for svg in (draw_map(incidents, 900, 440, "map"), draw_timeline(incidents, 900, "time")):
        assert svg
        ElementTree.fromstring(svg)
        assert not any(ink in svg for ink in INKS.values())
        assert "var(--point)" in svg
        assert "//" not in re.sub(r'xmlns(:xlink)?="[^"]*"', "", svg)
        assert len(re.findall(r'href="#incident-[0-9a-f]{16}"', svg)) >= 2


def test_two_pictures_drawn_one_after_the_other_are_the_same() -> None:
    incidents = drawn(incident("Sorvale", 8.2, 63.1), incident("Brannock", 10.9, 61.4))
    assert draw_map(incidents, 500, 300, "map") == draw_map(incidents, 500, 300, "map")
    assert draw_timeline(incidents, 500, "time") == draw_timeline(incidents, 500, "time")


def test_nothing_to_draw_is_no_picture() -> None:
    bare = make_incident(make_telling(make_document("Nothing.")))
    assert draw_map(drawn(bare), 900, 440, "map") is None
    assert draw_timeline(drawn(bare), 900, "time") is None


def test_many_incidents_are_counted_instead_of_named() -> None:
    incidents = [
        incident("Sorvale", 8.2, 63.1, f"2011-{month:02}-{day:02}")
        for month in (3, 4, 5)
        for day in range(1, 25)
    ]
    svg = draw_timeline(drawn(*incidents), 900, "time")
    assert svg
    assert "Sorvale" not in svg


def test_hostile_names_stay_text() -> None:
    name = '"><script>alert(1)</script><a href="http://x/#y">clip12 =#a10001'
    svg = draw_map(drawn(incident(name, 8.2, 63.1)), 900, 440, "map")
    assert svg
    root = ElementTree.fromstring(svg)
    assert not [each for each in root.iter() if each.tag.endswith("script")]
    assert any((each.text or "").startswith('"><script>') for each in root.iter())


def test_only_tags_are_touched() -> None:
    svg = '<svg width="9" height="9"><g clip-path="url(#clip7)" fill="#a10005">url(#clip7) fill="#a10005"</g><a xlink:href="https://v.example/#x">a</a></svg>'
    assert themed(svg, "map") == (
        '<svg><g clip-path="url(#map-1)" fill="var(--point)">url(#clip7) fill="#a10005"</g><a href="#x">a</a></svg>'
    )

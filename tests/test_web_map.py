"""The map: near incidents are one point, looked at closer they come apart, and none is lost on the way."""

from __future__ import annotations

import math
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.casebook import Casebook, Filters, Stamp, StoredIncident
from tellings.errors import UserError
from tellings.export.layout import Frame
from tellings.export.outline import Extent, countries
from tellings.export.pictures import draw
from tellings.export.record import incident_record
from tellings.model import Element, PlaceValue, Verdict
from tellings.model.records import Record
from tellings.pipeline.freshness import makers
from tellings.pipeline.storing import stored_incident
from tellings.testing import make_claim, make_document, make_incident, make_telling
from tellings.values.mercator import latitude, mercator
from tellings.web.filters import Filters as Asked
from tellings.web.ground import GROUNDS, ground, lines, outline
from tellings.web.holding import Holding
from tellings.web.mapping import CELL, View, groups_of, map_of, within
from tellings.web.timeline import timeline_of

WORLD = Frame(1040, 520, 1040 / 6.28, 0.0, 20.0)
SPOTS = {"Alm": (10.0, 50.0), "Alm Ost": (10.05, 50.02), "Far": (12.5, 51.5), "Away": (-60.0, -10.0)}
NAMES = ("Alm", "Alm ", "Alm Ost", "Far", "Away", "Nowhere")


def at(name: str, lon: float | None, lat: float | None, precision: str = "town") -> StoredIncident:
    """An incident at a place, as the casebook keeps it."""
    document = make_document(f"{name} was attacked.", f"{name}.txt")
    place = PlaceValue(name.strip(), lat=lat, lon=lon, precision=precision)  # type: ignore[arg-type]
    claim = make_claim(document, "place", name.strip(), place)
    verdict = Verdict("single", (Element(place, "single", (), (claim,)),), None, None, (), (claim,))
    incident = make_incident(make_telling(document, claim), fields={"place": verdict})
    return stored_incident(incident, incident_record(incident), {document.id: document}, frozenset())


@contextmanager
def holding(path: Path, incidents: Iterable[StoredIncident]) -> Iterator[Holding]:
    """A casebook that keeps these incidents, and nothing that they could be built from."""
    with Casebook.open(path, write=True, create=True) as casebook:
        with casebook.stored.changing() as (changes, _):
            changes.clear()
            changes.add(incidents)
            changes.stamp(Stamp(0, "", *makers(casebook)))
        with casebook.snapshot(), casebook.pages() as pages:
            yield Holding(casebook, pages, "mark")


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Holding]:
    """Two incidents at Alm, one beside it, one farther off, one on another continent, one nowhere."""
    made = []
    for name in NAMES:
        lon, lat = SPOTS.get(name.strip(), (None, None))
        made.append(at(name, lon, lat, "district" if name == "Far" else "town"))
    with holding(tmp_path / "map.db", made) as found:
        yield found


def address(box: str) -> str:
    return f"/map?type=attack&{box}" if box else "/map?type=attack"


def drawn(held: Holding, view: View) -> tuple[dict[str, Any], list[str]]:
    """The map, and where the points of its wide picture lead."""
    made: dict[str, Any] = dict(map_of(held, Filters(), view, address))
    return made, [each["href"] for each in made["wide"]["points"]]


def test_points_too_near_to_be_told_apart_are_one_and_come_apart(held: Holding) -> None:
    made, links = drawn(held, View())
    assert (made["placed"], made["within"]) == (5, 5)
    assert held.pages.incidents.count(Filters(placed=False)) == 1
    together = [each for each in links if each.startswith("/map?")]
    assert len(together) == 1
    assert len([each for each in links if each.startswith("/incidents/")]) + 1 == len(links)

    made, links = drawn(held, View.parse({"box": together[0].partition("box=")[2]}))
    assert made["within"] == 3
    assert sorted(each.partition("?")[0].rpartition("/")[0] for each in links) == ["", "/incidents"]
    assert "/incidents?type=attack&place=Alm" in links
    assert made["whole"] == "/map?type=attack"


def test_what_is_at_one_spot_is_listed(held: Holding) -> None:
    _, links = drawn(held, View((9.99, 49.99, 10.01, 50.01)))
    assert links == ["/incidents?type=attack&place=Alm"]
    assert held.pages.incidents.count(Asked(place="Alm").wanted()) == 3


def test_closer_and_farther_keep_the_middle(held: Holding) -> None:
    made, _ = drawn(held, View((8.0, 49.0, 14.0, 52.0)))
    for name, factor in (("closer", 0.5), ("farther", 2.0)):
        west, south, east, north = (float(each) for each in str(made[name]).partition("box=")[2].split(","))
        assert abs((west + east) / 2 - 11) < 0.01
        shown = View.parse({"box": str(made[name]).partition("box=")[2]})
        assert shown.box == (west, south, east, north)
        assert (east - west < 7) == (factor < 1)


@pytest.mark.parametrize(
    "box", ["1,2,3", "a,b,c,d", "5,0,1,1", "0,5,1,1", "0,0,400,1", "nan,0,1,1", "0,0,inf,1", "0,-95,1,1"]
)
def test_what_is_no_part_of_the_world(box: str) -> None:
    with pytest.raises(UserError, match="box is"):
        View.parse({"box": box})


FRAMES = (
    WORLD,
    Frame(400, 420, 400 / 6.28, 175.0, -30.0),  # over the date line
    Frame(1040, 520, 9_000.0, 12.0, 50.0),
)


@settings(max_examples=15)
@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-78, 78)), min_size=1, max_size=30))
def test_every_place_is_in_one_group_where_the_picture_has_it(spots: list[tuple[float, float]]) -> None:
    incidents = [at(f"Place {number}", *spot) for number, spot in enumerate(spots)]
    with tempfile.TemporaryDirectory() as folder, holding(Path(folder, "map.db"), incidents) as held:
        for around in FRAMES:
            groups = groups_of(held, Filters(placed=True), around)
            assert sum(group.count for group in groups) == len(spots)
            assert [group.count for group in groups] == sorted((g.count for g in groups), reverse=True)
            drawn_at = {
                stored.id: around.position(*spot) for stored, spot in zip(incidents, spots, strict=True)
            }
            for group in groups:
                x, y = drawn_at[group.id]
                # Cells are whole units wide: far from the picture a rounding shows.
                assert abs(x - group.x) <= CELL * 1.01 + 1
                assert abs(y - group.y) <= CELL * 1.01 + 1
                if group.count == 1:
                    assert (round(group.x - x, 3), round(group.y - y, 3)) == (0, 0)
                    assert group.name
                west, south, east, north = group.box
                assert (east - west) * math.pi / 180 * around.scale <= CELL * 1.01 + 1
                assert south <= north


@settings(max_examples=15)
@given(
    st.lists(st.tuples(st.floats(-180, 180), st.floats(-78, 78)), min_size=1, max_size=30),
    st.tuples(st.floats(-200, 200), st.floats(-70, 60), st.floats(1, 300), st.floats(1, 60)),
)
def test_a_part_of_the_world_holds_what_lies_in_it(
    spots: list[tuple[float, float]], box: tuple[float, float, float, float]
) -> None:
    west, south, wide, high = box
    view = View((west, south, west + wide, min(south + high, 78)))
    incidents = [at(f"Place {number}", *spot) for number, spot in enumerate(spots)]
    inside = sum(
        view.box is not None
        and view.box[1] <= lat <= view.box[3]
        and any(west <= lon + turn <= west + wide for turn in (-360, 0, 360))
        for lon, lat in spots
    )
    on_the_edge = sum(
        min(abs((lon - edge + 180) % 360 - 180) for edge in (west, west + wide)) < 1e-4
        or min(abs(lat - edge) for edge in (south, min(south + high, 78))) < 1e-4
        for lon, lat in spots
    )
    with tempfile.TemporaryDirectory() as folder, holding(Path(folder, "map.db"), incidents) as held:
        found = held.pages.incidents.count(within(Filters(), view))
    assert abs(found - inside) <= on_the_edge


def test_the_timeline_leads_to_the_incidents_and_says_what_has_no_year(held: Holding) -> None:
    made = timeline_of(held, Filters(), draw, lambda since, until: f"{since}..{until}")
    assert made["wide"] is None
    assert held.pages.incidents.count(Filters(dated=False)) == len(NAMES)


def test_an_outline_keeps_its_shape_without_what_nobody_sees() -> None:
    world = Extent(-180, -80, 180, 80)
    whole, thinned = countries(world), countries(world, 0.4)
    assert 0 < points(thinned) < points(whole) / 3
    assert len(thinned) < len(whole)
    for each in thinned:
        for ring in each["geometry"]["coordinates"]:
            assert len(ring) > 3
            assert ring[0] == ring[-1]


@pytest.mark.parametrize("around", FRAMES)
def test_the_outline_lies_where_the_points_do(around: Frame) -> None:
    """A lake's shore, by the finer outline or the coarser: the nearest corner is no farther than what was left out."""
    laid = ground(around)
    detail, units = GROUNDS[laid["name"]]
    corners = corners_of(outline(laid["name"]).decode())
    for lon, lat in ((-4.42, 36.72), (151.2, -33.85), (-70.0, -18.4)):  # on three coasts
        x, y = around.position(lon, lat)
        near = min(
            math.hypot(x - across - right * laid["scale"], y - laid["y"] - down * laid["scale"])
            for across in laid["x"]
            for right, down in corners
        )
        assert near / around.scale < math.radians(0.3 + detail)
    assert all(abs(right) <= 560 * units for right, _ in corners)


def test_no_country_leaps_over_the_world() -> None:
    """Across the date line an outline goes on, and Antarctica is led round the pole."""
    for name, (_, units) in GROUNDS.items():
        for ring in outline(name).decode().split("M")[1:]:
            points = corners_of(f"M{ring}")
            leaps = [abs(b[0] - a[0]) for a, b in pairwise(points)]
            polar = max(down for _, down in points) > 138 * units
            assert polar or max(leaps) < 60 * units


@pytest.mark.parametrize("around", FRAMES)
def test_the_grid_lies_at_whole_steps(around: Frame) -> None:
    made = lines(around, 10)
    assert made["x"]
    for x in made["x"]:
        lon = around.lon + math.degrees((x - around.width / 2) / around.scale)
        assert abs(lon / 10 - round(lon / 10)) < 0.01
    for y in made["y"]:
        lat = latitude(mercator(around.lat) + (around.height / 2 - y) / around.scale)
        assert abs(lat / 10 - round(lat / 10)) < 0.01


def corners_of(svg: str) -> list[tuple[int, int]]:
    """The corners of every ring of a picture's path, in its units."""
    found = []
    for ring in re.findall(r"M(-?\d+ -?\d+)l([^zM\"]*)", svg):
        x, y = (int(each) for each in ring[0].split())
        found.append((x, y))
        steps = [int(each) for each in ring[1].split()]
        for right, down in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + right, y + down
            found.append((x, y))
    return found


def points(features: list[Record]) -> int:
    return sum(len(ring) for each in features for ring in each["geometry"]["coordinates"])

"""The map: near incidents are one point, looked at closer they come apart, and none is lost on the way."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.errors import UserError
from tellings.export.layout import Frame
from tellings.model import Element, PlaceValue, Verdict
from tellings.testing import make_claim, make_document, make_incident, make_telling, make_view
from tellings.web.filters import Filters
from tellings.web.holding import Holding
from tellings.web.mapping import CELL, Place, View, grouped, map_of
from tellings.web.timeline import timeline_of

WORLD = Frame(1040, 520, 1040 / 6.28, 0.0, 20.0)
SPOTS = {"Alm": (10.0, 50.0), "Alm Ost": (10.05, 50.02), "Far": (12.5, 51.5), "Away": (-60.0, -10.0)}


def holding() -> Holding:
    """Two incidents at Alm, one beside it, one farther off, one on another continent, one nowhere."""
    incidents, documents = [], []
    for name in ("Alm", "Alm ", "Alm Ost", "Far", "Away", "Nowhere"):
        document = make_document(f"{name} was attacked.", f"{name}.txt")
        lon, lat = SPOTS.get(name.strip(), (None, None))
        place = PlaceValue(name.strip(), lat=lat, lon=lon, precision="district" if name == "Far" else "town")
        claim = make_claim(document, "place", name.strip(), place)
        verdict = Verdict("single", (Element(place, "single", (), (claim,)),), None, None, (), (claim,))
        incidents.append(make_incident(make_telling(document, claim), fields={"place": verdict}))
        documents.append(document)
    return Holding("mark", make_view(*incidents), documents, [], [], {})


def address(box: str) -> str:
    return f"/map?type=attack&{box}" if box else "/map?type=attack"


def drawn(view: View) -> tuple[dict[str, object], list[str]]:
    """The map, and where the points of its wide picture lead."""
    held = holding()
    made = map_of(held, list(held.rows), view, address)
    return made, [unescape(each) for each in re.findall(r'href="([^"]*)"', str(made["wide"]))]


def test_points_too_near_to_be_told_apart_are_one_and_come_apart() -> None:
    made, links = drawn(View())
    assert (made["placed"], made["within"]) == (5, 5)
    assert [row["title"] for row in made["without"]] == ["Attack, Nowhere"]  # type: ignore[attr-defined]
    together = [each for each in links if each.startswith("/map?")]
    assert len(together) == 1
    assert len([each for each in links if each.startswith("/incidents/")]) + 1 == len(links)

    made, links = drawn(View.parse({"box": together[0].partition("box=")[2]}))
    assert made["within"] == 3
    assert sorted(each.partition("?")[0].rpartition("/")[0] for each in links) == ["", "/incidents"]
    assert "/incidents?type=attack&place=Alm" in links
    assert made["whole"] == "/map?type=attack"


def test_what_is_at_one_spot_is_listed() -> None:
    _, links = drawn(View((9.99, 49.99, 10.01, 50.01)))
    assert links == ["/incidents?type=attack&place=Alm"]
    rows = Filters(place="Alm").chosen(holding().rows, lambda q: frozenset())
    assert len(rows) == 3


def test_closer_and_farther_keep_the_middle() -> None:
    made, _ = drawn(View((8.0, 49.0, 14.0, 52.0)))
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


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-70, 80)), max_size=40))
def test_every_place_is_in_one_group_and_groups_are_small(spots: list[tuple[float, float]]) -> None:
    places = tuple(Place(f"{n:03}", lon, lat, 0.0, "", "") for n, (lon, lat) in enumerate(spots))
    groups = grouped(places, WORLD)
    assert sorted(each.id for group in groups for each in group) == [each.id for each in places]
    for group in groups:
        x, y = zip(*(WORLD.position(each.lon, each.lat) for each in group), strict=True)
        assert max(x) - min(x) <= CELL
        assert max(y) - min(y) <= CELL


def test_the_timeline_leads_to_the_incidents_and_says_what_has_no_year() -> None:
    held = holding()
    made = timeline_of(held, list(held.rows))
    assert made["wide"] is None
    assert len(made["without"]) == 6  # type: ignore[arg-type]

"""Where an outlet is at home, and what that settles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from builders_weigh import by_id
from tellings import ids
from tellings.model import Claim, Document, Linking, PlaceValue, Span, Telling
from tellings.settle import settle
from tellings.testing import make_document
from tellings.values import places
from tellings.values.gazetteer import Gazetteer

MISSOURI = ("Joplin", "Branson", "Nixa")


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer.open() as opened:
        yield opened


def place(name: str, gazetteer: Gazetteer) -> PlaceValue:
    found = places.parse(name, gazetteer)
    assert found is not None
    return found


def test_names_of_one_state_make_a_home(gazetteer: Gazetteer) -> None:
    home = places.home_of([place(f"{name}, Missouri", gazetteer) for name in MISSOURI])
    assert home is not None
    assert (home.country, home.admin1) == ("USA", "Missouri")


def test_too_few_names_or_names_of_everywhere_make_none(gazetteer: Gazetteer) -> None:
    assert places.home_of([place("Joplin, Missouri", gazetteer)] * 9) is None
    scattered = ("Gao, Mali", "Osh, Kyrgyzstan", "Joplin, Missouri", "Peshawar", "Lyon, France")
    assert places.home_of([place(name, gazetteer) for name in scattered]) is None


def test_the_town_in_a_site_s_name_does_not_speak_for_itself(gazetteer: Gazetteer) -> None:
    named = [place(f"{name}, Missouri", gazetteer) for name in ("Joplin", "Branson")]
    assert places.home_of([*named, place("Nixa, Missouri", gazetteer)], "nixanews.example") is None


def test_a_home_settles_a_namesake(gazetteer: Gazetteer) -> None:
    mentions = places.find("He lives in Springfield.", gazetteer)
    home = places.Home("USA", "Missouri", 37.2, -93.3)
    (value,) = places.resolve(mentions, gazetteer, home)
    assert value is not None
    assert value.admin1 == "Missouri"


@pytest.mark.parametrize(
    ("text", "name", "division"),
    [
        ("He moved to Charleston, W.Va., in May.", "W.Va.", "West Virginia"),
        ("Floods closed roads across NSW.", "NSW", "New South Wales"),
        ("A man from Sarnia, Ont., was hurt.", "Ont.", "Ontario"),
    ],
)
def test_abbreviated_divisions_at_a_marked_span(
    text: str, name: str, division: str, gazetteer: Gazetteer
) -> None:
    start = text.index(name)
    mentions = places.marked(text, [(start, start + len(name))], gazetteer)
    values = places.resolve(mentions, gazetteer)
    found = {(each.start, each.end): value for each, value in zip(mentions, values, strict=True)}
    value = found[start, start + len(name)]
    assert value is not None
    assert (value.name, value.precision) == (division, "province")


def told(text: str, *named: PlaceValue) -> tuple[Document, Telling]:
    """A report of one outlet that puts one incident at places, each quoted by its name."""
    document = make_document(text, outlet="ozarks.example")
    claims: list[Claim] = []
    for value in named:
        start = text.index(value.name)
        span = Span(start, start + len(value.name))
        claims.append(ids.claim(document, "place", span, value, sentence=Span(0, len(text))))
    telling = Telling(
        id=ids.telling_id(document.id, tuple(claims), ()),
        document=document.id,
        type="attack",
        stage="accomplished",
        main=True,
        claims=tuple(claims),
        mentions=(),
    )
    return document, telling


def settled(
    reports: Sequence[tuple[Document, Telling]], gazetteer: Gazetteer
) -> dict[str, tuple[Claim, ...]]:
    groups = tuple(sorted((telling.id,) for _, telling in reports))
    tellings = [telling for _, telling in reports]
    return dict(settle(by_id(*(document for document, _ in reports)), tellings, Linking(groups), gazetteer))


def test_settle_puts_a_namesake_where_its_outlet_is_at_home(gazetteer: Gazetteer) -> None:
    local = [told(f"A man was shot in {name}.", place(f"{name}, Missouri", gazetteer)) for name in MISSOURI]
    far = told("Two were shot in Springfield.", place("Springfield, Massachusetts", gazetteer))
    derived = settled([*local, far], gazetteer)
    assert set(derived) == {far[1].id}
    (claim,) = derived[far[1].id]
    assert isinstance(claim.value, PlaceValue)
    assert claim.value.admin1 == "Missouri"
    assert (claim.span, claim.quote, claim.sentence) == (None, None, None)
    assert far[1].claims[0].id in claim.derived_from
    assert len(claim.derived_from) > 1
    assert settled([far, *reversed(local)], gazetteer) == derived


def test_settle_leaves_a_place_whose_state_the_report_names(gazetteer: Gazetteer) -> None:
    local = [told(f"A man was shot in {name}.", place(f"{name}, Missouri", gazetteer)) for name in MISSOURI]
    far = told(
        "Two were shot in Springfield, Massachusetts.",
        place("Springfield, Massachusetts", gazetteer),
        place("Massachusetts", gazetteer),
    )
    assert settled([*local, far], gazetteer) == {}


def test_settle_takes_no_town_for_what_it_was_once_called(gazetteer: Gazetteer) -> None:
    towns = ("Nashville", "Memphis", "Knoxville")
    local = [told(f"A man was shot in {name}.", place(f"{name}, Tennessee", gazetteer)) for name in towns]
    far = told("Two were shot in Antioch.", place("Antioch, California", gazetteer))
    assert any(
        entry.admin1 == "Tennessee" for entry in gazetteer.lookup("Antioch")
    )  # New Hope, by an old name
    assert settled([*local, far], gazetteer) == {}

"""Places in texts: what is one, what is none, and which one it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model import PlaceValue
from tellings.values import places
from tellings.values.places import Gazetteer, PlaceMention


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer.open() as opened:
        yield opened


@pytest.fixture(scope="module")
def read(gazetteer: Gazetteer) -> Reader:
    return Reader(gazetteer)


class Reader:
    """Finds and resolves in one step."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def mentions(self, text: str, *taken: str) -> list[PlaceMention]:
        spans = [(text.index(name), text.index(name) + len(name)) for name in taken]
        found = places.find(text, self.gazetteer, spans)
        for mention in found:
            assert text[mention.start : mention.end] == mention.text
        return found

    def names(self, text: str, *taken: str) -> list[str]:
        return [mention.text for mention in self.mentions(text, *taken) if not mention.demonym]

    def values(self, text: str, home: str | None = None) -> dict[str, PlaceValue]:
        mentions = self.mentions(text)
        resolved = places.resolve(mentions, self.gazetteer, places.Home(home) if home else None)
        assert len(resolved) == len(mentions)
        return {mention.text: value for mention, value in zip(mentions, resolved, strict=True) if value}

    def one(self, text: str, name: str, home: str | None = None) -> PlaceValue:
        return self.values(text, home)[name]


# What is a place


@pytest.mark.parametrize(
    "text",
    [
        "Of course nobody came. May was quiet. Police held a man.",
        "On Sunday in March, Young said so. Man bites dog.",
        "Reading is good. Nice people came. Mobile phones rang.",
        "Jackson said he would leave. Michael Jackson died.",
        "President Lincoln was shot. Paris Hilton smiled.",
        "He reads the Washington Post and the Boston Globe.",
        "The Union and the University agreed.",
        "HR and the IPO were late. He spoke to Us.",
        "Best of all, Hope came. Price rises hurt.",
        "The State said no. In The Northern half a Holy man prayed For Peace.",
        "The Justice Department and the Fire Department came.",
        "A person of interest was named. Two men were shot on the Lower East Side.",
        "He drove off in a Toyota.",
        "Police Looking For Suspect In LES Shooting That Struck Four",
    ],
)
def test_words_that_are_no_places(read: Reader, text: str) -> None:
    assert read.names(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Two men died in Nice and one in Reading.", ["Nice", "Reading"]),
        ("A bomb went off in Mobile, Alabama.", ["Mobile", "Alabama"]),
        ("Officers met in Jackson, Mississippi.", ["Jackson", "Mississippi"]),
        ("He was held in New York City.", ["New York City"]),
        ("Shelling hit Deir ez-Zor and al-Hasakah.", ["Deir ez-Zor", "al-Hasakah"]),
        ("Berlin's mayor left for Côte d'Ivoire.", ["Berlin", "Côte d'Ivoire"]),
        ("They met in St. Petersburg.", ["St. Petersburg"]),
        ("The Denver Police Department held him.", ["Denver"]),
        ("He left Washington, D.C. for Austin, Tex., on Monday.", ["Washington", "D.C.", "Austin", "Tex."]),
        ("In the DRC, the UK and the UAE it was quiet.", ["DRC", "UK", "UAE"]),
        ("He flew from NYC.", ["NYC"]),
        ("Fighting in Homs, Hama and Idlib went on.", ["Homs", "Hama", "Idlib"]),
        ("The Sahel is dry.", ["Sahel"]),
    ],
)
def test_names_of_places(read: Reader, text: str, names: list[str]) -> None:
    assert read.names(text) == names


def test_a_headline_in_capitals(read: Reader) -> None:
    text = "GUNMEN KILL MAN IN PESHAWAR MARKET\n\nPolice said two men fled."
    assert read.names(text) == ["PESHAWAR"]


def test_a_text_in_capitals(read: Reader) -> None:
    text = "SUNDAY -- A MAN OF PEACE DIED OF HIS WOUNDS IN SAN SALVADOR, EL SALVADOR, AND POLICE HELD US."
    assert read.names(text) == ["SAN SALVADOR", "EL SALVADOR"]


def test_names_of_persons_and_bodies_are_left_alone(read: Reader) -> None:
    text = "Kofi London met Bank of Uganda staff in Kampala."
    assert read.names(text, "Kofi London", "Bank of Uganda") == ["Kampala"]


def test_a_person_s_last_name_stays_a_person_s(read: Reader) -> None:
    text = "Sergeant Houston wept. Later Houston went home."
    assert read.names(text) == []
    assert read.names("Sergeant Houston wept. He lives in Houston, Texas.") == ["Houston", "Texas"]


def test_peoples_are_adjectives(read: Reader) -> None:
    found = read.mentions("French and South Korean troops fought Afghans.")
    assert [(mention.text, mention.demonym, mention.candidates) for mention in found] == [
        ("French", "FRA", ()),
        ("South Korean", "KOR", ()),
        ("Afghans", "AFG", ()),
    ]


def test_the_country_s_letters_before_a_noun_are_an_adjective(read: Reader) -> None:
    adjective, name = read.mentions("U.S. soldiers came home to the U.S.")
    assert adjective.demonym == "USA"
    assert name.demonym is None
    assert name.candidates[0].country == "USA"


# How it stands in the text


@pytest.mark.parametrize(
    ("text", "relation", "distance"),
    [
        ("A blast in Osh hurt two.", "in", None),
        ("A blast near Osh hurt two.", "near", None),
        ("A blast on the outskirts of Osh hurt two.", "near", None),
        ("A blast 20 km north of Osh hurt two.", "direction", 20.0),
        ("A blast 20 kilometers (12 miles) south-east of the city of Osh hurt two.", "direction", 20.0),
        ("A blast about 10 miles from Osh hurt two.", "near", 16.09),
        ("A blast twenty kilometres outside Osh hurt two.", "near", 20.0),
        ("A blast 1,200 km to the west of Osh hurt two.", "direction", 1200.0),
        ("A blast west of Osh hurt two.", "direction", None),
        ("A blast in the besieged southern city of Osh hurt two.", "in", None),
        ("He came from Osh.", None, None),
    ],
)
def test_relation_and_distance(read: Reader, text: str, relation: str | None, distance: float | None) -> None:
    (mention,) = read.mentions(text)
    assert (mention.text, mention.relation, mention.distance_km) == ("Osh", relation, distance)


@pytest.mark.parametrize(
    ("text", "name", "container"),
    [
        ("It happened in Springfield, Illinois, at noon.", "Springfield", "Illinois"),
        ("It happened in Gulbek village in Osh Province.", "Gulbek", "Osh Province"),
        ("It happened in Kirkuk (Iraq) at noon.", "Kirkuk", "Iraq"),
        ("It happened in Ukraine's Kharkiv at noon.", "Kharkiv", "Ukraine"),
        ("It happened in Gao, in northern Mali.", "Gao", "Mali"),
        ("It happened in Nevada, Texas and Utah.", "Nevada", None),
        ("It happened in Syria, Turkey and Iraq.", "Syria", None),
        ("It happened in Paris, Berlin and Rome.", "Paris", None),
    ],
)
def test_containment(read: Reader, text: str, name: str, container: str | None) -> None:
    mention = next(mention for mention in read.mentions(text) if mention.text == name)
    assert (text[slice(*mention.within)] if mention.within else None) == container


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("It hit Gulbek village hard.", "Gulbek", "village"),
        ("It hit the village of Gulbek hard.", "Gulbek", "village"),
        ("It hit Karaganda Province hard.", "Karaganda Province", "province"),
        ("It hit Karaganda province hard.", "Karaganda", "province"),
        ("The Aktobe-based gang left.", "Aktobe", "based"),
        ("It hit Cook County hard.", "Cook County", "county"),
        ("It hit New York City hard.", "New York City", None),
    ],
)
def test_kind_words(read: Reader, text: str, name: str, kind: str | None) -> None:
    (mention,) = read.mentions(text)
    assert (mention.text, mention.kind_word) == (name, kind)


# Which place it is


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("A shooting in Paris, Texas, hurt two.", "Paris", "USA", "Texas"),
        ("A shooting in Paris hurt two.", "Paris", "FRA", "Île-de-France"),
        ("A shooting in Athens, Georgia, hurt two.", "Athens", "USA", "Georgia"),
        ("A shooting in Athens, Georgia, hurt two.", "Georgia", "USA", "Georgia"),
        ("Police in Tbilisi, Georgia, held two.", "Georgia", "GEO", None),
        ("Tbilisi was calm. All of Georgia was.", "Georgia", "GEO", None),
        ("Atlanta and Savannah were calm, and so was Georgia.", "Georgia", "USA", "Georgia"),
        ("Officers from Cook County, Illinois, came.", "Cook County", "USA", "Illinois"),
        ("A shooting in Salisbury hurt two.", "Salisbury", "GBR", "England"),
        ("A shooting in Bombay hurt two.", "Bombay", "IND", "Maharashtra"),
        ("A shooting in Albion, near Detroit, hurt two.", "Albion", "USA", "Michigan"),
    ],
)
def test_senses(read: Reader, text: str, name: str, country: str, admin1: str | None) -> None:
    value = read.one(text, name)
    assert (value.country, value.admin1) == (country, admin1)


def test_the_town_by_its_plain_name_and_the_division_with_its_kind(read: Reader) -> None:
    values = read.values("Two died in Gao. Nobody else died in Gao Region.")
    assert (values["Gao"].precision, values["Gao"].city) == ("town", "Gao")
    assert (values["Gao Region"].precision, values["Gao Region"].city) == ("province", None)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("West Kazakhstan Province", "KAZ"),
        ("Aktobe Region", "KAZ"),
        ("Kharkiv Oblast", "UKR"),
        ("Helmand Province", "AFG"),
        ("Anbar Province", "IRQ"),
        ("Kaduna State", "NGA"),
    ],
)
def test_divisions_with_their_kind(read: Reader, name: str, country: str) -> None:
    value = read.one(f"Men were held across {name} today.", name)
    assert (value.precision, value.country, value.city) == ("province", country, None)


@pytest.mark.parametrize(
    ("text", "name", "admin1"),
    [
        ("Deputies were called to Prince George's County on Friday.", "Prince George's County", "Maryland"),
        ("Queen Anne\u2019s County deputies found him.", "Queen Anne\u2019s County", "Maryland"),
    ],
)
def test_a_division_named_as_its_peoples(read: Reader, text: str, name: str, admin1: str) -> None:
    assert read.one(text, name).admin1 == admin1


def test_new_york_is_the_city_and_mexico_the_country(read: Reader) -> None:
    values = read.values("He moved from New York to Mexico.")
    assert values["New York"].city == "New York City"
    assert values["Mexico"].precision == "country"


def test_washington_is_the_capital_unless_its_state_is_meant(read: Reader) -> None:
    assert read.one("He flew to Washington on Monday.", "Washington").admin1 == "District of Columbia"
    value = read.one("A man died in Spokane, Washington, on Monday.", "Washington")
    assert (value.precision, value.name) == ("province", "Washington")


def test_the_countries_of_a_document_decide_between_namesakes(read: Reader) -> None:
    text = (
        "Spanish police raided a flat. Two men from {} were held in Spain, said Spanish officials in Madrid."
    )
    assert read.one(text.format("Córdoba"), "Córdoba").country == "ESP"
    text = "Argentine police raided a flat. Two men from {} were held in Argentina, said officials in Buenos Aires."
    assert read.one(text.format("Córdoba"), "Córdoba").country == "ARG"


def test_where_the_outlet_is_at_home_decides_between_namesakes(read: Reader) -> None:
    assert read.one("A man died in Birmingham.", "Birmingham", "USA").country == "USA"
    assert read.one("A man died in Birmingham.", "Birmingham", "GBR").country == "GBR"


def test_one_sense_a_name_unless_the_text_says_otherwise(read: Reader, gazetteer: Gazetteer) -> None:
    text = "He lived in Springfield, Illinois. Springfield mourned. She came from Springfield, Missouri."
    mentions = read.mentions(text)
    resolved = places.resolve(mentions, gazetteer)
    found = [value.admin1 for value in resolved if value and value.city == "Springfield"]
    assert found == ["Illinois", "Illinois", "Missouri"]


def test_a_village_that_no_gazetteer_has(read: Reader) -> None:
    value = read.one("Men came to Qulbekabad village in Osh Province at night.", "Qulbekabad")
    assert value == PlaceValue(
        name="Qulbekabad", city="Qulbekabad", admin1="Osh Region", country="KGZ", precision="town"
    )


def test_a_town_known_only_elsewhere_is_where_the_text_says(read: Reader) -> None:
    value = read.one("Two died in Clonakilty, Kazakhstan, at night.", "Clonakilty")
    assert (value.country, value.geonames_id, value.lat) == ("KAZ", None, None)


def test_a_district_called_after_a_town_is_no_town(read: Reader) -> None:
    value = read.one("It happened in the Marja district of Helmand province.", "Marja")
    assert (value.precision, value.admin1, value.country) == ("district", "Helmand", "AFG")


def test_near_is_near(read: Reader) -> None:
    assert read.one("A mine went off 5 km east of Osh.", "Osh").precision == "near"


def test_a_people_names_no_place(read: Reader) -> None:
    assert read.values("French troops left.") == {}


@given(st.text(max_size=200))
@settings(max_examples=150)
def test_any_text_can_be_read(gazetteer: Gazetteer, text: str) -> None:
    mentions = places.find(text, gazetteer)
    ends = 0
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= ends
        ends = mention.end
    assert len(places.resolve(mentions, gazetteer)) == len(mentions)


WORDS = [
    "in",
    "Osh",
    "near",
    "Paris",
    ",",
    "Texas",
    ".",
    "the",
    "village",
    "Gao",
    "Province",
    "'s",
    "and",
    "of",
    "May",
    "20 km",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30), st.integers(0, 5))
@settings(max_examples=150)
def test_what_was_read_before_changes_nothing(gazetteer: Gazetteer, words: list[str], before: int) -> None:
    text = " ".join(words)
    with Gazetteer.open() as fresh:
        expected = places.resolve(places.find(text, fresh), fresh)
    for word in WORDS[:before]:
        gazetteer.lookup(word)
    assert places.resolve(places.find(text, gazetteer), gazetteer) == expected


# How places stand to one another


def value(read: Reader, text: str, name: str) -> PlaceValue:
    return read.one(text, name)


def test_contains(read: Reader) -> None:
    values = read.values("In Gao, in Gao Region, Mali, and in Paris, Texas, and across West Africa.")
    gao, region, mali, paris, texas = (
        values[name] for name in ("Gao", "Gao Region", "Mali", "Paris", "Texas")
    )
    africa = values["West Africa"]
    assert places.contains(mali, gao)
    assert places.contains(mali, region)
    assert places.contains(region, gao)
    assert places.contains(africa, mali)
    assert places.contains(texas, paris)
    assert not places.contains(gao, mali)
    assert not places.contains(region, mali)
    assert not places.contains(mali, paris)
    assert not places.contains(gao, gao)
    assert not places.contains(africa, texas)


def test_can_be_one(read: Reader) -> None:
    values = read.values("In Kirkuk, Mosul, Erbil, Brooklyn and Hoboken, in Iraq, and in France.")
    assert places.can_be_one(values["Kirkuk"], values["Kirkuk"])
    assert places.can_be_one(values["Kirkuk"], values["Iraq"])
    assert places.can_be_one(values["Brooklyn"], values["Hoboken"])  # across the river
    assert not places.can_be_one(values["Kirkuk"], values["Mosul"])
    assert not places.can_be_one(values["Kirkuk"], values["France"])


def test_unlisted_places_can_be_one_by_name(read: Reader) -> None:
    village = read.one("Two died in Qulbekabad village in Osh Province.", "Qulbekabad")
    bare = read.one("Two died in Qulbekabad village.", "Qulbekabad")
    elsewhere = read.one("Two died in Qulbekabad village in Gao Region.", "Qulbekabad")
    assert places.can_be_one(village, bare)
    assert not places.can_be_one(village, elsewhere)


def coordinates() -> st.SearchStrategy[float]:
    return st.floats(-80, 80, allow_nan=False)


@given(coordinates(), coordinates(), coordinates(), coordinates())
def test_distance_is_the_same_both_ways_and_never_half_round_the_world(
    lat: float, lon: float, other_lat: float, other_lon: float
) -> None:
    there, back = (
        places.kilometres(lat, lon, other_lat, other_lon),
        places.kilometres(other_lat, other_lon, lat, lon),
    )
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= 20_016  # half the Earth's circumference


def test_distance_between_two_known_places() -> None:
    # Greenwich to the North Pole is a quarter of a meridian less its latitude: 38.52 degrees.
    assert places.kilometres(51.48, 0.0, 90.0, 0.0) == pytest.approx(38.52 * 111.195, rel=1e-6)


def test_show(read: Reader) -> None:
    assert places.show(read.one("He died in Paris, Texas.", "Paris")) == "Paris, Texas, United States"
    assert places.show(read.one("He died in Mali.", "Mali")) == "Mali"
    assert places.show(read.one("He died near Osh.", "Osh")) == "near Osh, Osh Region, Kyrgyzstan"
    assert places.show(PlaceValue("Somewhere")) == "Somewhere"


def test_is_known(gazetteer: Gazetteer) -> None:
    assert all(places.is_known(name, gazetteer) for name in ("Mali", "Texas", "Peshawar", "Central Asia"))
    assert not any(
        places.is_known(name, gazetteer) for name in ("Police", "March", "Of", "Reading", "Qwxzyplk")
    )


def test_a_town_of_several_words_is_known_at_any_size(gazetteer: Gazetteer) -> None:
    """Guards against small towns told as persons, and persons told as small towns."""
    assert all(places.is_known(name, gazetteer) for name in ("Moncks Corner", "White Pine"))
    assert not any(places.is_known(name, gazetteer) for name in ("Vernon", "Patrick Springs", "Qwxz Corner"))


@pytest.mark.parametrize(
    "text",
    [
        "He was shot at a motel on Elgin drive.",
        "A crash on Elgin street held up traffic.",
        "Four Shot Late Sunday In Elgin Heights",
        "Police Search Homes In Elgin Gardens",
    ],
)
def test_a_street_or_a_quarter_called_after_a_town_is_not_the_town(gazetteer: Gazetteer, text: str) -> None:
    """Guards against a town far off for a street in small letters, and for a quarter in a headline."""
    assert "Elgin" not in [mention.text for mention in places.find(text, gazetteer)]


def test_a_small_town_before_those_who_live_there(gazetteer: Gazetteer) -> None:
    """Guards against a town lost that stands without a preposition, and against a family's name for a town's."""
    found = places.find("It was a Vacaville home, near that of a Winter Haven man.", gazetteer)
    assert [mention.text for mention in found] == ["Vacaville", "Winter Haven"]
    assert not places.find("It was the Vacaville home.", gazetteer)


def test_a_place_at_a_span_that_is_known_to_be_one(gazetteer: Gazetteer) -> None:
    text = "Jackson said so, and a French boat left."
    jackson, french = places.marked(text, [(0, 7), (23, 29)], gazetteer)
    assert jackson.candidates
    assert (french.text, french.candidates[0].country) == ("French", "FRA")


def test_an_event_is_called_by_its_place(gazetteer: Gazetteer) -> None:
    """A small town with an article before it is no town, unless an event bears its name."""
    assert [
        mention.text
        for mention in places.find("Six months after the Nakuru attack, little is known.", gazetteer)
    ] == ["Nakuru"]
    assert not places.find("Six months after the Taliban attack, little is known.", gazetteer)


@pytest.mark.parametrize(
    ("text", "name", "shown"),
    [
        ("Two men were shot in Berkeley Township.", "Berkeley Township", ("Berkeley Township", None)),
        ("It burned in Upper Gwynedd Township, Pa.", "Upper Gwynedd Township", ("Upper Gwynedd Township", "Pennsylvania")),
        ("It burned in Clinton Township, Mich.", "Clinton Township", ("Clinton Township", "Michigan")),
        ("It burned in Hamilton Township, N.J.", "Hamilton Township", ("Hamilton Township", "New Jersey")),
        ("It burned in Buena Vista Township, Michigan.", "Buena Vista Township", ("Buena Vista", "Michigan")),
        ("A girl was shot in Hummelstown Borough.", "Hummelstown Borough", ("Hummelstown", "Pennsylvania")),
    ],
)  # fmt: skip
def test_a_township_is_a_town_and_no_city_of_another_state(
    read: Reader, text: str, name: str, shown: tuple[str, str | None]
) -> None:
    value = read.one(text, name)
    assert (value.name, value.admin1) == shown
    assert (value.precision, value.city) == ("town", value.name)


def test_a_town_of_a_state_is_not_one_called_as_the_state(read: Reader) -> None:
    assert read.one("They lived in a small Texas town.", "Texas").precision == "province"


@pytest.mark.parametrize("letters", ["D.C.", "DC"])
def test_the_capital_by_its_letters_alone(read: Reader, letters: str) -> None:
    value = read.one(f"Two men were shot in {letters} on Friday.", letters)
    assert (value.name, value.admin1) == ("Washington", "District of Columbia")


def test_a_town_that_the_text_puts_elsewhere_once_is_there_throughout(read: Reader) -> None:
    text = "It happened in the Troy area of Gilmer County. A home in Troy, West Virginia, burned."
    value = read.one(text, "Troy")
    assert (value.admin1, value.geonames_id) == ("West Virginia", None)


def test_what_is_called_a_state_is_no_county(read: Reader) -> None:
    values = read.values("He studied at Cleveland State.")
    assert {(value.name, value.admin1) for value in values.values()} <= {("Cleveland", "Ohio")}

"""Where it happened: the scene before homes, hospitals and offices; each test names the mistake that it guards against."""

from __future__ import annotations

import pytest

from extracting import Extract, main
from tellings.model import PlaceValue, Telling

MONDAY = "2015-06-01"


def likeliest(telling: Telling) -> PlaceValue:
    """The place with the best score."""
    claim = max(telling.of("place"), key=lambda each: each.score)
    assert isinstance(claim.value, PlaceValue)
    return claim.value


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Two men were shot on Elm Street on Sunday.\n\nVacaville police said both were hurt.", "Vacaville"),
        ("A Vacaville man was shot on Elm Street on Sunday.\n\nHe was hurt in the leg.", "Vacaville"),
        ("Two men were shot on Sunday, the Vacaville Police Department said.", "Vacaville"),
    ],
)
def test_a_town_that_no_sentence_gives_as_the_scene(extracted: Extract, text: str, town: str) -> None:
    """Guards against no place at all where the report names its town only by its police or its people."""
    assert likeliest(main(extracted(text, MONDAY))).name == town


@pytest.mark.parametrize(
    "text",
    [
        "Joe Dunn, 34, of Boise, shot two men in Tacoma on Sunday.",
        "Two men were shot in Tacoma on Sunday and taken to a hospital in Olympia.",
        "A Boise man shot two men in Tacoma on Sunday.",
        "TACOMA, Wash. — Two men were shot at a bar on Sunday, the Pierce County Sheriff said.",
    ],
)
def test_homes_hospitals_and_offices_come_after_the_scene(extracted: Extract, text: str) -> None:
    """Guards against the town where somebody lives or is treated, and against the sheriff's county."""
    dateline = "TACOMA, Wash." if text.startswith("TACOMA") else None
    assert likeliest(main(extracted(text, MONDAY, dateline))).name == "Tacoma"


def test_a_lent_town_quotes_the_sentence_that_names_it(extracted: Extract) -> None:
    """Guards against a sentence that runs from the act to the police."""
    text = "Two men were shot on Elm Street on Sunday.\n\nNobody was held.\n\nVacaville police said both were hurt."
    (claim,) = main(extracted(text, MONDAY)).of("place")
    assert claim.sentence is not None
    assert claim.sentence.of(text) == "Vacaville police said both were hurt."


def test_a_street_called_after_a_place_is_none(extracted: Extract) -> None:
    """Guards against Austin in Texas for "Austin and Elm streets"."""
    text = "CHICAGO — Two men were shot near Austin and Elm streets in Chicago on Sunday."
    names = {each.value.name for each in main(extracted(text, MONDAY, "CHICAGO")).of("place")
             if isinstance(each.value, PlaceValue)}  # fmt: skip
    assert names == {"Chicago"}


def test_a_quarter_of_the_home_city_is_told_as_one(extracted: Extract) -> None:
    """Guards against a quarter that the gazetteer has as a town of its own."""
    text = "CHICAGO — Two men were shot in West Englewood on Sunday, police said."
    place = likeliest(main(extracted(text, MONDAY, "CHICAGO")))
    assert (place.name, place.city, place.precision) == ("West Englewood", "Chicago", "neighbourhood")


def test_a_suburb_with_its_own_police_is_no_quarter(extracted: Extract) -> None:
    """Guards against taking a town's independence from it."""
    text = "CHICAGO — Two men were shot in Cicero on Sunday, Cicero police said."
    assert likeliest(main(extracted(text, MONDAY, "CHICAGO"))).precision == "town"


def test_the_reports_own_town_tells_namesakes_apart(extracted: Extract) -> None:
    """Guards against the most populous namesake where the report is plainly from elsewhere."""
    text = "TOPEKA, Kan. — Two men were shot in Ottawa on Sunday."
    assert likeliest(main(extracted(text, MONDAY, "TOPEKA, Kan."))).admin1 == "Kansas"


def test_a_later_act_without_a_town_is_of_the_report_s_own(extracted: Extract) -> None:
    """Guards against a second incident without a place in a report of one town."""
    text = (
        "DENVER — A man was shot dead at a bar in Denver on Sunday.\n\n"
        "In another attack, two women were stabbed on Monday near a park."
    )
    extraction = extracted(text, MONDAY, "DENVER")
    assert all(likeliest(each).name == "Denver" for each in extraction.tellings if each.of("place"))
    assert all(each.of("place") for each in extraction.tellings)


@pytest.mark.parametrize(
    ("dateline", "town", "admin1"),
    [
        ("MONTICELLO,Ky.–", "Monticello", "Kentucky"),
        ("JACKSON, Tenn. —", "Jackson", "Tennessee"),
        ("QUILLAN, Minn. —", "Quillan", "Minnesota"),
        ("Monticello, Ky (WXYZ) -", "Monticello", "Kentucky"),
    ],
)
def test_whatever_stands_in_a_dateline_names_a_place(
    extracted: Extract, dateline: str, town: str, admin1: str
) -> None:
    """Guards against a town lost that is also a surname, or whose state has no full stop or no space before it."""
    text = f"{dateline} Two men were shot at a motel on Elgin drive on Sunday."
    place = likeliest(main(extracted(text, MONDAY, dateline)))
    assert (place.name, place.admin1) == (town, admin1)


@pytest.mark.parametrize("town", ["Moncks Corner", "White Pine", "Rocky Mount"])
def test_a_small_town_of_two_words_is_no_person(extracted: Extract, town: str) -> None:
    """Guards against taking a small town's name for somebody's."""
    text = f"Two men were shot at a party in {town} on Sunday."
    assert likeliest(main(extracted(text, MONDAY))).name == town


def test_a_county_gives_way_to_the_town_in_it_that_the_report_names(extracted: Extract) -> None:
    """Guards against no town where the report has it only as somebody's home."""
    text = (
        "A man was shot in Calaveras County on Sunday, deputies said.\n\n"
        "They named him as Colby Dunn of San Andreas. His school in San Andreas was shut.\n\nA friend came from Sonora."
    )
    assert likeliest(main(extracted(text, MONDAY))).admin2 == "Calaveras County"
    places = [each.value for each in main(extracted(text, MONDAY)).of("place")]
    assert "San Andreas" in {place.name for place in places if isinstance(place, PlaceValue)}


def test_a_quarter_lies_in_the_city_whose_police_came(extracted: Extract) -> None:
    """Guards against a quarter that is told as its own city, in a headline too."""
    text = (
        "Boy shot in West Englewood\n\nA boy was shot on Sunday in the West Englewood neighborhood.\n\n"
        "He was hurt in the leg, according to Chicago Police."
    )
    cities = {
        each.value.city
        for each in main(extracted(text, MONDAY)).of("place")
        if isinstance(each.value, PlaceValue)
    }
    assert cities == {"Chicago"}


def test_a_quarter_that_no_gazetteer_has_lies_in_the_report_s_county(extracted: Extract) -> None:
    """Guards against a quarter without a state where the report is at home in no town."""
    dateline = "ORANGE COUNTY, Fla. -"
    text = f"{dateline} Two men were shot on Sunday in the Quillan neighborhood, deputies said."
    place = likeliest(main(extracted(text, MONDAY, dateline)))
    assert (place.name, place.admin1) == ("Quillan", "Florida")


@pytest.mark.parametrize(
    ("dateline", "scene", "admin1"),
    [
        ("DULUTH, Minn. (AP) —", "Portishead", "Minnesota"),
        ("SULLIVAN COUNTY, Ind (WXYZ) -", "Portishead", "Indiana"),
    ],
)
def test_a_small_namesake_far_off_is_brought_home(
    extracted: Extract, dateline: str, scene: str, admin1: str
) -> None:
    """Guards against a small town of another country, where the report speaks of a place that the gazetteer lacks."""
    text = f"{dateline} Two men were shot in {scene} on Sunday."
    place = likeliest(main(extracted(text, MONDAY, dateline)))
    assert (place.name, place.admin1, place.geonames_id) == (scene, admin1, None)


@pytest.mark.parametrize(
    ("scene", "country"),
    [("Portishead, England", "GBR"), ("Birmingham, England", "GBR"), ("Manchester, officials in Britain said", "GBR")],
)  # fmt: skip
def test_a_place_that_is_said_to_lie_abroad_stays_there(extracted: Extract, scene: str, country: str) -> None:
    """Guards against bringing home what the report itself puts elsewhere."""
    dateline = "DULUTH, Minn. (AP) —"
    text = f"{dateline} Two men were shot on Sunday in {scene}."
    assert likeliest(main(extracted(text, MONDAY, dateline))).country == country


def test_a_place_that_another_is_told_by_comes_after_it(extracted: Extract) -> None:
    """Guards against the city from which the distance to the scene is given."""
    text = "Two men were shot at their home near Edgerton, 30 miles north of Kansas City, on Sunday."
    assert likeliest(main(extracted(text, MONDAY))).name == "Edgerton"


def test_a_people_of_a_state_live_in_no_town_of_that_name(extracted: Extract) -> None:
    """Guards against a town that also goes by a state's name."""
    text = "A New Jersey woman shot a man in her home on Sunday."
    names = {each.value.name for each in main(extracted(text, MONDAY)).of("place")
             if isinstance(each.value, PlaceValue)}  # fmt: skip
    assert names <= {"New Jersey"}


@pytest.mark.parametrize(
    ("title", "scene", "admin1"),
    [
        ("Two shot at Monticello motel - KXYZ 9 News Little Rock, Arkansas News", "Monticello", "Arkansas"),
        ("Two shot in Cleveland - WXYZ.com | Chattanooga News, Weather & Sports", "Cleveland", "Tennessee"),
        ("Two shot at Manchester pub - WXYZ 3 Connecticut", "Manchester", "Connecticut"),
        ("Two shot in Douglas - WXYZ.com, South Georgia News, Weather, Sports", "Douglas", "Georgia"),
        ("Two shot in Portishead - WXYZ TV Bluefield Beckley WV News", "Portishead", "West Virginia"),
    ],
)
def test_the_outlet_in_a_page_s_title_tells_namesakes_apart(
    extracted: Extract, title: str, scene: str, admin1: str
) -> None:
    """Guards against the largest namesake, or one abroad, in the page of a local outlet that does not say where it is."""
    text = f"{title}\n\nTwo men were shot at a bar in {scene} on Sunday."
    place = likeliest(main(extracted(text, MONDAY, title=title)))
    assert (place.name, place.admin1) == (scene, admin1)


def test_a_town_that_only_a_state_is_said_to_hold_lies_there(extracted: Extract) -> None:
    """Guards against a far namesake of a hamlet that the gazetteer lacks, where the report gives its state."""
    text = "Portishead, Minn., was quiet on Monday after two men were shot there in a home in Portishead on Sunday."
    place = likeliest(main(extracted(text, MONDAY)))
    assert (place.name, place.admin1) == ("Portishead", "Minnesota")


def test_the_county_that_a_report_names_settles_which_town_it_means(extracted: Extract) -> None:
    """Guards against the larger of two namesakes where the report names the county of the smaller."""
    text = "Two men were shot in Franklin on Sunday, the Johnson County coroner said. Johnson County deputies came."
    assert likeliest(main(extracted(text, MONDAY))).admin1 == "Indiana"


def test_a_small_namesake_gives_way_to_the_city_whose_police_came(extracted: Extract) -> None:
    """Guards against a quarter told as a small town of another state."""
    text = "Two men were shot in Roxbury on Sunday.\n\nThe Boston Police Department asked for help."
    assert likeliest(main(extracted(text, MONDAY))).admin1 == "Massachusetts"


def test_a_township_that_no_gazetteer_has_lies_in_the_county_named_beside_it(extracted: Extract) -> None:
    """Guards against the county alone, and against a city of another state that goes by the same name."""
    text = (
        "A man was shot while hunting in Ocean County on Sunday. "
        "Joe Dunn was in a wooded area of Berkeley Township when he was shot."
    )
    found = [each.value for each in main(extracted(text, MONDAY)).of("place")]
    (township,) = [
        each for each in found if isinstance(each, PlaceValue) and each.name == "Berkeley Township"
    ]
    assert (township.admin1, township.precision) == ("New Jersey", "town")


def test_a_name_that_is_known_only_elsewhere_is_a_quarter_of_the_great_city(extracted: Extract) -> None:
    """Guards against a town of its own, or one far off, for a quarter of the city that the report is about."""
    text = "NEW ORLEANS -- Two men were shot on Sunday in Mid City, police said."
    claims = main(extracted(text, MONDAY, "NEW ORLEANS")).of("place")
    cities = {each.value.city for each in claims if isinstance(each.value, PlaceValue)}
    assert cities == {"New Orleans"}


def test_the_name_that_the_report_has_is_kept_where_it_is_brought_home(extracted: Extract) -> None:
    """Guards against showing a place under the name of a far one that was once called so."""
    text = "Gloucester County, Va. — Two men were shot in Nuttall on Sunday, deputies said."
    names = {each.value.name for each in main(extracted(text, MONDAY, "Gloucester County, Va.")).of("place")
             if isinstance(each.value, PlaceValue)}  # fmt: skip
    assert "Glenrock" not in names


def test_the_outlet_s_own_town_where_the_report_names_none(extracted: Extract) -> None:
    """Guards against no place at all for a local page that gives only a street."""
    title = "Teenager dead in Elm Avenue shooting - WXYZtv.com | Chattanooga News, Weather & Sports"
    text = f"{title}\n\nA teenager is dead after a shooting on Sunday at a laundry on Elm Avenue."
    (claim,) = main(extracted(text, MONDAY, title=title)).of("place")
    assert claim.quote == "Chattanooga"
    assert claim.score < 0.5


def test_a_town_and_state_that_end_a_title_are_the_outlet_s(extracted: Extract) -> None:
    """Guards against the city of the station for the county of the deed."""
    title = "Teen shot in chest| Dayton, OH"
    text = f"{title}\n\nA Clark County teen was shot in the chest on Sunday at a home on Laura Lane, the sheriff said."
    place = likeliest(main(extracted(text, MONDAY, title=title)))
    assert (place.name, place.admin1) == ("Clark County", "Ohio")


def test_a_street_tells_no_home(extracted: Extract) -> None:
    """Guards against a town that a street is called after, for the city whose police came."""
    text = (
        "Two men were shot on Sunday in the Elmwood neighborhood, in the 11000 block of South Ewing.\n\n"
        "Chicago police are asking for help."
    )
    assert likeliest(main(extracted(text, MONDAY))).city == "Chicago"


def test_a_headline_s_teen_lives_in_its_town(extracted: Extract) -> None:
    """Guards against the sheriff's county alone where a headline leaves the article out."""
    text = (
        "Vacaville teen accidentally shoots himself with gun\n\n"
        "Deputies with the Solano County Sheriff's Department say a teen shot himself on Sunday."
    )
    assert likeliest(main(extracted(text, MONDAY))).name == "Vacaville"


def test_a_town_far_from_the_capital_is_none_of_its_quarters(extracted: Extract) -> None:
    """Guards against a quarter of Lima for a town of the provinces, in a report that is written there."""
    text = "LIMA -- Two men were shot on Sunday in Huanta, police said."
    names = {(each.value.name, each.value.precision) for each in main(extracted(text, MONDAY, "LIMA")).of("place")
             if isinstance(each.value, PlaceValue)}  # fmt: skip
    assert ("Huanta", "town") in names

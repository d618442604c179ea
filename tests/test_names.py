"""Names: found, titled, aged, made one."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.values.names import Name, find, is_armed_group, official_body, same
from tellings.values.names.titles import kind_of_role

PLACES = {"Orsk", "Lublin", "Reading", "Jackson", "New Orsk", "Kent"}


def names(text: str) -> list[Name]:
    return find(text, PLACES.__contains__)


def one(text: str, shown: str) -> Name:
    return next(name for name in names(text) if name.text == shown)


@pytest.mark.parametrize(
    ("text", "shown", "title"),
    [
        ("Interior Minister Olan Petrak spoke.", "Olan Petrak", "Interior Minister"),
        ("Then Lt. Col. Ugo Barra fled.", "Ugo Barra", "Lt. Col."),
        ("Mara Venn, leader of the Weavers Union, said no.", "Mara Venn", "leader of the Weavers Union"),
        ("Mara Venn, a lawyer based in Orsk, said no.", "Mara Venn", "lawyer based in Orsk"),
        ("The police spokesman Ugo Barra said no.", "Ugo Barra", "police spokesman"),
        ("The group's leader, Ugo Barra, was shot.", "Ugo Barra", "group's leader"),
        ("Former Prime Minister Sela Ondo was there.", "Sela Ondo", "Former Prime Minister"),
        ("The army spokesman, Col. Ugo Barra, said no.", "Ugo Barra", "army spokesman"),
        ("We met Ugo Barra, officers said.", "Ugo Barra", None),
    ],
)
def test_titles(text: str, shown: str, title: str | None) -> None:
    name = one(text, shown)
    assert name.kind == "person"
    assert name.title == title
    if title:
        assert title in text[name.full_start : name.full_end] or title.split()[0] in text


def test_the_organisation_comes_from_the_title_or_the_apposition() -> None:
    text = "KRB Chief Olan Petrak spoke. Ugo Barra, head of the National Rescue Agency (NRA) office in Orsk, agreed."
    assert one(text, "Olan Petrak").organisation == "KRB"
    assert one(text, "Ugo Barra").organisation == "National Rescue Agency"
    assert one(text, "NRA").canonical == "National Rescue Agency"


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Police held 27-year-old Ugo Barra.", 27),
        ("The dead man is Ugo Barra, 34, of Orsk.", 34),
        ("Ugo Barra (61) was hit.", 61),
        ("Ugo Barra, aged 19, was hit.", 19),
        ("A 45-year-old farmer, Ugo Barra, was hit.", 45),
        ("Ugo Barra, 1994 champion, was hit.", None),
        ("Ugo Barra was hit at 34 Mill Lane.", None),
    ],
)
def test_ages(text: str, age: int | None) -> None:
    assert one(text, "Ugo Barra").age == age


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("Mrs. Barra was hit. Barra said so.", "female"),
        ("The spokeswoman Mara Barra spoke.", "female"),
        ("His son, Timo Barra, was hit.", "male"),
        ("Mara Barra was hit. She is well.", "female"),
        ("Mara Barra was hit.", None),
    ],
)
def test_sexes(text: str, sex: str | None) -> None:
    assert {name.sex for name in names(text)} == {sex}


def test_a_surname_stands_for_the_last_full_name_before_it() -> None:
    text = "Olan Petrak spoke. Petrak left. Mr. Petrak and Ms. Dora Petrak argued. Ms. Petrak won."
    assert [(name.text, name.canonical) for name in names(text)] == [
        ("Olan Petrak", "Olan Petrak"),
        ("Petrak", "Olan Petrak"),
        ("Petrak", "Olan Petrak"),
        ("Dora Petrak", "Dora Petrak"),
        ("Petrak", "Dora Petrak"),
    ]


def test_a_place_is_no_person_unless_it_is_somebodys_surname() -> None:
    text = "Two men died in Jackson and Reading. Mary Jackson said so. Jackson wept in Jackson."
    shown = [(name.start, name.text) for name in names(text)]
    assert [word for _, word in shown] == ["Mary Jackson", "Jackson"]
    assert text[shown[1][0] :].startswith("Jackson wept")


@pytest.mark.parametrize(
    "text",
    [
        "Police Chase Ends In Deadly Crash Near Old Mill\n\nA chase ended on Monday.",
        "SEVEN DEAD AFTER MARKET FIRE NEAR THE OLD MILL\n\nA fire burned.",
        "However, many Muslims left on Friday. The President spoke. Extremists said nothing.",
        "He lives on Hill Street in Kent County. On June 5 the Prime Minister came.",
    ],
)
def test_no_names(text: str) -> None:
    assert names(text) == []


def test_a_headline_gives_the_names_that_the_text_gives() -> None:
    text = "Mayor Olan Petrak Shot Dead In Night Raid At Home\n\nOlan Petrak was shot on Monday."
    assert [name.text for name in names(text) if name.start < 40] in (["Olan Petrak"], [])
    assert [name.text for name in names(text) if name.start > 40] == ["Olan Petrak"]


def test_particles_hyphens_and_nicknames() -> None:
    text = 'Omar bin Saleh met Jean-Paul O\'Dea and Luis "Rabbit" Ocampo. Then bin Saleh left with Abu Zayd al-Harbi.'
    assert [name.text for name in names(text)] == [
        "Omar bin Saleh",
        "Jean-Paul O'Dea",
        'Luis "Rabbit" Ocampo',
        "bin Saleh",
        "Abu Zayd al-Harbi",
    ]


def test_organisations() -> None:
    text = (
        "The Ministry of Health and the Institute of World Economics and Politics met the Orsk Police Department, the "
        "Taliban, al-Shabab and Human Rights Watch at the State Court."
    )
    assert [name.text for name in names(text)] == [
        "Ministry of Health",
        "Institute of World Economics and Politics",
        "Orsk Police Department",
        "Taliban",
        "al-Shabab",
        "Human Rights Watch",
        "State Court",
    ]
    assert {name.kind for name in names(text)} == {"organisation"}


def test_a_text_all_in_capitals() -> None:
    text = (
        "THE GOVERNOR SAID TODAY THAT COLONEL JUAN BARRA HAD LEFT. THE ELN ATTACKED A BRIDGE.\n"
        "BARRA WAS NOT HURT. PRESIDENT LUISA VENN CALLED HIM."
    )
    found = names(text)
    assert [(name.text, name.canonical) for name in found if name.kind == "person"] == [
        ("Juan Barra", "Juan Barra"),
        ("Barra", "Juan Barra"),
        ("Luisa Venn", "Luisa Venn"),
    ]
    assert [name.text for name in found if name.kind == "organisation"] == ["ELN"]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Olan Petrak", "Petrak", True),
        ("O. Petrak", "Olan Petrak", True),
        ("Olan Petrak", "Dora Petrak", False),
        ("Mohammed Qasim", "Muhammad Kassim", True),
        ("ISIL", "Daesh", True),
        ("Islamic State", "ISIS", True),
        ("al-Qaeda", "al Qaida", True),
        ("the Taliban", "Taleban", True),
        ("ISIL", "Taliban", False),
        ("KNB", "Komitet Natsionalnoy Bezopasnosti", True),
        ("National Rescue Agency", "NRA", True),
        ("National Rescue Agency", "National Road Agency", False),
        ("Sergei Ivanov", "Sergey Ivanov", True),
        ("", "", False),
    ],
)
def test_same(a: str, b: str, expected: bool) -> None:
    assert same(a, b) is expected
    assert same(b, a) is expected


def test_bodies_and_groups() -> None:
    assert is_armed_group("FARC")
    assert is_armed_group("the Islamic State group")
    assert not is_armed_group("Interior Ministry")
    assert official_body("Ministry of Defence")
    assert official_body("Orsk Police Department")
    assert not official_body("Weavers Union")
    assert not official_body("National Liberation Army")


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("police spokesman", "official"),
        ("Sgt.", "official"),
        ("rebel commander", "belligerent"),
        ("police source who asked not to be named", "anonymous"),
        ("hospital official", "medical"),
        ("his sister", "family"),
        ("local residents", "witness"),
        ("official indictment", "court"),
        ("state news agency", "press"),
        ("leader of an NGO", "monitor"),
        ("lawyer", "other"),
    ],
)
def test_kinds_of_speakers(role: str, kind: str) -> None:
    assert kind_of_role(role) == kind


WORDS = [
    "Olan",
    "Petrak",
    "the",
    "Mr.",
    "said",
    ",",
    "34",
    "Ministry",
    "of",
    "al-Harbi",
    "KRB",
    "(",
    ")",
    "\n",
    "police",
    "“",
    "Chief",
    ".",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_names_are_in_order_and_where_they_say(words: list[str]) -> None:
    text = " ".join(words)
    found = names(text)
    assert found == names(text)
    for name in found:
        assert text[name.start : name.end] == name.text
        assert 0 <= name.full_start <= name.start < name.end <= name.full_end <= len(text)
    for before, after in itertools.pairwise(found):
        assert before.end <= after.start


@given(st.text(max_size=80), st.text(max_size=80))
def test_same_is_symmetric_and_never_fails(a: str, b: str) -> None:
    assert same(a, b) is same(b, a)
    find(a + b)


def test_many_names_take_linear_time() -> None:
    text = "Gen. Olan Petrak, 34, leader of the group, met Petrak and the KRB in Orsk. " * 3000
    assert len(names(text)) == 9000


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("They left a Taliban-held town.", "Taliban"),
        ("The counter-ISIL drive began.", "ISIL"),
        ("An Al-Qaeda-linked cell was found.", "Al-Qaeda"),
    ],
)
def test_what_is_joined_to_a_group_is_no_part_of_its_name(text: str, shown: str) -> None:
    assert [(name.text, name.kind) for name in names(text)] == [(shown, "organisation")]


def test_a_township_is_no_person() -> None:
    found = find("Joe Dunn was hunting in a wood of Berkeley Township.", PLACES.__contains__)
    assert [name.canonical for name in found] == ["Joe Dunn"]

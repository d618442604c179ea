"""The scorer of persons, on invented incidents."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.person_score import One, Share, folded, in_archive, likeness, meetings, scores, stand_in


def archived(key: str, *participants: dict[str, str], documents: tuple[str, ...] = ("d1",)) -> dict[str, Any]:
    return {"incident_id": key, "doc_ids": list(documents), "participants": list(participants)}


def victim(name: str = "", age: str = "", sex: str = "", status: str = "Killed") -> dict[str, str]:
    return {"Type": " Victim", "Name": name, "Age": age, "Gender": sex, "Status": status}


def suspect(name: str, status: str = "Unharmed, Arrested") -> dict[str, str]:
    return {"Type": " Subject-Suspect", "Name": name, "Status": status}


def person(name: str | None, role: str = "victim", fate: str = "killed", **about: Any) -> dict[str, Any]:
    return {
        "name": name, "names": [name] if name else [], "role": role, "fate": fate, "age": None, "sex": None, "rungs": [], **about
    }  # fmt: skip


def export(*persons: dict[str, Any], documents: tuple[str, ...] = ("d1",)) -> dict[str, Any]:
    tellings = [{"id": f"t-{each}", "document": f"id-{each}", "main": True} for each in documents]
    return {
        "documents": [{"id": f"id-{each}", "source_id": each} for each in documents],
        "incidents": [{"id": "i1", "tellings": tellings, "persons": list(persons)}],
    }


def one(*names: str) -> One:
    return One(tuple(folded(each) for each in names), None, None, None, False)


@pytest.mark.parametrize(
    ("gold", "found", "fit"),
    [
        ("Ana Mireles", "Ana Mireles", 3),
        ("Ana Mireles", "Mireles", 2),
        ("Ana Mireles", "Anna Mireles", 2),
        ("Ana Mireles", "Rosa Mireles", 0),
        ("Ana Mireles", "Ana Duarte", 0),
        ('Joseph "Joe" Tallon, Jr.', "Joseph Tallon", 3),
        ("José Núñez", "Jose Nunez", 3),
        ("Deputy Ana Mireles", "Ana Mireles", 3),
        ("Dee O'Rourke", "Dee ORourke", 3),
    ],
)
def test_names_fit_by_their_surname_and_the_beginning_of_their_given_name(
    gold: str, found: str, fit: int
) -> None:
    assert likeness(one(gold), one(found)) == fit


def test_any_of_a_persons_names_will_do() -> None:
    assert likeness(one("Ana Mireles"), one("Ana Duarte", "Mireles")) == 2


def test_the_archives_way_of_writing_is_read() -> None:
    (dead,) = in_archive(archived("1", victim(" Ana Mireles", " 31", " Female", " Killed")), "victim")
    assert dead == One((("ana", "mireles"),), 31, "female", "killed", False)
    (taken,) = in_archive(archived("1", suspect(" Ben Tallon", " Injured, Arrested")), "accused")
    assert (taken.fate, taken.taken) == ("injured", True)


def test_each_person_is_found_once_and_the_best_fit_goes_first() -> None:
    gold = archived("1", victim("Ana Mireles"), victim("Abel Mireles"))
    found = scores([gold], export(person("Mireles"), person("Abel Mireles")), "victim")
    assert found["name"] == Share(2, 2, 2)


def test_somebody_without_a_name_is_found_by_age_and_sex_alone() -> None:
    gold = archived("1", victim("Ana Mireles", "31", "Female"), victim("", "9", "Male"))
    nameless = [person(None, age=31, sex="female"), person(None, age=9, sex="male"), person(None, age=9)]
    found = scores([gold], export(*nameless), "victim")
    assert found["name"] == Share(0, 0, 1)
    assert found["name, or age and sex"] == Share(2, 2, 2)


def test_age_and_sex_do_not_make_one_of_two_names() -> None:
    gold = archived("1", victim("Ana Mireles", "31", "Female"))
    found = scores([gold], export(person("Rosa Duarte", age=31, sex="female")), "victim")
    assert found["name, or age and sex"] == Share(0, 1, 1)


def test_where_the_archive_names_nobody_no_name_is_wrong() -> None:
    found = scores([archived("1", victim("", "31"))], export(person("Rosa Duarte")), "victim")
    assert found["name"] == Share(0, 0, 0)


def test_what_is_said_of_the_matched_is_right_or_wrong_only_where_the_archive_says_it() -> None:
    gold = archived("1", victim("Ana Mireles", "31", ""), victim("Ben Tallon", "40", "Male", "Injured"))
    found = export(person("Ana Mireles", age=32, sex="female"), person("Ben Tallon", fate="injured"))
    told = scores([gold], found, "victim")
    assert told["age"] == Share(0, 1, 2)
    assert told["sex"] == Share(0, 0, 1)
    assert told["killed or injured"] == Share(2, 2, 2)


def test_the_accused_are_they_whom_an_act_is_laid_on_or_who_came_before_the_law() -> None:
    gold = archived("1", suspect("Ben Tallon"), suspect("Cal Orr", "Unharmed"))
    charged = person("Ben Tallon", "other", "unknown", rungs=[{"rung": "charged"}])
    found = scores([gold], export(charged, person("Cal Orr", "attacker", "arrested"), person("Al Fry")), "accused")  # fmt: skip
    assert found["name"] == Share(2, 2, 2)
    assert found["arrested, or further"] == Share(1, 2, 1)


def test_an_incident_meets_the_one_that_shares_most_documents_with_it() -> None:
    gold = [archived("1", victim("Ana Mireles"), documents=("d1", "d2"))]
    record = export(documents=("d1", "d2"))
    record["incidents"].append({"id": "i0", "tellings": [{"id": "t", "document": "id-d1", "main": False}]})
    (met,) = meetings(gold, record)
    assert met is not None
    assert met["id"] == "i1"
    assert meetings([archived("2", documents=("d9",))], record) == [None]


def test_names_that_the_documents_do_not_give_are_told_apart() -> None:
    gold = [archived("1", victim("Ana Mireles"), victim("Ben Tallon"))]
    assert stand_in(gold, {"d1": "MIRELES' brother spoke."}, "victim") == (1, 2)

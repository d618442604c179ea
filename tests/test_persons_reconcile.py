"""Persons of one incident from several reports: who is one and the same, and what is left of an accusation."""

from __future__ import annotations

from typing import Any

import pytest

from builders_weigh import by_id, count, day, report, told
from listing_persons import row
from tellings.model import Claim, Document, Linking, Person, PersonValue
from tellings.reconcile import reconcile
from tellings.testing import make_claim


def said(document: Document, quote: str, name: str | None, **about: Any) -> Claim:
    about = {"role": "victim", "fate": "killed", **about}
    return make_claim(document, "person", quote, PersonValue(name, **about))


def persons(*tellings: tuple[Document, Any]) -> list[str]:
    return [row(each) for each in listed(*tellings)]


def listed(*tellings: tuple[Document, Any]) -> tuple[Person, ...]:
    group = tuple(sorted(telling.id for _, telling in tellings))
    documents = by_id(*(document for document, _ in tellings))
    (incident,) = reconcile(documents, [telling for _, telling in tellings], Linking((group,)), {})
    return incident.persons


def test_one_report_lends_the_name_and_the_other_the_sex() -> None:
    a = report("A 31-year-old woman was killed.", "a")
    b = report("Ana Mireles, 31, was killed.", "b")
    nameless = said(a, "A 31-year-old woman", None, age=31, sex="female")
    assert persons((a, told(a, nameless)), (b, told(b, said(b, "Ana Mireles", "Ana Mireles", age=31)))) == [
        "Ana Mireles, 31, female, victim, killed"
    ]


@pytest.mark.parametrize(
    "about",
    [{"age": 30}, {"sex": "male"}, {"role": "attacker"}],
    ids=["another age", "another sex", "another part"],
)
def test_whom_something_tells_apart_stays_apart(about: dict[str, Any]) -> None:
    a = report("A 31-year-old woman was killed.", "a")
    b = report("Ana Mireles was killed.", "b")
    nameless = said(a, "A 31-year-old woman", None, **{"age": 31, "sex": "female", **about})
    named = said(b, "Ana Mireles", "Ana Mireles", age=31, sex="female")
    assert len(listed((a, told(a, nameless)), (b, told(b, named)))) == 2


def test_whoever_was_hurt_in_one_report_and_dead_in_the_next_is_one() -> None:
    a = report("A 31-year-old woman was hurt.", "a", "2031-01-01")
    b = report("Ana Mireles, 31, died.", "b", "2031-01-03")
    nameless = said(a, "A 31-year-old woman", None, age=31, sex="female", fate="injured")
    assert persons((a, told(a, nameless)), (b, told(b, said(b, "Ana Mireles", "Ana Mireles", age=31)))) == [
        "Ana Mireles, 31, female, victim, killed"
    ]


def test_two_of_one_age_are_not_guessed_at() -> None:
    a = report("A 31-year-old was killed.", "a")
    b = report("Ana Mireles and Rosa Duarte were killed.", "b")
    names = [said(b, name, name, age=31) for name in ("Ana Mireles", "Rosa Duarte")]
    assert len(listed((a, told(a, said(a, "A 31-year-old", None, age=31))), (b, told(b, *names)))) == 3


def test_no_more_are_dead_than_died() -> None:
    a = report("A man was killed; one person died.", "a")
    b = report("The victim was Ben Tallon, 44.", "b")
    one = told(a, said(a, "A man", None, sex="male"), count(a, "killed", "one person", 1))
    assert persons((a, one), (b, told(b, said(b, "Ben Tallon", "Ben Tallon", age=44)))) == [
        "Ben Tallon, 44, male, victim, killed"
    ]


def test_where_there_is_room_for_both_two_stay_two() -> None:
    a = report("A man was killed; two people died.", "a")
    b = report("The victim was Ben Tallon, 44.", "b")
    two = told(a, said(a, "A man", None, sex="male"), count(a, "killed", "two people", 2))
    assert len(listed((a, two), (b, told(b, said(b, "Ben Tallon", "Ben Tallon", age=44))))) == 2


def test_two_of_one_sentence_are_two() -> None:
    a = report("A man was shot in the leg and another man in the arm.", "a")
    pair = [said(a, quote, None, sex="male", fate="injured") for quote in ("A man", "another man")]
    assert len(listed((a, told(a, *pair)))) == 2


def test_a_given_name_alone_goes_to_the_only_one_who_bears_it() -> None:
    a = report("Their daughter Cora was killed.", "a")
    b = report("Cora Orr, 9, and Abel Orr, 7, were killed.", "b")
    pair = [said(b, "Cora Orr", "Cora Orr", age=9), said(b, "Abel Orr", "Abel Orr", age=7)]
    found = listed((a, told(a, said(a, "Cora", "Cora", sex="female"))), (b, told(b, *pair)))
    assert [row(each) for each in found] == [
        "Abel Orr, 7, child, victim, killed",
        "Cora Orr, 9, female, child, victim, killed",
    ]


def test_an_acquittal_ends_the_accusation_and_keeps_every_step() -> None:
    a = report("Dan Kibet was charged.", "a", "2031-01-01")
    b = report("A jury acquitted Dan Kibet.", "b", "2031-06-01")
    charge = said(a, "Dan Kibet", "Dan Kibet", role="attacker", fate="unknown", rung="charged")
    verdict = said(b, "Dan Kibet", "Dan Kibet", role="other", fate="unknown", rung="acquitted", date=day("2031-05-30"), court="jury")  # fmt: skip
    (kibet,) = listed((a, told(a, charge)), (b, told(b, verdict)))
    assert kibet.role == "other"
    assert [(step.rung, step.court, step.claim) for step in kibet.rungs] == [
        ("charged", None, charge.id),
        ("acquitted", "jury", verdict.id),
    ]


def test_who_was_convicted_of_something_else_stays_accused() -> None:
    a = report("Dan Kibet was acquitted of murder and convicted of robbery.", "a")
    steps = [
        said(a, "Dan Kibet", "Dan Kibet", role=role, fate="unknown", rung=rung)
        for role, rung in (("other", "acquitted"), ("attacker", "convicted"))
    ]
    (kibet,) = listed((a, told(a, *steps)))
    assert kibet.role == "attacker"


def test_the_order_of_the_reports_changes_nothing() -> None:
    a = report("A man, 31, was killed.", "a")
    b = report("Ben Tallon, 31, was killed.", "b")
    c = report("A woman was killed.", "c")
    tellings = [
        (a, told(a, said(a, "A man", None, age=31, sex="male"))),
        (b, told(b, said(b, "Ben Tallon", "Ben Tallon", age=31))),
        (c, told(c, said(c, "A woman", None, sex="female"))),
    ]
    assert persons(*tellings) == persons(*reversed(tellings))

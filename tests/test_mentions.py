"""Words that tell of incidents, and whether they tell of one that happened; each test names the mistake it guards against."""

from __future__ import annotations

import pytest

from tellings.model import IncidentType, Span
from tellings.reader.mentions import find, most_specific
from tellings.reader.reading import Mention, Sentence


def mentions(text: str) -> list[Mention]:
    return find(text, [Sentence(Span(0, len(text)), 0)])


def told(text: str) -> list[tuple[str, str]]:
    """The words and the reality of each mention."""
    return [(each.span.of(text), each.reality) for each in mentions(text)]


@pytest.mark.parametrize(
    "text",
    [
        "In May gunmen attacked a bank.",
        "On 12 May gunmen attacked a bank.",
        "May 2019 saw no rain; in May gunmen attacked a bank.",
        "Last May gunmen attacked a bank.",
    ],
)
def test_the_month_of_may_leaves_nothing_open(text: str) -> None:
    """Guards against reading the month as the modal verb."""
    assert ("attacked", "told") in told(text)


@pytest.mark.parametrize("verb", ["may", "might", "could", "would", "should"])
def test_a_modal_verb_leaves_it_open(verb: str) -> None:
    """Guards against an attack that only may come."""
    assert told(f"Gunmen {verb} attack a bank in Nakuru.") == [("attack", "hypothetical")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The brothers would go on to attack a second bank.", "attack"),
        ("The brothers would later attack a second bank.", "attack"),
        ("It would become the deadliest attack in the town.", "attack"),
        ("The men went on to kidnap a judge.", "kidnap"),
        ("They used a truck to storm the gate.", "storm"),
    ],
)
def test_what_was_to_come_did_come(text: str, words: str) -> None:
    """Guards against "would go on to" and "used it to" as mere possibilities."""
    assert told(text) == [(words, "told")]


@pytest.mark.parametrize(
    ("text", "words", "reality"),
    [
        ("The group wanted to kidnap a judge.", "kidnap", "planned"),
        ("They planned to bomb a stadium.", "bomb", "planned"),
        ("They were preparing to blow up a bridge.", "blow up", "planned"),
        ("It is easy to shoot from a roof.", "shoot", "hypothetical"),
    ],
)
def test_a_base_form_after_to_tells_of_no_deed(text: str, words: str, reality: str) -> None:
    """Guards against an intention as an act."""
    assert told(text) == [(words, reality)]


@pytest.mark.parametrize("text", ["The storm reached Bergen at night.", "A bomb was found in a shed."])
def test_a_base_form_alone_tells_of_nothing(text: str) -> None:
    """Guards against bad weather as an assault, and a bomb that was found as a bombing."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A series of attacks shook Nakuru.", "attacks"),
        ("A wave of bombings hit Cali.", "bombings"),
        ("Twin bombings killed nine people.", "bombings"),
        ("Police counted 37 attacks in a year.", "attacks"),
    ],
)
def test_a_series_of_attacks_happened(text: str, words: str) -> None:
    """Guards against counted attacks as attacks in general."""
    assert (words, "told") in told(text)


@pytest.mark.parametrize(
    "text", ["Attacks are common in the region.", "Many kidnappings go unreported.", "Some bombings fail."]
)
def test_attacks_in_general_are_none_in_particular(text: str) -> None:
    """Guards against an incident made of a generality."""
    assert [reality for _, reality in told(text)] == ["general"]


@pytest.mark.parametrize(
    "text",
    [
        "He was serving a prison sentence for theft.",
        "She had served a life sentence.",
        "An arrest warrant was issued for the clerk.",
        "The clerk has an arrest record.",
        "He had a heart attack on the bus.",
        "A panic attack overcame her.",
        "Experts discussed the anti-bombing drill.",
    ],
)
def test_what_only_sounds_like_an_incident_is_none(text: str) -> None:
    """Guards against an old sentence as a trial, a warrant as an arrest and an illness as an attack."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("No attack took place in Nakuru.", "attack"),
        ("The guards never attacked anyone.", "attacked"),
        ("Police did not attack the crowd.", "attack"),
        ("The men never fired at the guards.", "fired at"),
    ],
)
def test_what_is_said_not_to_have_happened_is_denied(text: str, words: str) -> None:
    """Guards against dropping the "not"."""
    assert told(text) == [(words, "denied")]


def test_what_was_tried_or_foiled_is_not_accomplished() -> None:
    """Guards against a failed attempt as a deed."""
    assert [(each.type, each.stage) for each in mentions("The men tried to kidnap a judge in Cali.")] == [
        ("abduction", "attempted")
    ]
    foiled, *_ = mentions("Police foiled a plot to bomb a stadium in Bergen.")
    assert (foiled.type, foiled.stage, foiled.reality) == ("plot", "foiled", "told")


@pytest.mark.parametrize(
    ("text", "reality"),
    [
        ("The men tried to storm the gate.", "told"),
        ("The men attempted to storm the gate.", "told"),
        ("The men tried to kill two guards.", "hypothetical"),
        ("The men attempted to kill two guards.", "hypothetical"),
    ],
)
def test_an_attempt_happened_and_its_effect_did_not(text: str, reality: str) -> None:
    """Guards against losing a failed attack, and against counting those whom it failed to kill."""
    assert [each for _, each in told(text)] == [reality]


def test_the_attack_is_one_that_is_known() -> None:
    """Guards against "the attack" opening an incident of its own."""
    assert [each.definite for each in mentions("The attack lasted an hour.")] == [True]
    assert [each.definite for each in mentions("An attack lasted an hour.")] == [False]


def test_one_of_the_attacks_is_one() -> None:
    """Guards against "one of the worst attacks" as several."""
    (mention,) = mentions("It was one of the worst attacks in the town.")
    assert (mention.plural, mention.reality) == (False, "told")


@pytest.mark.parametrize(
    ("types", "type_"),
    [
        (["attack", "bombing"], "bombing"),
        (["attack", "attack", "bombing"], "attack"),
        (["robbery", "bombing", "robbery"], "robbery"),
        (["bombing", "strike"], "strike"),
    ],
)
def test_the_exact_word_says_the_type(types: list[IncidentType], type_: IncidentType) -> None:
    """Guards against every bombing being an attack of no kind, and against a type that depends on the order."""
    assert most_specific(types) == type_
    assert most_specific(types[::-1]) == type_

"""Who was killed, hurt, arrested, taken or driven out; each test names the mistake that it guards against."""

from __future__ import annotations

import pytest

from extracting import Extract, counted, every_count, main, named_persons

BANK = "Gunmen attacked a bank in Nakuru on 4 June 2019"


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Two guards were shot dead in Nakuru on 4 June 2019 and three clerks were wounded.", [2], [3]),
        ("A gunman shot dead two guards in Nakuru on 4 June 2019, wounding three clerks.", [2], [3]),
        ("Two guards died in an attack in Nakuru on 4 June 2019; three clerks were hurt.", [2], [3]),
        ("A bomb exploded in Nakuru on 4 June 2019, killing two guards, and three clerks were injured.", [2], [3]),
        ("A bomb exploded in Nakuru on 4 June 2019. It cost the lives of two guards and wounded three clerks.", [2], [3]),
        ("Two guards lost their lives in a raid in Nakuru on 4 June 2019.", [2], []),
        ("No one was killed in the attack in Nakuru on 4 June 2019, but three people were injured.", [0], [3]),
        ("A car bomb in Nakuru on 4 June 2019 killed at least 14 people and wounded more than 60.", [14], [60]),
    ],
)  # fmt: skip
def test_a_verb_finds_its_people_by_its_voice(
    extracted: Extract, text: str, killed: list[int], injured: list[int]
) -> None:
    """Guards against the wounded being counted among the dead, or the gunman as his own victim."""
    telling = main(extracted(text))
    assert every_count(telling, "killed") == killed
    assert every_count(telling, "injured") == injured


def test_all_of_a_list_share_the_verb(extracted: Extract) -> None:
    """Guards against losing what follows a list's first comma."""
    telling = main(extracted("A bomb in Nakuru on 4 June 2019 killed two guards, a driver and a clerk."))
    assert every_count(telling, "killed") == [2, 4, 1, 1]


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        (f"{BANK}, killing 10 people, including three children and two nurses.", 10, {"child": 3, "medical": 2}),
        (f"{BANK}, killing six people, among them two children.", 6, {"child": 2}),
        ("After the attack in Nakuru on 4 June 2019 twenty people were dead, eleven of them soldiers.", 20, {"security": 11}),
    ],
)  # fmt: skip
def test_parts_are_not_counted_beside_their_whole(
    extracted: Extract, text: str, whole: int, parts: dict[str, int]
) -> None:
    """Guards against 10 dead, three of them children, becoming 13."""
    claims = main(extracted(text)).of("killed")
    (total,) = [claim for claim in claims if claim.part_of is None]
    assert getattr(total.value, "best", None) == whole
    found = {claim.group: getattr(claim.value, "best", None) for claim in claims if claim is not total}
    assert found == parts
    assert {claim.part_of for claim in claims if claim is not total} == {total.id}


def test_a_pronoun_means_the_person_named_before(extracted: Extract) -> None:
    """Guards against an arrest of nobody in particular."""
    text = (
        "Daniel Mboya opened fire in a bar in Nakuru on 4 June 2019, killing two guests. "
        "He was arrested an hour later."
    )
    telling = main(extracted(text))
    (arrest,) = telling.of("arrested")
    assert arrest.quote == "He"
    assert named_persons(telling)["Daniel Mboya"].fate == "arrested"


def test_who_was_shot_and_died_is_dead_and_not_wounded(extracted: Extract) -> None:
    """Guards against one victim counted twice, hurt and dead."""
    text = f"{BANK}. Mary Achieng, 34, was shot. She died in hospital."
    telling = main(extracted(text))
    assert every_count(telling, "killed") == [1]
    assert every_count(telling, "injured") == []


@pytest.mark.parametrize(
    "words",
    [
        "They killed the manager, Peter Otieno, a former teacher.",
        "The manager, Peter Otieno, a former teacher, was killed.",
        "Peter Otieno, a guard, was killed.",
    ],
)
def test_a_person_with_an_apposition_is_one_person(extracted: Extract, words: str) -> None:
    """Guards against a manager, a name and a former teacher becoming three dead."""
    telling = main(extracted(f"{BANK}. {words}"))
    assert every_count(telling, "killed") == [1]
    victim = named_persons(telling)["Peter Otieno"]
    assert (victim.role, victim.fate) == ("victim", "killed")


@pytest.mark.parametrize(
    "words", ["A wounded officer called for help.", "An injured clerk hid in a cupboard."]
)
def test_an_adjective_tells_of_no_effect(extracted: Extract, words: str) -> None:
    """Guards against counting again, one by one, people whose wounding was told before."""
    assert every_count(main(extracted(f"{BANK}. {words}")), "injured") == []


def test_one_of_those_killed_was_counted_before(extracted: Extract) -> None:
    """Guards against one of the dead being added to the dead."""
    telling = main(extracted(f"{BANK}, killing six people. One of those killed was a nurse."))
    assert 1 not in counted(telling, "killed")
    assert 1 not in counted(telling, "killed", "victim")
    assert counted(telling, "killed", "victim") == [6]


def test_some_of_the_dead_are_of_a_group(extracted: Extract) -> None:
    """Guards against a second toll where a first is only broken down."""
    telling = main(extracted(f"{BANK}, killing six people. Four of the dead were soldiers."))
    assert counted(telling, "killed", "victim") == [6]
    assert counted(telling, "killed", "security") == [4]


def test_a_bomber_who_blew_himself_up_is_dead_but_no_victim(extracted: Extract) -> None:
    """Guards against the bomber among his victims."""
    text = "A suicide bomber blew himself up in Nakuru on 4 June 2019, killing six people."
    telling = main(extracted(text))
    assert counted(telling, "killed", "said_attacker") == [1]
    assert counted(telling, "killed", "victim") == [6]


@pytest.mark.parametrize(
    ("text", "field", "best"),
    [
        ("Gunmen abducted five teachers in Nakuru on 4 June 2019.", "abducted", 5),
        (f"{BANK}. Two pupils are missing.", "missing", 2),
        ("Fighting in Nakuru on 4 June 2019 displaced 3,000 people.", "displaced", 3000),
        (f"{BANK}. Four suspects were taken into custody.", "arrested", 4),
        (f"{BANK}. Police shot dead one of the robbers.", "killed", 1),
    ],
)
def test_every_kind_of_effect_has_its_field(extracted: Extract, text: str, field: str, best: int) -> None:
    """Guards against the taken, missing and driven out going uncounted."""
    assert every_count(main(extracted(text)), field) == [best]

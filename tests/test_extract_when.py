"""When it happened: the day of the act, not of what came after it; each test names the mistake that it guards against."""

from __future__ import annotations

import pytest

from extracting import Extract, days, main

SHOT = "Two men were shot outside a bar in Tulsa"
TUESDAY = "2015-06-02"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (f"{SHOT}.\n\nIt happened around 5 a.m. Sunday.", "2015-05-31T05:00"),
        (f"{SHOT}.\n\nThe incident was reported just before 9 p.m. Monday.", "2015-06-01T21:00"),
        (f"{SHOT}.\n\nPolice were called to the bar at about 10 p.m. Saturday.", "2015-05-30T22:00"),
        (
            f"{SHOT}.\n\nOfficer Ann Lee said the call came in shortly after 1 a.m. Sunday.",
            "2015-05-31T01:00",
        ),
        (f"Officers responded to a bar in Tulsa at 2 a.m. Sunday.\n\n{SHOT}, they said.", "2015-05-31T02:00"),
    ],
)
def test_a_sentence_that_names_no_act_dates_the_one_in_hand(
    extracted: Extract, text: str, start: str
) -> None:
    """Guards against losing the day where the report goes on with "it" or with the call that came in."""
    assert days(extracted(text, TUESDAY)) == [start]


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("Police on Monday named the man killed in a shooting Sunday night in Tulsa.", "2015-05-31"),
        ("Four men were hospitalized Monday with gunshot wounds after a shooting late Sunday in Tulsa.", "2015-05-31"),
        ("Joe Dunn was charged Monday after Sunday night's fatal shooting of a clerk in Tulsa.", "2015-05-31"),
        ("A vigil will be held Friday for a clerk who was shot dead in Tulsa on Sunday.", "2015-05-31"),
        ("A clerk was shot dead in Tulsa on Sunday and an autopsy was conducted Monday.", "2015-05-31"),
        ("A clerk who was shot in Tulsa was discharged Monday. The shooting happened on Sunday.", "2015-05-31"),
        ("A clerk was listed in fair condition Monday. He had been shot in Tulsa on Sunday.", "2015-05-31"),
    ],
)  # fmt: skip
def test_the_act_is_told_from_what_came_after(extracted: Extract, sentence: str, start: str) -> None:
    """Guards against the day of a charge, a plea, an autopsy or a vigil as the day of the deed."""
    assert days(extracted(sentence, TUESDAY)) == [start]


def test_a_day_of_the_aftermath_gives_way_to_the_act(extracted: Extract) -> None:
    """Guards against two dates where one is of the victim's death in hospital."""
    text = f"{SHOT}. One of them died Monday.\n\nIt happened around 5 a.m. Sunday, police said."
    assert days(extracted(text, TUESDAY)) == ["2015-05-31T05:00"]


def test_the_day_in_a_dateline_is_that_of_writing(extracted: Extract) -> None:
    """Guards against the dateline's day beside the day that its sentence gives; alone it is the best there is."""
    dateline = "TULSA, Oklahoma, June 2, 2015 -- "
    for words, start in (
        (f"{SHOT} on Sunday, police said.", "2015-05-31"),
        (f"{SHOT}, police said.", TUESDAY),
    ):
        assert days(extracted(f"Two shot\n\n{dateline}{words}", TUESDAY, dateline)) == [start]


@pytest.mark.parametrize(
    "stamp",
    [
        "Updated: Tuesday, June 2, 2015 9:45 PM",
        "Posted: Monday, June 1, 2015 8:04 AM EST",
    ],
)
def test_a_stamp_of_the_page_dates_no_act(extracted: Extract, stamp: str) -> None:
    """Guards against the page's own time where a headline and its stamp run together."""
    text = f"Two shot outside Tulsa bar {stamp}\n\n{SHOT} on Sunday."
    assert days(extracted(text, TUESDAY)) == ["2015-05-31"]


def test_a_birth_and_a_present_state_date_no_act(extracted: Extract) -> None:
    """Guards against "born June 3, 1990" and "as of Tuesday night"."""
    text = f"{SHOT} on Sunday. Joe Dunn, born June 3, 1990, was still in jail as of Tuesday night."
    assert days(extracted(text, TUESDAY)) == ["2015-05-31"]


def test_a_block_of_a_street_is_no_year(extracted: Extract) -> None:
    """Guards against the year 1900 of "the 1900 block"."""
    assert days(extracted(f"{SHOT} in the 1900 block of Elm Street on Sunday.", TUESDAY)) == ["2015-05-31"]


def test_an_accidental_shooting_and_a_shot_are_one_act(extracted: Extract) -> None:
    """Guards against one act told twice: once as an accident, once as an attack."""
    text = (
        "A boy was hurt in an accidental shooting in Tulsa on Sunday.\n\n"
        "The 9-year-old was shot in the leg at his home."
    )
    extraction = extracted(text, TUESDAY)
    assert len(extraction.tellings) == 1
    assert main(extraction).type == "accident"


def test_a_crash_is_not_taken_for_the_attack_beside_it(extracted: Extract) -> None:
    """Guards against making an attack an accident because a car crashed in it."""
    text = f"{SHOT} on Sunday by a man whose car then crashed into a wall."
    assert main(extracted(text, TUESDAY)).type == "attack"


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("Two men were still in a Tulsa hospital Monday night after Sunday's shooting at a bar.", "2015-05-31"),
        ("A Tulsa house where two men were shot Sunday night, on Monday, June 1, 2015.", "2015-05-31"),
        ("A boy was charged with murder Monday in a fatal shooting at a Tulsa shop on Saturday.", "2015-05-30"),
        ("Joe Dunn was booked on two counts of assault on Monday in the shooting of a clerk in Tulsa on Saturday.", "2015-05-30"),
    ],
)  # fmt: skip
def test_the_day_that_names_the_act_and_the_day_of_a_charge(
    extracted: Extract, sentence: str, start: str
) -> None:
    """Guards against the first of two days, and against an offence's name that makes the day of a charge the act's."""
    assert days(extracted(sentence, TUESDAY)) == [start]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A man was shot in Tulsa. Officers were called around 3:30 a.m.", ["2015-06-02T03:30"]),
        ("A man was shot in Tulsa. Officers were called at 2 p.m.", ["2015-06-02T14:00"]),
        ("A man was shot in Tulsa. Officers were called around 7:40 p.m.", []),
        ("A man was shot in Tulsa. Updated: 3:30 a.m.", []),
        ("A man was shot in Tulsa. 2:05 Officers on the scene.", []),
        ("A man was shot in Tulsa. Officers were called at 2:05.", ["2015-06-02T02:05"]),
        ("A man was shot in Tulsa. Officers were called around 3:30 a.m. A vigil will be held Friday.", []),
        (
            "A man was shot in Tulsa on Sunday. Officers were called around 3:30 a.m.",
            ["2015-05-31", "2015-05-31T03:30"],
        ),
    ],
)
def test_an_hour_without_a_day_is_the_latest_before_the_report(
    extracted: Extract, text: str, found: list[str]
) -> None:
    """Guards against no day for a report of the same morning, and against a guess between two evenings."""
    assert days(extracted(text, TUESDAY)) == found


def test_an_hour_is_of_the_day_that_was_told_last(extracted: Extract) -> None:
    """Guards against the day of the death for the hour of the deed."""
    text = (
        "Police in Tulsa are investigating the killing of a boy on Monday.\n\n"
        "He was shot on May 24, police said.\n\nThe shooting happened around 1:30 p.m. outside a bar."
    )
    assert "2015-05-24T13:30" in days(extracted(text, TUESDAY))


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("Shots were fired at a party that began Saturday in the bar.", "2015-05-31"),
        ("Shots were fired in the lot late Saturday night.", "2015-05-31"),
    ],
)
def test_one_night_is_told_by_either_of_its_days(extracted: Extract, sentence: str, start: str) -> None:
    """Guards against a second incident where one sentence says "early Sunday" and the next "Saturday"."""
    extraction = extracted(f"{SHOT} early Sunday. {sentence}", TUESDAY)
    assert len(extraction.tellings) == 1
    assert start in days(extraction)


def test_two_days_are_two_incidents(extracted: Extract) -> None:
    """Guards against taking any two days that follow each other for one night."""
    text = f"{SHOT} on Sunday afternoon. On Saturday a clerk was shot in a shop in Tulsa."
    assert len(extracted(text, TUESDAY).tellings) == 2


def test_a_deed_with_a_day_goes_before_its_trial_without_one(extracted: Extract) -> None:
    """Guards against an incident without a day for a court report that gives that of the deed."""
    text = (
        "A man was found guilty of the murder of a clerk, a judge said. Joe Dunn was sentenced to life in prison.\n\n"
        "The clerk, Ann Lee, was killed May 3, 2014, outside her home in Tulsa."
    )
    assert main(extracted(text, TUESDAY)).type != "trial"
    assert (
        main(extracted(text.replace("life in prison", "life in prison on Monday"), TUESDAY)).type == "trial"
    )


def test_a_weekend_is_a_date(extracted: Extract) -> None:
    """Guards against no date at all for "over the weekend": "over" bounds other lengths of time."""
    (telling,) = extracted("A man was shot over the weekend in a bar in Tulsa.", TUESDAY).tellings
    assert [getattr(claim.value, "end", None) for claim in telling.of("date")] == ["2015-05-31"]


def test_an_act_in_a_town_is_enough_for_a_report_s_only_incident(extracted: Extract) -> None:
    """Guards against no incident for news of an act that hurt nobody and has no day; beside another it is told in passing."""
    shootout = "A party in Tulsa turned into a shootout, police said."
    assert len(extracted(shootout, TUESDAY).tellings) == 1
    assert not extracted("A party turned into a shootout, police said.", TUESDAY).tellings

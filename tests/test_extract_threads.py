"""Telling apart the incidents of one report, when and where they were; each test names the mistake that it guards against."""

from __future__ import annotations

import pytest

from extracting import Extract, days, every_count, main, town_names

RAID = "Gunmen killed two guards in Nakuru on 4 June 2019. "


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen raided a bank in Nakuru on 4 June 2019, killing two guards. "
        "On 9 August 2019 a bomb exploded at a bus station in Kisumu, killing seven people.",
        RAID + "The attack began at dawn. Another attack on 9 August 2019 in Kisumu killed seven people.",
        "The evening of 4 June 2019 was warm in Nakuru. Gunmen burst into a bar and killed two guests.\n\n"
        "The morning of 9 August 2019 was cool in Kisumu. A bomb exploded and killed seven people.",
        "Nakuru, 4 June 2019\n\nGunmen burst into a bar and killed two guests.\n\n"
        "Kisumu, 9 August 2019\n\nA bomb exploded at a bus station, killing seven people.",
    ],
    ids=["its own day and town", "another", "scene set before", "headings"],
)
def test_two_incidents_of_one_report_stay_two(extracted: Extract, text: str) -> None:
    """Guards against one incident of nine dead on two days in two towns."""
    found = [
        (sorted(every_count(each, "killed"), key=str), town_names(each), claim.quote and days_of(claim.quote))
        for each in extracted(text).tellings
        for claim in each.of("date")
    ]
    assert found == [([2], {"Nakuru"}, "4 June 2019"), ([7], {"Kisumu"}, "9 August 2019")]


def days_of(quote: str) -> str:
    """The day that ends a quote: "The evening of 4 June 2019"."""
    return " ".join(quote.split()[-3:])


def test_a_sentence_on_both_incidents_is_of_both(extracted: Extract) -> None:
    """Guards against a claim of two attacks being credited to the second alone."""
    text = RAID + (
        "A bomb killed seven people in Kisumu on 9 August 2019. Both attacks were claimed by Al-Shabaab."
    )
    tellings = extracted(text).tellings
    assert len(tellings) == 2
    for telling in tellings:
        assert [claim.quote for claim in telling.of("responsible")] == ["claimed by Al-Shabaab"]


@pytest.mark.parametrize(
    "words",
    [
        "Minister John Okello held a press conference on 7 June 2019.",
        "Minister John Okello briefed reporters on 7 June 2019.",
        "The death toll rose to five on 7 June 2019.",
        "Three men were arrested by 7 June 2019.",
        "The guards had worked at the bank since 7 June 2015.",
    ],
)
def test_the_day_of_something_else_is_not_the_incident_s(extracted: Extract, words: str) -> None:
    """Guards against the day of a press conference, of a count or of a bound as the day of the attack."""
    assert days(extracted(RAID + words)) == ["2019-06-04"]


@pytest.mark.parametrize(
    ("words", "town"),
    [
        ("Gunmen burst into a bar on 4 June 2019 and killed two guests.", "Nakuru"),
        ("Gunmen burst into a bar in Kisumu on 4 June 2019 and killed two guests.", "Kisumu"),
    ],
)
def test_a_dateline_lends_its_town_to_a_report_without_one(extracted: Extract, words: str, town: str) -> None:
    """Guards against no place at all, and against the reporter's desk as the place of an attack elsewhere."""
    extraction = extracted("NAKURU — " + words, published="2019-06-05", dateline="NAKURU")
    assert town_names(main(extraction)) == {town}


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Gunmen killed two guards in Nakuru, Kenya, on 4 June 2019.", "Nakuru"),
        ("Gunmen killed two guards in Bergen, Norway, on 4 June 2019. Police across Norway were alerted.", "Bergen"),
    ],
)  # fmt: skip
def test_a_country_beside_its_town_is_no_second_place(extracted: Extract, text: str, town: str) -> None:
    """Guards against an attack at the middle of the country."""
    assert town_names(main(extracted(text))) == {town}


@pytest.mark.parametrize(
    "text",
    ["The Nakuru attack killed two guards on 4 June 2019.", "Two guards died in the Nakuru bombing on 4 June 2019."],
)  # fmt: skip
def test_an_act_called_by_its_town_happened_there(extracted: Extract, text: str) -> None:
    """Guards against missing a place that no "in" stands before."""
    assert town_names(main(extracted(text))) == {"Nakuru"}


@pytest.mark.parametrize(
    "words",
    [
        "Peter Otieno, a resident of Kisumu, saw the attack.",
        "The men, from Kisumu, were armed with knives.",
        "President John Okello told reporters in Kisumu on 6 June 2019 that he was shocked by the attack.",
        "The attackers drove to Kisumu.",
    ],
)
def test_where_somebody_lives_speaks_or_goes_is_not_where_it_happened(extracted: Extract, words: str) -> None:
    """Guards against placing an attack where a witness is from, or where a president spoke of it."""
    assert town_names(main(extracted(RAID + words))) == {"Nakuru"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Bombings are a scourge of the region, experts say.", "speaks of such things in general"),
        ("Militants could attack a stadium in Nakuru.", "what might happen, not what did"),
        ("If gunmen attacked the bank in Nakuru, the guards would flee.", "what might happen, not what did"),
        ("The group planned to bomb a stadium in Nakuru.", "what was planned or called for, not what was done"),
        ("The group called for attacks on churches.", "what was planned or called for, not what was done"),
        ("There was no attack in Nakuru on Tuesday, police said.", "said not to have happened"),
        ("The guards never attacked anyone in Nakuru.", "said not to have happened"),
    ],
)  # fmt: skip
def test_what_did_not_happen_is_rejected_with_its_reason(extracted: Extract, text: str, reason: str) -> None:
    """Guards against incidents that are only feared, planned or denied, and against dropping them in silence."""
    extraction = extracted(text)
    assert not extraction.tellings
    assert [(each.quote, each.reason) for each in extraction.rejections] == [(text, reason)]


def test_a_foiled_plot_and_a_failed_attempt_did_not_succeed(extracted: Extract) -> None:
    """Guards against a bomb that was never set off being a bombing."""
    foiled = main(
        extracted("Police foiled a plot to bomb a stadium in Bergen on 4 June 2019 and arrested three men.")
    )
    assert (foiled.type, foiled.stage) == ("plot", "foiled")
    tried = main(
        extracted("Three men tried to kidnap a judge in Cali on 4 June 2019; two passers-by were hurt.")
    )
    assert tried.stage == "attempted"

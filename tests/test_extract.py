"""What one document's extraction gives, on invented texts; each test names the mistake that it guards against."""

from __future__ import annotations

import pytest

from extracting import Extract, counted, main
from tellings.model import ActorValue, PersonValue, SentenceValue


@pytest.mark.parametrize(
    ("text", "field", "group", "best"),
    [
        ("Gunmen attacked a market in Kisumu on 3 May 2018, killing 12 people.", "killed", "victim", 12),
        ("A bomb exploded in Kisumu on 3 May 2018. The blast killed 12 people.", "killed", None, 12),
        ("Twelve people were killed when a bomb exploded in Kisumu on 3 May 2018.", "killed", None, 12),
        ("An attack in Kisumu on 3 May 2018 left five dead and 17 wounded.", "injured", None, 17),
        ("An attack in Kisumu on 3 May 2018 left five dead and 17 wounded.", "killed", None, 5),
        ("The attack in Kisumu on 3 May 2018 claimed 31 lives.", "killed", None, 31),
        ("The death toll of the bombing in Kisumu on 3 May 2018 rose to 40.", "killed", None, 40),
        (
            "Gunmen raided Kisumu on 3 May 2018. Police killed six militants there.",
            "killed",
            "said_attacker",
            6,
        ),
        ("After the attack in Kisumu on 3 May 2018 police made 14 arrests.", "arrested", None, 14),
        (
            "A gang attacked a bank in Kisumu on 3 May 2018. Police arrested four suspects.",
            "arrested",
            "suspect",
            4,
        ),
        ("Rebels attacked Kisumu on 3 May 2018 and abducted nine teachers.", "abducted", "civilian", 9),
        ("A group of 15 men stormed a hotel in Kisumu on 3 May 2018.", "attackers", None, 15),
        ("Four gunmen opened fire on a bar in Kisumu on 3 May 2018.", "attackers", None, 4),
        ("A man was shot dead in Kisumu on 3 May 2018.", "killed", None, 1),
    ],
)
def test_a_count_goes_to_its_field_and_group(
    extracted: Extract, text: str, field: str, group: str | None, best: int
) -> None:
    assert best in counted(main(extracted(text)), field, group)


def test_people_joined_by_and_share_the_verb_each_in_their_own_group(extracted: Extract) -> None:
    telling = main(
        extracted(
            "Gunmen attacked a camp near Kisumu on 3 May 2018, killing four police officers and two civilians."
        )
    )
    assert counted(telling, "killed", "security") == [4]
    assert counted(telling, "killed", "civilian") == [2]


def test_a_part_knows_its_whole(extracted: Extract) -> None:
    telling = main(
        extracted("The attack in Kisumu on 3 May 2018 claimed 31 lives, including nine of the attackers.")
    )
    (whole,) = [claim for claim in telling.of("killed") if claim.group is None]
    (part,) = [claim for claim in telling.of("killed") if claim.group == "said_attacker"]
    assert part.part_of == whole.id


@pytest.mark.parametrize(
    "text",
    [
        "Militants could attack Kisumu and kill dozens of people, officials warned.",
        "Terrorist attacks have shaken many countries over the decades.",
        "The ministry wants to prevent bombings.",
        "He died of a heart attack.",
    ],
)
def test_what_did_not_happen_is_no_incident(extracted: Extract, text: str) -> None:
    assert not extracted(text).tellings


def test_another_attack_on_another_day_is_another_telling(extracted: Extract) -> None:
    extraction = extracted(
        "On 3 May 2018 gunmen attacked a market in Kisumu, killing 12 people.\n\n"
        "The next month, on June 9, the country was hit by another attack. A bomber blew himself up in Nakuru, killing five people."
    )
    days = {claim.value.start for telling in extraction.tellings for claim in telling.of("date")}  # type: ignore[union-attr]
    assert days == {"2018-05-03", "2018-06-09"}
    assert [t.main for t in extraction.tellings].count(True) == 1


def test_the_day_of_speaking_is_not_the_day_of_the_attack(extracted: Extract) -> None:
    telling = main(
        extracted(
            "Gunmen killed 12 people in Kisumu on 3 May 2018, Interior Minister John Okello said on 5 May 2018."
        )
    )
    assert {claim.value.start for claim in telling.of("date")} == {"2018-05-03"}  # type: ignore[union-attr]


def test_a_foiled_plot_is_foiled(extracted: Extract) -> None:
    telling = main(
        extracted(
            "On 3 May 2018 police in Kisumu thwarted a group that planned to attack a church. They arrested five suspects."
        )
    )
    assert telling.stage == "foiled"
    assert counted(telling, "arrested", "suspect") == [5]


def test_an_order_and_a_denied_link_are_two_claims(extracted: Extract) -> None:
    telling = main(
        extracted(
            "The Taliban ordered the attack in Kisumu on 3 May 2018, in which 12 people were killed, the army said.\n\n"
            "The attack had no direct links to militant groups from abroad."
        )
    )
    found = {
        (claim.value.link, claim.polarity)
        for claim in telling.of("responsible")
        if isinstance(claim.value, ActorValue)
    }
    assert ("ordered", "affirmed") in found
    assert ("supported", "denied") in found


def test_a_court_sentence_has_its_years_and_persons(extracted: Extract) -> None:
    telling = main(
        extracted(
            "A court in Kisumu on 3 May 2018 sentenced 14 men to nine years in prison. The ringleader was sentenced to 20 years."
        )
    )
    assert telling.type == "trial"
    years = [
        (c.value.persons.best if c.value.persons else None, c.value.years.best if c.value.years else None)
        for c in telling.of("sentences")
        if isinstance(c.value, SentenceValue)
    ]
    assert (14, 9) in years
    assert any(y == 20 for _, y in years)


def test_the_gunman_is_an_attacker_and_the_spokesman_is_not(extracted: Extract) -> None:
    telling = main(
        extracted(
            "On 3 May 2018 Daniel Mboya, a gunman with a criminal record, opened fire on a police station in Kisumu, killing two officers "
            "before being arrested. Police spokesman Peter Otieno said the motive was not known."
        )
    )
    persons = {c.value.name: c.value for c in telling.of("person") if isinstance(c.value, PersonValue)}
    assert persons["Daniel Mboya"].role == "attacker"
    assert "Peter Otieno" not in persons


def test_a_figure_that_belongs_to_no_incident_is_kept_with_its_speaker(extracted: Extract) -> None:
    extraction = extracted(
        "Authorities have blocked 23,000 pieces of propaganda, according to the Ministry of Culture."
    )
    (figure,) = extraction.figures
    assert figure.claim.quote == "23,000 pieces"
    assert any("Ministry of Culture" in f"{s.name} {s.organisation}" for s in figure.claim.speakers)


def test_nothing_is_dropped_in_silence(extracted: Extract) -> None:
    extraction = extracted("Terrorist attacks have shaken many countries over the decades.")
    assert [rejection.reason for rejection in extraction.rejections]

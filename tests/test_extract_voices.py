"""Who says what, when, and how sure it is; each test names the mistake that it guards against."""

from __future__ import annotations

import pytest

from extracting import Extract, main, named_persons, speaker_names
from tellings.model import Claim, Telling

RAID = "Gunmen killed two guards in Nakuru on 4 June 2019"


def only(telling: Telling, field: str) -> Claim:
    (claim,) = telling.of(field)
    return claim


@pytest.mark.parametrize(
    ("text", "field", "day"),
    [
        (f"Governor Peter Otieno met the press on 6 June 2019. {RAID}, Otieno said.", "killed", "2019-06-06"),
        (
            f"{RAID}.\n\nThe chief of police, Peter Otieno, briefed reporters on 7 June 2019.\n\n"
            '"We arrested four suspects," Otieno said.',
            "arrested",
            "2019-06-07",
        ),
        (f"{RAID}, police spokesman Peter Otieno told Radio Citizen on 5 June 2019.", "killed", "2019-06-05"),
        (
            f'{RAID}. "Five suspects are in custody," police chief Peter Otieno said on 5 June 2019.',
            "arrested",
            "2019-06-05",
        ),
    ],
    ids=["met the press", "briefed reporters", "told a station", "said on"],
)
def test_a_claim_knows_when_it_was_said(extracted: Extract, text: str, field: str, day: str) -> None:
    """Guards against losing the day of speaking where it stands in a sentence before, and against the day of the attack."""
    claim = only(main(extracted(text)), field)
    assert "Peter Otieno" in speaker_names(claim)
    assert claim.said_on is not None
    assert claim.said_on.start == day


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            f"{RAID}, the National Security Agency reported. Four suspects were arrested, the agency said.",
            "National Security Agency",
        ),
        (
            f"The Interior Ministry sent troops. {RAID}, and three suspects were arrested, the ministry said.",
            "Interior Ministry",
        ),
    ],
)
def test_the_agency_means_the_body_named_before(extracted: Extract, text: str, body: str) -> None:
    """Guards against claims by "the agency", of which there are many."""
    assert body in speaker_names(only(main(extracted(text)), "arrested"))


def test_each_claim_has_its_own_speaker(extracted: Extract) -> None:
    """Guards against a witness's words in the report's voice, and the report's in the witness's."""
    text = f'{RAID}. "They came at dawn and wounded three clerks," witness Mary Achieng said.'
    telling = main(extracted(text))
    assert (speaker_names(only(telling, "killed")), only(telling, "killed").certainty) == ("", "stated")
    assert "Mary Achieng" in speaker_names(only(telling, "injured"))
    assert only(telling, "injured").certainty == "attributed"


def test_she_is_the_speaker_before(extracted: Extract) -> None:
    """Guards against a claim that nobody in particular makes."""
    text = f"{RAID}, police chief Mary Achieng said. Three attackers were arrested, she said."
    assert "Mary Achieng" in speaker_names(only(main(extracted(text)), "arrested"))


@pytest.mark.parametrize(
    "words",
    [
        "Daniel Mboya was charged with murder.",
        "Police arrested Daniel Mboya, who is suspected of leading the group.",
        "Daniel Mboya was arrested for the attack.",
        "Daniel Mboya is wanted for the attack.",
    ],
)
def test_before_a_verdict_an_act_is_alleged(extracted: Extract, words: str) -> None:
    """Guards against a report's plain words making a suspect guilty."""
    telling = main(extracted(f"{RAID}. {words}"))
    assert "Daniel Mboya" in named_persons(telling)
    for claim in (*telling.of("person"), *telling.of("responsible")):
        assert claim.certainty == "alleged"
        assert not claim.speakers


def test_after_a_verdict_an_act_is_stated(extracted: Extract) -> None:
    """Guards against what a court has found staying an allegation."""
    text = "On 4 June 2019 a court in Nakuru sentenced Daniel Mboya to six years in prison for murder."
    assert only(main(extracted(text)), "responsible").certainty == "stated"


def test_an_accusation_by_somebody_is_alleged(extracted: Extract) -> None:
    """Guards against the police's blame as a fact; a group's own claim is no accusation."""
    blamed = main(extracted(f"{RAID}. Police blamed Al-Shabaab for the attack."))
    assert only(blamed, "responsible").certainty == "alleged"
    claimed = main(extracted(f"{RAID}. Al-Shabaab claimed responsibility for the attack."))
    assert only(claimed, "responsible").certainty != "alleged"


def test_hearsay_is_not_stated(extracted: Extract) -> None:
    """Guards against "reportedly" being dropped."""
    text = RAID.replace("Gunmen killed", "Gunmen reportedly killed") + "."
    assert only(main(extracted(text)), "killed").certainty == "attributed"

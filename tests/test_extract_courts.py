"""What courts did; each test names the mistake that it guards against."""

from __future__ import annotations

import pytest

from extracting import Extract, blamed, main, named_persons, sentenced
from tellings.model import CountValue

IN_COURT = "On 4 June 2019 a court in Nakuru "


def years(low: int, high: int | None = None) -> CountValue:
    return CountValue(low, high or low, None if high else low)


@pytest.mark.parametrize(
    ("words", "persons", "kind", "long"),
    [
        ("sentenced three men to 12 years in prison for robbing a bank.", 3, "prison", years(12)),
        ("sentenced a preacher to nine years in prison.", 1, "prison", years(9)),
        ("sentenced six men to between seven and 11 years in prison.", 6, "prison", years(7, 11)),
        ("sentenced six men to seven to 11 years in prison.", 6, "prison", years(7, 11)),
        ("sentenced a preacher to life in prison for murder.", 1, "life", None),
        ("sentenced two brothers to death.", 2, "death", None),
        ("imposed 15 years in prison on the driver.", 1, "prison", years(15)),
        ("imposed a 15-year prison term on a former clerk.", 1, "prison", years(15)),
        ("awarded a 20-year jail sentence to the driver.", 1, "prison", years(20)),
        ("convicted four men of kidnapping a trader.", 4, "other", None),
        ("fined five traders for taking part in a riot.", 5, "fine", None),
        ("handed two brothers a suspended sentence of three years.", 2, "suspended", None),
    ],
)
def test_a_sentence_has_its_persons_kind_and_years(
    extracted: Extract, words: str, persons: int, kind: str, long: CountValue | None
) -> None:
    """Guards against years or persons of another sentence, and against a range that lost one of its ends."""
    found = sentenced(main(extracted(IN_COURT + words)))
    assert (persons, kind) in {(each.persons.best if each.persons else None, each.kind) for each in found}
    if long is not None:
        assert long in [each.years for each in found]


@pytest.mark.parametrize(
    ("words", "offence"),
    [
        ("sentenced three men to 12 years in prison for robbing a bank.", "robbing a bank"),
        ("sentenced three men to 12 years in prison on charges of kidnapping.", "kidnapping"),
        ("sentenced two men who were plotting a raid on a bank to 12 years in prison.", "plotting a raid on a bank"),
    ],
)  # fmt: skip
def test_a_sentence_has_its_offence_and_court(extracted: Extract, words: str, offence: str) -> None:
    """Guards against a sentence that does not say what for."""
    (found,) = sentenced(main(extracted(IN_COURT + words)))
    assert found.offence is not None
    assert found.offence.startswith(offence)
    assert found.court == "court in Nakuru"


@pytest.mark.parametrize(
    "text",
    [
        IN_COURT + "gave most of the defendants four years in prison, the ringleader to ten.",
        "On 4 June 2019 in Nakuru eight men were sentenced to four years in prison, and the ringleader to ten.",
    ],
)
def test_years_without_their_word_are_years(extracted: Extract, text: str) -> None:
    """Guards against losing the ringleader's sentence, which leaves the verb and "years" out."""
    found = sentenced(main(extracted(text)))
    assert [each.years.best for each in found if each.years] == [4, 10]
    assert found[1].persons == CountValue(1, 1, 1)


def test_years_that_somebody_lived_are_no_sentence(extracted: Extract) -> None:
    """Guards against the first years of a sentence being taken for the punishment."""
    text = (
        "On 4 June 2019 in Nakuru nine men, who had lived there for the past ten years, "
        "were sentenced to five years in prison."
    )
    (found,) = sentenced(main(extracted(text)))
    assert (found.persons, found.years) == (years(9), years(5))


def test_an_age_is_no_sentence(extracted: Extract) -> None:
    """Guards against a driver of 34 being jailed for 34 years."""
    telling = main(
        extracted(IN_COURT + "sentenced Daniel Mboya, a 34-year-old driver, to nine years in prison.")
    )
    (found,) = sentenced(telling)
    assert (found.persons, found.years) == (years(1), years(9))
    assert named_persons(telling)["Daniel Mboya"].age == 34
    assert named_persons(telling)["Daniel Mboya"].rung == "sentenced"


def test_years_of_service_are_no_sentence(extracted: Extract) -> None:
    """Guards against "received ... years" far from any court."""
    text = "Gunmen killed two guards in Nakuru on 4 June 2019. The mayor received praise for 20 years of service."
    assert not sentenced(main(extracted(text)))


@pytest.mark.parametrize(
    "words",
    [
        "acquitted Peter Otieno of murder and sentenced Daniel Mboya to 20 years in prison.",
        "sentenced Daniel Mboya to 20 years in prison; Peter Otieno was acquitted.",
        "sentenced Daniel Mboya to 20 years in prison and acquitted Peter Otieno, who had been accused of murder.",
    ],
)
def test_the_acquitted_are_not_responsible(extracted: Extract, words: str) -> None:
    """Guards against blaming whom a court has cleared."""
    telling = main(extracted(IN_COURT + words))
    acquitted = named_persons(telling)["Peter Otieno"]
    assert (acquitted.role, acquitted.rung) == ("other", "acquitted")
    assert {name for name, _, _ in blamed(telling)} == {"Daniel Mboya"}


def test_the_act_that_was_judged_keeps_its_own_time_and_place(extracted: Extract) -> None:
    """Guards against a trial on the day and in the town of the robbery that it was about."""
    text = (
        IN_COURT
        + "sentenced Daniel Mboya to six years in prison for a robbery committed in Kisumu on 3 May 2018."
    )
    telling = main(extracted(text))
    assert telling.type == "trial"
    assert [claim.quote for claim in telling.of("date")] == ["4 June 2019"]
    assert [claim.quote for claim in telling.of("place")] == ["Nakuru"]

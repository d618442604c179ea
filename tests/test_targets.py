"""What and who was hit: things and people, with their kind, number, country and what was done to them."""

from __future__ import annotations

import pytest

from extracting import Extract, counted, extractor, main
from tellings.model import ActorValue, CountValue, Telling, ThingValue
from tellings.values.callings import calling, nation


@pytest.fixture(scope="module")
def extract() -> Extract:
    return extractor()


def hit(telling: Telling) -> dict[str, ThingValue]:
    """The targets by name."""
    return {
        claim.value.name: claim.value
        for claim in telling.of("targets")
        if isinstance(claim.value, ThingValue)
    }


@pytest.mark.parametrize(
    ("sentence", "name", "kind", "number", "effect"),
    [
        ("Rebels attacked the police station in Huanta on 3 May 1990.", "police station", "police", 1, None),
        (
            "Two power pylons were destroyed in Huanta on 3 May 1990.",
            "power pylons",
            "energy",
            2,
            "destroyed",
        ),
        ("A bomb exploded in front of a bank in Huanta on 3 May 1990.", "bank", "finance", 1, None),
        ("Gunmen torched three buses near Huanta on 3 May 1990.", "buses", "transport", 3, "damaged"),
        (
            "Gunmen set fire to the home of the mayor in Huanta on 3 May 1990.",
            "home",
            "residence",
            1,
            "damaged",
        ),
    ],
)
def test_a_thing_that_was_hit(
    extract: Extract, sentence: str, name: str, kind: str, number: int, effect: str | None
) -> None:
    value = hit(main(extract(sentence)))[name]
    assert (value.kind, value.number, value.effect) == (kind, CountValue(number, number, number), effect)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bus drivers were attacked in Huanta on 3 May 1990.",  # a driver is no bus
        "Gunmen attacked the company's president in Huanta on 3 May 1990.",
        "Guards were attacked at the office in Huanta on 3 May 1990.",  # where, not what
    ],
)
def test_a_thing_that_was_not(extract: Extract, sentence: str) -> None:
    things = {name for each in extract(sentence).tellings for name, value in hit(each).items()}
    assert not things & {"Bus", "company", "office"}


def test_people_are_targets_with_what_was_done_to_them(extract: Extract) -> None:
    text = (
        "Gunmen killed two peasants and wounded Judge Ana Torres in Huanta on 3 May 1990. "
        "A U.S. engineer was kidnapped."
    )
    told = hit(main(extract(text)))
    assert told["peasants"] == ThingValue("peasants", "civilian", CountValue(2, 2, 2), "killed")
    assert told["Ana Torres"].kind == "judiciary"
    assert (told["Ana Torres"].effect, told["Ana Torres"].description) == ("injured", "Judge")
    assert [value.nation for value in told.values() if value.effect == "abducted"] == ["USA"]


def test_attackers_who_were_killed_are_no_targets(extract: Extract) -> None:
    told = main(extract("Police killed three gunmen during an attack on a bank in Huanta on 3 May 1990."))
    assert "gunmen" not in hit(told)


def test_attackers_whom_nobody_counted_are_at_least_so_many(extract: Extract) -> None:
    telling = main(extract("Hooded men attacked a bank in Huanta on 3 May 1990."))
    (claim,) = telling.of("attackers")
    assert claim.value == CountValue(2, None, None)
    assert claim.counted == "Hooded men"


def test_a_threat_kills_nobody(extract: Extract) -> None:
    telling = main(extract("The group threatened to kill Judge Ana Torres in Huanta on 3 May 1990."))
    assert telling.stage == "threatened"
    assert not telling.of("killed")
    assert hit(telling)["Ana Torres"].effect is None


@pytest.mark.parametrize(
    ("words", "killed", "injured"),
    [
        ("There were no casualties.", [0], [0]),
        ("The blast caused no injuries.", [], [0]),
        ("No other injuries were reported.", [], []),
        ("It went off without causing any deaths or injuries.", [0], [0]),
    ],
)
def test_that_nobody_was_hurt_is_told_by_a_noun(
    extract: Extract, words: str, killed: list[int], injured: list[int]
) -> None:
    telling = main(extract(f"A bomb exploded at a bank in Huanta on 3 May 1990. {words}"))
    assert (counted(telling, "killed"), counted(telling, "injured")) == (killed, injured)


def test_the_army_is_held_responsible_as_any_group(extract: Extract) -> None:
    text = "Union leaders blamed the army for the murder of two peasants in Huanta on 3 May 1990."
    (blame,) = main(extract(text)).of("responsible")
    assert blame.value == ActorValue("army", "state", "carried_out")
    assert blame.certainty == "alleged"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("two peasants", "civilian"),
        ("the mayor of Huanta", "official"),
        ("former defense minister", "former_official"),
        ("retired General", "former_armed_forces"),
        ("the minister's wife", "civilian"),
        ("presidential candidate", "politician"),
        ("leader of the Liberal Party", "politician"),
        ("president of the bank", "civilian"),
        ("police colonel", "law_enforcement"),
        ("his bodyguards", "guard"),
        ("embassy officials", "diplomat"),
        ("", "civilian"),
    ],
)
def test_callings(phrase: str, expected: str) -> None:
    assert calling(phrase) == expected


def test_nations() -> None:
    assert [nation(words) for words in ("two U.S. priests", "Soviet embassy", "the peasants")] == [
        "USA",
        "SUN",
        None,
    ]


def test_a_headline_that_wounds_counts_the_wounded(extract: Extract) -> None:
    telling = main(extract("House party shooting in Huanta kills one, wounds 10"))
    assert counted(telling, "injured") == [10]

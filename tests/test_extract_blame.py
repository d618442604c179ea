"""Who is held responsible, and by which link; each test names the mistake that it guards against."""

from __future__ import annotations

import pytest

from extracting import Extract, blamed, links, main, named_persons, speaker_names

RAID = "Gunmen killed 12 people in Kisumu on 3 May 2018. "


@pytest.mark.parametrize(
    ("words", "name", "link"),
    [
        ("The attack was ordered by Al-Shabaab.", "Al-Shabaab", "ordered"),
        ("The attack was directed from abroad by Al-Shabaab.", "Al-Shabaab", "ordered"),
        ("The attack was planned by Al-Shabaab.", "Al-Shabaab", "ordered"),
        ("The men were acting on the orders of Al-Shabaab.", "Al-Shabaab", "ordered"),
        ("Al-Shabaab gave the order for the raid.", "Al-Shabaab", "ordered"),
        ("The attackers were inspired by Islamic State.", "Islamic State", "inspired"),
        ("The attackers had been radicalised by Islamic State.", "Islamic State", "inspired"),
        ("The attackers had pledged allegiance to Islamic State.", "Islamic State", "inspired"),
        ("The attackers were funded by Al-Shabaab.", "Al-Shabaab", "supported"),
        ("The attackers had ties to Al-Shabaab.", "Al-Shabaab", "supported"),
        ("The attackers were linked to Al-Shabaab.", "Al-Shabaab", "supported"),
        ("Al-Shabaab claimed responsibility for the attack.", "Al-Shabaab", "claimed"),
        ("Responsibility was claimed by Al-Shabaab.", "Al-Shabaab", "claimed"),
        ("The attack was carried out by Al-Shabaab.", "Al-Shabaab", "carried_out"),
        ("Police blamed Al-Shabaab for the attack.", "Al-Shabaab", "carried_out"),
    ],
)
def test_each_link_has_its_own_words(extracted: Extract, words: str, name: str, link: str) -> None:
    """Guards against taking one who inspired, paid for or claimed an attack for one who carried it out."""
    assert blamed(main(extracted(RAID + words))) == {(name, link, "affirmed")}


@pytest.mark.parametrize(
    "text",
    [
        "A market in Cali was bombed by the FARC on 3 May 2018, killing 12 people.",
        "FARC rebels stormed a barracks near Cali on 3 May 2018, killing 12 soldiers.",
    ],
)
def test_who_did_it_is_found_on_either_side_of_the_verb(extracted: Extract, text: str) -> None:
    """Guards against missing the doer of a passive sentence, or taking its place for the doer."""
    assert blamed(main(extracted(text))) == {("FARC", "carried_out", "affirmed")}


@pytest.mark.parametrize(
    ("words", "link"),
    [
        ("The attack was not ordered by Al-Shabaab, the army said.", "ordered"),
        ("The attack was neither planned by Al-Shabaab nor by anybody else.", "ordered"),
        ("Al-Shabaab did not claim responsibility.", "claimed"),
        ("Al-Shabaab has not claimed responsibility for the attack.", "claimed"),
        ("Police ruled out a link to Al-Shabaab.", "supported"),
        ("The attackers were not inspired by Al-Shabaab.", "inspired"),
    ],
)
def test_a_negated_link_is_denied(extracted: Extract, words: str, link: str) -> None:
    """Guards against reading "not ordered by" as "ordered by"."""
    assert blamed(main(extracted(RAID + words))) == {("Al-Shabaab", link, "denied")}


def test_a_negation_reaches_no_further_than_its_clause(extracted: Extract) -> None:
    """Guards against one denial taking back an accusation that stands beside it."""
    words = "The ministry blamed Al-Shabaab, but the attackers had no links to Islamic State."
    assert blamed(main(extracted(RAID + words))) == {
        ("Al-Shabaab", "carried_out", "affirmed"),
        ("Islamic State", "supported", "denied"),
    }


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("The attackers had no ties to foreign terrorist organizations, the minister said.", "foreign terrorist organizations"),
        ("None of the attackers was linked to any known militant groups.", "known militant groups"),
        ("The attackers had no direct connections to extremist groups from abroad.", "extremist groups from abroad"),
    ],
)  # fmt: skip
def test_a_broad_denial_is_kept_in_its_own_words(extracted: Extract, words: str, whom: str) -> None:
    """Guards against losing a denial that names no group."""
    assert blamed(main(extracted(RAID + words))) == {(whom, "supported", "denied")}


def test_a_group_that_denies_its_part_speaks_for_itself(extracted: Extract) -> None:
    """Guards against a denial in the report's own voice."""
    telling = main(extracted(RAID + "Al-Shabaab denied any involvement in the attack."))
    assert links(telling) == {("carried_out", "denied"), ("ordered", "denied"), ("supported", "denied")}
    for claim in telling.of("responsible"):
        assert "Al-Shabaab" in speaker_names(claim)
        assert claim.certainty == "attributed"


def test_the_last_word_of_a_group_s_name_means_the_group(extracted: Extract) -> None:
    """Guards against a second group that is called "Front"."""
    text = (
        "The National Liberation Front attacked a bridge near Bergen on 3 May 2018, killing two guards. "
        "The Front denied responsibility."
    )
    found = blamed(main(extracted(text)))
    assert {name for name, _, _ in found} == {"National Liberation Front"}
    assert ("National Liberation Front", "carried_out", "affirmed") in found
    assert ("National Liberation Front", "carried_out", "denied") in found


@pytest.mark.parametrize(
    "words",
    [
        "John Okello, a teacher, hid in a cupboard.",
        "Governor Peter Otieno spoke of a day of grief.",
        "Mary Achieng, who lives nearby, heard the shots.",
        "The United Nations condemned the killings.",
        "No group claimed responsibility for the attack.",
        "The Red Cross helped the survivors of the attack.",
    ],
)
def test_who_is_only_named_is_not_to_blame(extracted: Extract, words: str) -> None:
    """Guards against blaming bystanders, officials and helpers for standing in the same report."""
    telling = main(extracted(RAID + words))
    assert not telling.of("responsible")
    assert not [each for each in named_persons(telling).values() if each.role in ("leader", "attacker")]


def test_who_led_the_group_is_its_leader(extracted: Extract) -> None:
    """Guards against a leader in a relative clause being an attacker like any other."""
    telling = main(extracted(RAID + "Daniel Mboya, who led the group, was arrested."))
    assert named_persons(telling)["Daniel Mboya"].role == "leader"

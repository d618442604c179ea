"""Claims that follow from the linked whole."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders_weigh import at_least, by_id, count, dated, day, exactly, partial, report, speaker, told
from tellings.model import Claim, CountValue, DateValue, Document, Linking, Telling
from tellings.settle import settle


def settled(
    documents: Sequence[Document], tellings: Sequence[Telling], *groups: Sequence[Telling]
) -> dict[str, tuple[Claim, ...]]:
    linking = Linking(tuple(sorted(tuple(sorted(telling.id for telling in group)) for group in groups)))
    return dict(settle(by_id(*documents), tellings, linking))


def year_lent(
    first: DateValue | None = None, published: str | None = None, second: str = "--06-26"
) -> tuple[dict[str, tuple[Claim, ...]], Telling, Telling]:
    """One report dates the raid in full; another gives its day alone, and the day of a second raid."""
    full = report("The raid on the mill was on the fifth.", "full")
    bare = report("The raid was on June 5. A second raid followed on the other day.", "bare", published)
    lender = told(full, dated(full, "the fifth", first or day("2031-06-05")))
    main = told(bare, dated(bare, "June 5", partial("--06-05"), certainty="attributed"))
    other = told(bare, dated(bare, "the other day", partial(second)), main=False)
    return settled((full, bare), (lender, main, other), (lender, main), (other,)), main, other


def test_a_year_is_lent_within_the_incident_and_goes_round_the_report() -> None:
    derived, main, other = year_lent()
    (lent,) = derived[main.id]
    assert lent.value == day("2031-06-05")
    assert (lent.span, lent.quote, lent.sentence) == (None, None, None)
    assert main.of("date")[0].id in lent.derived_from
    assert len(lent.derived_from) == 2
    assert lent.certainty == "attributed"
    (second,) = derived[other.id]
    assert second.value == day("2031-06-26")
    assert set(lent.derived_from) < set(second.derived_from)


def test_a_year_is_not_carried_over_half_a_year() -> None:
    derived, main, other = year_lent(second="--12-26")
    assert main.id in derived
    assert other.id not in derived


def test_a_date_after_the_report_itself_is_not_derived() -> None:
    derived, main, other = year_lent(published="2031-06-10")
    assert main.id in derived
    assert other.id not in derived


@pytest.mark.parametrize("first", [day("2031-06-07"), DateValue("2030-06-05", "2031-06-05", "year")])
def test_no_year_is_lent_by_another_day_or_by_a_span_of_two_years(first: DateValue) -> None:
    derived, main, _ = year_lent(first)
    assert main.id not in derived


def test_two_years_are_none() -> None:
    a, b, c = (report(f"It was on June 5, says {name}.", name) for name in "abc")
    tellings = (
        told(a, dated(a, "June 5", partial("--06-05"))),
        told(b, dated(b, "June 5", day("2031-06-05"))),
        told(c, dated(c, "June 5", day("2030-06-05"))),
    )
    assert settled((a, b, c), tellings, tellings) == {}
    assert len(settled((a, b, c), tellings, tellings[:2], tellings[2:])) == 1


def counts_told(
    text: str, *makers: tuple[str, int | CountValue, dict[str, object]], field: str = "killed"
) -> list[Claim]:
    document = report(text)
    claims: list[Claim] = []
    for quote, number, about in makers:
        within = {"part_of": claims[0].id} if about.pop("part", False) else {}
        claims.append(count(document, field, quote, number, **within, **about))
    telling = told(document, *claims)
    found = list(settled((document,), (telling,), (telling,)).get(telling.id, ()))
    for claim in found:
        claim.check(document)
    return found


def test_what_the_attackers_leave_of_the_total_are_victims() -> None:
    (victims,) = counts_told(
        "The siege took 25 lives, 18 of them the raiders'.",
        ("25 lives", 25, {}),
        ("18 of them", 18, {"group": "said_attacker", "part": True}),
    )
    assert (victims.group, victims.value) == ("victim", exactly(7))
    assert victims.quote == "25 lives, 18 of them"
    assert len(victims.derived_from) == 2


def test_victims_and_attackers_make_the_total() -> None:
    (total,) = counts_told(
        "Raiders killed seven people.\nPolice killed 18 raiders.",
        ("seven people", 7, {"group": "victim"}),
        (
            "18 raiders",
            18,
            {"group": "said_attacker", "certainty": "attributed", "speakers": speaker("Ana Roth")},
        ),
    )
    assert (total.group, total.value, total.modifier) == (None, exactly(25), None)
    assert total.quote == "seven people"
    assert (total.certainty, total.speakers) == ("attributed", ())


def test_a_count_smaller_than_the_attackers_dead_counts_the_victims() -> None:
    found = counts_told(
        "Raiders killed seven townsfolk.\nPolice killed 18 raiders.",
        ("seven townsfolk", 7, {}),
        ("18 raiders", 18, {"group": "said_attacker"}),
    )
    assert {(claim.group, claim.value) for claim in found} == {("victim", exactly(7)), (None, exactly(25))}


def test_a_larger_total_without_a_tie_is_left_alone() -> None:
    assert not counts_told(
        "20 people died.\nPolice killed 18 raiders.",
        ("20 people", 20, {}),
        ("18 raiders", 18, {"group": "said_attacker"}),
    )


def test_a_part_alone_gives_the_least_total() -> None:
    (total,) = counts_told("Police killed 18 raiders.", ("18 raiders", 18, {"group": "said_attacker"}))
    assert (total.group, total.value, total.modifier) == (None, at_least(18), "at least")


def test_none_of_a_group_leaves_the_total_open() -> None:
    (total,) = counts_told("None of the guards died.", ("None of the guards", 0, {"group": "security"}))
    assert (total.group, total.value) == (None, CountValue(0, None, None))


def test_children_may_be_civilians_but_soldiers_are_not() -> None:
    (total,) = counts_told(
        "The shells killed four civilians, two children and three soldiers.",
        ("four civilians", 4, {"group": "civilian"}),
        ("two children", 2, {"group": "child"}),
        ("three soldiers", 3, {"group": "security"}),
    )
    assert total.value == CountValue(7, None, 7)


def test_a_part_that_does_not_fit_gives_no_victims() -> None:
    assert not counts_told(
        "It took 12 lives, 18 of them the raiders'.",
        ("12 lives", 12, {}),
        ("18 of them", 18, {"group": "said_attacker", "part": True}),
    )


def test_parts_that_are_given_twice_bound_the_total() -> None:
    (total,) = counts_told(
        "Three soldiers died. Later it said four soldiers died.",
        ("Three soldiers", 3, {"group": "security"}),
        ("four soldiers", 4, {"group": "security"}),
    )
    assert total.value == CountValue(3, None, 4)


def test_what_is_denied_adds_nothing() -> None:
    assert not counts_told(
        "No 18 raiders died, the colonel said.",
        ("18 raiders", 18, {"group": "said_attacker", "polarity": "denied"}),
    )


def test_a_shared_voice_is_kept() -> None:
    voice = speaker("Ana Roth", kind="official")
    (total,) = counts_told(
        "Raiders killed seven people and police killed 18 raiders, Ana Roth said.",
        ("seven people", 7, {"group": "victim", "speakers": voice}),
        ("18 raiders", 18, {"group": "said_attacker", "speakers": voice}),
    )
    assert total.speakers == voice
    assert total.quote == "seven people and police killed 18 raiders"


@given(
    st.lists(
        st.sampled_from(["--06-05", "--06-06", "2031-06-05", "2030-06-06", "--06"]), min_size=2, max_size=6
    ),
    st.randoms(),
)
def test_the_order_of_tellings_changes_nothing(given_dates: list[str], shuffle: random.Random) -> None:
    documents = [
        report(f"It was then, says number {index}.", str(index // 2)) for index in range(len(given_dates))
    ]
    tellings = [
        told(document, dated(document, "then", partial(given) if given.startswith("-") else day(given)))
        for document, given in zip(documents, given_dates, strict=True)
    ]
    expected = settled(documents, tellings, tellings)
    shuffled = shuffle.sample(tellings, len(tellings))
    assert settled(documents[::-1], shuffled, shuffled) == expected
    for claims in expected.values():
        assert all(isinstance(claim.value, DateValue) and claim.value.start for claim in claims)

"""Which tellings are put together, and which are not."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders_weigh import (
    MIRAVAL,
    ORVANE,
    TOSTRIN,
    at_least,
    by_id,
    count,
    dated,
    day,
    exactly,
    judgement,
    partial,
    person,
    placed,
    report,
    told,
)
from tellings.link import compare, link, profile_of, shipped
from tellings.link.evidence import levels
from tellings.link.grouping import Groups, agglomerate
from tellings.link.when import Period, days_apart, periods
from tellings.model import Claim, CountValue, DateValue, Document, PlaceValue, Relation, Telling


def shooting(
    name: str,
    *,
    on: DateValue,
    at: PlaceValue = MIRAVAL,
    victim: str | None = None,
    published: str = "2031-03-10",
    words: str = "Shots were heard by the harbour",
    type: Any = "attack",
) -> tuple[Document, Telling]:
    """A short report of one event, with one dead."""
    named = f" The dead man was {victim}." if victim else ""
    document = report(f"{words}, says {name}. One man died that day there.{named}", name, published)
    claims = [
        dated(document, "that day", on),
        placed(document, "there", at),
        count(document, "killed", "One man", 1),
    ]
    if victim:
        claims.append(person(document, victim, role="victim", fate="killed"))
    return document, told(document, *claims, type=type)


def groups_of(*pairs: tuple[Document, Telling], **about: Any) -> tuple[tuple[str, ...], ...]:
    documents = by_id(*(document for document, _ in pairs))
    return link(documents, [telling for _, telling in pairs], (), **about).groups


def together(*tellings: Telling) -> tuple[str, ...]:
    return tuple(sorted(telling.id for telling in tellings))


def test_same_town_day_and_victim_are_one() -> None:
    a = shooting("a", on=day("2031-03-09"), victim="Aldo Brenn")
    b = shooting("b", on=day("2031-03-09"), victim="Aldo Brenn", words="Gunfire broke out at a market stall")
    assert groups_of(a, b) == (together(a[1], b[1]),)


def test_a_victim_with_the_same_surname_is_enough_beside_town_and_day() -> None:
    a = shooting("a", on=day("2031-03-09"), victim="Aldo Brenn")
    b = shooting("b", on=day("2031-03-09"), victim="Brenn")
    assert len(groups_of(a, b)) == 1


def test_another_victim_is_another_incident() -> None:
    a = shooting("a", on=day("2031-03-09"), victim="Aldo Brenn")
    b = shooting("b", on=day("2031-03-09"), victim="Cesar Dunn", words="Gunfire broke out at a market stall")
    assert len(groups_of(a, b)) == 2


@pytest.mark.parametrize("other", ["2031-03-05", "2031-03-12", "2030-03-09"])
def test_another_day_is_another_incident(other: str) -> None:
    a = shooting("a", on=day("2031-03-09"), published="2031-03-20")
    b = shooting("b", on=day(other), published="2031-03-20", words="Gunfire broke out at a market stall")
    assert len(groups_of(a, b)) == 2


@pytest.mark.parametrize(
    ("number", "level"),
    [
        (at_least(2), "can be one"),
        (at_least(20), "the same: five and more"),
        (exactly(2), "the same: two to four"),
    ],
)
def test_a_plural_is_no_figure_that_two_reports_share(number: CountValue, level: str) -> None:
    a, b = (report("Gunmen fired on a market stall.", name, "2031-03-10") for name in "ab")
    one, other = (profile_of(each, told(each, count(each, "attackers", "Gunmen", number))) for each in (a, b))
    assert dict(levels(one, other))["other counts"] == level


def test_a_report_of_the_day_is_not_of_what_the_next_weeks_bring_however_alike_they_are() -> None:
    words = "Shells struck the market quarter, police said."
    a = shooting("a", on=day("2031-03-09"), published="2031-03-09", words=words)
    b = shooting("b", on=day("2031-03-17"), published="2031-03-17", words=words)
    assert len(groups_of(a, b)) == 2


def test_another_town_is_another_incident() -> None:
    a = shooting("a", on=day("2031-03-09"))
    document = report(
        "A trader lost her life in Tostrin when a stall was shelled on Sunday.", "b", "2031-03-10"
    )
    claims = (
        dated(document, "Sunday", day("2031-03-09")),
        placed(document, "Tostrin", TOSTRIN),
        count(document, "killed", "A trader", 1),
    )
    b = (document, told(document, *claims))
    assert dict(levels(profile_of(*a), profile_of(*b)))["place"] == "another place of the province"
    assert shipped().weights["place", "another place of the province"] <= -2
    assert len(groups_of(a, b)) == 2


def test_a_passing_mention_does_not_take_the_place_of_its_reports_main_telling() -> None:
    """One report tells of a raid twice, chiefly and in passing: its main telling meets the other report's."""
    a = shooting("a", on=day("2031-03-09"), victim="Aldo Brenn")
    document, chief = shooting("b", on=day("2031-03-09"), victim="Aldo Brenn")
    passing = replace(chief, id="0" * 16, main=False)
    groups = link(by_id(a[0], document), [a[1], passing, chief], ()).groups
    assert together(a[1], chief) in groups


def test_a_date_without_a_year_meets_its_full_date() -> None:
    a = shooting("a", on=partial("--03-09"))
    b = shooting("b", on=day("2031-03-09"))
    c = shooting("c", on=day("2031-03-12"), published="2031-03-20")
    assert together(a[1], b[1]) in groups_of(a, b, c)


def test_a_derived_date_takes_the_place_of_the_partial_one() -> None:
    a = shooting("a", on=partial("--03-09"), published="2031-03-20")
    b = profile_of(*shooting("b", on=day("2029-03-09"), published="2029-03-20"))
    lent = dated(a[0], "that day", day("2031-03-09"), derived_from=(a[1].of("date")[0].id,))

    def date_level(*derived: Claim) -> str:
        return dict(levels(profile_of(*a, derived), b))["date"]

    assert date_level() == "the same day"
    assert date_level(lent) == "over a year apart"


def test_an_attack_and_its_trial_are_two() -> None:
    a = shooting("a", on=day("2031-03-09"), victim="Aldo Brenn")
    b = shooting("b", on=day("2031-03-09"), victim="Aldo Brenn", type="trial")
    assert len(groups_of(a, b)) == 2


def test_bombing_and_attack_are_one_kind() -> None:
    a = shooting("a", on=day("2031-03-09"), type="bombing")
    b = shooting("b", on=day("2031-03-09"), type="attack")
    assert len(groups_of(a, b)) == 1


def test_a_report_that_was_out_before_the_other_happened_is_hardly_of_it() -> None:
    a = shooting("a", on=DateValue("2031-03-01", "2031-03-31", "month"), published="2031-03-02")
    b = shooting(
        "b", on=day("2031-03-09"), published="2031-03-10", words="Gunfire broke out at a market stall"
    )
    found = compare(profile_of(*a), profile_of(*b), shipped())
    before = [part for part in found.parts if part.comparison == "reported before the other's date"]
    assert [part.level for part in before] == ["weeks before"]
    assert before[0].bits < -2
    assert len(groups_of(a, b)) == 2


def test_one_report_keeps_its_tellings_apart() -> None:
    document = report("One died here. One died here too, that day.", published="2031-03-10")
    first = told(
        document, count(document, "killed", "One", 1), dated(document, "that day", day("2031-03-09"))
    )
    second = told(
        document,
        count(document, "killed", "One died here too", 1),
        dated(document, "that day", day("2031-03-09")),
    )
    assert len(link(by_id(document), [first, second], ()).groups) == 2
    assert (
        len(link(by_id(document), [first, second], (), [judgement("same", first.id, second.id)]).groups) == 1
    )


def test_copies_go_together_however_little_they_say() -> None:
    a = report("Something happened.", "a")
    b = report("Something happened.", "b")
    first, second = told(a, count(a, "killed", "Something", 3)), told(b, count(b, "killed", "Something", 3))
    assert len(link(by_id(a, b), [first, second], ()).groups) == 1
    assert (
        len(link(by_id(a, b), [first, second], (), [judgement("not_same", first.id, second.id)]).groups) == 2
    )


def test_no_chain_of_likeness_joins_what_does_not_fit() -> None:
    """b knows only the month and tells of both raids in words of both: it fits a and c, which do not fit each other."""
    tavern = "Masked riders stormed the Pelican tavern beside the lighthouse, wrecking furniture"
    bakery = "Gunmen robbed the Ostrander bakery behind the cathedral, smashing windows"
    a = shooting("a", on=day("2031-03-02"), published="2031-03-30", words=tavern)
    b = shooting(
        "b",
        on=DateValue("2031-03-01", "2031-03-31", "month"),
        at=ORVANE,
        published="2031-03-31",
        words=f"{tavern}, and {bakery}",
    )
    c = shooting("c", on=day("2031-03-19"), at=TOSTRIN, published="2031-03-30", words=bakery)
    assert len(groups_of(a, b)) == len(groups_of(b, c)) == 1
    found = groups_of(a, b, c)
    assert len(found) == 2
    assert not any({a[1].id, c[1].id} <= set(group) for group in found)


def test_the_newest_judgement_wins_and_can_be_taken_back() -> None:
    a = shooting("a", on=day("2031-03-09"))
    b = shooting("b", on=day("2031-03-09"))
    ids = (a[1].id, b[1].id)
    apart = judgement("not_same", *ids, at=2)
    assert len(groups_of(a, b, judgements=[apart])) == 2
    assert len(groups_of(a, b, judgements=[apart, judgement("same", *ids, at=1)])) == 2
    assert len(groups_of(a, b, judgements=[judgement("same", *ids, at=3), apart])) == 1
    undone = judgement("not_same", *ids, at=4, undoes=apart.id)
    assert len(groups_of(a, b, judgements=[apart, undone])) == 1
    assert len(groups_of(a, b, judgements=[apart, undone, judgement("same", at=5, undoes=undone.id)])) == 2


def test_a_person_joins_what_the_machine_would_not() -> None:
    a = shooting("a", on=day("2031-03-09"))
    b = shooting("b", on=day("2030-01-01"), at=TOSTRIN, type="trial")
    assert len(groups_of(a, b)) == 2
    assert len(groups_of(a, b, judgements=[judgement("same", a[1].id, b[1].id)])) == 1


def test_relations_are_lifted_to_incidents() -> None:
    a = shooting("a", on=day("2031-03-09"))
    b = shooting("b", on=day("2031-03-09"))
    trial = shooting("c", on=day("2031-03-09"), type="trial")
    given_relations = [
        Relation(trial[1].id, b[1].id, "trial_of", ("x",)),
        Relation(trial[1].id, a[1].id, "trial_of", ("y",)),
        Relation(a[1].id, b[1].id, "same_series", ("z",)),
    ]
    documents = by_id(a[0], b[0], trial[0])
    found = link(documents, [a[1], b[1], trial[1]], given_relations)
    assert found.relations == (Relation(trial[1].id, min(a[1].id, b[1].id), "trial_of", ("x", "y")),)


def test_a_mistaken_day_does_not_part_reports_of_one_victim() -> None:
    a = shooting("a", on=day("2031-03-02"), published="2031-03-20", victim="Aldo Brenn")
    b = shooting("b", on=day("2031-03-19"), published="2031-03-20", victim="Aldo Brenn")
    assert len(groups_of(a, b)) == 1


def test_a_province_holds_its_town() -> None:
    a = shooting("a", on=day("2031-03-09"), at=ORVANE, victim="Aldo Brenn")
    b = shooting("b", on=day("2031-03-09"), victim="Aldo Brenn")
    assert len(groups_of(a, b)) == 1


@st.composite
def collections(draw: st.DrawFn) -> list[tuple[Document, Telling]]:
    return [
        shooting(
            f"report {number}",
            on=draw(
                st.sampled_from([day("2031-03-08"), day("2031-03-09"), day("2031-03-20"), partial("--03-09")])
            ),
            at=draw(st.sampled_from([MIRAVAL, TOSTRIN, ORVANE])),
            victim=draw(st.sampled_from([None, "Aldo Brenn", "Brenn", "Cesar Dunn"])),
            type=draw(st.sampled_from(["attack", "bombing", "arrest"])),
            published="2031-03-25",
        )
        for number in range(draw(st.integers(1, 7)))
    ]


@given(collections(), st.randoms(use_true_random=False))
def test_the_order_of_what_comes_in_changes_nothing(
    pairs: list[tuple[Document, Telling]], shuffle: random.Random
) -> None:
    documents = by_id(*(document for document, _ in pairs))
    tellings = [telling for _, telling in pairs]
    decisions = [
        judgement("same", *(telling.id for telling in tellings[:2])),
        judgement("not_same", *(t.id for t in tellings[1:3]), at=2),
    ]
    expected = link(documents, tellings, (), decisions)
    shuffle.shuffle(tellings)
    shuffled = dict(sorted(documents.items(), key=lambda _: shuffle.random()))
    assert link(shuffled, tellings, (), decisions[::-1]) == expected
    assert sorted(each for group in expected.groups for each in group) == sorted(
        telling.id for telling in tellings
    )


@given(collections())
def test_scores_are_symmetric(pairs: list[tuple[Document, Telling]]) -> None:
    profiles = [profile_of(document, telling) for document, telling in pairs]
    for a, b in combinations(profiles, 2):
        assert compare(a, b, shipped()) == compare(b, a, shipped())


@given(st.integers(1, 12), st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20))
def test_with_nothing_against_it_groups_are_connected_components(
    size: int, given_edges: set[tuple[int, int]]
) -> None:
    networkx = pytest.importorskip("networkx")
    edges = {(min(a, b), max(a, b)) for a, b in given_edges if a != b and max(a, b) < size}
    members = [f"{number:02d}" for number in range(size)]
    graph = networkx.Graph([(members[a], members[b]) for a, b in edges])
    graph.add_nodes_from(members)
    groups = Groups(members)
    scores = {(members[a], members[b]): 1.0 for a, b in edges}
    agglomerate(
        groups, [(1.0, a, b) for a, b in scores], lambda a, b: scores.get((min(a, b), max(a, b)), 0.0)
    )
    assert {frozenset(group) for group in groups.all()} == {
        frozenset(part) for part in networkx.connected_components(graph)
    }


@given(
    st.integers(2, 9),
    st.dictionaries(
        st.tuples(st.integers(0, 8), st.integers(0, 8)), st.one_of(st.none(), st.floats(-9, 9)), max_size=30
    ),
)
def test_no_group_holds_a_contradiction_and_none_is_left_to_merge(
    size: int, given_scores: dict[tuple[int, int], float | None]
) -> None:
    members = [f"{number:02d}" for number in range(size)]
    scores = {(members[a], members[b]): value for (a, b), value in given_scores.items() if a < b < size}

    def score(a: str, b: str) -> float | None:
        return scores.get((min(a, b), max(a, b)), 0.0)

    groups = Groups(members)
    agglomerate(groups, [(value, a, b) for (a, b), value in scores.items() if value is not None], score)
    for group in groups.all():
        assert None not in [score(a, b) for a, b in combinations(group, 2)]
    if not any(value is not None and value > 0 for value in scores.values()):
        assert len(groups.all()) == size


ordinals = st.dates().map(lambda each: each.isoformat())


@given(ordinals, ordinals)
def test_days_apart_counts_days(a: str, b: str) -> None:
    ((first,), (second,)) = periods(day(a)), periods(day(b))
    assert days_apart(first, second) == days_apart(second, first) == abs(first.first - second.first)


def test_december_and_january_are_neighbours_without_a_year() -> None:
    ((december,), (january,)) = periods(partial("--12-31")), periods(partial("--01-01"))
    assert days_apart(december, january) == 1
    ((full,),) = (periods(day("2031-01-01")),)
    assert days_apart(december, full) == 1
    assert isinstance(full, Period)


def test_an_ambiguous_date_fits_either_reading() -> None:
    first, second = day("2031-03-04"), day("2031-04-03")
    both = DateValue("2031-03-04", "2031-04-03", "day", None, (first, second))
    a = shooting("a", on=both, published="2031-05-01")
    for reading in (first, second):
        b = shooting("b", on=reading, published="2031-05-01")
        assert len(groups_of(a, b)) == 1
    c = shooting("c", on=day("2031-03-19"), published="2031-05-01")
    assert len(groups_of(a, c)) == 2

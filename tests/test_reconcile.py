"""What the claims of an incident come to."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders_weigh import (
    MIRAVAL,
    ORVANE,
    TOSTRIN,
    at_least,
    blamed,
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
    speaker,
    told,
)
from tellings.errors import UserError
from tellings.model import (
    Claim,
    CountValue,
    DateValue,
    Document,
    Incident,
    Judgement,
    Linking,
    PersonValue,
    PlaceValue,
    SentenceValue,
    Telling,
    ThingValue,
    Verdict,
)
from tellings.reconcile import POLICIES, reconcile
from tellings.settle import settle
from tellings.testing import make_claim

Told = tuple[Document, Telling]


def incident(
    *reports: Told, policy: str = "ged-low-best-high", judgements: Sequence[Judgement] = ()
) -> Incident:
    """The reports as one incident, settled first."""
    documents = by_id(*(document for document, _ in reports))
    tellings = [telling for _, telling in reports]
    linking = Linking((tuple(sorted(telling.id for telling in tellings)),))
    (found,) = reconcile(
        documents, tellings, linking, settle(documents, tellings, linking), policy, judgements
    )
    return found


def killed(name: str, number: int | CountValue, published: str | None = None, **about: Any) -> Told:
    document = report(f"The dead were counted, {name} reports.", name, published)
    return document, told(document, count(document, "killed", "The dead", number, **about))


def test_a_toll_that_gives_way_to_another_is_no_dispute() -> None:
    """The old figure may still be printed on the day that the new one comes out, and no longer."""
    first, second, third = "2031-01-02", "2031-01-03", "2031-01-04"

    def status(*said: tuple[int, str | None]) -> str:
        reports = [killed(str(number), *each) for number, each in enumerate(said)]
        return incident(*reports).fields["killed"].status

    assert status((5, first), (7, second)) == "range"
    assert status((5, first), (5, second), (7, second)) == "range"
    assert status((7, first), (7, second), (5, second)) == "range"
    assert status((5, first), (7, second), (5, third)) == "disputed"
    assert status((5, first), (7, first)) == "disputed"
    assert status((5, first), (7, None)) == "disputed"


def test_the_history_of_a_toll() -> None:
    reports = [killed("a", 5, "2031-01-02"), killed("b", 5, "2031-01-03"), killed("c", 7, "2031-01-04")]
    verdict = incident(*reports, killed("d", 3)).fields["killed"]
    assert [(each.day, each.best, each.low, each.high) for each in verdict.history] == [
        ("2031-01-02", 5, 5, 5),
        ("2031-01-04", 5, 5, 7),
    ]
    assert verdict.history[1].claims == (reports[2][1].claims[0].id,)
    latest = incident(*reports, policy="latest").fields["killed"]
    assert [each.best for each in latest.history] == [5, 7]
    assert incident(reports[0], reports[1]).fields["killed"].history == ()


def numbers(verdict: Verdict) -> tuple[Any, Any, Any, str]:
    return verdict.low, verdict.best, verdict.high, verdict.status


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([killed("a", 5)], (5, 5, 5, "single")),
        ([killed("a", 5), killed("b", 5)], (5, 5, 5, "agreed")),
        ([killed("a", 5), killed("b", at_least(4))], (4, 5, 5, "refined")),
        ([killed("a", CountValue(3, 6, 5)), killed("b", CountValue(5, 8, 6))], (3, 5, 8, "range")),
        ([killed("a", 5), killed("b", 7)], (5, 5, 7, "disputed")),
        ([killed("a", 5, "2031-01-02"), killed("b", 7, "2031-01-02")], (5, 5, 7, "disputed")),
        ([killed("a", 5, "2031-01-02"), killed("b", 7, "2031-01-04")], (5, 7, 7, "range")),
        ([killed("a", at_least(7))], (7, 7, None, "single")),
    ],
)
def test_status_and_numbers(reports: list[Told], expected: tuple[Any, ...]) -> None:
    assert numbers(incident(*reports).fields["killed"]) == expected


def test_one_speaker_in_two_reports_is_one_origin() -> None:
    a = killed("a", 5, speakers=speaker("Mayor", role="mayor", organisation=None) + speaker("Ana Roth"))
    b = killed("b", 5, speakers=speaker("Roth"))
    verdict = incident(a, b).fields["killed"]
    assert verdict.status == "single"
    assert [(origin.speaker, origin.document, len(origin.claims)) for origin in verdict.origins] == [
        ("Ana Roth", None, 2)
    ]


def test_the_police_of_an_incident_are_one_origin_and_its_witnesses_of_each_report_another() -> None:
    a, b = killed("a", 5, speakers=speaker("police")), killed("b", 5, speakers=speaker("Police"))
    assert incident(a, b).fields["killed"].status == "single"
    a, b = killed("a", 5, speakers=speaker("witnesses")), killed("b", 5, speakers=speaker("Witnesses"))
    assert incident(a, b).fields["killed"].status == "agreed"
    document = report("Five died and five were killed.")
    claims = [
        count(document, "killed", quote, 5, speakers=speaker("police"))
        for quote in ("Five died", "five were")
    ]
    assert incident((document, told(document, *claims))).fields["killed"].status == "single"


def test_two_who_speak_for_one_body_are_one_origin() -> None:
    a = killed("a", 5, speakers=speaker("Ana Roth", organisation="Harbour Guard"))
    b = killed("b", 5, speakers=speaker("Karl Lund", organisation="Harbour Guard"))
    assert [origin.speaker for origin in incident(a, b).fields["killed"].origins] == ["Harbour Guard"]


def test_copies_are_one_origin() -> None:
    text = "Five died."
    a, b = report(text, "a"), report(text, "b")
    c = report("Five died, it seems.", "c", origin=a.id)
    reports = [(each, told(each, count(each, "killed", "Five", 5))) for each in (a, b, c)]
    verdict = incident(*reports).fields["killed"]
    assert verdict.status == "single"
    assert len(verdict.origins) == 1


def siege() -> list[Told]:
    """Seven victims in one report; in another 25 dead in all, of them 18 attackers."""
    a = report("Raiders killed seven townsfolk.", "a")
    b = report("The siege took 25 lives, 18 of them the raiders'.", "b")
    whole = count(b, "killed", "25 lives", 25)
    part = count(b, "killed", "18 of them", 18, group="said_attacker", part_of=whole.id)
    return [(a, told(a, count(a, "killed", "seven townsfolk", 7, group="victim"))), (b, told(b, whole, part))]


def test_like_is_compared_with_like() -> None:
    verdict = incident(*siege()).fields["killed"]
    assert numbers(verdict)[:3] == (25, 25, 25)
    assert verdict.status == "single"
    parts = dict(verdict.parts)
    assert numbers(parts["victim"])[:3] == (7, 7, 7)
    assert numbers(parts["said_attacker"])[:3] == (18, 18, 18)


def test_a_count_without_a_group_that_another_report_explains_is_no_dispute() -> None:
    _, siege_told = siege()
    bare = report("Seven died on the bridge.", "c")
    verdict = incident((bare, told(bare, count(bare, "killed", "Seven", 7))), siege_told).fields["killed"]
    assert numbers(verdict) == (25, 25, 25, "single")
    assert numbers(dict(verdict.parts)["victim"])[:3] == (7, 7, 7)
    other = report("Nine died on the bridge.", "c")
    assert (
        incident((other, told(other, count(other, "killed", "Nine", 9))), siege_told).fields["killed"].status
        == "disputed"
    )


def test_a_count_smaller_than_its_attackers_is_one_of_victims() -> None:
    a = report("Raiders killed seven townsfolk.\nPolice killed 18 raiders.", "a")
    claims = (
        count(a, "killed", "seven townsfolk", 7),
        count(a, "killed", "18 raiders", 18, group="said_attacker"),
    )
    verdict = incident((a, told(a, *claims)), siege()[1]).fields["killed"]
    assert numbers(verdict) == (25, 25, 25, "single")
    victims = dict(verdict.parts)["victim"]
    assert numbers(victims)[:3] == (7, 7, 7)
    assert claims[0] in victims.claims


def test_the_total_is_there_whenever_a_part_is() -> None:
    verdict = incident(killed("a", 3, group="child")).fields["killed"]
    assert numbers(verdict) == (3, 3, None, "derived")
    assert [group for group, _ in verdict.parts] == ["child"]


def test_an_update_of_ones_own_figure_supersedes_it() -> None:
    document = report("Five had died on Monday. Eight had died by Tuesday.")
    claims = [
        count(document, "killed", "Five", 5, said_on=day("2031-01-06"), speakers=speaker("Ana Roth")),
        count(document, "killed", "Eight", 8, said_on=day("2031-01-07"), speakers=speaker("Ana Roth")),
    ]
    verdict = incident((document, told(document, *claims))).fields["killed"]
    assert numbers(verdict) == (8, 8, 8, "single")
    assert len(verdict.claims) == 2


def test_a_denied_figure_is_disputed() -> None:
    a = killed("a", 5)
    b = killed("b", 5, polarity="denied", speakers=speaker("Ana Roth"))
    assert incident(a, b).fields["killed"].status == "disputed"
    assert incident(b).fields["killed"].best is None


def test_a_person_chooses_and_refuses() -> None:
    a, b, c = killed("a", 5), killed("b", 7), killed("c", 5)
    seven = b[1].claims[0].id
    verdict = incident(a, b, c, judgements=[judgement("this_value", seven)]).fields["killed"]
    assert (verdict.best, verdict.decided_by, verdict.status) == (7, "person", "disputed")
    verdict = incident(a, b, c, judgements=[judgement("not_this_value", seven)]).fields["killed"]
    assert numbers(verdict) == (5, 5, 5, "agreed")
    assert verdict.decided_by == "person"
    assert len(verdict.claims) == 3
    decided = [judgement("not_this_value", seven), judgement("this_value", at=2, undoes="judgement-1")]
    assert incident(a, b, c, judgements=decided).fields["killed"].decided_by == "machine"


def when(name: str, value: DateValue, **about: Any) -> Told:
    document = report(f"It was then, {name} reports.", name)
    return document, told(document, dated(document, "then", value, **about))


def test_the_narrowest_date_that_most_bear_is_best() -> None:
    june = DateValue("2031-06-01", "2031-06-30", "month")
    verdict = incident(when("a", june), when("b", day("2031-06-05"))).fields["date"]
    assert (verdict.best, verdict.low, verdict.high) == (day("2031-06-05"),) * 3
    assert verdict.status == "refined"


def test_dates_that_exclude_each_other_are_disputed() -> None:
    verdict = incident(
        when("a", day("2031-06-04")), when("b", day("2031-06-05")), when("c", day("2031-06-05"))
    ).fields["date"]
    assert verdict.status == "disputed"
    assert (verdict.low, verdict.best, verdict.high) == (
        day("2031-06-04"),
        day("2031-06-05"),
        day("2031-06-05"),
    )


def test_a_date_without_a_year_is_completed_and_is_no_dispute() -> None:
    verdict = incident(when("a", partial("--06-05")), when("b", day("2031-06-05"))).fields["date"]
    assert verdict.best == day("2031-06-05")
    assert verdict.status == "refined"
    assert any(claim.derived_from for claim in verdict.claims)
    assert len(verdict.origins) == 2
    assert incident(when("a", partial("--06-05"))).fields["date"].best == partial("--06-05")


def test_a_day_after_another_report_counted_the_dead_is_not_best() -> None:
    """Guards against the weekday of a page that was put out anew weeks later, and against any day after the first report."""
    counted = killed("a", 3, "2031-06-05")
    document = report("It was then, b reports.", "b", "2031-06-24")
    later = told(document, dated(document, "then", day("2031-06-22"), score=0.9))
    named = report("It was then, c reports.", "c", "2031-06-24")
    first = told(named, dated(named, "then", day("2031-06-04"), score=0.5))
    verdict = incident(counted, (document, later), (named, first)).fields["date"]
    assert verdict.best == day("2031-06-04")
    assert incident(counted, (document, later)).fields["date"].best == day("2031-06-22")


def test_a_day_after_the_report_is_not_best() -> None:
    january = DateValue("2031-01-01", "2031-01-31", "month")
    document = report("It was then. Seen on Friday.", "a", "2031-02-05")
    claims = (dated(document, "then", january), dated(document, "Friday", day("2031-02-14")))
    assert incident((document, told(document, *claims))).fields["date"].best == january


def elements(verdict: Verdict) -> tuple[Any, ...]:
    assert isinstance(verdict.best, tuple)
    return verdict.best


def where(name: str, *given_places: Any, **about: Any) -> Told:
    words = ["here", "there", "elsewhere"]
    document = report(f"It was here, there and elsewhere, {name} reports.", name)
    return document, told(
        document, *(placed(document, w, p, **about) for w, p in zip(words, given_places, strict=False))
    )


def test_a_town_refines_its_province() -> None:
    verdict = incident(where("a", ORVANE), where("b", MIRAVAL)).fields["place"]
    assert [(each.value, each.status) for each in elements(verdict)] == [(MIRAVAL, "refined")]


def test_a_county_is_that_of_a_town_of_which_no_gazetteer_tells_the_county() -> None:
    hamlet = PlaceValue("Elm Ford", "Elm Ford", None, "Orvane", "XAA", None, None, None, "town")
    county = PlaceValue("Brook County", None, "Brook County", "Orvane", "XAA", None, 10.0, 20.0, "district")
    near = replace(county, precision="near")
    for outer in (county, near):
        verdict = incident(where("a", outer, hamlet), where("b", outer)).fields["place"]
        assert [element.value for element in elements(verdict)] == [hamlet]
    across = incident(where("a", county), where("b", hamlet)).fields["place"]
    assert [element.value for element in elements(across)] == [hamlet]
    elsewhere = replace(county, admin1="Tostrey")
    assert len(elements(incident(where("a", elsewhere), where("b", hamlet)).fields["place"])) == 2


def test_two_towns_are_two_elements() -> None:
    verdict = incident(where("a", MIRAVAL, TOSTRIN), where("b", TOSTRIN)).fields["place"]
    assert [(each.value, each.status) for each in elements(verdict)] == [
        (TOSTRIN, "agreed"),
        (MIRAVAL, "single"),
    ]
    assert verdict.status == "agreed"
    assert incident(where("a", MIRAVAL), where("b", TOSTRIN)).fields["place"].status == "disputed"


def test_blame_is_gathered_by_bearer_and_link() -> None:
    document = report("The League ordered it. League of Dusk inspired it. League of Dusk fighters.", "a")
    other = report("It was ordered by the League of Dusk.", "b")
    reports = (
        (
            document,
            told(
                document,
                blamed(document, "The League", "League of Dusk", "ordered"),
                blamed(document, "inspired it", "League of Dusk", "inspired"),
            ),
        ),
        (other, told(other, blamed(other, "League of Dusk", "League of Dusk", "ordered"))),
    )
    found = elements(incident(*reports).fields["responsible"])
    assert [(each.value.link, each.status) for each in found] == [
        ("ordered", "agreed"),
        ("inspired", "single"),
    ]


def test_a_general_denial_disputes_what_groups_ordered_and_not_what_they_inspired() -> None:
    a = report(
        "The League ordered it, Ana Roth said. The League also inspired it. One Brenn ordered it too.", "a"
    )
    b = report("The raid had no direct links to radical groups from abroad.", "b")
    claims = (
        blamed(a, "The League ordered", "League", "ordered", speakers=speaker("Ana Roth")),
        blamed(a, "also inspired", "League", "inspired"),
        blamed(a, "One Brenn", "Brenn", "ordered", kind="person"),
    )
    denial = blamed(
        b,
        "no direct links to radical groups from abroad",
        "radical groups from abroad",
        "supported",
        polarity="denied",
    )
    verdict = incident((a, told(a, *claims)), (b, told(b, denial))).fields["responsible"]
    status = {(each.value.name, each.value.link): each.status for each in elements(verdict)}
    assert status == {
        ("League", "ordered"): "disputed",
        ("League", "inspired"): "single",
        ("Brenn", "ordered"): "single",
    }
    assert verdict.status == "disputed"
    assert denial in verdict.claims


def test_a_claim_that_names_what_it_denies_disputes_it() -> None:
    a = report("The League carried it out.", "a")
    affirmed = blamed(a, "The League", "League", "carried_out")
    b = report("It was the Brotherhood, not the League.", "b")
    against = blamed(b, "the Brotherhood", "Brotherhood", "carried_out", denies=(affirmed.id,))
    verdict = incident((a, told(a, affirmed)), (b, told(b, against))).fields["responsible"]
    assert {each.value.name: each.status for each in elements(verdict)} == {
        "League": "disputed",
        "Brotherhood": "single",
    }


def test_only_what_is_affirmed_is_an_element() -> None:
    a = report("The League denied it.", "a")
    verdict = incident(
        (a, told(a, blamed(a, "The League", "League", "carried_out", polarity="denied")))
    ).fields["responsible"]
    assert verdict.best == ()
    assert len(verdict.claims) == 1


def armed(name: str, thing: str, kind: str = "firearm", field: str = "weapons") -> Told:
    document = report(f"They had {thing}, {name} reports.", name)
    return document, told(document, make_claim(document, field, thing, ThingValue(thing, kind)))


def test_things_with_one_head_are_one() -> None:
    verdict = incident(
        armed("a", "hunting rifles"), armed("b", "rifle"), armed("c", "knives", "blade")
    ).fields["weapons"]
    assert [(each.value.name, each.status) for each in elements(verdict)] == [
        ("hunting rifles", "refined"),
        ("knives", "single"),
    ]


def test_things_that_differ_stay_apart_and_a_general_word_joins_the_one_of_its_kind() -> None:
    two = incident(
        armed("a", "police station", "site", "targets"), armed("b", "bus station", "site", "targets")
    ).fields["targets"]
    assert len(elements(two)) == 2
    one = incident(armed("a", "rifles"), armed("b", "guns")).fields["weapons"]
    assert [each.value.name for each in elements(one)] == ["rifles"]


def test_sentences_of_like_terms_are_one() -> None:
    def court(name: str, persons: int, years: int, offence: str | None = None) -> Told:
        document = report(f"The court sentenced them, {name} reports.", name)
        value = SentenceValue(exactly(persons), "prison", exactly(years), offence, None)
        return document, told(document, make_claim(document, "sentences", "sentenced", value), type="trial")

    found = elements(
        incident(court("a", 12, 6), court("b", 12, 6, "plotting"), court("c", 1, 8)).fields["sentences"]
    )
    assert [(each.value.offence, len(each.claims)) for each in found] == [("plotting", 2), (None, 1)]


def test_persons_are_gathered_by_name_within_the_incident() -> None:
    a = report("Aldo Brenn led them. Brenn was shot. Cesar Dunn died.", "a", "2031-01-02")
    b = report("Brenn, 27, was arrested and later charged.", "b", "2031-01-01")
    reports = (
        (
            a,
            told(
                a,
                person(a, "Aldo Brenn", role="leader"),
                person(a, "Brenn", fate="killed"),
                person(a, "Cesar Dunn", role="victim", fate="killed"),
            ),
        ),
        (
            b,
            told(
                b,
                person(b, "Brenn", age=27, fate="arrested", role="attacker", rung="charged"),
                make_claim(
                    b, "person", "arrested", PersonValue("Brenn", rung="arrested", date=day("2031-01-01"))
                ),
            ),
        ),
    )
    brenn, dunn = incident(*reports).persons
    assert (brenn.name, brenn.names, brenn.role, brenn.age, brenn.fate) == (
        "Aldo Brenn",
        ("Aldo Brenn", "Brenn"),
        "leader",
        27,
        "killed",
    )
    assert [step.rung for step in brenn.rungs] == ["arrested", "charged"]
    assert (dunn.name, dunn.role, dunn.rungs) == ("Cesar Dunn", "victim", ())


def test_a_surname_that_fits_two_stays_by_itself() -> None:
    a = report("Aldo Brenn and Cara Brenn fled. Brenn was caught.", "a")
    claims = [person(a, "Aldo Brenn"), person(a, "Cara Brenn")]
    start = a.text.rindex("Brenn was")
    single = make_claim(a, "person", a.text[start : start + 9], PersonValue("Brenn"))
    assert [each.name for each in incident((a, told(a, *claims, single))).persons] == [
        "Aldo Brenn",
        "Brenn",
        "Cara Brenn",
    ]


def test_type_and_stage_come_from_the_reports_chiefly_about_it() -> None:
    def made(name: str, **about: Any) -> Told:
        document = report(f"It happened, {name} reports.", name)
        return document, told(document, count(document, "killed", "It happened", 1), **about)

    found = incident(
        made("a", type="attack"),
        made("b", type="bombing", stage="foiled"),
        made("c", type="clash", main=False),
    )
    assert (found.type, found.stage) == ("bombing", "accomplished")
    assert incident(made("a", stage="foiled"), made("b", stage="foiled")).stage == "foiled"


def test_an_incident_is_named_by_its_smallest_telling_and_keeps_the_rest() -> None:
    found = incident(killed("a", 5), killed("b", 5), killed("c", 5))
    ids = sorted(telling.id for telling in found.tellings)
    assert (found.id, list(found.was)) == (ids[0], ids[1:])


def test_a_policy_that_is_none_is_named() -> None:
    with pytest.raises(UserError, match="no policy is called nonsense"):
        incident(killed("a", 5), policy="nonsense")


values = st.one_of(st.integers(0, 40).map(exactly), st.integers(0, 40).map(at_least))
voices = st.sampled_from(
    [
        (),
        speaker("police"),
        speaker("Ana Roth"),
        speaker("Roth"),
        speaker("Karl Lund", organisation="Harbour Guard"),
    ]
)


@st.composite
def tellings_of_one(draw: st.DrawFn) -> list[Told]:
    found = []
    for number in range(draw(st.integers(1, 5))):
        published = draw(st.sampled_from([None, "2031-01-01", "2031-01-03"]))
        document = report(
            f"One, two, three: so many died, then, there. Report {number}.", str(number), published
        )
        claims: list[Claim] = [
            count(
                document,
                "killed",
                quote,
                draw(values),
                group=draw(st.sampled_from([None, None, "victim", "said_attacker", "child"])),
                speakers=draw(voices),
                polarity=draw(st.sampled_from(["affirmed", "affirmed", "affirmed", "denied"])),
            )
            for quote in draw(st.lists(st.sampled_from(["One", "two", "three"]), unique=True, max_size=3))
        ]
        claims.append(
            dated(
                document,
                "then",
                draw(st.sampled_from([day("2031-01-01"), partial("--01-01"), partial("--01")])),
            )
        )
        claims.append(placed(document, "there", draw(st.sampled_from([MIRAVAL, TOSTRIN, ORVANE]))))
        claims.append(
            blamed(
                document,
                "many",
                draw(st.sampled_from(["League", "radical groups"])),
                "ordered",
                polarity=draw(st.sampled_from(["affirmed", "denied"])),
            )
        )
        found.append((document, told(document, *claims)))
    return found


@given(tellings_of_one(), st.sampled_from(sorted(POLICIES)), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_incident(reports: list[Told], policy: str, shuffle: random.Random) -> None:
    expected = incident(*reports, policy=policy)
    assert incident(*shuffle.sample(reports, len(reports)), policy=policy) == expected


@given(tellings_of_one(), st.sampled_from(sorted(POLICIES)))
def test_low_best_and_high_are_in_order_and_no_claim_is_lost(reports: list[Told], policy: str) -> None:
    found = incident(*reports, policy=policy)
    for verdict in _all(found):
        if isinstance(verdict.best, int) and isinstance(verdict.low, int):
            assert verdict.low <= verdict.best
            assert verdict.high is None or (isinstance(verdict.high, int) and verdict.best <= verdict.high)
    behind = {claim.id for verdict in _all(found) for claim in verdict.claims}
    said = {claim.id for telling in found.tellings for claim in telling.claims}
    assert behind == said
    derived = {claim.id for telling in found.tellings for claim in telling.claims if claim.derived_from}
    assert not derived & {
        each for verdict in _all(found) for origin in verdict.origins for each in origin.claims
    }


def _all(found: Incident) -> list[Verdict]:
    whole = list(found.fields.values())
    return whole + [part for verdict in whole for _, part in verdict.parts]

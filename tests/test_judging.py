"""What people decide: it outranks the machine, survives every rebuild and re-reading, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders_weigh import by_id, count, exactly, report
from raids import REPORTS, telling_of
from tellings import ids
from tellings.casebook import Casebook, Where
from tellings.errors import UserError
from tellings.export import to_json
from tellings.judging import new_judgement, of_claim, of_passage, of_telling, rulings
from tellings.link import link
from tellings.model import (
    Claim,
    Extraction,
    Incident,
    Judgement,
    JudgementKind,
    Linking,
    Span,
    Telling,
    ThingValue,
    View,
)
from tellings.model.records import canonical, judgement_from, to_record
from tellings.pipeline import ViewBuilder, build_view, building, export_record
from tellings.reconcile import reconcile
from tellings.review import Review, questions
from tellings.values.gazetteer import Gazetteer

NOW = datetime(2031, 4, 1, 12, tzinfo=UTC)


DOCUMENTS = by_id(*(document for document, _ in REPORTS))
TELLINGS = [telling for _, telling in REPORTS]
EXTRACTIONS = tuple(Extraction(telling.document, (telling,), (), (), ()) for telling in TELLINGS)


def extractions(*tellings: Telling) -> tuple[Extraction, ...]:
    return tuple(Extraction(telling.document, (telling,), (), (), ()) for telling in tellings)


def judged(kind: JudgementKind, *about: Telling | Claim, at: int = 1, undoes: str | None = None) -> Judgement:
    """A judgement; of tellings, each on a side of its own."""
    subjects = [
        of_telling(each, side) if isinstance(each, Telling) else of_claim(each)
        for side, each in enumerate(about)
    ]
    return new_judgement(
        kind, subjects, "A. Analyst", f"2031-04-01T00:00:{at:02d}+00:00", "read both", undoes
    )


def view(*judgements: Judgement, taken: Sequence[Extraction] = EXTRACTIONS) -> View:
    return build_view(DOCUMENTS, taken, judgements)


def groups(seen: View) -> set[frozenset[str]]:
    """The incidents as the names of their reports."""
    return {
        frozenset(DOCUMENTS[telling.document].source_id for telling in incident.tellings)
        for incident in seen.incidents
    }


def holding(seen: View, telling: Telling) -> Incident:
    return next(each for each in seen.incidents if telling.id in {told.id for told in each.tellings})


def dead(telling: Telling) -> Claim:
    return telling.of("killed")[0]


def states(*judgements: Judgement) -> dict[str, tuple[str, str | None]]:
    return {
        each.judgement: (each.state, each.by) for each in rulings(judgements, view(*judgements).incidents)
    }


A, B, C, D, E = TELLINGS


def test_without_judgements_the_evidence_decides() -> None:
    assert groups(view()) == {frozenset("abc"), frozenset("de")}


def test_same_and_not_same() -> None:
    assert any({"a", "d"} <= group for group in groups(view(judged("same", A, D))))
    assert not any({"a", "c"} <= group for group in groups(view(judged("not_same", A, C))))


def test_a_merge_holds_all_tellings_of_both_together() -> None:
    assert groups(view(judged("merge", *TELLINGS))) == {frozenset("abcde")}


def test_a_split_keeps_those_that_leave_from_those_that_stay() -> None:
    about = [of_telling(C, 0), of_telling(A, 1), of_telling(B, 1)]
    split = new_judgement("split", about, "A. Analyst", "2031-04-01T00:00:00+00:00", "another street")
    assert groups(view(split)) == {frozenset("ab"), frozenset("c"), frozenset("de")}


def test_of_contradictory_judgements_the_later_wins_and_the_earlier_says_so() -> None:
    together, apart = judged("same", A, C, at=1), judged("not_same", A, C, at=2)
    assert not any({"a", "c"} <= group for group in groups(view(together, apart)))
    assert states(together, apart) == {together.id: ("overruled", apart.id), apart.id: ("stands", None)}
    again = judged("same", A, C, at=3)
    assert any({"a", "c"} <= group for group in groups(view(together, apart, again)))
    assert states(together, apart, again)[apart.id] == ("overruled", again.id)


def test_two_judgements_that_together_contradict_a_later_one() -> None:
    """A with C and C with D, but later A not with D: the older of the two gives way."""
    first, second, apart = (
        judged("same", A, C, at=1),
        judged("same", C, D, at=2),
        judged("not_same", A, D, at=3),
    )
    seen = view(first, second, apart)
    assert holding(seen, C).id == holding(seen, D).id != holding(seen, A).id
    assert states(first, second, apart)[first.id] == ("overruled", apart.id)


def test_a_chosen_claim_gives_the_value_and_only_that_incident_changes() -> None:
    before, after = view(), view(judged("this_value", dead(C)))
    assert holding(before, A).fields["killed"].best == 5
    verdict = holding(after, A).fields["killed"]
    assert (verdict.best, verdict.decided_by) == (8, "person")
    assert holding(after, D) == holding(before, D)


def test_a_later_choice_for_the_same_cell_overrules_an_earlier_one() -> None:
    first, second = judged("this_value", dead(C), at=1), judged("this_value", dead(A), at=2)
    assert holding(view(first, second), A).fields["killed"].best == 5
    assert states(first, second)[first.id] == ("overruled", second.id)
    elsewhere = judged("this_value", dead(D), at=3)
    assert states(second, elsewhere)[second.id] == ("stands", None)


def test_a_rejected_claim_bears_nothing_but_its_report_stays_where_it_is() -> None:
    seen = view(judged("not_this_value", dead(C)))
    assert groups(seen) == groups(view())
    verdict = holding(seen, A).fields["killed"]
    assert (verdict.low, verdict.high, verdict.decided_by) == (5, 5, "person")
    assert dead(C).id in {claim.id for claim in verdict.claims}


def test_what_was_worked_out_from_a_rejected_claim_goes_with_it() -> None:
    document = report("The raid killed 5 victims and 2 attackers there.", "f", "2031-03-10")
    claims = (
        count(document, "killed", "5 victims", 5, group="victim"),
        count(document, "killed", "2 attackers", 2, group="said_attacker"),
    )
    telling = telling_of(document, claims)

    def killed(*judgements: Judgement) -> tuple[object, ...]:
        (incident,) = build_view(by_id(document), extractions(telling), judgements).incidents
        verdict = incident.fields["killed"]
        return verdict.best, verdict.low, verdict.high

    assert killed() == (7, 7, 7)
    assert killed(judged("not_this_value", claims[1])) == (5, 5, None)


def test_a_passage_marked_as_furniture_gives_no_claims() -> None:
    document = DOCUMENTS[C.document]
    start = document.text.index("8 people")
    passage = of_passage(document.id, Span(start, start + 8))
    marked = new_judgement("furniture", [passage], "A. Analyst", "2031-04-01T00:00:00+00:00", "a teaser")
    told = next(t for i in view(marked).incidents for t in i.tellings if t.document == document.id)
    assert not told.of("killed")
    assert told.of("place")
    whole = of_passage(document.id, Span(0, len(document.text)))
    gone = new_judgement("furniture", [whole], "A. Analyst", "2031-04-01T00:00:00+00:00", "an advertisement")
    assert groups(view(gone)) == {frozenset("ab"), frozenset("de")}


def reread(telling: Telling) -> Telling:
    """The same report as a better reader reads it: other scores, one more claim, the mention a word longer."""
    document = DOCUMENTS[telling.document]
    (start, end) = telling.mentions[0]
    claims = [ids.identified(replace(each, id="", score=0.7)) for each in telling.claims]
    claims.append(ids.claim(document, "weapons", Span(start - 4, start - 1), ThingValue("the", None)))
    mentions = ((start - 4, end),)
    made = tuple(claims)
    return replace(telling, id=ids.telling_id(document.id, made, mentions), claims=made, mentions=mentions)


def test_judgements_hold_when_everything_is_read_again() -> None:
    anew = extractions(*map(reread, TELLINGS))
    assert not {telling.id for telling in TELLINGS} & {t.id for each in anew for t in each.tellings}
    apart = view(judged("not_same", A, C), taken=anew)
    assert not any({"a", "c"} <= group for group in groups(apart))
    chosen = view(judged("this_value", dead(C)), taken=anew)
    assert holding(chosen, reread(A)).fields["killed"].best == 8
    refused = view(judged("not_this_value", dead(C)), taken=anew)
    assert holding(refused, reread(A)).fields["killed"].high == 5


def test_a_reader_that_corrects_itself_is_not_bound_by_what_was_said_of_its_mistake() -> None:
    document = DOCUMENTS[C.document]
    right = ids.identified(replace(dead(C), id="", value=exactly(18)))
    corrected = telling_of(document, [right, *(each for each in C.claims if each.field != "killed")])
    refusal = judged("not_this_value", dead(C))
    seen = view(refusal, taken=extractions(A, B, corrected, D, E))
    assert any(i.fields["killed"].high == 18 for i in seen.incidents)
    (became,) = rulings([refusal], seen.incidents)
    assert became.state == "unmatched"


def test_a_judgement_on_what_is_no_longer_found_waits_and_comes_back() -> None:
    chosen = judged("this_value", dead(C))
    assert [each.state for each in rulings([chosen], view(chosen, taken=extractions(A, B)).incidents)] == [
        "unmatched"
    ]
    assert states(chosen)[chosen.id] == ("stands", None)


def test_undoing_an_undoing_brings_the_judgement_back() -> None:
    apart = judged("not_same", A, C, at=1)
    undone = judged("undo", at=2, undoes=apart.id)
    redone = judged("undo", at=3, undoes=undone.id)
    assert view(apart, undone) == view()
    assert view(apart, undone, redone) == view(apart)
    assert states(apart, undone)[apart.id] == ("undone", undone.id)


def test_a_judgement_comes_back_from_its_record() -> None:
    for made in (judged("same", A, B), judged("this_value", dead(A)), judged("undo", at=2, undoes="x")):
        assert judgement_from(to_record(made)) == made


KINDS: tuple[JudgementKind, ...] = ("same", "not_same", "merge", "split", "this_value", "not_this_value")
EVERY_CLAIM = [claim for telling in TELLINGS for claim in telling.claims]


@st.composite
def sequences(draw: st.DrawFn) -> list[Judgement]:
    """Judgements of any kind on any tellings and claims, some of them undone on the way."""
    made: list[Judgement] = []
    for at in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from((*KINDS, "furniture", "undo")))
        if kind == "undo" and made:
            made.append(judged("undo", at=at, undoes=draw(st.sampled_from(made)).id))
        elif kind == "furniture":
            document = draw(st.sampled_from(sorted(DOCUMENTS)))
            start = draw(st.integers(0, 60))
            passage = of_passage(document, Span(start, start + draw(st.integers(1, 40))))
            made.append(
                new_judgement("furniture", [passage], "A", f"2031-04-01T00:00:{at:02d}+00:00", "page")
            )
        elif kind in ("this_value", "not_this_value"):
            made.append(judged(kind, draw(st.sampled_from(EVERY_CLAIM)), at=at))
        elif kind != "undo":
            chosen = draw(
                st.lists(st.sampled_from(TELLINGS), min_size=2, max_size=3, unique_by=lambda t: t.id)
            )
            made.append(judged(kind, *chosen, at=at))
    return made


@settings(max_examples=60)
@given(sequences(), st.randoms(use_true_random=False))
def test_undoing_all_leaves_nothing_and_a_rebuild_gives_what_a_fresh_build_gives(
    made: list[Judgement], order: object
) -> None:
    builder = ViewBuilder(DOCUMENTS, EXTRACTIONS)
    for number in range(len(made) + 1):
        assert builder.view(made[:number]) == view(*made[:number])
    assert len(rulings(made, view(*made).incidents)) == len(made)
    back = [*made]
    for at, each in enumerate(reversed(made), 10):
        back.append(judged("undo", at=at, undoes=each.id))
    plain = view()
    assert builder.view(back) == plain == view(*reversed(back))


def test_what_a_judgement_does_not_touch_is_not_built_again(monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[int] = []
    linked: list[int] = []

    def reconciling(*given: Any, **about: Any) -> tuple[Incident, ...]:
        built.append(len(given[2].groups))
        return reconcile(*given, **about)

    def linking(*given: Any, **about: Any) -> Linking:
        linked.append(1)
        return link(*given, **about)

    monkeypatch.setattr(building, "reconcile", reconciling)
    monkeypatch.setattr(building, "link", linking)
    builder = ViewBuilder(DOCUMENTS, EXTRACTIONS)
    builder.view()
    first = len(linked)
    builder.view([judged("this_value", dead(C))])
    assert built == [2, 1]
    assert len(linked) == first


@pytest.fixture
def casebook(where: Where) -> Where:
    path = where
    with Casebook.open(path, write=True, create=True) as opened:
        for (document, _), extraction in zip(REPORTS, EXTRACTIONS, strict=True):
            opened.store(document, extraction, "by hand")
    return path


def review(opened: Casebook, gazetteer: Gazetteer, by: str = "A. Analyst") -> Review:
    return Review(opened, gazetteer, by, lambda: NOW)


def exported(path: Where, without: str = "") -> str:
    with Casebook.open(path) as opened:
        record = export_record(opened)
    return to_json({key: value for key, value in record.items() if key != without})


def test_undo_gives_back_the_export_byte_for_byte(casebook: Where) -> None:
    before = exported(casebook, without="judgements")
    with Casebook.open(casebook, write=True) as opened, Gazetteer.open() as gazetteer:
        reviewing = review(opened, gazetteer)
        made = [
            reviewing.not_same([A.id, C.id], "two streets"),
            reviewing.choose(dead(A).id, "the hospital counted"),
            reviewing.reject([dead(C).id], "a slip"),
            reviewing.furniture(dead(B).id, "a teaser"),
        ]
        changed = exported(casebook, without="judgements")
        assert changed != before
        for each in reversed(made):
            reviewing.undo(each.judgement.id[:9], "was wrong")
    assert exported(casebook, without="judgements") == before
    assert exported(casebook).count('"state":"undone"') == 4


def test_judgements_outlive_a_reading_by_another_reader(casebook: Where) -> None:
    with Casebook.open(casebook, write=True) as opened, Gazetteer.open() as gazetteer:
        reviewing = review(opened, gazetteer)
        reviewing.choose(dead(C).id, "the hospital counted")
        for document, telling in REPORTS:
            opened.store(document, Extraction(document.id, (reread(telling),), (), (), ()), "better")
        again = review(opened, gazetteer)
        assert [ruling.state for _, ruling in again.history()] == ["stands"]
        assert holding(again.view, reread(C)).fields["killed"].best == 8


def test_the_later_decision_is_the_one_made_later_whatever_the_clock_says(casebook: Where) -> None:
    with Casebook.open(casebook, write=True) as opened, Gazetteer.open() as gazetteer:
        Review(opened, gazetteer, "B", lambda: NOW.replace(year=2040)).same([A.id, D.id], "one night")
        outcome = Review(opened, gazetteer, "A", lambda: NOW).not_same([A.id, D.id], "two nights")
    assert outcome.ruling.state == "stands"
    assert [each.kind for each in outcome.overrules] == ["same"]


def test_what_cannot_be_decided_is_refused_in_plain_words(casebook: Where) -> None:
    with Casebook.open(casebook, write=True) as opened, Gazetteer.open() as gazetteer:
        reviewing = review(opened, gazetteer)
        one = holding(reviewing.view, A)
        refusals: list[Callable[[], object]] = [
            lambda: reviewing.same([A.id, A.id], "x"),
            lambda: reviewing.merge([A.id, B.id], "x"),
            lambda: reviewing.split(one.id, [D.id], "x"),
            lambda: reviewing.split(one.id, [each.id for each in one.tellings], "x"),
            lambda: reviewing.choose("zz", "x"),
            lambda: reviewing.choose(C.of("person")[0].id, "x"),
            lambda: reviewing.choose(dead(C).id, "  "),
            lambda: reviewing.furniture(A.document, "x", Span(0, 10_000)),
            lambda: reviewing.undo("abc", "x"),
        ]
        for refusal in refusals:
            with pytest.raises(UserError):
                refusal()
        with pytest.raises(UserError, match="who"):
            review(opened, gazetteer, " ").choose(dead(C).id, "x")
        assert opened.judgements() == ()
        taken_back = reviewing.undo(reviewing.choose(dead(C).id, "x").judgement.id, "y")
        with pytest.raises(UserError, match="already"):
            reviewing.undo(taken_back.judgement.undoes or "", "z")


def test_questions_ask_what_is_disputed_until_somebody_decides(casebook: Where) -> None:
    with Casebook.open(casebook, write=True) as opened, Gazetteer.open() as gazetteer:
        reviewing = review(opened, gazetteer)
        asked = questions(reviewing.view)
        assert [(each.field, each.asked) for each in asked] == [("killed", "disputed")] * 2
        assert asked[0].incident == holding(reviewing.view, A).id  # more reports tell of it
        reviewing.choose(asked[0].claims[0].id, "the hospital counted")
        assert [each.incident for each in questions(reviewing.view)] == [asked[1].incident]


def test_the_export_tells_what_became_of_each_judgement(casebook: Where) -> None:
    with Casebook.open(casebook, write=True) as opened, Gazetteer.open() as gazetteer:
        review(opened, gazetteer).choose(dead(C).id, "the hospital counted")
    with Casebook.open(casebook) as opened:
        record = export_record(opened)
    (made,) = record["judgements"]
    assert (made["state"], made["found"], made["by"]) == ("stands", [dead(C).id], "A. Analyst")
    assert made["about"][0]["spans"] == [{"start": dead(C).span.start, "end": dead(C).span.end}]  # type: ignore[union-attr]
    assert canonical(record["incidents"]).count('"decided_by":"person"') == 1

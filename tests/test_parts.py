"""A judgement rebuilds the part that it touches, and what comes of it is what building the whole gives."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.invented import World
from builders_weigh import MIRAVAL, count, dated, day, partial, placed, report
from raids import REPORTS
from tellings import pipeline
from tellings.casebook import Casebook
from tellings.errors import UserError
from tellings.export import to_json
from tellings.link import blocks
from tellings.model import Document, Extraction, Figure, PlaceValue, Relation
from tellings.pipeline import part, whole
from tellings.review import Outcome, Review
from tellings.review import review as review_module
from tellings.testing import make_document, make_telling
from tellings.values.gazetteer import Gazetteer

NOW = datetime(2031, 4, 1, 12, tzinfo=UTC)
Taken = tuple[Document, Extraction]


@pytest.fixture(scope="module", autouse=True)
def small_blocks() -> Iterator[None]:
    """So few to a block that even a small casebook has blocks too large to compare everyone in."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "_LARGEST", 5)
        patch.setattr(blocks, "_NEIGHBOURS", 2)
        yield


def local(name: str, city: str, admin1: str, number: int) -> PlaceValue:
    return PlaceValue(city, city, None, admin1, "USA", number, 37.0 + number / 100, -93.0, "town")


def of_one_outlet() -> Iterator[Taken]:
    """Reports of an outlet that is at home in Missouri, one of which takes Springfield for that of Illinois."""
    towns = [
        ("Joplin", "Missouri"),
        ("Branson", "Missouri"),
        ("Nixa", "Missouri"),
        ("Springfield", "Illinois"),
    ]
    for number, (city, admin1) in enumerate(towns):
        text = f"A fire that day in {city} hurt {number + 2} people, a clerk said. It was the worst there in years."
        document = make_document(text, f"local-{number}.txt", outlet="The Ozark Clerk")
        claims = (
            placed(document, city, local(city, city, admin1, number)),
            count(document, "injured", f"{number + 2} people", number + 2),
            dated(document, "that day", day(f"2031-02-0{number + 1}")),
        )
        yield document, Extraction(document.id, (make_telling(document, *claims),), (), (), ())


def of_two_incidents() -> Iterator[Taken]:
    """Reports that each tell of two incidents, some dates of which lack the year; one of them comes twice, one shortened."""
    for number in range(3):
        text = (
            f"Report {number} on the weir: on March 9 five people died at Miraval weir when armed men came at dawn by the river road.\n"
            f"Earlier, on March 2, {number + 3} people were hurt in Miraval market, where the same lorry had been seen before noon.\n"
            "The council met at night and heard the miller, two guards and the keeper of the lock, who all told of the same lorry."
        )
        document = report(text, f"two-{number}.txt", published="2031-03-20")
        date = day("2031-03-09") if number == 0 else partial("--03-09")
        main = make_telling(
            document,
            dated(document, "March 9", date),
            placed(document, "Miraval weir", MIRAVAL),
            count(document, "killed", "five people", 5),
        )
        other = make_telling(
            document,
            dated(document, "March 2", partial("--03-02")),
            placed(document, "Miraval market", MIRAVAL),
            count(document, "injured", f"{number + 3} people", number + 3),
            type="arson" if number == 2 else "attack",
            main=False,
        )
        figure = count(document, "figure", "two guards", 2)
        yield (
            document,
            Extraction(
                document.id,
                (main, other),
                (Relation(main.id, other.id, "same_series", (main.claims[0].id,)),),
                (Figure(figure, "guards", None, None, main.id),),
                (),
            ),
        )
        if number == 1:
            twin = make_document(text, "twin.txt", published=document.published, outlet="The Lock")
            claims = [
                make_telling(
                    twin,
                    dated(twin, "March 9", partial("--03-09")),
                    count(twin, "killed", "five people", 5),
                )
            ]
            yield twin, Extraction(twin.id, tuple(claims), (), (), ())


@cache
def corpus() -> tuple[Taken, ...]:
    invented = [
        (document, Extraction(document.id, (telling,), (), (), ()))
        for document, telling, _ in World(seed=5).reports(24)
    ]
    raids = [(document, Extraction(document.id, (telling,), (), (), ())) for document, telling in REPORTS]
    return (*invented, *raids, *of_one_outlet(), *of_two_incidents())


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory, small_blocks: None) -> Path:
    """A casebook of all reports, its incidents kept, to be copied."""
    path = tmp_path_factory.mktemp("parts") / "my.db"
    with Casebook.open(path, write=True, create=True) as casebook:
        with casebook.batch():
            for document, extraction in corpus():
                casebook.store(document, extraction, "by hand")
        pipeline.keep(casebook)
    return path


def test_the_reports_have_what_makes_parts_hard(fresh: Path) -> None:
    with Casebook.open(fresh) as casebook:
        seen = pipeline.view(casebook)
        derived = [c for i in seen.incidents for t in i.tellings for c in t.claims if c.derived_from]
        assert {claim.field for claim in derived} >= {"date", "place"}
        assert seen.copies
        assert seen.relations
        assert any(len(incident.tellings) > 2 for incident in seen.incidents)
        assert len(seen.incidents) > 15


def decide(review: Review, what: str, one: int, other: int) -> Outcome | None:
    """A decision on what stands at these places among all claims or tellings; None where it cannot be made."""
    seen = review.view
    claims = sorted(
        (c for i in seen.incidents for t in i.tellings for c in t.claims if c.polarity == "affirmed"),
        key=lambda each: each.id,
    )
    claim = claims[one % len(claims)]
    told = sorted(t.id for i in seen.incidents for t in i.tellings)
    a, b = told[one % len(told)], told[other % len(told)]
    large = [each for each in seen.incidents if len(each.tellings) > 1]
    left = [each.id for each, ruling in review.history() if ruling.state != "undone"]
    try:
        match what:
            case "choose":
                return review.choose(claim.id, "x")
            case "reject":
                return review.reject([claim.id, claims[other % len(claims)].id], "x")
            case "same":
                return review.same([a, b], "x")
            case "merge":
                return review.merge([a, b], "x")
            case "apart":
                return review.not_same([a, b], "x")
            case "split":
                incident = large[one % len(large)]
                return review.split(incident.id, [incident.tellings[other % len(incident.tellings)].id], "x")
            case "furniture":
                return review.furniture(claim.id, "x")
            case _:
                return review.undo(left[one % len(left)], "x") if left else None
    except UserError:
        return None


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["choose", "reject", "same", "merge", "apart", "split", "undo", "furniture"]),
        st.integers(0, 400),
        st.integers(0, 400),
    ),
    min_size=4,
    max_size=8,
)


@settings(max_examples=6)
@given(STEPS)
def test_a_part_comes_to_what_the_whole_comes_to(fresh: Path, steps: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Gazetteer.open() as gazetteer:
        one, other = Path(folder, "one.db"), Path(folder, "other.db")
        for path in (one, other):
            shutil.copy(fresh, path)
        with Casebook.open(one, write=True) as parts, Casebook.open(other, write=True) as whole:
            by_parts = Review(parts, gazetteer, "Ana", lambda: NOW)
            by_whole = Review(whole, gazetteer, "Ana", lambda: NOW)
            for what, first, second in steps:
                outcome = decide(by_parts, what, first, second)
                with pytest.MonkeyPatch.context() as patch:
                    patch.setattr(review_module, "change_by", lambda *given: None)
                    assert decide(by_whole, what, first, second) == outcome
                kept = pipeline.export_record(parts) if pipeline.is_kept(parts) else None
                built = pipeline.export_record(parts, seen=by_parts.view)
                assert kept is None or to_json(kept) == to_json(built)
            assert list(parts.judgements()) == list(whole.judgements())
            entries = zip(parts.journal(), whole.journal(), strict=True)
            assert all(a.record == b.record for a, b in entries)
            pipeline.keep(parts)
            fresh_view = pipeline.view(parts)
            assert to_json(pipeline.export_record(parts)) == to_json(
                pipeline.export_record(parts, seen=fresh_view)
            )


@pytest.fixture
def casebook(fresh: Path, tmp_path: Path) -> Iterator[Casebook]:
    shutil.copy(fresh, tmp_path / "my.db")
    with Casebook.open(tmp_path / "my.db", write=True) as opened:
        yield opened


def test_a_decision_reads_and_builds_only_what_it_touches(
    casebook: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []

    class Counted(pipeline.ViewBuilder):
        def __init__(self, documents: Any, *given: Any, **about: Any) -> None:
            super().__init__(documents, *given, **about)
            sizes.append(len(documents))

    for module in (part, whole):
        monkeypatch.setattr(module, "ViewBuilder", Counted)
    monkeypatch.setattr(Casebook, "documents", None)
    a, c = REPORTS[0][1], REPORTS[2][1]
    with Gazetteer.open() as gazetteer:
        review = Review(casebook, gazetteer, "Ana", lambda: NOW)
        for outcome in (
            review.choose(c.of("killed")[0].id[:12], "x"),
            review.not_same([a.id, c.id], "x"),
            review.reject([a.of("person")[0].id], "x"),
            review.undo(review.history()[1][0].id, "x"),
        ):
            assert outcome.ruling.state == "stands"
            assert outcome.incidents
            assert pipeline.is_kept(casebook)
    assert 0 < max(sizes) <= 8 < len(corpus())


@pytest.mark.parametrize("what", ["furniture", "a place", "a year", "too large"])
def test_what_other_parts_may_rest_on_builds_the_whole(
    casebook: Casebook, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes: list[object] = []

    def counted(*given: Any) -> object:
        changes.append(part.change_by(*given))
        return changes[-1]

    monkeypatch.setattr(review_module, "change_by", counted)
    if what == "too large":
        monkeypatch.setattr(part, "_MOST", 1)
    tellings = {t.document: t for _, extraction in corpus() for t in extraction.tellings if t.main}
    names = {document.source_id: tellings[document.id] for document, _ in corpus()}
    with Gazetteer.open() as gazetteer:
        review = Review(casebook, gazetteer, "Ana", lambda: NOW)
        match what:
            case "furniture":
                review.furniture(names["a"].claims[0].id, "x")
            case "a place":
                review.reject([names["local-0.txt"].of("place")[0].id], "x")
            case "a year":
                review.not_same([names["two-0.txt"].id, names["two-1.txt"].id], "x")
                review.not_same([names["two-0.txt"].id, names["two-2.txt"].id], "x")
                review.not_same([names["two-0.txt"].id, names["twin.txt"].id], "x")
            case _:
                review.choose(names["c"].of("killed")[0].id, "x")
        assert None in changes
        pipeline.keep(casebook)
        assert to_json(pipeline.export_record(casebook)) == to_json(
            pipeline.export_record(casebook, seen=pipeline.view(casebook))
        )


def test_a_part_is_not_kept_where_somebody_else_read_or_judged_meanwhile(casebook: Casebook) -> None:
    with Gazetteer.open() as gazetteer:
        review = Review(casebook, gazetteer, "Ana", lambda: NOW)
        made = review.choose(REPORTS[2][1].of("killed")[0].id, "x").judgement
        late = replace(made, id="late", why="of another process")
        change = pipeline.change_by(casebook, late)
        assert change is not None
        document, extraction = corpus()[0]
        casebook.store(document, extraction, "another reader")
        casebook.judge(late)
        assert not pipeline.keep_change(casebook, change, late)
        assert not pipeline.is_kept(casebook)


def test_a_review_is_carried_on_by_another_person_with_nothing_loaded_anew(
    casebook: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Gazetteer.open() as gazetteer, Casebook.open(tmp_path / "my.db") as reading:
        first = Review(reading, gazetteer, "", lambda: NOW)
        assert set(first.documents) == {document.id for document, _ in corpus()}
        before = first.view
        monkeypatch.setattr(Casebook, "documents", None)
        second = first.carried_on(casebook, "Ben")
        made = second.choose(REPORTS[2][1].of("killed")[0].id, "x").judgement
        assert made.by == "Ben"
        first.renew()
        assert first.view != before
        assert first.view == second.view

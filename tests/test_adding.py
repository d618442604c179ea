"""Documents that are added rebuild the part that they touch, and what comes of it is what building the whole gives."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select

from benchmarks import invented
from builders_weigh import count, dated, day, placed, report
from casebook_reports import judgement
from tellings import pipeline
from tellings.casebook import Casebook, view_tables
from tellings.export import to_json
from tellings.model import Extraction, PlaceValue
from tellings.pipeline import keeping
from tellings.review import Review
from tellings.testing import make_document, make_telling
from tellings.values.gazetteer import Gazetteer
from test_copies import OTHER, STORY, edited
from test_parts import Taken, corpus, decide, small_blocks

__all__ = ["small_blocks"]  # a fixture: blocks so small that some of these reports overfill them
NOW = datetime(2031, 4, 1, 12, tzinfo=UTC)


def of_copies() -> Iterator[Taken]:
    """Two stories, each with reprints, a shortened one and later versions, published in another order than they are named."""
    for story, text in enumerate((STORY, OTHER)):
        for number, (share, cut, date, about) in enumerate(
            [
                (0.0, 1.0, "2031-03-04", {"url": f"https://a.example/{story}"}),
                (0.04, 1.0, "2031-03-02", {"outlet": "The Lock"}),
                (0.0, 0.6, "2031-03-03", {}),
                (0.1, 1.0, "2031-03-06", {"url": f"https://a.example/{story}"}),
                (0.3, 1.0, None, {}),
                (0.0, 1.0, "2031-03-05", {"outlet": "The Ozark Clerk"}),
            ]
        ):
            words = edited(text, share, seed=number)
            words = (
                words[: int(len(words) * cut)]
                + f"\nIn all {number % 2 + 4} people died on 1 March at Miraval."
            )
            document = report(words, f"copy-{story}-{number}.txt", date, **about)
            place = PlaceValue("Miraval", "Miraval", None, "Orvane", "XAA", 900001, 10.0, 20.0, "town")
            claims = (
                count(document, "killed", f"{number % 2 + 4} people", number % 2 + 4),
                dated(document, "1 March", day("2031-03-01")),
                placed(document, "at Miraval", place),
            )
            yield document, Extraction(document.id, (make_telling(document, *claims),), (), (), ())


def crowd() -> Iterator[Taken]:
    """More reports of one town and about one time than all meet each other in."""
    town = PlaceValue("Sarnow", "Sarnow", None, "Lower Veld", "XAB", 900100, 1.0, 2.0, "town")
    for number in range(9):
        text = f"A guard was hurt that day in Sarnow, said clerk {number}.\nNothing more is known of the {number} who fled."
        document = make_document(text, f"crowd-{number}.txt")
        claims = (
            placed(document, "Sarnow", town),
            count(document, "injured", "A guard", 1),
            dated(document, "that day", day(f"2031-05-{number % 4 + 1:02d}")),
        )
        yield document, Extraction(document.id, (make_telling(document, *claims),), (), (), ())


REPORTS = (*corpus()[12:], *of_copies(), *crowd())


@settings(max_examples=4)
@given(
    order=st.permutations(range(len(REPORTS))),
    sizes=st.lists(st.integers(1, 6), min_size=2, max_size=4),
    judged=st.lists(
        st.tuples(
            st.sampled_from(["choose", "reject", "same", "apart", "undo"]),
            st.integers(0, 200),
            st.integers(0, 200),
        ),
        max_size=3,
    ),
)
@example(order=list(range(len(REPORTS))), sizes=[5, 5, 5, 5], judged=[("same", 3, 9)])
@example(order=list(range(len(REPORTS)))[::-1], sizes=[5, 5, 5, 5], judged=[])
def test_whatever_is_added_it_comes_to_what_the_whole_comes_to(
    order: list[int], sizes: Sequence[int], judged: Sequence[tuple[str, int, int]]
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Gazetteer.open() as gazetteer,
        Casebook.open(Path(folder, "my.db"), write=True, create=True) as casebook,
    ):
        later = sum(sizes)
        store(casebook, [REPORTS[each] for each in order[later:]])
        pipeline.keep(casebook)
        rest = [REPORTS[each] for each in order[:later]]
        decisions = list(judged)
        for size in sizes:
            new, rest = rest[:size], rest[size:]
            store(casebook, new)
            pipeline.keep(casebook)
            if decisions:
                decide(Review(casebook, gazetteer, "Ana", lambda: NOW), *decisions.pop())
                pipeline.keep(casebook)
        check(casebook)


def store(casebook: Casebook, reports: Sequence[Taken]) -> None:
    with casebook.batch():
        for document, extraction in reports:
            casebook.store(document, extraction, "by hand")


def check(casebook: Casebook) -> None:
    """What is kept must be what is built anew, and so must everything that the next part is built from."""
    assert pipeline.is_kept(casebook)
    kept = to_json(pipeline.export_record(casebook))
    assert kept == to_json(pipeline.export_record(casebook, seen=pipeline.view(casebook)))
    before = grounds(casebook)
    check_grounds(casebook, before)
    with Gazetteer.open() as gazetteer:
        keeping._keep_whole(casebook, gazetteer)
    after = grounds(casebook)
    bonds = "view_bonds"  # may be more than are needed, never fewer
    assert before.pop(bonds) >= after.pop(bonds)
    assert before == after


def check_grounds(casebook: Casebook, kept: dict[str, Counter[tuple[object, ...]]]) -> None:
    """What parts are built from must be what building everything together finds."""
    documents = {each.id: each for each in casebook.documents()}
    with Gazetteer.open() as gazetteer:
        builder = pipeline.ViewBuilder(documents, tuple(casebook.extractions()), gazetteer=gazetteer)
        builder.view(casebook.judgements())
    ledger = builder.ledger
    assert kept["view_copies"] == Counter((c.document, c.origin, c.supersedes) for c in ledger.copies)
    pairs = [(round, a, b) for round, found in enumerate(ledger.pairs, 1) for a, b in found]
    assert kept["view_pairs"] == Counter(pairs)
    for name, final, moved in (("view_places", False, ledger.moved), ("view_places", True, ledger.left)):
        held = {row[0] for row in kept[name] if row[1] == final}
        assert held == set(moved), final
    assert {row[0] for row in kept["view_dates"]} == set(builder.lent)


def grounds(casebook: Casebook) -> dict[str, Counter[tuple[object, ...]]]:
    """The rows of every table of the view, without the numbers that it goes by inside."""
    with casebook._database._reading() as connection:
        return {
            table.name: Counter(
                tuple(row)
                for row in connection.execute(select(*[c for c in table.columns if c.name != "number"]))
            )
            for table in view_tables.CONTENT
        }


def test_an_incident_that_asks_about_another_asks_anew_when_a_report_of_that_is_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The two come near to being one, and nothing speaks for it: each lies in a part of its own."""
    for name, number in (("_PROVINCES", 2), ("_DISTRICTS", 3), ("_TOWNS", 4), ("_DAYS", 600)):
        monkeypatch.setattr(invented, name, number)  # so much at a few places that some of it comes near
    reports = [
        (document, Extraction(document.id, (telling,), (), (), ()))
        for document, telling, _ in invented.World(seed=11).reports(250)
    ]
    whole = {document.id: (document, extraction) for document, extraction in reports}
    with Casebook.open(tmp_path / "whole.db", write=True, create=True) as casebook:
        store(casebook, reports)
        pipeline.keep(casebook)
        every = {each.id: each for each in casebook.stored.incidents()}
        apart = [
            every[other].documents
            for asking, other in sorted(_asked(casebook))
            if len(every[other].documents) > 1
            and (part := pipeline.part_around(casebook, every[other].documents)) is not None
            and part.heart.isdisjoint(every[asking].documents)
        ]
    assert len(apart) >= 3
    built = keeping._keep_whole
    for number, documents in enumerate(apart[:3]):
        last = documents[-1]
        with Casebook.open(tmp_path / f"{number}.db", write=True, create=True) as casebook:
            store(casebook, [whole[id] for id in whole if id != last])
            pipeline.keep(casebook)
            before = _asked(casebook)
            with monkeypatch.context() as patch:
                patch.setattr(keeping, "_keep_whole", None)
                store(casebook, [whole[last]])
                pipeline.keep(casebook)
            added = _asked(casebook), grounds(casebook)["incident_questions"]
            with Gazetteer.open() as gazetteer:
                built(casebook, gazetteer)
            assert added == (_asked(casebook), grounds(casebook)["incident_questions"])
            assert before != added[0]


def _asked(casebook: Casebook) -> dict[tuple[str, str], float]:
    """Which incidents ask whether which others are one with them, and by how many bits."""
    with casebook.snapshot(), casebook.pages() as pages:
        asked = [(each.incident, json.loads(each.record)) for each in pages.questions.page(0, 10_000)]
    return {(incident, each["other"]): each["bits"] for incident, each in asked if each["other"]}


def test_one_document_among_many_reads_and_builds_only_what_it_touches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Casebook.open(tmp_path / "my.db", write=True, create=True) as casebook:
        store(casebook, REPORTS[:-9])
        pipeline.keep(casebook)
        monkeypatch.setattr(keeping, "_keep_whole", None)
        seen: set[str] = set()
        load = Casebook.extractions_of

        def loaded(self: Casebook, documents: Iterable[str]) -> list[Extraction]:
            wanted = list(documents)
            seen.update(wanted)
            return load(self, wanted)

        monkeypatch.setattr(Casebook, "extractions_of", loaded)
        for document, extraction in REPORTS[-9:]:
            store(casebook, [(document, extraction)])
            pipeline.keep(casebook)
        assert pipeline.is_kept(casebook)
        assert len(seen) < len(REPORTS) / 2


def test_one_document_asks_few_questions(tmp_path: Path) -> None:
    """Whatever it shares with others is asked for together: asking takes longer than most answers."""
    asked: list[str] = []
    with Casebook.open(tmp_path / "my.db", write=True, create=True) as casebook:
        store(casebook, REPORTS[:-1])
        pipeline.keep(casebook)
        document, extraction = REPORTS[-1]  # of the crowd: it comes into blocks too large for all to meet
        engine = casebook._database._engine
        event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
        store(casebook, [(document, extraction)])
        pipeline.keep(casebook)
        assert pipeline.is_kept(casebook)
    assert 50 < len(asked) < 200


@pytest.mark.parametrize(
    "what", ["another reader", "read again", "a judgement beside it", "too many", "marked"]
)
def test_where_no_part_can_be_told_the_whole_is_built(
    tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[int] = []
    whole = keeping._keep_whole

    def counted(casebook: Casebook, gazetteer: Gazetteer, tell: keeping.Tell) -> None:
        built.append(1)
        whole(casebook, gazetteer, tell)

    with (
        Casebook.open(tmp_path / "my.db", write=True, create=True) as casebook,
        Gazetteer.open() as gazetteer,
    ):
        store(casebook, REPORTS[12:-9])
        if what == "marked":
            clerk = next(
                e for d, e in REPORTS[12:-9] if d.outlet == "The Ozark Clerk" and d.source_id == "local-0.txt"
            )
            Review(casebook, gazetteer, "Ana", lambda: NOW).furniture(
                clerk.tellings[0].claims[1].id, "a teaser"
            )
        pipeline.keep(casebook)
        monkeypatch.setattr(keeping, "_keep_whole", counted)
        document, extraction = REPORTS[-1]
        if what == "another reader":
            casebook.store(document, extraction, "another reader")
        elif what == "marked":
            late = make_document("Later.", "late.txt", outlet="The Ozark Clerk")
            casebook.store(late, Extraction(late.id, (), (), (), ()), "by hand")
        else:
            store(casebook, [REPORTS[-1]])
        if what == "read again":
            casebook.store(*again(REPORTS[-1]), "by hand")
        if what == "a judgement beside it":
            casebook.judge(judgement(1, "x"))
        if what == "too many":
            monkeypatch.setattr("tellings.pipeline.adding.MOST_NEW", 0)
        pipeline.keep(casebook)
        assert built
        monkeypatch.undo()
        check(casebook)


def again(taken: Taken) -> Taken:
    """The same document under a path that comes before."""
    return replace(taken[0], path="a.txt"), taken[1]

"""Over Spark the result is the same, byte for byte, as on one machine; the engine is the real one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from spark_pile import small_session, write_pile
from tellings import pipeline, spark
from tellings.casebook import Casebook
from tellings.cli import main
from tellings.errors import UserError
from tellings.export import Coding
from tellings.export.coding import Filters
from tellings.model import Judgement, Span
from tellings.review import Review
from tellings.spark.components import components, shared
from tellings.spark.files import Files
from tellings.spark.steps import Steps
from tellings.values.gazetteer import Gazetteer
from test_adding import NOW

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# pyspark leaves sockets to the collector, and warns of what its next version does.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::FutureWarning", "ignore::DeprecationWarning"
)
OPTIONS = spark.Options(partitions=2, batch=8)


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    with small_session() as made:
        yield made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With the pile, a casebook of it, and the output of Spark."""
    return tmp_path_factory.mktemp("spark")


@pytest.fixture(scope="module")
def alone(folder: Path) -> Path:
    """The casebook that one machine makes of the pile."""
    pipeline.read(write_pile(folder / "pile"), folder / "alone.db")
    return folder / "alone.db"


@pytest.fixture(scope="module")
def output(session: SparkSession, folder: Path, alone: Path) -> Path:
    """What Spark makes of it."""
    came, _ = run(session, folder)
    with Casebook.open(alone) as casebook:
        assert came.documents == casebook.count() > 10
    return folder / "told"


def run(
    session: SparkSession, folder: Path, judgements: tuple[Judgement, ...] = (), **filters: tuple[str, ...]
) -> tuple[spark.Came, list[str]]:
    steps: list[str] = []
    wanted = spark.Wanted(Coding(pipeline.load_codebook(), Filters(**filters)))  # type: ignore[arg-type]
    pile, told = str(folder / "pile"), str(folder / "told")
    came = spark.read(
        session, pile, told, judgements=judgements, options=OPTIONS, wanted=wanted, tell=steps.append
    )
    return came, steps


def exported(casebook: Path, *filters: str) -> bytes:
    to = casebook.with_suffix(".json")
    assert main(["export", str(casebook), "--as", "json", "--to", str(to), *filters]) == 0
    return to.read_bytes()


def told(output: Path) -> bytes:
    return (output / spark.RECORD).read_bytes()


def test_the_same_bytes_as_on_one_machine(output: Path, alone: Path) -> None:
    assert told(output) == exported(alone)


def test_what_was_not_read_is_told(output: Path, alone: Path) -> None:
    with Casebook.open(alone) as casebook:
        unread = {each.path: each.reason for each in casebook.unread()}
    assert {".notes.txt", "photo.jpeg", "wire.jsonl", "wire.jsonl line 7"} <= unread.keys()
    assert all(path.encode() in told(output) for path in unread)


def test_a_rerun_does_nothing_anew(session: SparkSession, folder: Path, output: Path) -> None:
    (reader,) = (output / "readings").iterdir()
    cut_short = reader / "000099"
    cut_short.mkdir()
    (cut_short / "part-0.parquet").write_bytes(b"PAR1 and no more")
    assert run(session, folder)[1] == [spark.RECORD]
    assert not cut_short.exists()


def test_a_part_that_filters_select(session: SparkSession, folder: Path, output: Path, alone: Path) -> None:
    run(session, folder, countries=("AFG",))
    assert told(output) == exported(alone, "--country", "Afghanistan")
    run(session, folder)


def test_all_of_it_in_a_casebook(output: Path, alone: Path, tmp_path: Path) -> None:
    into = tmp_path / "brought.db"
    assert main(["load", str(output), "--into", str(into)]) == 0
    assert exported(into) == exported(alone)
    assert main(["verify", str(into)]) == 0
    with Casebook.open(into) as casebook, Casebook.open(alone) as other:
        sums = (
            {each.custody.sha256 for each in one.documents() if each.custody} for one in (casebook, other)
        )
        assert next(sums) == next(sums)
    again = spark.load(output, into)
    assert (again.read, again.known) == (0, again.documents)


def test_who_adds_it_stands_in_the_journal(output: Path, tmp_path: Path) -> None:
    into = tmp_path / "added.db"
    assert main(["load", str(output), "--into", str(into), "--added-by", "A. Analyst"]) == 0
    with Casebook.open(into) as casebook:
        assert {each.who for each in casebook.journal()} == {"A. Analyst"}
        assert {each.custody.added_by for each in casebook.documents() if each.custody} == {"A. Analyst"}


def test_a_part_of_it_in_a_casebook(output: Path, tmp_path: Path) -> None:
    coding = Coding(pipeline.load_codebook(), Filters(countries=("AFG",)))
    summary = spark.load(output, tmp_path / "part.db", coding=coding)
    assert 0 < summary.documents < 10
    assert not summary.unread
    assert main(["load", str(output), "--into", str(tmp_path / "none.db"), "--country", "Chad"]) == 1


def test_new_reports_and_judgements_cost_what_they_touch(
    session: SparkSession, folder: Path, output: Path, alone: Path
) -> None:
    new = "A man was shot dead in Nixa on 20 June 2018, police said.\n"
    (folder / "pile" / "new.txt").write_text(new, encoding="utf-8")
    pipeline.read(folder / "pile", alone)
    with Casebook.open(alone, write=True) as casebook, Gazetteer.open() as gazetteer:
        review = Review(casebook, gazetteer, "A. Analyst", lambda: NOW)
        largest = max(casebook.stored.incidents(), key=lambda each: len(each.documents))
        assert len(largest.documents) > 2
        review.not_same([each for each, _ in largest.tellings[:2]], "two squares")
        (claim, *_) = [each.id for telling in casebook.tellings() for each in telling.of("killed")]
        review.reject([claim], "misread")
        review.furniture(largest.documents[-1], "a caption", Span(0, 20))
        judgements = casebook.judgements()
    _, steps = run(session, folder, judgements)
    assert sum(step.startswith("readings") for step in steps) == 1
    assert told(output) == exported(alone)
    with Casebook.open(folder / "judged.db", write=True, create=True):
        pass
    assert main(["load", str(output), "--into", str(folder / "judged.db")]) == 0
    assert exported(folder / "judged.db") == exported(alone)


def test_connected_parts_are_those_of_an_oracle(session: SparkSession, tmp_path: Path) -> None:
    chance = random.Random(7)
    edges = [(f"{chance.randrange(300):03}", f"{chance.randrange(300):03}") for _ in range(200)]
    edges += [(f"c{each:03}", f"c{each + 1:03}") for each in range(60)]  # a long chain
    steps = Steps(session, Files(session), str(tmp_path), lambda step: None)
    found = components(steps, "parts", "once", session.createDataFrame(edges, "a string, b string"))
    parts = {row["node"]: row["part"] for row in found.collect()}
    networkx = pytest.importorskip("networkx")
    graph = networkx.Graph([pair for pair in edges if pair[0] != pair[1]])
    expected = {node: min(group) for group in networkx.connected_components(graph) for node in group}
    assert parts == expected


def test_what_shares_a_key_is_joined_in_a_chain(session: SparkSession) -> None:
    rows = [("k", "c"), ("k", "a"), ("k", "b"), ("l", "d")]
    found = shared(session.createDataFrame(rows, "key string, node string"), "key", "node")
    assert sorted(map(tuple, found.collect())) == [("b", "a"), ("c", "b")]


def test_nothing_to_read(session: SparkSession, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such file or folder"):
        spark.read(session, str(tmp_path / "nowhere"), str(tmp_path / "told"))


def test_the_command_stops_its_session(
    folder: Path, output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pile, judged = str(folder / "pile"), ("--judgements", str(folder / "alone.db"))
    command = [
        "spark",
        "read",
        pile,
        str(output),
        *judged,
        "--master",
        "local[2]",
        "--partitions",
        "2",
        "--batch",
        "8",
    ]
    assert main(command) == 0
    assert f"{output} holds" in capsys.readouterr().out
    assert told(output) == exported(folder / "alone.db")

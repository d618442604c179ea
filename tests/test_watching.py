"""`--watch`: what comes is read once it is whole, linked to what is there, and stands in the casebook as if read in one go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from running import BLAST, BLAST_AGAIN, REPORTS, SHOOTING, as_lines, exported, tellings, write_reports
from tellings import pipeline
from tellings.casebook import Casebook
from tellings.cli.watching import line
from tellings.errors import UserError
from tellings.ingest import Source
from tellings.model import Unread
from tellings.pipeline import Engine, FileRead, Watch
from tellings.pipeline.arrivals import LONGER, Arrivals, Seen
from tellings.pipeline.watching import Clocks

Event = Callable[[], object]


@dataclass
class Script:
    """Time that passes only where it is waited, and what happens meanwhile: one event for each wait, then the end."""

    events: Sequence[Event]
    at: float = 0.0
    done: list[FileRead] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        if not self.events:
            raise KeyboardInterrupt
        self.at += seconds
        event, *self.events = self.events
        event()

    def run(self, folder: Path, into: Path, engine: Engine, settle: float = 2.0) -> list[str]:
        """Watches until the script has ended; gives the lines that were logged since the last run."""
        before = len(self.done)
        clocks = Clocks(seconds=lambda: self.at, wait=self.wait)
        with pytest.raises(KeyboardInterrupt):
            pipeline.watch(
                Watch([folder], into, self.done.append, settle=settle, wait=0.0, clocks=clocks), engine
            )
        return [line(each) for each in self.done[before:]]


def nothing() -> None:
    return None


REST: list[Event] = [nothing] * 4  # seconds in which a file comes to rest


def writes(path: Path, text: str) -> Event:
    return lambda: path.write_text(text, "utf-8")


def test_what_came_in_parts_and_in_any_order_is_as_if_read_in_one_go(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "in", {"shooting.txt": SHOOTING})
    growing = folder / "again.txt"
    cut = len(BLAST_AGAIN) // 2
    script = Script(
        [
            *REST,
            writes(growing, BLAST_AGAIN[:cut]),
            nothing,
            writes(growing, BLAST_AGAIN),  # before the first half has rested
            *REST,
            writes(folder / "blast.txt", BLAST),
            *REST,
        ]
    )
    with pipeline.own_engine() as engine:
        logged = script.run(folder, tmp_path / "my.db", engine)
    assert logged == [f"{name}.txt: 1 new document" for name in ("shooting", "again", "blast")]
    pipeline.read(folder, tmp_path / "whole.db")
    assert exported(tmp_path / "my.db") == exported(tmp_path / "whole.db")
    with Casebook.open(tmp_path / "my.db") as casebook:
        assert pipeline.is_kept(casebook)
        assert sorted(len(each.tellings) for each in pipeline.view(casebook).incidents) == [1, 2]


def take_nothing() -> Engine:
    from test_pipeline import nothing as taken

    return Engine("none", taken)


def test_a_start_passes_over_what_is_known_and_later_files_have_a_line_each(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "in")
    into, engine = tmp_path / "my.db", take_nothing()
    assert Script(REST).run(folder, into, engine) == [f"{name}: 1 new document" for name in sorted(REPORTS)]
    lines = as_lines({"1": "One was said.", "2": "Two were said."}) + "no line\n"
    events = [*REST, writes(folder / "copy.txt", BLAST), *REST, writes(folder / "x.jsonl", lines), *REST]
    assert Script(events).run(folder, into, engine) == [
        "copy.txt: 1 new document",
        "x.jsonl: 2 new documents, not read: x.jsonl line 3: not JSON: Expecting value: line 1 column 1 (char 0)",
    ]


def test_a_file_that_is_changed_is_read_again_and_what_is_gone_is_no_longer_listed(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "in", {"a.txt": BLAST, "empty.txt": ""})
    into, long = tmp_path / "my.db", [nothing] * (2 * LONGER + 2)
    empty = folder / "empty.txt"
    unread: list[tuple[Unread, ...]] = []

    def look() -> None:
        with Casebook.open(into) as casebook:
            unread.append(casebook.unread())

    events = [
        *REST,
        look,
        *long,
        look,
        writes(folder / "a.txt", BLAST_AGAIN),
        empty.unlink,
        *REST,
        look,
    ]
    logged = Script(events).run(folder, into, take_nothing())
    assert logged == ["a.txt: 1 new document", "empty.txt: not read: empty", "a.txt: 1 new document"]
    assert unread == [(), (Unread("empty.txt", "empty"),), ()]


def test_what_comes_while_another_writes_is_read_after_it(tmp_path: Path) -> None:
    folder, into = tmp_path / "in", tmp_path / "my.db"
    folder.mkdir()
    held: list[Casebook] = []
    events = [
        lambda: held.append(Casebook.open(into, write=True, create=True)),
        writes(folder / "a.txt", BLAST),
        *REST,
        lambda: held.pop().close(),
        nothing,
    ]
    assert Script(events).run(folder, into, take_nothing()) == ["a.txt: 1 new document"]


def test_no_folder_no_watch(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not a folder that can be watched"):
        pipeline.watch(Watch([tmp_path / "no"], tmp_path / "my.db", print), take_nothing())
    done = tellings("read", "--watch", tmp_path / "no", "--into", tmp_path / "my.db")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert not (tmp_path / "my.db").exists()


def test_a_file_is_whole_once_nothing_of_it_changes() -> None:
    arrivals = Arrivals(2.0)
    source = Source("a.txt", Path("a.txt"))

    def ready(size: int, time: int, now: float) -> bool:
        (found, gone) = arrivals.whole([Seen(source, (size, time, 7))], now)
        assert gone == []
        for each in found:
            arrivals.take(each)
        return bool(found)

    assert not ready(10, 1, 0.0)
    assert not ready(20, 2, 1.9)
    assert not ready(20, 3, 3.0)  # of the same size, but written to
    assert not ready(20, 3, 4.9)
    assert ready(20, 3, 5.0)
    assert not ready(20, 3, 60.0)
    assert not ready(30, 4, 70.0)
    assert ready(30, 4, 72.0)
    assert arrivals.whole([], 80.0) == ([], ["a.txt"])


@pytest.mark.parametrize(
    ("read", "words"),
    [
        (FileRead("a", 1, 0, ()), "a: 1 new document"),
        (FileRead("a", 2, 3, ()), "a: 2 new documents, 3 already known"),
        (FileRead("a", 0, 0, (Unread("a", "empty"),)), "a: not read: empty"),
        (FileRead("a", 0, 0, (Unread("a/b", "x"), Unread("a/c", "y"))), "a: not read: a/b: x and 1 more"),
        (FileRead("a\x1b[31m", 0, 0, ()), "a␛[31m: no document"),
    ],
)
def test_the_line_of_a_file(read: FileRead, words: str) -> None:
    assert line(read) == words

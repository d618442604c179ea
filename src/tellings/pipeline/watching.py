"""Keeping a casebook current as files arrive in a folder."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tellings.casebook import Casebook, Where, located
from tellings.errors import CasebookBusy, UserError
from tellings.ingest import Options, Room, Source, sources
from tellings.model import Unread

from .arrivals import Arrivals, Seen, seen
from .cores import cores
from .custody import Custodian, now
from .engine import Takes
from .intake import Hands, Intake, is_own, own_files
from .keeping import keep
from .options import ReadOptions
from .outcome import FileRead
from .workers import Workers

SETTLE = 2.0  # seconds without a change after which a file counts as whole
EVERY = 1.0  # seconds between two looks at the folder, or more:
SHARE = 10  # a look may take one part in so many of the time, however many files there are
AT_ONCE = 100  # files that are stored before their incidents are built and their lines are logged


@dataclass(frozen=True)
class Clocks:
    """The time of day, seconds that only go forward, and a wait of some seconds."""

    day: Callable[[], datetime] = now
    seconds: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep


@dataclass(frozen=True)
class Watch:
    """What is watched, and how.  `log` is told of each file that was read, once it is stored for good.

    `wait`: seconds that other writers of the casebook are waited for, `on_wait` is told for whom.
    """

    folders: Sequence[Path]
    into: Where
    log: Callable[[FileRead], None]
    options: ReadOptions = field(default_factory=ReadOptions)
    settle: float = SETTLE
    wait: float = 600.0
    on_wait: Callable[[str], None] | None = None
    clocks: Clocks = field(default_factory=Clocks)


def watch(watched: Watch, engine: Takes | None = None) -> None:
    """Reads what is in the folders and what comes, and keeps the incidents current, until it is interrupted.

    The casebook is open for writing only while there is something to store, so that people can judge in between.  The reader
    works in processes of its own: what one dies of does not end the watch.  Raises UserError where a folder is none.
    """
    for folder in watched.folders:
        if not folder.is_dir():
            raise UserError(f"not a folder that can be watched: {folder}")
    options = watched.options
    number = options.processes or max(1, cores() // options.threads)
    with (
        Workers(number, options.threads) if engine is None else nullcontext(engine) as ready,
        Room() as room,
    ):
        _Watching(watched, ready, room).run()


class _Watching:
    def __init__(self, watched: Watch, engine: Takes, room: Room) -> None:
        self._watched = watched
        self._place = located(watched.into)
        self._engine = engine
        options, clocks = watched.options, watched.clocks
        custodian = Custodian(clocks.day, options.added_by, options.folder(self._place))
        self._hands = Hands(room, custodian, Options(options.columns))
        self._own = own_files(self._place, watched.folders)
        self._arrivals = Arrivals(watched.settle)
        self._noted: dict[str, str] = {}  # paths listed as not read, by the file that they are of
        self._is_first = True

    def run(self) -> None:
        clocks = self._watched.clocks
        while True:
            began = clocks.seconds()
            ready, gone = self._arrivals.whole(seen(self._found()), began)
            took = clocks.seconds() - began
            if ready or self._noted.keys() & set(gone):
                try:
                    self._take(ready, gone)
                    self._is_first = False
                except CasebookBusy as busy:  # they come again with the next look
                    if self._watched.on_wait is not None:
                        self._watched.on_wait(str(busy))
            self._is_first = self._is_first and self._arrivals.is_waiting
            clocks.wait(max(EVERY, SHARE * took))

    def _found(self) -> Iterator[Source | Unread]:
        return (each for each in sources(self._watched.folders) if not is_own(each.path, self._own))

    def _take(self, ready: Sequence[Seen], gone: Sequence[str]) -> None:
        """Reads what has come.  The incidents are built after every so many files; at the start, once all there are were read."""
        watched = self._watched
        with Casebook.open(
            self._place,
            write=True,
            create=True,
            wait=watched.wait,
            on_wait=watched.on_wait,
            who=watched.options.added_by,
        ) as casebook:
            for name in gone:
                if name in self._noted:
                    casebook.clear_unread(self._noted.pop(name))
            for at in range(0, len(ready), AT_ONCE):
                some = ready[at : at + AT_ONCE]
                done = self._read(casebook, some)
                if not self._is_first:
                    keep(casebook)
                for each, read in zip(some, done, strict=True):
                    self._arrivals.take(each)
                    if read.unread:
                        self._noted[each.name] = each.what.path
                    if read.read or read.unread or not self._is_first:
                        watched.log(read)
            keep(casebook)

    def _read(self, casebook: Casebook, some: Sequence[Seen]) -> list[FileRead]:
        done: list[FileRead] = []
        Intake(casebook, self._engine, None, self._hands, done.append).run([each.what for each in some])
        return done

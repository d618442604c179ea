"""A dry run: what would be read, and about how long it would take."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from tellings.casebook import Casebook, Where, located
from tellings.errors import InputError
from tellings.ingest import Exported, Options, Room, Source, sources
from tellings.model import Document, Unread

from .engine import Engine, own_engine
from .foreign import not_read
from .intake import as_paths, check_paths, contents, is_own, looks_exported, own_files, size_of
from .options import ReadOptions

SAMPLE_SECONDS = 1.0  # how long the reader is timed for the estimate: one second is enough for a rough figure


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One file that would be read: its size in bytes, and the documents and characters in it that are new."""

    path: str
    size: int
    documents: int
    characters: int
    known: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would read.  `notes`: of each table, by its path, which column is taken for what.  `seconds` is an estimate from a timed sample on this machine; None where nothing is new."""

    files: tuple[PlannedFile, ...]
    unread: tuple[Unread, ...]
    seconds: float | None
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def documents(self) -> int:
        return sum(file.documents for file in self.files)

    @property
    def known(self) -> int:
        return sum(file.known for file in self.files)

    @property
    def characters(self) -> int:
        return sum(file.characters for file in self.files)

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files)


def plan(
    paths: Iterable[Path | str] | Path | str,
    into: Where | None = None,
    *,
    engine: Engine | None = None,
    clock: Callable[[], float] = time.perf_counter,
    options: ReadOptions | None = None,
) -> Plan:
    """What reading `paths` into the casebook `into` would do.  Nothing is written, and no casebook is made.

    Raises UserError where none of the paths is there, and NotACasebook where `into` is something else.
    """
    wanted = as_paths(paths)
    check_paths(wanted)
    with (
        _existing(into) as casebook,
        own_engine() if engine is None else nullcontext(engine) as ready,
        Room() as room,
    ):
        survey = Survey(casebook, ready, clock, room, options)
        own = own_files(located(into), wanted) if into is not None else set()
        for each in sources(wanted):
            if is_own(each.path, own):
                continue
            if isinstance(each, Unread):
                survey.unread.append(each)
            else:
                survey.file(each)
        return Plan(tuple(survey.files), tuple(survey.unread), survey.estimate(), tuple(survey.notes))


def _existing(into: Where | None) -> Casebook | nullcontext[None]:
    if into is None or not Casebook.is_there(into):
        return nullcontext()
    return Casebook.open(into)


class Survey:
    """Looks through the files, and times the reader on the first of what is new."""

    def __init__(
        self,
        casebook: Casebook | None,
        engine: Engine,
        clock: Callable[[], float],
        room: Room | None = None,
        options: ReadOptions | None = None,
    ) -> None:
        self.files: list[PlannedFile] = []
        self.unread: list[Unread] = []
        self._casebook = casebook
        self._engine = engine
        self._clock = clock
        self.notes: list[tuple[str, str]] = []
        self._room = room
        self._options = Options((options or ReadOptions()).columns, self._note)
        self._seen: set[str] = set()
        self._sampled = 0
        self._seconds = 0.0

    def file(self, source: Source) -> None:
        """Looks through one file."""
        documents = characters = known = 0
        if looks_exported(source):
            self._export(source)
            return
        for each in contents(source, self._room, self._options):
            if isinstance(each, Unread):
                self.unread.append(each)
                continue
            foreign = not_read(each)
            if foreign is not None:
                self.unread.append(foreign)
            if self._is_known(each.id):
                known += 1
            else:
                documents += 1
                characters += len(each.text)
                if foreign is None and self._seconds < SAMPLE_SECONDS:
                    self._sample(each)
        self.files.append(PlannedFile(source.path, size_of(source.file), documents, characters, known))

    def _export(self, source: Source) -> None:
        """Looks through an export of another casebook, which is brought in and not read again."""
        export = Exported(source.file, source.path)
        documents = known = 0
        try:
            export.check()
            for each in export.readings():
                if isinstance(each, Unread):
                    self.unread.append(each)
                elif self._is_known(each.document.id):
                    known += 1
                else:
                    documents += 1
        except InputError as error:
            self.unread.append(Unread(error.path, error.reason))
        self.files.append(PlannedFile(source.path, size_of(source.file), documents, 0, known))

    def estimate(self) -> float | None:
        """Seconds that the reader would take for everything new, from its speed on the sample."""
        if not self._sampled:
            return None
        return self._seconds / self._sampled * sum(file.characters for file in self.files)

    def _note(self, path: str, words: str) -> None:
        self.notes.append((path, words))

    def _is_known(self, document_id: str) -> bool:
        again = document_id in self._seen
        self._seen.add(document_id)
        return again or (self._casebook is not None and self._casebook.known(document_id, self._engine.name))

    def _sample(self, document: Document) -> None:
        began = self._clock()
        try:
            self._engine.take(document)
        except Exception:  # a fault of our own, which a real run lists
            return
        self._seconds += self._clock() - began
        self._sampled += len(document.text)

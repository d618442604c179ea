"""Reading: from files into the casebook."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence, Set
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tellings.casebook import Address, Casebook, Where, located
from tellings.errors import InputError, TellingsError, UserError, our_fault
from tellings.ingest import Exported, Options, Room, Source, documents, is_export, reason_for, sources
from tellings.model import Document, DocumentReading, Extraction, Unread
from tellings.reconcile import DEFAULT_POLICY

from .building import check_policy
from .cores import own_reading
from .custody import FOLDER, Custodian, now
from .engine import Takes
from .foreign import not_read, nothing
from .keeping import keep
from .loading import finish, load, readings_of
from .options import ReadOptions
from .outcome import FileRead, Progress, ReadSummary
from .record import kept_incidents

OWN_ENDINGS = ("", "-wal", "-shm", "-journal", "-lock")  # of a casebook's file and those that stand beside it
NOT_HERE = "an export of a casebook, with other people's decisions: it is brought in with `tellings read`"

OnProgress = Callable[[Progress], None]


def read(
    paths: Iterable[Path | str] | Path | str,
    into: Where,
    *,
    on_progress: OnProgress | None = None,
    engine: Takes | None = None,
    wait: float = 0.0,
    on_wait: Callable[[str], None] | None = None,
    policy: str = DEFAULT_POLICY,
    options: ReadOptions | None = None,
    clock: Callable[[], datetime] = now,
) -> ReadSummary:
    """Reads files and folders into the casebook at `into`, a path or an address, which is made where there is none.

    What is already in the casebook is not read again.  What cannot be read is listed with its reason, and the rest goes on.
    Documents are stored as they are read: an interrupted run keeps what it had done, and the next goes on from there.
    While another process writes, this one waits for at most `wait` seconds, and `on_wait` is told for whom.

    `clock` tells when a file is added, for the chain of custody; who adds it (`options`) stands in the journal too, as the user's
    own login unless it is given.  `policy` is the one that the summary's findings are counted under.  Raises UserError where it is none, where none of the
    paths is there, and CasebookError where the casebook cannot be opened or written.
    """
    wanted = as_paths(paths)
    check_paths(wanted)
    check_policy(policy)
    chosen = options or ReadOptions()
    place = located(into)
    custodian = Custodian(clock, chosen.added_by, chosen.folder(place))
    own = own_files(place, wanted)
    with Casebook.open(
        place, write=True, create=True, wait=wait, on_wait=on_wait, who=chosen.added_by
    ) as casebook:
        found = [each for each in sources(wanted) if not is_own(each.path, own)]
        with _taking(engine, chosen, found) as ready, Room() as room:
            hands = Hands(room, custodian, Options(chosen.columns), chosen.exports)
            intake = Intake(casebook, ready, on_progress, hands)
            intake.run(found)
        incidents, findings = _came_to(casebook, policy)
        return ReadSummary(
            read=intake.read,
            known=intake.known,
            unread=tuple(intake.unread),
            documents=casebook.count(),
            incidents=incidents,
            findings=findings,
        )


def _taking(
    engine: Takes | None, options: ReadOptions, found: Iterable[Source | Unread]
) -> AbstractContextManager[Takes]:
    if engine is not None:
        return nullcontext(engine)
    return own_reading(options, sum(size_of(each.file) for each in found if isinstance(each, Source)))


def _came_to(casebook: Casebook, policy: str) -> tuple[int, int]:
    """How many incidents and findings there are now; the casebook keeps the incidents."""
    keep(casebook)
    if policy == DEFAULT_POLICY:
        return casebook.stored.count(), casebook.stored.count_of_findings()
    findings = (
        len(each["findings"]) for each in kept_incidents(casebook, casebook.stored.incidents(), policy)
    )
    return casebook.stored.count(), sum(findings)


def as_paths(paths: Iterable[Path | str] | Path | str) -> list[Path]:
    """One path or several, as a list."""
    return [Path(paths)] if isinstance(paths, Path | str) else [Path(path) for path in paths]


def check_paths(paths: Sequence[Path]) -> None:
    """Raises UserError where there is nothing at any of the paths: most likely a slip of the pen, so nothing is started."""
    if not paths:
        raise UserError("nothing to read: name at least one file or folder")
    if not any(map(_is_there, paths)):
        raise UserError("no such file or folder: " + ", ".join(str(path) for path in paths))


def _is_there(path: Path) -> bool:
    """Whether there is anything, even a link to nothing, or what may not be looked at."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def own_files(casebook: Path | Address, paths: Sequence[Path]) -> set[str]:
    """The casebook's own files, as `sources` would name them, where it lies in a folder that is read: they are no reports."""
    if isinstance(casebook, Address):
        return set()
    folder = casebook.resolve().parent
    above = [path.resolve() for path in paths if folder.is_relative_to(path.resolve())]
    return {
        (folder.relative_to(each) / (casebook.name + ending)).as_posix()
        for each in above
        for ending in (*OWN_ENDINGS, FOLDER)
    }


def is_own(path: str, own: Set[str]) -> bool:
    """Whether a path is one of the casebook's own, or stands in the folder of its originals."""
    return path in own or any(path.startswith(each + "/") for each in own if each.endswith(FOLDER))


def size_of(path: Path) -> int:
    """The size of a file in bytes; 0 where it cannot be told."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


@dataclass(frozen=True, slots=True)
class Hands:
    """What files pass through: the room that they are read in, who notes where they came from, how tables are read.

    `exports`: whether exports of casebooks are brought in.
    """

    room: Room | None = None
    custodian: Custodian | None = None
    options: Options | None = None
    exports: bool = True


def looks_exported(source: Source) -> bool:
    """Whether a file is an export of a casebook; False too where it cannot be looked at, which reading it will tell."""
    try:
        return source.file.is_file() and is_export(source.file)
    except OSError:
        return False


def contents(
    source: Source, room: Room | None = None, options: Options | None = None
) -> Iterator[Document | Unread]:
    """The documents of one file.  A fault of our own in reading it is an Unread too, and says so."""
    try:
        yield from documents(source, room=room, options=options)
    except TellingsError:
        raise
    except Exception as fault:
        yield Unread(source.path, our_fault(fault))


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that reading a file comes to: something unread, a document, or only how far the run has come by it.

    `reading` is a document that was read elsewhere, with what was taken from it; `export` the file of which all such came.
    """

    progress: tuple[int, int, str]  # bytes done, bytes in all, the file at hand
    unread: Unread | None = None
    document: Document | None = None
    to_read: Document | None = None  # the same, where nothing is known of it yet
    ends: bool = False  # what a file, or something unread, comes to ends here
    reading: DocumentReading | None = None
    export: Exported | None = None


class Intake:
    """One run: takes sources in order, keeps count, and stores each document as soon as it, and all before it, are read."""

    def __init__(
        self,
        casebook: Casebook,
        engine: Takes,
        on_progress: OnProgress | None,
        hands: Hands | None = None,
        on_file: Callable[[FileRead], None] | None = None,
    ) -> None:
        self.read = 0
        self.known = 0
        self.unread: list[Unread] = []
        self._casebook = casebook
        self._engine = engine
        self._tell = on_progress or (lambda progress: None)
        self._hands = hands or Hands()
        self._on_file = on_file

    def run(self, found: Sequence[Source | Unread]) -> None:
        """Reads everything that was found."""
        begun = (0, 0, 0)
        with self._casebook.batch(), closing(self._steps(found)) as steps:
            for step, taken in self._engine.over(steps):
                self._settle(step, taken)
                done, total, path = step.progress
                self._tell(Progress(done, total, self.read + self.known, path))
                if step.ends and self._on_file is not None:
                    read, known, unread = begun
                    self._on_file(
                        FileRead(path, self.read - read, self.known - known, tuple(self.unread[unread:]))
                    )
                    begun = (self.read, self.known, len(self.unread))

    def _steps(self, found: Sequence[Source | Unread]) -> Generator[Step, None, None]:
        """What there is to do, in order.  Some of it is done only after more of it was asked for."""
        sizes = [size_of(each.file) if isinstance(each, Source) else 0 for each in found]
        total, done = sum(sizes), 0
        for each, size in zip(found, sizes, strict=True):
            if isinstance(each, Unread):
                yield Step((done + size, total, each.path), unread=each)
            else:
                yield from self._source(each, done, size, total)
            done += size
            yield Step((done, total, each.path), ends=True)

    def _source(self, source: Source, done: int, size: int, total: int) -> Iterator[Step]:
        if looks_exported(source):
            yield from self._brought(source, (done, total, source.path))
            return
        within = 0
        custodian, custody = self._hands.custodian, None
        for each in contents(source, self._hands.room, self._hands.options):
            at = (done + within, total, source.path)
            if isinstance(each, Unread):
                yield Step(at, unread=each)
                continue
            known = self._is_known(each)
            if custodian is not None and custody is None and (custodian.keeps or not known):
                try:
                    custody = custodian.take(source)
                except OSError as error:  # gone since it was read
                    yield Step(
                        at, unread=Unread(source.path, f"its bytes could not be hashed: {error.strerror}")
                    )
                    custodian = None
            foreign = not_read(each)
            if foreign is not None:
                yield Step(at, unread=foreign)
            within = min(
                size, within + len(each.text)
            )  # characters for bytes: near enough for a progress bar
            document = replace(each, custody=custody)
            is_new = not known and foreign is None
            yield Step((done + within, total, source.path), None, document, document if is_new else None)

    def _brought(self, source: Source, at: tuple[int, int, str]) -> Iterator[Step]:
        """What an export of another casebook holds: nothing of it is read again."""
        if not self._hands.exports:
            yield Step(at, unread=Unread(source.path, NOT_HERE))
            return
        export, custodian, custody = Exported(source.file, source.path), self._hands.custodian, None
        try:
            export.check()
            for each in readings_of(export):
                if isinstance(each, Unread):
                    yield Step(at, unread=each)
                    continue
                if custodian is not None and custody is None and each.document.custody is None:
                    custody = custodian.take(source)
                document = replace(each.document, custody=each.document.custody or custody)
                yield Step(at, reading=replace(each, document=document))
            yield Step(at, export=export)
        except InputError as error:
            yield Step(at, unread=Unread(error.path, error.reason))
        except OSError as error:
            yield Step(at, unread=Unread(source.path, reason_for(error)))

    def _is_known(self, document: Document) -> bool:
        return self._casebook.known(document.id, self._engine.name)

    def _settle(self, step: Step, taken: Extraction | str | None) -> None:
        """Does one step in the casebook, with what its document was found to tell, or why that could not be read."""
        document = step.document
        if step.unread is not None:
            self._leave(step.unread)
        if step.reading is not None:
            is_new = load(self._casebook, step.reading, self._engine.name)
            self.read += is_new
            self.known += not is_new
        if step.export is not None:
            for each in finish(self._casebook, step.export):
                self._leave(each)
        if document is None:
            return
        path = document.path or document.source_id
        if self._is_known(document):  # perhaps only since it was begun: as another file of this run
            self._casebook.clear_unread(path)
            self.known += 1
        elif isinstance(taken, str):
            self._leave(Unread(path, taken))
        else:
            self._store(document, nothing(document) if taken is None else taken, path)

    def _store(self, document: Document, taken: Extraction, path: str) -> None:
        try:
            self._casebook.store(document, taken, self._engine.name)
        except TellingsError:
            raise
        except Exception as fault:
            self._leave(Unread(path, our_fault(fault)))
        else:
            self.read += 1

    def _leave(self, unread: Unread) -> None:
        self.unread.append(unread)
        self._casebook.add_unread(unread.path, unread.reason)

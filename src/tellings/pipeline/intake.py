"""Reading: from files into the casebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tellings.casebook import Casebook
from tellings.errors import TellingsError, UserError, our_fault
from tellings.ingest import Options, Room, Source, documents, sources
from tellings.model import Custody, Document, Unread
from tellings.reconcile import DEFAULT_POLICY

from .building import check_policy
from .custody import FOLDER, Custodian, now
from .engine import Engine, own_engine
from .foreign import not_read, nothing
from .keeping import keep
from .options import ReadOptions
from .outcome import Progress, ReadSummary
from .views import view

OWN_ENDINGS = ("", "-wal", "-shm", "-journal", "-lock")  # of a casebook's file and those that stand beside it

OnProgress = Callable[[Progress], None]


def read(
    paths: Iterable[Path | str] | Path | str,
    into: Path | str,
    *,
    on_progress: OnProgress | None = None,
    engine: Engine | None = None,
    wait: float = 0.0,
    on_wait: Callable[[str], None] | None = None,
    policy: str = DEFAULT_POLICY,
    options: ReadOptions | None = None,
    clock: Callable[[], datetime] = now,
) -> ReadSummary:
    """Reads files and folders into the casebook at `into`, which is made where there is none.

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
    custodian = Custodian(clock, chosen.added_by, chosen.folder(Path(into)))
    with (
        Casebook.open(
            into, write=True, create=True, wait=wait, on_wait=on_wait, who=chosen.added_by
        ) as casebook,
        own_engine() if engine is None else nullcontext(engine) as ready,
        Room() as room,
    ):
        intake = Intake(casebook, ready, on_progress, Hands(room, custodian, Options(chosen.columns)))
        own = own_files(Path(into), wanted)
        intake.run([each for each in sources(wanted) if not is_own(each.path, own)])
        incidents, findings = _came_to(casebook, policy)
        return ReadSummary(
            read=intake.read,
            known=intake.known,
            unread=tuple(intake.unread),
            documents=casebook.count(),
            incidents=incidents,
            findings=findings,
        )


def _came_to(casebook: Casebook, policy: str) -> tuple[int, int]:
    """How many incidents and findings there are now.  Under the usual policy the incidents are kept in the casebook."""
    if policy == DEFAULT_POLICY:
        keep(casebook)
        return casebook.stored.count(), casebook.stored.count_of_findings()
    seen = view(casebook, policy)
    return len(seen.incidents), sum(len(incident.findings) for incident in seen.incidents)


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


def own_files(casebook: Path, paths: Sequence[Path]) -> set[str]:
    """The casebook's own files, as `sources` would name them, where it lies in a folder that is read: they are no reports."""
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
    """What files pass through: the room that they are read in, who notes where they came from, how tables are read."""

    room: Room | None = None
    custodian: Custodian | None = None
    options: Options | None = None


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


class Intake:
    """One run: takes sources in order, keeps count, and stores each document as soon as it is read."""

    def __init__(
        self, casebook: Casebook, engine: Engine, on_progress: OnProgress | None, hands: Hands | None = None
    ) -> None:
        self.read = 0
        self.known = 0
        self.unread: list[Unread] = []
        self._casebook = casebook
        self._engine = engine
        self._tell = on_progress or (lambda progress: None)
        self._hands = hands or Hands()
        self._custody: Custody | None = None  # of the file at hand

    def run(self, found: Sequence[Source | Unread]) -> None:
        """Reads everything that was found."""
        sizes = [size_of(each.file) if isinstance(each, Source) else 0 for each in found]
        total, done = sum(sizes), 0
        with self._casebook.batch():
            for each, size in zip(found, sizes, strict=True):
                if isinstance(each, Unread):
                    self._leave(each)
                else:
                    self._source(each, done, size, total)
                done += size
                self._tell(Progress(done, total, self.read + self.known, each.path))

    def _source(self, source: Source, done: int, size: int, total: int) -> None:
        within = 0
        custodian, self._custody = self._hands.custodian, None
        for each in contents(source, self._hands.room, self._hands.options):
            if isinstance(each, Unread):
                self._leave(each)
                continue
            if (
                custodian is not None
                and self._custody is None
                and (custodian.keeps or not self._is_known(each))
            ):
                try:
                    self._custody = custodian.take(source)
                except OSError as error:  # gone since it was read
                    self._leave(Unread(source.path, f"its bytes could not be hashed: {error.strerror}"))
                    custodian = None
            self._document(each)
            within = min(
                size, within + len(each.text)
            )  # characters for bytes: near enough for a progress bar
            self._tell(Progress(done + within, total, self.read + self.known, source.path))

    def _is_known(self, document: Document) -> bool:
        return self._casebook.known(document.id, self._engine.name)

    def _document(self, document: Document) -> None:
        path = document.path or document.source_id
        foreign = not_read(document)
        if foreign is not None:
            self._leave(foreign)
        if self._is_known(document):
            self._casebook.clear_unread(path)
            self.known += 1
            return
        try:
            taken = self._engine.take(document) if foreign is None else nothing(document)
            self._casebook.store(replace(document, custody=self._custody), taken, self._engine.name)
        except TellingsError:
            raise
        except Exception as fault:
            self._leave(Unread(path, our_fault(fault)))
        else:
            self.read += 1

    def _leave(self, unread: Unread) -> None:
        self.unread.append(unread)
        self._casebook.add_unread(unread.path, unread.reason)

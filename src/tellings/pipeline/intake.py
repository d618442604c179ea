"""Reading: from files into the casebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

from tellings.casebook import Casebook
from tellings.errors import TellingsError, UserError
from tellings.ingest import Source, documents, sources
from tellings.model import Document, Unread
from tellings.reconcile import DEFAULT_POLICY

from .building import check_policy
from .engine import Engine, own_engine
from .keeping import keep
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
    who: str | None = None,
) -> ReadSummary:
    """Reads files and folders into the casebook at `into`, which is made where there is none.

    What is already in the casebook is not read again.  What cannot be read is listed with its reason, and the rest goes on.
    Documents are stored as they are read: an interrupted run keeps what it had done, and the next goes on from there.
    While another process writes, this one waits for at most `wait` seconds, and `on_wait` is told for whom.

    `who` reads, for the journal: the user's own login unless it is given.  `policy` is the one that the summary's findings are counted under.  Raises UserError where it is none, where none of the
    paths is there, and CasebookError where the casebook cannot be opened or written.
    """
    wanted = as_paths(paths)
    check_paths(wanted)
    check_policy(policy)
    with (
        Casebook.open(into, write=True, create=True, wait=wait, on_wait=on_wait, who=who) as casebook,
        own_engine() if engine is None else nullcontext(engine) as ready,
    ):
        intake = Intake(casebook, ready, on_progress)
        own = own_files(Path(into), wanted)
        intake.run([each for each in sources(wanted) if each.path not in own])
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
        for ending in OWN_ENDINGS
    }


def size_of(path: Path) -> int:
    """The size of a file in bytes; 0 where it cannot be told."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def contents(source: Source) -> Iterator[Document | Unread]:
    """The documents of one file.  A fault of our own in reading it is an Unread too, and says so."""
    try:
        yield from documents(source)
    except TellingsError:
        raise
    except Exception as fault:
        yield Unread(source.path, our_fault(fault))


def our_fault(fault: Exception) -> str:
    """The reason that stands for a document on which our own code failed."""
    return f"could not be read: {type(fault).__name__} (a fault of Tellings itself)"


class Intake:
    """One run: takes sources in order, keeps count, and stores each document as soon as it is read."""

    def __init__(self, casebook: Casebook, engine: Engine, on_progress: OnProgress | None) -> None:
        self.read = 0
        self.known = 0
        self.unread: list[Unread] = []
        self._casebook = casebook
        self._engine = engine
        self._tell = on_progress or (lambda progress: None)

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
        for each in contents(source):
            if isinstance(each, Unread):
                self._leave(each)
                continue
            self._document(each)
            within = min(
                size, within + len(each.text)
            )  # characters for bytes: near enough for a progress bar
            self._tell(Progress(done + within, total, self.read + self.known, source.path))

    def _document(self, document: Document) -> None:
        path = document.path or document.source_id
        if self._casebook.known(document.id, self._engine.name):
            self._casebook.clear_unread(path)
            self.known += 1
            return
        try:
            self._casebook.store(document, self._engine.take(document), self._engine.name)
        except TellingsError:
            raise
        except Exception as fault:
            self._leave(Unread(path, our_fault(fault)))
        else:
            self.read += 1

    def _leave(self, unread: Unread) -> None:
        self.unread.append(unread)
        self._casebook.add_unread(unread.path, unread.reason)

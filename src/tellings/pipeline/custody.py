"""The chain of custody: what file a document came in, when and by whom it was added, and the file itself where it is kept."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tellings.errors import CasebookFull
from tellings.ingest import Source
from tellings.model import Custody, Document

FOLDER = ".originals"  # after the casebook's name: where originals are kept
_PIECE = 1024 * 1024


def now() -> datetime:
    """The time, with the offset of this place."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Fault:
    """A kept original that is not as it was when it was added: `document` is the first that was read from it, `path` its file's."""

    document: str
    path: str
    what: str


def originals_folder(casebook: Path) -> Path:
    """Where the originals of a casebook are kept, each under its sha256, in folders by its first two digits."""
    return casebook.with_name(casebook.name + FOLDER)


def original(folder: Path, sha256: str) -> Path:
    """Where the original of this hash lies, if it is kept."""
    return folder / sha256[:2] / sha256


class Custodian:
    """Takes files in: hashes each, and with a `folder` keeps its bytes there.  `clock` tells the time, with its zone."""

    def __init__(
        self, clock: Callable[[], datetime], added_by: str | None = None, folder: Path | None = None
    ) -> None:
        self._clock = clock
        self._added_by = added_by
        self._folder = folder

    @property
    def keeps(self) -> bool:
        """Whether originals are kept."""
        return self._folder is not None

    def take(self, source: Source) -> Custody:
        """The custody of one file.  Raises OSError where it cannot be read, CasebookFull where no room is left for it."""
        digest, size = hash_of(source.file) if self._folder is None else keep(source.file, self._folder)
        added = self._clock().isoformat(timespec="seconds")
        return Custody(source.path, digest, size, added, self._added_by, kept=self.keeps)


def hash_of(file: Path) -> tuple[str, int]:
    """The sha256 of a file's bytes and their number.  Raises OSError."""
    hashed, size = hashlib.sha256(), 0
    with file.open("rb") as stream:
        while piece := stream.read(_PIECE):
            hashed.update(piece)
            size += len(piece)
    return hashed.hexdigest(), size


def keep(file: Path, folder: Path) -> tuple[str, int]:
    """Copies a file into `folder` under its hash, whole or not at all, and gives its hash and size.

    What is there already is left as it is.  Raises OSError where `file` cannot be read, CasebookFull where there is no room.
    """
    digest, size = hash_of(file)
    place = original(folder, digest)
    if place.exists():
        return digest, size
    hashed = hashlib.sha256()
    with file.open("rb") as stream:
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=place.parent, prefix=".", suffix=".part")
        except OSError as error:
            raise CasebookFull(
                f"cannot keep originals in {folder}: {(error.strerror or '').lower()}"
            ) from error
        try:
            size = 0
            with os.fdopen(handle, "wb") as copy:
                while piece := stream.read(_PIECE):
                    hashed.update(piece)
                    size += len(piece)
                    copy.write(piece)
                copy.flush()
                os.fsync(copy.fileno())
            place = original(folder, hashed.hexdigest())  # the file may have changed between the two readings
            place.parent.mkdir(parents=True, exist_ok=True)
            Path(name).chmod(0o444)
            Path(name).replace(place)
        except OSError as error:
            Path(name).unlink(missing_ok=True)
            raise CasebookFull(
                f"cannot keep the original of {file}: {(error.strerror or '').lower()}"
            ) from error
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    return hashed.hexdigest(), size


def faults(documents: Iterable[Document], folder: Path) -> Iterator[Fault]:
    """The kept originals of documents that are no longer as they were added.  Each is hashed once."""
    looked: set[str] = set()
    for document in documents:
        custody = document.custody
        if custody is None or not custody.kept or custody.sha256 in looked:
            continue
        looked.add(custody.sha256)
        what = _fault_of(original(folder, custody.sha256), custody)
        if what is not None:
            yield Fault(document.id, custody.file, what)


def _fault_of(file: Path, custody: Custody) -> str | None:
    try:
        digest, size = hash_of(file)
    except FileNotFoundError:
        return "its original was kept and is not there any more"
    except OSError as error:
        return f"its original cannot be read: {(error.strerror or str(error)).lower()}"
    if digest != custody.sha256 or size != custody.size:
        return "its original was changed after it was kept: its hash differs"
    return None

"""The one thing that turns a document into an extraction, as an argument."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from tellings.errors import TellingsError, our_fault
from tellings.model import Document, Extraction


class Task(Protocol):
    """A step of a run, with the document that must be read for it; None where none must."""

    @property
    def to_read(self) -> Document | None: ...


T = TypeVar("T", bound=Task)


class Takes(Protocol):
    """What reads the documents of a run: an `Engine` in this process, or `Workers` in several.

    `over` gives each task, in order, with what its document tells, or with the reason why that could not be read.
    """

    @property
    def name(self) -> str: ...

    def over(self, tasks: Iterable[T]) -> Iterator[tuple[T, Extraction | str | None]]: ...


@dataclass(frozen=True, slots=True)
class Engine:
    """`take` gives what one document tells.  `name` says by what it was read: another name reads a document anew."""

    name: str
    take: Callable[[Document], Extraction]

    def over(self, tasks: Iterable[T]) -> Iterator[tuple[T, Extraction | str | None]]:
        """Each task with what its document tells, one after the other.  A fault of our own costs one document."""
        for task in tasks:
            taken: Extraction | str | None = None
            if task.to_read is not None:
                try:
                    taken = self.take(task.to_read)
                except TellingsError:
                    raise
                except Exception as fault:
                    taken = our_fault(fault)
            yield task, taken


@contextmanager
def own_engine(threads: int = 1) -> Iterator[Engine]:
    """The reader with the model and the gazetteer that come with the package; its encoder runs on so many threads."""
    from tellings.extract import extract
    from tellings.extract.coded import extract_coded
    from tellings.reader.encoder import Encoder
    from tellings.reader.reading import Reader
    from tellings.reader.trained import TrainedReader
    from tellings.values.gazetteer import Gazetteer

    gazetteer = Gazetteer.open()
    try:
        reader: Reader = TrainedReader(gazetteer, Encoder(threads=threads))

        def take(document: Document) -> Extraction:
            coded = extract_coded(document, gazetteer)
            return extract(document, reader.read(document), gazetteer) if coded is None else coded

        yield Engine(reader.name, take)
    finally:
        gazetteer.close()


def own_name() -> str:
    """The name of that reader, without loading it."""
    from tellings.reader.trained import own_name

    return own_name()

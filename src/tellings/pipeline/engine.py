"""The one thing that turns a document into an extraction, as an argument."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tellings.model import Document, Extraction


@dataclass(frozen=True, slots=True)
class Engine:
    """`take` gives what one document tells.  `name` says by what it was read: another name reads a document anew."""

    name: str
    take: Callable[[Document], Extraction]


@contextmanager
def own_engine() -> Iterator[Engine]:
    """The reader with the model and the gazetteer that come with the package."""
    from tellings.extract import extract
    from tellings.reader.encoder import Encoder
    from tellings.reader.reading import Reader
    from tellings.reader.trained import TrainedReader
    from tellings.values.gazetteer import Gazetteer

    gazetteer = Gazetteer.open()
    try:
        reader: Reader = TrainedReader(gazetteer, Encoder())
        yield Engine(reader.name, lambda document: extract(document, reader.read(document), gazetteer))
    finally:
        gazetteer.close()

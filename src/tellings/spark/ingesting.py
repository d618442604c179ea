"""In the executors: from files to documents."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from tellings.casebook.encoding import decode, escape, unescape
from tellings.casebook.rows import document_record, document_row
from tellings.ingest import Options, Source
from tellings.model import Custody, Document, Extraction, Unread
from tellings.model.records import document_from, extraction_from
from tellings.pipeline.foreign import not_read
from tellings.pipeline.intake import contents

from .rows import Row
from .workers import room


@dataclass(frozen=True)
class Ingest:
    """Files (columns path, content) to documents: `paths` has by address the number of a file, and what people are told of it.

    `columns` are those of tables, as `tellings read --columns` has them.
    """

    paths: Mapping[str, tuple[int, str]]
    columns: Mapping[str, str]

    def __call__(self, rows: Iterator[Row]) -> Iterator[Row]:
        for row in rows:
            number, path = self.paths[row["path"]]
            for index, made in enumerate(self._read(path, row["content"])):
                yield {"place": f"{number:09d} {index:09d}", **_input_row(made)}

    def _read(self, path: str, content: bytes) -> Iterator[Document | Unread]:
        custody = Custody(path, hashlib.sha256(content).hexdigest(), len(content))
        with tempfile.TemporaryDirectory(prefix="tellings-") as folder:
            file = Path(folder) / PurePosixPath(path).name
            file.write_bytes(content)
            for each in contents(Source(path, file), room(), Options(self.columns)):
                if isinstance(each, Unread):
                    yield each
                    continue
                foreign = not_read(each)
                if foreign is not None:
                    yield foreign
                yield replace(each, custody=custody)


def _input_row(made: Document | Unread) -> Row:
    if isinstance(made, Unread):
        return {"path": escape(made.path), "reason": escape(made.reason)}
    named = {"named_origin": made.origin, "named_before": made.supersedes}
    return escaped({**document_row(made, document_record(made)), **named})


def escaped(row: Row) -> Row:
    """A row with its texts as any program can hold them: they may have half characters, which UTF-8 has not."""
    return {name: escape(value) if isinstance(value, str) else value for name, value in row.items()}


def document_of(row: Row) -> Document:
    """The document of a row (columns text, record)."""
    return document_from({**decode(unescape(row["record"])), "text": unescape(row["text"])})


def extraction_of(row: Row) -> Extraction:
    """What was taken from the document of a row (column extraction)."""
    return extraction_from(decode(unescape(row["extraction"])))

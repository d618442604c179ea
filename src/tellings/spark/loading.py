"""What a run made, all or a part of it, into a casebook: nothing is read again.  The one file here that imports DuckDB."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tellings.casebook import Casebook, Where
from tellings.casebook.encoding import decode, unescape
from tellings.errors import TellingsError, UserError
from tellings.export import Coding
from tellings.export.claims import is_reviewed, reviewed
from tellings.model import Document, Extraction, Judgement, Unread
from tellings.model.records import Record, extraction_from, judgement_from
from tellings.pipeline import ReadSummary, documents_of, keep
from tellings.pipeline.custody import now

from .ingesting import document_of
from .output import JUDGEMENTS, RUN

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_AT_ONCE = 100  # rows


def load(
    output: Path | str,
    into: Where,
    *,
    coding: Coding | None = None,
    added_by: str | None = None,
    wait: float = 0.0,
    on_wait: Callable[[str], None] | None = None,
    clock: Callable[[], datetime] = now,
) -> ReadSummary:
    """Brings documents, with all that was taken from them, and people's judgements out of the folder `output` into a casebook.

    All of them, what was not read among it; or, with `coding`, the documents that tell of the incidents it selects, and the
    judgements on those.  The incidents are put together anew, from what the casebook then holds.  Raises UserError where the folder
    is not one that a whole run wrote, and CasebookError.
    """
    with (
        _tables(Path(output)) as tables,
        Casebook.open(into, write=True, create=True, wait=wait, on_wait=on_wait, who=added_by) as casebook,
    ):
        judgements = tables.judgements()
        chosen = None if coding is None else tables.documents_of(coding, judgements)
        read = known = 0
        unread = tables.unread() if chosen is None else ()
        with casebook.batch():
            for document, extraction, reader in tables.readings(chosen):
                custody = document.custody
                if custody is not None:
                    custody = replace(custody, added=clock().isoformat(timespec="seconds"), added_by=added_by)
                if casebook.known(document.id, reader):
                    known += 1
                else:
                    casebook.store(replace(document, custody=custody), extraction, reader)
                    read += 1
            for each in judgements:
                if chosen is None or not chosen.isdisjoint(documents_of(each)):
                    casebook.judge(each)
            for left in unread:
                casebook.add_unread(left.path, left.reason)
        keep(casebook)
        stored = casebook.stored
        return ReadSummary(read, known, unread, casebook.count(), stored.count(), stored.count_of_findings())


@contextmanager
def _tables(output: Path) -> Iterator[Tables]:
    try:
        run = json.loads((output / RUN).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UserError(
            f"{output}: not the output of a `tellings spark read` that came to its end"
        ) from error
    try:
        import duckdb
    except ImportError as error:
        raise UserError("this needs the extra formats: pip install 'tellings[formats]'") from error
    try:
        with duckdb.connect() as database:
            yield Tables(output, run, database)
    except duckdb.Error as error:
        raise TellingsError(f"{output}: cannot be read: {str(error).splitlines()[0]}") from error


class Tables:
    """The tables of a run's output, on this machine."""

    def __init__(self, output: Path, run: Record, database: DuckDBPyConnection) -> None:
        """`run` is what the run noted of itself."""
        self._output, self._run, self._database = output, run, database

    def judgements(self) -> tuple[Judgement, ...]:
        """Those that held for the run, the first made first."""
        lines = (self._output / JUDGEMENTS).read_text(encoding="utf-8").splitlines()
        return tuple(judgement_from(decode(unescape(line))) for line in lines)

    def unread(self) -> tuple[Unread, ...]:
        """What was not read."""
        rows = self._rows("select path, reason from read_parquet(?) order by path, reason", "unread")
        return tuple(Unread(unescape(path), unescape(reason)) for path, reason in rows)

    def documents_of(self, coding: Coding, judgements: tuple[Judgement, ...]) -> frozenset[str]:
        """The documents that tell of the incidents that are selected."""
        subjects = reviewed(
            {
                "judgements": [
                    {"id": each.id, "undoes": each.undoes, "subjects": each.subjects} for each in judgements
                ]
            }
        )
        found: set[str] = set()
        for (record,) in self._rows("select record from read_parquet(?)", "incidents"):
            incident: Record = json.loads(unescape(record))
            if coding.coded(incident, is_reviewed(incident, subjects)) is not None:
                found.update(telling["document"] for telling in incident["tellings"])
        return frozenset(found)

    def readings(self, chosen: Set[str] | None) -> Iterator[tuple[Document, Extraction, str]]:
        """Documents in id order, each with what was taken from it, and by which reader; all of them where `chosen` is None."""
        rows = self._rows(
            "select id, text, record, extraction, reader from read_parquet(?) as met join read_parquet(?) as taken on id = document"
            " where extraction is not null order by id",
            "documents",
            f"{self._run['readings']}/*",
        )
        for id, text, record, extraction, reader in rows:
            if chosen is None or id in chosen:
                document = document_of({"text": text, "record": record})
                yield document, extraction_from(decode(unescape(extraction))), reader

    def _rows(self, statement: str, *tables: str) -> Iterator[tuple[Any, ...]]:
        found = self._database.cursor().execute(
            statement, [f"{self._output}/{each}/*.parquet" for each in tables]
        )
        while page := found.fetchmany(_AT_ONCE):
            yield from page

"""Whether a casebook is what it was: its journal unbroken, its texts, readings and quotes as they were written."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from tellings.ids import text_hash
from tellings.model import Span
from tellings.model.records import span_from

from . import journal, tables
from .encoding import decode
from .entry import BEFORE_THE_FIRST, Entry, hash_of
from .fingerprint import fingerprints

_PAGE = 500
_DOCUMENTS = 50  # to a page: texts may be long


def faults(connection: Connection, head: str | None = None) -> Iterator[str]:
    """What is broken, a plain sentence each; `head` is the hash of an entry that was noted earlier, or its beginning."""
    yield from _chain(connection, head)
    yield from _gone(connection)
    after = ""
    while ids := _page_of_ids(connection, after):
        yield from _documents(connection, ids)
        after = ids[-1]
    yield from _subjects(connection)
    yield from _unread(connection)


def _chain(connection: Connection, noted: str | None) -> Iterator[str]:
    """Each entry must follow the one before it and be what its hash was made of."""
    last, previous, found = 0, BEFORE_THE_FIRST, noted is None
    while page := journal.entries(connection, last, _PAGE):
        for each in page:
            if each.position != last + 1:
                yield f"the journal has no {_entries(last + 1, each.position - 1)}"
            elif each.previous != previous:
                yield f"entry {each.position} of the journal does not follow from the one before it"
            if each.hash != _hash(each):
                yield f"entry {each.position} of the journal was changed after it was made"
            found = found or each.hash.startswith(noted or "")
            last, previous = each.position, each.hash
    if not found:
        yield f"the journal has no entry {noted}: what was done up to it was taken away or changed"


def _entries(first: int, last: int) -> str:
    return f"entry {first}" if first == last else f"entries {first} to {last}"


def _hash(entry: Entry) -> str:
    return hash_of(
        entry.previous,
        entry.position,
        entry.act,
        entry.subject,
        entry.who,
        entry.at,
        entry.why,
        entry.record,
    )


def _gone(connection: Connection) -> Iterator[str]:
    """Documents that the journal knows and nothing else does."""
    columns = tables.journal.c
    there = select(tables.documents.c.id)
    statement = select(columns.subject, func.min(columns.position).label("position"))
    gone = statement.where(columns.act.in_(journal.READ), columns.subject.not_in(there))
    for row in connection.execute(gone.group_by(columns.subject).order_by(columns.subject)):
        yield f"document {row.subject}, read in entry {row.position} of the journal, is not there any more"


def _page_of_ids(connection: Connection, after: str) -> list[str]:
    id = tables.documents.c.id
    return list(connection.execute(select(id).where(id > after).order_by(id).limit(_DOCUMENTS)).scalars())


def _documents(connection: Connection, ids: list[str]) -> Iterator[str]:
    columns = tables.documents.c
    statement = select(columns.id, columns.text, columns.text_hash)
    within = statement.where(columns.id >= ids[0], columns.id <= ids[-1]).order_by(columns.id)
    texts: dict[str, str] = {}
    for row in connection.execute(within):
        texts[row.id] = row.text
        if text_hash(row.text) != row.text_hash:
            yield f"the text of document {row.id} is not the one that was read"
    yield from _readings(connection, ids)
    yield from _quotes(connection, texts)


def _readings(connection: Connection, ids: list[str]) -> Iterator[str]:
    """What is stored must be what the last entry on the document says that was read."""
    columns = tables.journal.c
    last = select(func.max(columns.position)).where(
        columns.act.in_(journal.READ), columns.subject >= ids[0], columns.subject <= ids[-1]
    )
    statement = select(columns.subject, columns.record).where(
        columns.position.in_(last.group_by(columns.subject))
    )
    said = {row.subject: row.record for row in connection.execute(statement)}
    stored = fingerprints(connection, ids)
    for id in ids:
        if id not in said:
            yield f"document {id} stands in no entry of the journal"
        elif id not in stored:
            yield f"document {id} has no reading"
        elif _fingerprint(said[id]) != stored[id]:
            yield f"what was taken from document {id} was changed after it was read"


def _fingerprint(record: str) -> object:
    try:
        return decode(record)["after"]["fingerprint"]
    except (ValueError, KeyError, TypeError):
        return None


def _quotes(connection: Connection, texts: dict[str, str]) -> Iterator[str]:
    columns = tables.claims.c
    ids = list(texts)
    statement = select(columns.id, columns.document, columns.start, columns.end, columns.record)
    within = statement.where(columns.document >= ids[0], columns.document <= ids[-1])
    for row in connection.execute(within.order_by(columns.id)):
        try:
            record = decode(row.record)
            span, quote = span_from(record["span"]), record["quote"]
            whole = record["id"] == row.id and record["document"] == row.document
        except (ValueError, KeyError, TypeError):
            yield f"claim {row.id} cannot be read any more"
            continue
        beside = None if row.start is None else Span(row.start, row.end)
        if not whole or beside != span:
            yield f"claim {row.id} is not the one that its record tells of"
        elif span is not None and span.of(texts[row.document]) != quote:
            yield f"claim {row.id} does not quote document {row.document} at {span.start}-{span.end}"


def _subjects(connection: Connection) -> Iterator[str]:
    """The index of what was judged must be that of the journal's judgements."""
    columns = tables.journal.c
    indexed = tables.judgement_subjects.c
    statement = select(columns.position, columns.subject, columns.record).where(journal.is_judged())
    for row in connection.execute(statement.order_by(columns.position)):
        rows = connection.execute(
            select(indexed.subject).where(indexed.judgement == row.position).order_by(indexed.position)
        )
        try:
            what = decode(row.record)["what"]
            subjects = what["subjects"]
            documents = sorted({each["document"] for each in what.get("about", ())}) or [""]
        except (ValueError, KeyError, TypeError):
            yield f"judgement {row.subject} cannot be read any more"
            continue
        if list(rows.scalars()) != subjects or _judged(connection, row.position) != documents:
            yield f"the index of what judgement {row.subject} is about does not agree with the journal"


def _judged(connection: Connection, judgement: int) -> list[str]:
    indexed = tables.judgement_documents.c
    statement = select(indexed.document).where(indexed.judgement == judgement)
    return sorted(connection.execute(statement).scalars())


def _unread(connection: Connection) -> Iterator[str]:
    """What is listed as unread must be what was noted, less what was cleared."""
    columns = tables.journal.c
    statement = select(columns.act, columns.subject, columns.why)
    statement = statement.where(columns.act.in_(("unread", "cleared")))
    noted: set[tuple[str, str]] = set()
    for row in connection.execute(statement.order_by(columns.position)):
        (noted.add if row.act == "unread" else noted.discard)((row.subject, row.why))
    listed = {(row.path, row.reason) for row in connection.execute(select(tables.unread))}
    for path, reason in sorted(noted - listed):
        yield f"{path} was noted as not read ({reason}), and is not listed any more"
    for path, reason in sorted(listed - noted):
        yield f"{path} is listed as not read ({reason}), and no entry of the journal says so"

"""What is written into a casebook, over one connection and inside one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, func, insert, select, update

from tellings.ids import digest
from tellings.model import Claim, Document, Extraction, Judgement, Telling

from . import tables, words
from .document_words import words_of
from .encoding import encode
from .entry import Act
from .fingerprint import fingerprint, fingerprints, written
from .journal import Author, Journal, is_judged
from .rows import claim_row, document_record, document_row, placed_rows, telling_row

# Made once: making a statement takes longer than asking it.
_KNOWN = (
    select(tables.documents.c.text_hash, tables.documents.c.record, tables.readings.c.reader)
    .select_from(tables.documents.join(tables.readings))
    .where(tables.documents.c.id == bindparam("one"))
)
_OF_A_READING = (tables.relations, tables.figures, tables.rejections)


class Changes:
    """Writes, each with its entry in the journal.  Whoever calls decides when they are committed."""

    def __init__(self, connection: Connection, author: Author) -> None:
        self._connection = connection
        self._journal = Journal(connection, author)

    @property
    def connection(self) -> Connection:
        """For the tables that a module of its own keeps (`accounts`)."""
        return self._connection

    @property
    def journal(self) -> Journal:
        """For the entries of such a module."""
        return self._journal

    def store(self, document: Document, extraction: Extraction, reader: str) -> bool:
        """Adds a document and what `reader` took from it; True where the document was not there.

        What another reader took is replaced.  Where the same reader comes with another record of the same document (found
        under two paths, say), the lesser in order of characters stays, so that the order of reading makes no difference.
        """
        record = document_record(document)
        known = self._known(document)
        before = None
        if known is None:
            self._add_document(document, record)
        elif known == (reader, record) or (known[0] == reader and known[1] < record):
            return False
        else:
            before = {
                "reader": known[0],
                "fingerprint": fingerprints(self._connection, [document.id])[document.id],
            }
            self._update_document(document, record)
        claims = {id: claim_row(claim) for id, claim in _claims(extraction).items()}
        self._replace_reading(document, extraction, reader, claims, is_new=known is None)
        taken = written(extraction, {id: row["record"] for id, row in claims.items()})
        after = {"reader": reader, "fingerprint": fingerprint(record, reader, taken)}
        if known is None:
            why = ""
        else:
            why = "another reader" if known[0] != reader else "the same document with other metadata"
        self._journal.add("read" if known is None else "reread", document.id, why, before=before, after=after)
        return known is None

    def add_unread(self, path: str, reason: str) -> str:
        """Notes an input that was not read; gives the row's id."""
        id = digest(path, reason)
        columns = tables.unread.c
        if self._connection.execute(select(columns.id).where(columns.id == id)).first() is None:
            self._connection.execute(insert(tables.unread).values(id=id, path=path, reason=reason))
            self._journal.add("unread", path, reason)
        return id

    def clear_unread(self, path: str, but: Collection[str]) -> None:
        """Takes back what was noted of `path`, except the rows with the ids in `but`."""
        columns = tables.unread.c
        rows = self._connection.execute(
            select(columns.id, columns.reason).where(columns.path == path).order_by(columns.reason)
        )
        gone = [(row.id, row.reason) for row in rows if row.id not in but]
        self._delete(tables.unread, "id", [id for id, _ in gone])
        for _, reason in gone:
            self._journal.add("cleared", path, reason)

    def judge(self, judgement: Judgement, before: object = None, after: object = None) -> bool:
        """Adds a judgement, with how things were before and after; False where it is there already."""
        known = exists().where(tables.journal.c.subject == judgement.id, is_judged())
        if self._connection.execute(select(known)).scalar_one():
            return False
        entry = self._journal.judge(judgement, before, after)
        self._insert(tables.judgement_subjects, subject_rows(entry, judgement))
        self._insert(tables.judgement_documents, document_rows(entry, judgement))
        return True

    def note(self, act: Act, subject: str, who: str, why: str = "", after: object = None) -> None:
        """Adds an entry for what only the journal keeps."""
        self._journal.add(act, subject, why, who=who or None, after=after)

    def bring(self, path: str, judgements: Iterable[Judgement]) -> int:
        """Adds those of the judgements that are not there, and notes that they came with the file at `path`; gives their number."""
        added = [each.id for each in judgements if self.judge(each)]
        if added:
            self._journal.add("brought", path, after={"judgements": added})
        return len(added)

    def keep_secret(self, secret: bytes) -> None:
        """Adds the casebook's secret, and its table with it.  Raises the database's error where there is one already."""
        tables.secrets.create(self._connection, checkfirst=True)
        self._connection.execute(insert(tables.secrets).values(number=1, value=secret))
        self._journal.add("secret", "")

    def _known(self, document: Document) -> tuple[str, str] | None:
        """The reader and the record that the casebook has for the document."""
        row = self._connection.execute(_KNOWN, {"one": document.id}).one_or_none()
        if row is None:
            return None
        if row.text_hash != document.text_hash:
            raise ValueError(f"document {document.id} came with another text than it was stored with")
        return row.reader, row.record

    def _add_document(self, document: Document, record: str) -> None:
        number = following(self._connection, tables.documents.c.stored)
        row = {**document_row(document, record), "stored": number}
        self._connection.execute(insert(tables.documents), [row])
        words.add(
            self._connection,
            words.DOCUMENTS,
            [(number, words_of(document.source_id, document.title, document.text))],
        )

    def _update_document(self, document: Document, record: str) -> None:
        statement = update(tables.documents).where(tables.documents.c.id == document.id)
        self._connection.execute(statement.values(record=record, path=document.path))

    def _replace_reading(
        self,
        document: Document,
        extraction: Extraction,
        reader: str,
        claims: Mapping[str, dict[str, Any]],
        is_new: bool,
    ) -> None:
        """`claims` are the rows of its claims, by their ids."""
        present: set[str] = set()
        if not is_new:
            present = self._clear_reading(document.id, set(claims), {each.id for each in extraction.tellings})
            self._connection.execute(delete(tables.readings).where(tables.readings.c.document == document.id))
        self._connection.execute(insert(tables.readings), [{"document": document.id, "reader": reader}])
        self._insert(tables.claims, [row for id, row in claims.items() if id not in present])
        self._renew([claims[id] for id in sorted(present)])
        self._add_tellings(extraction)
        self._add_rest(extraction)

    def _clear_reading(self, document: str, claims: set[str], tellings: set[str]) -> set[str]:
        """Removes what was taken from a document, except what a person judged and the new reading no longer has.

        `claims` and `tellings` are the ids of the new reading; the claims among them that are there already stay, and are
        given back.
        """
        for table in _OF_A_READING:
            self._connection.execute(delete(table).where(table.c.document == document))
        here = self._ids(tables.tellings, document)
        kept = self._judged(tables.tellings, document) - tellings
        kept_claims = self._judged(tables.claims, document) | self._claims_of(kept)
        self._delete(tables.telling_claims, "telling", sorted(here - kept))
        self._delete(tables.tellings, "id", sorted(here - kept))
        retired = update(tables.tellings).where(tables.tellings.c.document == document).values(current=False)
        self._connection.execute(retired)
        had = self._ids(tables.claims, document)
        self._delete(tables.claims, "id", sorted(had - claims - kept_claims))
        self._retire(sorted((had & kept_claims) - claims))
        return had & claims

    def _add_tellings(self, extraction: Extraction) -> None:
        tellings = _unlike(extraction.tellings)
        self._insert(
            tables.tellings, [telling_row(telling, position) for position, telling in enumerate(tellings)]
        )
        links = [
            {"telling": telling.id, "position": position, "claim": claim.id}
            for telling in tellings
            for position, claim in enumerate(telling.claims)
        ]
        self._insert(tables.telling_claims, links)

    def _add_rest(self, extraction: Extraction) -> None:
        document = extraction.document
        figures = [
            {
                "document": document,
                "position": position,
                "claim": figure.claim.id,
                "record": encode(figure, without=["claim"]),
            }
            for position, figure in enumerate(extraction.figures)
        ]
        self._insert(tables.figures, figures)
        self._insert(tables.relations, placed_rows(document, extraction.relations))
        self._insert(tables.rejections, placed_rows(document, extraction.rejections))

    def _judged(self, table: Any, document: str) -> set[str]:
        subjects = tables.judgement_subjects
        joined = table.join(subjects, subjects.c.subject == table.c.id)
        statement = select(table.c.id).select_from(joined).where(table.c.document == document)
        return set(self._connection.execute(statement).scalars())

    def _claims_of(self, tellings: set[str]) -> set[str]:
        columns = tables.telling_claims.c
        found: set[str] = set()
        for telling in sorted(tellings):
            found.update(
                self._connection.execute(select(columns.claim).where(columns.telling == telling)).scalars()
            )
        return found

    def _ids(self, table: Any, document: str) -> set[str]:
        return set(self._connection.execute(select(table.c.id).where(table.c.document == document)).scalars())

    def _insert(self, table: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)

    def _delete(self, table: Any, column: str, values: list[str]) -> None:
        if values:
            statement = delete(table).where(table.c[column] == bindparam("wanted"))
            self._connection.execute(statement, [{"wanted": value} for value in values])

    def _renew(self, claims: list[dict[str, Any]]) -> None:
        """The rows of claims that an earlier reading gave too: ids leave out what is beyond the fifth place of a float, records do not."""
        if claims:
            statement = update(tables.claims).where(tables.claims.c.id == bindparam("wanted"))
            rows = [{"wanted": each["id"], "now": each["record"]} for each in claims]
            self._connection.execute(statement.values(current=True, record=bindparam("now")), rows)

    def _retire(self, claims: list[str]) -> None:
        if claims:
            statement = update(tables.claims).where(tables.claims.c.id == bindparam("wanted"))
            self._connection.execute(statement.values(current=False), [{"wanted": id} for id in claims])


def following(connection: Connection, column: Any) -> int:
    """The number behind the highest in a column; there is one writer, so no other takes it."""
    highest: int | None = connection.execute(select(func.max(column))).scalar_one()
    return (highest or 0) + 1


def subject_rows(entry: int, judgement: Judgement) -> list[dict[str, Any]]:
    """What the index of subjects holds of a judgement that the journal has at a position."""
    return [
        {"judgement": entry, "position": position, "subject": subject}
        for position, subject in enumerate(judgement.subjects)
    ]


def document_rows(entry: int, judgement: Judgement) -> list[dict[str, Any]]:
    """The documents that a judgement is about, which the journal has at a position; "" where it names none."""
    documents = sorted({subject.document for subject in judgement.about}) or [""]
    return [{"judgement": entry, "document": each} for each in documents]


def check(document: Document, extraction: Extraction) -> None:
    """Raises ValueError unless the extraction is of this document and each claim quotes it."""
    if extraction.document != document.id:
        raise ValueError(
            f"an extraction of {extraction.document} cannot be stored with document {document.id}"
        )
    for telling in extraction.tellings:
        if telling.document != document.id:
            raise ValueError(f"telling {telling.id} is of {telling.document}, not of document {document.id}")
    for claim in _every_claim(extraction):
        if claim.document != document.id:
            raise ValueError(f"claim {claim.id} is of {claim.document}, not of document {document.id}")
        claim.check(document)
    _claims(extraction)
    _unlike(extraction.tellings)


def _every_claim(extraction: Extraction) -> list[Claim]:
    claims = [claim for telling in extraction.tellings for claim in telling.claims]
    return claims + [figure.claim for figure in extraction.figures]


def _claims(extraction: Extraction) -> dict[str, Claim]:
    """The claims by id; one that two tellings share is there once."""
    claims: dict[str, Claim] = {}
    for claim in _every_claim(extraction):
        if claims.setdefault(claim.id, claim) != claim:
            raise ValueError(f"two unlike claims have the id {claim.id}")
    return claims


def _unlike(tellings: tuple[Telling, ...]) -> list[Telling]:
    """The tellings without repetitions."""
    by_id: dict[str, Telling] = {}
    for telling in tellings:
        if by_id.setdefault(telling.id, telling) != telling:
            raise ValueError(f"two unlike tellings have the id {telling.id}")
    return list(by_id.values())

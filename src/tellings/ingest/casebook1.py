"""Exports in the format `casebook/1`, read again: documents with what was taken from them, and what people decided.

Nothing in one is believed: every id is worked out anew from what stands under it, every quote is looked up in its text, and every
value is held to its type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from tellings import ids
from tellings.errors import InputError
from tellings.model import (
    Claim,
    Custody,
    Document,
    DocumentReading,
    Extraction,
    Judgement,
    Unread,
)
from tellings.model.checking import check
from tellings.model.records import (
    Record,
    document_from,
    exported_page_from,
    extraction_from,
    judgement_from,
    to_record,
)

from .jsonstream import members

FORMAT = "casebook/1"
# An export is written with its keys in order; other programs may have put its format first.
_BEGINS = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"(as_of|format)"\s*:')
_HEAD = 256


def is_export(file: Path) -> bool:
    """Whether a file is an export of a casebook.  Raises OSError where it cannot be looked at."""
    with file.open("rb") as stream:
        head = stream.read(_HEAD)
        if not _BEGINS.match(head):
            return False
        stream.seek(0)
        try:
            found = next((value for key, value in members(stream, "") if key == "format"), None)
        except InputError:
            return False
    return isinstance(found, str) and found == FORMAT


@dataclass(frozen=True, slots=True)
class Exported:
    """An export: `path` is what people are told of it.  It is gone through as often as something is asked of it, and never held."""

    file: Path
    path: str

    def check(self) -> None:
        """Raises InputError, in plain words, where it cannot be brought into a casebook."""
        documents = texts = readings = 0
        for key, value in self._members():
            if key == "hidden_names":
                raise InputError(
                    self.path,
                    "an export with hidden names: it has neither texts nor quotes, and cannot be read again",
                )
            documents += key == "documents"
            texts += key == "documents" and isinstance(value, dict) and "text" in value
            readings += key == "readings"
        if texts < documents:
            raise InputError(
                self.path, "an export without the texts of its documents: make it anew with --texts"
            )
        if readings < documents:
            raise InputError(
                self.path,
                "an export of a part of a casebook, or of an earlier version: make it anew of the whole, with --texts",
            )

    def readings(self) -> Iterator[DocumentReading | Unread]:
        """Each document with what was taken from it, in id order; one that is not as it was exported comes as Unread."""
        documents, readings = self._of("documents"), self._of("readings")
        rejections = _Grouped(self._of("rejections"))
        for record, taken in zip(documents, readings, strict=False):
            id = record.get("id")
            try:
                yield _reading(record, taken, rejections.of(id) if isinstance(id, str) else [])
            except ValueError as error:
                yield Unread(f"{self.path} document {id}", f"not as it was exported: {error}")
            except (KeyError, TypeError, AttributeError, AssertionError) as error:
                yield Unread(f"{self.path} document {id}", f"not in the format casebook/1: {error}")

    def judgements(self) -> Iterator[Judgement | Unread]:
        """What people decided, in the order in which they did."""
        made = [_judgement(each, self.path) for each in self._of("judgements")]
        decided = [each for each in made if isinstance(each, Judgement)]
        yield from sorted(decided, key=lambda each: (each.at, each.id))
        yield from (each for each in made if isinstance(each, Unread))

    def unread(self) -> Iterator[Unread]:
        """What had not been read when the export was made."""
        for each in self._of("unread"):
            path, reason = each.get("path"), each.get("reason")
            if isinstance(path, str) and isinstance(reason, str) and reason:
                yield Unread(path, reason)

    def _of(self, wanted: str) -> Iterator[Record]:
        return (value for key, value in self._members() if key == wanted and isinstance(value, dict))

    def _members(self) -> Iterator[tuple[str, Any]]:
        with self.file.open("rb") as stream:
            yield from members(stream, self.path)


class _Grouped:
    """Rejections by document: both they and the documents come in order of the documents' ids."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._groups = groupby(records, key=lambda each: str(each.get("document")))
        self._next = self._step()

    def of(self, document: str) -> list[Record]:
        while self._next is not None and self._next[0] < document:
            self._next = self._step()
        return self._next[1] if self._next is not None and self._next[0] == document else []

    def _step(self) -> tuple[str, list[Record]] | None:
        found = next(self._groups, None)
        return None if found is None else (found[0], list(found[1]))


def _reading(record: Record, taken: Record, rejections: list[Record]) -> DocumentReading:
    """A document and what was taken from it.  Raises ValueError where anything is not what its id says."""
    document = _document(record)
    if taken["document"] != document.id:
        raise ValueError("its reading stands at another place")
    extraction = extraction_from(
        {
            "document": document.id,
            "tellings": list(map(_telling, taken["tellings"])),
            "relations": list(map(_relation, taken["relations"])),
            "figures": list(map(_figure, taken["figures"])),
            "rejections": [
                {**_only(each, "document quote reason"), "span": _span(each)} for each in rejections
            ],
        }
    )
    check(extraction)
    _check_ids(document, extraction)
    reader = taken["reader"]
    if not isinstance(reader, str):
        raise ValueError("its reader has no name")
    return DocumentReading(document, extraction, reader)


def _document(record: Record) -> Document:
    """A document as it was stored: what it copies is found anew."""
    published = record["published"]
    if published is not None:
        date = {key: value for key, value in published.items() if key not in ("from", "said")}
        published = {"date": date, "source": published["from"], "span": published["said"]}
    furniture = [{"span": _span(each), "reason": each["reason"]} for each in record["furniture"]]
    known = _of_class(Document, record)
    custody = record.get("custody") and {**_of_class(Custody, record["custody"]), "kept": False}
    document = document_from(
        {
            **known,
            "published": published,
            "furniture": furniture,
            "origin": None,
            "supersedes": None,
            "pages": [to_record(exported_page_from(each)) for each in record.get("pages", ())],
            "custody": custody,
        }
    )
    check(document)
    if ids.text_hash(document.text) != document.text_hash:
        raise ValueError("its text was changed")
    if ids.document_id(document) != document.id:
        raise ValueError("what its id is made from was changed")
    return document


def _telling(record: Record) -> Record:
    mentions = [(each["start"], each["end"]) for each in record["mentions"]]
    return {
        **_only(record, "id document type stage main"),
        "claims": list(map(_claim, record["claims"])),
        "mentions": mentions,
    }


def _claim(record: Record) -> Record:
    return {**_of_class(Claim, record), "span": None if record["start"] is None else _span(record)}


def _figure(record: Record) -> Record:
    return {**_only(record, "unit place period incident"), "claim": _claim(record)}


def _relation(record: Record) -> Record:
    return {**_only(record, "kind claims"), "source": record["from"], "target": record["to"]}


def _judgement(record: Record, path: str) -> Judgement | Unread:
    where = f"{path} judgement {record.get('id')}"
    try:
        known, own = _of_class(Judgement, record), record.get("claim")
        made = judgement_from({**known, "claim": _claim(own) if own else None})
        check(made)
    except ValueError as error:
        return Unread(where, f"not as it was exported: {error}")
    except (KeyError, TypeError, AttributeError, AssertionError) as error:
        return Unread(where, f"not in the format casebook/1: {error}")
    claim = made.claim
    if ids.digest(replace(made, id="")) != made.id or (claim and ids.identified(claim).id != claim.id):
        return Unread(where, "not as it was exported: it was changed")
    return made


def _check_ids(document: Document, extraction: Extraction) -> None:
    """Raises ValueError where a claim does not quote its document, or where anything is not what its id is made from."""
    figures = [each.claim for each in extraction.figures]
    for claim in [*(claim for telling in extraction.tellings for claim in telling.claims), *figures]:
        if claim.document != document.id:
            raise ValueError(f"claim {claim.id} is of another document")
        if ids.identified(claim).id != claim.id:
            raise ValueError(f"claim {claim.id} was changed")
        claim.check(document)
    for telling in extraction.tellings:
        if telling.document != document.id:
            raise ValueError(f"telling {telling.id} is of another document")
        if ids.telling_id(document.id, telling.claims, telling.mentions) != telling.id:
            raise ValueError(f"telling {telling.id} was changed")
    for rejection in extraction.rejections:
        if rejection.span.of(document.text) != rejection.quote:
            raise ValueError(f"a rejection does not quote its document at {rejection.span}")


def _span(record: Record) -> Record:
    return {"start": record["start"], "end": record["end"]}


def _only(record: Record, names: str) -> Record:
    return {name: record[name] for name in names.split()}


def _of_class(kind: Callable[..., Any], record: Record) -> Record:
    """The keys of a record that a dataclass has: others may have been added since."""
    return {each.name: record[each.name] for each in fields(kind) if each.name in record}  # type: ignore[arg-type]

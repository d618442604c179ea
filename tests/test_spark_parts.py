"""What executors do to rows, without an engine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from casebook_reports import judgement
from raids import REPORTS
from running import BLAST
from tellings.casebook import tables
from tellings.casebook.encoding import encode, escape
from tellings.casebook.rows import document_record, document_row
from tellings.errors import TellingsError, UserError
from tellings.model import Extraction, Subject
from tellings.spark import extracting, shapes
from tellings.spark.extracting import Extract
from tellings.spark.homes import decode_claims, encode_claims, moved
from tellings.spark.ingesting import Ingest, document_of, escaped
from tellings.spark.judged import Judged
from tellings.spark.tables import claims, rejections, tellings

Row = dict[str, Any]


class Reader:
    """Takes what it was given, and knows nothing else."""

    name = "a reader"

    def __init__(self, answers: dict[str, Extraction | str]) -> None:
        self._answers = answers

    def over(self, tasks: Iterable[Any]) -> Iterator[tuple[Any, Extraction | str | None]]:
        for task in tasks:
            yield task, None if task.to_read is None else self._answers[task.to_read.id]


def rows() -> list[Row]:
    return [escaped(document_row(document, document_record(document))) for document, _ in REPORTS]


def extraction(place: int) -> Extraction:
    document, telling = REPORTS[place]
    return Extraction(document.id, (telling,), (), (), ())


def extracted(monkeypatch: pytest.MonkeyPatch, **answers: Extraction | str) -> list[Row]:
    reader = Reader(
        {
            document.id: answers.get(document.source_id, extraction(place))
            for place, (document, _) in enumerate(REPORTS)
        }
    )
    monkeypatch.setattr(extracting, "reading", lambda: reader)
    return list(Extract("a reader")(iter(rows())))


def test_a_document_that_cannot_be_read_has_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    document, telling = REPORTS[1]
    wrong = replace(telling, claims=tuple(replace(each, quote="never said") for each in telling.claims))
    found = extracted(
        monkeypatch, a="the process that read it ended", b=Extraction(document.id, (wrong,), (), (), ())
    )
    by_id = {row["document"]: row for row in found}
    assert len(by_id) == len(REPORTS)
    assert by_id[REPORTS[0][0].id]["reason"] == "the process that read it ended"
    assert "ValueError" in by_id[document.id]["reason"]
    assert [row.get("reason") for row in found].count(None) == 3


def test_an_executor_with_another_reader_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "reading", lambda: Reader({}))
    with pytest.raises(TellingsError, match="another reader"):
        list(Extract("another reader")(iter(rows())))


def test_what_was_taken_becomes_rows_of_the_casebook(monkeypatch: pytest.MonkeyPatch) -> None:
    read = extracted(monkeypatch)
    made = list(claims(iter(read)))
    assert {row["id"] for row in made} == {claim.id for _, telling in REPORTS for claim in telling.claims}
    assert [row["id"] for row in tellings(iter(read))] == [telling.id for _, telling in REPORTS]
    assert list(rejections(iter(read))) == []
    for name, row in (("claims", made[0]), ("tellings", next(tellings(iter(read))))):
        assert shapes.of_table(name).keys() == row.keys() - {"current"}
        assert shapes.of_table(name).keys() <= set(tables.metadata.tables[name].columns.keys())


def test_a_file_becomes_documents_with_its_custody() -> None:
    lines = [json.dumps({"id": "blast", "text": BLAST}), '{"id": "no text"}']
    content = "\n".join(lines).encode()
    made = list(Ingest({"here": (3, "a b/wire.jsonl")}, {})(iter([{"path": "here", "content": content}])))
    assert [row["place"] for row in made] == ["000000003 000000000", "000000003 000000001"]
    document = document_of(made[0])
    assert document.text == BLAST
    assert document.path == "a b/wire.jsonl"
    assert document.custody is not None
    assert document.custody.sha256 == hashlib.sha256(content).hexdigest()
    assert (made[1]["path"], made[1]["reason"]) == ("a b/wire.jsonl line 2", "no text")


def test_each_part_gets_the_judgements_about_it() -> None:
    made = [
        replace(judgement(number), about=tuple(Subject("telling", "t", name, ()) for name in documents))
        for number, documents in enumerate((("d1", "d2"), ("d2", "d3")))
    ]
    judged = Judged(made)
    assert judged.of(["d1"]) == (made[0],)
    assert judged.of(["d2", "d4"]) == tuple(made)
    assert judged.bonds == [("d1", "d2"), ("d2", "d3")]
    with pytest.raises(UserError, match="names no document"):
        Judged([judgement(1)])


def test_derived_places_come_back_as_they_went() -> None:
    telling = REPORTS[0][1]
    places = telling.of("place")
    assert decode_claims(encode_claims(places)) == places
    records = [escape(json.dumps([final, telling.id, encode_claims(places)])) for final in (False, True)]
    assert moved(records) == ({telling.id: places}, {telling.id: places})


def test_an_extraction_goes_and_comes_back() -> None:
    from tellings.spark.ingesting import extraction_of

    assert extraction_of({"extraction": escape(encode(extraction(2)))}) == extraction(2)


def test_no_machine_is_asked_without_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from tellings.spark import session

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(UserError, match="needs Java"):
        session()

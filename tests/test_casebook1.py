"""An export in the format casebook/1, with texts, read into an empty casebook, comes to the same; one that was changed does not pass."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped,unused-ignore]

from casebook_reports import rich
from running import BLAST, exported, write_reports
from tellings import ids, pipeline
from tellings.casebook import Casebook
from tellings.cli import main
from tellings.errors import InputError
from tellings.export import schema
from tellings.ingest import jsonstream
from tellings.model import DateValue, DocumentReading, Extraction
from tellings.model.checking import check
from tellings.model.records import claim_from, judgement_from
from tellings.pipeline.engine import Engine
from tellings.pipeline.loading import load

WHO = ("--who", "A. Analyst", "--why", "the second report is later")
NO_ENGINE = Engine(
    "none/1", lambda document: Extraction(document.id, (), (), (), ())
)  # none is needed: nothing is read anew
FRENCH = """Deux morts dans une explosion à Kandahar

Deux personnes ont été tuées dimanche dans l'explosion d'une bombe sur un marché de Kandahar, a annoncé la police locale.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with reports, the casebook that they come to, with decisions of every kind, and its export."""
    folder = tmp_path_factory.mktemp("exported")
    reports = write_reports(folder / "reports")
    (reports / "autre.txt").write_text(FRENCH, encoding="utf-8")
    (reports / "odd.txt").write_bytes(b"\x00\x01\x02 no text")
    (reports / "rich.jsonl").write_text(
        json.dumps({"id": 7, "text": BLAST + "A second copy.", "mood": {"x": [1, "é"]}, "published": "2019-03-05"}) + "\n"
    )  # fmt: skip
    casebook = folder / "first.db"
    assert pipeline.read(reports, casebook).read == 5
    with Casebook.open(casebook) as opened:
        taken = {each.source_id: opened.extraction(each.id) for each in opened.documents()}
    killed = {name: [c for t in each.tellings for c in t.of("killed")] for name, each in taken.items()}
    blast, again = taken["blast.txt"].tellings[0].id, taken["again.txt"].tellings[0].id

    def judge(*arguments: str) -> int:
        return main(["judge", str(casebook), *arguments, *WHO])

    assert judge("not-same", blast, again) == 0
    assert judge("same", blast, again) == 0
    assert judge("choose", killed["again.txt"][0].id) == 0
    assert judge("reject", killed["shooting.txt"][0].id) == 0
    with Casebook.open(casebook) as opened:
        last = opened.judgements()[-1].id
        text = next(each for each in opened.documents() if each.source_id == "blast.txt")
        other = next(each for each in opened.documents() if each.source_id == "shooting.txt")
    assert judge("undo", last) == 0
    at = other.text.index("Three suspects")
    assert judge("claim", other.id, "--span", f"{at}-{at + 14}", "--field", "missing", "--value", "3") == 0
    at = text.text.index("No group")
    assert judge("furniture", text.id, "--span", f"{at}-{at + 20}") == 0
    (folder / "piled").mkdir()
    (folder / "piled" / "export.json").write_text(exported(casebook), encoding="utf-8")
    return folder


def test_it_comes_to_the_same_verdicts_and_the_same_bytes(made: Path, tmp_path: Path) -> None:
    summary = pipeline.read(made / "piled", tmp_path / "second.db", engine=NO_ENGINE)
    assert (summary.read, summary.known, summary.unread) == (5, 0, ())
    assert exported(tmp_path / "second.db") == exported(made / "first.db")
    with Casebook.open(made / "first.db") as first, Casebook.open(tmp_path / "second.db") as second:
        assert second.judgements() == first.judgements()
        assert [each.why for each in second.judgements()] == [WHO[3]] * 7
        assert tuple(second.extractions()) == tuple(first.extractions())
        assert list(second.verify()) == []
        (brought,) = [each for each in second.journal() if each.act == "brought"]
    assert brought.subject == "export.json"
    assert len(brought.after["judgements"]) == 7


def test_twice_adds_nothing_and_the_reports_themselves_are_known(made: Path, tmp_path: Path) -> None:
    casebook = tmp_path / "second.db"
    pipeline.read(made / "piled", casebook)
    with Casebook.open(casebook) as opened:
        head = opened.head()
    again = pipeline.read([made / "piled", made / "reports"], casebook)
    assert (again.read, again.known) == (0, 10)
    with Casebook.open(casebook) as opened:
        assert [each.act for each in opened.journal(head[0])] in ([], ["cleared"], ["cleared", "unread"])
    assert exported(casebook) == exported(made / "first.db")


def test_it_stands_in_a_pile_beside_other_reports(made: Path, tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "export.json").write_bytes((made / "piled" / "export.json").read_bytes())
    later = "Market bomb toll rises to seven in Kandahar\n\nMarch 6, 2019\n\nSeven people have died in the bombing of a market in Kandahar, Afghanistan, on March 3, 2019, police said.\n"
    (pile / "later.txt").write_text(later)
    assert pipeline.read(pile, tmp_path / "one.db").read == 6
    reports = write_reports(tmp_path / "more", {"later.txt": later})
    beside = tmp_path / "two.db"
    pipeline.read(reports, beside)
    pipeline.read(made / "piled", beside)
    assert exported(tmp_path / "one.db") == exported(beside)
    with Casebook.open(beside) as opened:
        homes = [
            {opened.document(telling.document).source_id for telling in incident.tellings}
            for incident in pipeline.view(opened).incidents
        ]
    assert any({"again.txt", "later.txt"} <= home for home in homes)


def test_it_fits_the_published_schema(made: Path) -> None:
    record = json.loads((made / "piled" / "export.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema()).validate(record)
    assert len(record["readings"]) == len(record["documents"]) == 5


def test_a_dry_run_counts_what_it_would_bring(made: Path, tmp_path: Path) -> None:
    plan = pipeline.plan(made / "piled")
    assert (plan.documents, plan.known, plan.unread) == (5, 0, ())
    assert pipeline.plan(made / "piled", made / "first.db").known == 5


def edited(made: Path, folder: Path, change: Callable[[Any], object]) -> list[str]:
    """The reasons that reading an export gives, after a change in it."""
    record = json.loads((made / "piled" / "export.json").read_text(encoding="utf-8"))
    change(record)
    folder.mkdir()
    (folder / "x.json").write_text(json.dumps(record, sort_keys=True))
    summary = pipeline.read(folder, folder / "into.db", engine=NO_ENGINE)
    return [each.reason for each in summary.unread]


def document_called(name: str, record: Any) -> Any:
    """The document of this `source_id`."""
    return next(each for each in record["documents"] if each["source_id"] == name)


def told(name: str, record: Any) -> Any:
    """The first telling of a document."""
    id = document_called(name, record)["id"]
    return next(each for each in record["readings"] if each["document"] == id)["tellings"][0]


def first_count(record: Any) -> Any:
    return next(each for each in told("blast.txt", record)["claims"] if each["field"] == "killed")


def forged(record: Any) -> str:
    """The id that a judgement would have after a change, its claim's with it."""
    own = record["claim"]
    claim = claim_from({**{k: v for k, v in own.items() if k not in ("start", "end")}, "span": {"start": own["start"], "end": own["end"]}})  # fmt: skip
    own["id"] = ids.identified(claim).id
    keys = ("id", "kind", "subjects", "by", "at", "why", "undoes", "about")
    made = judgement_from({key: record[key] for key in keys})
    return ids.digest(replace(made, id="", claim=ids.identified(claim)))


CHANGES: dict[str, tuple[Callable[[Any], object], str]] = {
    "hidden names": (
        lambda of: of.update(hidden_names="all"),
        "an export with hidden names: it has neither texts nor quotes, and cannot be read again",
    ),
    "no texts": (
        lambda of: of["documents"][0].pop("text"),
        "an export without the texts of its documents: make it anew with --texts",
    ),
    "a part": (
        lambda of: of.pop("readings"),
        "an export of a part of a casebook, or of an earlier version: make it anew of the whole, with --texts",
    ),
    "another text": (
        lambda of: document_called("blast.txt", of).update(text="Nothing happened."),
        "not as it was exported: its text was changed",
    ),
    "another outlet": (
        lambda of: document_called("blast.txt", of).update(outlet="Radio Nowhere"),
        "not as it was exported: what its id is made from was changed",
    ),
    "another figure": (
        lambda of: first_count(of).update(value={"low": 50, "best": 50, "high": 50}),
        "was changed",
    ),
    "a figure that is a text": (
        lambda of: first_count(of).update(value={"low": "five", "best": None, "high": None}),
        "not as it was exported: low is 'five', which it cannot be",
    ),
    "a field that is none": (
        lambda of: first_count(of).update(field="mood"),
        "not in the format casebook/1: 'mood'",
    ),
    "a claim taken out": (
        lambda of: told("blast.txt", of)["claims"].pop(),
        "was changed",
    ),
    "another decision": (
        lambda of: of["judgements"][0].update(by="Somebody Else"),
        "not as it was exported: it was changed",
    ),
    "a claim of a person that quotes nothing": (
        lambda of: (
            made := next(each for each in of["judgements"] if each["claim"]),
            made["claim"].update(quote="Eleven suspects"),
            made.update(id=forged(made)),
        ),
        "does not quote its document at",
    ),
    "a decision of no kind": (
        lambda of: of["judgements"][0].update(kind="whim"),
        "not as it was exported: kind is 'whim', which it cannot be",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "reason"), CHANGES.values(), ids=CHANGES.keys())
def test_what_is_not_as_it_was_exported_gives_one_clear_line(
    made: Path, tmp_path: Path, change: Callable[[Any], object], reason: str
) -> None:
    (line,) = edited(made, tmp_path / "x", change)
    assert reason in line


def test_real_exports_without_texts_or_names_say_so(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, options in (("plain", ()), ("hidden", ("--hide-names", "victims")), ("part", ("--texts", "--type", "attack"))):  # fmt: skip
        to = tmp_path / f"{name}.json"
        command = ["export", str(made / "first.db"), "--as", "json", "--to", str(to), *options]
        assert main(command) == 0
        capsys.readouterr()
        assert main(["read", str(to), "--into", str(tmp_path / f"{name}.db")]) == 1
        said = capsys.readouterr().out
        assert said.count("an export w" if name != "part" else "an export of a part") == 1


def test_inside_an_archive_and_at_the_desk_it_is_named(made: Path, tmp_path: Path) -> None:
    import zipfile

    pile = tmp_path / "pile"
    pile.mkdir()
    with zipfile.ZipFile(pile / "a.zip", "w") as archive:
        archive.write(made / "piled" / "export.json", "export.json")
    (line,) = pipeline.read(pile, tmp_path / "a.db", engine=NO_ENGINE).unread
    assert line.reason == "an export of a casebook inside another file: unpack it, and read it by itself"
    options = pipeline.ReadOptions(exports=False)
    (line,) = pipeline.read(made / "piled", tmp_path / "b.db", options=options, engine=NO_ENGINE).unread
    assert "other people's decisions" in line.reason


def test_of_two_readings_the_better_stays_whatever_the_order(tmp_path: Path) -> None:
    document, extraction = rich()
    bare = replace(extraction, tellings=(), relations=(), figures=(), rejections=())
    readings = [
        DocumentReading(document, extraction, "old/2"),
        DocumentReading(document, bare, "own/1"),
        DocumentReading(document, bare, "old/1"),
    ]
    for number, order in enumerate(((0, 1, 2), (2, 1, 0), (1, 0, 2))):
        with Casebook.open(tmp_path / f"{number}.db", write=True, create=True) as casebook:
            for place in order:
                load(casebook, readings[place], "own/1")
            assert casebook.reader_of(document.id) == "own/1"
        with Casebook.open(tmp_path / f"{number}-b.db", write=True, create=True) as casebook:
            for place in order:
                load(casebook, readings[place], "another/1")
            assert casebook.reader_of(document.id) == "own/1"


@pytest.mark.parametrize("piece", [1, 2, 3, 7, 1 << 20])
def test_json_comes_whole_whatever_the_pieces(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonstream, "_PIECE", piece)
    text = ' {"a" : [1, 23, {"b": [4, "é\\ud800"]}, []], "c":12.5e1,"d": [ ] , "e": {"f": null}, "g": true}\n'
    found = list(jsonstream.members(io.BytesIO(text.encode()), "x"))
    assert found == [
        ("a", 1), ("a", 23), ("a", {"b": [4, "é\ud800"]}), ("a", []), ("c", 125.0), ("e", {"f": None}), ("g", True),
    ]  # fmt: skip
    assert list(jsonstream.members(io.BytesIO(b"{}"), "x")) == []


@pytest.mark.parametrize(
    "text",
    [b"", b"[1]", b'{"a"', b'{"a": 1', b'{"a": [1,', b'{"a": [1 2]}', b'{"a": NaN}', b"{1: 2}", b'{"a": "\xff"}',
     b'{"a": ' + b"[" * 200_000, b'{"a": ' + b"9" * 9999 + b"}"],
)  # fmt: skip
def test_what_is_no_json_gives_one_line(text: bytes) -> None:
    with pytest.raises(InputError):
        list(jsonstream.members(io.BytesIO(text), "x.json"))


@pytest.mark.parametrize(
    "value",
    [
        DateValue("2016-06-31", "2016-06-31", "day"),
        DateValue("2016-06-05", None, "day"),
        DateValue("2016-06-05", "2016-06-04", "day"),
        DateValue("tomorrow", "tomorrow", "day"),
        DateValue(None, None, "day", partial="6-5"),
        DateValue("2016-06-05", "2016-06-05", "minute"),  # type: ignore[arg-type]
        DateValue("2016-06-05", "2016-06-05", "day", candidates=("x",)),  # type: ignore[arg-type]
    ],
)
def test_values_are_held_to_their_types(value: DateValue) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        check(value)

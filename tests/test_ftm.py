"""Entities of FollowTheMoney, by its own library where that is installed, and one clear line where it is not."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

import pytest

from export_sample import MADE_BY, sample
from format_files import read_bytes
from running import write_reports
from stored import stored_casebook
from tellings import pipeline
from tellings.casebook import Casebook
from tellings.cli import main
from tellings.export import casebook1, cases, to_json
from tellings.export.format import Source, text_of
from tellings.export.formats import format_of
from tellings.model.records import Record
from tellings.pipeline import load_codebook


@pytest.fixture(scope="module")
def record() -> Record:
    of = sample()
    return casebook1(of.view, of.documents, of.judgements, of.rejections, of.unread, MADE_BY)


def entities(record: Record) -> list[dict[str, Any]]:
    home = load_codebook("incidents")
    content = format_of("ftm").content(Source(cases(record), record, home, home))
    return [json.loads(line) for line in text_of(content)]


if find_spec("followthemoney") is None:

    def test_without_the_library_one_line_says_what_is_needed(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        casebook = stored_casebook(tmp_path / "my.db")
        assert main(["export", str(casebook), "--as", "ftm", "--to", str(tmp_path / "out.jsonl")]) == 2
        assert "--as ftm needs the extra ftm" in capsys.readouterr().err
        assert not (tmp_path / "out.jsonl").exists()

else:

    def test_every_entity_is_one_that_the_library_takes_and_every_reference_leads_to_one(
        record: Record,
    ) -> None:
        from followthemoney import model

        found = entities(record)
        ids = {each["id"] for each in found}
        assert len(ids) == len(found), "each id once"
        for each in found:
            proxy = model.get_proxy(each)
            proxy.schema.validate(cast(Any, each))
            for prop, value in proxy.itervalues():
                if prop.type.name == "entity":
                    assert value in ids, (each["schema"], prop.name)
        assert {each["schema"] for each in found} == {
            "Address", "Article", "CourtCase", "Documentation", "Event", "Note", "Organization", "Person", "UnknownLink",
        }  # fmt: skip

    def test_an_accused_is_linked_by_the_accusation_and_is_not_among_those_involved(record: Record) -> None:
        found = entities(record)
        events = [each for each in found if each["schema"] == "Event"]
        assert len(events) == 3
        assert not any("involved" in each["properties"] for each in events)
        (denn,) = (
            each
            for each in found
            if each["schema"] == "Person" and each["properties"]["name"] == ["Karl Denn"]
        )
        (link,) = (each for each in found if each["properties"].get("subject") == [denn["id"]])
        assert "denied by Karl Denn" in link["properties"]["role"][0]
        (front,) = (each for each in found if each["schema"] == "Organization")
        (link,) = (each for each in found if each["properties"].get("subject") == [front["id"]])
        assert "denied by Ivo Hark" in link["properties"]["role"][0]

    def test_events_have_dates_places_tolls_as_words_and_say_that_nobody_reviewed_them(
        record: Record,
    ) -> None:
        found = {
            each["properties"]["recordId"][0]: each for each in entities(record) if each["schema"] == "Event"
        }
        kinds = {each["type"]: found[each["id"]]["properties"] for each in record["incidents"]}
        assert kinds["bombing"]["startDate"] == ["2011-03-04"]
        assert kinds["bombing"]["country"] == ["no"]
        assert "9 (7–9) killed" in kinds["bombing"]["summary"][0]
        assert not any("reviewed" in each for each in kinds["bombing"].get("notes", ()))
        assert any("Not reviewed by a person" in each for each in kinds["plot"]["notes"])
        assert "startDate" not in kinds["plot"]

    def test_nobody_is_one_entity_in_two_incidents(record: Record) -> None:
        first, second = (dict(each) for each in record["incidents"][:2])
        person = next(
            person
            for each in record["incidents"]
            for person in each["persons"]
            if person["name"] == "Lena Moss"
        )
        both = {**record, "incidents": [{**first, "persons": [person]}, {**second, "persons": [person]}]}
        named = [each for each in entities(both) if each["properties"].get("name") == ["Lena Moss"]]
        assert len({each["id"] for each in named}) == 2

    def test_entities_that_were_exported_come_to_the_same_as_far_as_the_scheme_holds_it(
        tmp_path: Path,
    ) -> None:
        reports = write_reports(tmp_path / "reports")
        pipeline.read(reports, tmp_path / "a.db")
        (tmp_path / "entities").mkdir()
        to = tmp_path / "entities" / "all.jsonl"
        assert main(["export", str(tmp_path / "a.db"), "--as", "ftm", "--unreviewed", "--to", str(to)]) == 0
        Path(f"{to}.methodology.md").unlink()
        summary = pipeline.read(tmp_path / "entities", tmp_path / "b.db")
        assert summary.unread == ()

        def held(casebook: Path) -> dict[Any, Any]:
            with Casebook.open(casebook) as opened:
                record = json.loads(to_json(pipeline.export_record(opened)))
            told = {}
            for incident in record["incidents"]:
                fields = incident["fields"]
                (place,) = fields["place"]["best"][:1]
                key = (fields["date"]["best"]["start"], place["name"], place["country"], place["precision"])
                counts = {
                    name: [fields[name][bound] for bound in ("best", "low", "high")]
                    for name in ("killed", "injured", "arrested")
                    if name in fields
                }
                bodies = {
                    (each["name"], each["link"])
                    for each in fields.get("responsible", {"best": []})["best"]
                    if each["kind"] != "person"
                }
                told[key] = (incident["type"], incident["stage"], counts, bodies)
            return told

        first = held(tmp_path / "a.db")
        assert len(first) == 2
        assert held(tmp_path / "b.db") == first


def test_entities_without_an_event_say_so() -> None:
    lines = b'{"id": "a", "schema": "Person", "properties": {"name": ["A B"]}}\nnot an entity\n'
    parts, unread = read_bytes(lines, "a.jsonl")
    assert not parts
    assert list(unread.values()) == ["entities of FollowTheMoney, but no Event among them"]


def test_an_event_of_another_program_is_read_as_far_as_it_goes() -> None:
    event = {
        "id": "e1",
        "schema": "Event",
        "properties": {
            "name": ["Clash"],
            "startDate": ["2018-06-14"],
            "location": ["Garissa, Kenya"],
            "summary": ["Many died"],
        },
    }
    (found,), unread = read_bytes(json.dumps(event).encode(), "a.jsonl")
    assert not unread
    assert (
        found.text
        == "startDate: 2018-06-14\nplace: Garissa | country: Kenya | place_precision: district\nname: Clash"
    )

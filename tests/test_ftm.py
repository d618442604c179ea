"""Entities of FollowTheMoney, by its own library where that is installed, and one clear line where it is not."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

import pytest

from export_sample import MADE_BY, sample
from stored import stored_casebook
from tellings.cli import main
from tellings.export import casebook1, cases
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

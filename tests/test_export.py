"""casebook/1 JSON, CSV and GeoJSON."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export_sample import MADE_BY, Sample, sample
from tellings.export import casebook1, to_csv, to_geojson, to_json
from tellings.export.table import FORMULA_STARTS
from tellings.model import CountValue, Origin, Rejection, Span, ThingValue, Unread, Verdict
from tellings.model.records import Record
from tellings.testing import make_claim, make_document, make_incident, make_telling, make_view


def record_of(of: Sample, texts: bool = False) -> Record:
    return casebook1(of.view, of.documents, of.judgements, of.rejections, of.unread, MADE_BY, texts)


def table(record: Record, claims: bool = False) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(record, claims), newline="")))


@pytest.fixture(scope="module")
def record() -> Record:
    return record_of(sample())


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_inputs_does_not_matter(random: Any) -> None:
    of = sample()

    def mixed(things: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(random.sample(things, len(things)))

    incidents = tuple(
        replace(
            each,
            tellings=mixed(each.tellings),
            was=mixed(each.was),
            fields=dict(mixed(tuple(each.fields.items()))),
        )
        for each in mixed(of.view.incidents)
    )
    view = replace(of.view, incidents=incidents)
    other = Sample(view, mixed(of.documents), mixed(of.judgements), mixed(of.rejections), mixed(of.unread))
    assert to_json(record_of(other)) == to_json(record_of(of))


def test_json_is_canonical(record: Record) -> None:
    text = to_json(record)
    assert text.endswith("}\n")
    assert text.count("\n") == 1
    assert (
        text == json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False, separators=(",", ":")) + "\n"
    )


def test_floats_have_five_places() -> None:
    document = make_document("One died.")
    claim = make_claim(document, "killed", "One", CountValue(1, 1, 1), score=0.123456789)
    verdict = Verdict("single", 1, 1, 1, (Origin(None, document.id, (claim.id,)),), (claim,))
    view = make_view(make_incident(make_telling(document, claim), fields={"killed": verdict}))
    assert '"score":0.12346' in to_json(casebook1(view, [document], [], [], [], MADE_BY))


def test_every_quote_stands_in_its_document() -> None:
    full = record_of(sample(), texts=True)
    texts = {each["id"]: each["text"] for each in full["documents"]}
    quoted = [
        claim
        for incident in full["incidents"]
        for verdict in incident["fields"].values()
        for claim in verdict["claims"]
        if claim["quote"] is not None
    ]
    assert len(quoted) > 10
    for claim in quoted:
        assert texts[claim["document"]][claim["start"] : claim["end"]] == claim["quote"]


def test_texts_are_left_out_unless_asked_for(record: Record) -> None:
    assert all("text" not in each for each in record["documents"])
    assert all(each["text"] for each in record_of(sample(), texts=True)["documents"])


def test_ids_lead_to_what_is_there(record: Record) -> None:
    documents = {each["id"] for each in record["documents"]}
    incidents = {each["id"] for each in record["incidents"]}
    for incident in record["incidents"]:
        assert {each["document"] for each in incident["tellings"]} <= documents
        assert [each["id"] for each in incident["tellings"]] == sorted(
            each["id"] for each in incident["tellings"]
        )
    assert [each["id"] for each in record["incidents"]] == sorted(incidents)
    assert all(each["from"] in incidents and each["to"] in incidents for each in record["relations"])


def test_furniture_and_rejections_are_listed_with_their_reasons(record: Record) -> None:
    furniture = [each for document in record["documents"] for each in document["furniture"]]
    assert furniture[0]["reason"] == "call to subscribe"
    assert set(furniture[0]) == {"start", "end", "reason"}
    assert record["rejections"][0]["quote"] == "A day earlier"
    assert [each["path"] for each in record["unread"]] == ["notes.txt", "scans/page-4.pdf"]


def test_half_a_surrogate_pair_does_no_harm() -> None:
    document = make_document("broken \ud83d text", "odd.txt")
    text = to_json(
        casebook1(make_view(), [document], [], [], [Unread("\udce9.txt", "empty")], MADE_BY, texts=True)
    )
    assert text.encode("utf-8")
    assert json.loads(text)["documents"][0]["text"] == document.text
    assert to_csv(json.loads(text)).encode("utf-8")


def test_a_row_for_each_incident_and_each_claim(record: Record) -> None:
    rows = table(record)
    assert [row["id"] for row in rows] == [each["id"] for each in record["incidents"]]
    claims = table(record, claims=True)
    assert len({row["id"] for row in claims}) == len(claims)
    assert {"figure", "person", "killed", "sentences"} <= {row["field"] for row in claims}
    derived = next(row for row in claims if row["derived_from"])
    assert derived["quote"] == ""
    assert derived["voice"] == "worked out from 2 claims"


def test_an_accusation_stays_one_in_its_cell(record: Record) -> None:
    cell = next(row for row in table(record) if row["type"] == "bombing")["responsible"]
    assert "Tidewater Front (ordered: alleged by Ada Quill (regional governor); denied by Ivo Hark" in cell
    assert "denied by Karl Denn; sentenced on 20 April 2011 by court in Brannock" in cell
    for row in table(record, claims=True):
        if row["field"] == "responsible" and row["value_name"] == "Tidewater Front":
            assert row["voice"].startswith(("alleged by Ada Quill", "denied by Ivo Hark"))


def test_a_label_keeps_its_speaker(record: Record) -> None:
    row = next(row for row in table(record) if row["type"] == "bombing")
    assert (row["killed_said_attacker"], row["killed_civilian"]) == ("2", "4")
    assert row["killed_said_attacker_by"].startswith("alleged by Ada Quill")


def test_numbers_stay_numbers(record: Record) -> None:
    row = next(row for row in table(record) if row["type"] == "bombing")
    assert (row["killed_best"], row["killed_low"], row["killed_high"], row["lat"]) == ("9", "7", "9", "63.1")
    south = json.loads(to_json(record).replace("63.1", "-63.1"))
    assert next(row for row in table(south) if row["type"] == "bombing")["lat"] == "-63.1"


def test_reviewed_says_whether_a_person_decided_anything(record: Record) -> None:
    assert {row["type"]: row["reviewed"] for row in table(record)} == {
        "bombing": "yes",
        "trial": "no",
        "plot": "no",
    }
    assert [each["reviewed"] for each in record["incidents"]] == [
        each["type"] == "bombing" for each in record["incidents"]
    ]
    of = sample()
    undo = replace(of.judgements[0], id="j2", undoes="j1")
    undone = record_of(replace(of, judgements=(*of.judgements, undo)))
    assert {row["reviewed"] for row in table(undone)} == {"no"}
    assert {row["reviewed"] for row in table(undone, claims=True)} == {"no"}
    assert {row["reviewed"] for row in table(record, claims=True)} == {"yes", "no"}


def test_lines_end_as_the_standard_says_and_an_empty_table_has_its_head(record: Record) -> None:
    text = to_csv(record)
    assert text.count("\r\n") == len(record["incidents"]) + 1
    empty = casebook1(make_view(), [], [], [], [], MADE_BY)
    assert to_csv(empty) == text.split("\r\n")[0] + "\r\n"
    assert to_csv(empty, claims=True) == to_csv(record, claims=True).split("\r\n")[0] + "\r\n"


HOSTILE = st.one_of(
    st.text(min_size=1, max_size=40),
    st.builds(lambda start, rest: start + rest, st.sampled_from(FORMULA_STARTS), st.text(max_size=20)),
)


@given(HOSTILE)
def test_no_cell_is_taken_for_a_formula(words: str) -> None:
    document = make_document(words, words, outlet=words, title=words)
    claim = make_claim(document, "weapons", words, ThingValue(words, None), counted=words)
    verdict = Verdict("single", (), None, None, (Origin(None, document.id, (claim.id,)),), (claim,))
    view = make_view(make_incident(make_telling(document, claim), fields={"weapons": verdict}))
    rejected = Rejection(document.id, Span(0, 1), words[:1], "not a weapon")
    made = casebook1(view, [document], [], [rejected], [], MADE_BY)
    for claims in (False, True):
        text = to_csv(made, claims)
        assert "\x00" not in text
        assert "\x1b" not in text
        head, *lines = csv.reader(io.StringIO(text, newline=""))
        assert all(len(line) == len(head) for line in lines)
        for line in lines:
            assert not any(cell.startswith(FORMULA_STARTS) for cell in line)


def test_geojson_has_every_incident(record: Record) -> None:
    made = json.loads(to_geojson(record))
    assert made["type"] == "FeatureCollection"
    features = {each["properties"]["type"]: each for each in made["features"]}
    assert features["bombing"]["geometry"] == {"type": "Point", "coordinates": [8.2, 63.1]}
    assert features["bombing"]["properties"]["radius_m"] == 5000
    assert features["trial"]["properties"]["place_precision"] == "district"
    assert features["trial"]["properties"]["radius_m"] > 5000
    assert features["plot"]["geometry"] is None
    assert features["plot"]["properties"]["radius_m"] is None
    for each in features.values():
        assert not any(isinstance(value, dict | list) for value in each["properties"].values())

"""The published schema takes what is exported, refuses what is not the format, and says the same as the model."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped,unused-ignore]

from export_sample import MADE_BY, sample
from tellings.export import casebook1, schema, to_json
from tellings.model import (
    COUNT_FIELDS,
    FIELDS,
    LIST_FIELDS,
    Certainty,
    DatePrecision,
    Fate,
    FindingKind,
    Group,
    IncidentType,
    Link,
    PlacePrecision,
    Polarity,
    Punishment,
    RelationKind,
    Role,
    Rung,
    SpeakerKind,
    Stage,
    Status,
    ThingEffect,
)
from tellings.model.records import Record
from tellings.testing import make_view

VALIDATOR = Draft202012Validator(schema())


def exported(texts: bool = False) -> Record:
    of = sample()
    record = casebook1(of.view, of.documents, of.judgements, of.rejections, of.unread, MADE_BY, texts)
    read: Record = json.loads(to_json(record))
    return read


def main_incident(record: Record) -> Any:
    return next(each for each in record["incidents"] if each["type"] == "bombing")


def claim(record: Record, field: str) -> Any:
    return main_incident(record)["fields"][field]["claims"][0]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("texts", [False, True])
def test_it_takes_a_real_export(texts: bool) -> None:
    assert [each.message for each in VALIDATOR.iter_errors(exported(texts))] == []


def test_it_takes_an_empty_casebook() -> None:
    VALIDATOR.validate(json.loads(to_json(casebook1(make_view(), [], [], [], [], MADE_BY))))


def test_it_passes_over_keys_that_it_does_not_know() -> None:
    record = exported()
    record["colour"] = main_incident(record)["mood"] = claim(record, "killed")["weather"] = "fair"
    VALIDATOR.validate(record)


def drop(*path: Any) -> Callable[[Record], None]:
    def change(record: Record) -> None:
        holder: Any = record
        for key in path[:-1]:
            holder = holder(record) if callable(holder) else holder[key]
        del holder[path[-1]]

    return change


def in_incident(change: Callable[[Any], Any]) -> Callable[[Record], None]:
    return lambda record: change(main_incident(record)) and None


def in_claim(field: str, key: str, value: Any) -> Callable[[Record], None]:
    return lambda record: claim(record, field).update({key: value})


MUTATIONS: dict[str, Callable[[Record], Any]] = {
    "another format": lambda record: record.update(format="casebook/2"),
    "no format": drop("format"),
    "no relations": drop("relations"),
    "no reason for what was not read": lambda record: record["unread"][0].update(reason=""),
    "no made_by.model": lambda record: record["made_by"].pop("model"),
    "a document without its hash": lambda record: record["documents"][0].pop("text_hash"),
    "a hash that is not one": lambda record: record["documents"][0].update(text_hash="abc"),
    "published as bare text": lambda record: record["documents"][0].update(published="2011-03-05"),
    "published from nowhere": lambda record: record["documents"][0]["published"].update({"from": "hearsay"}),
    "an unknown status": in_incident(lambda of: of["fields"]["killed"].update(status="sure")),
    "an unknown type": in_incident(lambda of: of.update(type="brawl")),
    "an unknown stage": in_incident(lambda of: of.update(stage="planned")),
    "an incident nobody tells of": in_incident(lambda of: of.update(tellings=[])),
    "a count that is text": in_incident(lambda of: of["fields"]["killed"].update(best="nine")),
    "a count below nothing": in_incident(lambda of: of["fields"]["killed"].update(low=-1)),
    "a count that is a list": in_incident(lambda of: of["fields"]["killed"].update(best=[])),
    "a date that is text": in_incident(lambda of: of["fields"]["date"].update(best="2011-03-04")),
    "a list that is a number": in_incident(lambda of: of["fields"]["place"].update(best=3)),
    "an element without a status": in_incident(lambda of: of["fields"]["place"]["best"][0].pop("status")),
    "an unknown link": in_incident(lambda of: of["fields"]["responsible"]["best"][0].update(link="guilty")),
    "a country of two letters": in_incident(lambda of: of["fields"]["place"]["best"][0].update(country="NO")),
    "a latitude off the earth": in_incident(lambda of: of["fields"]["place"]["best"][0].update(lat=91)),
    "an unknown group": in_incident(lambda of: of["fields"]["killed"]["parts"][0].update(group="terrorist")),
    "a part without its verdict": in_incident(lambda of: of["fields"]["killed"]["parts"][0].pop("verdict")),
    "an unknown rung": in_incident(lambda of: of["persons"][0]["rungs"][0].update(rung="guilty")),
    "an unknown fate": in_incident(lambda of: of["persons"][0].update(fate="doomed")),
    "an unknown finding": in_incident(lambda of: of["findings"][0].update(kind="hunch")),
    "a claim without its voice": lambda record: claim(record, "killed").pop("speakers"),
    "a claim about no field": in_claim("killed", "field", "mood"),
    "a claim of no certainty": in_claim("killed", "certainty", "sure"),
    "a claim of no polarity": in_claim("killed", "polarity", "maybe"),
    "a value of another field": in_claim("killed", "value", {"name": "Sorvale"}),
    "a quote without its place": in_claim("date", "start", None),
    "no quote, and derived from nothing": lambda record: claim(record, "date").update(quote=None, start=None, end=None),
    "an offset below nothing": in_claim("killed", "start", -1),
    "a speaker of no kind": lambda record: claim(record, "injured")["speakers"][0].update(kind="oracle"),
    "an unknown relation": lambda record: record["relations"][0].update(kind="cousin"),
    "a figure without a unit": lambda record: record["figures"][0].pop("unit"),
    "a figure that is no claim": lambda record: record["figures"][0].pop("quote"),
    "an unknown judgement": lambda record: record["judgements"][0].update(kind="maybe"),
    "a rejection without a reason": lambda record: record["rejections"][0].update(reason=""),
    "a month that is not two digits": in_claim(
        "date", "value", {"start": None, "end": None, "precision": "day", "partial": "6-5", "candidates": [], "lasted_until": None}
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", MUTATIONS.values(), ids=MUTATIONS.keys())
def test_it_refuses(change: Callable[[Record], Any]) -> None:
    record = exported()
    before = copy.deepcopy(record)
    change(record)
    assert record != before, "the change changed nothing"
    assert not VALIDATOR.is_valid(record)


ENUMS = {
    "type": IncidentType,
    "stage": Stage,
    "status": Status,
    "group": Group,
    "fate": Fate,
    "rung": Rung,
    "role": Role,
    "link": Link,
    "thing_effect": ThingEffect,
}
INNER_ENUMS = (
    ("claim", "polarity", Polarity),
    ("claim", "certainty", Certainty),
    ("speaker", "kind", SpeakerKind),
    ("date", "precision", DatePrecision),
    ("place", "precision", PlacePrecision),
    ("sentence", "kind", Punishment),
    ("finding", "kind", FindingKind),
    ("relation", "kind", RelationKind),
)


@pytest.mark.parametrize(("name", "literal"), ENUMS.items())
def test_names_are_those_of_the_model(name: str, literal: Any) -> None:
    assert schema()["$defs"][name]["enum"] == list(get_args(literal))


@pytest.mark.parametrize(("holder", "key", "literal"), INNER_ENUMS)
def test_inner_names_are_those_of_the_model(holder: str, key: str, literal: Any) -> None:
    assert schema()["$defs"][holder]["properties"][key]["enum"] == list(get_args(literal))


def test_fields_are_those_of_the_model() -> None:
    definitions = schema()["$defs"]
    assert definitions["claim"]["properties"]["field"]["enum"] == list(FIELDS)
    assert set(definitions["incident"]["properties"]["fields"]["properties"]) == {
        "date",
        *COUNT_FIELDS,
        *LIST_FIELDS,
    }


def test_everything_is_described() -> None:
    for name, definition in schema()["$defs"].items():
        assert definition.get("description") or definition.get("title"), name

"""Exports in the columns and codes of published schemes."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from export_sample import MADE_BY, SORVALE, day, exactly, sample
from tellings.cli.parser import KINDS
from tellings.codebook import SCHEMES, shipped_text
from tellings.codebook.codes import ACLED_EVENTS, PLOVER_MODES, TARGET_KINDS, WEAPON_KINDS
from tellings.export import Coding, Filters, casebook1, cases, coded_cases
from tellings.export.format import Source, text_of
from tellings.export.formats import FORMATS, format_of
from tellings.export.schemes import acled, casualties, ged, gtd
from tellings.export.table import FORMULA_STARTS
from tellings.extract.facilities import kind_of
from tellings.model import (
    ActorValue,
    DateValue,
    Element,
    IncidentType,
    Origin,
    PlacePrecision,
    Speaker,
    ThingValue,
    Verdict,
)
from tellings.model.records import Record
from tellings.pipeline import load_codebook, shipped_codebook
from tellings.testing import make_claim, make_document, make_incident, make_telling, make_view
from tellings.values.callings import CALLINGS
from tellings.values.countries import COUNTRIES
from tellings.values.numbered import NUMBERS


@pytest.fixture(scope="module")
def record() -> Record:
    of = sample()
    return casebook1(of.view, of.documents, of.judgements, of.rejections, of.unread, MADE_BY)


def exported(record: Record, name: str, coding: Coding | None = None, unreviewed: bool = True) -> str:
    """A record in a format, as the command makes it."""
    form = format_of(name)
    home = shipped_codebook(form.codebook)
    coding = coding or Coding(home, Filters(reviewed_only=not unreviewed))
    source = Source(coded_cases(cases(record), coding), record, coding.codebook, home, coding.leave)
    return "".join(text_of(form.content(source)))


def rows(record: Record, name: str, **about: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported(record, name, **about), newline="")))


def told(  # an incident about which one document tells what is given
    kind: IncidentType = "attack",
    when: object = None,
    where: object = None,
    killed: int | None = 1,
    **more: Any,
) -> Record:
    text = "One report, in which everything that is told stands in words that nobody reads here."
    document = make_document(text, "one.txt", outlet="Harbour Ledger", title="One report")
    fields: dict[str, Verdict] = {}
    claims = []

    def single(field: str, value: Any, **about: Any) -> Any:
        claim = make_claim(document, field, "One report", value, **about)
        claims.append(claim)
        return claim, (Origin(None, document.id, (claim.id,)),)

    if when is not None:
        claim, origin = single("date", when)
        fields["date"] = Verdict("single", when, when, when, origin, (claim,))  # type: ignore[arg-type]
    if killed is not None:
        claim, origin = single("killed", exactly(killed))
        parts = []
        for group, many in more.pop("parts", {}).items():
            one, its = single("killed", exactly(many), group=group)
            parts.append((group, Verdict("single", many, many, many, its, (one,))))
        fields["killed"] = Verdict("single", killed, killed, killed, origin, (claim,), tuple(parts))
    for field, values in {"place": [where] if where else [], **more}.items():
        elements = []
        for value in values:
            about = (
                {"speakers": (Speaker("Ada Quill"),), "certainty": "alleged"}
                if field == "responsible"
                else {}
            )
            claim, origin = single(field, value, **about)
            elements.append(Element(value, "single", origin, (claim,)))
        if elements:
            held = tuple(each for element in elements for each in element.claims)
            fields[field] = Verdict("single", tuple(elements), None, None, (), held)
    made = make_incident(make_telling(document, *claims, type=kind), fields=fields)
    return casebook1(make_view(replace(made, type=kind)), [document], [], [], [], MADE_BY)


DAY = day("2011-03-04")
FRONT = ActorValue("Tidewater Front", "group", "carried_out")
ARMY = ActorValue("Vestmark army", "state", "carried_out")


def test_the_command_offers_every_format_that_there_is() -> None:
    assert tuple(each.name for each in FORMATS) == KINDS


def test_kinds_that_are_mapped_are_those_that_are_read() -> None:
    assert set(TARGET_KINDS) >= CALLINGS
    assert {kind_of("army base"), kind_of("primary school"), kind_of("village")} <= set(TARGET_KINDS)
    for name in ("gtd", "incidents"):
        for scheme, tables in load_codebook(name).schemes.items():
            if "weapons" in tables:
                assert set(tables["weapons"]) == set(WEAPON_KINDS), scheme


@pytest.mark.parametrize(
    ("columns", "many", "some"),
    [
        (ged.COLUMNS, 49, {0: "id", 5: "type_of_violence", 24: "where_prec", 37: "date_prec", 40: "deaths_a", 48: "gwnob"}),
        (acled.COLUMNS, 31, {0: "event_id_cnty", 4: "disorder_type", 14: "civilian_targeting", 28: "fatalities", 30: "timestamp"}),
        (gtd.COLUMNS, 135, {0: "eventid", 28: "attacktype1", 34: "targtype1", 58: "gname", 71: "claimed", 98: "nkill", 134: "related"}),
        (casualties.IBC_COLUMNS, 18, {0: "Date", 4: "Minimum deaths", 12: "Name", 17: "Occupation"}),
    ],
)  # fmt: skip
def test_columns_are_those_of_the_scheme_in_its_order(
    columns: tuple[str, ...], many: int, some: dict[int, str]
) -> None:
    assert len(columns) == len(set(columns)) == many
    assert {at: columns[at] for at in some} == some


@pytest.mark.parametrize("name", ["ged", "acled", "gtd", "ibc", "victims"])
def test_a_scheme_holds_reviewed_incidents_unless_more_is_asked_for(record: Record, name: str) -> None:
    reviewed, everything = rows(record, name, unreviewed=False), rows(record, name)
    assert len(reviewed) == len(everything) == 1  # the trial and the plot have no place in these
    undone = {**record, "incidents": [{**each, "reviewed": False} for each in record["incidents"]]}
    assert rows(undone, name, unreviewed=False) == []
    (row,) = rows(undone, name)
    assert "not reviewed by a person" in ";".join(row.values()).lower() or row["reviewed"] == "no"
    assert "not reviewed by a person" not in ";".join(everything[0].values()).lower()


def test_ged(record: Record) -> None:
    (row,) = rows(record, "ged")
    bombing = next(each for each in record["incidents"] if each["type"] == "bombing")
    assert row["relid"] == bombing["id"]
    assert int(row["id"]) == int(bombing["id"][:13], 16) < 2**53
    assert (row["best"], row["low"], row["high"]) == ("9", "7", "9")
    parts = [int(row[f"deaths_{each}"]) for each in ("a", "b", "civilians", "unknown")]
    assert parts == [2, 0, 4, 3]
    assert (row["year"], row["date_start"], row["date_end"], row["date_prec"]) == (
        "2011",
        "2011-03-04",
        "2011-03-04",
        "1",
    )
    assert (row["where_prec"], row["country"], row["country_id"], row["region"]) == (
        "1",
        "Norway",
        "385",
        "Europe",
    )
    assert row["geom_wkt"] == "POINT (8.2 63.1)"
    assert row["code_status"] == "Clear"
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == ("3", "Tidewater Front", "Civilians")
    assert "alleged by Ada Quill" in row["source_original"]
    assert "denied by Ivo Hark" in row["source_original"]
    assert "Karl Denn" not in row["side_a"] + row["side_b"] + row["dyad_name"]
    assert row["source_office"] == "Harbour Ledger;Northern Wire;Kestrel Radio"


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [("2011-03-04", "2011-03-04", 1), ("2011-03-04", "2011-03-05", 2), ("2011-03-01", "2011-03-06", 2),
     ("2011-03-01", "2011-03-07", 3), ("2011-03-01", "2011-03-08", 4), ("2011-03-01", "2011-03-31", 4),
     ("2011-01-01", "2011-02-01", 5), ("2011-01-01", "2011-12-31", 5)],
)  # fmt: skip
def test_precision_of_dates_in_ged(start: str, end: str, code: int) -> None:
    assert ged.date_precision(date.fromisoformat(start), date.fromisoformat(end)) == code


def test_of_a_day_that_is_worked_out_a_scheme_has_all_that_it_may_have_been() -> None:
    record = told("attack", DAY, SORVALE)
    verdict = record["incidents"][0]["fields"]["date"]
    before = {**verdict["best"], "start": "2011-03-03", "end": "2011-03-03"}
    verdict.update(status="derived", low=before)
    (row,) = rows(record, "ged", unreviewed=True)
    assert (row["date_start"], row["date_end"], row["date_prec"]) == ("2011-03-03", "2011-03-04", "2")
    verdict.update(status="disputed")
    assert rows(record, "ged", unreviewed=True)[0]["date_start"] == "2011-03-04"


def test_cells_of_prio_grid() -> None:
    assert ged.priogrid(-89.9, -179.9) == 1
    assert ged.priogrid(34.52, 69.18) == 179779  # Kabul's, as in UCDP GED
    assert ged.priogrid(90, 180) == 720 * 360


def test_who_fights_whom_makes_the_type_of_violence() -> None:
    def sides(**about: Any) -> tuple[str, ...]:
        (row,) = rows(told("clash", DAY, SORVALE, 3, **about), "ged")
        return (
            row["type_of_violence"],
            row["side_a"],
            row["side_b"],
            row["deaths_a"],
            row["deaths_b"],
            row["deaths_unknown"],
        )

    assert sides() == ("2", "", "", "0", "0", "3")
    assert sides(responsible=[FRONT, ARMY], parts={"security": 1, "armed_group": 2}) == (
        "1", "Vestmark army", "Tidewater Front", "1", "2", "0",
    )  # fmt: skip
    assert sides(parts={"security": 3, "armed_group": 2}) == ("1", "", "", "0", "0", "3"), (
        "more than all is told of nobody"
    )


def test_an_attack_on_police_alone_is_of_a_state_and_a_side_stands_once() -> None:
    (row,) = rows(
        told(
            "attack",
            DAY,
            SORVALE,
            2,
            parts={"security": 2},
            responsible=[FRONT, replace(FRONT, link="ordered")],
        ),
        "ged",
    )
    assert (row["type_of_violence"], row["side_a"], row["side_b"], row["deaths_a"]) == (
        "1",
        "",
        "Tidewater Front",
        "2",
    )
    (row,) = rows(told("attack", DAY, SORVALE, 2, responsible=[FRONT, replace(FRONT, link="claimed")]), "gtd")
    assert (row["gname"], row["gname2"], row["claimed"], row["guncertain1"], row["compclaim"]) == (
        "Tidewater Front",
        "",
        "1",
        "0",
        "0",
    )


def test_acled(record: Record) -> None:
    (row,) = rows(record, "acled")
    assert row["event_id_cnty"].startswith("NOR")
    assert (row["event_type"], row["sub_event_type"]) == (
        "Explosions/Remote violence",
        "Remote explosive/landmine/IED",
    )
    assert (row["actor1"], row["actor2"], row["civilian_targeting"]) == (
        "Tidewater Front", "Civilians (Norway)", "Civilian targeting",
    )  # fmt: skip
    assert (row["iso"], row["region"], row["geo_precision"], row["time_precision"]) == (
        "578",
        "Europe",
        "1",
        "1",
    )
    assert row["notes"].startswith("On 4 March 2011: Bombing, Sorvale: 9 (7–9) killed. Held responsible: ")
    assert "denied by Ivo Hark" in row["notes"]
    assert row["tags"] == ""


@pytest.mark.parametrize(
    ("incident", "expected"),
    [
        (told("attack", DAY, SORVALE), {"event_type": "Violence against civilians", "actor1": "Unidentified Armed Group (Norway)",
         "inter1": "Political militia", "inter2": "Civilians", "interaction": "Political militia-Civilians"}),
        (told("attack", DAY, SORVALE, parts={"security": 1}), {"sub_event_type": "Armed clash", "actor2": ""}),
        (told("strike", DAY, SORVALE, weapons=[ThingValue("drones", "aerial")]), {"sub_event_type": "Air/drone strike"}),
        (told("bombing", DAY, SORVALE, weapons=[ThingValue("suicide vest", "explosive")]), {"sub_event_type": "Suicide bomb"}),
        (told("protest", DAY, SORVALE, None), {"disorder_type": "Demonstrations", "actor1": "Protesters (Norway)",
         "interaction": "Protesters only", "fatalities": "0"}),
        (told("repression", DAY, SORVALE, responsible=[ARMY]), {"disorder_type": "Political violence; Demonstrations",
         "actor1": "Vestmark army", "inter1": "State forces", "actor2": "Protesters (Norway)"}),
        (told("attack", DateValue("2011-03-01", "2011-03-31", "month"), SORVALE), {"event_date": "2011-03-16", "time_precision": "3"}),
        (told("attack", DateValue("2011-03-07", "2011-03-13", "week"), SORVALE), {"event_date": "2011-03-10", "time_precision": "2"}),
    ],
)  # fmt: skip
def test_events_of_acled(incident: Record, expected: dict[str, str]) -> None:
    (row,) = rows(incident, "acled")
    assert {key: row[key] for key in expected} == expected
    assert row["sub_event_type"] in ACLED_EVENTS[row["event_type"]]


def test_gtd(record: Record) -> None:
    (row,) = rows(record, "gtd")
    assert row["eventid"] == "201103040001"
    assert (row["country"], row["country_txt"], row["region_txt"]) == ("151", "Norway", "Western Europe")
    assert (row["attacktype1"], row["attacktype1_txt"]) == ("3", "Bombing/Explosion")
    assert (row["gname"], row["guncertain1"], row["individual"]) == ("Tidewater Front", "1", "0")
    assert (row["nkill"], row["nkillter"], row["nwound"], row["nperpcap"], row["nperps"]) == (
        "9",
        "2",
        "20",
        "2",
        "-99",
    )
    assert (row["success"], row["claimed"], row["doubtterr"]) == ("1", "-9", "-9")
    assert row["crit1"] == row["alternative"] == ""
    assert row["scite1"].startswith("“Blast at Sorvale fish market,” Harbour Ledger, 5 March 2011")
    assert "9 (7–9) killed" in row["addnotes"]
    assert "denied by Ivo Hark" in row["addnotes"]


def test_days_that_gtd_does_not_know_are_nought() -> None:
    (month,) = rows(told("attack", DateValue("2011-03-01", "2011-03-31", "month"), SORVALE), "gtd")
    assert (month["iyear"], month["imonth"], month["iday"], month["approxdate"]) == (
        "2011",
        "3",
        "0",
        "March 2011",
    )
    (year,) = rows(told("attack", DateValue("2011-01-01", "2011-12-31", "year"), SORVALE), "gtd")
    assert (year["imonth"], year["iday"], year["eventid"]) == ("0", "0", "201100000001")
    (person,) = rows(
        told("attack", DAY, SORVALE, responsible=[ActorValue("Karl Denn", "person", "carried_out")]), "gtd"
    )
    assert (person["gname"], person["individual"]) == ("Unknown", "1")
    (claimed,) = rows(told("attack", DAY, SORVALE, responsible=[replace(FRONT, link="claimed")]), "gtd")
    assert (claimed["claimed"], claimed["claimmode"], claimed["guncertain1"], claimed["compclaim"]) == (
        "1",
        "10",
        "0",
        "0",
    )


PRECISIONS: dict[PlacePrecision, tuple[str, str, str]] = {
    "point": ("1", "1", "1"), "neighbourhood": ("1", "1", "1"), "town": ("1", "1", "1"), "near": ("2", "2", "1"),
    "district": ("3", "2", "3"), "province": ("4", "3", "4"), "area": ("5", "3", "5"), "country": ("6", "3", "5"),
}  # fmt: skip


@pytest.mark.parametrize("precision", get_args(PlacePrecision))
def test_scales_of_precision_of_places(precision: PlacePrecision) -> None:
    incident = told("attack", DAY, replace(SORVALE, precision=precision))
    found = (
        rows(incident, "ged")[0]["where_prec"],
        rows(incident, "acled")[0]["geo_precision"],
        rows(incident, "gtd")[0]["specificity"],
    )
    assert found == PRECISIONS[precision]
    assert rows(incident, "gtd")[0]["vicinity"] == ("1" if precision == "near" else "0")


def test_what_has_no_place_in_a_scheme_is_left_out_and_counted() -> None:
    def reasons(incident: Record, name: str) -> list[str]:
        coding = Coding(shipped_codebook(format_of(name).codebook))
        assert rows(incident, name, coding=coding) == []
        assert coding.taken == 0
        return list(coding.left_out)

    undated = DateValue(None, None, "day", partial="--03-04")
    assert reasons(told("attack", undated, SORVALE), "ged") == ["of a date whose year is not known"]
    assert reasons(told("attack", DAY, None), "acled") == ["in no country that is known"]
    assert reasons(told("attack", DateValue("2011-01-01", "2011-12-31", "year"), SORVALE), "acled") == [
        "of a date less exact than a month"
    ]
    coding = Coding(load_codebook("incidents"))
    assert (
        exported(told("attack", DateValue("2011-01-01", "2011-12-31", "year"), SORVALE), "plover", coding)
        == ""
    )
    assert list(coding.left_out) == ["of a date less exact than a month"]
    assert "fewer than 1 dead" in reasons(told("attack", DAY, SORVALE, None), "ged")[0]
    assert "of the type protest" in reasons(told("protest", DAY, SORVALE), "gtd")[0]


def test_plover_has_offsets_sizes_and_the_manuals_keys(record: Record) -> None:
    coding = Coding(load_codebook("incidents"))
    lines = [json.loads(line) for line in exported(record, "plover", coding).splitlines()]
    (made,) = lines
    assert list(made) == [
        "id", "has_event", "date", "actor", "recipient", "event", "event_loc", "event_text", "quad_code", "event_scale", "mode", "size",
        "text_info", "cite_info", "coder", "comment",
    ]  # fmt: skip
    assert (made["event"], made["mode"], made["quad_code"]) == (["ASSAULT"], ["explosives"], 4)
    assert made["size"] == {"dead": 9, "injured": 20, "arrested": 2}
    assert made["event_loc"]["resolution"] == 4
    texts = {each.id: each.text for each in sample().documents}
    for each in made["text_info"]:
        assert texts[each["document"]][each["start"] : each["end"]] in made["event_text"]
    assert "denied by Ivo Hark" in made["comment"]
    assert set(coding.left_out) == {
        "of the type trial, which has no code in this scheme", "of a date whose year is not known",
    }  # fmt: skip
    assert set(PLOVER_MODES) <= {"ASSAULT", "COERCE"}


def test_ibc_and_victims(record: Record) -> None:
    (row,) = rows(record, "ibc")
    assert (
        row["Minimum deaths"],
        row["Maximum deaths"],
        row["Minimum injuries"],
        row["Maximum injuries"],
    ) == ("7", "9", "15", "25")
    assert (row["Name"], row["Age"], row["Gender"]) == ("Lena Moss", "34", "female")
    assert "Karl Denn" in row["Killers"]
    assert "denied by Karl Denn" in row["Killers"]
    assert "provisional" not in row["Media sources"]
    assert "provisional" in rows(told("attack", DAY, SORVALE), "ibc")[0]["Media sources"]
    (victim,) = rows(record, "victims")
    assert (victim["name"], victim["age"], victim["fate"], victim["sources"]) == (
        "Lena Moss",
        "34",
        "killed",
        "Northern Wire",
    )
    assert victim["ages"] == "34 (said by Ben Achterberg (director, hospital))"
    assert victim["quotes"] == "Lena Moss, 34"


def test_a_codebook_gives_the_codes_and_the_shipped_one_those_that_it_lacks() -> None:
    text = shipped_text("acled").replace(
        "      bombing: Remote explosive/landmine/IED", "      bombing: Grenade"
    )
    text = text.replace("      attack: Attack\n", "")
    from tellings.codebook import parse
    from tellings.pipeline.codebooks import vocabulary

    mine, problems = parse(text, vocabulary())
    assert mine is not None, problems
    assert rows(told("bombing", DAY, SORVALE), "acled", coding=Coding(mine))[0]["sub_event_type"] == "Grenade"
    assert rows(told("attack", DAY, SORVALE), "acled", coding=Coding(mine))[0]["sub_event_type"] == "Attack"


NUMBER = re.compile(r"-\d+(?:\.\d+)?")
HOSTILE = st.builds(
    lambda start, rest: start + rest, st.sampled_from(["", *FORMULA_STARTS]), st.text(min_size=1, max_size=12)
)


@settings(max_examples=30)
@given(HOSTILE)
def test_no_cell_of_a_scheme_is_taken_for_a_formula(words: str) -> None:
    place = replace(SORVALE, name=words, admin1=words)
    incident = told(
        "bombing", DAY, place, 2, responsible=[ActorValue(words, "group", "ordered")], targets=[ThingValue(words, "school")],
        weapons=[ThingValue(words, None)],
    )  # fmt: skip
    for name in ("ged", "acled", "gtd", "ibc", "victims"):
        text = exported(incident, name)
        head, *lines = csv.reader(io.StringIO(text, newline=""))
        for line in lines:
            assert len(line) == len(head)
            assert not any(cell.startswith(FORMULA_STARTS) and not NUMBER.fullmatch(cell) for cell in line)
            assert "\x00" not in text


def test_rows_come_as_they_are_taken(record: Record) -> None:
    taken: list[str] = []

    def watched() -> Iterator[Any]:
        for case in cases(record):
            taken.append(case.incident["id"])
            yield case

    home = load_codebook("casualties")
    for form in FORMATS:
        if form.whole or form.name == "ftm":
            continue
        taken.clear()
        pieces = text_of(form.content(Source(watched(), record, home, home)))
        next(pieces, None)
        assert len(taken) <= 1 or form.name == "plover", form.name  # which may leave out the first
        for _ in pieces:
            pass
        assert len(taken) == len(record["incidents"])


def test_numbers_of_countries_are_each_one_countrys() -> None:
    assert set(NUMBERS) == set(COUNTRIES)
    for key in ("iso", "gleditsch_ward", "gtd"):
        known = [getattr(each, key) for each in NUMBERS.values() if getattr(each, key) is not None]
        assert len(known) == len(set(known)) > 150, key
    assert (NUMBERS["AFG"].iso, NUMBERS["AFG"].gleditsch_ward, NUMBERS["AFG"].gtd) == (4, 700, 4)
    assert {each.ucdp_region for each in NUMBERS.values()} == {
        None,
        "Africa",
        "Americas",
        "Asia",
        "Europe",
        "Middle East",
    }
    assert set(SCHEMES) == {"ged", "acled", "gtd", "plover"}

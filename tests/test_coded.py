"""Tables of incidents that others have coded come in as tellings of their own source, each claim quoting its cell."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from format_files import read_bytes
from running import exported
from tellings import pipeline
from tellings.casebook import Casebook
from tellings.cli.parser import _NOUNS
from tellings.extract.coded import extract_coded
from tellings.ingest import Options, Source, documents
from tellings.ingest.formats.columns import NOUNS
from tellings.ingest.formats.incidenttables import CODED_NOUNS, TABLES
from tellings.model import Claim, CountValue, DateValue, Document, Extraction, Unread
from tellings.model.coded import coded_row
from tellings.pipeline.foreign import not_read
from tellings.values.cells import count_of, date_of
from tellings.values.gazetteer import Gazetteer

REPORT = """Nine shot dead at bus station in Garissa

GARISSA, Kenya, June 15, 2018 -- Nine people were shot dead and four others were wounded at a bus station in Garissa on \
Thursday, police said.
"""
GED = {
    "id": "5001", "type_of_violence": "3", "side_a": "Red Lantern", "side_b": "Civilians", "where_prec": "1",
    "where_coordinates": "Garissa town", "adm_1": "Garissa county", "adm_2": "", "latitude": "-0.4536", "longitude": "39.6401",
    "country": "Kenya", "country_id": "501", "date_prec": "1", "date_start": "2018-06-14 00:00:00.000",
    "date_end": "2018-06-14 00:00:00.000", "deaths_a": "0", "deaths_b": "0", "deaths_civilians": "9", "deaths_unknown": "0",
    "best": "9", "high": "11", "low": "8", "source_original": "police", "active_year": "1",
}  # fmt: skip
ACLED = {
    "event_id_cnty": "KEN77", "event_date": "14 June 2018", "year": "2018", "time_precision": "1",
    "event_type": "Violence against civilians", "sub_event_type": "Attack", "actor1": "Red Lantern", "inter1": "Rebel group",
    "actor2": "Civilians (Kenya)", "inter2": "Civilians", "iso": "404", "country": "Kenya", "admin1": "Garissa", "admin2": "",
    "location": "Garissa", "latitude": "-0.4536", "longitude": "39.6401", "geo_precision": "1", "fatalities": "9",
    "notes": "On 14 June, gunmen shot dead nine people at a bus station.", "source": "A Wire",
}  # fmt: skip
GTD = {
    "eventid": "201806140001", "iyear": "2018", "imonth": "6", "iday": "14", "approxdate": "", "country": "104",
    "country_txt": "Kenya", "provstate": "Garissa", "city": "Garissa", "latitude": "-0.4536", "longitude": "39.6401",
    "specificity": "1", "vicinity": "0", "attacktype1": "2", "attacktype1_txt": "Armed Assault", "success": "1",
    "targtype1": "19", "target1": "Bus station", "weaptype1": "5", "weaptype1_txt": "Firearms", "gname": "Unknown",
    "guncertain1": "0", "claimed": "0", "nkill": "9", "nkillter": "0", "nwound": "4", "nwoundte": "", "nperps": "-99",
    "nperpcap": "2", "nhostkid": "-99", "resolution": "",
}  # fmt: skip
OWN = {
    "case_id": "K-12", "date": "14 June 2018", "town": "Garissa", "country": "Kenya", "killed": "8-11", "injured": "3+",
    "perpetrator": "unknown", "attack type": "Shooting", "description": "bus station",
}  # fmt: skip


def table(*rows: dict[str, str]) -> bytes:
    with io.StringIO() as text:
        made = csv.DictWriter(text, list(rows[0]))
        made.writeheader()
        made.writerows(rows)
        return text.getvalue().encode()


@pytest.fixture(scope="module")
def gazetteer() -> Any:
    with Gazetteer.open() as opened:
        yield opened


def taken(
    data: bytes, folder: Path, gazetteer: Gazetteer, name: str = "table.csv", columns: Any = None
) -> tuple[Document, Extraction, list[str]]:
    """The one document of a table, what it codes, and what was not taken."""
    (folder / name).write_bytes(data)
    found = list(documents(Source(name, folder / name), options=Options(columns or {})))
    (document,) = [each for each in found if isinstance(each, Document)]
    extraction = extract_coded(document, gazetteer)
    assert extraction is not None
    for claim in extraction.tellings[0].claims:
        claim.check(document)
    return document, extraction, [each.reason for each in found if isinstance(each, Unread)]


def of(extraction: Extraction, field: str, group: str | None = None) -> Claim:
    (claim,) = [each for each in extraction.tellings[0].of(field) if each.group == group]
    return claim


def test_ged(tmp_path: Path, gazetteer: Gazetteer) -> None:
    document, extraction, unread = taken(table(GED), tmp_path, gazetteer)
    assert not unread
    (telling,) = extraction.tellings
    assert (telling.type, telling.main) == ("attack", True)
    assert (document.source_id, document.outlet) == ("5001", "UCDP Georeferenced Event Dataset (GED)")
    assert (document.published, document.title, document.path) == (None, None, "table.csv row 2")
    day = of(extraction, "date")
    assert (day.quote, day.value) == ("2018-06-14 00:00:00.000", DateValue("2018-06-14", "2018-06-14", "day"))
    killed = of(extraction, "killed")
    assert (killed.quote, killed.value, killed.certainty) == ("9", CountValue(8, 11, 9), "stated")
    assert killed.sentence is not None
    assert killed.sentence.of(document.text) == "best: 9 | low: 8 | high: 11"
    civilians = of(extraction, "killed", "civilian")
    assert (civilians.value, civilians.part_of) == (CountValue(9, 9, 9), killed.id)
    place: Any = of(extraction, "place").value
    assert (place.name, place.country, place.precision, place.geonames_id is not None) == ("Garissa", "KEN", "town", True)  # fmt: skip
    accused = of(extraction, "responsible")
    assert (accused.quote, accused.certainty) == ("Red Lantern", "alleged")
    assert json.loads(document.extra)["active_year"] == "1"
    assert not_read(document) is None


def test_ged_of_several_days_in_a_province(tmp_path: Path, gazetteer: Gazetteer) -> None:
    row = {**GED, "type_of_violence": "1", "side_a": "Government of Kenya", "side_b": "Red Lantern", "date_prec": "2",
           "date_end": "2018-06-18 00:00:00.000", "where_prec": "4", "deaths_a": "3", "deaths_b": "5", "deaths_civilians": "1"}  # fmt: skip
    _, extraction, _ = taken(table(row), tmp_path, gazetteer)
    assert extraction.tellings[0].type == "clash"
    assert of(extraction, "date").value == DateValue("2018-06-14", "2018-06-18", "week")
    place: Any = of(extraction, "place").value
    assert (place.precision, place.country) == ("province", "KEN")
    sides = {each.value.name: each.value.kind for each in extraction.tellings[0].of("responsible")}  # type: ignore[union-attr]
    assert sides == {"Government of Kenya": "state", "Red Lantern": "group"}
    groups = {each.group: each.quote for each in extraction.tellings[0].of("killed")}
    assert groups == {None: "9", "security": "3", "armed_group": "5", "civilian": "1"}


def test_acled(tmp_path: Path, gazetteer: Gazetteer) -> None:
    document, extraction, unread = taken(table(ACLED), tmp_path, gazetteer)
    assert not unread
    assert document.text.endswith("notes: On 14 June, gunmen shot dead nine people at a bus station.")
    assert of(extraction, "date").value == DateValue("2018-06-14", "2018-06-14", "day")
    assert of(extraction, "killed").value == CountValue(9, 9, 9)
    assert [each.quote for each in extraction.tellings[0].of("responsible")] == ["Red Lantern"]
    vague = {**ACLED, "time_precision": "2", "fatalities": "0", "sub_event_type": "Suicide bomb", "actor1": "Unidentified Armed Group (Kenya)"}  # fmt: skip
    _, extraction, _ = taken(table(vague), tmp_path, gazetteer)
    assert extraction.tellings[0].type == "bombing"
    assert of(extraction, "date").value == DateValue("2018-06-11", "2018-06-17", "week")
    assert {each.field for each in extraction.tellings[0].claims} == {"date", "place"}
    month = {**ACLED, "time_precision": "3", "geo_precision": "3"}
    _, extraction, _ = taken(table(month), tmp_path, gazetteer)
    assert of(extraction, "date").value == DateValue("2018-06-01", "2018-06-30", "month")


def test_gtd(tmp_path: Path, gazetteer: Gazetteer) -> None:
    _, extraction, unread = taken(table(GTD), tmp_path, gazetteer)
    assert not unread
    fields = {each.field: each.quote for each in extraction.tellings[0].claims}
    assert fields == {
        "date": "2018", "place": "Garissa", "targets": "Bus station", "weapons": "Firearms", "killed": "9", "injured": "4", "arrested": "2",
    }  # fmt: skip
    assert of(extraction, "date").value == DateValue("2018-06-14", "2018-06-14", "day")
    vague = {**GTD, "iday": "0", "approxdate": "June 12-14, 2018", "vicinity": "1", "gname": "Red Lantern", "guncertain1": "1", "success": "0"}  # fmt: skip
    _, extraction, _ = taken(table(vague), tmp_path, gazetteer)
    day: Any = of(extraction, "date")
    assert (day.quote, day.value.start, day.value.end) == ("June 12-14, 2018", "2018-06-12", "2018-06-12")
    place: Any = of(extraction, "place").value
    assert place.precision == "near"
    assert of(extraction, "responsible").certainty == "possible"
    assert extraction.tellings[0].stage == "attempted"
    _, extraction, _ = taken(table({**vague, "approxdate": "", "imonth": "0"}), tmp_path, gazetteer)
    assert of(extraction, "date").value == DateValue("2018-01-01", "2018-12-31", "year")


def test_a_persons_own_table(tmp_path: Path, gazetteer: Gazetteer) -> None:
    document, extraction, unread = taken(table(OWN), tmp_path, gazetteer)
    assert not unread
    assert (document.source_id, document.outlet) == ("K-12", "table.csv")
    assert of(extraction, "killed").value == CountValue(8, 11, None)
    assert of(extraction, "injured").value == CountValue(3, None, None)
    assert not extraction.tellings[0].of("responsible")
    told = {"date": "Wann", "killed": "Tote", "place": "Ort", "type": "Art", "id": "Nr", "outlet": "Wer"}
    row = {"Nr": "4", "Wann": "2018-06-14", "Ort": "Garissa", "Tote": "9", "Art": "Kidnapping", "Wer": "Desk"}
    document, extraction, _ = taken(table(row), tmp_path, gazetteer, columns=told)
    assert (document.source_id, document.outlet, extraction.tellings[0].type) == ("4", "Desk", "abduction")
    assert {each.field for each in extraction.tellings[0].claims} == {"date", "place", "killed"}


def test_a_workbook_of_incidents(tmp_path: Path, gazetteer: Gazetteer) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["date", "city", "dead"])
    sheet.append([__import__("datetime").datetime(2018, 6, 14), "Garissa", 9])
    with io.BytesIO() as whole:
        book.save(whole)
        _, extraction, _ = taken(whole.getvalue(), tmp_path, gazetteer, "own.xlsx")
    assert of(extraction, "date").quote == "2018-06-14"
    assert of(extraction, "killed").value == CountValue(9, 9, 9)


WRONG = {
    "low above best": ({"low": "12"}, ["its cells contradict each other, and are not taken: low (12) is more than best (9)", "its cells contradict each other, and are not taken: low (12) is more than high (11)"]),
    "parts above the whole": ({"deaths_civilians": "30"}, ["its cells contradict each other, and are not taken: the dead of all sides (30) are more than the total (11)"]),
    "an end before its beginning": ({"date_end": "2018-06-01"}, ["its cells contradict each other, and are not taken: date_end (2018-06-01) lies before date_start (2018-06-14 00:00:00.000)"]),
    "a number that is none": ({"best": "many"}, ["its cell killed is not taken: 'many' is no number"]),
    "a place off the earth": ({"latitude": "97"}, ["its cell latitude is not taken: '97' lies beyond 90 degrees"]),
    "a day that is none": ({"date_start": "2018-06-31"}, ["its cell date is not taken: day is out of range for month"]),
}  # fmt: skip


@pytest.mark.parametrize(("change", "lines"), WRONG.values(), ids=WRONG.keys())
def test_cells_that_cannot_be_so_give_a_line_and_no_claims(
    change: dict[str, str], lines: list[str], tmp_path: Path, gazetteer: Gazetteer
) -> None:
    _, extraction, unread = taken(table({**GED, **change}), tmp_path, gazetteer)
    assert unread == lines
    assert extraction.tellings[0].of("place")


def test_a_row_without_day_and_place_is_listed() -> None:
    row = {name: "" if name in ("date_start", "where_coordinates", "adm_1", "country") else cell for name, cell in GED.items()}  # fmt: skip
    parts, unread = read_bytes(table(row), "a.csv")
    assert not parts
    assert unread == {"a.csv row 2": "neither a day nor a place in it"}


def test_reports_and_rows_of_one_attack_are_one_incident(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "report.txt").write_text(REPORT)
    for name, row in (("ged", GED), ("acled", ACLED), ("gtd", GTD), ("own", OWN)):
        other = {**row, **({"id": "5002", "best": "2", "low": "2", "high": "2", "deaths_civilians": "2", "date_start": "2017-01-02", "date_end": "2017-01-02"} if name == "ged" else {})}  # fmt: skip
        (folder / f"{name}.csv").write_bytes(table(row, other) if name == "ged" else table(row))
    summary = pipeline.read(folder, tmp_path / "a.db")
    assert (summary.read, summary.unread, summary.incidents) == (6, (), 2)
    with Casebook.open(tmp_path / "a.db") as casebook:
        view = pipeline.view(casebook)
        (incident,) = [each for each in view.incidents if len(each.tellings) > 1]
        outlets = {casebook.document(each.document).source_id for each in incident.tellings}
        assert outlets == {"report.txt", "5001", "KEN77", "201806140001", "K-12"}
        assert not view.copies, "rows of one table are alike, and no copies"
        assert list(casebook.verify()) == []
    killed = incident.fields["killed"]
    assert (killed.best, killed.low, killed.high) == (9, 8, 11)
    again = pipeline.read(folder, tmp_path / "a.db")
    assert (again.read, again.known) == (0, 6)
    # ... and so does the casebook's own export.
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "export.json").write_text(exported(tmp_path / "a.db"), encoding="utf-8")
    pipeline.read(tmp_path / "out", tmp_path / "b.db")
    assert exported(tmp_path / "b.db") == exported(tmp_path / "a.db")


def test_what_was_made_of_the_columns_is_told_and_may_be_set() -> None:
    notes: list[str] = []
    folder = Path(__file__).parent / "formats"
    assert folder.is_dir()
    data = table(OWN)
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "own.csv"
        file.write_bytes(data)
        list(documents(Source("own.csv", file), options=Options(note=lambda _, words: notes.append(words))))
        wrong = list(documents(Source("own.csv", file), options=Options({"killed": "Tote"})))
    assert notes == [
        "incidents: date from 'date', place from 'town', country from 'country', type from 'attack type',"
        " responsible from 'perpetrator', killed from 'killed', injured from 'injured', id from 'case_id'"
    ]
    assert isinstance(wrong[0], Unread)
    assert wrong[0].reason.startswith("has no column 'Tote'")


def test_the_command_knows_the_nouns() -> None:
    assert set(_NOUNS) == {*NOUNS, *CODED_NOUNS}


def test_the_columns_are_those_that_the_exports_of_the_schemes_have() -> None:
    from tellings.export.schemes import acled, ged, gtd

    for of_scheme, scheme in zip(TABLES, (ged, acled, gtd), strict=True):
        named = {*of_scheme.marks, *of_scheme.by_noun.values(), *of_scheme.words, of_scheme.id}
        assert named <= set(scheme.COLUMNS), named - set(scheme.COLUMNS)


@pytest.mark.parametrize(
    ("cell", "value"),
    [("12", (12, 12, 12)), ("12.0", (12, 12, 12)), ("1,200", (1200, 1200, 1200)), ("10–15", (10, 15, None)),
     ("10 to 15", (10, 15, None)), ("at least 3", (3, None, None)), ("> 3", (3, None, None))],
)  # fmt: skip
def test_counts_of_cells(cell: str, value: tuple[int, int | None, int | None]) -> None:
    assert count_of(cell) == CountValue(*value)


def test_cells_that_say_nothing_and_cells_that_are_wrong() -> None:
    assert (count_of("-99"), count_of("Unknown"), date_of("n/a")) == (None, None, None)
    for wrong in ("several", "15-10", "1.5", "12 people", ""):
        with pytest.raises(ValueError, match="number"):
            count_of(wrong)
    with pytest.raises(ValueError, match="no date"):
        date_of("some day")


def test_what_only_calls_itself_a_row_is_a_report() -> None:
    assert coded_row("abc", '{"coded_row": {"table": "own", "cells": {"killed": [0, 9]}}}') is None
    assert coded_row("abc", '{"coded_row": 4}') is None
    assert coded_row("abc", "") is None

"""`tellings export` as the command writes it: spreadsheets, Parquet, schemes, methodology, filters and hidden names."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from running import read, write_reports
from stored import FORMULA, HOSTILE, stored_casebook
from tellings import pipeline
from tellings.cli import main
from tellings.export import Flow, cases, held
from tellings.export.rows import Row
from tellings.export.table import FORMULA_STARTS, Table, csv_lines
from tellings.model.records import Record

NAMES = {
    "a.txt": "Odalys Brankovic, 34, was shot dead by gunmen in Kandahar on 3 March 2019, Kandahar police spokesman Jamal Barakzai"
    " said. The Taliban claimed responsibility for the attack.",
    "b.txt": "Kandahar police said on 4 March 2019 that Odalys Brankovic had been killed in Kandahar a day earlier.",
}


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored_casebook(tmp_path_factory.mktemp("stored") / "my.db")


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("named")
    read(write_reports(folder / "reports", NAMES), folder / "my.db")
    return folder / "my.db"


def export(casebook: Path, kind: str, to: Path, *options: str, code: int = 0) -> None:
    assert main(["export", str(casebook), "--as", kind, "--to", str(to), *options]) == code


def table(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode(), newline="")))


@pytest.mark.parametrize("claims", [(), ("--claims",)], ids=["incidents", "claims"])
def test_a_spreadsheet_and_parquet_hold_the_same_as_the_csv(
    casebook: Path, tmp_path: Path, claims: tuple[str, ...]
) -> None:
    openpyxl, duckdb = pytest.importorskip("openpyxl"), pytest.importorskip("duckdb")
    for kind in ("csv", "xlsx", "parquet"):
        export(casebook, kind, tmp_path / f"out.{kind}", *claims)
    head, *lines = table(tmp_path / "out.csv")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    shown = [["" if cell.value is None else cell.value for cell in row] for row in sheet.iter_rows()]
    assert shown[0] == head
    assert [list(map(_plain, row)) for row in shown[1:]] == [
        [_plain(cell.replace("\r\n", "\n")) for cell in line] for line in lines
    ]
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    found = duckdb.read_parquet(str(tmp_path / "out.parquet"))
    assert found.columns == head
    assert [[_plain(_safe(cell)) for cell in row] for row in found.fetchall()] == [
        list(map(_plain, line)) for line in lines
    ]
    assert any(kind in ("BIGINT", "DOUBLE") for kind in map(str, found.types))


def _plain(value: Any) -> str:
    """A cell without the ways in which numbers are written."""
    text = "" if value is None else str(value)
    try:
        return f"{float(text):.5f}"
    except ValueError:
        return text


def _safe(value: Any) -> Any:
    """Parquet has no formulas, and so no apostrophes before them."""
    return "'" + value if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def test_nothing_in_a_spreadsheet_is_a_formula_or_too_long(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    from tellings.export.sheets import CUT, LONGEST, write_xlsx

    rows = [
        {"text": text, "number": number}
        for text, number in ((FORMULA, -3), (HOSTILE, 2.5), ("x" * 40_000, None), ("#N/A", 1))
    ]
    with (tmp_path / "out.xlsx").open("wb") as file:
        write_xlsx(Table("things", ("text", "number"), iter(rows)), file)
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["things"]
    texts = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert all(each.data_type == "s" for each in texts)
    assert texts[0].value == "'" + FORMULA
    assert len(texts[2].value) == LONGEST
    assert texts[2].value.endswith(CUT)
    assert texts[3].value == "#N/A"
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == [-3, 2.5, None, 1]


def test_a_sheet_that_is_full_goes_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    from tellings.export import sheets

    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    with (tmp_path / "out.xlsx").open("wb") as file:
        sheets.write_xlsx(Table("things", ("n",), ({"n": n} for n in range(5))), file)
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert [[cell.value for cell in sheet["A"]] for sheet in book.worksheets] == [
        ["n", 0, 1],
        ["n", 2, 3],
        ["n", 4],
    ]


def test_the_same_export_has_the_same_bytes_as_parquet(casebook: Path, tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    for name in ("a", "b"):
        export(casebook, "parquet", tmp_path / f"{name}.parquet")
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()


def test_parquet_holds_long_texts_and_kinds_of_columns(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    from tellings.export.parquet import write_parquet

    rows: list[Row] = [
        {"text": "x" * 3_000_000, "n": 1, "o'clock": None, "f": 1},
        {"text": HOSTILE, "n": -2, "o'clock": None, "f": 2.5},
    ]
    with (tmp_path / "out.parquet").open("wb") as file:
        write_parquet(Table("things", ("text", "n", "o'clock", "f"), iter(rows)), file)
    found = duckdb.read_parquet(str(tmp_path / "out.parquet"))
    assert found.columns == ["text", "n", "o'clock", "f"]
    assert list(map(str, found.types)) == ["VARCHAR", "BIGINT", "VARCHAR", "DOUBLE"]
    (long, *first), (short, *second) = found.fetchall()
    assert (len(long), first, second) == (3_000_000, [1, None, 1.0], [-2, None, 2.5])
    assert "\x1b" not in short
    with (tmp_path / "empty.parquet").open("wb") as file:
        write_parquet(Table("things", ("text",), iter(())), file)
    assert duckdb.read_parquet(str(tmp_path / "empty.parquet")).columns == ["text"]


def test_a_scheme_is_written_as_its_file_is_called(casebook: Path, tmp_path: Path) -> None:
    openpyxl, duckdb = pytest.importorskip("openpyxl"), pytest.importorskip("duckdb")
    for ending in ("csv", "xlsx", "parquet"):
        export(casebook, "ged", tmp_path / f"ged.{ending}", "--unreviewed")
    head, line = table(tmp_path / "ged.csv")
    assert [cell.value for cell in openpyxl.load_workbook(tmp_path / "ged.xlsx").worksheets[0][1]] == head
    assert duckdb.read_parquet(str(tmp_path / "ged.parquet")).columns == head
    assert line[head.index("code_status")] == "Check: not reviewed by a person"


def test_what_an_export_rests_on_stands_beside_it(casebook: Path, tmp_path: Path) -> None:
    export(casebook, "gtd", tmp_path / "gtd.csv")
    assert len(table(tmp_path / "gtd.csv")) == 1
    told = (tmp_path / "gtd.csv.methodology.md").read_text()
    assert "0 incidents are in it; 2 are not:" in told
    assert "- 2 reviewed by no person" in told
    export(casebook, "gtd", tmp_path / "gtd.csv", "--unreviewed", "--since", "2021-01-01")
    told = (tmp_path / "gtd.csv.methodology.md").read_text()
    for said in (
        "1 incident is in it; 1 is not:", "- 1 of a day that is not known", "Codebook: gtd/1", "gtd-recent-majority-lowest",
        "read by: by hand", "Asked for: from 2021-01-01", "Global Terrorism Database Codebook", "nkill and nwound count attackers too",
        "not a kind of file that can be read", "## What was lost",
    ):  # fmt: skip
        assert said in told, said
    assert not (tmp_path / "my.json.methodology.md").exists()


def test_a_policy_that_is_named_goes_before_the_codebooks(casebook: Path, tmp_path: Path) -> None:
    for options, policy in (((), "acled-lowest"), (("--policy", "latest"), "latest")):
        export(casebook, "acled", tmp_path / "out.csv", "--unreviewed", *options)
        assert f"become one by the policy {policy}:" in (tmp_path / "out.csv.methodology.md").read_text()


def test_what_cannot_be_met_is_said_and_nothing_written(
    casebook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for kind, options, said in (
        ("ged", ("--claims",), "--claims is for --as csv or xlsx or parquet"),
        ("ged", ("--texts",), "--texts is for --as json"),
        ("csv", ("--codebook", "no.yaml"), "cannot read the codebook no.yaml"),
        ("csv", ("--country", "Nowhere"), "no country is called Nowhere"),
    ):
        export(casebook, kind, tmp_path / "out", *options, code=2)
        assert said in capsys.readouterr().err
    assert main(["export", str(casebook), "--as", "xlsx", "--to", "-"]) == 2
    assert "makes a file for other programs" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "kind", ["csv", "xlsx", "geojson", "ged", "acled", "gtd", "plover", "ibc", "victims"]
)
def test_no_hidden_name_stands_in_any_format_or_beside_it(named: Path, tmp_path: Path, kind: str) -> None:
    plain, hidden = tmp_path / "plain", tmp_path / "hidden"
    for to, options in ((plain, ()), (hidden, ("--hide-names", "all"))):
        to.mkdir()
        export(named, kind, to / "out", "--unreviewed", *options)
    texts = {each.name: _text(each) for each in hidden.iterdir()}
    assert set(texts) == {"out", "out.methodology.md"}
    for text in texts.values():
        assert "brankovic" not in text.casefold()
        assert "barakzai" not in text.casefold()
    assert "Names hidden: all" in texts["out.methodology.md"]
    shown = _text(plain / "out")
    assert shown.count("\n") == texts["out"].count("\n"), "as many rows, whatever is hidden"
    if kind in ("csv", "ibc", "victims"):
        assert "Brankovic" in shown
        assert "Person " in texts["out"]


def _text(path: Path) -> str:
    data = path.read_bytes()
    if not data.startswith(b"PK"):
        return data.decode()
    openpyxl = pytest.importorskip("openpyxl")
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return "\n".join("\t".join(str(cell.value) for cell in row) for row in sheet.iter_rows())


def test_a_name_in_the_codebook_stops_an_export_with_hidden_names(
    named: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine.yaml"
    assert main(["codebook", "new", str(mine)]) == 0
    mine.write_text(mine.read_text().replace("about: >\n  ", "about: >\n  The case of Odalys Brankovic. "))
    export(named, "csv", tmp_path / "out.csv", "--codebook", str(mine), "--hide-names", "all", code=1)
    assert "Odalys Brankovic" in capsys.readouterr().err
    assert not (tmp_path / "out.csv").exists()


def test_geojson_follows_the_codebook(casebook: Path, tmp_path: Path) -> None:
    export(casebook, "geojson", tmp_path / "out.geojson", "--codebook", "casualties")
    made = json.loads((tmp_path / "out.geojson").read_text())
    assert {"killed_min", "killed_max", "radius_m"} <= set(made["features"][0]["properties"])
    assert "lat" not in made["features"][0]["properties"]


def test_lines_are_made_one_by_one() -> None:
    def rows() -> Any:
        yield {"n": 1}
        raise AssertionError("taken too early")

    lines = csv_lines(Table("things", ("n",), rows()))
    assert (next(lines), next(lines)) == ("n\r\n", "1\r\n")


def test_documents_of_what_is_kept_are_looked_up_and_not_held(tmp_path: Path) -> None:
    """A table needs the documents of some incidents at a time: a casebook of a million reports would not fit into memory."""
    casebook = stored_casebook(tmp_path / "my.db")
    with pipeline.shown(casebook) as shown:
        record = shown.record()
        documents = record["documents"]
        assert isinstance(documents, Flow)
        assert documents.some is not None

        def never() -> Iterator[Record]:
            raise AssertionError("all documents were gone through")
            yield

        found = list(cases({**record, "documents": Flow(never, documents.some)}))
        assert found == list(cases(held(record)))
        ids = [each["id"] for each in documents]
        assert {key for case in found for key in case.documents} == set(ids)
        assert [each["id"] for each in documents.some([*reversed(ids), "no such"])] == ids
        assert list(documents.some([])) == []

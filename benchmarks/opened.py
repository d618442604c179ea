"""Every export opened by the programs that people open it with: `python -m benchmarks.opened [--reports FOLDER]`.

LibreOffice (headless conversion), DuckDB, geopandas and FollowTheMoney's own command, each where it is installed.  What comes of a
file must have the rows and columns that were written; anything that a program says is a complaint, and ends the run with 1.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tellings.cli import main as tellings

REPORTS = Path(__file__).parents[2] / "shared" / "reports"
# The name of the file of each kind of export that a program opens.
FILES = {
    "csv": "incidents.csv", "claims": "claims.csv", "xlsx": "incidents.xlsx", "parquet": "incidents.parquet",
    "geojson": "incidents.geojson", "json": "casebook.json", "ged": "ged.csv", "acled": "acled.csv", "gtd": "gtd.csv",
    "plover": "plover.jsonl", "ftm": "entities.jsonl", "ibc": "ibc.csv", "victims": "victims.csv",
}  # fmt: skip
SCHEMES = ("ged", "acled", "gtd", "plover", "ftm", "ibc", "victims")
SHEETS = ("csv", "claims", "xlsx", "ged", "acled", "gtd", "ibc", "victims")
UTF8_COMMAS = "CSV:44,34,76,1"  # LibreOffice's filter: comma, quotes, UTF-8, from the first line
# What it says of every file that it takes, and of a machine without Java, which sheets do not need.
USUAL = ("convert ", "Warning: failed to launch javaldx")
PATIENCE = 300  # seconds


@dataclass(frozen=True, slots=True)
class Opened:
    """What a program made of a file: rows and columns, or what it had to say."""

    program: str
    kind: str
    rows: int = 0
    columns: int = 0
    complaint: str = ""


def exported(casebook: Path, folder: Path, ftm: bool = True) -> dict[str, Path]:
    """Each export of a casebook, whether anybody reviewed it or not, as the command writes it."""
    made = {kind: folder / name for kind, name in FILES.items() if ftm or kind != "ftm"}
    for kind, path in made.items():
        asked = ["csv", "--claims"] if kind == "claims" else [kind]
        more = ["--unreviewed"] if kind in SCHEMES else []
        if tellings(["export", str(casebook), "--as", *asked, "--to", str(path), *more]) != 0:
            raise SystemExit(f"--as {kind} was not written")
    return made


def shape(path: Path) -> tuple[int, int]:
    """Rows and columns of a CSV file by Python's own library, without the line of names."""
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file, strict=True)
    assert all(len(row) == len(head) for row in rows), path
    return len(rows), len(head)


def expected(files: Mapping[str, Path], kind: str) -> tuple[int, int]:
    """Rows and columns that a program must find in a file; no columns where it is no table."""
    match kind:
        case "xlsx" | "parquet":
            return shape(files["csv"])
        case "plover" | "ftm":
            return len(files[kind].read_text(encoding="utf-8").splitlines()), 0
        case "geojson":
            return len(json.loads(files[kind].read_text(encoding="utf-8"))["features"]), 0
        case "json":
            return 1, 0
        case _:
            return shape(files[kind])


def by_libreoffice(files: Mapping[str, Path]) -> Iterator[Opened]:
    """Sheets converted to OpenDocument, and what stands in these; those of one filter in one go, for it starts slowly."""
    from python_calamine import CalamineWorkbook

    with tempfile.TemporaryDirectory() as work:
        for ending, filters in ((".csv", [f"--infilter={UTF8_COMMAS}"]), (".xlsx", [])):
            kinds = [kind for kind in SHEETS if files[kind].suffix == ending]
            start = ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{work}/profile"]
            to = Path(work) / ending[1:]
            paths = [str(files[kind]) for kind in kinds]
            said = run([*start, *filters, "--convert-to", "ods", "--outdir", str(to), *paths])
            complaint = " ".join(
                line for line in said.splitlines() if line.strip() and not line.startswith(USUAL)
            )
            for kind in kinds:
                made = to / f"{files[kind].stem}.ods"
                if complaint or not made.exists():
                    yield Opened("LibreOffice", kind, complaint=complaint or "nothing was made")
                    continue
                book = CalamineWorkbook.from_path(str(made))
                sheets = (book.get_sheet_by_name(name) for name in book.sheet_names)
                found = [row for sheet in sheets for row in sheet.to_python(skip_empty_area=True)]
                yield Opened("LibreOffice", kind, len(found) - 1, max(map(len, found)))


def by_duckdb(files: Mapping[str, Path]) -> Iterator[Opened]:
    """Everything that it reads, CSV strictly."""
    import duckdb

    readers = {".csv": "read_csv(?, strict_mode=true, header=true)", ".parquet": "read_parquet(?)"}
    json_reader = "read_json(?, maximum_object_size=1000000000)"
    for kind, path in files.items():
        if kind == "xlsx":  # which it reads with an extension that is got from the network
            continue
        with duckdb.connect() as base:
            try:
                found = base.execute(f"FROM {readers.get(path.suffix, json_reader)}", [str(path)])
                columns = len(found.description or ())
                rows = len(found.fetchall())
            except duckdb.Error as error:
                yield Opened("DuckDB", kind, complaint=str(error))
            else:
                yield Opened("DuckDB", kind, rows, columns if path.suffix in readers else 0)


def by_geopandas(files: Mapping[str, Path]) -> Iterator[Opened]:
    """The map, with the system of coordinates that GeoJSON always has."""
    import geopandas

    frame = geopandas.read_file(files["geojson"])
    crs = str(frame.crs)
    yield Opened("geopandas", "geojson", len(frame), 0, "" if crs == "EPSG:4326" else f"coordinates of {crs}")


def by_followthemoney(files: Mapping[str, Path]) -> Iterator[Opened]:
    """Its own `ftm validate`, which passes on what it finds sound."""
    command = shutil.which("ftm") or str(Path(sys.executable).with_name("ftm"))
    with tempfile.TemporaryDirectory() as work:
        out = Path(work) / "sound.jsonl"
        said = run([command, "validate", "-i", str(files["ftm"]), "-o", str(out)])
        rows = len(out.read_text(encoding="utf-8").splitlines()) if out.exists() else 0
        yield Opened("followthemoney", "ftm", rows, 0, said.strip())


def run(command: list[str]) -> str:
    """All that a program says; its exit status too where that is not 0."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    status = f"\nstatus {done.returncode}" if done.returncode else ""
    return done.stdout + done.stderr + status


PROGRAMS: tuple[tuple[str, Callable[[], bool], Callable[[Mapping[str, Path]], Iterator[Opened]]], ...] = (
    ("LibreOffice", lambda: shutil.which("soffice") is not None, by_libreoffice),
    ("DuckDB", lambda: find_spec("duckdb") is not None, by_duckdb),
    ("geopandas", lambda: find_spec("geopandas") is not None, by_geopandas),
    ("followthemoney", lambda: find_spec("followthemoney") is not None, by_followthemoney),
)


def complaints(files: Mapping[str, Path], opened: Opened) -> str:
    """What is wrong with what a program made of a file; "" where nothing is."""
    if opened.complaint:
        return opened.complaint
    rows, columns = expected(files, opened.kind)
    if opened.rows != rows:
        return f"{opened.rows} rows of {rows}"
    return f"{opened.columns} columns of {columns}" if opened.columns and opened.columns != columns else ""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.opened")
    parser.add_argument("--reports", type=Path, default=REPORTS)
    wanted = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as work:
        casebook = Path(work) / "reports.db"
        tellings(["read", str(wanted.reports), "--into", str(casebook)])
        files = exported(casebook, Path(work), find_spec("followthemoney") is not None)
        for name, there, opener in PROGRAMS:
            if not there():
                print(f"{name}: not installed")
                continue
            for each in opener(files):
                said = complaints(files, each)
                wrong += bool(said)
                print(
                    f"{name:15} {each.kind:9} {each.rows:5} rows {each.columns or '':>4}  {said or 'no complaint'}",
                    flush=True,
                )
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())

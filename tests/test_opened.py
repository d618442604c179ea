"""Every export opened by the programs that people open it with, each where it is installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks.opened import FILES, PROGRAMS, SHEETS, Opened, complaints, exported
from stored import FORMULA, stored_casebook

KINDS = {
    "LibreOffice": set(SHEETS),
    "DuckDB": set(FILES) - {"xlsx"},
    "geopandas": {"geojson"},
    "followthemoney": {"ftm"},
}
HAS_FTM = find_spec("followthemoney") is not None


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Of reports that try all that a spreadsheet or a terminal might fall for."""
    work = tmp_path_factory.mktemp("opened")
    return exported(stored_casebook(work / "my.db"), work, HAS_FTM)


@pytest.mark.parametrize(("program", "there", "opener"), PROGRAMS, ids=[name for name, _, _ in PROGRAMS])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the programs' own
def test_no_program_complains(
    files: Mapping[str, Path],
    program: str,
    there: Callable[[], bool],
    opener: Callable[[Mapping[str, Path]], Iterator[Opened]],
) -> None:
    if not there():
        pytest.skip(f"{program} is not installed")
    found = list(opener(files))
    assert {each.kind for each in found} == KINDS[program] & set(files)
    assert {each.kind: said for each in found if (said := complaints(files, each))} == {}


def test_what_is_wrong_is_told(files: Mapping[str, Path]) -> None:
    rows = len(files["csv"].read_text(encoding="utf-8").splitlines()) - 1
    assert rows > 0
    assert FORMULA in files["json"].read_text(encoding="utf-8").replace('\\"', '"')
    assert "rows of" in complaints(files, Opened("DuckDB", "csv", rows + 1, 83))
    assert "columns of 83" in complaints(files, Opened("DuckDB", "csv", rows, 82))
    assert (
        complaints(files, Opened("LibreOffice", "gtd", complaint="Error: source file could not be loaded"))
        != ""
    )

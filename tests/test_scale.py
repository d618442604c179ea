"""The benchmark of scale at sizes that take seconds: what it measures, keeps and draws."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import scale, scale_linking, scale_store
from benchmarks.growth import drawn


def test_what_is_measured_is_said_and_drawn(tmp_path: Path) -> None:
    linked, kept = scale_linking.measured(150, tmp_path), scale_store.measured(60, tmp_path)
    assert linked["tellings"] == 150
    assert 40 < kept["incidents"] < 69
    assert linked["pairs_f"] > 90
    assert scale.linking(linked).startswith("linking: 150 tellings of ")
    assert "casebook: 60 reports of " in scale.store(kept)
    assert {each.name for each in tmp_path.glob("*.db")} == {
        f"{state}-{number}.db" for state in ("tellings", "kept") for number in (150, 60)
    }
    picture = drawn([linked], [kept])
    assert picture.startswith("<svg")
    assert "seconds of processor" in picture


def test_the_exponent_is_that_of_time_in_size() -> None:
    figures = [{"tellings": 10.0, "linking": 2.0}, {"tellings": 1000.0, "linking": 2000.0}]
    assert list(scale.exponents(figures, "tellings", "linking")) == [
        "linking: exponent 1.50 from 10 to 1,000"
    ]


def test_what_was_measured_before_is_not_measured_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "results.json"
    asked: list[tuple[object, ...]] = []

    def apart(module: str, *arguments: object) -> dict[str, float] | None:
        asked.append(arguments)
        return None if arguments[2] == 7 else {"tellings": 5.0}

    monkeypatch.setattr(scale, "apart", apart)
    for _ in range(2):
        assert scale.Results.of(file).at("linking", 5, tmp_path) == {"tellings": 5.0}
    assert scale.Results.of(file).at("linking", 7, tmp_path) is None
    assert [arguments[2] for arguments in asked] == [5, 7]
    assert json.loads(file.read_text("utf-8")) == {"linking": {"5": {"tellings": 5.0}}}

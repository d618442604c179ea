"""`--hide-names` of the commands, and the secret of a casebook."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from running import read, write_reports
from tellings.casebook import Casebook
from tellings.cli import main
from tellings.errors import NameSurvives
from tellings.pipeline import Hidden

REPORTS = {
    "odalys-brankovic-shot.txt": "Odalys Brankovic, 34, was shot dead in Kandahar on 3 March 2019, Kandahar police spokesman Jamal"
    " Barakzai said.",
    "again.txt": "Kandahar police said on 4 March 2019 that Odalys Brankovic had been killed in Kandahar a day earlier.",
}


@pytest.fixture
def casebook(tmp_path: Path) -> Path:
    read(write_reports(tmp_path / "reports", REPORTS), tmp_path / "my.db")
    return tmp_path / "my.db"


def exported(casebook: Path, to: str, *options: str) -> str:
    file = casebook.parent / to
    assert main(["export", str(casebook), "--as", "json", "--to", str(file), *options]) == 0
    return file.read_text(encoding="utf-8")


def test_an_export_and_a_page_have_the_pseudonym_for_the_name(casebook: Path) -> None:
    assert "Brankovic" in exported(casebook, "plain.json")
    assert Casebook.open(casebook).secret() is None
    first = exported(casebook, "hidden.json", "--hide-names", "private")
    assert "brankovic" not in first.casefold()
    assert "Jamal Barakzai" in first
    assert exported(casebook, "again.json", "--hide-names", "private") == first
    page = casebook.parent / "page.html"
    assert main(["report", str(casebook), "--to", str(page), "--hide-names", "all"]) == 0
    text = page.read_text(encoding="utf-8")
    assert not re.search("brankovic|barakzai", text, re.IGNORECASE)
    assert "This is not anonymity" in text
    assert set(re.findall(r"Person \w+", first)) <= set(re.findall(r"Person \w+", text))


def test_the_secret_is_made_once_and_stays_inside(casebook: Path) -> None:
    with Casebook.open(casebook, write=True) as opened:
        assert opened.keep_secret(b"first") == b"first"
        assert opened.keep_secret(b"second") == b"first"
    with Casebook.open(casebook) as opened:
        assert opened.secret() == b"first"
    with sqlite3.connect(casebook) as database:
        assert database.execute("select count(*) from secrets").fetchone() == (1,)
    assert "secret" not in exported(casebook, "plain.json")


def test_two_casebooks_of_the_same_reports_have_different_pseudonyms(casebook: Path, tmp_path: Path) -> None:
    read(tmp_path / "reports", tmp_path / "other.db")
    one, other = (
        set(re.findall(r"Person \w+", exported(each, f"{each.stem}.json", "--hide-names", "all")))
        for each in (casebook, tmp_path / "other.db")
    )
    assert one
    assert other
    assert one.isdisjoint(other)


def test_texts_are_refused(casebook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = casebook.parent / "out.json"
    arguments = [str(casebook), "--to", str(to), "--texts", "--hide-names", "victims"]
    for command in (["export", *arguments, "--as", "json"], ["report", *arguments]):
        assert main(command) == 2
        assert "--texts would undo --hide-names" in capsys.readouterr().err
    assert not to.exists()


def test_where_a_name_survives_nothing_is_written(
    casebook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def found(self: Hidden, shape: object, to: str) -> str:
        raise NameSurvives(f"{to} is not written: the name “Brankovic” would still stand in it")

    monkeypatch.setattr(Hidden, "written", found)
    to = casebook.parent / "out.json"
    assert main(["export", str(casebook), "--as", "json", "--to", str(to), "--hide-names", "all"]) == 1
    assert "out.json is not written" in capsys.readouterr().err
    assert not to.exists()

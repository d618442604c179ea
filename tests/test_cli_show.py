"""What `tellings show` puts on the screen: whole, harmless, and as wide as the screen."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from running import command, environment, tellings
from stored import FORMULA, HOSTILE, first_report, second_report, stored_casebook, third_report
from tellings.cli import main
from tellings.cli.incident import incident_parts
from tellings.cli.plain import each_line, json_harmless, one_line
from tellings.cli.table import incident_table
from tellings.cli.terminal import UNLIMITED, render
from tellings.export import casebook1, to_json
from tellings.export.schema import schema
from tellings.model import (
    ActorValue,
    Claim,
    DateValue,
    Document,
    Element,
    Finding,
    Origin,
    Person,
    PlaceValue,
    Relation,
    RungStep,
    SentenceValue,
    Telling,
    ThingValue,
    Verdict,
)
from tellings.model.records import Record
from tellings.testing import make_incident, make_view

UNWELCOME = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def single(claim: Claim, best: int | DateValue) -> Verdict:
    return Verdict("single", best, best, best, (Origin(None, claim.document, (claim.id,)),), (claim,))


def listed(claim: Claim) -> Verdict:
    assert isinstance(claim.value, PlaceValue | ActorValue | ThingValue | SentenceValue)
    origin = Origin(claim.speakers[-1].name if claim.speakers else None, claim.document, (claim.id,))
    element = Element(claim.value, "single", (origin,), (claim,))
    return Verdict("single", (element,), None, None, (origin,), (claim,))


@pytest.fixture
def record() -> Record:
    """Two incidents: one that two documents dispute, with every kind of thing in it, and a plain one."""
    documents: list[Document] = []
    tellings: list[Telling] = []
    for document, extraction in (first_report(), second_report(), third_report()):
        documents.append(document)
        tellings.extend(extraction.tellings)
    one, two, other = tellings
    killed = (one.of("killed")[0], two.of("killed")[0])
    origins = tuple(Origin(None, claim.document, (claim.id,)) for claim in killed)
    victims = Verdict("single", 7, 7, 7, origins[:1], killed[:1])
    person = two.of("person")[0]
    day = one.of("date")[0].value
    assert isinstance(day, DateValue)
    fields = {
        "killed": Verdict(
            "disputed", 9, 7, 9, origins, killed, (("victim", victims), ("said_attacker", victims))
        ),
        "date": single(one.of("date")[0], day),
        **{name: listed(one.of(name)[0]) for name in ("place", "responsible", "targets", "weapons")},
    }
    step = RungStep("arrested", None, "Vukovar court", person.id)
    kant = Person(
        "Miro Kant", ("Kant", "Miro Kant"), "attacker", 31, "male", None, "arrested", (step,), (person,)
    )
    finding = Finding(
        "toll_changed", f"One report has 7 dead, a later one 9 {HOSTILE}.", tuple(c.id for c in killed)
    )
    raid = make_incident(one, two, fields=fields, persons=(kant,), findings=(finding,))
    injured = other.of("injured")[0]
    fire = make_incident(other, fields={"injured": single(injured, 2), "place": listed(other.of("place")[0])})
    relation = Relation(fire.id, raid.id, "response_to")
    return casebook1(
        make_view(raid, fire, relations=(relation,)),
        documents,
        (),
        (),
        (),
        {"tellings": "0", "model": "m", "codebook": "c"},
    )


def table_at(record: Record, columns: int, monkeypatch: pytest.MonkeyPatch) -> str:
    if columns == UNLIMITED:
        monkeypatch.delenv("COLUMNS", raising=False)
    else:
        monkeypatch.setenv("COLUMNS", str(columns))
    return render(incident_table(record, columns))


@pytest.mark.parametrize("columns", [80, 100, 120, 131, 132, 160, 200])
def test_the_table_fits_and_loses_nothing(
    record: Record, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = table_at(record, columns, monkeypatch)
    assert max(len(line) for line in shown.splitlines()) <= columns
    words = set(re.findall(r"\w+", shown))
    for wanted in [
        "attack",
        "4",
        "May",
        "2021",
        "Lovas",
        "Grey",
        "Column",
        "ordered",
        "alleged",
        "Pavel",
        "Orlen",
        "interior",
        "minister",
        "disputed",
        "9",
        "7",
        "victims",
        "called",
        "attackers",
        "arson",
        "finding",
    ]:
        assert wanted in words, f"{wanted} is missing at {columns} columns"


def test_an_accusation_stays_one_in_the_table(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Grey Column (ordered: alleged by Pavel Orlen (interior minister))" in table_at(
        record, 100_000, monkeypatch
    )


def test_rows_are_in_order_of_date_and_a_dead_attacker_is_no_victim(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = table_at(record, UNLIMITED, monkeypatch).splitlines()
    rows = [line for line in lines if re.match(r"\s*[0-9a-f]{8}\s", line)]
    assert ["arson" in row for row in rows] == [False, True]
    assert "9 (7–9): 7 victims, 7 called attackers" in rows[0]


def test_one_incident_in_full(record: Record) -> None:
    documents = {report()[0].id: report()[0].text for report in (first_report, second_report, third_report)}
    raid = next(each for each in record["incidents"] if each["type"] == "attack")
    shown = render(*incident_parts(record, raid, documents))
    for wanted in (
        f"Incident {raid['id']}",
        "“[[Seven guards]] died in the raid on Lovas on 4 May 2021, Border Watch's Ines Varga said.”",
        "7: said by Ines Varga (spokeswoman, Border Watch)",
        "9: in the report's own voice",
        "[[the Grey Column]]",
        "alleged by Pavel Orlen (interior minister)",
        "Miro Kant, attacker, 31 years old, arrested",
        "also Kant",
        "arrested by Vukovar court",
        "toll changed: One report has 7 dead",
        "(arson, date not known, Osijek, Croatia) is response to this one",
        "second.txt",
    ):
        assert wanted in shown, wanted
    assert not UNWELCOME.search(shown)
    assert "[bold red]loud[/]" in shown
    assert ":bomb:" in shown
    assert "␛[31m" in shown


@given(st.text(alphabet=st.characters(codec=None)))
def test_no_text_steers_the_terminal(text: str) -> None:
    assert not UNWELCOME.search(one_line(text))
    assert "\n" not in one_line(text)
    assert not UNWELCOME.search(each_line(text))


@given(st.dictionaries(st.text(), st.text()))
def test_harmless_json_is_the_same_json(value: dict[str, str]) -> None:
    harmless = json_harmless(to_json(value)).removesuffix("\n")
    assert json.loads(harmless) == value
    assert not UNWELCOME.search(harmless)


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored_casebook(tmp_path_factory.mktemp("stored") / "stored.db")


def test_piped_output_is_plain_and_one_line_a_row(casebook: Path) -> None:
    done = tellings("show", casebook)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert not UNWELCOME.search(done.stdout)
    assert sum(bool(re.match(r"\s*[0-9a-f]{8}\s", line)) for line in done.stdout.splitlines()) == 2


def test_a_screen_gets_colours_and_its_own_width(casebook: Path) -> None:
    leader, follower = pty.openpty()
    child = subprocess.Popen(
        command("show", casebook),
        stdout=follower,
        stderr=follower,
        env=environment(COLUMNS="90", TERM="xterm-256color"),
    )
    os.close(follower)
    shown = b""
    try:
        while piece := os.read(leader, 65536):
            shown += piece
    except OSError:
        pass  # what a closed terminal gives on Linux
    os.close(leader)
    assert child.wait() == 0
    text = shown.decode()
    assert "\x1b[1m" in text
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text).replace("\r", "")
    assert not UNWELCOME.search(plain)
    assert max(len(line) for line in plain.splitlines() if str(casebook) not in line) <= 90


def test_json_is_the_format_itself(casebook: Path) -> None:
    import jsonschema

    whole = json.loads(tellings("show", casebook, "--json").stdout)
    jsonschema.Draft202012Validator(schema()).validate(whole)
    wanted = whole["incidents"][0]
    one = json.loads(tellings("show", casebook, wanted["tellings"][0]["id"][:10], "--json").stdout)
    jsonschema.Draft202012Validator(schema()).validate(one)
    assert one["incidents"] == [wanted]
    assert {each["id"] for each in one["documents"]} == {each["document"] for each in wanted["tellings"]}


def test_an_id_that_is_none_or_many(casebook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(casebook), "zz"]) == 2
    assert "no incident or telling has an id that begins with 'zz'" in capsys.readouterr().err
    assert main(["show", str(casebook), ""]) == 2


def test_an_incident_that_the_filters_leave_out_is_said_to_be(
    casebook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = json.loads(tellings("show", casebook, "--json").stdout)["incidents"][0]
    assert wanted["type"] != "arson"
    assert main(["show", str(casebook), wanted["id"], "--type", "arson"]) == 2
    assert "left out by the codebook and filters: of a type that was not asked for" in capsys.readouterr().err
    assert main(["show", str(casebook), wanted["id"], "--type", wanted["type"]]) == 0


def test_unread_is_listed_with_its_reason(casebook: Path) -> None:
    done = tellings("show", casebook, "--unread")
    assert "not a kind of file that can be read (.bin)" in done.stdout
    assert not UNWELCOME.search(done.stdout)


def test_a_narrow_encoding_replaces_what_it_lacks(casebook: Path) -> None:
    done = tellings("show", casebook, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()


def test_what_reads_our_output_may_go_away(casebook: Path) -> None:
    verbs: tuple[list[str | Path], ...] = (
        ["show", casebook, "--json"],
        ["export", casebook, "--as", "json", "--to", "-", "--texts"],
    )
    for verb in verbs:
        child = subprocess.Popen(
            command(*verb), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
        )
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        complaint = child.stderr.read()
        child.stderr.close()
        child.wait()
        assert complaint == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_output_that_has_no_room_says_so(casebook: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command("show", casebook, "--json"),
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "tellings: no room left to write the output\n"


def test_a_formula_stays_text(casebook: Path, tmp_path: Path) -> None:
    import csv

    for claims in ([], ["--claims"]):
        to = tmp_path / "out.csv"
        assert main(["export", str(casebook), "--as", "csv", "--to", str(to), *claims]) == 0
        with to.open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert any(FORMULA in cell for cell in cells)
        assert not any(
            re.match(r"[=+\-@\t\r]", cell) and not re.fullmatch(r"-?[\d.]+", cell) for cell in cells
        )


def test_hostile_text_is_text_on_the_page_and_in_json(casebook: Path, tmp_path: Path) -> None:
    page, record = tmp_path / "page.html", tmp_path / "record.json"
    assert main(["report", str(casebook), "--to", str(page), "--texts"]) == 0
    shown = page.read_text(encoding="utf-8")
    assert "<script" not in shown
    assert "&lt;script&gt;alert(1)" in shown
    assert not UNWELCOME.search(shown)
    assert main(["export", str(casebook), "--as", "json", "--to", str(record), "--texts"]) == 0
    texts = {each["text"] for each in json.loads(record.read_text(encoding="utf-8"))["documents"]}
    assert first_report()[0].text in texts
    assert main(["export", str(casebook), "--as", "geojson", "--to", str(record)]) == 0
    assert json.loads(record.read_text(encoding="utf-8"))["type"] == "FeatureCollection"


def test_a_fault_of_our_own_is_one_line_and_a_traceback_when_asked(
    casebook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*arguments: object) -> None:
        raise KeyError("lost")

    monkeypatch.setattr("tellings.cli.show.incident_table", fail)
    assert main(["show", str(casebook)]) == 70
    assert capsys.readouterr().err == (
        "tellings: a fault of Tellings itself (KeyError: 'lost'); `tellings --traceback show ...` shows where\n"
    )
    with pytest.raises(KeyError):
        main(["--traceback", "show", str(casebook)])


def test_an_interrupt_that_a_library_turned_into_an_error_is_one(
    casebook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*arguments: object) -> None:
        try:
            raise KeyboardInterrupt
        finally:
            raise RuntimeError("the transaction is broken off")

    monkeypatch.setattr("tellings.cli.show.incident_table", stopped)
    assert main(["show", str(casebook)]) == 130
    assert "fault" not in capsys.readouterr().err

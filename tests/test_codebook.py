"""Codebooks: what they may ask for, what they select, and the lines that errors name."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import get_args

import pytest

from export_sample import MADE_BY, sample
from stored import stored_casebook
from tellings.cli import main, parser_codebook
from tellings.codebook import CODED_FIELDS, SCHEMES, SHIPPED, Codebook, parse, shipped_text
from tellings.codebook.codes import TYPES
from tellings.errors import BadCodebook
from tellings.export import Coding, Filters, casebook1, cases, coded_cases, coded_record
from tellings.model import Status
from tellings.model.records import Record
from tellings.pipeline.codebooks import check_codebook, vocabulary

SMALL = """\
codebook: small
version: 2
types:
  bombing: A device goes off.
fields:
  date: When.
  killed:
    definition: The dead.
    groups: [civilian]
include:
  deaths_at_least: 9
  deaths_counted: best
columns:
  event: id
  deaths: killed_best
"""


def problems(text: str) -> list[tuple[int, str]]:
    made, found = parse(text, vocabulary())
    assert (made is None) == bool(found)
    return [(each.line, each.reason) for each in found]


def codebook(text: str) -> Codebook:
    made, found = parse(text, vocabulary())
    assert made is not None, found
    return made


@pytest.fixture(scope="module")
def record() -> Record:
    of = sample()
    return casebook1(of.view, of.documents, of.judgements, of.rejections, of.unread, MADE_BY)


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_shipped_is_sound_defines_what_it_codes_and_cites_its_source(name: str) -> None:
    made = codebook(shipped_text(name))
    assert made.name == name
    assert made.sources
    assert all(made.types.values())
    assert all(rule.definition for rule in made.fields.values())
    for scheme, tables in made.schemes.items():
        assert set(tables) == set(SCHEMES[scheme])
        assert set(made.types) <= set(tables["types"]), (
            "each type that it codes has a code, or is said to have none"
        )


def test_the_default_codes_everything_and_changes_nothing(record: Record) -> None:
    made = codebook(shipped_text("incidents"))
    assert set(made.types) == set(TYPES)
    assert set(made.fields) == set(CODED_FIELDS)
    coded = coded_record(record, Coding(made))
    assert {**coded, "made_by": MADE_BY} == record
    assert coded["made_by"]["codebook"] == "incidents/1"


@pytest.mark.parametrize(
    ("change", "line", "reason"),
    [
        (("bombing: A", "riot: A"), 4, "no incident is read as of the type riot"),
        (("date: When", "motive: Why"), 6, "nothing is read as the field motive"),
        (("civilian", "tourist"), 9, "tourist is no group that is read"),
        (("date: When.", "date: {groups: [child]}"), 6, "date is no count"),
        (("deaths_at_least: 9", "deaths_at_least: many"), 11, "“many” is not a whole number"),
        (("best\ncolumns", "likely\ncolumns"), 12, "likely is no bound of a count"),
        (("killed_best", "injured_best"), 15, "shows the field injured, which is not coded here"),
        (("killed_best", "motive"), 15, "motive is no column of ours"),
        (("version: 2\n", ""), 1, "the key version is missing"),
        (("version: 2", "version: 2\npolicy: mine"), 3, "mine is no policy; there are: acled-lowest"),
        (("version: 2", "version: 2\ncodebook: again"), 3, "the key codebook stands twice (first on line 1)"),
        (("version: 2", "version: 2\ncountry: AFG"), 3, "a codebook has no key country"),
        (("include:", "include:\n  countries: [ATLANTIS]"), 11, "ATLANTIS is no country"),
        (("include:", "include:\n  until: 2011-02-30"), 11, "“2011-02-30” is not a day"),
        (("include:", "schemes:\n  acled:\n    types:\n      bombing: Bomb\ninclude:"), 13, "Bomb is no code of acled"),
        (("include:", "schemes:\n  icews: {}\ninclude:"), 11, "schemes has no key icews"),
        (("A device", "!!python/name:os.system A"), 4, "tags (!) are not read"),
        (("A device", "&a A"), 4, "anchors and aliases"),
        (("  date", "date: ["), 6, "not YAML"),
        (("  event: id", "  '=event': id"), 14, "“=event” is no name of a column"),
        (("  event: id", "  '': id"), 14, "“” is no name of a column"),
        (("  event: id", '  "two\\nlines": id'), 14, "a key with characters that cannot be shown"),
        (("  event: id", "  Deaths: id"), 15, "is called as the one on line 14 but for capitals"),
        (("  event: id", "  deaths: id"), 15, "the key deaths stands twice (first on line 14)"),
        (("types:\n  bombing: A device goes off.", "types: {}"), 3, "types names none: nothing would be coded"),
        (("types:\n  bombing: A device goes off.", "types:"), 3, "types names none"),
        (("types:\n  bombing: A device goes off.", "types: bombing"), 3, "types must be keys with values"),
        (("A device", "*a A"), 4, "anchors and aliases"),
        (("  event: id", "  <<: id"), 14, "is no name of a column"),
        (("deaths_at_least: 9", "deaths_at_least: -1"), 11, "“-1” is not a whole number"),
        (("include:", "include:\n  from: 2019-02-01\n  until: 2019-01-01"), 12, "nothing would qualify"),
        (("include:\n  deaths_at_least: 9\n  deaths_counted: best", "include: [attack]"), 10, "include must be keys with values"),
    ],
)  # fmt: skip
def test_what_asks_for_more_is_an_error_with_its_line(
    change: tuple[str, str], line: int, reason: str
) -> None:
    text = SMALL.replace(*change, 1)
    assert text != SMALL
    found = problems(text)
    assert any(at == line and reason in said for at, said in found), found


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "just words", "- a\n- b\n", "[" * 500, "a: " + "[" * 5000, "\x00"]
)
def test_what_is_no_codebook_is_an_error_and_no_fault(text: str) -> None:
    assert problems(text)


def test_one_that_grows_without_end_is_refused_at_once() -> None:
    """Each line doubles the one before: half a kilobyte that would be a terabyte, were it followed."""
    laughs = "a0: &a0 [ha, ha]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    assert problems(laughs) == [(1, "anchors and aliases (& and *) are not read")]
    assert problems("a: b\n" * 300_000) == [(1, "longer than 1,000,000 characters")]


def test_a_file_that_is_no_codebook_is_not_read_to_its_end(tmp_path: Path) -> None:
    huge = tmp_path / "huge.yaml"
    with huge.open("wb") as file:
        file.truncate(10**11)  # a hundred gigabytes of nothing
    (problem,) = check_codebook(str(huge))
    assert problem.reason == "longer than 1,000,000 characters"
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("codebook: société".encode("latin-1"))
    with pytest.raises(BadCodebook, match=r"latin\.yaml is no text in UTF-8"):
        check_codebook(str(latin))


def test_every_problem_is_listed_in_the_order_of_lines() -> None:
    text = (
        SMALL.replace("bombing", "riot")
        .replace("date: When", "motive: Why")
        .replace("[civilian]", "[tourist]")
    )
    assert [line for line, _ in problems(text)] == [4, 6, 9]


def test_it_selects_incidents_fields_and_groups(record: Record) -> None:
    coding = Coding(codebook(SMALL))
    coded = coded_record(record, coding)
    (incident,) = coded["incidents"]
    assert set(incident["fields"]) == {"date", "killed"}
    assert [each["group"] for each in incident["fields"]["killed"]["parts"]] == ["civilian"]
    assert incident["persons"] == incident["findings"] == []
    held = {claim["id"] for verdict in incident["fields"].values() for claim in verdict["claims"]}
    held |= {
        claim["id"] for part in incident["fields"]["killed"]["parts"] for claim in part["verdict"]["claims"]
    }
    assert {claim for telling in incident["tellings"] for claim in telling["claims"]} == held
    assert coding.taken == 1
    assert sum(coding.left_out.values()) == 2
    assert coded["unread"] == record["unread"]
    assert coded["made_by"]["codebook"] == "small/2"
    assert [case.incident for case in coded_cases(cases(record), Coding(codebook(SMALL)))] == coded[
        "incidents"
    ]


@pytest.mark.parametrize(
    ("rule", "taken"),
    [
        ("deaths_at_least: 10", 0),
        ("deaths_at_least: 7\n  deaths_counted: low", 1),
        ("deaths_at_least: 8\n  deaths_counted: low", 0),
        ("actors: [the other front]", 0),
        ("actors: [TIDEWATER  front]", 1),
        ("actor_kinds: [state]", 0),
        ("actor_kinds: [group]", 1),
        ("countries: [NOR]", 1),
        ("countries: [SWE]", 0),
        ("places: [sorvale]", 1),
        ("places: [Brannock]", 0),
        ("from: 2011-03-04\n  until: 2011-03-04", 1),
        ("from: 2011-03-05", 0),
        ("until: 2011-03-03", 0),
        ("stages: [attempted]", 0),
        ("origins_at_least: 3", 1),
        ("origins_at_least: 30", 0),
    ],
)
def test_rules_of_inclusion(record: Record, rule: str, taken: int) -> None:
    text = SMALL.replace("  deaths_at_least: 9\n  deaths_counted: best", "  " + rule)
    coding = Coding(codebook(text))
    coded_record(record, coding)
    assert coding.taken == taken


def test_filters_leave_out_and_count(record: Record) -> None:
    everything = codebook(shipped_text("incidents"))

    def kept(**asked: object) -> list[str]:
        coding = Coding(everything, Filters(**asked))  # type: ignore[arg-type]
        made = [each["type"] for each in coded_record(record, coding)["incidents"]]
        assert len(made) + sum(coding.left_out.values()) == 3
        return sorted(made)

    assert kept(types=("trial", "plot")) == ["plot", "trial"]
    assert kept(since="2011-03-05") == ["trial"]
    assert kept(until="2011-03-05") == ["bombing"]
    assert kept(places=("brannock",)) == ["trial"]
    assert kept(statuses=("disputed",)) == ["bombing"]
    assert kept(reviewed_only=True) == ["bombing"]


def test_the_command_offers_all_types_and_statuses() -> None:
    assert parser_codebook.TYPES == TYPES
    assert get_args(Status) == parser_codebook.STATUSES


def test_the_command_checks_shows_and_begins_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "Our Own.yaml"
    assert main(["codebook", "new", str(mine), "--like", "casualties"]) == 0
    assert main(["codebook", "check", str(mine)]) == 0
    assert "our-own/1 is sound" in capsys.readouterr().out
    assert main(["codebook", "new", str(mine)]) == 2
    assert "nothing is written over it" in capsys.readouterr().err
    mine.write_text(mine.read_text().replace("  bombing:", "  riot:", 1).replace("  date:", "  motive:", 1))
    assert main(["codebook", "check", str(mine)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) >= 2
    assert all(str(mine) in line and ", line " in line for line in lines)
    assert main(["codebook", "show", "gtd"]) == 0
    shown = capsys.readouterr().out
    assert "gtd-recent-majority-lowest" in shown
    assert "- arson: 7" in shown
    assert main(["codebook", "show"]) == 0
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == list(SHIPPED)
    assert main(["codebook", "check", "no-such"]) == 2
    assert "no codebook is called no-such; there are: incidents" in capsys.readouterr().err
    assert main(["codebook", "check", str(tmp_path)]) == 2


def test_show_and_export_follow_a_codebook_without_reading_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    casebook, mine, to = stored_casebook(tmp_path / "my.db"), tmp_path / "mine.yaml", tmp_path / "out.csv"
    mine.write_text(
        SMALL.replace("bombing", "arson").replace(
            "  deaths_at_least: 9\n  deaths_counted: best", "  places: [Osijek]"
        )
    )
    assert main(["show", str(casebook), "--codebook", str(mine)]) == 0
    shown = capsys.readouterr().out
    assert "1 incident from 1 document" in shown
    assert "left out by the codebook and filters" in shown
    assert main(["export", str(casebook), "--as", "csv", "--to", str(to), "--codebook", str(mine)]) == 0
    head, *rows = csv.reader(io.StringIO(to.read_text(), newline=""))
    assert head == ["event", "deaths"]
    assert len(rows) == 1
    told = (tmp_path / "out.csv.methodology.md").read_text()
    for said in (
        "small/2",
        "ged-low-best-high",
        "at or in Osijek",
        "## What was lost",
        "not a kind of file that can be read",
    ):
        assert said in told
    assert main(["show", str(casebook), "--country", "France"]) == 0
    assert "No incident of" in capsys.readouterr().out
    assert main(["show", str(casebook), "--country", "Atlantis"]) == 2
    assert "no country is called Atlantis" in capsys.readouterr().err

"""How much of what a careful reader finds is found: floors, below which no change may bring it.

A floor is never lowered in silence: whoever lowers one says in the change why the loss is right.  Whoever makes the measure
better raises its floor to a point or so under what is then measured.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.data import DATA, MEASURE, ROOT
from running import LIMIT, environment, tellings

REPORTS = ROOT.parent / "shared" / "reports"

# Of the facts that a careful reader finds in two long reports.  Measured: all of 34.
FACTS = 34

# Percent, over the documents of the first 150 incidents, of both parts.  Measured when the floors were set: killed 90.7, injured
# 76.7, both 74.7, date 83.3, state 87.3, city 75.3, b3_f (how well documents of one incident are put together) 98.2.
# The floor of injured was 77.5 (79.3 measured) before the model was taught longer and a report's largest figure came to stand
# for its count: on all of the development part injured rose by it (79.9 to 80.2) and killed with it; these 150 are not alike.
FLOORS = {"killed": 89.5, "injured": 75.5, "date": 82.0, "state": 86.0, "city": 74.0, "b3_f": 97.0}

# Value F1 of time expressions, whole corpora.  Measured: TimeBank 82.2, AQUAINT 77.3, WikiWars 87.0.
TIMES = {"tempeval3/TimeBank": 81.2, "tempeval3/AQUAINT": 76.2, "wikiwars/timex3_tml": 86.0}

# Percent, on PolNeAR's development part: content alone, and content with its source.  Measured: 66.5 and 62.4.
ATTRIBUTION_FLOORS = {"content": 65.3, "content with source": 61.0}


def needed(*paths: Path) -> None:
    """Skips where what is measured against does not lie beside the checkout."""
    for path in paths:
        if not path.exists():
            pytest.skip(f"{path} is not there: what accuracy is measured against is not part of this project")


def printed(*arguments: str | Path) -> str:
    """What a Python command prints, over this checkout's package."""
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=LIMIT,
        check=False,
    )
    assert done.stdout, done.stderr
    return done.stdout


def test_the_facts_of_two_long_reports_are_found(tmp_path: Path) -> None:
    check = MEASURE / "reports_check.py"
    needed(check, REPORTS)
    casebook, export = tmp_path / "casebook.db", tmp_path / "export.json"
    verbs: tuple[list[str | Path], ...] = (
        ["read", REPORTS, "--into", casebook],
        ["export", casebook, "--as", "json", "--to", export],
    )
    for verb in verbs:
        done = tellings(*verb)
        assert done.returncode == 0, done.stderr
    report = printed(check, REPORTS, export)
    counted = re.search(r"(\d+) of (\d+) facts right", report)
    assert counted is not None, report
    assert int(counted.group(2)) >= FACTS, report
    assert int(counted.group(1)) >= FACTS, "\n".join(
        line for line in report.splitlines() if not line.startswith("ok")
    )


def test_incidents_of_local_news_are_read_as_well_as_before() -> None:
    needed(DATA / "gunviolence" / "incidents.jsonl", MEASURE / "incident_score.py")
    report = printed("-m", "benchmarks.gunviolence", "--first", "150")
    scores = {}
    for name in FLOORS:
        # At the start of a line, or in a row of its own: "killed and injured" is another measure.
        found = re.search(rf"(?:^|  ){name} +(\d+\.\d)\b", report, re.MULTILINE)
        assert found is not None, report
        scores[name] = float(found.group(1))
    below = {name: scores[name] for name, floor in FLOORS.items() if scores[name] < floor}
    assert not below, f"below their floors: {below}\n{report}"


# Percent, precision and recall, over the documents of the first 150 incidents of the training part.  Measured when the floors
# were set: victims by name 83.2 and 57.3, by name or age and sex 79.8 and 56.0, their age 97.7 and 88.8, their fate 91.4 and
# 88.0; the accused by name 77.3 and 45.3.  The precision of victims by name or age and sex had come down to its floor of 77.5
# (162 of 209) by other work, and the weights of linking of 1 December put one more wrong name beside the same 162: 77.1.
PERSONS: dict[tuple[str, str], tuple[float, float]] = {
    ("victim", "name"): (81.0, 55.5),
    ("victim", "name, or age and sex"): (77.0, 54.0),
    ("victim", "age"): (95.0, 86.5),
    ("victim", "killed or injured"): (89.0, 86.0),
    ("accused", "name"): (74.5, 43.0),
}


def test_persons_of_local_news_are_found_as_well_as_before() -> None:
    folder = DATA / "gunviolence"
    needed(folder / "incidents.jsonl", folder / "splits.tsv")
    report = printed("-m", "benchmarks.persons", "--first", "150", "--split", folder / "splits.tsv", "train")
    below = {}
    for (part, asked), floors in PERSONS.items():
        rows = report.split(f"\n{part}:", 1)[1]
        found = re.search(rf"^{asked} +\d+ +\d+ +\d+ +(\d+\.\d) +(\d+\.\d)$", rows, re.MULTILINE)
        assert found is not None, report
        measured = (float(found.group(1)), float(found.group(2)))
        if measured[0] < floors[0] or measured[1] < floors[1]:
            below[part, asked] = measured
    assert not below, f"below their floors: {below}\n{report}"


@pytest.mark.parametrize("corpus", TIMES)
def test_time_expressions_are_read_as_well_as_before(corpus: str) -> None:
    needed(DATA / corpus, MEASURE / "timex_score.py")
    report = printed("-m", "benchmarks.timex", "score", DATA / corpus)
    found = re.search(r"value\(relaxed span\).* F1 (0\.\d+)", report)
    assert found is not None, report
    assert 100 * float(found.group(1)) >= TIMES[corpus], report


# Percent of names put within 161 km of where they are, whole corpora.  Measured: LGL 86.7, GeoVirus 82.0.
PLACES = {"lgl.xml": 85.7, "GeoVirus.xml": 81.0}


@pytest.mark.parametrize("corpus", PLACES)
def test_places_are_put_where_they_are_as_well_as_before(corpus: str) -> None:
    needed(DATA / "geo" / corpus, MEASURE / "place_score.py")
    report = printed("-m", "benchmarks.places", "score", DATA / "geo" / corpus)
    found = re.search(r"accuracy@161km (\d+\.\d)", report)
    assert found is not None, report
    assert float(found.group(1)) >= PLACES[corpus], report


def test_who_says_what_is_read_as_well_as_before() -> None:
    needed(DATA / "polnear" / "dev", MEASURE / "attribution_score.py")
    report = printed("-m", "benchmarks.attribution", "score")
    own = report.split("tellings", 1)[1]
    for name, floor in ATTRIBUTION_FLOORS.items():
        found = re.search(rf"^ +{name} +\S+ +\S+ +(\d+\.\d)$", own, re.MULTILINE)
        assert found is not None, report
        assert float(found.group(1)) >= floor, report


# F of spans, percent: exact, then by overlap.  Measured when the floors were set: see the floors, each about two lower.
NAMES = {
    ("uner_ewt", "organisation"): (34.0, 42.0),
    ("uner_ewt", "person"): (48.5, 53.5),
    ("re3d", "organisation"): (37.0, 49.5),
    ("re3d", "person"): (32.0, 54.5),
}


@pytest.mark.parametrize("corpus", ["uner_ewt", "re3d"])
def test_names_are_found_as_well_as_before(corpus: str) -> None:
    needed(DATA / corpus)
    report = printed("-m", "benchmarks.names", corpus)
    for (where, kind), floors in NAMES.items():
        if where != corpus:
            continue
        line = next(line for line in report.splitlines() if line.startswith(kind))
        figures = [float(figure) for figure in re.findall(r"\d+\.\d", line)]
        assert figures[2] >= floors[0], report
        assert figures[5] >= floors[1], report


def test_full_templates_are_filled_as_well_as_before() -> None:
    """MUC-4's first test set: F over all templates.  Measured: 35.9 (with TST2: 42.7)."""
    texts, keys = DATA / "muc4" / "texts" / "tst1-muc3", DATA / "muc4" / "keys" / "key-tst1.v7"
    needed(texts, keys, MEASURE / "muc4_score.py")
    report = printed("-m", "benchmarks.muc4", "score", "--texts", texts, "--keys", keys)
    found = re.search(r"^ALL TEMPLATES .* F (\d+\.\d+)$", report, re.MULTILINE)
    assert found is not None, report
    assert float(found.group(1)) >= 34.8, report


# Percent right on the development part.  Measured: killed 93.9, wounded 84.8, city 74.2.  Killed was 95.5 and its floor 94.0 before
# whoever kills others and then themselves was counted apart from them: one article of 66 was lost by it, while of 567 incidents
# of local news three more are right (and of the training articles that speak of a suicide 19 of 44, from 16).
SHOOTINGS = {"killed": 93.0, "wounded": 83.3, "city": 72.7}


def test_mass_shootings_are_read_as_well_as_before() -> None:
    needed(DATA / "shootings" / "dev.tag", MEASURE / "shootings_score.py")
    report = printed("-m", "benchmarks.shootings", "score")
    for name, floor in SHOOTINGS.items():
        found = re.search(rf"\b{name} (\d+\.\d)", report)
        assert found is not None, report
        assert float(found.group(1)) >= floor, report

"""Takes the pictures of the desk that stand in docs/images/desk, of each page wide and on a phone, in the light and in the dark.

    PYTHONPATH=tests python scripts/screens.py [FOLDER]

Needs the extra `[test]` and Chromium.  Two desks are served as `tellings serve` does it: one over the reports of `examples/`, one
over some two hundred short ones that are made up here, of real towns and groups that do not exist.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from browser import Browser
from tellings.casebook import Casebook
from tellings.review import Review
from tellings.values.gazetteer import Gazetteer

ROOT = Path(__file__).parents[1]
SIZES = {"wide": (1280, 900), "phone": (390, 844)}
TOWNS = (
    "Kisumu, Kenya",
    "Garissa, Kenya",
    "Bergen, Norway",
    "Cebu, Philippines",
    "Osijek, Croatia",
    "Oruro, Bolivia",
    "Cusco, Peru",
    "Ségou, Mali",
    "Gao, Mali",
    "Maroua, Cameroon",
    "Multan, Pakistan",
    "Sylhet, Bangladesh",
    "Mandalay, Myanmar",
    "Adana, Turkey",
    "Mykolaiv, Ukraine",
    "Lüderitz, Namibia",
)
DEEDS = (
    "A bomb at a market in {town} killed {killed} people and wounded {hurt} on {day}, police said.",
    "Gunmen attacked a police station in {town} on {day} and killed {killed} people. The {group} claimed responsibility.",
    "Arsonists burned a school in {town} on {day}, killing {killed} people, the governor said.",
    "Clashes in {town} on {day} left {killed} people dead and {hurt} injured, a hospital said.",
)
GROUPS = ("River Column", "Grey Tide Front", "Northern Guard")
OUTLETS = ("Harbour Gazette", "Coastal Wire", "Inland Post", "Evening Review")
NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "11", "12", "14")


def reports(folder: Path) -> Path:
    """A file of made-up reports, some of them two of one incident."""
    dice, file = random.Random(7), folder / "reports.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for number in range(160):
            town, deed = dice.choice(TOWNS), dice.choice(DEEDS)
            day = date(2017, 1, 1) + timedelta(days=dice.randrange(1200))
            group, hurt, killed = dice.choice(GROUPS), dice.choice(NUMBERS), dice.randrange(len(NUMBERS) - 1)
            name, _, country = town.partition(", ")
            for again in range(1 + (dice.random() < 0.4)):
                out = day + timedelta(days=again)
                told = deed.format(
                    town=name, killed=NUMBERS[killed + again], hurt=hurt, group=group, day=f"{day:%A}"
                )
                report = {
                    "id": f"{number}-{again}",
                    "title": f"{NUMBERS[killed + again].capitalize()} killed in {name}",
                    "outlet": dice.choice(OUTLETS),
                    "published": out.isoformat(),
                    "text": f"{name.upper()}, {country}, {out:%B} {out.day}, {out.year} -- {told}",
                }
                lines.write(json.dumps(report, ensure_ascii=False) + "\n")
    return file


def decide(book: Path) -> None:
    """Some decisions, so that the journal has something to show."""
    with Gazetteer.open() as gazetteer, Casebook.open(book, write=True) as casebook:
        review = Review(casebook, gazetteer, "Ada Quill", lambda: datetime.now(UTC))
        disputed = [each for each in review.view.incidents if "killed" in each.fields][:40:8]
        for each in disputed:
            claim = each.fields["killed"].claims[-1]
            review.choose(claim.id, "the later report")
        review.undo(review.history()[0][0].id, "not yet: a third report is awaited")


@contextmanager
def desk(path: Path) -> Iterator[str]:
    """The address of a desk over a casebook."""
    command = [sys.executable, "-m", "tellings", "serve", str(path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if found := re.search(r"http://[^ ]+:\d+", line):
                try:
                    yield found[0]
                finally:
                    process.terminate()
                return


def pages(few: str, many: str, book: Path) -> dict[str, str]:
    """The address of each page that is shown."""
    with Casebook.open(book) as casebook:
        incident = max(casebook.stored.incidents(), key=lambda each: (each.questions, len(each.tellings)))
        told = casebook.extraction(incident.documents[0]).tellings
        span = next(claim.span for each in told for claim in each.of("killed") if claim.span is not None)
    return {
        "incidents": f"{many}/incidents",
        "map": f"{many}/map",
        "timeline": f"{many}/timeline",
        "incident": f"{few}/incidents/{incident.id}",
        "document": f"{few}/documents/{incident.documents[0]}",
        "claim": f"{few}/claim/{incident.documents[0]}?span={span.start}-{span.end}",
        "review": f"{few}/review",
        "documents": f"{many}/documents",
        "sources": f"{many}/sources",
        "findings": f"{many}/findings",
        "unread": f"{few}/unread",
        "journal": f"{many}/journal",
        "add": f"{few}/add",
    }


def main() -> None:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images" / "desk"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = folder / "examples.db", folder / "reports.db"
        for source, into in ((ROOT / "examples", few), (reports(folder), many)):
            subprocess.run(
                [sys.executable, "-m", "tellings", "read", str(source), "--into", str(into)], check=True
            )
        decide(many)
        with desk(few) as one, desk(many) as other, Browser(folder / "profile") as browser:
            for page, address in pages(one, other, few).items():
                for size, (width, height) in SIZES.items():
                    for dark in (False, True):
                        shown = browser.page(width, height, dark)
                        shown.go(address)
                        shown.picture(out / f"{page}-{size}-{'dark' if dark else 'light'}.png")


if __name__ == "__main__":
    main()

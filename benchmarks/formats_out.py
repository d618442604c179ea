"""How many rows a second each export writes, and how much memory it takes: `python -m benchmarks.formats_out [--incidents N]`.

One invented incident with two reports, fourteen claims and one person is given N times under other ids and days, so that nothing but
the writing is measured; each format runs in a process of its own, whose peak memory is the system's own count (ru_maxrss).
The same with a tenth of the incidents shows whether memory grows with them.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tellings.cli.export import write_content
from tellings.export import Case, Coding, casebook1, cases, coded_cases
from tellings.export.format import Source
from tellings.export.formats import FORMATS, format_of
from tellings.ids import digest
from tellings.model import (
    ActorValue,
    Claim,
    CountValue,
    DateValue,
    Element,
    Origin,
    Person,
    PersonValue,
    PlaceValue,
    Published,
    Speaker,
    ThingValue,
    Verdict,
)
from tellings.model.records import Record
from tellings.pipeline import shipped_codebook
from tellings.testing import make_claim, make_document, make_incident, make_telling, make_view

TEXT = "Nine people died when a bomb went off at the market in Sorvale on 4 March 2011, police said. Lena Moss, 34, was among them."
FIRST_DAY = date(1990, 1, 1)
DAYS = 12_000  # over which the incidents are spread


def invented() -> Record:
    """The record of one incident."""
    day = DateValue("2011-03-04", "2011-03-04", "day")
    police = Speaker("police", kind="official")
    documents = [
        make_document(
            TEXT, f"{name}.txt", outlet=name, title="Bomb at market", published=Published(day, "metadata")
        )
        for name in ("Harbour Ledger", "Northern Wire")
    ]
    place = PlaceValue("Sorvale", "Sorvale", None, "Vestmark", "NOR", 100001, 63.1, 8.2, "town")
    front = ActorValue("Tidewater Front", "group", "carried_out")
    moss = PersonValue("Lena Moss", "victim", 34, "female", "civilian", "killed")

    def said(field: str, quote: str, value: object) -> tuple[Claim, ...]:
        return tuple(
            make_claim(each, field, quote, value, speakers=(police,), certainty="attributed")
            for each in documents
        )

    def listed(claims: tuple[Claim, ...]) -> Verdict:
        origins = (Origin("police", None, tuple(each.id for each in claims)),)
        element = Element(claims[0].value, "single", origins, claims)  # type: ignore[arg-type]
        return Verdict("single", (element,), None, None, origins, claims)

    dates, killed = said("date", "4 March 2011", day), said("killed", "Nine people", CountValue(9, 9, 9))
    lists = {
        "place": said("place", "Sorvale", place),
        "responsible": said("responsible", "police", front),
        "weapons": said("weapons", "bomb", ThingValue("bomb", "explosive")),
        "targets": said("targets", "market", ThingValue("market", "business")),
    }
    persons = said("person", "Lena Moss, 34", moss)
    origins = (Origin("police", None, tuple(each.id for each in killed)),)
    fields = {
        "date": Verdict("agreed", day, day, day, origins, dates),
        "killed": Verdict("agreed", 9, 9, 9, origins, killed),
        **{name: listed(claims) for name, claims in lists.items()},
    }
    held = [*dates, *killed, *persons, *(claim for claims in lists.values() for claim in claims)]
    tellings = [
        make_telling(each, *(claim for claim in held if claim.document == each.id), type="bombing")
        for each in documents
    ]
    person = Person(
        "Lena Moss", ("Lena Moss", "Moss"), "victim", 34, "female", "civilian", "killed", (), persons
    )
    incident = replace(make_incident(*tellings, fields=fields, persons=(person,)), type="bombing")
    made_by = {"tellings": "benchmark", "model": "none", "codebook": "incidents/1"}
    return casebook1(make_view(incident), documents, [], [], [], made_by)


def many(record: Record, number: int) -> Iterator[Case]:
    """The incident so many times, each under an id and on a day of its own."""
    (case,) = cases(record)
    fields = case.incident["fields"]
    for at in range(number):
        day = (FIRST_DAY + timedelta(days=at % DAYS)).isoformat()
        dated = {**fields["date"], "best": {**fields["date"]["best"], "start": day, "end": day}}
        incident = {**case.incident, "id": digest(at), "fields": {**fields, "date": dated}}
        yield replace(case, incident=incident)


def measured(name: str, number: int) -> tuple[float, int, int]:
    """Seconds, bytes written and peak memory in bytes of one format in this process."""
    form, record = format_of(name), invented()
    home = shipped_codebook(form.codebook)
    coding = Coding(home)
    source = Source(coded_cases(many(record, number), coding), record, home, home, coding.leave)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out"
        start = time.perf_counter()
        with path.open("wb") as file:
            write_content(form.content(source), name if name in ("xlsx", "parquet") else "text", file)
        seconds = time.perf_counter() - start
        assert coding.taken == number, coding.left_out
        return seconds, path.stat().st_size, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.formats_out")
    parser.add_argument("--incidents", type=int, default=10_000)
    parser.add_argument("--formats", nargs="*", default=[each.name for each in FORMATS if not each.whole])
    parser.add_argument("--one", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.one:
        seconds, size, peak = measured(wanted.one, wanted.incidents)
        print(
            f"{wanted.incidents / seconds:9,.0f} incidents/s  {size / 1e6:8.1f} MB  peak {peak / 1e6:6.0f} MB"
        )
        return
    for name in wanted.formats:
        for number in (wanted.incidents // 10, wanted.incidents):
            command = [
                sys.executable,
                "-m",
                "benchmarks.formats_out",
                "--one",
                name,
                "--incidents",
                str(number),
            ]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            said = done.stdout.strip() or done.stderr.strip().splitlines()[-1]
            print(f"{name:8} {number:9,}  {said}", flush=True)


if __name__ == "__main__":
    main()

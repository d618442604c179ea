"""A small pile of invented reports of every way to come to Spark, and the session that all tests of it share."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from running import BLAST, BLAST_AGAIN, REPORTS, write_reports

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

MADE = Path(__file__).parent / "formats" / "made"
SMALL = {
    "spark.driver.memory": "1g",
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.enabled": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    # Little is computed: compiling for it would take longer.
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}
GERMAN = (
    "Bei einem Anschlag auf einen Markt in Kandahar sind am Sonntag nach Angaben der Polizei fünf Menschen getötet worden."
    " Elf weitere wurden verletzt, wie ein Sprecher der Polizei mitteilte."
)


def line(id: str, text: str, **about: str) -> str:
    return json.dumps({"id": id, "text": text, **about})


def _lines() -> Iterator[str]:
    wire = {"outlet": "The Lock", "published": "2019-03-03"}
    yield line("wire-1", BLAST, url="https://lock.example/blast", **wire)
    yield line("wire-1", BLAST, url="https://lock.example/blast", **wire)  # the same once more
    yield line(
        "wire-2", BLAST.replace("eleven others", "eleven more"), outlet="The Quay", published="2019-03-04"
    )
    yield line(
        "wire-3", BLAST_AGAIN, url="https://lock.example/blast", outlet="The Lock", published="2019-03-05"
    )
    yield line("late", "Six people died in the bombing at the market in Kandahar on March 3, doctors said.")
    yield line("german", GERMAN)
    yield '{"id": "broken"'
    yield line("half", "A guard was shot dead in Leeds on 4 May 2019, police said. \ud83d She was 40.")
    for number, town in enumerate(("Branson", "Nixa", "Springfield", "Springfield", "Joplin, Missouri")):
        text = f"A man was shot dead in {town} on 1{number} June 2018, police said. His name was Aldo Brenn{number}."
        yield line(f"clerk-{number}", text, outlet="The Ozark Clerk", published=f"2018-06-2{number}")


def write_pile(folder: Path) -> Path:
    """Reports in JSONL, Parquet, WARC and plain text, what cannot be read among them; gives the folder."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    write_reports(folder / "texts [old]", REPORTS)
    (folder / "wire.jsonl").write_text("\n".join(_lines()) + "\n", encoding="utf-8")
    shutil.copy(MADE / "report.parquet", folder / "table.parquet")
    (folder / ".notes.txt").write_text("A man was killed.", encoding="utf-8")
    (folder / "photo.jpeg").write_bytes(b"\xff\xd8\xff\xe0 no text")
    page = f"<html><head><title>Bomb in Kandahar</title></head><body><article><p>{BLAST_AGAIN}</p></article></body></html>"
    with (folder / "pages.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        headers = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
        )
        about: Any = {"warc_headers_dict": {"WARC-Date": "2019-03-06T08:00:00Z"}}
        payload = io.BytesIO(page.encode())
        writer.write_record(
            writer.create_warc_record(
                "https://quay.example/again", "response", payload=payload, http_headers=headers, **about
            )
        )
    return folder


@cache
def _missing() -> str | None:
    if shutil.which("java") is None:
        return "Spark needs Java, and there is none here: `sh scripts/test` installs it where it may"
    return None


@contextmanager
def small_session(master: str = "local[2]", **settings: str) -> Iterator[SparkSession]:
    """A session that needs little memory.  Where there is no Java the test is skipped."""
    if reason := _missing():
        pytest.skip(reason)
    from tellings import spark

    made = spark.session(master, {**SMALL, **settings})
    try:
        yield made
    finally:
        made.stop()

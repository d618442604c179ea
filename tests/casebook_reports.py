"""Invented reports for the tests of the casebook, and the processes that read them in."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path
from typing import Any

from tellings import ids
from tellings.casebook import Casebook, Where
from tellings.model import (
    ActorValue,
    Claim,
    CountValue,
    DateValue,
    Document,
    Extraction,
    Figure,
    Furniture,
    Judgement,
    PersonValue,
    PlaceValue,
    Published,
    Rejection,
    Relation,
    SentenceValue,
    Span,
    Speaker,
    Telling,
    ThingValue,
)

RICH = """Fire at the Tolmeri grain hall

OSTREVA, 4 March -- Five people died and nine were hurt when armed men set fire to the grain hall of Tolmeri on Tuesday, \
the mayor, Idra Velm, told Radio Ostreva. "It was the Grey Lantern," a guard said. The group denied it. \
Two men were later given twelve years by the court of Ostreva. The hall held 23,000 sacks.

© Radio Ostreva. All rights reserved."""


def document(text: str, source_id: str = "report.txt", **about: Any) -> Document:
    """A document of some text, under the id that its content gives it."""
    plain = Document("", source_id, text, ids.text_hash(text), "0" * 64, **{"path": source_id, **about})
    return replace(plain, id=ids.document_id(plain))


def telling(of: Document, *claims: Claim, **about: Any) -> Telling:
    """A telling of an attack by these claims."""
    made = {"type": "attack", "stage": "accomplished", "main": True, "mentions": (), **about}
    return Telling(ids.telling_id(of.id, claims, made["mentions"]), of.id, claims=claims, **made)


def quote(of: Document, words: str) -> Span:
    """Where the words first stand."""
    start = of.text.index(words)
    return Span(start, start + len(words))


def report(number: int, counts: int = 3, **about: Any) -> tuple[Document, Extraction]:
    """A plain report with some counts, each quoted, and a rejection; every number gives another."""
    lines = [f"Near the weir of Sarnow {number}, {count + 2} people were hurt." for count in range(counts)]
    source = {"source_id": f"report-{number}.txt", **about}
    made = document(f"Report {number}\n\n" + "\n\n".join(lines), **source)
    claims = [
        ids.claim(
            made, "injured", quote(made, f"{count + 2} people"), CountValue(count + 2, count + 2, count + 2)
        )
        for count in range(counts)
    ]
    rejection = Rejection(made.id, Span(0, 6), "Report", "names no event")
    return made, Extraction(made.id, (telling(made, *claims),), (), (), (rejection,))


def rich() -> tuple[Document, Extraction]:
    """A report with every kind of value, and everything about a document filled in."""
    day = DateValue("2031-03-04", "2031-03-04", "day", lasted_until="2031-03-05")
    either = DateValue("2031-03-04", "2031-04-03", "day", candidates=(day, replace(day, lasted_until=None)))
    made = document(
        RICH,
        url="https://radio.example/ostreva/1",
        archive_url="https://archive.example/1",
        retrieved="2031-03-05T10:00:00Z",
        title="Fire at the Tolmeri grain hall",
        outlet="Radio Ostreva",
        authors=("J. Arkel", "M. Sund"),
        language="en",
        published=Published(either, "text", Span(32, 48)),
        dateline=Span(32, 51),
        captions=(Span(0, 4),),
        furniture=(Furniture(Span(RICH.index("©"), len(RICH)), "copyright notice"),),
        origin="00ff",
        supersedes="11ee",
        extra='{"desk":"north"}',
    )
    mayor = Speaker("Idra Velm", "mayor", "Tolmeri", "official", 10, 12)
    killed = ids.claim(
        made,
        "killed",
        quote(made, "Five people"),
        CountValue(5, 5, 5),
        counted="people",
        group="victim",
        certainty="attributed",
        speakers=(mayor, Speaker(None, "guard")),
        told_to="Radio Ostreva",
        said_on=day,
        score=0.1 + 0.2,
    )
    claims = (
        killed,
        ids.claim(made, "date", quote(made, "Tuesday"), DateValue(None, None, "day", partial="--03-04")),
        ids.claim(
            made,
            "place",
            quote(made, "Tolmeri"),
            PlaceValue("Tolmeri", country="QAA", lat=12.3456789, lon=-0.5),
        ),
        ids.claim(
            made,
            "injured",
            quote(made, "nine"),
            CountValue(9, None, 9),
            modifier="at least",
            part_of=killed.id,
        ),
        ids.claim(
            made,
            "responsible",
            quote(made, "Grey Lantern"),
            ActorValue("Grey Lantern", "group", "carried_out"),
        ),
        ids.claim(
            made,
            "responsible",
            quote(made, "denied it"),
            ActorValue("Grey Lantern", None, "claimed"),
            polarity="denied",
            denies=(killed.id,),
        ),
        ids.claim(made, "targets", quote(made, "grain hall"), ThingValue("grain hall", None)),
        ids.claim(
            made,
            "person",
            quote(made, "Two men"),
            PersonValue("two men", rung="convicted", date=day, court="Ostreva"),
        ),
    )
    trial = ids.claim(
        made,
        "sentences",
        quote(made, "twelve years"),
        SentenceValue(CountValue(2, 2, 2), "prison", CountValue(12, 12, 12), "arson", None),
        derived_from=(killed.id,),
    )
    sacks = ids.claim(made, "figure", quote(made, "23,000"), CountValue(23000, 23000, 23000))
    fire = telling(made, *claims, mentions=((52, 60), (70, 75)))
    court = telling(made, trial, killed, type="trial", main=False)  # the two share a claim
    return made, Extraction(
        made.id,
        (fire, court),
        (Relation(court.id, fire.id, "trial_of", (trial.id,)),),
        (Figure(sacks, "sacks", PlaceValue("Tolmeri"), day, fire.id),),
        (Rejection(made.id, Span(0, 4), "Fire", "a heading"),),
    )


def judgement(number: int, *subjects: str, **about: Any) -> Judgement:
    """A person's decision."""
    made = {
        "kind": "not_this_value",
        "by": "Ana",
        "at": "2031-03-06T09:00:00Z",
        "why": "the mayor was misheard",
        **about,
    }
    return Judgement(f"judgement{number}", subjects=subjects, **made)


def content(path: Where) -> dict[str, Any]:
    """Everything that a casebook holds, to compare with another."""
    with Casebook.open(path) as casebook:
        return {
            "documents": list(casebook.documents()),
            "extractions": list(casebook.extractions()),
            "rejections": list(casebook.rejections()),
            "unread": casebook.unread(),
            "judgements": casebook.judgements(),
            "readers": casebook.readers(),
            "counts": casebook.counts(),
        }


def as_format_2(path: Path) -> None:
    """Makes a casebook what the version before stored views left of it."""
    from tellings.casebook import view_tables  # which loads the database engine: some tests must not

    connection = sqlite3.connect(path)
    with connection:
        connection.execute("DROP TABLE incident_words")
        connection.execute("DROP TABLE document_words")
        for table in (view_tables.view, *view_tables.CONTENT):
            connection.execute(f'DROP TABLE "{table.name}"')
        connection.execute("DROP INDEX ix_readings_reader")
        connection.execute("DROP TABLE judgement_documents")
        connection.execute("DROP INDEX ix_journal_at")
        connection.execute("UPDATE about SET value = '2' WHERE key = 'version'")
    connection.close()


def program(lines: str, *arguments: object, **about: Any) -> subprocess.Popen[str]:
    """A Python process of its own that runs `lines`, with these tests' modules at hand."""
    here = Path(__file__).parent
    beginning = "import sys\nfrom tellings.casebook import Casebook\nfrom casebook_reports import *\n"
    return subprocess.Popen(
        [sys.executable, "-B", "-c", beginning + textwrap.dedent(lines), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(here), str(here.parent / "src")))},
        **about,
    )

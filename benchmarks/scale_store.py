"""How long a casebook takes to build whole, to take in one more report, to take a decision, and to be shown, as it grows."""

from __future__ import annotations

import statistics
import tempfile
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from tellings import pipeline
from tellings.casebook import Casebook, Filters
from tellings.export import json_pieces
from tellings.model import Document, Extraction, Telling
from tellings.reader.encoder import Encoder
from tellings.review import Review
from tellings.values.gazetteer import Gazetteer

from .invented import World
from .measuring import Figures, clock, memory

_MORE = 9  # reports added one by one, and decisions taken one by one: the median of each is given


def measured(number: int) -> Figures:
    """A casebook of so many invented reports, one telling each.  Seconds are of processor, memory in MB."""
    made = ((document, telling) for document, telling, _ in World().reports(number + _MORE))
    judged: list[tuple[Document, Telling]] = []
    with tempfile.TemporaryDirectory() as folder, Gazetteer.open() as gazetteer:
        path = Path(folder, "my.db")
        with Casebook.open(path, write=True, create=True) as casebook, casebook.batch():
            for each in islice(made, number):
                _store(casebook, *each)
                if len(judged) < _MORE and (each[1].of("injured") or each[1].of("killed")):
                    judged.append(each)
        bare = path.stat().st_size
        with Casebook.open(path, write=True) as casebook:
            _, whole = clock(pipeline.keep, casebook)
            most = memory()
            more, encoder = list(made), Encoder()
            encoder.encode(judged[0][0].text)
            encoding = [clock(encoder.encode, document.text)[1] for document, _ in more]
            adding = [clock(_add, casebook, *each)[1] for each in more]
            review = Review(casebook, gazetteer, "A. Analyst", lambda: datetime.now(UTC))
            claims = [telling.of("injured") or telling.of("killed") for _, telling in judged]
            deciding = [clock(review.choose, own[0].id, "measured")[1] for own in claims]
            assert pipeline.is_kept(casebook)
            _, page = clock(_page, casebook)
            _, word = clock(casebook.stored.count, Filters(words="street"))
            _, written = clock(_written, casebook)
            incidents = casebook.stored.count()
        size = path.stat().st_size
    return {
        "reports": number,
        "incidents": incidents,
        "whole": whole,
        "adding": statistics.median(adding),
        "adding_most": max(adding),
        "encoding": statistics.median(encoding),
        "deciding": statistics.median(deciding),
        "deciding_most": max(deciding),
        "page": page,
        "word": word,
        "written": written,
        "kilobytes_bare": bare / number / 1000,
        "kilobytes": size / number / 1000,
        "memory": most,
    }


def _store(casebook: Casebook, document: Document, telling: Telling) -> None:
    casebook.store(document, Extraction(document.id, (telling,), (), (), ()), "invented")


def _add(casebook: Casebook, document: Document, telling: Telling) -> None:
    _store(casebook, document, telling)
    pipeline.keep(casebook)


def _page(casebook: Casebook) -> None:
    list(casebook.stored.incidents(Filters(least_killed=1), "date", limit=50))


def _written(casebook: Casebook) -> int:
    with casebook.snapshot():
        return sum(map(len, json_pieces(pipeline.export_flow(casebook))))

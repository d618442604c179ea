"""How long a casebook takes to take in one more report, to take a decision, and to be shown, as it grows."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
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
from .scale_linking import copied, kept, made

_MORE = 9  # reports added one by one, and decisions taken one by one: the median of each is given


def measured(number: int, folder: Path) -> Figures:
    """A casebook of so many invented reports, one telling each, all incidents built.  Seconds are of processor, memory in MB.

    `memory` is what this process needs at most before all is written as JSON, the encoder with it.
    """
    built = kept(number, folder)
    more = [
        (document, telling) for document, telling, _ in islice(World().reports(number + _MORE), number, None)
    ]
    with (
        tempfile.TemporaryDirectory(dir=folder) as own,
        Gazetteer.open() as gazetteer,
        Casebook.open(copied(built, Path(own, "my.db")), write=True) as casebook,
    ):
        encoder = Encoder()
        encoder.encode(more[0][0].text)
        encoding = [clock(encoder.encode, document.text)[1] for document, _ in more]
        adding = [clock(_add, casebook, *each)[1] for each in more]
        review = Review(casebook, gazetteer, "A. Analyst", lambda: datetime.now(UTC))
        counts = islice(_counts(casebook), _MORE)
        deciding = [clock(review.choose, claim, "measured")[1] for claim in counts]
        assert pipeline.is_kept(casebook)
        _, page = clock(_page, casebook)
        _, word = clock(casebook.stored.count, Filters(words="street"))
        most, incidents = memory(), casebook.stored.count()
        _, written = clock(_written, casebook)
    return {
        "reports": number,
        "incidents": incidents,
        "adding": statistics.median(adding),
        "adding_most": max(adding),
        "encoding": statistics.median(encoding),
        "deciding": statistics.median(deciding),
        "deciding_most": max(deciding),
        "page": page,
        "word": word,
        "written": written,
        "kilobytes_bare": made(number, folder).stat().st_size / number / 1000,
        "kilobytes": built.stat().st_size / number / 1000,
        "memory": most,
    }


def _counts(casebook: Casebook) -> Iterator[str]:
    """Claims of numbers of people, no more than one of a telling."""
    for extraction in casebook.extractions():
        for telling in extraction.tellings:
            for claim in (telling.of("injured") or telling.of("killed"))[:1]:
                yield claim.id


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

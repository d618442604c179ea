"""A casebook of any size over invented reports, written through the casebook's own writers, without linking them all.

Which reports are of one incident is known (`benchmarks.invented`), so each incident is built as the part that it is: what comes
out is what a decision on it would build again.  By what new reports would find their like is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, islice, pairwise
from pathlib import Path

from tellings.casebook import Casebook, Grounds, Stamp
from tellings.model import Document, Extraction, Telling
from tellings.pipeline import ViewBuilder
from tellings.pipeline.freshness import makers
from tellings.pipeline.ledger import Ledger
from tellings.pipeline.storing import built
from tellings.testing import make_document

from .invented import World

READER = "invented"
AT_ONCE = 500  # incidents
Reports = list[tuple[Document, Telling]]


def fill(path: Path, incidents: int, documents: int) -> None:
    """Makes a casebook of so many incidents and documents at `path`; documents that are left over tell of none."""
    made = 0
    with Casebook.open(path, write=True, create=True) as casebook, casebook.batch():
        groups = islice(_incidents(documents), incidents)
        while some := list(islice(groups, AT_ONCE)):
            made += sum(map(len, some))
            _add(casebook, some)
        numbers = iter(range(made, documents))
        while rest := list(islice(numbers, AT_ONCE)):
            _add(casebook, [], [_quiet(number) for number in rest])
        with casebook.stored.changing() as (changes, _):
            changes.stamp(Stamp(*casebook.head(), *makers(casebook)))


def _incidents(documents: int) -> Iterator[Reports]:
    """The reports of one incident after another."""
    for _, reports in groupby(World().reports(documents), key=lambda each: each[2]):
        yield [(document, telling) for document, telling, _ in reports]


def _quiet(number: int) -> Document:
    """A document that tells of no incident."""
    text = f"Notes of day {number}: nothing happened in {number % 97} towns, said clerk {number % 1_009}."
    return make_document(text, f"{number}", outlet=f"outlet-{number % 2_000}")


def _add(casebook: Casebook, incidents: list[Reports], quiet: Sequence[Document] = ()) -> None:
    every = [each for reports in incidents for each in reports]
    documents = {each.id: each for each in (*(document for document, _ in every), *quiet)}
    told = {document.id: (telling,) for document, telling in every}
    extractions = [Extraction(id, told.get(id, ()), (), (), ()) for id in documents]
    for extraction in extractions:
        casebook.store(documents[extraction.document], extraction, READER)
    pairs = tuple(sorted(pair for reports in incidents for pair in _pairs([t.id for _, t in reports])))
    bonds = sorted(
        (min(pair), max(pair))
        for reports in incidents
        for pair in pairwise(sorted({document.id for document, _ in reports}))
    )
    ledger = Ledger((), (pairs, pairs), {}, {})
    builder = ViewBuilder(documents, extractions, ledger=ledger)
    view = builder.view()
    with casebook.stored.changing() as (changes, grounds):
        changes.add_built(built(view, builder.documents, builder.derived, (), (), {}))
        grounds.add(Grounds((), (pairs, pairs), bonds, (), (), (), (), (), ()))


def _pairs(tellings: list[str]) -> Iterator[tuple[str, str]]:
    return combinations(sorted(tellings), 2)

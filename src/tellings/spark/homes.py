"""In the executors: the places that are settled by where an outlet is at home."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tellings.casebook.encoding import decode, encode, escape, unescape
from tellings.judging import without_furniture
from tellings.model import Claim, Telling
from tellings.model.records import claim_from
from tellings.pipeline.ledger import Derived
from tellings.pipeline.outlets import places_at_home, with_places

from .ingesting import document_of, extraction_of
from .judged import Judged
from .rows import Row
from .workers import gazetteer


@dataclass(frozen=True)
class Places:
    """The places that each outlet's tellings name."""

    judged: Judged

    def __call__(self, rows: Iterator[Row]) -> Iterator[Row]:
        for row in rows:
            document = document_of(row)
            if not document.outlet:
                continue
            (taken,) = without_furniture((extraction_of(row),), self.judged.of((document.id,)))
            for telling in {each.id: each for each in taken.tellings}.values():
                if claims := telling.of("place"):
                    yield {
                        "outlet": escape(document.outlet),
                        "telling": telling.id,
                        "document": document.id,
                        "claims": escape(encode_claims(claims)),
                    }


@dataclass(frozen=True)
class Homes:
    """The derived places of each outlet's tellings: rows come by outlet, and those of one in order of the tellings."""

    judged: Judged

    def __call__(self, rows: Iterator[Row]) -> Iterator[Row]:
        for outlet, group in groupby(rows, key=lambda row: row["outlet"]):
            tellings = [
                with_places(row["telling"], row["document"], decode_claims(unescape(row["claims"])))
                for row in group
            ]
            yield from self._settled(unescape(outlet), tellings)

    def _settled(self, outlet: str, tellings: Sequence[Telling]) -> Iterator[Row]:
        document_of = {each.id: each.document for each in tellings}
        about = self.judged.of(document_of.values())
        for final, moved in enumerate(places_at_home(outlet, tellings, about, gazetteer())):
            for telling, claims in moved.items():
                record = json.dumps([bool(final), telling, encode_claims(claims)])
                yield {"document": document_of[telling], "record": escape(record)}


def moved(records: Iterable[str]) -> tuple[Derived, Derived]:
    """The derived places of a part's tellings out of what `Homes` gave of them; the same without the claims that people refused."""
    found: tuple[dict[str, tuple[Claim, ...]], dict[str, tuple[Claim, ...]]] = ({}, {})
    for record in records:
        final, telling, claims = json.loads(unescape(record))
        found[final][telling] = decode_claims(claims)
    return found


def encode_claims(claims: Sequence[Claim]) -> str:
    """Claims as JSON."""
    return f"[{','.join(map(encode, claims))}]"


def decode_claims(text: str) -> tuple[Claim, ...]:
    """What `encode_claims` wrote."""
    return tuple(map(claim_from, decode(text)))

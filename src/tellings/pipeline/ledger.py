"""What incidents were made from that a part of the casebook cannot tell by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from tellings.model import Claim, Copy, Document

Derived = Mapping[str, tuple[Claim, ...]]  # by telling id
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Which documents copy which, which tellings were compared, and which places outlets settled.

    `pairs` are those that spoke for one incident, or came near to it, in the first and in the second linking.  `moved` are the derived places, which
    are all settled by where outlets are at home; `left` the same without the claims that people refused.  `dates` are those lent in
    the first linking where they are known: then it need not be done again.
    """

    copies: tuple[Copy, ...]
    pairs: tuple[tuple[Pair, ...], tuple[Pair, ...]]
    moved: Derived
    left: Derived
    dates: Derived | None = None


def of_field(derived: Derived, field: str) -> Derived:
    """The derived claims of one field, by telling; tellings without any are left out."""
    found = {id: tuple(claim for claim in claims if claim.field == field) for id, claims in derived.items()}
    return {id: claims for id, claims in found.items() if claims}


def bonds(documents: Mapping[str, Document], speaking: Iterable[Pair]) -> set[Pair]:
    """Pairs of documents, the smaller first, of which neither can be built without the other.

    Two are bound by tellings that speak for one incident (`speaking` are the documents of each two that do), by an equal text, and
    as a copy or a later version; what more than two share binds each to the next.
    """
    found = set(speaking)
    alike: dict[tuple[str, str], list[str]] = {}
    for document in documents.values():
        alike.setdefault(("text", document.text_hash), []).append(document.id)
        alike.setdefault(("origin", document.origin or document.id), []).append(document.id)
        found.update((document.id, other) for other in _named(document) if other in documents)
    for members in alike.values():
        found.update(pairwise(members))
    return {(min(pair), max(pair)) for pair in found if pair[0] != pair[1]}


def _named(document: Document) -> Iterator[str]:
    """The documents that one names."""
    yield from (each for each in (document.origin, document.supersedes) if each is not None)

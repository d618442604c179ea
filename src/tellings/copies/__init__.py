"""Which documents copy another, and which are later versions of one article.

Pure: the order of the documents makes no difference.  Copies are not corroboration, so what they say counts as said once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tellings.model import Copy, Document

from .finding import (
    MOST_IN_A_KEY,
    MOST_VERSIONS,
    Keys,
    Shelf,
    copies,
    copies_in_order,
    copy_among,
    keys_of,
    leads,
    may_copy,
    place_of,
    shelved,
)

__all__ = [
    "MOST_IN_A_KEY",
    "MOST_VERSIONS",
    "Keys",
    "Shelf",
    "copies",
    "copies_in_order",
    "copy_among",
    "keys_of",
    "leads",
    "may_copy",
    "place_of",
    "shelved",
    "with_copies",
]


def with_copies(documents: Iterable[Document], found: Iterable[Copy]) -> Mapping[str, Document]:
    """The documents by id, each with what it copies and what it supersedes; what the input said of them stays."""
    by_id = {each.document: each for each in found}
    return {
        each.id: replace(
            each,
            origin=each.origin or by_id[each.id].origin,
            supersedes=each.supersedes or by_id[each.id].supersedes,
        )
        if each.id in by_id
        else each
        for each in documents
    }

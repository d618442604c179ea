"""Finding copies in near-linear time: each document is only compared with earlier ones that share a key with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from tellings.model import Copy, Document
from tellings.model.coded import coded_row

from .shingles import containment, resemblance, shingles
from .signatures import keys
from .versions import article_keys

# A copy has half of all runs of words in common, or is the other cut short.  Set on `benchmarks.copies`.
_ALIKE = 0.5
_CUT_SHORT = 0.8
# Versions of one article are known by address or title; their texts must only be mostly the same.
_VERSION = 0.5
_FEWEST = 20  # runs of words: shorter texts are alike by chance
MOST_IN_A_KEY = (
    40  # the earliest texts of a key are compared: more share one only by what a whole site prints
)
_REMEMBERED = 500  # texts whose runs are kept at hand: those of a large corpus would fill the memory
MOST_VERSIONS = 10  # the latest versions before a document

Runs = frozenset[str]


@dataclass(frozen=True, slots=True)
class Keys:
    """By what a document finds those that it may copy, and those that it may be a later version of."""

    text: tuple[str, ...]
    article: tuple[str, ...]


class Shelf(Protocol):
    """The documents before one in the order of `place_of`, and what is known of them."""

    def leaders(self, keys: Sequence[str]) -> Iterable[Document]:
        """Of each of these keys of their text, the first MOST_IN_A_KEY that copy none, or are later versions."""

    def versions(self, keys: Sequence[str]) -> Iterable[Document]:
        """Of each of these keys of an article, the last MOST_VERSIONS."""

    def copy_of(self, document: str) -> Copy | None:
        """What one of them copies."""


def copies(documents: Iterable[Document]) -> tuple[Copy, ...]:
    """The documents that copy an earlier one, or are later versions of it, in id order.

    The origin is the first published of those alike; where it is not known which was, the longer text, then the lesser id.
    """
    by_id = {each.id: each for each in documents}
    found = copies_in_order(sorted(by_id.values(), key=place_of), by_id.__getitem__)
    return tuple(sorted(found, key=lambda each: each.document))


def copies_in_order(documents: Iterable[Document], document_of: Callable[[str], Document]) -> Iterator[Copy]:
    """The same of documents that come in order of `place_of`; `document_of` gives one that has come, by its id.

    Those that share no key with another may be left out.
    """
    shelf, runs = _Shelf(document_of), lru_cache(maxsize=_REMEMBERED)(shingles)
    for document in documents:
        own = keys_of(document, runs(document))
        copy = copy_among(document, own, shelf, runs)
        shelf.add(document.id, own, copy)
        if copy is not None:
            yield copy


def place_of(document: Document) -> str:
    """By what documents are put in order: as published, those of unknown day last; on one day the longer first, since reprints
    are cut."""
    return f"{_moment(document) or '~'} {10**12 - len(document.text):013d} {document.id}"


def keys_of(document: Document, runs: Runs | None = None) -> Keys:
    """The keys of a document; `runs` are its runs of words where they are at hand."""
    if coded_row(document.text, document.extra) is not None:
        return Keys((), ())  # rows of one table are alike, and no copies
    words = shingles(document) if runs is None else runs
    text = (":".join(map(str, key)) for key in keys(words)) if len(words) >= _FEWEST else ()
    return Keys(tuple(text), tuple("\t".join(key) for key in article_keys(document)))


def leads(copy: Copy | None) -> bool:
    """Whether later documents are compared with one that copies so: only one text of every family of copies is."""
    return copy is None or copy.supersedes is not None


def may_copy(a: Runs, b: Runs) -> bool:
    """Whether of two texts one may be a copy or a later version of the other: where not, neither is, whatever else is told."""
    return containment(a, b) >= min(
        _ALIKE, _CUT_SHORT, _VERSION
    )  # resemblance is never more than containment


def copy_among(
    document: Document, own: Keys, shelf: Shelf, runs: Callable[[Document], Runs] = shingles
) -> Copy | None:
    """What a document copies or supersedes among those before it; None where it does neither."""
    before = _version_before(document, own, shelf, runs)
    origin = _origin(document, own, shelf, runs) if before is None else before
    return None if origin is None else Copy(document.id, _root(origin, shelf), before)


def _root(document: str, shelf: Shelf) -> str:
    copy = shelf.copy_of(document)
    return document if copy is None else copy.origin


def _origin(document: Document, own: Keys, shelf: Shelf, runs: Callable[[Document], Runs]) -> str | None:
    """Of the texts that it is a copy of, the one most like it; of equals, the first published."""
    near = {each.id: each for each in shelf.leaders(own.text)}
    words = runs(document)
    ranked = [
        (-resemblance(words, runs(each)), place_of(each), each.id)
        for each in near.values()
        if _is_copy(words, runs(each))
    ]
    return min(ranked)[-1] if ranked else None


def _version_before(
    document: Document, own: Keys, shelf: Shelf, runs: Callable[[Document], Runs]
) -> str | None:
    """The latest version of the same article that is known to be earlier."""
    moment = _moment(document)
    near = {each.id: each for each in shelf.versions(own.article)}
    earlier = [
        each
        for each in near.values()
        if moment is not None
        and (_moment(each) or "~") < moment
        and containment(runs(document), runs(each)) >= _VERSION
    ]
    return max(earlier, key=place_of).id if earlier else None


def _moment(document: Document) -> str | None:
    """By when a document was published: ISO, None where that is not known."""
    return document.published.date.end if document.published else None


def _is_copy(a: Runs, b: Runs) -> bool:
    return resemblance(a, b) >= _ALIKE or (min(len(a), len(b)) >= _FEWEST and containment(a, b) >= _CUT_SHORT)


class _Shelf:
    """The ids of all documents so far, held in memory."""

    def __init__(self, document_of: Callable[[str], Document]) -> None:
        self._document_of = document_of
        self._found: dict[str, Copy] = {}
        self._leaders: dict[str, list[str]] = {}
        self._articles: dict[str, list[str]] = {}

    def add(self, document: str, own: Keys, copy: Copy | None) -> None:
        if copy is not None:
            self._found[document] = copy
        for key in own.article:
            self._articles.setdefault(key, []).append(document)
        for key in own.text if leads(copy) else ():
            self._leaders.setdefault(key, []).append(document)

    def leaders(self, keys: Sequence[str]) -> Iterable[Document]:
        return self._documents(each for key in keys for each in self._leaders.get(key, [])[:MOST_IN_A_KEY])

    def versions(self, keys: Sequence[str]) -> Iterable[Document]:
        return self._documents(each for key in keys for each in self._articles.get(key, [])[-MOST_VERSIONS:])

    def copy_of(self, document: str) -> Copy | None:
        return self._found.get(document)

    def _documents(self, ids: Iterable[str]) -> Iterable[Document]:
        return map(self._document_of, dict.fromkeys(ids))


def shelved(documents: Iterable[Document]) -> Iterator[tuple[str, str, str]]:
    """Each key of each document, with the document's place and id."""
    for document in documents:
        own, place = keys_of(document), place_of(document)
        yield from ((key, place, document.id) for key in (*own.text, *own.article))

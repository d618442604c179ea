"""Finding copies in near-linear time: each document is only compared with earlier ones that share a key with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from tellings.model import Copy, Document

from .shingles import containment, resemblance, shingles
from .signatures import keys
from .versions import article_keys

# A copy has half of all runs of words in common, or is the other cut short.  Set on `benchmarks.copies`.
_ALIKE = 0.5
_CUT_SHORT = 0.8
# Versions of one article are known by address or title; their texts must only be mostly the same.
_VERSION = 0.5
_FEWEST = 20  # runs of words: shorter texts are alike by chance
_MOST_IN_A_KEY = (
    40  # the earliest texts of a key are compared: more share one only by what a whole site prints
)
_REMEMBERED = 500  # texts whose runs are kept at hand: those of a large corpus would fill the memory
_MOST_VERSIONS = 10  # the latest versions before a document


def copies(documents: Iterable[Document]) -> tuple[Copy, ...]:
    """The documents that copy an earlier one, or are later versions of it, in id order.

    The origin is the first published of those alike; where it is not known which was, the longer text, then the lesser id.
    """
    search = _Search()
    for document in sorted({each.id: each for each in documents}.values(), key=_order):
        search.take(document)
    return tuple(search.found[id] for id in sorted(search.found))


def _order(document: Document) -> tuple[str, int, str]:
    """As published, those of unknown day last; on one day the longer first, since reprints are cut."""
    return (_moment(document) or "~", -len(document.text), document.id)


def _moment(document: Document) -> str | None:
    """By when a document was published: ISO, None where that is not known."""
    return document.published.date.end if document.published else None


class _Search:
    """Takes documents in order of publication.  Only one text of every family of copies is kept to be compared with."""

    def __init__(self) -> None:
        self.found: dict[str, Copy] = {}
        self._leaders: dict[tuple[int, ...], list[Document]] = {}
        self._articles: dict[tuple[str, ...], list[Document]] = {}
        self._runs = lru_cache(maxsize=_REMEMBERED)(shingles)

    def take(self, document: Document) -> None:
        """Finds what a document copies or supersedes among those taken before it."""
        runs = self._runs(document)
        before = self._version_before(document, runs)
        signed = list(keys(runs)) if len(runs) >= _FEWEST else []
        origin = self._origin(runs, signed) if before is None else self._root(before)
        if origin is not None:
            self.found[document.id] = Copy(document.id, self._root(origin), before)
        for key in article_keys(document):
            self._articles.setdefault(key, []).append(document)
        if origin is None or before is not None:
            for each in signed:
                self._leaders.setdefault(each, []).append(document)

    def _root(self, document: str) -> str:
        return self.found[document].origin if document in self.found else document

    def _origin(self, runs: frozenset[str], signed: Iterable[tuple[int, ...]]) -> str | None:
        """Of the texts that it is a copy of, the one most like it; of equals, the first published."""
        near: dict[str, Document] = {}
        for key in signed:
            near.update((each.id, each) for each in self._leaders.get(key, ())[:_MOST_IN_A_KEY])
        ranked = [
            (-resemblance(runs, self._runs(each)), _order(each), each.id)
            for each in near.values()
            if _is_copy(runs, self._runs(each))
        ]
        return min(ranked)[-1] if ranked else None

    def _version_before(self, document: Document, runs: frozenset[str]) -> str | None:
        """The latest version of the same article that is known to be earlier."""
        moment = _moment(document)
        near: Mapping[str, Document] = {
            each.id: each
            for key in article_keys(document)
            for each in self._articles.get(key, ())[-_MOST_VERSIONS:]
        }
        earlier = [
            each
            for each in near.values()
            if moment is not None
            and (_moment(each) or "~") < moment
            and containment(runs, self._runs(each)) >= _VERSION
        ]
        return max(earlier, key=_order).id if earlier else None


def _is_copy(a: frozenset[str], b: frozenset[str]) -> bool:
    return resemblance(a, b) >= _ALIKE or (min(len(a), len(b)) >= _FEWEST and containment(a, b) >= _CUT_SHORT)

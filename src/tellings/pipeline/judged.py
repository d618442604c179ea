"""People's judgements, of which each part of the whole needs those that are about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from tellings.model import Judgement

from .part import documents_of


class Judged:
    """Judgements by the documents that they are about.  One that names none, as those of early versions do, is about all."""

    def __init__(self, judgements: Sequence[Judgement]) -> None:
        self.every = tuple(judgements)

    def __reduce__(self) -> tuple[type[Judged], tuple[Sequence[Judgement]]]:
        return (type(self), (self.every,))

    def of(self, documents: Iterable[str]) -> tuple[Judgement, ...]:
        """Those about any of the documents, in the order in which they were made."""
        found = {place for document in ("", *documents) for place in self._places.get(document, ())}
        return tuple(self.every[place] for place in sorted(found))

    @property
    def nameless(self) -> tuple[Judgement, ...]:
        """Those that name no document."""
        return self.of(())

    @property
    def bonds(self) -> list[tuple[str, str]]:
        """Pairs of documents that one judgement is about."""
        named = [sorted(documents_of(each)) for each in self.every]
        return [(first, other) for first, *rest in filter(None, named) for other in rest]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, each in enumerate(self.every):
            for document in documents_of(each) or {""}:
                places.setdefault(document, []).append(place)
        return places

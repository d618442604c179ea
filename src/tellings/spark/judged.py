"""People's judgements, of which each part of the whole needs those that are about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from tellings.errors import UserError
from tellings.model import Judgement
from tellings.pipeline import documents_of


class Judged:
    """Judgements by the documents that they are about.  Raises UserError for one that names none."""

    def __init__(self, judgements: Sequence[Judgement]) -> None:
        nameless = next((each.id for each in judgements if not documents_of(each)), None)
        if nameless is not None:
            raise UserError(
                f"the judgement {nameless} names no document, as those of early versions do: undo it and decide again"
            )
        self.every = tuple(judgements)

    def __reduce__(self) -> tuple[type[Judged], tuple[Sequence[Judgement]]]:
        return (Judged, (self.every,))

    def of(self, documents: Iterable[str]) -> tuple[Judgement, ...]:
        """Those about any of the documents, in the order in which they were made."""
        found = {place for document in documents for place in self._places.get(document, ())}
        return tuple(self.every[place] for place in sorted(found))

    @property
    def bonds(self) -> list[tuple[str, str]]:
        """Pairs of documents that one judgement is about."""
        named = [sorted(documents_of(each)) for each in self.every]
        return [(first, other) for first, *rest in named for other in rest]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, each in enumerate(self.every):
            for document in documents_of(each):
                places.setdefault(document, []).append(place)
        return places

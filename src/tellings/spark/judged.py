"""People's judgements, of which each part of the whole needs those that are about it."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.errors import UserError
from tellings.model import Judgement
from tellings.pipeline import judged


class Judged(judged.Judged):
    """Judgements by the documents that they are about.  Raises UserError for one that names none."""

    def __init__(self, judgements: Sequence[Judgement]) -> None:
        super().__init__(judgements)
        for nameless in self.nameless:
            raise UserError(
                f"the judgement {nameless.id} names no document, as those of early versions do: undo it and decide again"
            )

"""Words with their offsets: what rules over sentences walk along."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# Marks that no phrase goes past.
PUNCTUATION = frozenset([",", ";", ":", ".", "(", ")", '"', "“", "”", "—", "–", "-"])
_WORD = re.compile(r"[^\W_]+(?:['’\-‑.][^\W_]+)*|[^\w\s]")


class Word(NamedTuple):
    """One word or mark of punctuation; `lower` is its case-folded form with straight apostrophes."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


@lru_cache(maxsize=512)  # one sentence after the other, and the document's again in the next step
def words(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words and marks of `text[start:end]`, in order."""
    found = _WORD.finditer(text, start, end)
    return tuple([Word(*each.span(), each[0], each[0].lower().replace("’", "'")) for each in found])

"""Words with their offsets: what rules over sentences walk along."""

from __future__ import annotations

import re
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


def words(text: str, start: int, end: int) -> list[Word]:
    """The words and marks of `text[start:end]`, in order."""
    return [
        Word(found.start(), found.end(), found.group(), found.group().lower().replace("’", "'"))
        for found in _WORD.finditer(text, start, end)
    ]

"""Words of texts and names as they are compared here, and which of them are common words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tellings.values.folding import fold
from tellings.values.names import organisations, titles
from tellings.values.wordlists import CALENDAR, FUNCTION_WORDS, PARTICLES, PLACE_WORDS, SURNAMES_TOO

# A word with its inner apostrophes: hyphens, slashes, dots, digits and underlines part words, so that "john-smith.html" is three.
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_STANDING = re.compile(rf"(?<![-/@.#_=&+\d]){WORD.pattern}\b(?![-/@#_=&+\d]|\.\w)")
# Offices that are surnames too ("Judge"): as words they are far commoner.
OFFICES = frozenset("judge justice sheriff mayor major constable sergeant marshal".split())
# Words inside names that name nobody: titles, particles, and what stands in a name by a slip of the reader ("Police", "Street").
NO_NAMES = (
    titles.ABBREVIATIONS
    | PARTICLES
    | FUNCTION_WORDS
    | {"jr", "sr", "ii", "iii", "iv"}
    | ((frozenset(titles.HEADS) | organisations.HEADS | PLACE_WORDS) - SURNAMES_TOO)
    | OFFICES
    | CALENDAR
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `[start, end)` of a text; `key` is its folded form without a possessive ending."""

    start: int
    end: int
    text: str
    key: str

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


def words(text: str) -> list[Word]:
    """The words of a text in order."""
    return [Word(found.start(), found.end(), found[0], key(found[0])) for found in WORD.finditer(text)]


def key(word: str) -> str:
    """ "smith" for "Smith", "SMITH’S", "Smith's"; "obrien" for "O'Brien".  Abbreviations are left as they are."""
    bare = re.sub(r"['’][sS]$", "", word)
    return fold(bare).replace(" ", "") if len(bare) > 2 else bare.casefold()


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name that tell who it is: no initials, particles, titles, days, months, words for offices, bodies and places."""
    return tuple(each.key for each in words(name) if len(each.key) > 1 and each.key not in NO_NAMES)


def common_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that these texts write in small letters at least as often as with a capital.

    A surname that is such a word ("Young", "Bell") cannot be told from the word when it stands alone.  What is joined to other
    signs, as in an address or a file's name, says nothing of how a word is written.
    """
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        for found in _STANDING.finditer(text):
            (capital if found[0][0].isupper() else small)[key(found[0])] += 1
    return frozenset(word for word, many in small.items() if many >= capital[word]) | FUNCTION_WORDS

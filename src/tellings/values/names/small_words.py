"""Which words of English are written small: the list that tells a word from a name where a text is all in capitals."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from tellings.values.wordlists import FUNCTION_WORDS, GIVEN_NAMES

# Ends and beginnings that make another word of a word in the list, or are a word's own.
_SUFFIXES = "s es ed d ing er ers ly ist ists ism ness able al ment ments ation ations 's s'".split()
_PREFIXES = "un re counter anti non mis over under out inter pre semi ultra pro co dis de".split()
_ENDINGS = tuple(
    """
    tion tions ment ments ness ing ings ously ively ility ities istic ized izing ization isation ists able ible edly
    fully ological
    """.split()
)
SHORTEST_STEM = 4  # letters
SHORTEST_ENDED = 7  # letters of a word that its ending alone shows to be one


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    """Words seen small oftener than with a capital inside sentences, in news, the web and an encyclopaedia."""
    table = (files("tellings.values.names") / "data" / "small_words.txt").read_text(encoding="utf-8")
    return frozenset(table.split()) | FUNCTION_WORDS


@lru_cache(maxsize=65_536)
def is_small(lower: str) -> bool:
    """Whether `lower`, a word in small letters, is an ordinary word and no name."""
    if lower in _listed():
        return True
    if lower in GIVEN_NAMES:
        return False
    stems = [lower.removesuffix(suffix) for suffix in _SUFFIXES if lower.endswith(suffix)]
    if any(len(stem) >= SHORTEST_STEM and _is_stem(stem) for stem in stems):
        return True
    rests = [lower.removeprefix(prefix) for prefix in _PREFIXES if lower.startswith(prefix)]
    if any(len(rest) >= SHORTEST_STEM and rest in _listed() for rest in rests):
        return True
    return len(lower) >= SHORTEST_ENDED and lower.endswith(_ENDINGS)


def _is_stem(stem: str) -> bool:
    """Whether a word of the list gives this stem: whole, without its "e", with "i" for "y", with its last letter doubled."""
    return not _listed().isdisjoint((stem, stem + "e", stem + "y", stem[:-1] + "y", stem[:-1]))

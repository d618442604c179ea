"""Which language a text is in.  The one file that imports py3langid."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

LETTERS_NEEDED = 40  # under that, names alone decide, and they are of no language
SAMPLE = 1500  # characters: more changes no answer
# A decision the words leave open is none: the gap between the two best languages, in log likelihood per letter.
_GAP = 0.02


def language(passages: Sequence[str]) -> str | None:
    """The language of a text's passages (ISO 639-1), None where they are too short or leave it open."""
    return _of(" ".join(" ".join(passages).split())[:SAMPLE])


@lru_cache(maxsize=4)  # a document is asked twice: when it is made, and whether its own words can be read
def _of(sample: str) -> str | None:
    letters = sum(character.isalpha() for character in sample)
    if letters < LETTERS_NEEDED:
        return None
    if sum(character.isupper() for character in sample) * 2 > letters:
        sample = sample.lower()  # wire copy in capitals alone: the model knows small letters
    from py3langid import rank

    (best, score), (_, next_score), *_ = rank(sample)
    return as_iso_639_1(best) if (score - next_score) / letters > _GAP else None


def as_iso_639_1(tag: str | None) -> str | None:
    """The language of a tag such as "en-GB", None where it has no code of two letters."""
    code = (tag or "").strip().replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None

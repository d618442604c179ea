"""An effect with the sentence that tells it, and what its words say."""

from __future__ import annotations

from dataclasses import dataclass

from .effect_words import HOW_THEY_ARE, LEAVING
from .effects import Effect
from .passage import Passage
from .people import ONE, People

HURT = ("shot", "injured")


@dataclass(frozen=True, slots=True)
class Told:
    """An effect with the sentence that tells it."""

    passage: Passage
    effect: Effect

    @property
    def words(self) -> str:
        """What tells the effect, in lower case."""
        return " ".join(self.passage.text[self.effect.verb_start : self.effect.verb_end].lower().split())

    @property
    def low(self) -> int:
        """How many at the least; 0 where the words do not say."""
        return 0 if self.effect.people.count is None else self.effect.people.count.low

    @property
    def tells_how(self) -> bool:
        """Whether the words only tell how those hurt are."""
        return HOW_THEY_ARE.fullmatch(self.words) is not None

    @property
    def is_done_to(self) -> bool:
        """Whether people are what a verb does something to: "shot his wife", "left two people dead"; not "a boy died"."""
        start = self.effect.people.start
        before = self.passage.words[: self.passage.word_at(start)][-1:]
        return start >= self.effect.verb_end or any(word.lower in LEAVING for word in before)


def who(phrase: People) -> str | None:
    """The fullest name of the bearer, where the phrase is or stands for a name."""
    return phrase.name.canonical if phrase.name is not None else None


def is_single(phrase: People) -> bool:
    """Whether a phrase is one person by the grammar of its words, not by a number."""
    return phrase.quantity is None and phrase.count == ONE

"""Free text rewritten word by word: what is not known to be harmless does not pass.

Places stay, so "Lincoln Park" is left as it is, and so is a body's name but for the words that a hidden person bears.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from tellings.values import names
from tellings.values.countries import DEMONYMS
from tellings.values.names import organisations, titles
from tellings.values.wordlists import CALENDAR, FUNCTION_WORDS, ORDINARY, PEOPLES, PLACE_WORDS, SURNAMES_TOO

from .keys import Keys
from .people import People
from .words import NO_NAMES, OFFICES, Word, key, words

LEFT_OUT = "[name]"
MOST_WORDS = 6  # of a name that is looked for as a whole
_FAMILY = frozenset(
    "family families home house household residence brothers sisters twins estate children".split()
)
_COURTESY = frozenset("mr mrs ms miss sir lady madam".split())
# Other words that are surnames too ("King", "Bishop") must be common words of the texts to pass.
# Words that name nobody, whoever the casebook's persons are.
_HARMLESS = (
    FUNCTION_WORDS
    | CALENDAR
    | ORDINARY
    | PEOPLES
    | PLACE_WORDS
    | frozenset(titles.HEADS)
    | titles.ABBREVIATIONS
    | organisations.HEADS
    | frozenset(part for word in DEMONYMS for part in map(key, word.split()))
) - (SURNAMES_TOO - OFFICES - FUNCTION_WORDS - CALENDAR)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a rewritten text: as it stood, put in the place of a name, or kept because it names a place or a known body."""

    text: str
    sort: Literal["plain", "hidden", "kept"]


# A text that describes ("a neighbour of ..."), a body's name, what published a document, or a sentence of our own.
Sort = Literal["phrase", "body", "outlet", "own"]


@dataclass(frozen=True)
class Near:
    """Who may be meant by a text: the hidden persons whom its own documents name, and the names that stand beside it."""

    people: frozenset[str]
    among: tuple[str, ...]

    @cached_property
    def sounds(self) -> frozenset[str]:
        """The sounds of all words of the people's names."""
        return frozenset(names.sound(part) for each in self.people for part in names.person_words(each))


class Phrases:
    """Rewrites the words of reports.  `places` are the names of the places that the casebook tells of."""

    def __init__(
        self, people: People, keys: Keys, places: Iterable[str], bodies: Iterable[str], common: frozenset[str]
    ) -> None:
        self._people = people
        self._keys = keys
        self._places = frozenset(tuple(each.key for each in words(place)) for place in places)
        self._longest = max((len(each) for each in self._places), default=0)
        self._bodies = frozenset(tuple(each.key for each in words(body)) for body in bodies)
        self._common = common

    def is_harmless(self, word: str) -> bool:
        """Whether a folded word is ordinary English in these texts or in the field."""
        return word in self._common or word in _HARMLESS

    def is_body(self, text: str) -> bool:
        """Whether words name a body and not a person, as far as anything tells."""
        found = words(text)
        if self._people.knows(text):
            return False
        return (
            organisations.known(text) is not None
            or organisations.has_head(text)
            or organisations.official_body(text)
            or tuple(each.key for each in found) in self._bodies
            or any(self.is_harmless(each.key) or _is_acronym(each.text) for each in found)
        )

    def pieces(self, text: str, near: Near, sort: Sort) -> list[Piece]:
        """The text rewritten."""
        line = words(text)
        made: list[Piece] = []
        end = at = 0
        while at < len(line):
            found, last = self._judged(text, line, at, near, sort)
            made.append(Piece(text[end : line[at].start], "plain"))
            if found.sort == "hidden" and line[last].text[-2:].lower() in ("'s", "’s"):
                found = Piece(found.text + line[last].text[-2:], "hidden")
            made.append(found)
            end, at = line[last].end, last + 1
        made.append(Piece(text[end:], "plain"))
        return _without_repetitions(made)

    def _judged(self, text: str, line: Sequence[Word], at: int, near: Near, sort: Sort) -> tuple[Piece, int]:
        """What becomes of the words from `at` on, and the last of them."""
        place = self._place(text, line, at, near, sort)
        for last in range(min(at + MOST_WORDS, len(line)) - 1, at, -1):
            if place is not None and place >= last:
                break
            run = line[at : last + 1]
            meant = self._people.means(tuple(each.key for each in run)) if _adjoin(text, run) else None
            if meant is None:
                continue
            if not self._people.is_hidden(meant):
                return Piece(text[line[at].start : line[last].end], "kept"), last
            return Piece(self._keys.person(self._people.person(meant, near.among)), "hidden"), last
        if place is None:
            place = _known_body(text, line, at)
        if place is not None:
            return Piece(text[line[at].start : line[place].end], "kept"), place
        word = line[at]
        if self._gives_away(word, near, sort):
            return Piece(self._stand_in(line, at, near), "hidden"), at
        return Piece(word.text, "plain"), at

    def _place(self, text: str, line: Sequence[Word], at: int, near: Near, sort: Sort) -> int | None:
        """The last word of a place's name that begins at `at`; a name that these documents' own people bear is none."""
        if not line[at].capital:
            return at if sort == "outlet" and (line[at].key,) in self._places else None
        for last in range(min(at + self._longest, len(line)) - 1, at - 1, -1):
            run = tuple(each.key for each in line[at : last + 1])
            if run not in self._places:
                continue
            if last > at or not (names.sound(line[at].key) in near.sounds or _of_a_family(line, at)):
                return last
        last = at
        while last + 1 < len(line) and line[last + 1].capital and _adjoin(text, line[last : last + 2]):
            last += 1
        while last > at and line[last].key not in PLACE_WORDS:
            last -= 1
        named = line[at:last]
        if named and not any(
            names.sound(each.key) in near.sounds or each.text[-2:-1] in "'’" for each in named
        ):
            return last
        return None

    def _gives_away(self, word: Word, near: Near, sort: Sort) -> bool:
        if self._people.holds_joined(word.key):
            return True
        harmless = self.is_harmless(word.key)
        if word.key in NO_NAMES and not (word.key in CALENDAR and names.sound(word.key) in near.sounds):
            return False  # "April" is a month, unless an April is told of
        if sort == "own" and (harmless or not word.capital):
            return False
        if self._people.is_hidden_word(word.key):
            literal = word.key in self._people.words and word.key not in self._common
            if literal or not word.capital:
                return literal
            return names.sound(word.key) in near.sounds or not harmless
        known = sort in ("body", "outlet") or harmless or _is_acronym(word.text)
        return word.capital and not known

    def _stand_in(self, line: Sequence[Word], at: int, near: Near) -> str:
        """A pseudonym where a surname alone surely means one person ("Gray's lawyer"); else only that a name stood here."""
        word = line[at]
        bearers = {
            self._people.person(each, near.among)
            for each in near.people
            if names.sound(word.key) in map(names.sound, names.person_words(each)[-1:])
        }
        sure = word.text[-2:-1] in "'’" or _of_a_family(line, at)
        return self._keys.person(bearers.pop()) if sure and len(bearers) == 1 else LEFT_OUT


def _is_acronym(text: str) -> bool:
    bare = text.removesuffix("'s").removesuffix("’s")
    return 1 < len(bare) <= 5 and bare.isupper()


def _adjoin(text: str, run: Sequence[Word]) -> bool:
    """Whether no more than blanks, hyphens, a comma or an initial's stop stands between words."""
    return all(
        len(between := text[one.end : two.start]) <= 3 and not between.strip(" ,.-_/\n")
        for one, two in pairwise(run)
    )


def _of_a_family(line: Sequence[Word], at: int) -> bool:
    """Whether a name stands as a family's: "the Jackson family", "Mr. Jackson"."""
    after = line[at + 1].key if at + 1 < len(line) else ""
    before = line[at - 1].key if at else ""
    return after in _FAMILY or before in _COURTESY


def _known_body(text: str, line: Sequence[Word], at: int) -> int | None:
    """The last word of a body in our tables whose name begins at `at`."""
    if not line[at].capital:
        return None
    for last in range(min(at + organisations.LONGEST, len(line)) - 1, at - 1, -1):
        if organisations.known(text[line[at].start : line[last].end]) is not None:
            return last
    return None


def _without_repetitions(pieces: Sequence[Piece]) -> list[Piece]:
    """Empty pieces dropped, and of neighbours that stand for one name only the first kept."""
    made: list[Piece] = []
    for each in pieces:
        if not each.text:
            continue
        before = [one for one in made[-2:] if one.text.strip() or one.sort == "hidden"]
        again = each.sort == "hidden" and before and before[-1] == each
        if again and (len(made) < 2 or made[-1] == each or not made[-1].text.strip()):
            continue
        made.append(each)
    return made

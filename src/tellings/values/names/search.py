"""The search for a document's names: which capitalised runs are persons, which are organisations, which are neither."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from tellings.values.countries import DEMONYMS
from tellings.values.names import bearers, capitals, organisations, titles
from tellings.values.names.capitals import Run, Token
from tellings.values.names.casing import cased
from tellings.values.names.name import Name, NameKind
from tellings.values.names.speaking import AMBIGUOUS, FORMS
from tellings.values.wordlists import (
    CALENDAR,
    FUNCTION_WORDS,
    GIVEN_NAMES,
    NOT_ORGANISATIONS,
    ORDINARY,
    PARTICLES,
    PEOPLES,
    PLACE_WORDS,
    SURNAMES_TOO,
)

_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{0,3}(?:[-/][A-Z0-9]{1,4})?[A-Z0-9]{0,2}|(?:[A-Z]\.){2,6}")
_NAMED = frozenset(("named", "called", "identified", "nicknamed", "alias"))
_AFTER_PREPOSITION = frozenset(
    (
        "in",
        "at",
        "near",
        "from",
        "to",
        "of",
        "outside",
        "around",
        "across",
        "into",
        "through",
        "toward",
        "towards",
    )
)
# Words of captions and bylines that stand right before a name.
_NO_GIVEN_NAMES = frozenset(
    ("news", "handout", "photo", "photograph", "courtesy", "family", "channel", "image", "exclusive", "video")
)
HEADLINE_SHARE = 0.75  # of a line's longer words, how many are capitalised in a headline
_LINE_END = re.compile("\n")
_DATELINE = re.compile(r"\s*(?:--|[—–-]\s|\(|,|:)")
MOST_NAME_WORDS = 5
_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Tokens `[first, last]` that may be a name; `kind` None where nothing tells yet."""

    first: int
    last: int
    kind: NameKind | None
    weak: bool  # stands in a headline, or is one word that nothing around it makes a name


class Search:
    """One document's search for names; holds its tokens and what is known of its words."""

    def __init__(self, text: str, places: Callable[[str], bool]) -> None:
        self.text = cased(text)
        self.places = places
        self.wrapped = capitals.is_wrapped(self.text)
        self.words = capitals.tokens(self.text)
        self.small = frozenset(word.text for word in self.words if not word.capital)
        self.headline = self._headlines()
        self._around: dict[tuple[int, int], bearers.Around] = {}

    def names(self) -> list[Name]:
        known = self._known()
        taken = {at for first, last in known for at in range(first, last + 1)}
        open_words = [
            word._replace(capital=False) if at in taken else word for at, word in enumerate(self.words)
        ]
        found = [_Candidate(first, last, "organisation", False) for first, last in known]
        for run in capitals.runs(self.text, open_words, self.wrapped):
            found += self._judged(run)
        found.sort(key=lambda each: each.first)
        return [self._name(each) for each in self._settled(found)]

    # -- lines whose capitals tell nothing

    def _headlines(self) -> list[bool]:
        """For each token, whether it stands in a line in which most words are capitalised."""
        flags: list[bool] = []
        ends = [match.start() for match in _LINE_END.finditer(self.text)]
        for end in (*ends, len(self.text)):
            first = len(flags)
            last = bisect_left(self.words, end, first, key=_start)
            if last > first:
                flags += [_is_headline(self.text, self.words[first:last])] * (last - first)
        return flags

    # -- organisations known by name

    def _known(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        first_words, reached = organisations.first_words(), 0
        for at, word in enumerate(self.words):
            if word.lower not in first_words or at < reached:
                continue
            last = self._known_at(at)
            if last is not None:
                found.append((at, last))
                reached = last + 1
        return found

    def _known_at(self, at: int) -> int | None:
        """The last token of the longest known organisation's name that begins at `at`."""
        word = self.words[at]
        if word.lower == "the" or (not word.capital and word.lower not in ("al", "el", "ex")):
            return None
        for last in range(min(at + organisations.LONGEST, len(self.words)) - 1, at - 1, -1):
            end = self.words[last]
            if (
                not end.capital
                or end.lower == "the"
                or end.start - word.start > 80
                or "\n\n" in self.text[word.start : end.start]
            ):
                continue
            name = self.text[word.start : end.end]
            if organisations.known(name) and not (self.headline[at] and name in organisations.ALSO_WORDS):
                return last
        return None

    # -- runs of capitals

    def _judged(self, run: Run) -> list[_Candidate]:
        first, last = run.first, run.last
        words = self.words[first : last + 1]
        if all(self._is_ordinary(word) for word in words) and not _is_organisation(words):
            return []
        if len(words) == 1:
            return self._judged_word(first)
        if words[0].text == "NGO":
            return [_Candidate(first + 1, last, "organisation", self.headline[first])]
        name_at = self._after_title(first, last)
        if name_at > first:
            return [
                *self._organisations_in_title(first, name_at - 1),
                *self._person(name_at, last, titled=True),
            ]
        if _is_organisation(words) and not (
            words[-1].lower in SURNAMES_TOO and self._is_surrounded(first, last)
        ):
            kind: NameKind = "organisation"
            if all(self._is_ordinary(word) for word in words) and self.headline[first]:
                return []
            return [_Candidate(first, last, kind, self.headline[first])]
        if self._names_no_person(first, last):
            return self._organisations_in_title(first, last)
        return self._person(first, last, titled=False)

    def _names_no_person(self, first: int, last: int) -> bool:
        """Whether a run is a place's name or an office's: "Hill Street", "Mesa County Coroner"."""
        one, two = self.words[first].lower, self.words[last].lower
        if one in ("mount", "lake", "fort", "camp", "port"):
            return True
        if two not in PLACE_WORDS and two not in titles.HEADS:
            return False
        surname = two in SURNAMES_TOO and last > first
        return not (surname and (one in GIVEN_NAMES or self._is_evident(first, last)))

    def _is_ordinary(self, word: Token) -> bool:
        lower = word.lower.removesuffix("'s")
        return (
            lower in ORDINARY
            or lower in PEOPLES
            or lower in FUNCTION_WORDS
            or lower in PLACE_WORDS
            or lower in titles.HEADS
            or (lower in PARTICLES and not (len(word.text) == 1 and word.capital))
            or word.text.removesuffix("'s") in DEMONYMS
            or word.text[0].isdigit()
        )

    def _judged_word(self, at: int) -> list[_Candidate]:
        word = self.words[at]
        shape = word.text.removesuffix("'s").removesuffix("’s")
        if _ACRONYM.fullmatch(shape) and len(shape) > 1:
            return self._acronym(at, shape)
        if len(word.text) < 2 or word.lower in FORMS or self._is_ordinary(word):
            return []
        return self._person(at, at, titled=False)

    def _acronym(self, at: int, shape: str) -> list[_Candidate]:
        word = self.words[at]
        if shape.replace(".", "") in NOT_ORGANISATIONS or self.headline[at]:
            return []
        if not _is_defined(self.text, word) and (self.places(shape) or self._is_dateline(at)):
            return []
        return [_Candidate(at, at, "organisation", False)]

    def _is_dateline(self, at: int) -> bool:
        """Whether a word opens its line and a dash or a bracket follows: "KABUL --"."""
        opens = at == 0 or "\n" in self.text[self.words[at - 1].end : self.words[at].start]
        return opens and _DATELINE.match(self.text, self.words[at].end) is not None

    def _after_title(self, first: int, last: int) -> int:
        """Where, in a run, the name after its title begins; `first` where it holds no title."""
        begins_titled = self.words[first].lower in titles.ABBREVIATIONS
        if not begins_titled and self.words[last].lower in organisations.HEADS:
            return first
        for at in range(last - 1, first - 1, -1):
            word = self.words[at]
            head = word.lower in titles.ABBREVIATIONS or (
                word.lower in titles.HEADS and word.lower not in titles.NOT_BEFORE_A_NAME
            )
            if head and not self._is_name_before(first, at):
                return at + 1
        return first

    def _is_name_before(self, first: int, at: int) -> bool:
        """Whether a head noun stands inside a name rather than before it: the "King" of "Martin Luther King Jones"."""
        return (
            at > first
            and self.words[first].lower in GIVEN_NAMES
            and self.words[at].lower in titles.ABBREVIATIONS
        )

    def _organisations_in_title(self, first: int, last: int) -> list[_Candidate]:
        """The organisation named in a title: "KNB" of "KNB Chief", "Health Ministry" of "Health Ministry Spokesman"."""
        while last >= first and self._is_office_word(self.words[last]):
            last -= 1
        if last < first:
            return []
        words = self.words[first : last + 1]
        shape = words[0].text
        acronym = (
            len(words) == 1
            and _ACRONYM.fullmatch(shape)
            and len(shape) > 1
            and shape not in NOT_ORGANISATIONS
        )
        if acronym or (len(words) > 1 and _is_organisation(words)):
            return [_Candidate(first, last, "organisation", self.headline[first])]
        return []

    def _is_office_word(self, word: Token) -> bool:
        return word.lower in titles.ABBREVIATIONS or (
            word.lower not in organisations.HEADS
            and (word.lower in titles.HEADS or word.lower in ("deputy", "vice", "acting", "former"))
        )

    # -- persons

    def _person(self, first: int, last: int, titled: bool) -> list[_Candidate]:
        while first <= last and self._is_no_start(first, last, titled):
            first += 1
        while last > first and self._is_no_end(last):
            last -= 1
        if first > last:
            return []
        size = last - first + 1
        headline = self.headline[first]
        if size > MOST_NAME_WORDS + 2:
            return []
        shown = self.text[self.words[first].start : self._end(last)]
        evidence = titled or self._is_evident(first, last)
        if size == 1:
            return self._one_word(first, titled, evidence)
        if evidence and not headline:
            return [_Candidate(first, last, "person", False)]
        if self.places(shown) or self._lists_places(first, last):
            return [_Candidate(first, last, None, True)]
        inner = self.words[first : last + 1]
        strange = [
            word for word in inner if not self._is_ordinary(word) and word.text.lower() not in self.small
        ]
        given = inner[0].lower in GIVEN_NAMES
        if given or (len(strange) == len(inner) and size <= MOST_NAME_WORDS):
            return [_Candidate(first, last, "person", headline)]
        if not strange or headline:
            return []
        if organisations.has_head(shown):
            return [_Candidate(first, last, "organisation", False)]
        return [_Candidate(first, last, "unknown", False)]

    def _lists_places(self, first: int, last: int) -> bool:
        """Whether each of the words is a place's name, and they stand where a place would."""
        if first and self.words[first - 1].lower not in _AFTER_PREPOSITION:
            return False
        return all(self.places(word.text) for word in self.words[first : last + 1])

    def _one_word(self, at: int, titled: bool, evidence: bool) -> list[_Candidate]:
        word = self.words[at]
        shown = self.text[word.start : self._end(at)]
        if self._is_ordinary(word) or word.lower in CALENDAR or self.headline[at]:
            return []
        if titled or (evidence and shown.lower() not in self.small and not self.places(shown)):
            told = not titled and at > 0 and self.words[at - 1].lower in ("told", "tell", "tells")
            return [_Candidate(at, at, "unknown" if told else "person", False)]
        return [_Candidate(at, at, None, True)]

    def _is_no_start(self, first: int, last: int, titled: bool) -> bool:
        word = self.words[first]
        lower = word.lower
        people = lower in PEOPLES or word.text in DEMONYMS
        if people and (first < last or titled):
            return True
        if last - first >= 2 and lower in _NO_GIVEN_NAMES:
            return True  # "Region 8 News Ana Mireles", "Family Handout Ana Mireles"
        opens = self._opens_sentence(first)
        return (
            opens and first < last and (lower in ORDINARY or lower in self.small) and lower not in GIVEN_NAMES
        )

    def _is_no_end(self, last: int) -> bool:
        return self.words[last].lower in ORDINARY and self.words[last].lower in titles.HEADS

    def _opens_sentence(self, at: int) -> bool:
        if at == 0:
            return True
        gap = self.text[self.words[at - 1].end : self.words[at].start]
        return not gap or gap.strip(" \u00a0") != "" or "\n" in gap

    def _is_surrounded(self, first: int, last: int) -> bool:
        """Whether a title, an age or a role stands with the name."""
        seen = self._around_of(first, last)
        return seen.title is not None or seen.age is not None

    def _around_of(self, first: int, last: int) -> bearers.Around:
        """What stands around the words: asked when they are judged and again when they are told as a name."""
        if (first, last) not in self._around:
            self._around[first, last] = bearers.around(
                self.text, self.words, first, last, self._end(last), self.wrapped
            )
        return self._around[first, last]

    def _is_evident(self, first: int, last: int) -> bool:
        """Whether the words around say that this is a person: a title, an age, a role, a verb of saying."""
        if self._is_surrounded(first, last):
            return True
        after = self.words[last + 1] if last + 1 < len(self.words) else None
        before = self.words[first - 1] if first else None
        if (
            after
            and capitals.adjacent(self.text, self.words[last], after, self.wrapped)
            and _is_saying(after)
        ):
            return True
        if before is None or not capitals.adjacent(self.text, before, self.words[first], self.wrapped):
            return False
        return (
            _is_saying(before)
            or before.lower in _NAMED
            or (before.lower == "as" and first > 1 and self.words[first - 2].lower in _NAMED)
        )

    def _end(self, last: int) -> int:
        """Where a name that ends with the token `last` ends, without a possessive, with its "Jr."."""
        word = self.words[last]
        for ending in ("'s", "’s"):
            if word.text.endswith(ending):
                return word.end - 2
        if word.text.endswith(("'", "’")):
            return word.end - 1
        return capitals.suffix_end(self.text, word.end)

    # -- what the whole document tells

    def _settled(self, found: Sequence[_Candidate]) -> list[_Candidate]:
        """The candidates that hold, now that all of the document's are known."""
        whole = {self._shown(each).lower() for each in found if each.kind is not None and not each.weak}
        last_words = {
            self._bare(each.last): each for each in found if each.kind == "person" and not each.weak
        }
        first_words = {
            self._bare(each.first)
            for each in found
            if each.kind == "person" and not each.weak and each.last > each.first
        }
        settled: list[_Candidate] = []
        for each in found:
            if not each.weak:
                settled.append(each)
            elif each.first == each.last and each.kind is None:
                word = self._bare(each.first)
                if (word in last_words or word in first_words) and not self._is_placed(each.first):
                    first = self._with_particle(each.first, last_words.get(word))
                    settled.append(replace(each, first=first, kind="person", weak=False))
            elif self._shown(each).lower() in whole:
                settled.append(replace(each, kind=each.kind or "person", weak=False))
        return settled

    def _with_particle(self, at: int, full: _Candidate | None) -> int:
        """Where a surname begins with the particles that it has in the full name: "bin" of "Saad bin Omar"."""
        if full is None:
            return at
        back = 1
        while full.last - back > full.first and at - back >= 0:
            mine, other = self.words[at - back], self.words[full.last - back]
            if mine.lower != other.lower or mine.lower not in PARTICLES:
                break
            back += 1
        return at - back + 1

    def _shown(self, each: _Candidate) -> str:
        return self.text[self.words[each.first].start : self._end(each.last)]

    def _bare(self, at: int) -> str:
        return self.text[self.words[at].start : self._end(at)]

    def _is_placed(self, at: int) -> bool:
        """Whether a word that is a place's name too stands where a place would: "in Jackson"."""
        return at > 0 and self.places(self._bare(at)) and self.words[at - 1].lower in _AFTER_PREPOSITION

    def _name(self, each: _Candidate) -> Name:
        start, end = self.words[each.first].start, self._end(each.last)
        shown = self.text[start:end]
        whole = " ".join(shown.split())  # a name may stand over a line's end
        kind = each.kind or "unknown"
        if kind != "person":
            return Name(start, end, shown, kind, None, None, None, None, whole, start, end)
        seen = self._around_of(each.first, each.last)
        return Name(
            start, end, shown, kind, _plain(seen.title), None, seen.age, seen.sex, whole, seen.start, seen.end
        )


def _plain(words: str | None) -> str | None:
    """Words without line ends."""
    return " ".join(words.split()) if words else None


def _is_headline(text: str, line: Sequence[Token]) -> bool:
    """Whether a line's capitals tell nothing: all of its letters are capitals, or nearly all of its words begin with one."""
    letters = [word for word in line if word.text[0].isalpha()]
    if not letters:
        return False
    shouted = sum(len(word.text) for word in letters if word.text.isupper())
    if shouted > 0.7 * sum(len(word.text) for word in letters) and len(letters) > 2:
        return True
    content = [word for word in letters if len(word.text) > 3 and word.lower not in FUNCTION_WORDS]
    if len(content) < 4:
        return False
    if text[line[-1].end : line[-1].end + 1] == ".":
        return False
    capital = sum(word.capital for word in content)
    return capital >= HEADLINE_SHARE * len(content) and len(letters) <= 25


def _is_organisation(words: Sequence[Token]) -> bool:
    lowers = [word.lower for word in words]
    if lowers[0] in titles.ABBREVIATIONS:
        return False
    if lowers[-1].removesuffix("'s") in organisations.HEADS:
        return True
    joined = next(
        (at for at, lower in enumerate(lowers) if lower in ("of", "for", "on", "against", "without")), None
    )
    return joined is not None and any(lower in organisations.HEADS for lower in lowers[:joined])


def _is_saying(word: Token) -> bool:
    return word.lower in FORMS and word.lower not in AMBIGUOUS and not word.capital


def _is_defined(text: str, word: Token) -> bool:
    """Whether letters in capitals stand alone in brackets, after the name that they shorten."""
    return text[word.start - 1 : word.start] == "(" and text[word.end : word.end + 1] == ")"

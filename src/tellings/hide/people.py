"""Who is named in a casebook, and whose names are hidden.

Whether a name is hidden is decided for all names that sound alike in their first and last word, so that "Kaddafi" and "Gaddafi"
are hidden together.  The modes are steps: `victims` hides victims; `private` those and everyone not known to hold a
public office; `all` everyone.  At each step whoever shares a surname with somebody hidden is hidden too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Literal, get_args

from tellings.values import names
from tellings.values.names import titles

from .words import name_words, words

Mode = Literal["victims", "private", "all"]
MODES: tuple[Mode, ...] = get_args(Mode)

# Titles that are a public office though their bearers speak as something else: as a court, as doctors.
_OFFICES = re.compile(
    r"\b(?:judge|justice|magistrate|coroner|medical examiner|district attorney|prosecutor)\b", re.I
)
# Whoever held an office once holds it no more.
_PAST = re.compile(
    r"\b(?:former|formerly|ex|retired|ousted|late|deposed|veterans?|deserters?|defectors?)\b|\bex-", re.I
)
# "the sheriff's son", "wife of the mayor": kin of an office hold none.
_KIN = ("family", "witness")
SHORTEST_SOUND = 5  # letters: shorter words of other meanings sound alike


@dataclass(frozen=True, slots=True)
class Naming:
    """One name of a person as a document or the view has it.  `full` is the fullest name given there for the same person."""

    name: str
    full: str
    document: str | None  # None: of the casebook as a whole
    office: bool | None = (
        None  # whether the title told here is that of a public office; None: no title is told
    )
    victim: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Who:
    """A person by the sounds of given name ("" where not told), surname, and "jr" or the like ("")."""

    given: str
    surname: str
    generation: str


@lru_cache(maxsize=65_536)
def who(name: str) -> Who | None:
    """The person of a full name; None where no word is left of it."""
    parts = names.person_words(name)
    if not parts:
        return None
    given = names.sound(parts[0]) if len(parts) > 1 else ""
    return Who(given, names.sound(parts[-1]), names.generation(name) or "")


def is_office(title: str | None) -> bool:
    """Whether a title is that of a public office held now.

    Police, soldiers, judges, mayors and ministers hold one; rebels' commanders, doctors, lawyers and priests do not.
    """
    if not title or _PAST.search(title) or titles.kind_of_role(title) in _KIN:
        return False
    return titles.kind_of_role(title) == "official" or _OFFICES.search(title) is not None


class People:
    """The persons of a casebook under one mode.  What holds of a name holds of all its bearers: two are never told apart."""

    def __init__(self, namings: Iterable[Naming], mode: Mode) -> None:
        self.mode = mode
        self._forms: dict[tuple[str, ...], str] = {}  # folded words of a name -> the name in full
        self._by_surname: dict[str, set[Who]] = {}
        self._near: dict[str, set[str]] = {}
        given = sorted(namings, key=lambda each: (each.full, each.name, each.document or ""))
        for naming in given:
            one = who(naming.full)
            if one is not None:
                self._by_surname.setdefault(one.surname, set()).add(one)
        for naming in given:
            self._near.setdefault(naming.document or "", set()).add(naming.full)
            for form in (naming.name, naming.full):
                folded = tuple(word.key for word in words(form))
                if len(folded) > 1:
                    self._forms.setdefault(folded, naming.full)
        self._hidden = self._chosen(given)
        hidden = [naming for naming in given if self._resolved(naming.full) in self._hidden]
        self.names = frozenset(name for naming in hidden for name in (naming.name, naming.full))
        self.words = frozenset(word for name in self.names for word in name_words(name))
        self.sounds = frozenset(names.sound(word) for word in self.words if len(word) >= SHORTEST_SOUND)
        self._joined = frozenset(a + b for name in self.names for a, b in _pairs(name_words(name)))

    def _resolved(self, name: str) -> Who | None:
        """The person of a name; a surname alone is the only one who has it, where there is but one."""
        one = who(name)
        if one is None or one.given:
            return one
        fuller = [each for each in self._by_surname.get(one.surname, ()) if each.given]
        return fuller[0] if len(fuller) == 1 else one

    def _chosen(self, namings: Iterable[Naming]) -> frozenset[Who]:
        everyone = {one for group in self._by_surname.values() for one in group}
        if self.mode == "all":
            return frozenset(everyone)
        victims, told, held = set[Who](), Counter[Who](), Counter[Who]()
        for naming in namings:
            one = self._resolved(naming.full)
            if one is not None:
                victims |= {one} if naming.victim else set()
                told[one] += naming.office is not None
                held[one] += naming.office is True
        # One slip of the reader makes nobody a minister.
        officials = {one for one in held if held[one] and 2 * held[one] >= told[one]}
        hidden = victims if self.mode == "victims" else victims | (everyone - officials)
        # A surname alone may mean somebody in office; it is hidden with whoever else has it.
        hidden = {one for one in hidden if one.given or one in victims or not self._fuller(one)}
        # Whoever shares a surname with somebody hidden would give that name away.
        surnames = {one.surname for one in hidden}
        return frozenset(one for one in everyone if one.surname in surnames)

    def _fuller(self, one: Who) -> bool:
        return any(each.given for each in self._by_surname.get(one.surname, ()))

    def is_hidden(self, name: str) -> bool:
        """Whether a person of this name is hidden; somebody of whom nothing else is known, unless only victims are."""
        one = self._resolved(name)
        if one is None or one in self._hidden:
            return True
        if one in self._by_surname.get(one.surname, ()):
            return False
        return self.mode != "victims" or any(each.surname == one.surname for each in self._hidden)

    def person(self, name: str, among: Iterable[str] = ()) -> str:
        """Whom a name means, as the text that a pseudonym is made from: first and last name, so that a middle one told later
        changes nothing.

        `among` are the names beside it: another spelling, an initial or a surname alone means the one of them who can be meant.
        """
        fitting = [each for each in among if " " in each.strip() and names.same(name, each)]
        apart = any(not names.same(a, b) for a, b in combinations(fitting, 2))
        full = name if apart or not fitting else min(fitting, key=lambda each: (-len(words(each)), each))
        parts = names.person_words(full)
        return " ".join(filter(None, (*parts[:1], *parts[1:][-1:], names.generation(full)))) or name

    def knows(self, name: str) -> bool:
        """Whether some document has a person of just this name."""
        return tuple(word.key for word in words(name)) in self._forms

    def means(self, form: tuple[str, ...]) -> str | None:
        """The full name of the person whom some folded words name, surname first or last; None where they name nobody."""
        return self._forms.get(form) or self._forms.get((*form[1:], form[0]))

    def named_in(self, documents: Iterable[str]) -> frozenset[str]:
        """The full names of the hidden persons whom these documents name."""
        found = {name for each in documents for name in self._near.get(each, ())}
        return frozenset(each for each in found if self.is_hidden(each))

    def is_hidden_word(self, word: str) -> bool:
        """Whether a folded word is one of a hidden name, or sounds as one does."""
        return word in self.words or (len(word) >= SHORTEST_SOUND and names.sound(word) in self.sounds)

    def holds_joined(self, word: str) -> bool:
        """Whether a folded word has a hidden first and last name written as one in it: "johnsmith"."""
        ends = range(len(word), 5, -1)
        return any(word[at:end] in self._joined for end in ends for at in range(end - 5))


def _pairs(form: Sequence[str]) -> set[tuple[str, str]]:
    """First and last name in either order."""
    if len(form) < 2 or min(len(form[0]), len(form[-1])) < 3:
        return set()
    return {(form[0], form[-1]), (form[-1], form[0])}

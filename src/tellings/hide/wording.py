"""What is written for each kind of text: names, bodies, phrases, findings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tellings.model.records import Record

from .keys import Keys
from .people import People
from .phrases import Near, Phrases, Sort
from .twin import Kept

_QUOTED = re.compile(r"“[^“”]*”")
_BLANKS = re.compile("  +")
PLACE_KEPT = ("city", "admin2", "admin1", "country", "geonames_id", "lat", "lon", "precision")
_CONTAINING = ("city", "admin2", "admin1")  # what a place lies in: always the gazetteer's
LONGEST_OUTLET = 6  # words: what is longer is a sentence
WORDS_LEFT_OUT = "(words left out)"


@dataclass(frozen=True)
class Scope:
    """Where a text stands: the documents that it comes from, and the names of the persons beside it."""

    documents: tuple[str, ...]
    names: tuple[str, ...] = ()


class Wording:
    """The words of an export with hidden names."""

    def __init__(self, people: People, phrases: Phrases, keys: Keys) -> None:
        self.keys = keys
        self._people = people
        self._phrases = phrases
        self._made: dict[tuple[str, Scope, Sort], str] = {}
        self._near_by: dict[Scope, Near] = {}
        self._kept: set[str] = set()

    @property
    def kept(self) -> Kept:
        """The names that were let through on purpose, so far."""
        return Kept.of(self._kept)

    def person(self, name: str | None, scope: Scope) -> str | None:
        """A person's name, or the pseudonym in its place."""
        if name is None:
            return None
        if not self._people.is_hidden(name):
            self._kept.add(name)
            return name
        return self.keys.person(self._people.person(name, scope.names))

    def body(self, name: str | None, scope: Scope) -> str | None:
        """A body's name without the words that hidden persons bear.  What nothing shows to be a body gets a pseudonym."""
        if name is None or not name.strip():
            return name
        if self._phrases.is_body(name):
            return self._rewritten(name, scope, "body")
        return self.person(name, scope) if self._people.knows(name) else self._nameless(name)

    def outlet(self, name: str | None, scope: Scope) -> str | None:
        """The same for what published a document: a body in any case, unless it is a line of text that was taken for one."""
        if name is None:
            return None
        return self._rewritten(name, scope, "outlet" if len(name.split()) <= LONGEST_OUTLET else "phrase")

    def phrase(self, text: str | None, scope: Scope) -> str | None:
        """Words of a report that describe: only what is known to be harmless passes."""
        return None if text is None else self._rewritten(text, scope, "phrase")

    def speaker(self, name: str | None, scope: Scope, body: bool) -> str | None:
        """The name under which somebody, or a body, speaks."""
        if name is None:
            return None
        return self.body(name, scope) if body and not self._people.knows(name) else self.person(name, scope)

    def actor(self, name: str, kind: str | None, scope: Scope) -> str | None:
        """Who is held responsible: a person, a body, or words that describe ("unknown gunmen")."""
        if kind == "person" or self._people.knows(name):
            return self.person(name, scope)
        if name[:1].islower():
            return self.phrase(name, scope)
        return self.body(name, scope)

    def place(self, value: Record | None, scope: Scope) -> Record | None:
        """A place: one that the gazetteer has stays; the words for a house or a shop may name whose it is."""
        if value is None:
            return None
        known = value["geonames_id"] is not None
        self._kept |= {
            each for each in (value["name"] if known else None, *(value[key] for key in _CONTAINING)) if each
        }
        name = value["name"] if known else self.phrase(value["name"], scope)
        return {**{key: value[key] for key in PLACE_KEPT}, "name": name}

    def finding(self, text: str, said: Mapping[str, str | None], scope: Scope) -> str:
        """A finding's sentence: without quoted words, and with the known names in it as the rest of the export has them."""
        parts = sorted((each for each in said if each), key=lambda each: (-len(each), each))
        pattern = re.compile("|".join(rf"(?<!\w){re.escape(each)}(?!\w)" for each in parts) or r"(?!)")
        made: list[str] = []
        end = 0
        for found in pattern.finditer(text):
            made += [self._finding_words(text[end : found.start()], scope), said[found[0]] or ""]
            end = found.end()
        return "".join([*made, self._finding_words(text[end:], scope)])

    def _finding_words(self, text: str, scope: Scope) -> str:
        return self._rewritten(_QUOTED.sub(WORDS_LEFT_OUT, text), scope, "own")

    def _nameless(self, name: str) -> str:
        return self.keys.name(name)

    def _rewritten(self, text: str, scope: Scope, sort: Sort) -> str:
        key = (text, scope, sort)
        if key not in self._made:
            pieces = self._phrases.pieces(text, self._near(scope), sort)
            made = _BLANKS.sub(" ", "".join(each.text for each in pieces))
            self._kept |= {each.text for each in pieces if each.sort == "kept"}
            self._kept |= {made} if sort == "outlet" else set()
            self._made[key] = made
        return self._made[key]

    def _near(self, scope: Scope) -> Near:
        if scope not in self._near_by:
            self._near_by[scope] = Near(self._people.named_in(scope.documents), scope.names)
        return self._near_by[scope]

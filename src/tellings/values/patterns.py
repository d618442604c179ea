"""Regular expressions that are compiled when they are first asked, and those that look past the case of letters quickly.

Hundreds of long ones, compiled at once, would cost every command a second.  And where case is looked past, a search takes several
times as long as one in which every letter is itself: none of the short cuts that the engine knows can be taken.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any, cast


class _Waiting:
    """What a compiled pattern does, from the first time it is asked on."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        # Called only for what the instance does not have yet: the compiled pattern's own is kept, and found at once the next time.
        if "_compiled" not in self.__dict__:
            self._compiled = re.compile(self.pattern, self._flags)
        made = getattr(self._compiled, name)
        setattr(self, name, made)
        return made


def waiting(source: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but a mistake in the source is only found (re.error) when the pattern is first used."""
    return cast("re.Pattern[str]", _Waiting(source, flags))


# Letters that the engine takes for ASCII ones where it looks past case, though their own lower case is another: \u0130, \u0131, \u017f, \u212a.
_DOUBTFUL = re.compile("[\u0130\u0131\u017f\u212a]")
_CAPITAL = re.compile(r"\\.|\(\?P|[A-Z]", re.DOTALL)
_LONG = 1_000  # characters: a longer text is most likely a document, a shorter one a sentence of it
# The latest text of each sort with what `lowered` gives: many patterns are looked for in one text, one after the other.
_latest: list[tuple[str, str | None]] = [("", ""), ("", "")]


def lowered(text: str) -> str | None:
    """A text in lower case, in which an uncased pattern may be looked for; None where that would not be the same."""
    sort = len(text) > _LONG
    known = _latest[sort]
    if known[0] is not text:
        doubtful = not text.isascii() and _DOUBTFUL.search(text) is not None
        known = _latest[sort] = text, None if doubtful else text.lower()
    return known[1]


def in_lower_case(source: str) -> str:
    """The source of a pattern with its letters in lower case; escapes and the names of groups stay."""
    return _CAPITAL.sub(lambda found: found[0] if len(found[0]) > 1 else found[0].lower(), source)


class _Uncased(_Waiting):
    """A pattern with IGNORECASE, whose searches first look in the text in lower case for the places where it matches.

    What is given is the match of the pattern itself at such a place, in the text as it stands.
    """

    def __init__(self, source: str, signs: tuple[str, ...]) -> None:
        super().__init__(source, re.IGNORECASE)
        self.signs = tuple(tuple(each.split("|")) for each in signs)
        self.lower = _Waiting(in_lower_case(source), 0)

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        folded = lowered(text)
        if folded is None:
            return self._itself().search(text, pos, endpos)
        if self.signs and not self._may_match(folded, pos, endpos):
            return None
        found = self.lower.search(folded, pos, endpos)
        return None if found is None else cast("re.Match[str]", self.match(text, found.start(), endpos))

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        folded = lowered(text)
        if folded is None:
            return self._itself().finditer(text, pos, endpos)
        if self.signs and not self._may_match(folded, pos, endpos):
            return iter(())
        first = self.lower.search(folded, pos, endpos)
        if first is None:
            return iter(())
        found = self.lower.finditer(folded, first.start(), endpos)
        return (self.match(text, each.start(), endpos) for each in found)

    def _may_match(self, folded: str, pos: int, endpos: int) -> bool:
        """Whether one of each choice of signs stands in a text."""
        if pos or endpos != sys.maxsize:
            folded = folded[pos:endpos]
        for choice in self.signs:
            for sign in choice:
                if sign in folded:
                    break
            else:
                return False
        return True

    def _itself(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.IGNORECASE)


def uncased(source: str, *signs: str) -> re.Pattern[str]:
    """As `waiting` with IGNORECASE, but quicker to search in a text where it matches seldom.

    Each of `signs` is a choice of words in lower case ("north|south") of which every match holds one: they are looked for first.
    The source has no letter beyond ASCII but in marks, refers back to no letter, and minds case nowhere.
    """
    return cast("re.Pattern[str]", _Uncased(source, signs))

"""A rule of finding: a pattern, and what its words mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..patterns import waiting
from .meaning import Meaning

Build = Callable[["re.Match[str]"], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """`build` gives the meaning of a match, None where it is none after all.  The group `expr`, if there is one, is the span.

    `needs` names the kinds of words (those of `triggers`) that its pattern cannot do without: all of them, "a|b" being either.
    A `folded` rule is tried on the text in lower case: that is many times as fast as a pattern that ignores case.
    Of `signs` each match holds one, in lower case; they are quickly looked for (none: always try).
    """

    pattern: re.Pattern[str]
    build: Build
    folded: bool = False
    needs: str = ""
    signs: tuple[str, ...] = ()

    @property
    def needed(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(each.split("|")) for each in self.needs.split())


# White space inside an expression: it may run over a line's end, never over a paragraph's.
SPACE = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]?)"


def spaced(pattern: str) -> str:
    """The pattern with each plain `\\s` taking the white space that an expression may have inside it."""
    return re.sub(r"(?<!\[)\\s(?![?*+{])", SPACE.replace("\\", r"\\"), pattern)


def rule(pattern: str, build: Build, needs: str = "") -> Rule:
    """A rule whose pattern begins and ends at the edge of a word."""
    return Rule(waiting(rf"(?<!\w){spaced(pattern)}(?![A-Za-z0-9_])"), build, needs=needs)


def folded_rule(pattern: str, build: Build, needs: str = "", signs: str = "") -> Rule:
    """A rule for words in which capitals say nothing."""
    made = rule(pattern.replace("(?i:", "(?:"), build)
    return Rule(made.pattern, build, True, needs, tuple(signs.split("|") if signs else ()))


def group(match: re.Match[str], name: str) -> str | None:
    """The words of a group, None where the pattern has none of that name or it took nothing."""
    return match[name] if name in match.re.groupindex else None

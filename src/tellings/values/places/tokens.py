"""The words of a text as the finder of places sees them: which are capitalised, and whether that says anything."""

from __future__ import annotations

import re
from typing import NamedTuple

# "U.S.", "D.C."; or letters with apostrophes inside ("Sana'a", "d'Ivoire"), hyphens standing between words.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['\u2019\u02bb\u02bc\u02bf\u02be\u2018`][^\W\d_]+)*")
_APOSTROPHES = frozenset("'\u2019")
# What may stand between two words of one name.
_JOINT = re.compile(r"[ \u00a0]{1,2}|[ \t]*\n[ \t]*|[-\u2010\u2011]")
_HYPHENS = frozenset("-\u2010\u2011")
_ABBREVIATED = re.compile(r"(?:St|Ste|Mt|Ft)$")
_SENTENCE_ENDS = ".!?:;\u2026"
_OPENERS = "\"'\u201c\u2018\u00ab([*\u2022"
_LINE = re.compile(r"[^\n]+")
# Lines of which more than this share of letters are capitals are set in capitals.
_SHOUTED = 0.7
# Headlines that give their main words a capital: more than this share of words of four letters or more.
_TITLED = 0.7
_SMALL = 4


class Word(NamedTuple):
    """A word at `[start, end)`, its possessive ending left out.

    `joined` says whether it may stand in one name with the word before it; `style` is "shout" in a line of capitals and
    "title" in a headline, where a capital says nothing; `first` begins a sentence.
    """

    start: int
    end: int
    text: str
    lower: str
    capital: bool
    first: bool
    joined: bool
    hyphened: bool  # a hyphen stands before it
    style: str
    possessive: bool


def words(text: str) -> list[Word]:
    """The words of `text`, in order."""
    styles = _styles(text)
    found: list[Word] = []
    line, last = 0, None
    before = -1
    for match in _WORD.finditer(text):
        start, end = match.span()
        while line < len(styles) - 1 and start >= styles[line][1]:
            line += 1
        whole = match[0]
        owned = whole[-1] in "sSſ" and whole[-2:-1] in _APOSTROPHES
        plain = whole[:-2] if owned and len(whole) > 2 else whole
        gap = text[before:start] if before >= 0 else None
        if gap == " " and last is not None and text[before - 1] != ".":  # as most: in the midst of a sentence
            first, joined, hyphened = False, not last.possessive, False
        else:
            first = _begins(text, start, last)
            joined = gap is not None and last is not None and _joins(gap, last)
            hyphened = gap in _HYPHENS
        last = Word(
            start,
            start + len(plain),
            plain,
            plain.lower(),
            plain[0].isupper() or (not plain.isalpha() and _is_capital(plain)),
            first,
            joined,
            hyphened,
            styles[line][2],
            owned,
        )
        found.append(last)
        before = end
    return found


def _is_capital(word: str) -> bool:
    """Whether a word is written as a name is: "Kabul", "d'Ivoire", "iKapa" not."""
    return word[0].isupper() or (len(word) > 2 and not word[1].isalpha() and word[2].isupper())


def _joins(gap: str, last: Word) -> bool:
    if last.possessive:
        return False
    if gap[:1] == "." and _ABBREVIATED.match(last.text):
        gap = gap[1:]
    return bool(_JOINT.fullmatch(gap))


def _begins(text: str, start: int, last: Word | None) -> bool:
    """Whether a sentence, or quoted speech, begins at `start`."""
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return False
    position = start - 1
    while position >= 0 and (text[position].isspace() or text[position] in _OPENERS):
        position -= 1
    if position < 0 or text[position] in _SENTENCE_ENDS:
        return not (
            last
            and last.lower in ("mr", "mrs", "ms", "dr", "gen", "col", "sgt", "lt", "st", "gov", "sen", "rep")
        )
    between = text[position + 1 : start]
    return (
        "\n\n" in between
        or any(mark in between for mark in '"\u201c\u00ab*\u2022')
        or _ends_line(text, position, between)
    )


def _ends_line(text: str, position: int, between: str) -> bool:
    """A line that ends well short of its neighbours is a paragraph of its own; one that is wrapped is not."""
    if "\n" not in between:
        return False
    begin = text.rfind("\n", 0, position) + 1
    return position + 1 - begin < 60 or position + 1 - begin > 120


def _styles(text: str) -> list[tuple[int, int, str]]:
    return [(line.start(), line.end() + 1, _style(line.group())) for line in _LINE.finditer(text)] or [
        (0, len(text), "plain")
    ]


def _style(line: str) -> str:
    if 3 * sum(map(line.count, "eation")) <= len(line):  # else the others are too few
        letters = list(filter(str.isalpha, line))
        if len(letters) >= 8 and sum(map(str.isupper, letters)) > _SHOUTED * len(letters):
            return "shout"
    if len(line) > 160 or line.rstrip().endswith("."):
        return "plain"
    long = [word for word in line.split() if len(word) >= _SMALL and word[0].isalpha()]
    titled = sum(word[0].isupper() for word in long)
    return "title" if len(long) >= 4 and titled > _TITLED * len(long) else "plain"

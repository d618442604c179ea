"""The last check of an export with hidden names: does any name that the casebook holds still stand in it?

It reads what would be written, whole, in every format, and knows nothing of how names were hidden.  What counts:

- A first and a last name beside each other, in either order, in any case, with or without a possessive, joined by anything that
  is no letter ("john-smith-shot", "SMITH, John") or by nothing ("johnsmith"): always.
- One word of a name alone, first names included, unless it is a common word (one that the reports themselves write in small
  letters at least as often as with a capital, such as "Young" or "Bell") or a word for an office, a body or a kind of place.
- Neither counts inside a name that is kept on purpose: of a place ("Lincoln Park", "Jackson"), of a body known to everybody
  ("Haqqani Network"), of an outlet, of somebody whose name is not hidden.
- One word alone does not count where the format itself has it (a key, a word of the page, a colour): where it stands no more
  often than in the same format made from the record's twin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from .keys import PSEUDONYM_DIGITS
from .twin import Kept
from .words import Word, name_words, words

# Ids, hashes and pseudonyms of ours: "bee" in "52df51bee4" is no name.
_OURS = re.compile(
    rf"\b(?=[0-9a-f]*[0-9])(?:[0-9a-f]{{8}}|[0-9a-f]{{{PSEUDONYM_DIGITS}}}|[0-9a-f]{{16}}|[0-9a-f]{{64}})\b"
)
AROUND = 30  # characters shown on each side of what survived


@dataclass(frozen=True, slots=True)
class Survivor:
    """A name in a text: its words as they stand there, and where: line and column, both from 1."""

    name: str
    line: int
    column: int
    around: str


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: full names as folded words, single words, and the common words that do not count alone."""

    forms: frozenset[tuple[str, ...]]
    words: frozenset[str]
    common: frozenset[str]


def survivors(text: str, twin: str, sought: Sought, kept: Kept) -> Iterator[Survivor]:
    """The names that stand in `text`, in order of place; each name once.  `twin` is the same format made from the twin."""
    text, twin = unescape(text), unescape(twin)  # a page writes "O&#39;Brien"
    line = _read(text)
    covered = kept.covered(line)
    told: set[str] = set()
    for first, last in sorted({*_full(line, sought), *_single(line, _read(twin), sought)}):
        name = " ".join(each.key for each in line[first : last + 1])
        if name not in told and not covered.issuperset(range(first, last + 1)):
            told.add(name)
            yield _survivor(text, line[first].start, line[last].end)


def _read(text: str) -> list[Word]:
    return words(_OURS.sub(lambda found: "0" * len(found[0]), text))


def _full(line: list[Word], sought: Sought) -> Iterator[tuple[int, int]]:
    """Where first and last name stand together, or as one word, or a whole name of several words."""
    pairs = {pair for form in sought.forms for pair in ((form[0], form[-1]), (form[-1], form[0]))}
    lengths = {len(form) for form in sought.forms if len(form) > 2}
    joined = {a + b for a, b in pairs if min(len(a), len(b)) > 2}
    keys = [each.key for each in line]
    for at, key in enumerate(keys):
        if any(key[i:j] in joined for j in range(len(key), 5, -1) for i in range(j - 5)):
            yield at, at
        if at + 1 < len(keys) and (key, keys[at + 1]) in pairs and _close(line, at, at + 1):
            yield at, at + 1
        for many in lengths:
            if tuple(keys[at : at + many]) in sought.forms and _close(line, at, at + many - 1):
                yield at, at + many - 1


def _close(line: list[Word], first: int, last: int) -> bool:
    return all(line[at + 1].start - line[at].end <= 3 for at in range(first, last))


def _single(line: list[Word], twin: list[Word], sought: Sought) -> set[tuple[int, int]]:
    """Where a word of a name stands that is no common word, and stands more often than in the twin."""
    wanted = sought.words - sought.common
    kept = Counter(each.key for each in twin if each.key in wanted)
    many = Counter(each.key for each in line if each.key in wanted)
    more = {key for key in many if many[key] > kept[key]}
    return {(at, at) for at, each in enumerate(line) if each.key in more}


def _survivor(text: str, start: int, end: int) -> Survivor:
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    around = " ".join(text[max(0, start - AROUND) : end + AROUND].split())
    return Survivor(text[start:end], line, column, around)


def sought_names(names: Iterable[str], common: frozenset[str]) -> Sought:
    """What to look for to find any of some names, in full or one word of them alone."""
    forms = {name_words(name) for name in names}
    return Sought(
        frozenset(form for form in forms if len(form) > 1),
        frozenset(word for form in forms for word in form),
        common,
    )

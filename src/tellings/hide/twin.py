"""The twin of a record with hidden names: the same shape, with every word filled in that is not known to be harmless.

It is made from the finished record alone, value by value, and does not know how that was made: a quote that slipped through is
filled in here, and so stands out when the two are compared.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tellings.model.records import Record

from .words import Word, words

# Values of these keys are ours or the standards' (ISO 639, ISO 3166, ISO 8601), whatever stands in them.
_OURS = frozenset(("format", "made_by", "policy", "policy_explained", "as_of", "language", "country", "retrieved", "at"))  # fmt: skip
_PLAIN = re.compile(r"(?:Person |Name |input )?[0-9a-f]{8,64}|[-0-9:TZ.+]*")  # ids, pseudonyms, days
_LETTER = re.compile(r"[^\W\d_]")
_FINDING = "text"  # of a finding: our own sentence, whose small words are ours


@dataclass(frozen=True, slots=True)
class Kept:
    """Names that an export keeps on purpose, as runs of folded words: of places, known bodies, outlets, persons not hidden."""

    runs: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Kept:
        found = {tuple(each.key for each in words(text)) for text in texts}
        return cls(frozenset(run for run in found if run))

    def covered(self, line: list[Word]) -> set[int]:
        """Which words of a line stand in one of the names."""
        longest = max(map(len, self.runs), default=0)
        firsts = {run[0] for run in self.runs}
        keys = [each.key for each in line]
        found: set[int] = set()
        for at, key in enumerate(keys):
            if key in firsts:
                for end in range(min(at + longest, len(keys)), at, -1):
                    if tuple(keys[at:end]) in self.runs:
                        found.update(range(at, end))
                        break
        return found


def twin(record: Record, kept: Kept, terms: Collection[str]) -> Record:
    """The twin.  `terms` are the format's own values ("killed", "attributed").  A filled word is as long as what it stands for, so
    that pictures are laid out alike.
    """
    made: Record = _filled(record, "", kept, frozenset(terms))
    return made


def _filled(value: Any, key: str, kept: Kept, terms: frozenset[str]) -> Any:
    if key in _OURS:
        return value
    if isinstance(value, dict):
        return {name: _filled(item, name, kept, terms) for name, item in value.items()}
    if isinstance(value, list):
        return [_filled(item, key, kept, terms) for item in value]
    if not isinstance(value, str) or value in terms or _PLAIN.fullmatch(value):
        return value
    return "".join(_parts(value, key, kept))


def _parts(text: str, key: str, kept: Kept) -> Iterator[str]:
    line = words(text)
    covered = kept.covered(line)
    end = 0
    for at, word in enumerate(line):
        ours = at in covered or (key == _FINDING and not word.capital)
        yield text[end : word.start]
        yield word.text if ours else _LETTER.sub("x", word.text)
        end = word.end
    yield text[end:]

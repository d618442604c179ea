"""The texts of MUC-4 in their own layout: messages one after another, each under its id, with a line of place and date.

    DEV-MUC3-0104 (BELLCORE)

       SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [TEXT] THE ...

Marks in square brackets are the monitoring service's own ([TEXT], [WORDS INDISTINCT], what initials stand for) and are
blanked, so that offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tellings.ingest.compose import document
from tellings.ingest.given import Given
from tellings.model import Document

_ID = re.compile(r"^(?P<id>[A-Z]+\d*-MUC\d+-\d{4})\b.*$", re.MULTILINE)
_DATELINE = re.compile(
    r"\A\s*(?P<place>[^\n]{2,70}?),\s+(?P<day>\d{1,2})\s+(?P<month>[A-Za-z]{3})[a-z]*\.?(?:\s+(?P<year>\d{2,4}))?\b"
)
_MARK = re.compile(r"\[[^\[\]]*\]")
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


@dataclass(frozen=True, slots=True)
class Message:
    """One text with its id; `day` is the dateline's, ISO 8601, None where it has none."""

    id: str
    text: str
    day: str | None
    place: str | None

    def document(self) -> Document:
        """The message as a document of Tellings."""
        given = Given(source_id=self.id, published=self.day, language="en")
        return document(self.text, given, self.id, sha256(self.text.encode()).hexdigest())


def messages(paths: Iterable[Path]) -> Iterator[Message]:
    """The messages of the files, in order.  A dateline without a year has that of the message before it."""
    year = None
    for path in paths:
        whole = path.read_text(encoding="latin-1")
        heads = list(_ID.finditer(whole))
        for at, head in enumerate(heads):
            end = heads[at + 1].start() if at + 1 < len(heads) else len(whole)
            text = _MARK.sub(lambda mark: re.sub(r"\S", " ", mark.group()), whole[head.end() : end].rstrip())
            found = _DATELINE.match(text)
            year = (found and found["year"]) or year
            yield Message(head["id"], text, _day(found, year), found["place"] if found else None)


def _day(found: re.Match[str] | None, year: str | None) -> str | None:
    if found is None or year is None or found["month"].upper() not in MONTHS:
        return None
    whole = int(year) if len(year) == 4 else 1900 + int(year)
    return f"{whole:04}-{MONTHS.index(found['month'].upper()) + 1:02}-{int(found['day']):02}"

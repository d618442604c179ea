"""The town that a report is about, where its sentences leave it out: of its dateline, its lead, its police."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tellings.model import Document, PlaceValue
from tellings.reader.reading import Reading
from tellings.values.gazetteer import Gazetteer
from tellings.values.places import PlaceMention

from .passage import Located, Passage
from .placing import SPECIFIC, is_where

LEAD = 4  # paragraphs, the title among them, in which a report names the town it is about
_MOST_WORDS = 3  # of a town's name before "police"
_BODY = re.compile(
    r"(?P<place>(?:[A-Z][\w.’'-]* ){1,4})(?:Metropolitan |Metro |City |Township )?"
    r"(?:[Pp]olice|Sheriff|[Ff]ire [Dd]epartment|[Ff]irefighters|[Dd]eputies)\b"
)
_DIVISIONS = ("county", "parish", "borough")


def seats_of_bodies(text: str, gazetteer: Gazetteer) -> list[PlaceMention]:
    """The places of the local police and sheriffs that a text names: "Elm police", "the Elm County Sheriff's Office"."""
    return [each for match in _BODY.finditer(text) for each in _seat(text, match, gazetteer)]


def _seat(text: str, match: re.Match[str], gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """The longest name that ends before the body and is a place's."""
    starts = [match.start("place") + each.start() for each in re.finditer(r"\S+", match["place"])]
    end = match.end("place") - 1
    for start in starts[-_MOST_WORDS:]:
        entries = tuple(e for e in gazetteer.lookup(text[start:end]) if e.kind in ("city", "admin2"))
        if entries:
            last = text[start:end].rpartition(" ")[2].lower()
            kind = last if last in _DIVISIONS else None
            yield PlaceMention(start, end, text[start:end], entries, None, None, None, None, kind)
            return


def home(
    document: Document,
    reading: Reading,
    resolved: Sequence[PlaceValue | None],
    told: Sequence[Passage],
    seats: Sequence[Located],
) -> Located | None:
    """The town of the dateline, else the first that title and lead name, else that of the police, else where its people live."""
    if document.dateline is not None:
        for mention, value in zip(reading.places, resolved, strict=True):
            inside = document.dateline.start <= mention.start and mention.end <= document.dateline.end
            if inside and value is not None and value.precision in SPECIFIC:
                return Located(mention, value)
    lead = [passage for passage in told if passage.paragraph < told[0].paragraph + LEAD] if told else []
    named = [
        each for passage in lead for each in passage.places if each.value and each.value.precision in SPECIFIC
    ]
    scenes = [
        each for passage in lead for each in passage.places if each in named and is_where(passage, each)
    ]
    return next(iter((*scenes, *_commonest(seats), *named)), None)


def _commonest(seats: Sequence[Located]) -> Iterator[Located]:
    """The seat that most of the bodies share; a town rather than a county."""
    counts = Counter(each.value for each in seats if each.value and each.value.precision in SPECIFIC)
    if counts:
        best = max(counts, key=lambda value: (value.precision == "town", counts[value], repr(value)))
        yield next(each for each in seats if each.value == best)

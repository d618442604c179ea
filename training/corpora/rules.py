"""What the rules of the package see in a training text: candidates whose labels are worked out from what is known of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tellings.extract import extract
from tellings.model import Document, Extraction
from tellings.reader.reading import Reading
from tellings.reader.rules import RuleReader
from tellings.values import dates
from tellings.values.dates import Anchors
from tellings.values.gazetteer import Gazetteer
from training.example import Mark

# Words that may stand for any person of a report: what is true of them is not known where no rule or name tells it.
_PERSONS = re.compile(
    r"\b(?:(?:un)?(?:named|identified)\s+)?(?:m[ae]n|wom[ae]n|boys?|girls?|victims?|teen(?:ager)?s?|child(?:ren)?|kids?|babies|baby|"
    r"toddlers?|infants?|officers?|deput(?:y|ies)|troopers?|polic(?:e|eman|emen)|males?|females?|students?|suspects?|shooters?|"
    r"gunm[ae]n|persons?|people|he|she|they|him|her|them|himself|herself|who|whom|husband|wife|father|mother|sons?|daughters?|"
    r"brothers?|sisters?|(?:boy|girl)friends?|friends?|family|couple|neighbou?rs?|residents?|employees?|clerks?|customers?|"
    r"drivers?|passengers?|adults?|juveniles?|others?|two|three|four|five|six|both|one|another|attackers?|robbers?|intruders?|"
    r"cousins?|uncles?|aunts?|nephews?|nieces?|grand\w+|mom|dad|owners?|workers?|guards?|body|bodies)\b",
    re.IGNORECASE,
)
_WEAPONS = re.compile(
    r"\b(?:guns?|handguns?|pistols?|revolvers?|rifles?|shotguns?|firearms?|weapons?|knife|knives|bullets?|gunfire|shots?|glock|"
    r"ak-47|ar-15|caliber|revolver|bombs?|machetes?)\b",
    re.IGNORECASE,
)
_AGED = r"\b{age}[- ]year[- ]old\b(?:\s+\w+)?"


@dataclass(frozen=True, slots=True)
class Seen:
    """A document with what the rules read in it and made of it."""

    document: Document
    reading: Reading
    extraction: Extraction


class Rules:
    """The package's own reader and extraction."""

    def __init__(self) -> None:
        self._gazetteer = Gazetteer.open()
        self._reader = RuleReader(self._gazetteer)

    def see(self, document: Document) -> Seen:
        """What they find in one document."""
        reading = self._reader.read(document)
        return Seen(document, reading, extract(document, reading, self._gazetteer))


def spans_of(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Wherever `words` stand in `text`, as words, in any case."""
    pattern = r"\s+".join(re.escape(part) for part in words.split())
    if pattern:
        for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
            yield found.span()


def aged(text: str, age: str) -> Iterator[tuple[int, int]]:
    """Wherever a person of that age is spoken of: "a 17-year-old girl"."""
    for found in re.finditer(_AGED.format(age=re.escape(age)), text, re.IGNORECASE):
        yield found.span()


def persons_of(seen: Seen) -> list[tuple[int, int]]:
    """Every span that may stand for a person of the incident: names, counts of people, nouns and pronouns.

    Those who speak, and those who have an office, are most likely none of its persons, and are left out.
    """
    text = seen.document.text
    speaking = [(s.start, s.end) for a in seen.reading.attributions for s in a.speakers]
    found = [
        (name.start, name.end)
        for name in seen.reading.names
        if name.kind in ("person", "unknown") and name.title is None and not _speaks(name.start, speaking)
    ]
    found += [(q.start, q.noun_end or q.end) for q in seen.reading.quantities if q.kind == "count"]
    found += [match.span() for match in _PERSONS.finditer(text)]
    found += [match.span() for match in re.finditer(r"\b\d{1,3}[- ]year[- ]olds?\b(?:\s+\w+)?", text)]
    return found


def _speaks(start: int, speaking: Iterable[tuple[int | None, int | None]]) -> bool:
    return any(first is not None and last is not None and first <= start < last for first, last in speaking)


def weapons_of(seen: Seen) -> list[tuple[int, int]]:
    """Words for weapons: in local news nobody has marked them."""
    return [match.span() for match in _WEAPONS.finditer(seen.document.text)]


def when(seen: Seen, day: date) -> Iterator[Mark]:
    """Each expression of a day: whether it is that of the incident."""
    published = seen.document.published.date if seen.document.published else None
    marks = []
    for expression in seen.reading.times:
        value = dates.resolve(expression, Anchors(published=published))
        if value is None or value.start is None or value.precision not in ("day", "hour"):
            continue
        label = "yes" if value.start[:10] == day.isoformat() else "no"
        marks.append(Mark("when", label, expression.start, expression.end))
    return iter(marks if any(mark.label == "yes" for mark in marks) else ())


def where(seen: Seen, towns: Iterable[str]) -> Iterator[Mark]:
    """Each town or county that the text names: whether it is that of the incident."""
    wanted = {town.casefold().strip() for town in towns} - {""}
    marks = []
    for place in seen.reading.places:
        words = seen.document.text[place.start : place.end].casefold()
        kinds = {entry.kind for entry in place.candidates}
        if words in wanted:
            marks.append(Mark("where", "yes", place.start, place.end))
        elif kinds & {"city", "admin2"} and place.demonym is None:
            marks.append(Mark("where", "no", place.start, place.end))
    return iter(marks if any(mark.label == "yes" for mark in marks) else ())

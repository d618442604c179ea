"""What a passage that a person selected can be read as, and the claim that they make of it.

The words are read by the readers of values; whose words they are is read as of any other claim.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tellings import ids
from tellings.errors import UserError
from tellings.model import (
    COUNT_FIELDS,
    ActorValue,
    Claim,
    DateValue,
    Document,
    Group,
    PlaceValue,
    Polarity,
    Span,
    ThingValue,
    Value,
)
from tellings.reader.reading import Reading
from tellings.values import counts, dates, names, places
from tellings.values.dates import Anchors, TimeExpression
from tellings.values.gazetteer import Gazetteer

from .effects import effects
from .maker import Maker
from .passage import passages
from .things import weapon_of, weapons

# The fields that a person can claim in one line of words; of the others (persons, sentences, figures) a line says too little.
CLAIMABLE = ("date", "place", *COUNT_FIELDS, "responsible", "targets", "weapons")
LONGEST = 2000  # characters of a passage


@dataclass(frozen=True, slots=True)
class Guess:
    """One way to read a passage: a field and the value's words, which `Selected.claim` reads back; `group` is a count's."""

    field: str
    words: str
    group: Group | None = None


class Selected:
    """A passage of one document, with the sentence that it stands in."""

    def __init__(self, document: Document, reading: Reading, span: Span, gazetteer: Gazetteer) -> None:
        """Raises UserError where the document has no such characters, or nothing but blanks there."""
        self.span = _trimmed(document.text, span)
        self._document, self._gazetteer = document, gazetteer
        published = document.published.date if document.published else None
        self._anchors = Anchors(published=published)
        # A person may quote what rules leave out: furniture and captions.
        whole = replace(document, text=reading.text, furniture=(), captions=())
        resolved = places.resolve(reading.places, gazetteer)
        told = passages(whole, reading, resolved)
        self._passages = [each for each in told if each.span.overlaps(self.span)]

    @property
    def words(self) -> str:
        """The words selected."""
        return self.span.of(self._document.text)

    @property
    def sentence(self) -> Span | None:
        """The sentence that they begin in; None of one that is too long to be read."""
        return self._passages[0].span if self._passages else None

    def guesses(self) -> tuple[Guess, ...]:
        """What the words can be read as, the likeliest first; each field and group once."""
        found: dict[tuple[str, Group | None], Guess] = {}
        for guess in (*self._counts(), *self._others()):
            found.setdefault((guess.field, guess.group), guess)
        return tuple(found.values())

    def claim(
        self, field: str, words: str, group: Group | None = None, polarity: Polarity | None = None
    ) -> Claim:
        """A person's claim that the passage gives a value of a field, in the voice that its words stand in.

        `words` say the value as people write it ("at least 7", "4 May 2021", "Gao, Mali").  `polarity` None is what the words
        give.  Raises UserError where the words are none of the field's.
        """
        if field not in CLAIMABLE:
            raise UserError(
                f"{field} cannot be claimed in a line of words; there are: {', '.join(CLAIMABLE)}"
            )
        if group is not None and field not in COUNT_FIELDS:
            raise UserError(f"{field} has no groups")
        made = self._made(field, self._value(field, " ".join(words.split())), group)
        return ids.identified(
            replace(made, polarity=made.polarity if polarity is None else polarity, made_by="person")
        )

    def _made(self, field: str, value: Value, group: Group | None) -> Claim:
        if not self._passages:  # a sentence too long for rules: nobody but the document is known to speak
            return ids.claim(self._document, field, self.span, value, sentence=self.span, group=group)

        def said_on(expression: TimeExpression) -> DateValue | None:
            return dates.resolve(expression, self._anchors)

        maker = Maker(self._document, said_on)
        accusing = field == "responsible"
        return maker.claim(field, self._passages[0], self.span, value, accusing=accusing, group=group)

    def _value(self, field: str, words: str) -> Value:
        value = _READ[field if field not in COUNT_FIELDS else "count"](words, self)
        if value is None:
            raise UserError(f"not a value of {field}: {words!r} ({_HINTS.get(field, _HINTS['count'])})")
        return value

    def _counts(self) -> Iterator[Guess]:
        told = [effect for each in self._passages for effect in effects(each)]
        for effect in told:
            people = effect.people
            if people.count is not None and self._holds(people.start, people.end):
                field = "injured" if effect.field == "shot" else effect.field
                modifier = people.quantity.modifier if people.quantity else None
                yield Guess(field, counts.show(people.count, modifier), effect.group)
        near = next((each.field for each in told if each.field != "shot"), COUNT_FIELDS[0])
        for quantity in (q for each in self._passages for q in each.quantities):
            if quantity.kind == "count" and self._holds(quantity.start, quantity.end):
                yield Guess(near, counts.show(quantity.value, quantity.modifier))

    def _others(self) -> Iterator[Guess]:
        for each in self._passages:
            for time in each.times:
                date = dates.resolve(time, self._anchors) if self._holds(time.start, time.end) else None
                if date is not None:
                    yield Guess("date", dates.show(date))
            for place in each.places:
                if place.value is not None and self._holds(place.start, place.end):
                    yield Guess("place", places.show(place.value))
            for weapon in weapons(each):
                if self._holds(weapon.span.start, weapon.span.end):
                    yield Guess("weapons", weapon.value.name)
            for name in each.names:
                if name.kind != "unknown" and self._holds(name.start, name.end):
                    yield Guess("responsible", name.canonical)
        yield Guess("targets", " ".join(self.words.split()))
        yield Guess("responsible", " ".join(self.words.split()))

    def _holds(self, start: int, end: int) -> bool:
        return self.span.overlaps(Span(start, end))

    def read_date(self, words: str) -> DateValue | None:
        """A date; one without a year by the document's day of publication."""
        return dates.parse(words, self._anchors)

    def read_actor(self, words: str) -> ActorValue:
        """Somebody held responsible, of the kind that the report names them as."""
        named = [
            name for each in self._passages for name in each.names if words in (name.text, name.canonical)
        ]
        kinds = [name.kind for name in (*named, *names.find(words)) if name.kind != "unknown"]
        kind = {"person": "person", "organisation": "group"}[kinds[0]] if kinds else None
        return ActorValue(words, kind, "carried_out")

    def read_place(self, words: str) -> PlaceValue | None:
        """A place that the gazetteer knows."""
        return places.parse(words, self._gazetteer)


def _trimmed(text: str, span: Span) -> Span:
    if not 0 <= span.start < span.end <= len(text):
        raise UserError(f"the document has no characters {span.start}-{span.end}")
    said = span.of(text)
    if not said.strip():
        raise UserError(f"there are no words at {span.start}-{span.end}")
    if span.end - span.start > LONGEST:
        raise UserError(f"a passage has at most {LONGEST} characters")
    start = span.start + len(said) - len(said.lstrip())
    return Span(start, start + len(said.strip()))


_READ: dict[str, Callable[[str, Selected], Value | None]] = {
    "date": lambda words, selected: selected.read_date(words),
    "place": lambda words, selected: selected.read_place(words),
    "count": lambda words, _: counts.parse(words),
    "responsible": lambda words, selected: selected.read_actor(words) if words else None,
    "targets": lambda words, _: ThingValue(words, None) if words else None,
    "weapons": lambda words, _: weapon_of(words) if words else None,
}
_HINTS = {
    "date": "such as 4 May 2021, May 2021 or 2021-05-04",
    "place": "such as Gao, or Gao, Mali: a place that the gazetteer knows",
    "count": "such as 7, seven, at least 7, or 5 to 7",
    "responsible": "a name",
    "targets": "words for what was attacked",
    "weapons": "words for a weapon",
}

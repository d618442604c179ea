"""One sentence with everything that was read in it: what the rules of extraction work on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from typing import Any, Generic, Protocol, TypeVar

from tellings.model import Document, PlaceValue, Span
from tellings.reader.reading import Attribution, Hedge, Mention, Reading, Sentence
from tellings.reader.words import Word, words
from tellings.values.counts import Quantity
from tellings.values.dates import TimeExpression
from tellings.values.names import Name
from tellings.values.places import PlaceMention

_Made = TypeVar("_Made")


@dataclass(frozen=True)
class Located:
    """A place name in the text with the place that it was resolved to (None: only a demonym, or nothing found)."""

    mention: PlaceMention
    value: PlaceValue | None

    @property
    def start(self) -> int:
        return self.mention.start

    @property
    def end(self) -> int:
        return self.mention.end


@dataclass(frozen=True)
class Passage:
    """A sentence and what stands in it."""

    text: str  # the whole document's text
    number: int
    sentence: Sentence
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    places: tuple[Located, ...]
    quantities: tuple[Quantity, ...]
    names: tuple[Name, ...]
    attributions: tuple[Attribution, ...]  # all that touch the sentence
    hedges: tuple[Hedge, ...]
    organisations: tuple[Name, ...] = ()  # named so far, latest last: what "the Front" may mean
    antecedents: tuple[Name, ...] = ()  # persons named just before, latest last: whom "he" and "she" may mean
    heading: str | None = None  # the line that heads the list which this line stands in
    memo: dict[object, Any] = field(
        default_factory=dict, compare=False, repr=False
    )  # what was worked out once

    @cached_property
    def span(self) -> Span:
        return self.sentence.span

    @property
    def paragraph(self) -> int:
        return self.sentence.paragraph

    @cached_property
    def words(self) -> Sequence[Word]:
        return words(self.text, self.span.start, self.span.end)

    @cached_property
    def lower(self) -> str:
        """The sentence in lower case with straight apostrophes; same length only where the text's lower case is."""
        return self.span.of(self.text).lower().replace("’", "'")

    @cached_property
    def is_headline(self) -> bool:
        """Whether the sentence stands alone on its line and ends in no stop: a title leaves articles out."""
        before, after = self.text[: self.span.start].rstrip(" "), self.text[self.span.end :].lstrip(" ")
        alone = before[-1:] in ("", "\n") and after[:1] in ("", "\n")
        return alone and self.lower.rstrip()[-1:] not in (".", "!", "?", ":", ";", ",", '"', "\u201d")

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def word_at(self, offset: int) -> int:
        """The index of the first word that starts at or after `offset`."""
        return bisect_left(self._starts, offset)

    def between(self, start: int, end: int) -> list[str]:
        """The words, lower case, that lie wholly within `[start, end)`."""
        within = self.words[self.word_at(start) : bisect_left(self._starts, end)]
        return [word.lower for word in within if word.end <= end]


def is_place(passage: Passage, span: Span) -> bool:
    """Whether a name is read as a place too: towns hold no responsibility, and nobody called Mombasa died of a "Mombasa teen"."""
    return any(
        place.value and place.start <= span.start and span.end <= place.end for place in passage.places
    )


LONGEST_ITEM = 80  # characters: a longer line is no item of a list


def headed(told: Sequence[Passage]) -> list[Passage]:
    """The passages, each item of a list with the line above it that ends in a colon."""
    made: list[Passage] = []
    heading: str | None = None
    for each in told:
        words = each.span.of(each.text).strip()
        if words.endswith(":"):
            heading = words
        elif (
            heading is not None
            and len(words) <= LONGEST_ITEM
            and not words.endswith((".", "!", "?", "”", '"'))
        ):
            each = replace(each, heading=heading, memo={})
        else:
            heading = None
        made.append(each)
    return made


def once(make: Callable[[Passage], _Made]) -> Callable[[Passage], _Made]:
    """Makes a function of a passage work each passage out once: several rules ask for the same."""

    @wraps(make)
    def remembered(passage: Passage) -> _Made:
        memo = passage.memo
        if make not in memo:
            memo[make] = make(passage)
        made: _Made = memo[make]
        return made

    return remembered


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


_T = TypeVar("_T", bound=_Placed)


class _Cursor(Generic[_T]):
    """Hands out, sentence by sentence, what starts in it; everything comes in order of position."""

    def __init__(self, items: Sequence[_T]) -> None:
        self._items: Sequence[_T] = items
        self._at = 0

    def upto(self, span: Span) -> tuple[_T, ...]:
        while self._at < len(self._items) and self._items[self._at].start < span.start:
            self._at += 1
        first = self._at
        while self._at < len(self._items) and self._items[self._at].start < span.end:
            self._at += 1
        return tuple(self._items[first : self._at])


LONGEST_SENTENCE = (
    3_000  # characters: beyond it it is a table or a list, which rules over sentences do not read
)
REMEMBERED = 40  # names that "he" or "the Front" may still mean


def is_too_long(sentence: Sentence) -> bool:
    """Whether a sentence is longer than rules over sentences can read."""
    return sentence.span.end - sentence.span.start > LONGEST_SENTENCE


def passages(
    document: Document, reading: Reading, resolved: Sequence[PlaceValue | None]
) -> Iterator[Passage]:
    """The document's sentences with what was read in each; furniture, captions and what is too long left out."""
    times, quantities, names = _Cursor(reading.times), _Cursor(reading.quantities), _Cursor(reading.names)
    places = _Cursor([Located(*pair) for pair in zip(reading.places, resolved, strict=True)])
    spans = [sentence.span for sentence in reading.sentences]
    mentions = _by_sentence(spans, ((each.span, each) for each in reading.mentions))
    said = (each for each in reading.attributions if not each.stance)  # a stance is nobody's report
    attributions = _by_sentence(spans, ((_reach(each), each) for each in said))
    hedges = _by_sentence(spans, ((each.scope, each) for each in reading.hedges))
    left_out = _by_sentence(spans, ((each.span, each) for each in document.furniture))
    captions = _by_sentence(spans, ((each, each) for each in document.captions))
    named: deque[tuple[int, Name]] = deque(maxlen=REMEMBERED)
    organisations: deque[Name] = deque(maxlen=REMEMBERED)
    for number, sentence in enumerate(reading.sentences):
        span = sentence.span
        here = times.upto(span), places.upto(span), quantities.upto(span), names.upto(span)
        if number in left_out or number in captions or is_too_long(sentence):
            continue
        yield Passage(
            document.text,
            number,
            sentence,
            tuple(mention for mention in mentions.get(number, ()) if span.covers(mention.span)),
            _of_the_act(document, here[0]),
            tuple(place for place in here[1] if not _in_dateline(document, place)),
            here[2],
            here[3],
            tuple(
                each
                for each in attributions.get(number, ())
                if each.content.overlaps(span) or span.covers(each.cue)
            ),
            tuple(hedges.get(number, ())),
            tuple(organisations),
            tuple(name for paragraph, name in named if sentence.paragraph - paragraph <= 1),
        )
        organisations.extend(name for name in here[3] if name.kind == "organisation")
        named.extend((sentence.paragraph, name) for name in here[3] if name.kind == "person")


def _reach(attribution: Attribution) -> Span:
    """From the first to the last character that an attribution bears on."""
    content, cue = attribution.content, attribution.cue
    return Span(min(content.start, cue.start), max(content.end, cue.end))


_Item = TypeVar("_Item")


def _by_sentence(spans: Sequence[Span], items: Iterable[tuple[Span, _Item]]) -> dict[int, list[_Item]]:
    """By number of sentence: the items whose span touches it, in their order."""
    ends = [span.end for span in spans]
    found: dict[int, list[_Item]] = {}
    for where, item in items:
        number = bisect_right(ends, where.start)
        while number < len(spans) and spans[number].start < where.end:
            found.setdefault(number, []).append(item)
            number += 1
    return found


def _of_the_act(document: Document, times: tuple[TimeExpression, ...]) -> tuple[TimeExpression, ...]:
    """The day in a dateline is that of writing: it dates the act only where its sentence gives no other time."""
    dateline = document.dateline
    if dateline is None:
        return times
    rest = tuple(each for each in times if not dateline.overlaps(Span(each.start, each.end)))
    return rest or times


_SITE = re.compile(
    r"(?: [-–—|] | \| )(?=[^\n]{0,80}(?:\.(?:com|org|net|tv|co)\b|\bNews\b|\bTV\b|\bChannel\b|\bRadio\b|\b[KW][A-Z]{2,3}\b))"
    r"|\s?\|\s?(?=(?:[A-Z][\w.'’-]*\s?){1,3}, [A-Z]{2}\s*$)"  # "| Tulsa, OK"
)


def outlet_in_title(document: Document) -> int | None:
    """Where, in a page's title, the name of its outlet begins; None where it has none."""
    site = _SITE.search(document.title or "")
    return site.start() if site else None


def _in_dateline(document: Document, located: Located | TimeExpression) -> bool:
    """When and where a report was written, or the outlet that a page's title ends in has its home, is not where it happened."""
    if document.dateline is not None and document.dateline.overlaps(Span(located.start, located.end)):
        return True
    title = document.title or ""
    site = outlet_in_title(document) if located.start < len(title) else None
    return site is not None and located.start >= site

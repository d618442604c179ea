"""The marks of a passage: words, names and numbers that set one event apart from another.

They are read off the text itself, whether or not extraction made anything of them: a street, a school or a bystander that two
reports share speaks for one event.
"""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from sys import intern

from tellings.model import Document, Span, Telling

from . import rarity

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]))*")
_POSSESSIVE = ("'s", "’s")
_SHORTEST = 3  # letters; shorter words are grammar, initials and abbreviations
_BODY = 5_000  # characters of a report that are looked through for names and numbers
# Squared bits that a likeness is measured against besides the marks themselves, about those of a report of usual length: that
# two short bags, or two of everyday words, are alike says little.
_USUAL = 1_000.0
_MOST = 150  # marks of one kind that are kept, the rarest, so that a round-up costs no more than a report
# A line of a sentence has more words than this, and most of them in small letters: headlines and lists capitalise all.
_FEWEST_WORDS = 6
_SENTENCE_ENDS = ".?!:–—-"
_OPENING = " \"“'‘("
_AGE = re.compile(
    r"\b(\d{1,2})[- ](?:year|month)s?[- ]olds?\b|(?<=[A-Za-z], )(\d{1,2})(?=,)|(?<=[A-Za-z] \()(\d{1,2})(?=\))"
)
# House numbers, blocks of a street, numbered streets; no clock, date, money or share.
_NUMBER = re.compile(r"(?<![\d.,$€£:/-])\d{3,5}(?![\d:%/]|[.,]\d)|\b\d{1,3}(?:st|nd|rd|th)\b")
_YEARS = range(1900, 2100)
_TITLE_PARTS = re.compile(r"\s+[-|–—]\s+")


@dataclass(frozen=True, slots=True)
class Bag:
    """Marks of one kind (lower case), in order, and their length as a vector of bits.

    A tuple: a set of them takes four times the memory, and a large casebook has millions of bags.
    """

    kept: tuple[str, ...]
    length: float

    @property
    def marks(self) -> frozenset[str]:
        return frozenset(self.kept)

    def shared(self, other: Bag) -> frozenset[str]:
        """The marks that both have."""
        return self.marks.intersection(other.kept)

    def likeness(self, other: Bag) -> float:
        """The cosine of two bags, the less of it the less they hold: 0 where they share nothing, near 1 where all of much."""
        # fsum: a plain sum of floats would depend on the order of the set, which differs from process to process.
        shared = math.fsum(rarity.bits(mark) ** 2 for mark in self.shared(other))
        return shared / (self.length * other.length + _USUAL)

    def shared_bits(self, other: Bag) -> float:
        """What the shared marks come to, in bits."""
        return math.fsum(rarity.bits(mark) for mark in self.shared(other))


def bag(marks: Iterable[str]) -> Bag:
    """A bag of the rarest of `marks`."""
    kept: Collection[str] = set(marks)
    if len(kept) > _MOST:
        kept = heapq.nsmallest(_MOST, kept, key=lambda mark: (-rarity.bits(mark), mark))
    return Bag(
        tuple(map(intern, sorted(kept))), math.sqrt(math.fsum(rarity.bits(mark) ** 2 for mark in kept))
    )


@dataclass(frozen=True, slots=True)
class Marks:
    """`words` of the headline and of the sentences that tell of an incident, `headline` its words alone; `proper` words with a
    capital inside a sentence, `names` of two such words, `numbers` of houses and streets, `ages` of persons."""

    headline: Bag
    words: Bag
    proper: Bag
    names: Bag
    numbers: frozenset[str]
    ages: frozenset[str]


def marks_of(document: Document, telling: Telling) -> Marks:
    """The marks of the passages that tell of an incident: of the whole report where it is chiefly about it."""
    told = _told(document, telling)
    headline = _headline(document.title) if telling.main and document.title else ""
    body = _without_furniture(document)[:_BODY] if telling.main else told
    words, names = _capitalised(body)
    return Marks(
        headline=bag(_words(headline)),
        words=bag({*_words(told), *_words(headline)}),
        proper=bag(words),
        names=bag(names),
        numbers=frozenset(_numbers(body)),
        ages=frozenset(_ages(f"{headline}\n{told}")),
    )


def event_marks(text: str) -> set[str]:
    """The words and names of a whole text: what the table of rarity counts."""
    return {*_words(text), *_capitalised(text)[1]}


def _told(document: Document, telling: Telling) -> str:
    """The sentences that claims are taken from, a line each."""
    sentences = {claim.sentence for claim in telling.claims if claim.sentence is not None}
    return "\n".join(sentence.of(document.text) for sentence in sorted(sentences, key=_position))


def _position(span: Span) -> tuple[int, int]:
    return (span.start, span.end)


def _headline(title: str) -> str:
    """A title without the name of the outlet: the longest of the parts that dashes and bars make."""
    return max(_TITLE_PARTS.split(title), key=len)


def _without_furniture(document: Document) -> str:
    kept: list[str] = []
    at = 0
    for passage in sorted((each.span for each in document.furniture), key=_position):
        kept.append(document.text[at : max(at, passage.start)])
        at = max(at, passage.end)
    return "".join((*kept, document.text[at:]))


def _words(text: str) -> Iterator[str]:
    return (word.lower() for word, _, _ in _tokens(text) if len(word) >= _SHORTEST)


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Words without a possessive's s, each with its start and the end of all that is written together."""
    for match in _WORD.finditer(text):
        word = match.group()
        yield (word[:-2] if word.endswith(_POSSESSIVE) else word, match.start(), match.end())


def _capitalised(text: str) -> tuple[set[str], set[str]]:
    """The words with a capital inside a sentence, and the pairs of capitalised words beside each other."""
    words: set[str] = set()
    names: set[str] = set()
    for line in text.splitlines():
        tokens = list(_tokens(line))
        if len(tokens) < _FEWEST_WORDS or 2 * sum(word[0].isupper() for word, _, _ in tokens) > len(tokens):
            continue
        before: tuple[str, int] | None = None  # a capitalised word that a name may begin with, and its end
        for word, start, end in tokens:
            if not word[0].isupper():
                before = None
                continue
            if len(word) >= _SHORTEST:
                if not word.isupper() and not _begins_sentence(line, start):
                    words.add(word.lower())
                if before is not None and line[before[1] : start] in (" ", ". "):
                    names.add(f"{before[0]} {word}".lower())
            before = (word, end) if len(word) > 1 and end - start == len(word) else None
    return words, names


def _begins_sentence(line: str, start: int) -> bool:
    before = line[:start].rstrip(_OPENING)
    return not before or before[-1] in _SENTENCE_ENDS


def _numbers(text: str) -> Iterator[str]:
    found = (match.group() for match in _NUMBER.finditer(text))
    return (number for number in found if not (number.isdigit() and int(number) in _YEARS))


def _ages(text: str) -> Iterator[str]:
    return (next(filter(None, match.groups())) for match in _AGE.finditer(text))

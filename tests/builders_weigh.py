"""Invented reports and claims for the tests of link, settle and reconcile."""

from __future__ import annotations

from typing import Any

from tellings.model import (
    ActorValue,
    Claim,
    CountValue,
    DateValue,
    Document,
    Judgement,
    PersonValue,
    PlaceValue,
    Published,
    Span,
    Speaker,
    Telling,
)
from tellings.testing import make_claim, make_document, make_telling

MIRAVAL = PlaceValue("Miraval", "Miraval", None, "Orvane", "XAA", 900001, 10.0, 20.0, "town")
TOSTRIN = PlaceValue("Tostrin", "Tostrin", None, "Orvane", "XAA", 900002, 12.5, 23.0, "town")
ORVANE = PlaceValue("Orvane", None, None, "Orvane", "XAA", 900003, 11.0, 21.0, "province")


def report(text: str, name: str = "a.txt", published: str | None = None, **about: Any) -> Document:
    """A report with its ISO day of publication."""
    when = Published(day(published), "metadata") if published else None
    return make_document(text, name, published=when, **about)


def day(iso: str) -> DateValue:
    return DateValue(iso, iso, "day")


def partial(month_and_day: str) -> DateValue:
    return DateValue(None, None, "day" if len(month_and_day) > 4 else "month", month_and_day)


def exactly(number: int) -> CountValue:
    return CountValue(number, number, number)


def at_least(number: int) -> CountValue:
    return CountValue(number, None, number)


def count(document: Document, field: str, quote: str, number: int | CountValue, **about: Any) -> Claim:
    value = exactly(number) if isinstance(number, int) else number
    return make_claim(document, field, quote, value, **about)


def dated(document: Document, quote: str, value: DateValue, **about: Any) -> Claim:
    return make_claim(document, "date", quote, value, **about)


def placed(document: Document, quote: str, value: PlaceValue, **about: Any) -> Claim:
    return make_claim(document, "place", quote, value, **about)


def blamed(
    document: Document, quote: str, name: str, link: str, kind: str | None = "group", **about: Any
) -> Claim:
    return make_claim(document, "responsible", quote, ActorValue(name, kind, link), **about)  # type: ignore[arg-type]


def person(document: Document, quote: str, **about: Any) -> Claim:
    """A claim on the person named by `quote`; keys of Claim are told from those of PersonValue by name."""
    for_claim = {
        key: about.pop(key) for key in ("polarity", "speakers", "score", "certainty") if key in about
    }
    return make_claim(document, "person", quote, PersonValue(quote, **about), **for_claim)


def speaker(name: str | None = None, **about: Any) -> tuple[Speaker, ...]:
    return (Speaker(name, **about),)


def by_id(*documents: Document) -> dict[str, Document]:
    return {document.id: document for document in documents}


def judgement(kind: Any, *subjects: str, at: int = 1, undoes: str | None = None) -> Judgement:
    stamp = f"2031-01-01T00:00:{at:02d}Z"
    return Judgement(f"judgement-{at}", kind, subjects, "a person", stamp, "read both", undoes)


def told(document: Document, *claims: Claim, **about: Any) -> Telling:
    """A telling; `mention` are the words that tell of it."""
    return make_telling(document, *claims, **about)


def sentence_of(document: Document, quote: str) -> Span:
    start = document.text.index(quote)
    return Span(start, start + len(quote))

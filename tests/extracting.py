"""What an extraction holds, put plainly for tests."""

from __future__ import annotations

from typing import Protocol

from tellings.model import (
    ActorValue,
    Claim,
    CountValue,
    DateValue,
    Document,
    Extraction,
    PersonValue,
    PlaceValue,
    Published,
    SentenceValue,
    Telling,
)
from tellings.reader.rules import RuleReader
from tellings.testing import make_document
from tellings.values.gazetteer import Gazetteer


class Extract(Protocol):
    """Extracts from a text, published on a day or on none known, with a dateline or none, and a title that begins it or none."""

    def __call__(
        self, text: str, published: str | None = None, dateline: str | None = None, title: str | None = None
    ) -> Extraction: ...


def extractor() -> Extract:
    """An `Extract` over the gazetteer and the rules that are shipped; each of its claims is seen to quote the text."""
    # Here, not above: what reads names is loaded only by tests that extract.
    from tellings.extract import extract
    from tellings.model import Span

    gazetteer = Gazetteer.open()
    reader = RuleReader(gazetteer)

    def run(
        text: str, published: str | None = None, dateline: str | None = None, title: str | None = None
    ) -> Extraction:
        date = Published(DateValue(published, published, "day"), "metadata") if published else None
        at = text.index(dateline) if dateline else 0
        document: Document = make_document(
            text, published=date, dateline=Span(at, at + len(dateline)) if dateline else None, title=title
        )
        extraction = extract(document, reader.read(document), gazetteer)
        for telling in extraction.tellings:
            for claim in telling.claims:
                claim.check(document)
        return extraction

    return run


def main(extraction: Extraction) -> Telling:
    """The telling that the document is about."""
    (telling,) = [each for each in extraction.tellings if each.main]
    return telling


def counted(telling: Telling, field: str, group: str | None = None) -> list[int | None]:
    """The numbers claimed of `field` for `group`, None the total."""
    return [
        claim.value.best
        for claim in telling.of(field)
        if isinstance(claim.value, CountValue) and claim.group == group
    ]


def every_count(telling: Telling, field: str) -> list[int | None]:
    """The numbers claimed of `field`, whatever their group."""
    return [claim.value.best for claim in telling.of(field) if isinstance(claim.value, CountValue)]


def blamed(telling: Telling) -> set[tuple[str, str, str]]:
    """Who is held responsible: name, link and polarity."""
    return {
        (claim.value.name, claim.value.link, claim.polarity)
        for claim in telling.of("responsible")
        if isinstance(claim.value, ActorValue)
    }


def links(telling: Telling) -> set[tuple[str, str]]:
    """Link and polarity of all that is said about who is responsible."""
    return {(link, polarity) for _, link, polarity in blamed(telling)}


def days(extraction: Extraction) -> list[str | None]:
    """The day on which each telling's claimed dates begin, sorted."""
    return sorted({claim.value.start for each in extraction.tellings for claim in each.of("date")
                   if isinstance(claim.value, DateValue)}, key=str)  # fmt: skip


def town_names(telling: Telling) -> set[str]:
    """The names of the places claimed."""
    return {claim.value.name for claim in telling.of("place") if isinstance(claim.value, PlaceValue)}


def sentenced(telling: Telling) -> list[SentenceValue]:
    """The court sentences claimed, in order."""
    return [claim.value for claim in telling.of("sentences") if isinstance(claim.value, SentenceValue)]


def named_persons(telling: Telling) -> dict[str, PersonValue]:
    """The persons claimed, by name; of several claims on one, the last."""
    return {
        claim.value.name: claim.value
        for claim in telling.of("person")
        if isinstance(claim.value, PersonValue) and claim.value.name is not None
    }


def speaker_names(claim: Claim) -> str:
    """All names and bodies that speak a claim, nearest first."""
    return " ".join(f"{each.name or ''} {each.organisation or ''}" for each in claim.speakers)

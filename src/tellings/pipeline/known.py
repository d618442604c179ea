"""Which documents were out by a day: what was known then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tellings.model import Claim, DateValue, Document, Extraction, Telling


def kept(
    documents: Iterable[Document], extractions: Iterable[Extraction], as_of: str | None
) -> list[Document]:
    """The documents, in id order, that are not known to be later than a day (YYYY-MM-DD; None: no limit).

    One is known to be later that was published later, or whose day of publication is not known and that tells of something
    done or said on a later day: no report is older than what it tells.  One of which neither is known stays (`undated`).
    """
    ordered = sorted(documents, key=lambda each: each.id)
    if as_of is None:
        return ordered
    told = {each.document: last_told(each) for each in extractions}
    return [each for each in ordered if (_published(each) or told.get(each.id) or as_of) <= as_of]


def undated(documents: Iterable[Document]) -> list[Document]:
    """The documents of which it is not known when they were published: an `as_of` can only go by what they tell of."""
    return [document for document in documents if _published(document) is None]


def last_told(extraction: Extraction) -> str | None:
    """The last day (YYYY-MM-DD) on which a report has something done or said; None where it gives no full date."""
    days = [
        day for telling in extraction.tellings for claim in telling.claims for day in _days(telling, claim)
    ]
    return max(days, default=None)


def _days(telling: Telling, claim: Claim) -> Iterator[str]:
    """Days on which something was done or said.  What is planned or threatened may lie ahead, and so may a day in court."""
    done = telling.stage == "accomplished" and telling.type != "trial" and claim.polarity == "affirmed"
    for date in (claim.value if done and claim.field == "date" else None, claim.said_on):
        if isinstance(date, DateValue) and date.start is not None and date.precision in ("hour", "day"):
            yield date.start[:10]


def _published(document: Document) -> str | None:
    """The first day on which a document can have been published (YYYY-MM-DD), None where that is not known."""
    published = document.published
    return published.date.start[:10] if published and published.date.start else None

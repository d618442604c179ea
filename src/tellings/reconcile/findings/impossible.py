"""Dates that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.model import DateValue, Document, Finding
from tellings.values import dates

from ..days import is_after
from ..held import Held
from .material import Material, firm
from .plainly import early
from .wording import ids, report


def date_impossible(material: Material) -> Iterator[Finding]:
    """A report that was out before the only day that it gives for what it tells as done.

    Where it gives a possible day too, the other is rather of something else: a page's stamp, a trial to come.  So is a day far
    down in a page that has gone on being written (an encyclopedia's, a live page's).
    """
    for telling in material.tellings:
        published = material.documents[telling.document].published
        if telling.stage != "accomplished" or published is None or published.date.end is None:
            continue
        held = [
            each
            for each in material.held
            if each.telling == telling.id and each.claim.field == "date" and firm(each)
        ]
        values = [each.claim.value for each in held if isinstance(each.claim.value, DateValue)]
        if not any(map(early, held)) or not all(
            is_after(value, published.date) and value.precision in ("hour", "day") for value in values
        ):
            continue
        document = material.documents[telling.document]
        if any(
            each.claim.sentence and _UPDATED.search(each.claim.sentence.of(document.text)) for each in held
        ):
            continue  # a page goes on being written after it is out
        said = (
            "the day that its text is dated" if _is_stamp(document, held[0]) else "when it says this happened"
        )
        yield Finding(
            "date_impossible",
            f"{report(document)} was published on {dates.show(published.date)}, before {dates.show(values[0])}, {said};"
            " one of the two dates must be wrong.",
            ids(held),
        )


# A byline's day: "Wednesday 29 Oct 2014", with an agency or a label before it.
_STAMP = re.compile(
    r"(?:[A-Z]{2,6}|Reuters|Agencies|Published|Updated|Posted|[Dd]ate of publication|\|)[\s:,]*$"
)


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SMALL = re.compile(r"\b[a-z]{2,}")
_UPDATED = re.compile(r"\bupdated?\b", re.IGNORECASE)


def _is_stamp(document: Document, each: Held) -> bool:
    """Whether a day stands where a report is dated, not in what it tells."""
    span = each.claim.span
    if span is None:
        return False
    line = document.text.rfind("\n", 0, span.start) + 1
    if document.dateline is not None and document.dateline.overlaps(span):
        return True
    if _YEAR.search(span.of(document.text)) and not _SMALL.search(document.text, line, span.start):
        return True  # a full date at the head of a line, before any word of the report
    return bool(_STAMP.search(document.text[max(0, span.start - 30) : span.start]))

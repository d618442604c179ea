"""The day of news that tells none: a report that only says what happened tells of its own day or of the day before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from tellings import ids
from tellings.model import COUNT_FIELDS, Claim, DateValue, Document, PersonValue, Telling

from .deriving import roots, shared_speakers

# Of 101 incidents of local news whose reports name no day at all, 48 were on the day on which the first of them came out and 33 on
# the day before.
ITS_DAY, THE_DAY_BEFORE = 0.3, 0.2
_NO_NEWS = frozenset(
    ("arrest", "trial", "plot", "threat")
)  # told when it comes to court, or before it happens
_IN_COURT = frozenset(("tried", "convicted", "sentenced", "acquitted"))


def days_of_news(
    documents: Mapping[str, Document],
    tellings: Mapping[str, Telling],
    groups: Iterable[Sequence[str]],
    derived: Mapping[str, Sequence[Claim]],
) -> Mapping[str, tuple[Claim, ...]]:
    """By telling id: the two days on which an incident may have been of which no report tells the day, the likelier first.

    They rest on the first report that is chiefly about it, and on what it tells.  None where that is not known to have come
    out on one day, or where a court has dealt with it: such a report may come long after.  Linking does not go by them.
    """
    found: dict[str, tuple[Claim, ...]] = {}
    for group in groups:
        members = [tellings[each] for each in sorted(group) if each in tellings]
        claims = [claim for each in members for claim in (*each.claims, *derived.get(each.id, ()))]
        if any(claim.field == "date" or _is_of_court(claim) for claim in claims):
            continue
        out = [(day, each) for each in members if each.main and (day := _day(documents[each.document]))]
        first = min(out, key=lambda each: (each[0], each[1].id), default=None)
        base = _base(first[1]) if first is not None and first[1].type not in _NO_NEWS else None
        if first is not None and base is not None:
            found[first[1].id] = (
                _claim(base, first[0], ITS_DAY),
                _claim(base, first[0] - timedelta(days=1), THE_DAY_BEFORE),
            )
    return found


def _is_of_court(claim: Claim) -> bool:
    if claim.field == "sentences":
        return True
    return isinstance(claim.value, PersonValue) and claim.value.rung in _IN_COURT


def _day(document: Document) -> date | None:
    """The one day on which a document came out, as it says itself."""
    published = document.published
    if published is None or published.source == "inferred" or published.date.candidates:
        return None
    start, end = published.date.start, published.date.end
    return date.fromisoformat(start[:10]) if start and end and start[:10] == end[:10] else None


def _base(telling: Telling) -> Claim | None:
    """What a telling says of its incident first: whom it hit before anything else."""
    said = [claim for claim in telling.claims if claim.span is not None and claim.polarity == "affirmed"]
    return min(said, key=lambda claim: (claim.field not in COUNT_FIELDS, claim.span, claim.id), default=None)


def _claim(base: Claim, day: date, score: float) -> Claim:
    return ids.identified(
        Claim(
            id="",
            document=base.document,
            field="date",
            span=base.span,
            quote=base.quote,
            sentence=base.sentence,
            value=DateValue(day.isoformat(), day.isoformat(), "day"),
            certainty="possible",
            speakers=shared_speakers((base,)),
            score=score,
            derived_from=roots((base,)),
        )
    )

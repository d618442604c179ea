"""Years lent to dates that have none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tellings import ids
from tellings.model import Claim, DateValue, Document, Telling
from tellings.values import dates

from .deriving import least_sure, roots, shared_speakers

# Within one report two dates more than half a year apart may as well lie on two sides of a new year.
_MOST_MONTHS_APART = 6


@dataclass(frozen=True, slots=True)
class _Partial:
    """A date claim without a year, and the telling that makes it."""

    telling: str
    claim: Claim
    date: DateValue


Completed = Mapping[str, Claim]  # by the id of the claim without a year: the one with its year


def years(
    documents: Mapping[str, Document], tellings: Sequence[Telling], groups: Sequence[Sequence[str]]
) -> Mapping[str, tuple[Claim, ...]]:
    """The dates that get their year from another telling of the same incident, or through one from their own report.

    Every round looks only at what stood before it, so the order of tellings does not matter.
    """
    by_id = {telling.id: telling for telling in tellings}
    incidents = [[by_id[each] for each in group if each in by_id] for group in groups]
    reports = _by_document(tellings)
    completed: dict[str, Claim] = {}
    while True:
        lent = _from_tellings(documents, incidents, completed) or _from_own_report(
            documents, reports, completed
        )
        if not lent:
            break
        completed |= lent
    return {
        telling.id: tuple(completed[partial.claim.id] for partial in partials)
        for telling in tellings
        if (partials := [each for each in _partials(telling) if each.claim.id in completed])
    }


def lacks_year(telling: Telling) -> bool:
    """Whether a telling says a date without its year: to any other none is lent."""
    return bool(_partials(telling))


def _by_document(tellings: Sequence[Telling]) -> list[list[Telling]]:
    reports: dict[str, list[Telling]] = {}
    for telling in tellings:
        reports.setdefault(telling.document, []).append(telling)
    return list(reports.values())


def _dated(telling: Telling) -> list[tuple[Claim, DateValue]]:
    return [
        (claim, claim.value)
        for claim in telling.of("date")
        if claim.polarity == "affirmed" and isinstance(claim.value, DateValue)
    ]


def _partials(telling: Telling) -> list[_Partial]:
    return [_Partial(telling.id, claim, date) for claim, date in _dated(telling) if date.partial is not None]


def _year(date: DateValue) -> int | None:
    """The one year that a date lies in, if it does."""
    if date.start is None or date.end is None or date.start[:4] != date.end[:4]:
        return None
    return int(date.start[:4])


def _from_tellings(
    documents: Mapping[str, Document], incidents: Iterable[Sequence[Telling]], completed: Completed
) -> dict[str, Claim]:
    """Years from the full dates of other tellings of the same incident, where those agree on one."""
    lent: dict[str, Claim] = {}
    for incident in incidents:
        full = [pair for telling in incident for pair in _full_dates(telling, completed)]
        for partial in (each for telling in incident for each in _partials(telling)):
            if partial.claim.id in completed:
                continue
            lenders = [(c, d) for c, d in full if dates.compare(partial.date, d) not in ("apart", "unknown")]
            found = {_year(date) for _, date in lenders}
            if len(found) == 1 and (year := found.pop()) is not None:
                claim = _with_year(documents, partial, year, [claim for claim, _ in lenders])
                lent |= {partial.claim.id: claim} if claim else {}
    return lent


def _full_dates(telling: Telling, completed: Completed) -> list[tuple[Claim, DateValue]]:
    said = [(claim, date) for claim, date in _dated(telling) if date.start is not None]
    worked_out = [completed[each.claim.id] for each in _partials(telling) if each.claim.id in completed]
    return said + [(claim, claim.value) for claim in worked_out if isinstance(claim.value, DateValue)]


def _from_own_report(
    documents: Mapping[str, Document], reports: Iterable[Sequence[Telling]], completed: Completed
) -> dict[str, Claim]:
    """The year of a report's completed dates for its other dates, where those lie within half a year of them."""
    lent: dict[str, Claim] = {}
    for report in reports:
        partials = [each for telling in report for each in _partials(telling)]
        lenders = [(each, completed[each.claim.id]) for each in partials if each.claim.id in completed]
        for partial in partials:
            if partial.claim.id in completed or not lenders:
                continue
            found = {
                _year(claim.value)
                if isinstance(claim.value, DateValue) and _near(each.date, partial.date)
                else None
                for each, claim in lenders
            }
            if len(found) == 1 and (year := found.pop()) is not None:
                claim = _with_year(documents, partial, year, [claim for _, claim in lenders])
                lent |= {partial.claim.id: claim} if claim else {}
    return lent


def _near(a: DateValue, b: DateValue) -> bool:
    """Whether two dates without a year lie within half a year in one and the same year."""
    months = [int(date.partial[2:4]) for date in (a, b) if date.partial and date.partial[2:4].isdigit()]
    return len(months) == 2 and abs(months[0] - months[1]) < _MOST_MONTHS_APART


def _with_year(
    documents: Mapping[str, Document], partial: _Partial, year: int, lenders: Sequence[Claim]
) -> Claim | None:
    """The date in `year`; None where its report was already out, or where there is no such day."""
    try:
        date = dates.lend_year(partial.date, year)
    except ValueError:  # 29 February
        return None
    document = documents[partial.claim.document]
    published = document.published.date.end if document.published else None
    if date.start is None or (published is not None and date.start[:10] > published[:10]):
        return None
    bases = (partial.claim, *lenders)
    own = all(claim.document == document.id for claim in lenders) and all(claim.span for claim in lenders)
    return ids.identified(
        Claim(
            id="",
            document=document.id,
            field="date",
            span=partial.claim.span if own else None,
            quote=partial.claim.quote if own else None,
            sentence=partial.claim.sentence if own else None,
            value=date,
            modifier=partial.claim.modifier,
            certainty=least_sure(bases),
            speakers=shared_speakers(bases),
            score=min(claim.score for claim in bases),
            derived_from=roots(bases),
        )
    )

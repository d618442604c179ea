"""The verdict on the date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tellings.model import COUNT_FIELDS, Claim, CountValue, DateValue, Status, Verdict
from tellings.values import dates

from .decisions import Decisions
from .held import Held, claims_of, origins
from .status import How, status_of

_SLACK = timedelta(days=1)  # an evening in one time zone is the next day in another


def is_after(value: DateValue, published: DateValue) -> bool:
    """Whether a date begins after a report was out."""
    if value.start is None or published.end is None:
        return False
    return date.fromisoformat(value.start[:10]) > date.fromisoformat(published.end[:10]) + _SLACK


def first_told(held: Sequence[Held]) -> str | None:
    """The ISO day of the first report out that counts people: by then it had happened.  `held` are an incident's claims."""
    days = {
        each.published.end[:10]
        for each in held
        if each.published is not None
        and each.published.end is not None
        and each.claim.field in COUNT_FIELDS
        and each.affirmed
        and isinstance(each.claim.value, CountValue)
        and each.claim.value.low > 0
    }
    return min(days, default=None)


def date_verdict(held: Sequence[Held], decided: Decisions, told: str | None = None) -> Verdict:
    """The date that most independent sources and reports bear; of those, the narrowest.  low and high are the first and the last given.

    A day after `told`, on which a report already told of it, comes after those up to it.
    """
    standing = [each for each in held if each.affirmed and not decided.refused(each)]
    denied = any(not each.affirmed and _denies(each, standing) and not decided.refused(each) for each in held)
    chosen = decided.chosen(standing)
    best = date_of(chosen.claim) if chosen else _best(standing, told)
    narrow = _narrowest(standing)
    return Verdict(
        status=_status(standing, denied),
        best=best,
        low=min(narrow, key=_starts, default=best),
        high=max(narrow, key=_ends, default=best),
        origins=origins(standing),
        claims=claims_of(held),
        decided_by="person" if decided.touches(held) else "machine",
    )


def _status(standing: Sequence[Held], denied: bool) -> Status:
    """Days that are only worked out are those that it may have been: they contradict nobody."""
    firm = [each for each in standing if not each.derived]
    if standing and not firm and not denied:
        return "derived"
    return status_of(firm, _compare, denied=denied)


def date_of(claim: Claim) -> DateValue:
    """The date that a claim of the field `date` holds."""
    assert isinstance(claim.value, DateValue)
    return claim.value


def _compare(a: Claim, b: Claim) -> How:
    """Two dates of which one does not know its year can be one: where the known parts are the same, one says more."""
    first, second = date_of(a), date_of(b)
    how = dates.compare(first, second)
    return "within" if how == "same" and (first.start is None) != (second.start is None) else how


def _denies(denial: Held, standing: Sequence[Held]) -> bool:
    return any(
        each.source != denial.source and _compare(each.claim, denial.claim) == "same" for each in standing
    )


def _starts(value: DateValue) -> tuple[str, str]:
    return (value.start or "", value.end or "")


def _ends(value: DateValue) -> tuple[str, str]:
    return (value.end or "", value.start or "")


def _length(value: DateValue) -> int:
    """How much a date leaves open, by its precision."""
    order = ("hour", "day", "week", "month", "season", "year", "decade")
    return (
        order.index(value.precision)
        + (len(order) if value.start is None else 0)
        + (1 if value.candidates else 0)
    )


def _best(standing: Sequence[Held], told: str | None) -> DateValue | None:
    """By how many sources can mean it, how surely it is of the act, how little it leaves open, how many say just it.

    A day after every report that gives it comes last: it is rather a page's stamp, or of something still to come.  So does,
    among the others, one after `told`.
    """

    def rank(value: DateValue) -> tuple[bool, bool, int, float, int, int, str]:
        bearing = [e for e in standing if not e.derived and dates.compare(date_of(e.claim), value) != "apart"]
        # A report that has two speakers for a day is still one report.
        support = min(len({e.source for e in bearing}), len({e.claim.document for e in bearing}))
        giving = [each for each in standing if date_of(each.claim) == value]
        late = all(each.published is not None and is_after(value, each.published) for each in giving)
        saying = {each.source for each in giving if not each.derived}
        sure = max(each.claim.score for each in giving)
        known = told is not None and value.start is not None and value.start[:10] > told
        return (late, known, -support, -sure, _length(value), -len(saying), repr(value))

    values = {date_of(each.claim) for each in standing}
    best = min(values, key=rank, default=None)
    # What says more of the same time is the better answer: "last weekend" and "8:37 p.m. on April 18".
    sharper = [value for value in values if best is not None and _lies_within(value, best)]
    return min(sharper, key=rank, default=best)


def _narrowest(standing: Sequence[Held]) -> list[DateValue]:
    """The full dates that no other lies within."""
    full = sorted(
        {date_of(each.claim) for each in standing if date_of(each.claim).start is not None}, key=repr
    )
    return [value for value in full if not any(_lies_within(other, value) for other in full)]


def _lies_within(inner: DateValue, outer: DateValue) -> bool:
    return _length(inner) < _length(outer) and dates.compare(inner, outer) == "within"

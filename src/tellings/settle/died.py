"""Those of the hurt who have died since: an early report counts the wounded, later ones only the dead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tellings import ids
from tellings.model import ATTACKING, Claim, CountValue, Document, Telling

from .deriving import least_sure, roots, shared_speakers

_DAYS = 60  # later than that, a death is rather told of another event


@dataclass(frozen=True, slots=True)
class _Report:
    """What one telling counts: its largest figures, None where it has none above zero."""

    telling: Telling
    day: str  # ISO, of publication
    killed: Claim | None
    injured: Claim | None


def died_since(
    documents: Mapping[str, Document], incident: Sequence[Telling]
) -> Mapping[str, tuple[Claim, ...]]:
    """How many are still counted as injured on the day of the last report, by the id of the telling that the claim belongs to.

    Only where no more died than were injured, within weeks of them, and none of the dead is an attacker; and where no report
    counts dead and injured both, or the last that does counts as many in all as the early ones had injured: else the dead may
    have been others than the injured.
    """
    reports = [_report(documents, telling) for telling in sorted(incident, key=lambda each: each.id)]
    known = [report for report in reports if report is not None]
    hurt = sorted((each for each in known if each.injured), key=lambda each: (each.day, each.telling.id))
    dead = sorted((each for each in known if each.killed), key=lambda each: (each.day, each.telling.id))
    known.sort(key=lambda each: (each.day, each.telling.id))
    if len(known) < len(reports) or not hurt or not dead:
        return {}
    both = [each for each in known if each.killed and each.injured]
    hurt = [each for each in hurt if each not in both]
    if both:
        hurt = [each for each in hurt if each.day <= both[-1].day and _make_up(each, both[-1])]
        dead = both[-1:]
    if not hurt or hurt[-1].day > dead[0].day or hurt[-1].telling.document == dead[-1].telling.document:
        return {}
    wounded, killed = hurt[-1].injured, dead[-1].killed
    assert wounded is not None
    assert killed is not None
    late = (date.fromisoformat(dead[-1].day) - date.fromisoformat(hurt[-1].day)).days > _DAYS
    if late or _attackers_died(dead) or _figure(killed) > _figure(wounded):
        return {}
    left = _left(_figure(wounded), _figure(killed), open_above=_value(wounded).high is None)
    bases = [claim for each in hurt for claim in _counted(each.telling, "injured")] + [killed]
    claim = Claim(
        id="",
        document=killed.document,
        field="injured",
        span=None,
        quote=None,
        sentence=None,
        value=left,
        certainty=least_sure(bases),
        speakers=shared_speakers(bases),
        score=min(base.score for base in bases),
        derived_from=roots(bases),
    )
    return {dead[-1].telling.id: (ids.identified(claim),)}


def _make_up(early: _Report, late: _Report) -> bool:
    """Whether a later report's dead and injured together are those whom an early one counts as injured."""
    assert early.injured is not None
    assert late.killed is not None
    assert late.injured is not None
    return _figure(early.injured) == _figure(late.killed) + _figure(late.injured)


def _left(wounded: int, killed: int, open_above: bool) -> CountValue:
    left = max(0, wounded - killed)
    return CountValue(left, None if open_above else left, left)


def _report(documents: Mapping[str, Document], telling: Telling) -> _Report | None:
    """None where it is not known when the report came out."""
    published = documents[telling.document].published
    if published is None or published.date.end is None:
        return None
    most = {field: max(_counted(telling, field), key=_rank, default=None) for field in ("killed", "injured")}
    return _Report(telling, published.date.end[:10], most["killed"], most["injured"])


def _counted(telling: Telling, field: str) -> list[Claim]:
    """The claims that a field's people are more than none."""
    return [
        claim
        for claim in telling.of(field)
        if claim.polarity == "affirmed" and claim.span is not None and _figure(claim) > 0
    ]


def _rank(claim: Claim) -> tuple[int, int, str]:
    """The largest figure, and of those the first."""
    assert claim.span is not None
    return (_figure(claim), -claim.span.start, claim.id)


def _attackers_died(dead: Sequence[_Report]) -> bool:
    return any(claim.group in ATTACKING for each in dead for claim in _counted(each.telling, "killed"))


def _value(claim: Claim) -> CountValue:
    assert isinstance(claim.value, CountValue)
    return claim.value


def _figure(claim: Claim) -> int:
    return _value(claim).figure

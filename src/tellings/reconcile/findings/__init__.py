"""What a careful analyst would point out.  A finding names its figures and what would explain them, and no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tellings.model import Finding

from .arithmetic import attackers_beyond_their_number, part_above_every_total, parts_and_total
from .changes import digit_slip, reports_differ, self_contradiction, toll_changed
from .died import died_since
from .impossible import date_impossible
from .material import Material
from .voices import denied, single_origin

__all__ = ["Material", "findings"]

_FINDERS: tuple[Callable[[Material], Iterator[Finding]], ...] = (
    parts_and_total,
    part_above_every_total,
    attackers_beyond_their_number,
    denied,
    self_contradiction,
    toll_changed,
    died_since,
    reports_differ,
    digit_slip,
    date_impossible,
    single_origin,
)


def findings(material: Material) -> tuple[Finding, ...]:
    """The findings on one incident, by kind in the order above, each once."""
    found = [
        finding
        for finder in _FINDERS
        for finding in sorted(finder(material), key=lambda each: (each.text, each.claims))
    ]
    return tuple(dict.fromkeys(found))

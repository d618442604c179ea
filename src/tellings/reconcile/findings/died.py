"""The wounded of an early report who are the dead of a later one."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.model import Finding

from ..held import Held
from ..tolls import figure_of
from .material import Material
from .wording import counted, day, ids, report


def died_since(material: Material) -> Iterator[Finding]:
    """Where `settle` took those counted as wounded for the dead of a later report: what it rests on, and what else may be."""
    by_id = {each.claim.id: each for each in material.held}
    for left in (each for each in material.held if each.derived and each.claim.span is None):
        bases = [by_id[base] for base in left.claim.derived_from if base in by_id]
        hurt = [each for each in bases if each.claim.field == left.claim.field == "injured"]
        dead = [each for each in bases if each.claim.field == "killed"]
        if hurt and dead and hurt[0].claim.document != left.claim.document:
            most = max(hurt, key=lambda each: (figure_of(each.claim), each.order))
            then = "later" if most.as_of != dead[0].as_of else "elsewhere"
            yield Finding(
                "toll_changed",
                f"{counted(figure_of(most.claim), 'injured', None)} ({_told(material, most)}), {then}"
                f" {counted(figure_of(dead[0].claim), 'killed', None)} and {_wounded(figure_of(left.claim))}"
                f" ({_told(material, dead[0])}); some of the wounded have probably died since.",
                ids((*hurt, *dead, left)),
            )


def _wounded(number: int) -> str:
    return "nobody injured" if number == 0 else "none injured beside them"


def _told(material: Material, each: Held) -> str:
    when = f"{day(each.as_of)}, " if each.as_of else ""
    return when + report(material.documents[each.claim.document])

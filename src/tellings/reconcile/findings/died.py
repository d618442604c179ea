"""The wounded of an early report who are the dead of a later one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.model import Finding

from ..held import Held
from ..tolls import figure_of
from .material import Material
from .one_time import one_time
from .plainly import lead_of, tells_of_death
from .wording import counted, day, ids, report, within

_DAYS = 14  # two reports further apart may well tell of two events


def died_since(material: Material) -> Iterator[Finding]:
    """Where `settle` took those counted as wounded for the dead of a later report: what it rests on, and what else may be."""
    by_id = {each.claim.id: each for each in material.held}
    for left in (each for each in material.held if each.derived and each.claim.span is None):
        bases = [by_id[base] for base in left.claim.derived_from if base in by_id]
        hurt = [each for each in bases if each.claim.field == left.claim.field == "injured"]
        dead = [each for each in bases if each.claim.field == "killed"]
        if not hurt or not dead or figure_of(left.claim) != 0:
            continue
        most = max(hurt, key=lambda each: (figure_of(each.claim), each.order))
        died_later = one_time(material, most, dead[0]) or _tells_of_dying(material, dead[0])
        if (
            within(_DAYS, most, dead[0])
            and died_later
            and _knew(material, dead[0])
            and not _knew(material, most)
        ):
            then = "later" if most.as_of != dead[0].as_of else "elsewhere"
            yield Finding(
                "toll_changed",
                f"{counted(figure_of(most.claim), 'injured', None)} ({_told(material, most)}), {then}"
                f" {counted(figure_of(dead[0].claim), 'killed', None)} and nobody injured"
                f" ({_told(material, dead[0])}); some of the wounded have probably died since.",
                ids((*hurt, *dead, left)),
            )


def _knew(material: Material, each: Held) -> bool:
    """Whether a report tells of a death.  Where that of the wounded does already, its wounded are others."""
    return tells_of_death(lead_of(material.documents[each.claim.document]))


def _tells_of_dying(material: Material, dead: Held) -> bool:
    """Whether the later report says "died": then the day it gives may be that of the death, not that of the act."""
    return bool(_DIED.search(lead_of(material.documents[dead.claim.document])))


_DIED = re.compile(r"\b(?:die[ds]|succumb(?:s|ed))\b", re.IGNORECASE)


def _told(material: Material, each: Held) -> str:
    when = f"{day(each.as_of)}, " if each.as_of else ""
    return when + report(material.documents[each.claim.document])

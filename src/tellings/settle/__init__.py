"""What follows from the linked whole: claims derived from claims, each naming those that it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.model import Claim, Document, Linking, Telling
from tellings.values.gazetteer import Gazetteer

from .died import died_since
from .homes import at_home, moved_at_home
from .news import days_of_news
from .speaking import lent_years, with_year_of_speaking
from .sums import sums
from .years import lacks_year, years

__all__ = ["days_of_news", "lacks_year", "lent_years", "moved_at_home", "settle", "with_year_of_speaking"]


def settle(
    documents: Mapping[str, Document],
    tellings: Sequence[Telling],
    linking: Linking,
    gazetteer: Gazetteer | None = None,
    moved: Mapping[str, tuple[Claim, ...]] | None = None,
) -> Mapping[str, tuple[Claim, ...]]:
    """The derived claims of each telling that has any, by telling id, claims in id order.

    Dates without a year are lent one by another telling of the same incident; totals and victims are worked out where a
    telling gives the rest; those counted as wounded who have died since are wounded no more; with a gazetteer, namesakes are
    settled by where an outlet is at home (`moved` are those claims where they are known already: a part of the whole does not tell
    where an outlet is at home).  A claim that rests on its own document alone quotes it; any other has no span.
    """
    ordered = sorted(tellings, key=lambda telling: telling.id)
    lent = years(documents, ordered, linking.groups)
    if moved is None:
        moved = at_home(documents, ordered, gazetteer) if gazetteer is not None else {}
    by_id = {telling.id: telling for telling in ordered}
    died: dict[str, tuple[Claim, ...]] = {}
    for group in linking.groups:
        died |= died_since(documents, [by_id[each] for each in group if each in by_id])
    derived: dict[str, tuple[Claim, ...]] = {}
    for telling in ordered:
        claims = (
            *lent.get(telling.id, ()),
            *moved.get(telling.id, ()),
            *died.get(telling.id, ()),
            *sums(documents[telling.document], telling),
        )
        if claims:
            derived[telling.id] = tuple(sorted(claims, key=lambda claim: claim.id))
    return derived

"""Five invented reports of two raids, whose tolls are disputed, for the tests of judgements."""

from __future__ import annotations

from collections.abc import Sequence

from builders_weigh import MIRAVAL, TOSTRIN, count, dated, day, person, placed, report
from tellings import ids
from tellings.model import Claim, Document, PlaceValue, Telling


def raid(name: str, dead: int) -> tuple[Document, Telling]:
    """A report of one raid in Miraval on 9 March."""
    text = (
        f"In the raid that day there {dead} people died, {name} reports. Aldo Brenn was among them.\n"
        "Related: 40 died elsewhere."
    )
    return _told(report(text, name, "2031-03-10"), dead, "2031-03-09", MIRAVAL, "Aldo Brenn")


def march(name: str, dead: int) -> tuple[Document, Telling]:
    """A report of another raid, three months later, far off, with another victim."""
    text = f"Three months on a raid that day there left {dead} people dead, says {name}: Cesar Dunn was one.\nMore."
    return _told(report(text, name, "2031-06-21"), dead, "2031-06-20", TOSTRIN, "Cesar Dunn")


def _told(
    document: Document, dead: int, date: str, place: PlaceValue, victim: str
) -> tuple[Document, Telling]:
    claims = [
        dated(document, "that day", day(date)),
        placed(document, "there", place),
        count(document, "killed", f"{dead} people", dead),
        person(document, victim, role="victim", fate="killed"),
    ]
    return document, telling_of(document, claims)


def telling_of(document: Document, claims: Sequence[Claim], word: str = "raid") -> Telling:
    start = document.text.index(word)
    mentions = ((start, start + len(word)),)
    made = tuple(claims)
    return Telling(
        ids.telling_id(document.id, made, mentions),
        document.id,
        "attack",
        "accomplished",
        True,
        made,
        mentions,
    )


REPORTS = (
    raid("a", 5),
    raid("b", 5),
    raid("c", 8),
    march("d", 3),
    march("e", 4),
)

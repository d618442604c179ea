"""One incident with its sources side by side: a row for each field, a column for each document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tellings.model import COUNT_FIELDS, LIST_FIELDS
from tellings.model.records import Record

from . import claims as walk
from . import words
from .accused import accusation
from .cards import Card, Deck

LABELS = {
    "place": "where",
    "date": "when",
    "responsible": "held responsible",
    "attackers": "attackers taking part",
}
CONTESTED = ("disputed", "range", "refined")  # shown with their sentences open: here the sources differ
ORDER = ("date", "place", *COUNT_FIELDS, "responsible", "targets", "weapons", "sentences")


@dataclass(frozen=True, slots=True)
class Side:
    """A row: what the claims come to, and under each document the cards of what it says."""

    label: str
    status: str
    best: str
    bounds: str
    note: str
    origins: str
    decided_by: str
    level: int  # 0 a field, 1 a group within a count or a further element of a list
    cells: tuple[tuple[Card, ...], ...]


def columns(incident: Record, documents: Mapping[str, Record]) -> list[str]:
    """The ids of the documents that say anything of it: those chiefly about it first, then as they were published."""
    main = {each["document"] for each in incident["tellings"] if each["main"]}
    told = {each["document"] for each in incident["tellings"]}
    told |= {claim["document"] for claim in walk.of_incident(incident).values()}

    def place(key: str) -> tuple[bool, str, str]:
        published = documents[key]["published"] or {}
        return key not in main, published.get("start") or "~", key

    return sorted((key for key in told if key in documents), key=place)


def sides(incident: Record, deck: Deck, documents: list[str]) -> list[Side]:
    """All rows, in the order in which one asks: when, where, how many, who."""
    ordered = [name for name in ORDER if name in incident["fields"]]
    ordered += [name for name in incident["fields"] if name not in ORDER]
    return [row for name in ordered for row in _rows(incident, name, deck, documents)]


def _rows(incident: Record, name: str, deck: Deck, documents: list[str]) -> list[Side]:
    verdict = incident["fields"][name]
    if name in LIST_FIELDS:
        return _listed(incident, name, deck, documents)
    if name in COUNT_FIELDS:
        return _counted(name, verdict, deck, documents)
    bounds = (
        ""
        if verdict["low"] == verdict["high"]
        else f"{words.date(verdict['low'])} to {words.date(verdict['high'])}"
    )
    return [
        _side(
            label(name),
            0,
            verdict,
            words.date(verdict["best"]),
            bounds,
            "",
            verdict["claims"],
            deck,
            documents,
        )
    ]


def label(name: str) -> str:
    """What a field is called on the page."""
    return LABELS.get(name, words.plain(name))


def bounds_of(verdict: Record) -> str:
    """ "7–9", or nothing where there is but one figure."""
    low, high = verdict["low"], verdict["high"]
    return "" if low == high == verdict["best"] else words.between(low, high)


def _counted(name: str, verdict: Record, deck: Deck, documents: list[str]) -> list[Side]:
    def row(of: Record, called: str, level: int, claims: list[Record]) -> Side:
        best = "not known" if of["best"] is None else words.number(of["best"])
        return _side(called, level, of, best, bounds_of(of), words.history(of), claims, deck, documents)

    parts = verdict.get("parts", ())
    within = {claim["id"] for part in parts for claim in part["verdict"]["claims"]}
    rows = [row(verdict, label(name), 0, [each for each in verdict["claims"] if each["id"] not in within])]
    for part in parts:
        of = part["verdict"]
        rows.append(row(of, f"{label(name)}: {words.GROUPS[part['group']]}", 1, of["claims"]))
    return rows


def _listed(incident: Record, name: str, deck: Deck, documents: list[str]) -> list[Side]:
    verdict = incident["fields"][name]
    rows: list[Side] = []
    for number, element in enumerate(verdict["best"] or ()):
        accused = name == "responsible"
        text = element["name"] if accused else words.value(name, element)
        note = accusation(incident, element) if accused else ""
        holder = {**element, "decided_by": verdict["decided_by"]}
        rows.append(
            _side(label(name), min(number, 1), holder, text, "", note, element["claims"], deck, documents)
        )
    shown = {claim["id"] for element in verdict["best"] or () for claim in element["claims"]}
    rest = [claim for claim in verdict["claims"] if claim["id"] not in shown]
    if rest or not rows:
        text = "other claims" if rows else "nothing certain"
        rows.append(_side(label(name), 1 if rows else 0, verdict, text, "", "", rest, deck, documents))
    return rows


def _side(
    called: str, level: int, of: Record, best: str, bounds: str, note: str, claims: list[Record], deck: Deck,
    documents: list[str],
) -> Side:  # fmt: skip
    contested = of["status"] in CONTESTED
    origins = len(of["origins"])
    return Side(
        label=called,
        status=of["status"],
        best=best,
        bounds=bounds,
        note=note,
        origins=f"{origins} origin{'' if origins == 1 else 's'}" if origins else "",
        decided_by=of["decided_by"],
        level=level,
        cells=tuple(
            tuple(deck.card(claim, contested) for claim in claims if claim["document"] == document)
            for document in documents
        ),
    )

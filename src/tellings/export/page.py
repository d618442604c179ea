"""The report as one HTML page that needs nothing else: no script, nothing loaded, all text escaped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tellings.model import Document
from tellings.model.records import Record

from . import claims as walk
from . import shown, titles, words
from .cards import Deck, Link
from .drawing import draw_map, draw_timeline
from .passages import pieces
from .rendering import picture, render

WIDE = 1040  # pixels
NARROW = 400
MAP_HEIGHT = {WIDE: 440, NARROW: 340}


def report_page(record: Record, documents: Iterable[Document] = (), texts: bool = False) -> str:
    """The whole page.  The sentences round quotes are taken from `documents`, or from the record where it has its texts.

    `texts` shows the reports in full at the end, every quote marked and led to.  Equal inputs give equal pages.
    """
    held = {each["id"]: each["text"] for each in record["documents"] if each.get("text") is not None}
    held.update((each.id, each.text) for each in documents)
    names = {each["id"]: shown.document_name(each) for each in record["documents"]}
    by_incident = {each["id"]: walk.of_incident(each) for each in record["incidents"]}
    claims = {key: claim for found in by_incident.values() for key, claim in found.items()}
    claims.update((each["id"], walk.figure_claim(each)) for each in record["figures"])
    deck = Deck(held, claims, names)
    ordered = sorted(record["incidents"], key=shown.order)
    return render(
        record=record,
        made_by=record["made_by"],
        totals=_totals(record),
        statuses=shown.STATUSES,
        findings=[shown.finding(each, of, deck) for of in ordered for each in of["findings"]],
        rows=[shown.row(each) for each in ordered],
        pictures=_pictures(ordered),
        without_year=[shown.named(each) for each in ordered if _has_no_year(each)],
        without_point=[shown.named(each) for each in ordered if _has_no_point(each)],
        incidents=[shown.incident(each, record, deck) for each in ordered],
        figures=[_figure(each, deck, record) for each in record["figures"]],
        documents=[_document(each, held if texts else {}, claims) for each in record["documents"]],
        rejections=_grouped((each["reason"], each) for each in record["rejections"]),
        unread=_grouped((each["reason"], each) for each in record["unread"]),
        names=names,
        judgements=record["judgements"],
        decided=words.DECIDED,
        became=words.BECAME,
        subjects={each: _subject(each, deck, record) for j in record["judgements"] for each in j["subjects"]},
    )


def _totals(record: Record) -> list[tuple[str, str]]:
    outlets = {each["outlet"] for each in record["documents"] if each["outlet"]}
    counts = (
        ("report", "reports", len(record["documents"])),
        ("outlet", "outlets", len(outlets)),
        ("incident", "incidents", len(record["incidents"])),
        ("finding", "findings", sum(len(each["findings"]) for each in record["incidents"])),
        ("value not taken", "values not taken", len(record["rejections"])),
        ("input not read", "inputs not read", len(record["unread"])),
    )
    return [(words.number(number), one if number == 1 else many) for one, many, number in counts]


def _pictures(incidents: list[Record]) -> Record:
    """Each picture twice, for a wide and a narrow page; None where there is nothing to draw."""

    def both(draw: Any, name: str) -> Record | None:
        wide, narrow = draw(WIDE, f"{name}-wide"), draw(NARROW, f"{name}-narrow")
        return {"wide": picture(wide), "narrow": picture(narrow)} if wide and narrow else None

    return {
        "map": both(lambda width, name: draw_map(incidents, width, MAP_HEIGHT[width], name), "map"),
        "timeline": both(lambda width, name: draw_timeline(incidents, width, name), "time"),
    }


def _has_no_year(incident: Record) -> bool:
    best = (incident["fields"].get("date") or {}).get("best") or {}
    return not (best.get("start") or best.get("end"))


def _has_no_point(incident: Record) -> bool:
    return all(each["lat"] is None or each["lon"] is None for each in walk.elements(incident, "place"))


def _figure(figure: Record, deck: Deck, record: Record) -> Record:
    incident = next((each for each in record["incidents"] if each["id"] == figure["incident"]), None)
    documents = {each["id"]: each for each in record["documents"]}
    return {
        "count": words.count(figure["counts"]),
        "unit": figure["unit"],
        "place": words.place(figure["place"]) if figure["place"] else "",
        "period": words.date(figure["period"]) if figure["period"] else "",
        "incident": shown.named(incident) if incident else None,
        "document": shown.column(documents[figure["document"]]) if figure["document"] in documents else None,
        "card": deck.card(walk.figure_claim(figure)),
    }


def _document(document: Record, texts: dict[str, str], claims: dict[str, Record]) -> Record:
    text = texts.get(document["id"])
    own = [each for each in claims.values() if each["document"] == document["id"]]
    whole = pieces(text, own) if text is not None else []
    return {
        **shown.column(document),
        "title": document["title"],
        "source_id": document["source_id"],
        "path": document["path"],
        "url": shown.address(document["url"]),
        "archive_url": shown.address(document["archive_url"]),
        "authors": document["authors"],
        "known_from": (document["published"] or {}).get("from"),
        "furniture": document.get("furniture", []),
        "claims": len(own),
        "pieces": [
            {"text": piece.text, "to": titles.anchor("claim", piece.claims[0]) if piece.claims else None}
            for piece in whole
        ],
    }


def _grouped(pairs: Iterable[tuple[str, Record]]) -> list[tuple[str, list[Record]]]:
    """By reason, the commonest first."""
    found: dict[str, list[Record]] = {}
    for reason, each in pairs:
        found.setdefault(reason, []).append(each)
    return sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))


def _subject(key: str, deck: Deck, record: Record) -> Link:
    """What a judgement is about: a telling of some incident, or a claim."""
    for incident in record["incidents"]:
        if any(each["id"] == key for each in incident["tellings"]):
            return Link(titles.title(incident), titles.anchor("incident", incident["id"]))
    if key in deck.documents:
        return Link(deck.documents[key], titles.anchor("document", key))
    return deck.link(key)

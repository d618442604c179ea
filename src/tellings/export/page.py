"""The report as one HTML page that needs nothing else: no script, nothing loaded, all text escaped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from tellings.model import COUNT_FIELDS, Document
from tellings.model.records import Record

from . import claims as walk
from . import titles, words
from .accused import accusation, step_words
from .cards import Deck, Link
from .drawing import draw_map, draw_timeline
from .passages import pieces
from .rendering import picture, render
from .sides import bounds_of, columns, label, sides

WIDE = 1040  # pixels
NARROW = 400
MAP_HEIGHT = {WIDE: 440, NARROW: 340}
FINDINGS = {
    "arithmetic": "figures do not fit",
    "toll_changed": "the toll changed",
    "single_origin": "one source behind all",
    "self_contradiction": "contradicts itself",
    "denied": "denied",
    "date_impossible": "impossible date",
    "digit_slip": "a slip of digits",
    "other": "to look at",
}
STATUSES = {
    "disputed": "the reports cannot all be right",
    "range": "the reports differ in time or bounds",
    "refined": "the reports fit together, and one says more",
    "agreed": "two independent origins or more say the same",
    "derived": "worked out, not said by any report",
    "single": "one origin",
}
RELATIONS = {
    "part_of": "part of",
    "arrest_for": "arrest for",
    "trial_of": "trial over",
    "response_to": "in response to",
    "same_series": "same series as",
    "not_linked": "said not to be linked with",
}
# The same relation seen from its other end.
RELATED_FROM = {
    "part_of": "has as a part",
    "arrest_for": "led to the arrest",
    "trial_of": "led to the trial",
    "response_to": "led to",
    "same_series": "same series as",
    "not_linked": "said not to be linked with",
}


def report_page(record: Record, documents: Iterable[Document] = (), texts: bool = False) -> str:
    """The whole page.  The sentences round quotes are taken from `documents`, or from the record where it has its texts.

    `texts` shows the reports in full at the end, every quote marked and led to.  Equal inputs give equal pages.
    """
    held = {each["id"]: each["text"] for each in record["documents"] if each.get("text") is not None}
    held.update((each.id, each.text) for each in documents)
    names = {each["id"]: document_name(each) for each in record["documents"]}
    by_incident = {each["id"]: walk.of_incident(each) for each in record["incidents"]}
    claims = {key: claim for found in by_incident.values() for key, claim in found.items()}
    claims.update((each["id"], walk.figure_claim(each)) for each in record["figures"])
    deck = Deck(held, claims, names)
    ordered = sorted(record["incidents"], key=_order)
    return render(
        record=record,
        made_by=record["made_by"],
        totals=_totals(record),
        statuses=STATUSES,
        findings=[_finding(each, of, deck) for of in ordered for each in of["findings"]],
        rows=[_row(each) for each in ordered],
        pictures=_pictures(ordered),
        without_year=[_named(each) for each in ordered if _has_no_year(each)],
        without_point=[_named(each) for each in ordered if _has_no_point(each)],
        incidents=[_incident(each, record, deck) for each in ordered],
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


def document_name(document: Record) -> str:
    """What a document is called: its outlet, else its title, else the id that the input gave."""
    return str(document["outlet"] or document["title"] or document["source_id"])


def _order(incident: Record) -> tuple[str, str]:
    """In time, those without a year last."""
    best = (incident["fields"].get("date") or {}).get("best") or {}
    return best.get("start") or best.get("end") or "~", incident["id"]


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


def _named(incident: Record) -> dict[str, str]:
    return {"title": titles.title(incident), "anchor": titles.anchor("incident", incident["id"])}


def _finding(finding: Record, incident: Record, deck: Deck) -> Record:
    return {
        "kind": FINDINGS.get(finding["kind"], words.plain(finding["kind"])),
        "text": finding["text"],
        "incident": _named(incident),
        "claims": [deck.link(key) for key in finding["claims"]],
    }


def _row(incident: Record) -> Record:
    """One line of the table of incidents."""
    counts = {name: _count(incident["fields"].get(name)) for name in ("killed", "injured", "arrested")}
    contested = [
        label(name) for name, verdict in sorted(incident["fields"].items()) if verdict["status"] == "disputed"
    ]
    return {
        **_named(incident),
        "kind": titles.kind(incident),
        "when": titles.when(incident),
        "where": titles.where(incident),
        "counts": counts,
        "responsible": [
            (each["name"], accusation(incident, each)) for each in walk.elements(incident, "responsible")
        ],
        "documents": len({each["document"] for each in incident["tellings"]}),
        "contested": contested,
        "findings": len(incident["findings"]),
    }


def _count(verdict: Record | None) -> Record | None:
    if verdict is None:
        return None
    best = "?" if verdict["best"] is None else words.number(verdict["best"])
    return {"best": best, "bounds": bounds_of(verdict), "status": verdict["status"]}


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


def _incident(incident: Record, record: Record, deck: Deck) -> Record:
    documents = {each["id"]: each for each in record["documents"]}
    shown = columns(incident, documents)
    counts = [(label(name), _count(incident["fields"].get(name))) for name in COUNT_FIELDS]
    return {
        **_named(incident),
        "id": incident["id"],
        "was": incident["was"],
        "kind": titles.kind(incident),
        "when": titles.when(incident),
        "where": titles.where(incident),
        "tiles": [(name, count) for name, count in counts if count],
        "findings": [_finding(each, incident, deck) for each in incident["findings"]],
        "documents": [_column(documents[key]) for key in shown],
        "sides": sides(incident, deck, shown),
        "persons": [_person(each, deck) for each in incident["persons"]],
        "relations": _relations(incident["id"], record),
        "reviewed": incident["reviewed"],
    }


def _column(document: Record) -> Record:
    published = document["published"]
    return {
        "name": document_name(document),
        "anchor": titles.anchor("document", document["id"]),
        "published": words.date(published) if published else "day of publication not known",
        "origin": document["origin"],
    }


def _person(person: Record, deck: Deck) -> Record:
    about = [str(person["age"])] if person["age"] is not None and person["name"] else []
    about += [each for each in (person["sex"],) if each and person["name"]]
    about += [words.ONE.get(person["group"], str(person["group"]))] if person["group"] else []
    voices = {claim["id"]: words.voice(claim) for claim in person["claims"]}
    return {
        "name": words.called(person),
        "others": [each for each in person["names"] if each != person["name"]],
        "about": ", ".join(each for each in about if each),
        "role": person["role"],
        "fate": words.plain(person["fate"]) if person["fate"] != "unknown" else "",
        "voices": words.voices(person["claims"]),
        "rungs": [
            {
                "step": step_words(step),
                "voice": voices.get(step["claim"], ""),
                "link": deck.link(step["claim"], "words"),
            }
            for step in person["rungs"]
        ],
        "cards": [deck.card(each) for each in person["claims"]],
    }


def _relations(key: str, record: Record) -> list[Record]:
    by_id = {each["id"]: each for each in record["incidents"]}
    found = []
    for each in record["relations"]:
        if key in (each["from"], each["to"]) and each["from"] in by_id and each["to"] in by_id:
            outward = each["from"] == key
            kinds = RELATIONS if outward else RELATED_FROM
            other = by_id[each["to"] if outward else each["from"]]
            found.append({"kind": kinds[each["kind"]], **_named(other)})
    return found


def _figure(figure: Record, deck: Deck, record: Record) -> Record:
    incident = next((each for each in record["incidents"] if each["id"] == figure["incident"]), None)
    documents = {each["id"]: each for each in record["documents"]}
    return {
        "count": words.count(figure["counts"]),
        "unit": figure["unit"],
        "place": words.place(figure["place"]) if figure["place"] else "",
        "period": words.date(figure["period"]) if figure["period"] else "",
        "incident": _named(incident) if incident else None,
        "document": _column(documents[figure["document"]]) if figure["document"] in documents else None,
        "card": deck.card(walk.figure_claim(figure)),
    }


def _document(document: Record, texts: dict[str, str], claims: dict[str, Record]) -> Record:
    text = texts.get(document["id"])
    own = [each for each in claims.values() if each["document"] == document["id"]]
    shown = pieces(text, own) if text is not None else []
    return {
        **_column(document),
        "title": document["title"],
        "source_id": document["source_id"],
        "path": document["path"],
        "url": _safe(document["url"]),
        "archive_url": _safe(document["archive_url"]),
        "authors": document["authors"],
        "known_from": (document["published"] or {}).get("from"),
        "furniture": document.get("furniture", []),
        "claims": len(own),
        "pieces": [
            {"text": piece.text, "to": titles.anchor("claim", piece.claims[0]) if piece.claims else None}
            for piece in shown
        ],
    }


def _safe(url: str | None) -> Record | None:
    """A URL as text, with where it leads only if that is a page on the web."""
    if not url:
        return None
    try:
        web = urlsplit(url).scheme in ("http", "https")
    except ValueError:
        web = False
    return {"text": url, "to": url if web else None}


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

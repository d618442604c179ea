"""Incidents, documents and findings as what pages show of them: plain values in words, for templates to lay out."""

from __future__ import annotations

from urllib.parse import urlsplit

from tellings.model import COUNT_FIELDS
from tellings.model.records import Record

from . import claims as walk
from . import titles, words
from .accused import accusation, step_words
from .cards import Deck
from .sides import bounds_of, columns, label, sides

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


def document_name(document: Record) -> str:
    """What a document is called: its outlet, else its title, else the id that the input gave."""
    return str(document["outlet"] or document["title"] or document["source_id"])


def order(incident: Record) -> tuple[str, str]:
    """In time, those without a year last."""
    best = (incident["fields"].get("date") or {}).get("best") or {}
    return best.get("start") or best.get("end") or "~", incident["id"]


def named(incident: Record) -> dict[str, str]:
    """An incident's id, its title and the id of its place on a page."""
    return {
        "id": incident["id"],
        "title": titles.title(incident),
        "anchor": titles.anchor("incident", incident["id"]),
    }


def finding(of: Record, within: Record, deck: Deck) -> Record:
    """A finding with the incident that it is about and the claims that it rests on."""
    return {
        "kind": FINDINGS.get(of["kind"], words.plain(of["kind"])),
        "text": of["text"],
        "incident": named(within),
        "claims": [deck.link(key) for key in of["claims"]],
    }


def row(incident: Record) -> Record:
    """One line of the table of incidents."""
    counts = {name: count_of(incident["fields"].get(name)) for name in ("killed", "injured", "arrested")}
    contested = [
        label(name) for name, verdict in sorted(incident["fields"].items()) if verdict["status"] == "disputed"
    ]
    return {
        **named(incident),
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


def count_of(verdict: Record | None) -> Record | None:
    """A count's best figure, its bounds and its status; None where no report gives one."""
    if verdict is None:
        return None
    best = "?" if verdict["best"] is None else words.number(verdict["best"])
    return {"best": best, "bounds": bounds_of(verdict), "status": verdict["status"]}


def incident(of: Record, record: Record, deck: Deck) -> Record:
    """One incident in full.  `record` holds its documents, what it bears on, and what people decided."""
    documents = {each["id"]: each for each in record["documents"]}
    shown = columns(of, documents)
    counts = [(label(name), count_of(of["fields"].get(name))) for name in COUNT_FIELDS]
    return {
        **named(of),
        "was": of["was"],
        "kind": titles.kind(of),
        "when": titles.when(of),
        "where": titles.where(of),
        "tiles": [(name, count) for name, count in counts if count],
        "findings": [finding(each, of, deck) for each in of["findings"]],
        "documents": [column(documents[key]) for key in shown],
        "sides": sides(of, deck, shown),
        "persons": [person(each, deck) for each in of["persons"]],
        "relations": relations(of["id"], record),
        "reviewed": walk.is_reviewed(of, walk.reviewed(record)),
    }


def column(document: Record) -> Record:
    """A document as it stands at the head of what it says."""
    published = document["published"]
    return {
        "id": document["id"],
        "name": document_name(document),
        "anchor": titles.anchor("document", document["id"]),
        "published": words.date(published) if published else "day of publication not known",
        "origin": document["origin"],
    }


def person(of: Record, deck: Deck) -> Record:
    """One person: what is said of them, by whom, and their steps before the law."""
    about = [str(of["age"])] if of["age"] is not None and of["name"] else []
    about += [each for each in (of["sex"],) if each and of["name"]]
    about += [words.ONE.get(of["group"], str(of["group"]))] if of["group"] else []
    voices = {claim["id"]: words.voice(claim) for claim in of["claims"]}
    return {
        "name": words.called(of),
        "others": [each for each in of["names"] if each != of["name"]],
        "about": ", ".join(each for each in about if each),
        "role": of["role"],
        "fate": words.plain(of["fate"]) if of["fate"] != "unknown" else "",
        "voices": words.voices(of["claims"]),
        "rungs": [
            {
                "step": step_words(step),
                "voice": voices.get(step["claim"], ""),
                "link": deck.link(step["claim"], "words"),
            }
            for step in of["rungs"]
        ],
        "cards": [deck.card(each) for each in of["claims"]],
    }


def relations(key: str, record: Record) -> list[Record]:
    """The incidents that the one of this id bears on, each with how."""
    by_id = {each["id"]: each for each in record["incidents"]}
    found = []
    for each in record["relations"]:
        if key in (each["from"], each["to"]) and each["from"] in by_id and each["to"] in by_id:
            outward = each["from"] == key
            kinds = RELATIONS if outward else RELATED_FROM
            other = by_id[each["to"] if outward else each["from"]]
            found.append({"kind": kinds[each["kind"]], **named(other)})
    return found


def address(url: str | None) -> Record | None:
    """A URL as text, with where it leads only if that is a page on the web."""
    if not url:
        return None
    try:
        web = urlsplit(url).scheme in ("http", "https")
    except ValueError:
        web = False
    return {"text": url, "to": url if web else None}

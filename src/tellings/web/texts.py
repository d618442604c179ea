"""What the desk calls its pages, fields and kinds of incident: with the templates, all the English that it adds."""

from __future__ import annotations

from tellings.export.titles import TYPES as LONG_TYPES
from tellings.export.words import plain

from .filters import TYPES as EVERY_TYPE

PAGES = (
    ("/incidents", "Incidents"),
    ("/review", "Review"),
    ("/documents", "Documents"),
    ("/sources", "Sources"),
    ("/findings", "Findings"),
    ("/unread", "Not read"),
    ("/journal", "Journal"),
    ("/add", "Add files"),
)
TYPES = {each: LONG_TYPES.get(each, plain(each)) for each in EVERY_TYPE} | {"other": "other"}
# What a passage is marked as, by the field of its claim: several fields share a colour, no two that are told apart by it do.
TONES = {
    "date": "when",
    "place": "where",
    **dict.fromkeys(("killed", "injured", "abducted", "missing", "displaced"), "toll"),
    "arrested": "law",
    "sentences": "law",
    "responsible": "blame",
    "attackers": "blame",
    "targets": "target",
    "weapons": "weapon",
    "person": "person",
    "figure": "figure",
}
TONE_NAMES = {
    "when": "when",
    "where": "where",
    "toll": "people harmed",
    "law": "arrests and sentences",
    "blame": "held responsible",
    "target": "targets",
    "weapon": "weapons",
    "person": "persons",
    "figure": "other figures",
}

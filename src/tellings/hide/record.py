"""A `casebook/1` record with hidden names, made anew key by key: a key that is not named here does not pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any, get_args

from tellings.model import Role
from tellings.model.records import Record, canonical

from .walking import by_id, claims_of, is_body, only, persons_named, surest
from .wording import Scope, Wording

# What stays as it is: enumerations, numbers, dates, offsets.  Everything else of a claim has a line of its own below.
CLAIM_KEPT = (
    "field", "start", "end", "sentence", "group", "polarity", "certainty", "said_on", "score", "made_by"
)  # fmt: skip
DOCUMENT_KEPT = ("retrieved", "language", "published", "dateline", "captions")
DOCUMENT_LEFT_OUT = ("path", "url", "archive_url", "title")
PERSON_KEPT = ("role", "age", "sex", "group", "fate")
THING_KEPT = ("kind", "number", "effect", "nation")
PERSON_VALUE_KEPT = (*PERSON_KEPT, "rung", "date")
_ROLE_ORDER = ("leader", "planner", "attacker", "victim", "other")  # that of `reconcile`
assert set(_ROLE_ORDER) == set(get_args(Role))


def hidden_record(record: Record, wording: Wording, mode: str, labels: Mapping[str, str]) -> Record:
    """The record with the names hidden that `wording` hides.

    `labels` is what findings call each document, by its id.  Lists are put in order again: the order of hidden names would
    tell something of them.
    """
    return _Hiding(record, wording, labels).record(mode)


class _Hiding:
    def __init__(self, record: Record, wording: Wording, labels: Mapping[str, str]) -> None:
        self._record = record
        self._words = wording
        self._id = wording.keys.id
        self._labels = labels
        self._outlets = {each["id"]: each["outlet"] for each in record["documents"]}

    def record(self, mode: str) -> Record:
        of = self._record
        return {
            **only(of, "format", "made_by", "policy", "as_of"),
            **({"policy_explained": of["policy_explained"]} if "policy_explained" in of else {}),
            "hidden_names": mode,
            "documents": by_id(map(self._document, of["documents"])),
            "incidents": by_id(map(self._incident, of["incidents"])),
            "relations": sorted(map(self._relation, of["relations"]), key=canonical),
            "figures": by_id(map(self._figure, of["figures"])),
            "judgements": by_id(map(self._judgement, of["judgements"])),
            "rejections": sorted(
                map(self._rejection, of["rejections"]),
                key=lambda each: (each["document"], each["start"], each["end"], each["reason"]),
            ),
            "unread": sorted(
                map(self._unread, of["unread"]), key=lambda each: (each["path"], each["reason"])
            ),
        }

    def _ids(self, ids: Iterable[str]) -> list[str]:
        return sorted(map(self._id, ids))

    def _maybe_id(self, id: str | None) -> str | None:
        return None if id is None else self._id(id)

    def _document(self, of: Record) -> Record:
        scope = Scope((of["id"],))
        return {
            **only(of, *DOCUMENT_KEPT),
            **dict.fromkeys(DOCUMENT_LEFT_OUT),
            "id": self._id(of["id"]),
            "source_id": self._id(of["id"]),
            "text_hash": self._words.keys.hash(of["text_hash"]),
            "bytes_sha256": self._words.keys.hash(of["bytes_sha256"]),
            "outlet": self._words.outlet(of["outlet"], scope),
            "authors": [],
            "furniture": [
                {**only(each, "start", "end"), "reason": self._words.phrase(each["reason"], scope)}
                for each in of["furniture"]
            ],
            "origin": self._maybe_id(of["origin"]),
            "supersedes": self._maybe_id(of["supersedes"]),
            "extra": "",
            "pages": [],
            "custody": None,
        }

    def _claim(self, of: Record, names: tuple[str, ...] = ()) -> Record:
        scope = Scope((of["document"],), names)
        return {
            **only(of, *CLAIM_KEPT),
            "id": self._id(of["id"]),
            "document": self._id(of["document"]),
            "quote": None,
            "value": self._value(of["field"], of["value"], scope),
            "modifier": self._words.phrase(of["modifier"], scope),
            "counted": self._words.phrase(of["counted"], scope),
            "denies": self._ids(of["denies"]),
            "part_of": self._maybe_id(of["part_of"]),
            "speakers": [self._speaker(each, scope) for each in of["speakers"]],
            "told_to": self._told_to(of["told_to"], scope),
            "derived_from": self._ids(of["derived_from"]),
        }

    def _told_to(self, text: str | None, scope: Scope) -> str | None:
        if text is None or text[:1].islower():
            return self._words.phrase(text, scope)
        return self._words.body(text, scope)

    def _speaker(self, of: Record, scope: Scope) -> Record:
        return {
            "name": self._words.speaker(of["name"], scope, is_body(of)),
            "role": self._words.phrase(of["role"], scope),
            "organisation": self._words.body(of["organisation"], scope),
            **only(of, "kind", "start", "end"),
        }

    def _value(self, field: str, of: Any, scope: Scope) -> Any:
        words = self._words
        made: dict[str, Callable[[], Any]] = {
            "place": lambda: words.place(of, scope),
            "responsible": lambda: {
                **only(of, "kind", "link"),
                "name": words.actor(of["name"], of["kind"], scope),
            },
            "targets": lambda: self._thing(of, scope),
            "weapons": lambda: self._thing(of, scope),
            "sentences": lambda: self._punishment(of, scope),
            "person": lambda: {
                **only(of, *PERSON_VALUE_KEPT),
                "name": words.person(of["name"], scope),
                "court": words.body(of["court"], scope),
                "punishment": self._punishment(of.get("punishment"), scope),
            },
        }
        return made.get(field, lambda: of)()  # dates and counts hold no words

    def _thing(self, of: Record, scope: Scope) -> Record:
        kept: Record = {key: of[key] for key in THING_KEPT if key in of}
        for key in ("name", "description"):
            if key in of:
                kept[key] = self._words.phrase(of[key], scope)
        return kept

    def _punishment(self, of: Record | None, scope: Scope) -> Record | None:
        if of is None:
            return None
        return {
            **only(of, "persons", "kind", "years"),
            "offence": self._words.phrase(of["offence"], scope),
            "court": self._words.body(of["court"], scope),
        }

    def _incident(self, of: Record) -> Record:
        documents = tuple(sorted({each["document"] for each in of["tellings"]}))
        scope = Scope(documents, tuple(sorted(persons_named(of))))
        return {
            **only(of, "type", "stage", "reviewed"),
            "id": self._id(of["id"]),
            "was": self._ids(of["was"]),
            "tellings": by_id(map(self._telling, of["tellings"])),
            "fields": {name: self._verdict(name, each, scope) for name, each in of["fields"].items()},
            "persons": sorted(
                (self._person(each, scope) for each in of["persons"]),
                key=lambda each: (_ROLE_ORDER.index(each["role"]), each["name"] or "", canonical(each)),
            ),
            "findings": [self._finding(each, of, scope) for each in of["findings"]],
        }

    def _telling(self, of: Record) -> Record:
        return {
            **only(of, "type", "stage", "main", "mentions"),
            "id": self._id(of["id"]),
            "document": self._id(of["document"]),
            "claims": self._ids(of["claims"]),
        }

    def _verdict(self, field: str, of: Record, scope: Scope) -> Record:
        made = {
            **only(of, "status", "low", "high", "decided_by"),
            "best": self._best(field, of["best"], scope),
            "origins": self._origins(of, scope),
            "claims": by_id(self._claim(each, scope.names) for each in of["claims"]),
        }
        if "history" in of:
            made["history"] = [
                {**only(each, "day", "best", "low", "high"), "claims": self._ids(each["claims"])}
                for each in of["history"]
            ]
        if "parts" in of:
            made["parts"] = [
                {"group": each["group"], "verdict": self._verdict(field, each["verdict"], scope)}
                for each in of["parts"]
            ]
        return made

    def _best(self, field: str, best: Any, scope: Scope) -> Any:
        """Elements of equal weight stood in the order of their words: they are put in that of the words that stand there now."""
        if not isinstance(best, list):
            return best
        made: list[Record] = []
        for _, equal in groupby(best, key=lambda each: (len(each["origins"]), surest(each))):
            made += sorted((self._element(field, each, scope) for each in equal), key=canonical)
        return made

    def _element(self, field: str, of: Record, scope: Scope) -> Record:
        value = {key: of[key] for key in of if key not in ("status", "origins", "claims")}
        return {
            **self._value(field, value, scope),
            "status": of["status"],
            "origins": self._origins(of, scope),
            "claims": by_id(self._claim(each, scope.names) for each in of["claims"]),
        }

    def _origins(self, of: Record, scope: Scope) -> list[Record]:
        speakers = [each for claim in of["claims"] for each in claim["speakers"]]
        return sorted(
            (
                {
                    "speaker": self._origin(each["speaker"], speakers, scope),
                    "document": self._maybe_id(each["document"]),
                    "claims": self._ids(each["claims"]),
                }
                for each in of["origins"]
            ),
            key=canonical,
        )

    def _origin(self, name: str | None, speakers: list[Record], scope: Scope) -> str | None:
        """An origin is called by a speaker's name, body or role: it is hidden as that is."""
        if name is None:
            return None
        for each in speakers:
            if name == each["name"]:
                return self._words.speaker(name, scope, is_body(each))
            if name == each["organisation"]:
                return self._words.body(name, scope)
            if name == each["role"]:
                return self._words.phrase(name, scope)
        return self._words.phrase(name, scope) if name[:1].islower() else self._words.body(name, scope)

    def _person(self, of: Record, scope: Scope) -> Record:
        shown = {self._words.person(each, scope) for each in (of["name"], *of["names"])}
        name = self._words.person(of["name"], scope)
        return {
            **only(of, *PERSON_KEPT),
            "name": name,
            "names": sorted(each for each in shown if each is not None),
            "rungs": [
                {
                    **only(each, "rung", "date"),
                    "court": self._words.body(each["court"], scope),
                    "punishment": self._punishment(each.get("punishment"), scope),
                    "claim": self._id(each["claim"]),
                }
                for each in of["rungs"]
            ],
            "claims": by_id(self._claim(each, scope.names) for each in of["claims"]),
        }

    def _finding(self, of: Record, incident: Record, scope: Scope) -> Record:
        said: dict[str, str | None] = {}
        for claim in claims_of(incident):
            for each in claim["speakers"]:
                hidden = self._speaker(each, scope)
                said.update({each[key]: hidden[key] for key in ("role", "organisation", "name") if each[key]})
        for each in (incident["fields"].get("responsible") or {}).get("best") or ():
            said[each["name"]] = self._words.actor(each["name"], each["kind"], scope)
        for document in scope.documents:
            outlet = self._words.outlet(self._outlets.get(document), scope)
            called = f"report {self._id(document)[:8]}"
            said[self._labels.get(document, "")] = f"{outlet}, {called}" if outlet else called
        return {
            "kind": of["kind"],
            "text": self._words.finding(of["text"], said, scope),
            "claims": self._ids(of["claims"]),
        }

    def _relation(self, of: Record) -> Record:
        return {
            "from": self._id(of["from"]),
            "to": self._id(of["to"]),
            "kind": of["kind"],
            "claims": self._ids(of["claims"]),
        }

    def _figure(self, of: Record) -> Record:
        scope = Scope((of["document"],))
        return {
            **self._claim(of),
            "counts": of["counts"],
            "unit": self._words.phrase(of["unit"], scope),
            "place": self._words.place(of["place"], scope),
            "period": of["period"],
            "incident": self._maybe_id(of["incident"]),
        }

    def _judgement(self, of: Record) -> Record:
        """Who decided is a person as well, and why may name anybody."""
        return {
            **only(of, "kind", "at"),
            "id": self._id(of["id"]),
            "subjects": [self._id(each) for each in of["subjects"]],
            "by": self._words.keys.person(of["by"]),
            "why": "",
            "undoes": self._maybe_id(of["undoes"]),
            "about": [self._subject(each) for each in of.get("about", ())],
            "claim": None,  # with its names hidden it stands with the others
            **self._ruling(of),
        }

    def _ruling(self, of: Record) -> Record:
        if "state" not in of:
            return {}
        return {
            "state": of["state"],
            "answered_by": self._maybe_id(of["answered_by"]),
            "found": self._ids(of["found"]),
        }

    def _subject(self, of: Record) -> Record:
        """Without the value of a claim, which the claim itself has with its names hidden."""
        told: Record = {
            key: of[key] for key in ("field", "group", "polarity", "derived", "side") if key in of
        }
        return {
            **only(of, "kind", "spans"),
            **told,
            "id": self._id(of["id"]),
            "document": self._id(of["document"]),
        }

    def _rejection(self, of: Record) -> Record:
        scope = Scope((of["document"],))
        return {
            **only(of, "start", "end"),
            "document": self._id(of["document"]),
            "quote": None,
            "reason": self._words.phrase(of["reason"], scope),
        }

    def _unread(self, of: Record) -> Record:
        return {
            "path": f"input {self._id(of['path'])}",
            "reason": self._words.phrase(of["reason"], Scope(())),
        }

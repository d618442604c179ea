"""All that the desk shows, of one moment: what is asked for comes from here, whatever is written meanwhile."""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from tellings import ids
from tellings.export import claims as walk
from tellings.export.record import (
    claim_record,
    document_record,
    incident_record,
    judgement_record,
    relation_record,
)
from tellings.model import Document, Incident, Judgement, Ruling, Unread, View
from tellings.model.records import Record
from tellings.pipeline import by_prefix
from tellings.review import Question, questions

from .rows import Row, row

Made = TypeVar("Made")
# By id: the incident, whether it was reviewed, and what was made of it.
Known = dict[str, tuple[Incident, bool, Record, Row]]
REMEMBERED = 64  # answers to searches, and pictures


class Holding:
    """The view of a casebook with its documents and decisions, as the plain values of `casebook/1`.

    `mark` names the moment: two holdings of one mark show the same.
    """

    def __init__(
        self,
        mark: str,
        view: View,
        documents: Iterable[Document],
        judgements: Iterable[tuple[Judgement, Ruling]],
        unread: Iterable[Unread],
        known: Known,
    ) -> None:
        """`documents` as the view has them, with copies and furniture.  `known` is what an earlier holding made: its own `known`."""
        self.mark = mark
        self.view = view
        held = sorted(documents, key=lambda each: each.id)
        self.texts: Mapping[str, str] = {each.id: each.text for each in held}
        self.documents: Mapping[str, Record] = {each.id: document_record(each, False) for each in held}
        self.judgements: tuple[Record, ...] = tuple(
            judgement_record(each, ruling) for each, ruling in judgements
        )
        self.unread = tuple(unread)
        subjects = walk.reviewed({"judgements": self.judgements})
        self.known: Known = {each.id: self._made(each, subjects, known) for each in view.incidents}
        self._made_once: OrderedDict[object, Any] = OrderedDict()
        self._making = threading.RLock()
        self.holding_words = lru_cache(REMEMBERED)(self._holding_words)

    def _made(
        self, incident: Incident, subjects: frozenset[str], known: Known
    ) -> tuple[Incident, bool, Record, Row]:
        """What an incident comes to; taken over where it is the very same."""
        before = known.get(incident.id)
        same = before is not None and before[0] is incident
        record = before[2] if before is not None and same else incident_record(incident)
        reviewed = walk.is_reviewed(record, subjects)
        if before is not None and same and before[1] == reviewed:
            return before
        record = {**record, "reviewed": reviewed}
        return incident, reviewed, record, row(record, self.documents, reviewed)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """A line for each incident, in id order."""
        return tuple(self.known[id][3] for id in sorted(self.known))

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """The incidents by id."""
        return {id: self.known[id][2] for id in sorted(self.known)}

    def find(self, prefix: str) -> str:
        """The whole id of the incident whose id, or the id of one of whose tellings, begins so.  Raises UserError."""
        if prefix in self.records:
            return prefix
        named = (
            (id, [id, *of["was"], *(told["id"] for told in of["tellings"])])
            for id, of in self.records.items()
        )
        return by_prefix(named, prefix)

    @cached_property
    def questions(self) -> list[Question]:
        """What nobody has decided and somebody should, what most needs it first."""
        return questions(self.view)

    @cached_property
    def home(self) -> Mapping[str, str]:
        """The id of the incident that a telling belongs to, by the telling's id."""
        return {told["id"]: id for id, of in self.records.items() for told in of["tellings"]}

    @cached_property
    def claims(self) -> Mapping[str, tuple[Record, str]]:
        """The claims of all incidents by id, each with the id of its incident."""
        return {
            key: (claim, id) for id, of in self.records.items() for key, claim in walk.of_incident(of).items()
        }

    @cached_property
    def claims_of(self) -> Mapping[str, tuple[Record, ...]]:
        """The claims by document that quote it, in the order of their words; figures that no incident holds among them."""
        found: dict[str, dict[str, Record]] = {id: {} for id in self.documents}
        for key, (claim, _) in self.claims.items():
            found.setdefault(claim["document"], {})[key] = claim
        for figure in self.figures:
            found.setdefault(figure["document"], {}).setdefault(figure["id"], figure)
        return {
            id: tuple(
                sorted(
                    (each for each in own.values() if each["start"] is not None),
                    key=lambda each: (each["start"], each["end"], each["id"]),
                )
            )
            for id, own in found.items()
        }

    @cached_property
    def figures(self) -> tuple[Record, ...]:
        """Counts that no field of an incident holds, as claims."""
        return tuple(claim_record(each.claim) for each in self.view.figures)

    @cached_property
    def relations(self) -> tuple[Record, ...]:
        """How incidents bear on one another."""
        return tuple(relation_record(each) for each in self.view.relations)

    def once(self, name: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives, kept under a name for as long as this holding is shown; of many, the last asked for."""
        with self._making:
            if name not in self._made_once:
                self._made_once[name] = make()
                while len(self._made_once) > REMEMBERED:
                    self._made_once.popitem(last=False)
            made: Made = self._made_once[name]
            return made

    def around(self, id: str) -> Record:
        """An incident's part of the record: itself and those it bears on, its documents, and all decisions."""
        relations = [each for each in self.relations if id in (each["from"], each["to"])]
        ends = {id, *(end for each in relations for end in (each["from"], each["to"]))} & self.records.keys()
        documents = {claim["document"] for claim in walk.of_incident(self.records[id]).values()}
        documents |= {told["document"] for told in self.records[id]["tellings"]}
        return {
            "incidents": [self.records[each] for each in sorted(ends)],
            "documents": [self.documents[each] for each in sorted(documents)],
            "relations": relations,
            "judgements": self.judgements,
        }

    def about(self, id: str) -> tuple[Record, ...]:
        """The decisions on an incident's tellings, claims and documents, newest first; undoings among them."""
        of = self.records[id]
        own = {told["id"] for told in of["tellings"]} | set(walk.of_incident(of))
        own |= {told["document"] for told in of["tellings"]}
        found = {each["id"] for each in self.judgements if own & {*each["subjects"], *each.get("found", ())}}
        return tuple(
            each for each in self.judgements[::-1] if each["id"] in found or each.get("undoes") in found
        )

    def mark_of(self, id: str) -> str:
        """What an incident and the decisions on it come to, as a short word: another as soon as anything of it changes."""
        return ids.digest(self.records[id], [each["id"] for each in self.about(id)])

    @cached_property
    def facets(self) -> Mapping[str, Counter[str]]:
        """How many incidents there are of each type, status, country and source."""
        found: dict[str, Counter[str]] = {name: Counter() for name in ("type", "status", "country", "source")}
        for each in self.rows:
            found["type"][each.type] += 1
            found["status"].update(each.statuses)
            found["country"].update(each.countries)
            found["source"].update(outlet for outlet in each.outlets if outlet)
        return found

    def _holding_words(self, words: str) -> frozenset[str]:
        """The documents whose text or title holds every word of a search, whatever its case."""
        wanted = words.casefold().split()
        return frozenset(
            id
            for id, text in self.texts.items()
            if all(word in f"{self.documents[id]['title'] or ''} {text}".casefold() for word in wanted)
        )

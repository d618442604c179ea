"""All that the desk shows, of one moment: what is asked for is read from the casebook, whatever is written meanwhile."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from tellings import ids
from tellings.casebook import Casebook, StoredQuestion
from tellings.casebook.pages import Pages
from tellings.errors import UserError
from tellings.export import claims as walk
from tellings.export.record import document_record, judgement_record
from tellings.link import Why
from tellings.model import Document, Judgement, Ruling
from tellings.model.records import Record
from tellings.pipeline import as_kept, by_prefix, reasons_kept


class Holding:
    """A casebook's incidents as it keeps them, with its documents and decisions, as the plain values of `casebook/1`.

    `mark` names the moment: two holdings of one mark show the same.  What is read is remembered for as long as the holding is.
    """

    def __init__(self, casebook: Casebook, pages: Pages, mark: str) -> None:
        """Both are of one moment."""
        self.mark, self.pages = mark, pages
        self._casebook = casebook
        self._records: dict[str, Record] = {}
        self._documents: dict[str, Document] = {}
        self._claims: dict[str, dict[str, tuple[Record, str | None]]] = {}

    def records(self, wanted: Iterable[str]) -> dict[str, Record]:
        """Incidents by id, in id order; an id that there is not is left out."""
        asked = sorted(set(wanted))
        missing = [id for id in asked if id not in self._records]
        for id, (record, reviewed) in self.pages.incidents.records(missing).items():
            self._records[id] = incident_of(record, reviewed)
        return {id: self._records[id] for id in asked if id in self._records}

    def record(self, id: str) -> Record | None:
        """One incident by its whole id; None where there is none."""
        return self.records([id]).get(id)

    def find(self, prefix: str) -> str:
        """The whole id of the incident whose id, or the id of one of whose tellings, begins so.  Raises UserError."""
        wanted = prefix.strip().lower()
        if self.record(prefix) is not None:
            return prefix
        found = self._casebook.stored.named(wanted) if wanted else []
        return by_prefix(((id, [telling]) for id, telling in found), prefix)

    def home(self, telling: str) -> str | None:
        """The id of the incident that a telling belongs to; None where it belongs to none."""
        return next((id for id, least in self._casebook.stored.named(telling) if least == telling), None)

    def document(self, id: str) -> Record | None:
        """A document with what it copies and what people marked in it, without its text; None where there is none."""
        document = self._document(id)
        return None if document is None else document_record(document, False)

    def documents(self, wanted: Iterable[str]) -> dict[str, Record]:
        """Several, by id, in id order; an id that there is not is left out."""
        found = ((id, self.document(id)) for id in sorted(set(wanted)))
        return {id: document for id, document in found if document is not None}

    def text(self, id: str) -> str:
        """A document's text, "" where there is no such document."""
        document = self._document(id)
        return "" if document is None else document.text

    def texts(self, wanted: Iterable[str]) -> dict[str, str]:
        """The texts of several documents, by id."""
        return {id: self.text(id) for id in wanted}

    def _document(self, id: str) -> Document | None:
        if id not in self._documents:
            try:
                document = self._casebook.document(id)
            except UserError:
                return None
            about = [judgement for judgement, _ in self.pages.decisions.about([id])]
            self._documents[id] = as_kept(document, self._casebook.stored.copy(id), about)
        return self._documents[id]

    def told_of(self, document: str) -> dict[str, Record]:
        """The incidents that a document tells of, by id."""
        return self.records(self._casebook.stored.incidents_of([document]))

    def claims_of(self, document: str) -> list[Record]:
        """The claims that quote a document, in the order of their words; figures that no incident holds among them."""
        quoting = (claim for claim, _ in self._quoting(document).values() if claim["start"] is not None)
        return sorted(quoting, key=lambda each: (each["start"], each["end"], each["id"]))

    def incident_of(self, claim: str, document: str) -> str | None:
        """The incident that holds a claim of a document; None where none does."""
        return self._quoting(document).get(claim, ({}, None))[1]

    def _quoting(self, document: str) -> dict[str, tuple[Record, str | None]]:
        """The claims of a document by id, each with its incident."""
        if document not in self._claims:
            found: dict[str, tuple[Record, str | None]] = {}
            for id, incident in self.told_of(document).items():
                for key, claim in walk.of_incident(incident).items():
                    if claim["document"] == document:
                        found[key] = claim, id
            for figure in self._casebook.stored.figures_in(document):
                found.setdefault(figure["id"], (walk.figure_claim(figure), None))
            self._claims[document] = found
        return self._claims[document]

    def around(self, id: str) -> Record:
        """An incident's part of the record: itself and those it bears on, its documents, and the decisions on it."""
        relations = self._casebook.stored.relations_of(id)
        incident = self._records[id]
        documents = {claim["document"] for claim in walk.of_incident(incident).values()}
        documents |= {told["document"] for told in incident["tellings"]}
        ends = {id, *(end for each in relations for end in (each["from"], each["to"]))}
        return {
            "incidents": list(self.records(ends).values()),
            "documents": list(self.documents(documents).values()),
            "relations": relations,
            "judgements": self.about(id),
        }

    def about(self, id: str) -> list[Record]:
        """The decisions on an incident's tellings, claims and documents, newest first; undoings among them."""
        of = self._records[id]
        own = {told["id"] for told in of["tellings"]} | set(walk.of_incident(of))
        own |= {told["document"] for told in of["tellings"]}
        return decided(self.pages.decisions.about(own))

    def mark_of(self, id: str) -> str:
        """What an incident and the decisions on it come to, as a short word: another as soon as anything of it changes."""
        return ids.digest(self._records[id], [each["id"] for each in self.about(id)])

    def seen(self, id: str) -> str:
        """An incident's id with its mark, by which a decision says what it rests on."""
        return f"{id}:{self.mark_of(id)}"

    def why(self, a: str, b: str) -> Why | None:
        """What speaks for and against two incidents being one; None where that cannot be told at the moment."""
        return reasons_kept(self._casebook, a, b)

    def judgement(self, id: str) -> Record | None:
        """One decision by its whole id; None where there is none."""
        found = decided(self.pages.decisions.named(id)) if id else []
        return next((each for each in found if each["id"] == id), None)


def incident_of(record: str, reviewed: bool) -> Record:
    """An incident as an export has it, from what is kept."""
    return {**json.loads(record), "reviewed": reviewed}


def decided(found: Sequence[tuple[Judgement, Ruling | None]]) -> list[Record]:
    """Decisions as an export has them."""
    return [judgement_record(each, ruling) for each, ruling in found]


def asked_of(question: StoredQuestion) -> Record:
    """What somebody should decide: "asked", "field", "group", "claims", with the "incident"; of two that may be one the "other" and "bits"."""
    # What an earlier version kept is shown until it has been built anew: it asked about no pairs.
    return {"other": None, "bits": None, **json.loads(question.record), "incident": question.incident}

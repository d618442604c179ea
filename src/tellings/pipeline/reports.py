"""Documents and what was taken from them, each read from the casebook once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tellings.casebook import Casebook
from tellings.model import Document, Extraction


class Reports:
    """What is asked for together is read together.  To be used while nothing is stored."""

    def __init__(self, casebook: Casebook) -> None:
        self._casebook = casebook
        self._documents: dict[str, Document] = {}
        self._extractions: dict[str, Extraction] = {}

    def documents(self, ids: Iterable[str]) -> Mapping[str, Document]:
        """Those of these documents that are there, by id and in order."""
        wanted = sorted(set(ids))
        missing = set(wanted) - self._documents.keys()
        self._documents |= {each.id: each for each in self._casebook.documents_of(missing)}
        return {id: self._documents[id] for id in wanted if id in self._documents}

    def extractions(self, ids: Iterable[str]) -> Mapping[str, Extraction]:
        """What was taken from them, by id and in order."""
        wanted = sorted(set(ids))
        missing = [id for id in wanted if id not in self._extractions]
        self._extractions |= {each.document: each for each in self._casebook.extractions_of(missing)}
        return {id: self._extractions[id] for id in wanted if id in self._extractions}

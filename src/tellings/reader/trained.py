"""The reader that ships: rules and lexicon, and beside them the trained encoder."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from tellings.model import Document
from tellings.values.gazetteer import Gazetteer
from tellings.values.places import PlaceMention

from . import scores
from .encoder import Encoded, Encoder, model_bytes
from .reading import Reading
from .rules import RuleReader

PERSON = 0.8  # so likely must be that a name is a person's before it is no place


class TrainedReader:
    """What the rules find, with what the encoder gives for every word."""

    def __init__(self, gazetteer: Gazetteer, encoder: Encoder) -> None:
        self._rules = RuleReader(gazetteer)
        self._encoder = encoder
        self.name = _name(encoder.hash)

    def read(self, document: Document) -> Reading:
        """Everything found in `document`."""
        reading, encoded = self._rules.read(document), self._encoder.encode(document.text)
        places = tuple(each for each in reading.places if not _is_person(encoded, each))
        return replace(reading, places=places, encoded=encoded)


def own_name() -> str:
    """What this reader with the shipped model is called, without loading it.  Raises UserError where there is no model."""
    return _name(hashlib.sha256(model_bytes()).hexdigest())


def _name(model: str) -> str:
    return f"{RuleReader.name}+encoder-{model[:12]}"


def _is_person(encoded: Encoded, place: PlaceMention) -> bool:
    """Whether what some place is called is a person's name here: "Jordan was found", "Ms. Kimi"."""
    likely = scores.tagged(encoded, "name", place.start, place.end)
    return likely.get("person", 0.0) >= PERSON and likely.get("place", 0.0) <= 1 - PERSON

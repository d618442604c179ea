"""The reader that ships: rules and lexicon, and beside them the trained encoder."""

from __future__ import annotations

from dataclasses import replace

from tellings.model import Document
from tellings.values.gazetteer import Gazetteer
from tellings.values.places import PlaceMention

from . import scores
from .encoder import Encoded, Encoder
from .reading import Reading
from .rules import RuleReader

PERSON = 0.8  # so likely must be that a name is a person's before it is no place


class TrainedReader:
    """What the rules find, with what the encoder gives for every word."""

    def __init__(self, gazetteer: Gazetteer, encoder: Encoder) -> None:
        self._rules = RuleReader(gazetteer)
        self._encoder = encoder
        self.name = f"{self._rules.name}+encoder-{encoder.hash[:12]}"

    def read(self, document: Document) -> Reading:
        """Everything found in `document`."""
        reading, encoded = self._rules.read(document), self._encoder.encode(document.text)
        places = tuple(each for each in reading.places if not _is_person(encoded, each))
        return replace(reading, places=places, encoded=encoded)


def _is_person(encoded: Encoded, place: PlaceMention) -> bool:
    """Whether what some place is called is a person's name here: "Jordan was found", "Ms. Kimi"."""
    likely = scores.tagged(encoded, "name", place.start, place.end)
    return likely.get("person", 0.0) >= PERSON and likely.get("place", 0.0) <= 1 - PERSON

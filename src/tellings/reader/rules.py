"""The reader that works by rules and the field's lexicon."""

from __future__ import annotations

from tellings.model import Document
from tellings.values import counts, dates, names, places
from tellings.values.gazetteer import Gazetteer
from tellings.values.names.casing import cased

from . import mentions, speech
from .reading import Reading
from .sentences import sentences, unwrapped


class RuleReader:
    """Reads by lexicon and rules over sentences.  `gazetteer` says what is a place."""

    name = "rules-1"

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def read(self, document: Document) -> Reading:
        """Everything found in `document`; what its furniture holds is found too, and left out by extraction."""
        text = unwrapped(cased(document.text))
        parts = sentences(text)
        times = dates.find(text)
        people = names.find(text, self._is_place)
        taken = [(name.start, name.end) for name in people if name.kind != "unknown"]
        return Reading(
            text=text,
            sentences=parts,
            times=tuple(times),
            quantities=tuple(counts.find(text, times)),
            names=tuple(people),
            places=tuple(places.find(text, self._gazetteer, taken)),
            attributions=tuple(speech.find(text, parts, people, times)),
            hedges=tuple(speech.hedges(text, parts)),
            mentions=tuple(mentions.find(text, parts)),
        )

    def _is_place(self, words: str) -> bool:
        return places.is_known(words, self._gazetteer)

"""Making claims: the one place where words, voice and value are put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tellings import ids
from tellings.model import COUNT_FIELDS, Certainty, Claim, DateValue, Document, Span, Speaker
from tellings.values.dates import TimeExpression

from .denials import is_denied
from .occasions import Occasion, spoken_at
from .passage import Passage
from .voices import Voice, accused, voice


class Maker:
    """Makes the claims of one document.  `said_on` resolves the time at which somebody spoke."""

    def __init__(
        self,
        document: Document,
        said_on: Callable[[TimeExpression], DateValue | None],
        known: Mapping[str, Sequence[Occasion]] | None = None,
    ) -> None:
        self._document = document
        self._said_on = said_on
        self._occasions = known or {}

    def day(self, expression: TimeExpression) -> DateValue | None:
        """The date that an expression of the document comes to."""
        return self._said_on(expression)

    def voice(self, passage: Passage, span: Span) -> Voice:
        heard = voice(passage, span, self._said_on)
        if heard.said_on is None and heard.speakers:
            time = spoken_at(self._occasions, heard.speakers[0].name, passage)
            heard = replace(heard, said_on=self._said_on(time) if time else None)
        return heard

    def claim(
        self,
        field: str,
        passage: Passage,
        span: Span,
        value: Any,
        accusing: bool = False,
        open_case: bool = False,
        said: Span | None = None,
        spoken_by: Speaker | None = None,
        **about: Any,
    ) -> Claim:
        """A claim with the voice of its words; `accusing` where it lays an act on somebody, `open_case` where no
        court has found so.

        `said` are the words whose speaker counts, where they are not the quote; `spoken_by` is one who speaks them
        without a verb of saying ("the Front denied involvement").
        """
        heard = self.voice(passage, said or span)
        if spoken_by is not None and spoken_by not in heard.speakers:
            certainty: Certainty = "attributed" if heard.certainty == "stated" else heard.certainty
            heard = replace(heard, speakers=(*heard.speakers, spoken_by), certainty=certainty)
        if accusing:
            heard = accused(heard, open_case)
        if field in (*COUNT_FIELDS, "responsible") and is_denied(passage, span):
            about = {**about, "polarity": "denied"}
        made = ids.claim(
            self._document,
            field,
            span,
            value,
            sentence=_sentence(passage, span),
            speakers=heard.speakers,
            told_to=heard.told_to,
            said_on=heard.said_on,
            **{"certainty": heard.certainty, **about},
        )
        made.check(self._document)
        return made


def _sentence(passage: Passage, span: Span) -> Span:
    """The sentence, widened where the words run past it."""
    return Span(min(passage.span.start, span.start), max(passage.span.end, span.end))

"""Making claims: the one place where words, voice and value are put together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tellings import ids
from tellings.model import Claim, DateValue, Document, Span
from tellings.values.dates import TimeExpression

from .passage import Passage
from .voices import Voice, accused, voice


class Maker:
    """Makes the claims of one document.  `said_on` resolves the time at which somebody spoke."""

    def __init__(self, document: Document, said_on: Callable[[TimeExpression], DateValue | None]) -> None:
        self._document = document
        self._said_on = said_on

    def voice(self, passage: Passage, span: Span) -> Voice:
        return voice(passage, span, self._said_on)

    def claim(
        self,
        field: str,
        passage: Passage,
        span: Span,
        value: Any,
        accusing: bool = False,
        said: Span | None = None,
        **about: Any,
    ) -> Claim:
        """A claim with the voice of its words; `accusing` where it lays an act on somebody.

        `said` are the words whose speaker counts, where they are not the quote.
        """
        heard = self.voice(passage, said or span)
        if accusing:
            heard = accused(heard)
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

    def derived(
        self, field: str, passage: Passage, span: Span, value: Any, sources: tuple[Claim, ...], **about: Any
    ) -> Claim:
        """A claim worked out from others of the same document, quoting `span`."""
        return self.claim(
            field, passage, span, value, derived_from=tuple(sorted(source.id for source in sources)), **about
        )


def _sentence(passage: Passage, span: Span) -> Span:
    """The sentence, widened where the words run past it."""
    return Span(min(passage.span.start, span.start), max(passage.span.end, span.end))

"""A passage that a person selected in a document, ready to be made a claim of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tellings.model import Document, Span, Telling
from tellings.values.gazetteer import Gazetteer

if TYPE_CHECKING:  # what reads is loaded when somebody selects
    from tellings.extract.selecting import Selected


def selected(document: Document, span: Span, gazetteer: Gazetteer) -> Selected:
    """The passage, read by rules.  Raises UserError where there is none."""
    from tellings.extract.selecting import Selected
    from tellings.reader.rules import RuleReader

    return Selected(document, RuleReader(gazetteer).read(document), span, gazetteer)


def nearest(tellings: Iterable[Telling], span: Span) -> tuple[str, ...]:
    """The ids of a document's tellings, those whose words are nearest to a passage first."""
    return tuple(
        each.id for each in sorted(tellings, key=lambda each: (_distance(each, span), not each.main, each.id))
    )


def _distance(telling: Telling, span: Span) -> int:
    """Characters between a passage and the nearest words of a telling; 0 where they share a sentence."""
    said = [Span(start, end) for start, end in telling.mentions]
    said += [each for claim in telling.claims for each in (claim.sentence, claim.span) if each is not None]
    return min((max(0, each.start - span.end, span.start - each.end) for each in said), default=span.end)

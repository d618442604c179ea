"""From one document and what was read in it to tellings of claims.  Pure: it sees no other document."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model import DateValue, Document, Extraction, PlaceValue, Rejection, Span
from tellings.reader.reading import Reading
from tellings.values import dates, places
from tellings.values.dates import Anchors, TimeExpression
from tellings.values.gazetteer import Gazetteer

from .attackers import attackers
from .blame import blames
from .courts import sentences
from .effects import effects
from .figures import figures
from .maker import Maker
from .occasions import occasions
from .passage import Located, Passage, passages
from .people import people
from .placing import SPECIFIC, is_where
from .tellings import Draft, draft, finish, is_substantial
from .things import targets
from .threads import build


def extract(document: Document, reading: Reading, gazetteer: Gazetteer) -> Extraction:
    """Everything that `document` claims, and what was seen in it and not taken."""
    resolved = places.resolve(reading.places, gazetteer)
    told = list(passages(document, reading, resolved))
    published = document.published.date if document.published else None

    def when(expression: TimeExpression, narrative: DateValue | None = None) -> DateValue | None:
        return dates.resolve(expression, Anchors(narrative=narrative, published=published))

    maker = Maker(document, when, occasions(told))
    stream = [(passage, _has_substance(passage)) for passage in told]
    threads, refused = build(stream, when, _home(document, reading, resolved, told))
    drafts = [draft(maker, document, thread) for thread in threads]
    kept = [each for each in drafts if is_substantial(each, alone=len(drafts) == 1)]
    tellings, relations = finish(document, kept)
    used = [claim.span for telling in tellings for claim in telling.claims if claim.span is not None]
    return Extraction(
        document=document.id,
        tellings=tellings,
        relations=relations,
        figures=tuple(figures(maker, told, used, when)),
        rejections=tuple(_rejections(document, refused, [each for each in drafts if each not in kept])),
    )


LEAD = 4  # paragraphs, the title among them, in which a report names the town it is about


def _home(
    document: Document, reading: Reading, resolved: Sequence[PlaceValue | None], told: Sequence[Passage]
) -> Located | None:
    """The town that a report's dateline names, else the first that its title and lead name."""
    if document.dateline is not None:
        for mention, value in zip(reading.places, resolved, strict=True):
            inside = document.dateline.start <= mention.start and mention.end <= document.dateline.end
            if inside and value is not None and value.precision in SPECIFIC:
                return Located(mention, value)
    lead = [passage for passage in told if passage.paragraph < told[0].paragraph + LEAD] if told else []
    named = (each for passage in lead for each in passage.places if is_where(passage, each))
    return next((each for each in named if each.value and each.value.precision in SPECIFIC), None)


def _has_substance(passage: Passage) -> bool:
    """Whether a sentence gives something to claim: people to whom something was done, blame, or a court's sentence."""
    return bool(
        effects(passage)
        or attackers(passage, people(passage))
        or blames(passage)
        or sentences(passage)
        or targets(passage)
    )


def _rejections(
    document: Document, refused: Sequence[tuple[Passage, str]], passing: Sequence[Draft]
) -> list[Rejection]:
    made = [_rejection(document, passage.span, reason) for passage, reason in refused]
    for each in passing:
        span = each.thread.passages[0].span
        made.append(
            _rejection(
                document, span, "only mentioned in passing: no count, person or day and town of its own"
            )
        )
    made += [
        _rejection(document, passage.span, f"furniture: {passage.reason}") for passage in document.furniture
    ]
    made += [
        _rejection(document, caption, "a picture's caption, kept apart") for caption in document.captions
    ]
    return sorted(set(made), key=lambda rejection: (rejection.span, rejection.reason))


def _rejection(document: Document, span: Span, reason: str) -> Rejection:
    return Rejection(document.id, span, span.of(document.text), reason)

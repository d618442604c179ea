"""From one document and what was read in it to tellings of claims.  Pure: it sees no other document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress

from tellings.model import Claim, DateValue, Document, Extraction, Rejection
from tellings.reader.reading import Reading
from tellings.values import dates
from tellings.values.dates import Anchors, TimeExpression
from tellings.values.gazetteer import Gazetteer
from tellings.values.places import Home

from .areas import area_of, brought_home, divisions_named, outlet_area, outlet_town, with_dateline
from .attackers import attackers
from .blame import blames
from .courts import sentences
from .effects import effects
from .figures import figures
from .homes import Named, Resolved, home, homes_of_people, in_great_city, quarters, seats_of_bodies
from .hours import by_the_hour
from .maker import Maker
from .occasions import occasions
from .opinion import is_laid_aside, weighed
from .passage import Located, Passage, headed, is_too_long, passages
from .people import people
from .persons import tells_of_persons
from .sites import site_area
from .spared import spared
from .targets import things_hit
from .tellings import Draft, draft, finish, is_substantial, main_draft
from .threads import build


def extract(document: Document, reading: Reading, gazetteer: Gazetteer) -> Extraction:
    """Everything that `document` claims, and what was seen in it and not taken."""
    source, document = document, replace(document, text=reading.text)  # claims quote it as it was written
    text = document.text
    reading = replace(reading, places=with_dateline(document, text, reading.places, gazetteer))
    named = Named(
        reading.places,
        tuple(seats_of_bodies(text, gazetteer)),
        tuple(homes_of_people(text, gazetteer)),
    )
    outlet = outlet_area(document, gazetteer) or site_area(document, gazetteer)
    site = outlet_town(document, gazetteer)
    area = area_of(None, outlet)
    found = named.resolved(gazetteer, area)
    told = list(passages(document, reading, found.values))
    town = home(document, found, told, outlet, site)
    # Once it is known where the report is at home, that tells which of their namesakes its other places are.
    if (at_home := area_of(town, outlet)) != area and (better := named.resolved(gazetteer, at_home)) != found:
        found = better
        told = list(passages(document, reading, found.values))
        town = home(document, found, told, outlet, site)
    told = headed(_at_home(told, town, outlet, found))
    published = document.published.date if document.published else None

    def when(expression: TimeExpression, narrative: DateValue | None = None) -> DateValue | None:
        return dates.resolve(expression, Anchors(narrative=narrative, published=published))

    maker = Maker(source, when, occasions(told))
    stream = [(passage, _has_substance(passage)) for passage in told]
    threads, refused = build(stream, when, town)
    for thread in threads:
        if thread.family in ("violence", "accident"):
            thread.dated = by_the_hour(thread, told, when, published)
    drafts = [draft(maker, document, thread) for thread in threads]
    worth = [is_substantial(each, alone=len(drafts) == 1) for each in drafts]
    substantial = list(compress(drafts, worth))
    main = main_draft(document, substantial)
    aside: list[Claim] = []
    if main is not None and reading.encoded is not None and main.thread.family in ("violence", "accident"):
        claims = weighed(maker, main.claims, told, reading.encoded, when)
        aside = [claim for claim in main.claims if is_laid_aside(claim, claims)]
        at = substantial.index(main)
        substantial = [_sharing(each, claims) for each in substantial]
        main = substantial[at] = replace(main, claims=claims)
    tellings, relations = finish(document, substantial, main)
    used = [claim.span for telling in tellings for claim in telling.claims if claim.span is not None]
    passing = [each for each, kept in zip(drafts, worth, strict=True) if not kept]
    return Extraction(
        document=document.id,
        tellings=tellings,
        relations=relations,
        figures=tuple(figures(maker, told, used, when)),
        rejections=tuple(_rejections(source, reading, refused, passing, aside)),
    )


def _at_home(
    told: Sequence[Passage], town: Located | None, outlet: Home | None, named: Resolved
) -> list[Passage]:
    """The sentences with their places as they lie where the report is at home: quarters in their city, small namesakes brought
    home.
    """
    around = divisions_named(named.places)
    area = area_of(town, outlet)
    made: list[Passage] = []
    for passage in told:
        places = tuple(
            each if (moved := brought_home(each, area, around)) is each else in_great_city(moved, town)
            for each in quarters(passage.places, town, named.seats)
        )
        made.append(passage if places == passage.places else replace(passage, places=places))
    return made


def _sharing(draft: Draft, weighed_claims: Sequence[Claim]) -> Draft:
    """A draft whose claims that it shares with the main one weigh as much there as here."""
    by_id = {claim.id: claim for claim in weighed_claims}
    return replace(draft, claims=tuple(by_id.get(claim.id, claim) for claim in draft.claims))


def _has_substance(passage: Passage) -> bool:
    """Whether a sentence gives something to claim: people to whom something was done, blame, or a court's sentence."""
    return bool(
        effects(passage)
        or attackers(passage, people(passage))
        or blames(passage)
        or sentences(passage)
        or things_hit(passage)
        or spared(passage)
        or tells_of_persons(passage)
    )


def _rejections(
    document: Document,
    reading: Reading,
    refused: Sequence[tuple[Passage, str]],
    passing: Sequence[Draft],
    aside: Sequence[Claim],
) -> list[Rejection]:
    seen = [(passage.span, reason) for passage, reason in refused]
    seen += [(each.span, "a sentence too long to be read") for each in reading.sentences if is_too_long(each)]
    seen += [
        (passage.span, "only mentioned in passing: no count, person or day and town of its own")
        for each in passing
        for passage in each.thread.passages
    ]
    seen += [
        (claim.span, f"{claim.field}: the reader holds it to be of something else")
        for claim in aside
        if claim.span is not None
    ]
    seen += [(each.span, f"furniture: {each.reason}") for each in document.furniture]
    seen += [(caption, "a picture's caption, kept apart") for caption in document.captions]
    return [
        Rejection(document.id, span, span.of(document.text), reason)
        for span, reason in sorted(set(seen), key=lambda each: (each[0], each[1]))
    ]

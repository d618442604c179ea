"""From claims to incidents: the view, rebuilt from nothing each time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tellings.casebook import Casebook
from tellings.errors import UserError
from tellings.link import link
from tellings.model import (
    Claim,
    Document,
    Extraction,
    Figure,
    Incident,
    Judgement,
    Linking,
    Telling,
    View,
)
from tellings.reconcile import DEFAULT_POLICY, POLICIES, reconcile
from tellings.settle import lent_years, settle, with_year_of_speaking
from tellings.values.gazetteer import Gazetteer


def view(casebook: Casebook, policy: str = DEFAULT_POLICY, as_of: str | None = None) -> View:
    """Everything that the casebook's claims come to under a policy.

    `as_of` (YYYY-MM-DD) leaves out what is known to have been published later; a document of unknown date is kept (`undated`
    tells which).  Raises UserError for a policy that is not one.
    """
    with casebook.snapshot():
        documents = {document.id: document for document in casebook.documents()}
        extractions = tuple(casebook.extractions())
        judgements = casebook.judgements()
    with Gazetteer.open() as gazetteer:
        return build_view(documents, extractions, judgements, policy, as_of, gazetteer)


def build_view(
    documents: Mapping[str, Document],
    extractions: Sequence[Extraction],
    judgements: Sequence[Judgement] = (),
    policy: str = DEFAULT_POLICY,
    as_of: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> View:
    """The same from values alone.  Pure: the order of the inputs makes no difference."""
    if policy not in POLICIES:
        raise UserError(f"no policy is called {policy}; there are: {', '.join(sorted(POLICIES))}")
    known = {document.id: document for document in kept(documents.values(), as_of)}
    taken = sorted((each for each in extractions if each.document in known), key=lambda each: each.document)
    tellings = sorted((telling for each in taken for telling in each.tellings), key=lambda each: each.id)
    linking, derived = _linked(known, tellings, taken, judgements, gazetteer)
    lent = lent_years(tellings, derived)
    tellings = [_with_years_of_speaking(telling, lent) for telling in tellings]
    incidents = reconcile(known, tellings, linking, derived, policy=policy, judgements=judgements)
    return View(
        policy=policy,
        as_of=as_of,
        incidents=incidents,
        relations=linking.relations,
        figures=_figures(taken, incidents, lent),
    )


def kept(documents: Iterable[Document], as_of: str | None) -> list[Document]:
    """The documents, in id order, that are not known to have been published after a day (YYYY-MM-DD; None: no limit)."""
    return sorted((each for each in documents if not _later(each, as_of)), key=lambda each: each.id)


def undated(documents: Iterable[Document]) -> list[Document]:
    """The documents of which it is not known when they were published: an `as_of` cannot leave them out."""
    return [document for document in documents if _first_day(document) is None]


def _linked(
    documents: Mapping[str, Document],
    tellings: Sequence[Telling],
    extractions: Sequence[Extraction],
    judgements: Sequence[Judgement],
    gazetteer: Gazetteer | None,
) -> tuple[Linking, Mapping[str, tuple[Claim, ...]]]:
    """Links, settles, and where a derived date completed a value, links once more with it."""
    relations = [relation for each in extractions for relation in each.relations]
    linking = link(documents, tellings, relations, judgements)
    derived = settle(documents, tellings, linking, gazetteer)
    if any(claim.field in ("date", "place") for claims in derived.values() for claim in claims):
        linking = link(documents, tellings, relations, judgements, derived)
        derived = settle(documents, tellings, linking, gazetteer)
    return linking, derived


def _with_years_of_speaking(telling: Telling, lent: Mapping[str, int]) -> Telling:
    return replace(telling, claims=tuple(with_year_of_speaking(claim, lent) for claim in telling.claims))


def _figures(
    extractions: Sequence[Extraction], incidents: Sequence[Incident], lent: Mapping[str, int]
) -> tuple[Figure, ...]:
    """The figures in id order; one that belongs to a telling now belongs to that telling's incident."""
    incident_of = {telling.id: incident.id for incident in incidents for telling in incident.tellings}
    placed = [
        replace(
            figure,
            claim=with_year_of_speaking(figure.claim, lent),
            incident=incident_of.get(figure.incident, figure.incident) if figure.incident else None,
        )
        for each in extractions
        for figure in each.figures
    ]
    return tuple(sorted(placed, key=lambda figure: figure.claim.id))


def _first_day(document: Document) -> str | None:
    """The first day on which a document can have been published (YYYY-MM-DD), None where that is not known."""
    published = document.published
    return published.date.start[:10] if published and published.date.start else None


def _later(document: Document, as_of: str | None) -> bool:
    """Whether a document is known to have been published after a day."""
    first = _first_day(document)
    return as_of is not None and first is not None and first > as_of

"""From claims to incidents: the view, rebuilt from nothing each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.casebook import Casebook
from tellings.model import Document, Extraction, Judgement, View
from tellings.reconcile import DEFAULT_POLICY
from tellings.values.gazetteer import Gazetteer

from .building import ViewBuilder


def view(casebook: Casebook, policy: str = DEFAULT_POLICY, as_of: str | None = None) -> View:
    """Everything that the casebook's claims come to under a policy.

    `as_of` (YYYY-MM-DD) leaves out what is known to be later (`kept` says how).  Raises UserError for a policy that is not one.
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
    return ViewBuilder(documents, extractions, policy, as_of, gazetteer).view(judgements)

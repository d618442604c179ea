"""The casebook as one record in the format `casebook/1`: built anew, or read from what is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from tellings import __version__
from tellings.casebook import Casebook
from tellings.copies import with_copies
from tellings.export import FORMAT, Flow, casebook1, held
from tellings.export.claims import reviewed
from tellings.export.record import (
    as_reviewed,
    document_record,
    judgement_record,
    place_of_rejection,
    rejection_record,
)
from tellings.judging import all_with_furniture, rulings
from tellings.model import Copy, Document, Judgement, Rejection, View
from tellings.model.records import Record, to_record
from tellings.reconcile import DEFAULT_POLICY, POLICIES

from .building import check_policy
from .freshness import is_kept
from .known import kept
from .views import view

# The whole casebook: every type and field that is read.  `export.coded_record` stamps what another codebook selects.
CODEBOOK = "incidents/1"


def made_by(casebook: Casebook) -> dict[str, str]:
    """What an export was made by: this package, what read the documents, and the codebook."""
    return {
        "tellings": __version__,
        "model": ", ".join(sorted(casebook.readers())),
        "codebook": CODEBOOK,
    }


def export_record(
    casebook: Casebook,
    policy: str = DEFAULT_POLICY,
    as_of: str | None = None,
    texts: bool = False,
    seen: View | None = None,
) -> Record:
    """Everything in the casebook under a policy; `seen` is its view, where it has been made already."""
    with casebook.snapshot():
        return held(export_flow(casebook, policy, as_of, texts, seen))


def export_flow(
    casebook: Casebook,
    policy: str = DEFAULT_POLICY,
    as_of: str | None = None,
    texts: bool = False,
    seen: View | None = None,
) -> Record:
    """The same, with lists that flow where the incidents are kept: whoever goes through them holds a snapshot meanwhile."""
    check_policy(policy)
    if seen is None and is_kept(casebook, policy, as_of):
        record = _kept(casebook, texts)
    else:
        record = _built(casebook, view(casebook, policy, as_of) if seen is None else seen, texts)
    return {**record, "policy_explained": POLICIES[policy].explanation}


def _built(casebook: Casebook, seen: View, texts: bool) -> Record:
    with casebook.snapshot():
        judgements = casebook.judgements()
        known = with_copies(kept(casebook.documents(), casebook.extractions(), seen.as_of), seen.copies)
        return casebook1(
            seen,
            all_with_furniture(known.values(), judgements),
            judgements,
            [rejection for rejection in casebook.rejections() if rejection.document in known],
            casebook.unread(),
            made_by(casebook),
            texts,
            rulings(judgements, seen.incidents),
        )


def _kept(casebook: Casebook, texts: bool) -> Record:
    stored, judgements = casebook.stored, casebook.judgements()
    decided = kept_judgements(casebook, judgements)
    subjects = reviewed({"judgements": decided})
    return {
        "format": FORMAT,
        "made_by": made_by(casebook),
        "policy": DEFAULT_POLICY,
        "as_of": None,
        "documents": Flow(lambda: kept_documents(casebook, casebook.documents(), judgements, texts)),
        "incidents": Flow(lambda: (as_reviewed(each.as_record(), subjects) for each in stored.incidents())),
        "relations": Flow(stored.relations),
        "figures": Flow(stored.figures),
        "judgements": decided,
        "rejections": Flow(lambda: kept_rejections(casebook.rejections())),
        "unread": [to_record(each) for each in casebook.unread()],
    }


def kept_documents(
    casebook: Casebook, documents: Iterable[Document], judgements: Iterable[Judgement], texts: bool
) -> Iterator[Record]:
    """Documents as the format has them, with what they copy and what people marked in them; they come in id order."""
    copied = _with_kept_copies(documents, casebook.stored.copies())
    return (document_record(each, texts) for each in all_with_furniture(copied, judgements))


def _with_kept_copies(documents: Iterable[Document], copies: Iterator[Copy]) -> Iterator[Document]:
    """Both come in order of the documents' ids."""
    copy = next(copies, None)
    for document in documents:
        while copy is not None and copy.document < document.id:
            copy = next(copies, None)
        own = (copy,) if copy is not None and copy.document == document.id else ()
        yield with_copies((document,), own)[document.id]


def kept_judgements(casebook: Casebook, judgements: Iterable[Judgement]) -> list[Record]:
    """Every judgement with what became of it, in id order."""
    became = casebook.stored.rulings()
    ordered = sorted(judgements, key=lambda each: each.id)
    return [judgement_record(each, became.get(each.id)) for each in ordered]


def kept_rejections(rejections: Iterable[Rejection]) -> Iterator[Record]:
    """Rejections as the format has them; they come in order of the documents' ids."""
    for _, own in groupby(rejections, key=lambda each: each.document):
        yield from map(rejection_record, sorted(own, key=place_of_rejection))

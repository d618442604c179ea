"""The casebook as one record in the format `casebook/1`."""

from __future__ import annotations

from tellings import __version__
from tellings.casebook import Casebook
from tellings.copies import with_copies
from tellings.export import casebook1
from tellings.judging import rulings, with_furniture
from tellings.model import View
from tellings.model.records import Record
from tellings.reconcile import DEFAULT_POLICY, POLICIES

from .building import check_policy
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
    check_policy(policy)
    with casebook.snapshot():
        judgements = casebook.judgements()
        shown = view(casebook, policy, as_of) if seen is None else seen
        known = with_copies(kept(casebook.documents(), casebook.extractions(), as_of), shown.copies)
        documents = [with_furniture(each, judgements) for each in known.values()]
        names = {document.id for document in documents}
        record = casebook1(
            shown,
            documents,
            judgements,
            [rejection for rejection in casebook.rejections() if rejection.document in names],
            casebook.unread(),
            made_by(casebook),
            texts,
            rulings(judgements, shown.incidents),
        )
    return {**record, "policy_explained": POLICIES[policy].explanation}

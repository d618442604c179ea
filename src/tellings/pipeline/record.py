"""The casebook as one record in the format `casebook/1`: built anew, or read from what is kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, starmap

from tellings import __version__
from tellings.casebook import Casebook, StoredIncident
from tellings.copies import with_copies
from tellings.export import FORMAT, Flow, casebook1, held
from tellings.export.claims import reviewed
from tellings.export.record import (
    as_reviewed,
    document_record,
    judgement_record,
    place_of_rejection,
    reading_record,
    rejection_record,
)
from tellings.judging import all_with_furniture, rulings, with_furniture
from tellings.model import Copy, Document, Extraction, Judgement, Rejection, Ruling, Unread, View
from tellings.model.records import Record, to_record
from tellings.reconcile import DEFAULT_POLICY, POLICIES

from .building import check_policy
from .freshness import is_kept
from .known import kept
from .reweighing import reweighed
from .views import view

# The whole casebook: every type and field that is read.  `export.coded_record` stamps what another codebook selects.
CODEBOOK = "incidents/1"


@dataclass(frozen=True, slots=True)
class Kept:
    """Where everything is kept that a record is made from.  What is a function is gone through anew each time that it is asked for.

    `documents` (as read), `copies` and `rejections` come in order of the documents' ids, `incidents` and `figures` in order of
    their own, `relations` as the format has them; `rulings` are by judgement.
    """

    made_by: Mapping[str, str]
    judgements: Sequence[Judgement]
    rulings: Mapping[str, Ruling]
    unread: Sequence[Unread]
    documents: Callable[[], Iterable[Document]]
    copies: Callable[[], Iterator[Copy]]
    incidents: Callable[[], Iterable[Record]]
    relations: Callable[[], Iterator[Record]]
    figures: Callable[[], Iterator[Record]]
    rejections: Callable[[], Iterable[Rejection]]
    readings: Callable[[], Iterable[tuple[str, Extraction]]] | None = None
    # The same of some documents alone, in the same order, where these can be looked up.
    documents_of: Callable[[Collection[str]], Iterable[Document]] | None = None
    copies_of: Callable[[Collection[str]], Iterator[Copy]] | None = None


def made_by(casebook: Casebook) -> dict[str, str]:
    """What an export was made by: this package, what read the documents, and the codebook."""
    return made_by_readers(casebook.readers())


def made_by_readers(readers: Iterable[str]) -> dict[str, str]:
    """The same by the names of what read the documents."""
    return {"tellings": __version__, "model": ", ".join(sorted(readers)), "codebook": CODEBOOK}


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
    if seen is None and as_of is None and is_kept(casebook):
        record = kept_record(_kept(casebook, policy), policy, texts)
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
            (each for each in readings(casebook) if each[1].document in known) if texts else (),
        )


def _kept(casebook: Casebook, policy: str) -> Kept:
    stored = casebook.stored
    return Kept(
        made_by=made_by(casebook),
        judgements=casebook.judgements(),
        rulings=stored.rulings(),
        unread=casebook.unread(),
        documents=casebook.documents,
        copies=stored.copies,
        incidents=lambda: kept_incidents(casebook, stored.incidents(), policy),
        relations=stored.relations,
        figures=stored.figures,
        rejections=casebook.rejections,
        readings=lambda: readings(casebook),
        documents_of=casebook.documents_of,
        copies_of=stored.copies_of,
    )


def kept_incidents(casebook: Casebook, kept: Iterable[StoredIncident], policy: str) -> Iterator[Record]:
    """The records of kept incidents, in the same order, under a policy."""
    if policy == DEFAULT_POLICY:
        return (each.as_record() for each in kept)
    return reweighed(casebook, kept, policy)


def kept_record(kept: Kept, policy: str, texts: bool) -> Record:
    """What is kept, in the format `casebook/1`; all but judgements and what was not read flows."""
    decided = _judgements(kept)
    subjects, taken = reviewed({"judgements": decided}), kept.readings
    return {
        **({"readings": Flow(lambda: starmap(reading_record, taken()))} if texts and taken else {}),
        "format": FORMAT,
        "made_by": kept.made_by,
        "policy": policy,
        "as_of": None,
        "documents": Flow(
            lambda: kept_documents(kept.documents(), kept.copies(), kept.judgements, texts),
            _some(kept, texts),
        ),
        "incidents": Flow(lambda: (as_reviewed(each, subjects) for each in kept.incidents())),
        "relations": Flow(kept.relations),
        "figures": Flow(kept.figures),
        "judgements": decided,
        "rejections": Flow(lambda: kept_rejections(kept.rejections())),
        "unread": [to_record(each) for each in kept.unread],
    }


def _some(kept: Kept, texts: bool) -> Callable[[Collection[str]], Iterator[Record]] | None:
    """What gives some documents alone, None where they cannot be looked up."""
    documents, copies = kept.documents_of, kept.copies_of
    if documents is None or copies is None:
        return None
    return lambda ids: kept_documents(documents(ids), copies(ids), kept.judgements, texts)


def readings(casebook: Casebook) -> Iterator[tuple[str, Extraction]]:
    """What was taken from each document, with the name of its reader, in order of the documents' ids."""
    every = casebook.readers()
    for taken in casebook.extractions():
        yield every[0] if len(every) == 1 else casebook.reader_of(taken.document) or "", taken


def kept_documents(
    documents: Iterable[Document], copies: Iterator[Copy], judgements: Iterable[Judgement], texts: bool
) -> Iterator[Record]:
    """Documents as the format has them, with what they copy and what people marked in them; both come in order of the documents'
    ids."""
    copied = _with_kept_copies(documents, copies)
    return (document_record(each, texts) for each in all_with_furniture(copied, judgements))


def _with_kept_copies(documents: Iterable[Document], copies: Iterator[Copy]) -> Iterator[Document]:
    """Both come in order of the documents' ids."""
    copy = next(copies, None)
    for document in documents:
        while copy is not None and copy.document < document.id:
            copy = next(copies, None)
        own = (copy,) if copy is not None and copy.document == document.id else ()
        yield with_copies((document,), own)[document.id]


def as_kept(document: Document, copy: Copy | None, judgements: Iterable[Judgement]) -> Document:
    """A document with what it is kept to copy, and with what people marked in it; `judgements` are at least those about it."""
    copied = with_copies((document,), (copy,) if copy is not None else ())
    return with_furniture(copied[document.id], judgements)


def _judgements(kept: Kept) -> list[Record]:
    """Every judgement with what became of it, in id order."""
    ordered = sorted(kept.judgements, key=lambda each: each.id)
    return [judgement_record(each, kept.rulings.get(each.id)) for each in ordered]


def kept_rejections(rejections: Iterable[Rejection]) -> Iterator[Record]:
    """Rejections as the format has them; they come in order of the documents' ids."""
    for _, own in groupby(rejections, key=lambda each: each.document):
        yield from map(rejection_record, sorted(own, key=place_of_rejection))

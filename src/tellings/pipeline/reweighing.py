"""Kept incidents under another policy, a few at a time.

What belongs together and what was derived does not hang on the policy: nothing is linked anew, and no more is held at once than
the incidents of a page with their documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from tellings.casebook import Casebook, StoredIncident
from tellings.copies import with_copies
from tellings.export import claims as walk
from tellings.export.record import incident_record
from tellings.judging import decided_on
from tellings.model import Claim, Document, Linking, Telling
from tellings.model.records import Record, exported_claim_from, exported_telling_from
from tellings.reconcile import reconcile

_AT_ONCE = 40


def reweighed(casebook: Casebook, kept: Iterable[StoredIncident], policy: str) -> Iterator[Record]:
    """The records of incidents as they are kept, in the same order, with their verdicts under `policy`.

    The casebook must hold its incidents as they would be built now (`is_kept`).
    """
    rest = iter(kept)
    while page := list(islice(rest, _AT_ONCE)):
        yield from _page(casebook, page, policy)


def _page(casebook: Casebook, page: list[StoredIncident], policy: str) -> Iterator[Record]:
    tellings = {each.id: each for kept in page for each in _tellings(casebook, kept.as_record())}
    told_in = {telling.document for telling in tellings.values()}
    documents = _with_what_they_copy(casebook, told_in)
    claims = [claim for telling in tellings.values() for claim in telling.claims]
    made = reconcile(
        documents,
        list(tellings.values()),
        Linking(tuple(tuple(telling for telling, _ in kept.tellings) for kept in page)),
        {},
        policy,
        decided_on(claims, casebook.judgements_of(["", *told_in])),
    )
    by_id = {each.id: each for each in made}
    return (incident_record(by_id[kept.id]) for kept in page)


def _tellings(casebook: Casebook, record: Record) -> Iterator[Telling]:
    """An incident's tellings, with the derived claims and those that people made."""
    known = {id: exported_claim_from(claim) for id, claim in walk.of_incident(record).items()}
    for telling in record["tellings"]:
        claims = (known.get(id) or _claim(casebook, id) for id in telling["claims"])
        yield exported_telling_from(telling, claims)


def _claim(casebook: Casebook, id: str) -> Claim:
    """A claim that no verdict and no person of the incident holds: a person of whom somebody has said that it is not so."""
    claim = casebook.claim(id)
    assert claim is not None, f"claim {id} is in no reading"
    return claim


def _with_what_they_copy(casebook: Casebook, ids: Iterable[str]) -> Mapping[str, Document]:
    """Documents by id, and with them those whose text they have, copy, or are later versions of."""
    found: dict[str, Document] = {}
    asked: set[str] = set()
    missing = set(ids)
    while missing:
        asked |= missing
        wanted = casebook.same_texts(missing) - found.keys()
        found |= with_copies(casebook.documents_of(wanted), casebook.stored.copies_of(wanted))
        named = {each for known in found.values() for each in (known.origin, known.supersedes) if each}
        missing = named - found.keys() - asked
    return found

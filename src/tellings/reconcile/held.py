"""A claim as it is weighed: with its independent source and the day that it was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tellings.model import COUNT_FIELDS, Claim, DateValue, Document, Origin, Telling

from .source import Source
from .speakers import Speakers


@dataclass(frozen=True, slots=True)
class Held:
    """`as_of` is the ISO day that the claim was said or, failing that, published; None where neither is known.

    `published` is when its document was.  `superseded` is the ISO day on which a later version
    of its article counted the same anew, or a later report's figures left less of it; None where none did.
    """

    claim: Claim
    telling: str
    source: Source
    as_of: str | None
    published: DateValue | None
    superseded: str | None = None

    @property
    def derived(self) -> bool:
        """Whether the claim rests on others: such a claim is never an origin."""
        return bool(self.claim.derived_from)

    @property
    def affirmed(self) -> bool:
        return self.claim.polarity == "affirmed"

    @property
    def order(self) -> tuple[str, int, str]:
        return (self.claim.document, self.claim.span.start if self.claim.span else -1, self.claim.id)


def held_claims(
    documents: Mapping[str, Document], firsts: Mapping[str, str], tellings: Sequence[Telling]
) -> tuple[Held, ...]:
    """Every claim of an incident's tellings, ready to be weighed.  `firsts` gives each document the one that it copies."""
    claims = [claim for telling in tellings for claim in telling.claims]
    speakers = Speakers(claims, documents, firsts)
    old = {**_outdated(documents, claims), **superseded(documents, claims)}
    held = [
        _held(documents[claim.document], telling.id, claim, speakers.source(claim), old.get(claim.id))
        for telling in tellings
        for claim in telling.claims
    ]
    return tuple(sorted(held, key=lambda each: each.order))


def superseded(documents: Mapping[str, Document], claims: Sequence[Claim]) -> Mapping[str, str]:
    """The counts that a later version of the same article gives anew, field by field and group by group, with its day."""
    given: dict[str, set[tuple[str, str | None]]] = {}
    for claim in claims:
        if claim.field in COUNT_FIELDS and claim.polarity == "affirmed" and not claim.derived_from:
            given.setdefault(claim.document, set()).add((claim.field, claim.group))
    later: dict[tuple[str, str, str | None], str] = {}
    for id in given:
        published = documents[id].published
        day = published.date.end[:10] if published and published.date.end else ""
        for earlier in _earlier_versions(documents, id):
            for field, group in given[id]:
                key = (earlier, field, group)
                later[key] = min(later.get(key, day), day)
    found = {claim.id: later.get((claim.document, claim.field, claim.group)) for claim in claims}
    return {claim: day for claim, day in found.items() if day is not None}


def _outdated(documents: Mapping[str, Document], claims: Sequence[Claim]) -> Mapping[str, str]:
    """The counts in whose place another report's figures have put a derived one, and what was derived from them, with its day."""
    by_id = {claim.id: claim for claim in claims}
    found: dict[str, str] = {}
    for claim in claims:
        published = documents[claim.document].published
        if claim.span is None and claim.field in COUNT_FIELDS and published and published.date.end:
            for base in claim.derived_from:
                if base in by_id and by_id[base].field == claim.field:
                    found[base] = published.date.end[:10]
    for claim in claims:
        if claim.span is not None and claim.derived_from and set(claim.derived_from) <= set(found):
            found[claim.id] = max(found[base] for base in claim.derived_from)
    return found


def _earlier_versions(documents: Mapping[str, Document], document: str) -> set[str]:
    """The versions of an article before one of them."""
    found: set[str] = set()
    before = documents[document].supersedes
    while before is not None and before in documents and before not in found:
        found.add(before)
        before = documents[before].supersedes
    return found - {document}


def _held(document: Document, telling: str, claim: Claim, source: Source, old: str | None) -> Held:
    """Nothing is said after the report of it is out: "in June" in a report of 12 June was said by then."""
    published = document.published.date if document.published else None
    days = (claim.said_on.end if claim.said_on else None, published.end if published else None)
    as_of = min((day[:10] for day in days if day), default=None)
    return Held(claim, telling, source, as_of, published, old)


def first_documents(documents: Mapping[str, Document]) -> Mapping[str, str]:
    """Each document's id, and the id of the one that it is a copy of: itself where it is none."""
    by_text: dict[str, str] = {}
    for each in sorted(documents):
        by_text.setdefault(documents[each].text_hash, each)
    return {each: by_text[_root(documents, each).text_hash] for each in documents}


def _root(documents: Mapping[str, Document], document: str) -> Document:
    seen = {document}
    found = documents[document]
    while found.origin is not None and found.origin in documents and found.origin not in seen:
        seen.add(found.origin)
        found = documents[found.origin]
    return found


def origins(held: Iterable[Held]) -> tuple[Origin, ...]:
    """The independent sources of some claims, those with the most claims first.  Derived claims are none."""
    by_source: dict[Source, list[str]] = {}
    for each in held:
        if not each.derived:
            by_source.setdefault(each.source, []).append(each.claim.id)
    ordered = sorted(by_source.items(), key=lambda item: (-len(item[1]), item[0].order))
    return tuple(Origin(source.speaker, source.document, tuple(sorted(claims))) for source, claims in ordered)


def claims_of(held: Iterable[Held]) -> tuple[Claim, ...]:
    """The claims, by document and place in it."""
    return tuple(each.claim for each in sorted(set(held), key=lambda each: each.order))

"""A claim as it is weighed: with its independent source and the day that it was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tellings.model import COUNT_FIELDS, Claim, DateValue, Document, Origin, Speaker, Telling
from tellings.values import names

from .bearers import bearers


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker, or a document in its own voice; a body without a name of its own ("police") has both."""

    speaker: str | None
    document: str | None

    @property
    def order(self) -> tuple[str, str]:
        return (self.speaker or "", self.document or "")


@dataclass(frozen=True, slots=True)
class Held:
    """`as_of` is the ISO day that the claim was said or, failing that, published; None where neither is known.

    `published` is when its document was.  `superseded` is the ISO day on which a later version
    of its article counted the same anew; None where none did.
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
    claims = [(telling.id, claim) for telling in tellings for claim in telling.claims]
    spoken = _speakers(claim for _, claim in claims)
    local = _bodies(claim for _, claim in claims)
    old = superseded(documents, [claim for _, claim in claims])
    held = [
        _held(
            documents[claim.document],
            telling,
            claim,
            _source(claim, firsts, spoken, local),
            old.get(claim.id),
        )
        for telling, claim in claims
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


def last_speaker(claim: Claim) -> Speaker | None:
    """Whom a claim goes back to; None for the document's own voice."""
    return claim.speakers[-1] if claim.speakers else None


def _speakers(claims: Iterable[Claim]) -> Mapping[str, str]:
    """Each name and each organisation that speaks, and the name of the one speaker whom it stands for.

    Whoever speaks for one and the same organisation is one origin.
    """
    speakers = [speaker for claim in claims if (speaker := last_speaker(claim)) is not None]
    named = {
        each
        for speaker in speakers
        for each in (speaker.name, speaker.organisation)
        if each and is_proper(each)
    }
    bearer = bearers(named)
    persons: dict[str, set[str]] = {}
    nameless: set[str] = set()
    for speaker in speakers:
        body = bearer.get(speaker.organisation or "")
        person = bearer.get(speaker.name or "")
        if body is not None and person is not None:
            persons.setdefault(body, set()).add(person)
        elif body is not None:
            nameless.add(body)
    shared = [body for body in sorted(persons) if len(persons[body]) > 1 or body in nameless]
    stands_for = {person: body for body in shared for person in persons[body]}
    return {name: stands_for.get(one, one) for name, one in bearer.items()}


def _bodies(claims: Iterable[Claim]) -> Mapping[str, set[str]]:
    """By document, the bodies that it has speak under a name of their own."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        speaker = last_speaker(claim)
        if speaker is not None and speaker.organisation and is_proper(speaker.organisation):
            found.setdefault(claim.document, set()).add(speaker.organisation)
    return found


def _source(
    claim: Claim, firsts: Mapping[str, str], spoken: Mapping[str, str], local: Mapping[str, set[str]]
) -> Source:
    document = firsts[claim.document]
    speaker = last_speaker(claim)
    if speaker is None:
        return Source(None, document)
    for name in (speaker.name, speaker.organisation):
        if name is not None and name in spoken:
            return Source(spoken[name], None)
    said = speaker.name or speaker.organisation or speaker.role or speaker.kind
    # "the ministry" of a headline is the Interior Ministry of the report below it.
    meant = [
        body
        for body in sorted(local.get(claim.document, ()))
        if said.split()[-1].casefold() in body.casefold().split()
    ]
    if len(meant) == 1 and meant[0] in spoken:
        return Source(spoken[meant[0]], None)
    return Source(said, document)


# Bodies and people without a name of their own: what they say is one source within a report, and never across reports.
_ANYBODY = frozenset(
    """agencies agency analysts army authorities campaigners commander doctors government hospital investigators lawyer lawyers
    locals media medics military ministry monitors neighbors neighbours observers officer officers official officials police
    prosecutor prosecutors relatives reporters reports residents security source sources spokesman spokesperson spokeswoman
    state suspects troops victims villagers witness witnesses""".split()
)


def is_proper(name: str) -> bool:
    """Whether the words name someone in particular: a capital letter on a word that is not just anybody's.

    "Police" and "Western officials" name nobody in particular; "Harbour Police" does.
    """
    words = name.split()
    if not words or (words[-1].casefold() in _ANYBODY - {"police", "army", "ministry", "agency", "hospital"}):
        return False
    return any(
        word[:1].isupper() and word.casefold() not in _ANYBODY for word in words
    ) or names.is_armed_group(name)


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

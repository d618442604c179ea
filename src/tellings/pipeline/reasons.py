"""Why two things of a casebook are of one incident, or are not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tellings.casebook import Casebook
from tellings.errors import UserError
from tellings.link import Why, profile_of, shipped, why
from tellings.model import Judgement, Linking, Telling
from tellings.values.gazetteer import Gazetteer

from .building import ViewBuilder
from .freshness import is_kept
from .part import part_around
from .prefix import SHOWN


def reasons(casebook: Casebook, a: str, b: str) -> Why:
    """Why the tellings of `a` and those of `b` are together or apart.

    Each is the beginning of the id of an incident, of a telling or of a document.  Raises UserError where it is none of them,
    several, or a document that tells of no incident.
    """
    with casebook.snapshot():
        documents = {document.id: document for document in casebook.documents()}
        extractions = tuple(casebook.extractions())
        judgements = casebook.judgements()
    with Gazetteer.open() as gazetteer:
        return _why(ViewBuilder(documents, extractions, gazetteer=gazetteer), judgements, a, b)


def reasons_kept(casebook: Casebook, a: str, b: str) -> Why | None:
    """The same of two incidents by their whole ids, from no more than the part of the casebook that they lie in.

    None where that part is not kept as it would be built now.
    """
    incidents = [casebook.stored.incident(id) for id in (a, b)]
    documents = {id for each in incidents if each is not None for id in each.documents}
    if None in incidents or not is_kept(casebook) or (part := part_around(casebook, documents)) is None:
        return None
    return _why(part.builder, part.judgements, a, b)


def _why(builder: ViewBuilder, judgements: Sequence[Judgement], a: str, b: str) -> Why:
    documents_known, tellings, linking, derived, held = builder.grounds(judgements)
    told = list(tellings.values())
    asked = (_named(documents_known, told, linking, a), _named(documents_known, told, linking, b))
    home = {each: group for group in linking.groups for each in group}
    profiles = {
        member: profile_of(
            documents_known[tellings[member].document], tellings[member], derived.get(member, ())
        )
        for each in (*asked[0], *asked[1])
        for member in home[each]
    }
    return why(documents_known, profiles, linking, held, asked, shipped())


def _named(
    documents: Iterable[str], tellings: Iterable[Telling], linking: Linking, prefix: str
) -> tuple[str, ...]:
    """The telling ids that a prefix stands for: those of a whole incident where it begins the id that the incident has."""
    wanted = prefix.strip().lower()
    known: dict[str, tuple[str, ...]] = {each.id: (each.id,) for each in tellings}
    for document in documents:
        known[document] = tuple(each.id for each in tellings if each.document == document)
    for group in linking.groups:
        known[group[0]] = group
    found = sorted(each for each in known if wanted and each.startswith(wanted))
    if not found:
        raise UserError(f"no incident, telling or document has an id that begins with {prefix!r}")
    if len(found) > 1:
        some = ", ".join(found[:SHOWN] + ["..."] * (len(found) > SHOWN))
        raise UserError(
            f"{len(found)} incidents, tellings and documents have an id that begins with {prefix!r}: {some}"
        )
    if not known[found[0]]:
        raise UserError(f"the document {found[0]} tells of no incident that could be found")
    return known[found[0]]

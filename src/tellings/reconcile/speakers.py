"""Who is behind the claims of one incident: which speakers are one origin.

A claim's origin is its last speaker, not its outlet.  Within one incident:

- Names of one person are one speaker: other spellings, initials, a surname that only one of them has.
- Names of one body are: with and without its country, in any order of words, by its letters.  A name that can be two countries'
  bodies is neither's.
- Who speaks for a body is the body: its spokesman always, others where the body is heard otherwise as well, by another person or
  without any.  Members of a parliament or a university speak for themselves.
- "Police", "prosecutors" and the like are those of the place where it happened, one body however many reports quote them; where
  reports name the police of two places, those who name none are not known to be either's.
- Witnesses, residents, officials, doctors and unnamed sources of two reports are not known to be the same: within one report the
  same words are one origin, across reports they are not.
- An outlet that is cited is that outlet's own report where the casebook has it, and what that report owes to somebody else for the
  same value passes on: whoever cites it has it from there too.
- A document's own voice is the document; of copies, that of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from tellings.model import Claim, Document, Speaker
from tellings.values import names
from tellings.values.folding import fold
from tellings.values.names import organisations

from .bearers import bearers, fullest
from .bodies import Body, Service, body_of, service_of
from .source import Source

# Bodies and people without a name of their own: what they say is one source within a report, and never across reports.
_ANYBODY = frozenset(
    """agencies agency analysts army authorities campaigners commander doctors government hospital investigators lawyer lawyers
    locals media medics military ministry monitors neighbors neighbours observers officer officers official officials police
    prosecutor prosecutors relatives reporters reports residents security source sources spokesman spokesperson spokeswoman
    state suspects troops victims villagers witness witnesses""".split()
)
_SPOKESMAN = re.compile(r"\b(?:spokes(?:man|men|woman|women|person|people|persons)|statement|press (?:office|service))\b", re.I)  # fmt: skip
# Bodies whose members speak for themselves.
_OF_MANY_MINDS = re.compile(
    r"\b(?:parliament|congress|senate|assembly|duma|majlis|knesset|bundestag|legislature|house of \w+|council|university|college)\b",
    re.I,
)


def last_speaker(claim: Claim) -> Speaker | None:
    """Whom a claim goes back to; None for the document's own voice."""
    return claim.speakers[-1] if claim.speakers else None


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


class Speakers:
    """The speakers of one incident's claims.  `firsts` gives each document the one that it copies."""

    def __init__(
        self, claims: Sequence[Claim], documents: Mapping[str, Document], firsts: Mapping[str, str]
    ) -> None:
        self._firsts = firsts
        self._outlets = _outlets({claim.document for claim in claims}, documents)
        self._claims = claims
        said = [(claim.document, each) for claim in claims if (each := last_speaker(claim)) is not None]
        everyone = [speaker for _, speaker in said]
        self._bodies = _one_body(
            each.organisation for each in everyone if each.organisation and is_proper(each.organisation)
        )
        self._persons = bearers(each.name for each in everyone if each.name and self._is_person(each))
        self._services = _one_service(said)
        self._shared = self._speaking_for(everyone)
        self._local: dict[str, set[str]] = {}
        for document, each in said:
            if each.organisation and each.organisation in self._bodies:
                self._local.setdefault(document, set()).add(each.organisation)

    def source(self, claim: Claim) -> Source:
        """The origin of a claim."""
        speaker = last_speaker(claim)
        if speaker is None:
            return self._own(claim.document)
        cited = self._cited(claim, speaker)
        if cited is not None:
            return self._passed_on(claim, cited)
        return self._of(claim.document, speaker)

    def _own(self, document: str) -> Source:
        return Source(None, self._firsts[document])

    def _of(self, document: str, speaker: Speaker) -> Source:
        body = self._body(document, speaker)
        person = self._persons.get(speaker.name or "") if self._is_person(speaker) else None
        if person is not None and (body is None or not self._is_spoken_for(body, speaker)):
            return Source(person, None)
        if body is not None:
            return Source(body, None)
        said = speaker.name or speaker.organisation or speaker.role or speaker.kind
        # "the ministry" of a headline is the Interior Ministry of the report below it.
        meant = {
            self._bodies[each]
            for each in self._local.get(document, ())
            if said.split()[-1].casefold() in each.casefold().split()
        }
        return Source(meant.pop(), None) if len(meant) == 1 else Source(said, self._firsts[document])

    def _is_person(self, speaker: Speaker) -> bool:
        return bool(
            speaker.name
            and speaker.name != speaker.organisation
            and is_proper(speaker.name)
            and not (speaker.role is None and service_of(speaker) is not None)
        )

    def _body(self, document: str, speaker: Speaker) -> str | None:
        """The name of the body that somebody speaks for, as all of its voices have it."""
        service = service_of(speaker)
        if service is not None:
            return self._services.get((document, service))
        named = self._bodies.get(speaker.organisation or "")
        if named is None and speaker.name and not self._is_person(speaker):
            named = self._bodies.get(speaker.name)
        return named

    def _is_spoken_for(self, body: str, speaker: Speaker) -> bool:
        """Whether somebody's words are their body's."""
        if _SPOKESMAN.search(speaker.role or ""):
            return True
        return body in self._shared and not _OF_MANY_MINDS.search(body)

    def _speaking_for(self, everyone: Iterable[Speaker]) -> frozenset[str]:
        """The bodies that are heard in more than one way: through several persons, or through nobody in particular."""
        voices: dict[str, set[str]] = {}
        for each in everyone:
            service = service_of(each)
            own = self._bodies.get(each.organisation or "")
            named = {body for (_, of), body in self._services.items() if of == service} if service else set()
            person = self._persons.get(each.name or "", "") if self._is_person(each) else ""
            for body in named or ({own} if own is not None else set()):
                voices.setdefault(body, set()).add(person)
        return frozenset(body for body, heard in voices.items() if len(heard) > 1)

    def _cited(self, claim: Claim, speaker: Speaker) -> str | None:
        """The document of the incident whose outlet a speaker is: the claim's own, else the first of its outlet's."""
        for name in (speaker.organisation, speaker.name):
            if not name or (speaker.kind != "press" and _known_press(name) is None):
                continue
            found = [document for document, outlet in self._outlets if is_outlet(name, outlet)]
            if claim.document in found:
                return claim.document
            if found:
                return found[0]
        return None

    def _passed_on(self, claim: Claim, cited: str) -> Source:
        """Whom the cited document owes the same value to, itself where to nobody or to several."""
        if cited == claim.document:
            return self._own(cited)
        owed = {
            self._of(cited, speaker)
            for each in self._claims
            if each.document == cited
            and (each.field, each.group, each.polarity, each.value)
            == (claim.field, claim.group, claim.polarity, claim.value)
            and (speaker := last_speaker(each)) is not None
        }
        return owed.pop() if len(owed) == 1 else self._own(cited)


def _one_body(given: Iterable[str]) -> Mapping[str, str]:
    """Each name of a body, and the fullest name of the same body."""
    distinct = sorted(set(given))
    clusters: list[tuple[Body, list[str]]] = []
    for name in sorted(distinct, key=lambda each: (body_of(each).country is None, each)):
        body = body_of(name)
        fitting = [cluster for cluster in clusters if _can_be_one(body, name, cluster)]
        if len(fitting) == 1:
            fitting[0][1].append(name)
        else:
            clusters.append((body, [name]))
    return {name: fullest(cluster) for _, cluster in clusters for name in cluster}


def _can_be_one(body: Body, name: str, cluster: tuple[Body, list[str]]) -> bool:
    other, known = cluster
    if body.country and other.country and body.country != other.country:
        return False
    return body.words == other.words or any(names.same(name, each) for each in known)


def _one_service(said: Iterable[tuple[str, Speaker]]) -> Mapping[tuple[str, Service], str]:
    """What a service is called whose voice it is, by the document and the service as that document has it.

    One that names no place is the only one that is named, in its document or else in all; it is left out where there are several.
    """
    found: dict[tuple[str, Service], set[str]] = {}
    for document, speaker in said:
        service = service_of(speaker)
        if service is not None:
            body = speaker.organisation if speaker.organisation and is_proper(speaker.organisation) else None
            called = body or (speaker.role if not speaker.name else None) or service.name
            found.setdefault((document, service), set()).add(called)
    meant: dict[tuple[str, Service], Service] = {}
    for document, service in found:
        named = sorted({of for _, of in found if of.name == service.name and of.place}, key=repr)
        here = [of for of in named if (document, of) in found]
        if service.place or not named:
            meant[document, service] = service
        elif len(here) == 1 or len(named) == 1:
            meant[document, service] = (here if len(here) == 1 else named)[0]
    called_by: dict[Service, set[str]] = {}
    for key, of in meant.items():
        called_by.setdefault(of, set()).update(found[key])
    return {key: _called(of, called_by[of]) for key, of in meant.items()}


def _called(service: Service, given: set[str]) -> str:
    """The name that says whose service it is; "police" where none does."""
    if not service.place:
        return service.name
    placed = [each for each in given if set(service.place) <= set(fold(each).split())]
    proper = [each for each in placed if is_proper(each) and not _SPOKESMAN.search(each)]
    return fullest(proper or placed or given)


def _outlets(told: Iterable[str], documents: Mapping[str, Document]) -> list[tuple[str, str]]:
    """The documents that have an outlet, the first published first."""

    def order(document: Document) -> tuple[str, str]:
        published = document.published
        return (published.date.start if published else None) or "~", document.id

    found = sorted((documents[each] for each in told), key=order)
    return [(each.id, each.outlet) for each in found if each.outlet]


def _known_press(name: str) -> str | None:
    known = organisations.known(name)
    return known[1] if known is not None and known[0] == "press" else None


def is_outlet(name: str, outlet: str) -> bool:
    """Whether a speaker's name is that of an outlet, which may be known by its site alone: "Foreign Policy", foreignpolicy.com."""
    if names.same(name, outlet):
        return True
    site = outlet.rsplit(".", 1)[0].rsplit(".", 1)[-1] if "." in outlet and " " not in outlet else outlet
    return _squashed(name) == _squashed(site)


def _squashed(name: str) -> str:
    return "".join(word for word in fold(name).split() if word != "the")

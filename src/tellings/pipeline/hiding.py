"""An export with hidden names: who is named, the record without them, and the last check of what would be written."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tellings.casebook import Casebook, Where
from tellings.errors import NameSurvives
from tellings.export import schema
from tellings.hide import (
    SECRET_BYTES,
    Kept,
    Keys,
    Mode,
    Naming,
    People,
    Phrases,
    Sought,
    Survivor,
    Wording,
    common_words,
    hidden_record,
    is_office,
    sought_names,
    survivors,
    twin,
)
from tellings.model import ActorValue, Claim, Document, PersonValue, PlaceValue, View
from tellings.model.records import Record
from tellings.reconcile import DEFAULT_POLICY
from tellings.reconcile.findings.wording import report
from tellings.values import names, places
from tellings.values.gazetteer import Gazetteer
from tellings.values.names import Name, organisations

from .known import kept
from .record import export_record
from .views import view

Shape = Callable[[Record], str]  # a format: a `casebook/1` record as the text of a file


@dataclass(frozen=True, slots=True)
class Hidden:
    """A record with hidden names, its twin without any word of a report, the names to look for and those kept on purpose."""

    record: Record
    twin: Record
    sought: Sought
    kept: Kept

    def written(self, shape: Shape, to: str) -> str:
        """The record in a format.  Raises NameSurvives, which names the file `to` and the place, where a name still stands in it."""
        text = shape(self.record)
        first = next(self.surviving(text, shape(self.twin)), None)
        if first is not None:
            raise NameSurvives(
                f"{to} is not written: the name “{first.name}” would still stand in it"
                f" (line {first.line}, column {first.column}: “{first.around}”)"
            )
        return text

    def surviving(self, text: str, of_twin: str) -> Iterator[Survivor]:
        """The names of the casebook's persons that stand in a text made from the record; `of_twin` is made from the twin."""
        return survivors(text, of_twin, self.sought, self.kept)


def hidden(
    path: Where,
    mode: Mode,
    policy: str = DEFAULT_POLICY,
    as_of: str | None = None,
    new_secret: Callable[[], bytes] = lambda: secrets.token_bytes(SECRET_BYTES),
    select: Callable[[Record], Record] = lambda record: record,
) -> Hidden:
    """The casebook at `path` as a record with hidden names.  Makes its secret where it has none, and so writes to it once.

    `select` gives the part of the record that is wanted; it sees the names.

    Raises CasebookError where it cannot be read, or the secret cannot be written.
    """
    with Casebook.open(path) as casebook:
        secret = casebook.secret()
    if secret is None:
        with Casebook.open(path, write=True) as casebook:
            secret = casebook.keep_secret(new_secret())
    with Casebook.open(path) as casebook, casebook.snapshot():
        documents = kept(casebook.documents(), casebook.extractions(), as_of)
        seen = view(casebook, policy, as_of)
        record = select(export_record(casebook, policy, as_of, seen=seen))
    return hide(record, seen, documents, mode, Keys(secret))


def hide(record: Record, seen: View, documents: Sequence[Document], mode: Mode, keys: Keys) -> Hidden:
    """The same from values alone."""
    found = {each.id: each for each in documents}
    by_document = _found_names(documents)
    people = People([*_of_documents(documents, by_document), *_of_view(seen)], mode)
    common = common_words(each.text for each in documents)
    phrases = Phrases(people, keys, _places(seen), _bodies(by_document.values()), common)
    labels = {each: report(found[each]) for each in found}
    wording = Wording(people, phrases, keys)
    made = hidden_record(record, wording, mode, labels)
    kept_names = wording.kept
    return Hidden(
        made, twin(made, kept_names, _terms(schema())), sought_names(people.names, common), kept_names
    )


def _terms(of: object) -> set[str]:
    """The values that the format's schema lists: "killed", "attributed"."""
    if isinstance(of, list):
        return {term for each in of for term in _terms(each)}
    if not isinstance(of, dict):
        return set()
    own = {each for each in (*of.get("enum", ()), of.get("const")) if isinstance(each, str)}
    return own | {term for each in of.values() for term in _terms(each)}


def _found_names(documents: Iterable[Document]) -> dict[str, list[Name]]:
    with Gazetteer.open() as gazetteer:
        return {
            each.id: names.find(each.text, lambda words: places.is_known(words, gazetteer))
            for each in documents
        }


def _of_documents(documents: Iterable[Document], found: dict[str, list[Name]]) -> Iterator[Naming]:
    for document in documents:
        for name in found[document.id]:
            if name.kind == "person":
                yield Naming(
                    name.text, name.canonical, document.id, is_office(name.title) if name.title else None
                )
        for author in document.authors:
            if organisations.known(author) is None and not organisations.has_head(author):
                yield Naming(author, author, document.id)


def _of_view(seen: View) -> Iterator[Naming]:
    for incident in seen.incidents:
        for person in incident.persons:
            victim = person.role == "victim" or (
                person.role == "other" and person.fate in ("killed", "injured", "missing")
            )
            if person.name is None:
                continue  # known by age or sex alone
            for name in (person.name, *person.names):
                yield Naming(name, person.name, None, victim=victim)
            for claim in person.claims:
                assert isinstance(claim.value, PersonValue)
                if claim.value.name is not None:
                    said = claim.value.role == "victim"
                    yield Naming(claim.value.name, person.name, claim.document, victim=victim or said)
    for claim in _claims(seen):
        for each in claim.speakers:
            if each.name and each.name != each.organisation:
                official = True if each.kind == "official" else None
                office = is_office(each.role) if each.role else official
                yield Naming(each.name, each.name, claim.document, office)
        if isinstance(claim.value, ActorValue) and claim.value.kind == "person":
            yield Naming(claim.value.name, claim.value.name, claim.document)


def _claims(seen: View) -> Iterator[Claim]:
    for incident in seen.incidents:
        for telling in incident.tellings:
            yield from telling.claims
    yield from (figure.claim for figure in seen.figures)


def _places(seen: View) -> set[str]:
    """The names of the places that incidents and figures are located at, and of what contains them."""
    values = [claim.value for claim in _claims(seen)] + [figure.place for figure in seen.figures]
    found: set[str] = set()
    for value in values:
        if isinstance(value, PlaceValue):
            known = [value.name] if value.geonames_id is not None else []
            country = places.country_name(value.country) if value.country else None
            found |= {
                each for each in (*known, value.city, value.admin2, value.admin1, country) if each is not None
            }
    return found


def _bodies(found: Iterable[list[Name]]) -> set[str]:
    return {
        words
        for each in found
        for name in each
        if name.kind == "organisation"
        for words in (name.text, name.canonical)
    }

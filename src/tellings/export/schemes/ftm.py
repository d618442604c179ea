"""FollowTheMoney: entities as JSON lines, made and checked by followthemoney's own library (the one place where it is used)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tellings.errors import UserError
from tellings.ids import digest
from tellings.model.records import Record

from .. import claims as walk
from .. import titles, words
from ..accused import accusation, steps
from ..cases import Case
from ..format import Source
from ..once import Once
from . import reading as of

PREFIX = "tellings"
LOST = (
    "Counts as numbers: FollowTheMoney has no property for killed, injured or arrested, so they stand in the event's summary as words.",
    "Offsets of quotes, verdicts with their status, parts of counts, weapons and targets but as words in notes.",
    "Persons without a name. Nobody is one entity in two incidents: a person of the same name in another incident is another entity.",
    "Findings, figures that no incident holds, rejections and judgements.",
)
NOTES = (
    "An Event for each incident, an Article for each report, a Documentation between the two, an Address for the likeliest place.",
    "A Person, Organization or PublicBody for whoever is told of, with an UnknownLink to the Event. Its role says who accuses and who"
    " denies: an accused is never more than that, and is not among the Event's `involved`.",
    "A Note for each quoted claim, with its field, value and voice. A CourtCase for each trial.",
    f"Event.notes says “{of.NOT_REVIEWED}” where that is so.",
)


class Entities:
    """Makes entities; those of documents only once in an export."""

    def __init__(self) -> None:
        """Raises UserError where the extra that brings the library is not installed."""
        try:
            from followthemoney import model
        except ImportError as error:
            raise UserError("--as ftm needs the extra ftm: pip install 'tellings[ftm]'") from error
        self._model = model
        self._written = Once()

    def of_case(self, case: Case) -> Iterator[str]:
        """The entities of one incident, each as a line."""
        event = f"{PREFIX}-{case.incident['id']}"
        yield self._event(case, event)
        yield from self._address(case, event)
        for document in of.documents(case):
            yield from self._article(document, event)
        yield from self._accused(case, event)
        yield from self._persons(case, event)
        yield from self._notes(case, event)
        if case.incident["type"] == "trial":
            yield from self._court(case, event)
        for each in case.related:
            other = f"{PREFIX}-{each['to']}"
            yield self._link(event, other, words.plain(each["kind"]))

    def _made(self, schema: str, id: str, **properties: Any) -> str:
        """An entity as a line, its values as the library cleans them, in order."""
        entity = self._model.make_entity(schema)
        entity.id = id
        for name, value in properties.items():
            entity.add(name, value)
        made = {"id": id, "schema": schema}
        shown = {name: sorted(values) for name, values in sorted(entity.to_dict()["properties"].items())}
        return json.dumps({**made, "properties": shown}, ensure_ascii=False, separators=(",", ":")) + "\n"

    def _event(self, case: Case, id: str) -> str:
        where = of.place(case)
        verdict = case.incident["fields"].get("date")
        best = (verdict and verdict["best"]) or {}
        return self._made(
            "Event",
            id,
            name=titles.title(case.incident),
            summary=of.summary(case),
            keywords=[words.plain(case.incident["type"]), words.plain(case.incident["stage"])],
            startDate=best["start"][:10] if best.get("start") else None,
            endDate=best["end"][:10] if best.get("end") else None,
            country=where.get("country"),
            location=words.place(where) if where else None,
            addressEntity=_id("address", id) if where else None,
            notes=[each for each in (of.mark(case), _about(case)) if each],
            recordId=case.incident["id"],
        )

    def _address(self, case: Case, event: str) -> Iterator[str]:
        where = of.place(case)
        if where:
            yield self._made(
                "Address",
                _id("address", event),
                full=words.place(where),
                city=where["city"] or (where["name"] if where["precision"] in ("town", "near") else None),
                state=where["admin1"],
                country=where["country"],
                latitude=_degrees(where["lat"]),
                longitude=_degrees(where["lon"]),
            )

    def _article(self, document: Record, event: str) -> Iterator[str]:
        id = f"{PREFIX}-{document['id']}"
        if self._written.first(id):
            yield self._made(
                "Article",
                id,
                title=document["title"],
                name=document["title"] or of.outlet(document),
                publisher=document["outlet"],
                author=document["authors"],
                publishedAt=of.published(document) or None,
                sourceUrl=document["url"],
                language=document["language"],
            )
        yield self._made(
            "Documentation", _id("documentation", id, event), document=id, entity=event, role="tells of it"
        )

    def _accused(self, case: Case, event: str) -> Iterator[str]:
        for each in of.accused(case):
            if each["kind"] == "person":
                continue  # among the persons, with the steps of the law
            schema = "PublicBody" if each["kind"] == "state" else "Organization"
            id = _id("body", event, each["name"])
            yield self._made(schema, id, name=each["name"])
            yield self._link(id, event, accusation(case.incident, each), claims=each["claims"])

    def _persons(self, case: Case, event: str) -> Iterator[str]:
        named = {name for each in case.incident["persons"] for name in (each["name"], *each["names"]) if name}
        for each in case.incident["persons"]:
            if each["name"]:
                id = _id("person", event, each["name"])
                yield self._made("Person", id, name=each["name"], alias=each["names"], gender=each["sex"])
                yield self._link(id, event, _role(case, each), claims=each["claims"], description=steps(each))
        for each in of.accused(case):
            if each["kind"] == "person" and each["name"] not in named:
                id = _id("person", event, each["name"])
                yield self._made("Person", id, name=each["name"])
                yield self._link(id, event, accusation(case.incident, each), claims=each["claims"])

    def _notes(self, case: Case, event: str) -> Iterator[str]:
        for claim in walk.of_incident(case.incident).values():
            if claim["quote"]:
                said = f"{words.plain(claim['field'])}: {words.value(claim['field'], claim['value'])}"
                yield self._made(
                    "Note",
                    f"{PREFIX}-{claim['id']}-{case.incident['id']}",
                    name=said,
                    description=f"“{claim['quote']}”, {words.voice(claim)}",
                    entity=event,
                    proof=f"{PREFIX}-{claim['document']}",
                )

    def _court(self, case: Case, event: str) -> Iterator[str]:
        id = _id("court", event)
        yield self._made(
            "CourtCase",
            id,
            name=titles.title(case.incident),
            notes=of.mark(case) or None,
        )
        for each in case.incident["persons"]:
            if each["name"] and each["rungs"]:
                party = _id("person", event, each["name"])
                yield self._made(
                    "CourtCaseParty",
                    _id("party", id, party),
                    case=id,
                    party=party,
                    role=each["role"],
                    status=steps(each),
                )
        yield self._link(event, id, "is this case")

    def _link(
        self, subject: str, object: str, role: str, claims: list[Record] | None = None, **more: Any
    ) -> str:
        proof = sorted({f"{PREFIX}-{each['document']}" for each in claims or ()})
        return self._made(
            "UnknownLink",
            _id("link", subject, object, role),
            subject=subject,
            object=object,
            role=role,
            proof=proof,
            **more,
        )


def entities(source: Source) -> Iterator[str]:
    """All incidents as lines."""
    made = Entities()
    for case in source.cases:
        yield from made.of_case(case)


def _id(*parts: str) -> str:
    return f"{PREFIX}-{digest(*parts)}"


def _degrees(value: float | None) -> str | None:
    return None if value is None else f"{value:.5f}"


def _role(case: Case, person: Record) -> str:
    held = [each for each in of.accused(case) if each["name"] in (person["name"], *person["names"])]
    if held:
        return "; ".join(accusation(case.incident, each) for each in held)
    said = [
        words.plain(each) for each in (person["role"], person["fate"]) if each not in ("other", "unknown")
    ]
    return "; ".join(filter(None, (", ".join(said), words.voices(person["claims"])))) or "told of"


def _about(case: Case) -> str:
    """Weapons and targets in words."""
    told = [
        f"{label}: {'; '.join(words.thing(each) for each in found)}"
        for label, found in (("Weapons", of.weapons(case)), ("Targets", of.targets(case)))
        if found
    ]
    return ". ".join(told)

"""A codebook and a user's filters at work: which incidents qualify, and what of them is coded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tellings.codebook import CODED_FIELDS, Codebook, Include
from tellings.model.records import Record
from tellings.values.folding import fold

from . import claims as walk
from .flow import Flow, sifted

# Fields of an incident that are no verdicts.
_BESIDE = ("persons", "findings")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a user asks for beside the codebook; () and None are no filter.  Days are YYYY-MM-DD."""

    types: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    countries: tuple[str, ...] = ()  # ISO 3166 alpha-3
    places: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    reviewed_only: bool = False

    def why_not(self, incident: Record, reviewed: bool) -> str | None:
        """The reason for which an incident is not asked for, None where it is."""
        if self.types and incident["type"] not in self.types:
            return "of a type that was not asked for"
        reason = _dated(incident, self.since, self.until) or _placed(incident, self.countries, self.places)
        if reason:
            return reason
        if self.statuses and not any(_has(each, self.statuses) for each in incident["fields"].values()):
            return "with no field of the status asked for"
        return "reviewed by no person" if self.reviewed_only and not reviewed else None


@dataclass
class Coding:
    """A codebook with filters, and how many incidents were left out for which reason."""

    codebook: Codebook
    filters: Filters = field(default_factory=Filters)
    taken: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    def coded(self, incident: Record, reviewed: bool) -> Record | None:
        """The incident as this codebook codes it; None where it does not qualify, which is counted."""
        reason = self.filters.why_not(incident, reviewed) or _why_not(incident, self.codebook)
        if reason:
            self.left_out[reason] += 1
            return None
        self.taken += 1
        return trimmed(incident, self.codebook)

    def leave(self, reason: str) -> None:
        """Counts an incident that was coded and then found to have no place in the scheme."""
        self.taken -= 1
        self.left_out[reason] += 1


def trimmed(incident: Record, codebook: Codebook) -> Record:
    """The incident with the coded fields and groups alone."""
    if all(name in codebook.fields and codebook.fields[name].groups is None for name in CODED_FIELDS):
        return incident
    verdicts = incident["fields"]
    fields = {name: _groups(verdicts[name], codebook, name) for name in verdicts if name in codebook.fields}
    beside = {name: incident[name] if name in codebook.fields else [] for name in _BESIDE}
    made = {**incident, "fields": fields, **beside}
    left = walk.of_incident(made)
    tellings = [
        {**each, "claims": [claim for claim in each["claims"] if claim in left]}
        for each in incident["tellings"]
    ]
    return {**made, "tellings": tellings}


def coded_record(record: Record, coding: Coding) -> Record:
    """The record with the incidents that qualify, as they are coded, their documents and what else bears on them.

    What was not read stays whole: it belongs to no incident.  Lists that flow go on flowing.
    """
    whole = True
    for each in record["incidents"]:
        whole = coding.coded(each, each["reviewed"]) == each and whole
    stamped = {**record, "made_by": {**record["made_by"], "codebook": coding.codebook.label}}
    if whole:
        return stamped
    again = Coding(coding.codebook, coding.filters)  # each is counted once, however often it is gone through
    incidents = sifted(record["incidents"], lambda each: again.coded(each, each["reviewed"]))
    return {**narrowed(stamped, incidents), "unread": record["unread"]}


def narrowed(record: Record, incidents: list[Record] | Flow) -> Record:
    """A record of the same format with these of its incidents, their documents and all that bears on them."""
    ids: set[str] = set()
    documents: set[str] = set()
    subjects: set[str] = set()
    for each in incidents:
        ids.add(each["id"])
        for telling in each["tellings"]:
            documents.add(telling["document"])
            subjects |= {telling["id"], *telling["claims"]}

    def those(key: str, wanted: Callable[[Record], bool]) -> list[Record] | Flow:
        return sifted(record[key], lambda each: each if wanted(each) else None)

    return {
        **{key: value for key, value in record.items() if key != "readings"},  # which are for all or nothing
        "documents": those("documents", lambda each: each["id"] in documents),
        "incidents": incidents,
        "relations": those("relations", lambda each: each["from"] in ids or each["to"] in ids),
        "figures": those("figures", lambda each: each["incident"] in ids),
        "judgements": those(
            "judgements", lambda each: not subjects.isdisjoint((*each["subjects"], *each.get("found", ())))
        ),
        "rejections": those("rejections", lambda each: each["document"] in documents),
        "unread": [],
    }


def _why_not(incident: Record, codebook: Codebook) -> str | None:
    rules = codebook.include
    if incident["type"] not in codebook.types:
        return f"of the type {incident['type']}, which the codebook does not code"
    if rules.stages and incident["stage"] not in rules.stages:
        return f"{incident['stage']}, which the codebook does not code"
    return (
        _deadly(incident, rules)
        or _dated(incident, rules.since, rules.until)
        or _placed(incident, rules.countries, rules.places)
        or _acted(incident, rules)
        or _borne(incident, rules.origins_at_least)
    )


def _deadly(incident: Record, rules: Include) -> str | None:
    if rules.deaths_at_least is None:
        return None
    killed = incident["fields"].get("killed") or {}
    bounds = [killed.get(rules.deaths_counted)]
    if rules.deaths_counted == "high":
        bounds += [killed.get("best"), killed.get("low")]  # an open figure has no highest
    known = [each for each in bounds if each is not None]
    enough = bool(known) and max(known) >= rules.deaths_at_least
    return None if enough else f"with fewer than {rules.deaths_at_least} dead ({rules.deaths_counted})"


def _dated(incident: Record, since: str | None, until: str | None) -> str | None:
    if since is None and until is None:
        return None
    verdict = incident["fields"].get("date")
    best = (verdict and verdict["best"]) or {}
    start, end = (best.get("start") or "")[:10], (best.get("end") or "")[:10]
    if not start or not end:
        return "of a day that is not known"
    return "outside the dates" if (since or start) > start or (until or end) < end else None


def _placed(incident: Record, countries: tuple[str, ...], places: tuple[str, ...]) -> str | None:
    if not countries and not places:
        return None
    found = walk.elements(incident, "place")
    if countries and not any(each["country"] in countries for each in found):
        return "in another country, or none that is known"
    wanted = set(map(fold, places))
    names = {fold(each[key]) for each in found for key in ("name", "city", "admin2", "admin1") if each[key]}
    return "at another place, or none that is known" if places and wanted.isdisjoint(names) else None


def _acted(incident: Record, rules: Include) -> str | None:
    if not rules.actors and not rules.actor_kinds:
        return None
    found = walk.elements(incident, "responsible")
    if rules.actors and not {fold(each["name"]) for each in found} & set(map(fold, rules.actors)):
        return "laid on none of the actors"
    kinds = {each["kind"] or "unknown" for each in found} or {"unknown"}
    return (
        "laid on no actor of the kinds" if rules.actor_kinds and kinds.isdisjoint(rules.actor_kinds) else None
    )


def _borne(incident: Record, least: int | None) -> str | None:
    if least is None or len(origins(incident)) >= least:
        return None
    return f"with fewer than {least} independent origins"


def origins(incident: Record) -> set[tuple[str | None, str | None]]:
    """The independent sources of anything in the incident, each by speaker or document."""
    verdicts = list(incident["fields"].values())
    verdicts += [part["verdict"] for verdict in verdicts for part in verdict.get("parts", ())]
    holders: Iterable[Record] = (
        *verdicts,
        *(each for verdict in verdicts if isinstance(verdict["best"], list) for each in verdict["best"]),
    )
    return {(origin["speaker"], origin["document"]) for holder in holders for origin in holder["origins"]}


def _has(verdict: Record, statuses: tuple[str, ...]) -> bool:
    listed = verdict["best"] if isinstance(verdict["best"], list) else ()
    return verdict["status"] in statuses or any(each["status"] in statuses for each in listed)


def _groups(verdict: Record, codebook: Codebook, name: str) -> Record:
    groups = codebook.fields[name].groups
    if groups is None or "parts" not in verdict:
        return verdict
    return {**verdict, "parts": [each for each in verdict["parts"] if each["group"] in groups]}

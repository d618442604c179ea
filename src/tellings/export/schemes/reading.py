"""What published schemes ask of an incident, read from its record: when, where, how many, who, from whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tellings.codebook import Codebook
from tellings.model.records import Record
from tellings.values.numbered import called

from .. import claims as walk
from .. import titles, words
from ..accused import accusation
from ..cases import Case

NOT_REVIEWED = "not reviewed by a person"
# Links by which somebody is a side of the incident; who is said to have inspired or supported it is none.
ACTING = ("carried_out", "ordered", "claimed")
# Kinds of targets and groups of victims that are no civilians.
ARMED_TARGETS = frozenset(("military", "police", "law_enforcement", "armed_forces", "guard"))
STATE_TARGETS = ARMED_TARGETS - {"guard"}


class LeftOut(Exception):
    """An incident has no place in a scheme; the reason follows "is left out:" and stands in the methodology."""


def incident_number(incident: Record) -> int:
    """The first 13 hexadecimal digits of the id as a number: 52 bits, which every program holds exactly."""
    return int(incident["id"][:13], 16)


def code(codebook: Codebook, scheme: str, table: str, word: str | None, home: Codebook) -> str | None:
    """What a type or kind is called in a scheme: by the codebook, or where that does not say, by the scheme's own."""
    if word is None:
        return None
    for each in (codebook, home):
        codes = each.schemes.get(scheme, {}).get(table, {})
        if word in codes:
            return codes[word]
    return None


def needed_code(codebook: Codebook, scheme: str, case: Case, home: Codebook) -> str:
    """The code of an incident's type.  Raises LeftOut where it has none."""
    kind = case.incident["type"]
    found = code(codebook, scheme, "types", kind, home)
    if found is None:
        raise LeftOut(f"of the type {kind}, which has no code in this scheme")
    return found


class When:
    """The day or span of days on which an incident began.  Raises LeftOut where the year is not known.

    Of a day that is only worked out, all the days that it may have been.
    """

    def __init__(self, case: Case) -> None:
        verdict = case.incident["fields"].get("date")
        best = (verdict and verdict["best"]) or {}
        if not best.get("start") or not best.get("end"):
            raise LeftOut("of a date whose year is not known")
        if verdict and verdict["status"] == "derived" and verdict["low"] != verdict["high"]:
            low, high = verdict["low"], verdict["high"]
            best = {**best, "start": low["start"], "end": high["end"], "candidates": [low, high]}
        self.value: Record = best
        self.start = date.fromisoformat(best["start"][:10])
        self.end = date.fromisoformat(best["end"][:10])
        self.time = best["start"][11:16] if best["precision"] == "hour" and len(best["start"]) > 10 else None
        self.days = (self.end - self.start).days + 1
        self.words = words.date(best)

    @property
    def lasted_until(self) -> date | None:
        """The last day, where it lasted longer than a day."""
        until = self.value.get("lasted_until")
        return date.fromisoformat(until[:10]) if until else None

    @property
    def middle(self) -> date:
        return self.start + timedelta(days=(self.days - 1) // 2)


def place(case: Case) -> Record:
    """The likeliest place; {} where none is known."""
    found = walk.elements(case.incident, "place")
    return found[0] if found else {}


def country(of: Record, scheme: str) -> str | None:
    """What a scheme calls a place's country."""
    return called(scheme, of.get("country"))


def number(case: Case, field: str, bound: str = "best") -> int | None:
    """A bound of a count."""
    found = (case.incident["fields"].get(field) or {}).get(bound)
    return found if isinstance(found, int) else None


def part(case: Case, field: str, group: str) -> int | None:
    """The best figure of a group within a count."""
    for each in (case.incident["fields"].get(field) or {}).get("parts", ()):
        if each["group"] == group:
            best: int | None = each["verdict"]["best"]
            return best
    return None


def toll(case: Case, field: str) -> str:
    """ "9 killed (7–9)"; "" where nothing is told."""
    verdict = case.incident["fields"].get(field)
    if not verdict:
        return ""
    low, best, high = verdict["low"], verdict["best"], verdict["high"]
    bounds = words.between(low, high)
    said = (
        bounds
        if best is None
        else words.number(best) + (f" ({bounds})" if (low, high) != (best, best) else "")
    )
    return f"{said} {words.plain(field)}"


def accused(case: Case) -> list[Record]:
    """Those held responsible, likeliest first."""
    return walk.elements(case.incident, "responsible")


def sides(case: Case) -> list[Record]:
    """Groups and states that are said to have acted, and by somebody not only denied; each once, by its likeliest link.

    Persons are never a scheme's actor: their names stay out of its columns.
    """
    found: dict[str, Record] = {}
    for each in accused(case):
        acting = each["kind"] in ("group", "state") and each["link"] in ACTING
        if acting and any(claim["polarity"] == "affirmed" for claim in each["claims"]):
            found.setdefault(each["name"], each)
    return list(found.values())


def claimants(case: Case) -> list[str]:
    """Those who claim it for themselves."""
    return list(dict.fromkeys(each["name"] for each in accused(case) if each["link"] == "claimed"))


def accusations(case: Case) -> str:
    """Everybody held responsible with who says so and who denies it."""
    return "; ".join(f"{each['name']} ({accusation(case.incident, each)})" for each in accused(case))


def targets(case: Case) -> list[Record]:
    return walk.elements(case.incident, "targets")


def weapons(case: Case) -> list[Record]:
    return walk.elements(case.incident, "weapons")


def hits_state(case: Case) -> bool:
    """Whether police or soldiers are among the victims or the targets."""
    return bool(part(case, "killed", "security") or part(case, "injured", "security")) or any(
        each["kind"] in STATE_TARGETS for each in targets(case)
    )


def hits_civilians(case: Case) -> bool:
    """Whether anybody or anything told of as hit is civilian."""
    groups = ("civilian", "medical", "journalist", "child", "woman")
    counted = any(part(case, field, group) for field in ("killed", "injured") for group in groups)
    return counted or any(each["kind"] not in ARMED_TARGETS for each in targets(case))


def documents(case: Case) -> list[Record]:
    """The documents that tell of it, as they were published."""
    return sorted(case.documents.values(), key=lambda each: (_published(each) or "~", each["id"]))


def _published(document: Record) -> str | None:
    start = (document["published"] or {}).get("start")
    return start[:10] if start else None


def published(document: Record) -> str:
    """The day of publication, "" where it is not known."""
    return _published(document) or ""


def outlet(document: Record) -> str:
    """What published a document, as far as it is known."""
    return str(document["outlet"] or document["source_id"])


def outlets(case: Case) -> list[str]:
    """Each outlet once."""
    return list(dict.fromkeys(map(outlet, documents(case))))


def citation(document: Record) -> str:
    """ "“Blast at Sorvale fish market,” Harbour Ledger, 5 March 2011." as far as it is known."""
    title = f"“{' '.join(document['title'].split())},”" if document["title"] else ""
    day = words.date(document["published"]) if _published(document) else ""
    return ", ".join(filter(None, (" ".join(filter(None, (title, outlet(document)))), day))) + "."


def speakers(case: Case, *fields: str) -> list[str]:
    """Who is behind the claims of some fields, the origin of each, once."""
    found: dict[str, None] = {}
    for field in fields:
        verdict = case.incident["fields"].get(field)
        for claim in walk.of_verdict(verdict) if verdict else ():
            if claim["speakers"]:
                found[words.speaker(claim["speakers"][-1])] = None
    return list(found)


def summary(case: Case, dated: bool = True) -> str:
    """The incident in two or three sentences, with every accusation as one, and whether anybody reviewed it."""
    head = titles.title(case.incident, dated)
    tolls = ", ".join(
        filter(None, (toll(case, field) for field in ("killed", "injured", "arrested", "abducted")))
    )
    said = accusations(case)
    parts = [head + (f": {tolls}" if tolls else ""), f"Held responsible: {said}" if said else "", mark(case)]
    return ". ".join(each for each in parts if each) + "."


def mark(case: Case) -> str:
    """ "Not reviewed by a person", "" where somebody has."""
    return "" if case.reviewed else NOT_REVIEWED[0].upper() + NOT_REVIEWED[1:]


def related(case: Case) -> Iterator[str]:
    """The relations that go out from it, in words."""
    for each in case.related:
        yield f"{words.plain(each['kind'])} {each['to']}"

"""Local news with what the Gun Violence Archive settled on: the training part of `splits.tsv` only.

The archive gives no offsets.  Its participants are marked wherever the text names them or tells their age, its day and town at
the expressions that come to them; counts are those of the rules' claims where the rules' total is the archive's.  All other
words that may stand for a person are unknown.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from tellings.ingest import documents, sources
from tellings.model import CountValue, Document
from training.example import MOST, Example, Mark

from .rules import Rules, Seen, aged, persons_of, spans_of, weapons_of, when, where

_SHORTEST = 4  # letters of a surname that is looked for alone


def gunviolence(folder: Path, rules: Rules, work: Path) -> Iterator[Example]:
    """The documents of the training part's incidents; `work` is where a file of them is put, to be read as users' files are."""
    part = dict(line.split("\t")[:2] for line in (folder / "splits.tsv").read_text().splitlines())
    incidents = [json.loads(line) for line in (folder / "incidents.jsonl").open(encoding="utf-8")]
    kept = {each["incident_id"]: each for each in incidents if part.get(each["incident_id"]) == "train"}
    others = {doc for each in incidents if each["incident_id"] not in kept for doc in each["doc_ids"]}
    of_document: dict[str, list[dict[str, Any]]] = {}
    for each in kept.values():
        for doc in each["doc_ids"]:
            if doc not in others:
                of_document.setdefault(doc, []).append(each)
    chosen = work / "gunviolence-train.jsonl"
    with (
        (folder / "documents.jsonl").open(encoding="utf-8") as lines,
        chosen.open("w", encoding="utf-8") as out,
    ):
        out.writelines(line for line in lines if json.loads(line)["id"] in of_document)
    for source in sources([chosen]):
        for document in documents(source):  # type: ignore[arg-type]
            if isinstance(document, Document):
                yield example(rules.see(document), of_document[document.source_id])


def example(seen: Seen, incidents: list[dict[str, Any]]) -> Example:
    """One document with the incidents that the archive says it tells of."""
    text = seen.document.text
    marks: list[Mark] = []
    for incident in incidents:
        marks += _people(text, incident["participants"])
        marks += where(seen, _towns(incident["city_or_county"]))
        day = datetime.strptime(incident["date"], "%B %d, %Y").date()
        marks += when(seen, day)
    alone = incidents[0] if len(incidents) == 1 else None
    if alone is not None:
        marks += _counts(seen, alone)
    marks = _consistent(marks)
    roles = [(mark.start, mark.end) for mark in marks if mark.head in ("role", "fate")]
    persons = [span for span in persons_of(seen) if not any(_meet(span, role) for role in roles)]
    return Example(
        seen.document.source_id,
        "gunviolence",
        text,
        tuple(marks),
        frozenset({"fate", "role"}),
        {"fate": tuple(persons), "role": (*persons, *weapons_of(seen))},
        killed=min(MOST, int(alone["num_killed"])) if alone else None,
        injured=min(MOST, int(alone["num_injured"])) if alone else None,
        group=min(each["incident_id"] for each in incidents),
    )


def _towns(name: str) -> list[str]:
    """ "Brooklyn", "Prince George (county)", "Baltimore (Gwynn Oak)": each name that the town goes by."""
    outer, _, inner = name.partition("(")
    inner = inner.strip(" )")
    if inner.lower() == "county":
        return [f"{outer.strip()} County", outer.strip()]
    return [outer.strip(), inner]


def _people(text: str, participants: Iterable[dict[str, str]]) -> Iterator[Mark]:
    people = [{key: value.strip() for key, value in each.items()} for each in participants]
    surnames = Counter(each["Name"].split()[-1].lower() for each in people if each.get("Name"))
    ages = Counter(each.get("Age") for each in people)
    for each in people:
        role = {"Victim": "victim", "Subject-Suspect": "attacker"}.get(each.get("Type", ""))
        fate = _fate(each.get("Status", ""))
        spans: list[tuple[int, int]] = []
        name = each.get("Name", "")
        if name:
            spans += spans_of(text, name)
            surname = re.sub(r",? (?:jr|sr|ii|iii|iv)\.?$", "", name, flags=re.IGNORECASE).split()[-1]
            if spans and len(surname) >= _SHORTEST and surnames[surname.lower()] == 1:
                spans += spans_of(text, surname)
        age = each.get("Age", "")
        if age and ages[age] == 1:
            spans += aged(text, age)
        for start, end in _outermost(spans):
            if role:
                yield Mark("role", role, start, end)
            if fate:
                yield Mark("fate", fate, start, end)


def _fate(status: str) -> str | None:
    for word, fate in (("Killed", "killed"), ("Injured", "injured"), ("Unharmed", "none")):
        if word in status:
            return fate
    return None


def _counts(seen: Seen, incident: dict[str, Any]) -> Iterator[Mark]:
    """The rules' claims on the killed and the injured, of each field where their total is the archive's."""
    main = [telling for telling in seen.extraction.tellings if telling.main]
    for name, wanted in (("killed", incident["num_killed"]), ("injured", incident["num_injured"])):
        claims = [
            claim
            for telling in main
            for claim in telling.of(name)
            if claim.group is None and claim.polarity == "affirmed" and claim.span is not None
        ]
        totals = [claim.value.best for claim in claims if isinstance(claim.value, CountValue)]
        if wanted and totals and max(total or 0 for total in totals) == wanted:
            for claim in claims:
                assert claim.span is not None
                yield Mark("fate", name, claim.span.start, claim.span.end)


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for span in sorted(set(spans), key=lambda each: (each[0] - each[1], each)):
        if not any(_meet(span, other) for other in kept):
            kept.append(span)
    return sorted(kept)


def _consistent(marks: list[Mark]) -> list[Mark]:
    """Without the marks of one head that overlap others with another label: one of the two is wrong."""
    kept = []
    for mark in marks:
        against = any(
            other.head == mark.head
            and other.label != mark.label
            and _meet((mark.start, mark.end), (other.start, other.end))
            for other in marks
        )
        if not against:
            kept.append(mark)
    return kept


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]

"""Persons of an export against the participants that an archive settled on, incident by incident.

An incident of the archive meets the one exported incident that shares most documents with it, those that are chiefly about
it first; each exported incident is met once.  Then its persons are matched one to one:

- by name: the surnames are the same, and where both have given names these begin alike;
- by name, or by age and sex: two persons whose names do not clash, of one age and one sex, are the same as well.

Recall asks of every person that the archive names (or gives age and sex) whether one was found.  Precision asks of every
person found, but only in incidents in which the archive names one (gives one so) itself: where it names nobody, it did not
look for names, and what a report says can be neither right nor wrong.  Age, sex and fate are then asked of the matched:
right among those for which both give one (precision) and among those for which the archive does (recall).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Record = Mapping[str, Any]
Part = Literal["victim", "accused"]
_TITLES = frozenset(
    "sheriff deputy officer detective sergeant sgt lieutenant lt colonel col captain capt trooper dr rev pastor".split()
)
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_ASIDE = re.compile(r"[\"“(].*?[\"”)]")  # a nickname in its quotes or brackets
_ACCUSED_ROLES = ("leader", "attacker", "planner")
_TAKEN = frozenset(
    ("arrested", "charged", "tried", "convicted", "sentenced")
)  # who is charged has been taken


@dataclass(frozen=True, slots=True)
class One:
    """One person as either side has them.  `names` are folded words, without "Jr."; `taken`: arrested, or further."""

    names: tuple[tuple[str, ...], ...]
    age: int | None
    sex: str | None
    fate: str | None  # killed, injured
    taken: bool

    @property
    def described(self) -> bool:
        """Whether age and sex are given."""
        return self.age is not None and self.sex is not None


def folded(name: str) -> tuple[str, ...]:
    """A name's words in small plain letters, without titles, nicknames and suffixes."""
    plain = unicodedata.normalize("NFKD", _ASIDE.sub(" ", name)).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z]+", " ", plain.replace("'", "")).split()
    kept = [word for word in words if word not in _SUFFIXES]
    while len(kept) > 1 and kept[0] in _TITLES:
        kept = kept[1:]
    return tuple(kept)


def in_archive(incident: Record, part: Part) -> list[One]:
    """The victims, or the accused, that the archive gives for an incident."""
    wanted = "Victim" if part == "victim" else "Subject-Suspect"
    found = []
    for each in incident["participants"]:
        if each.get("Type", "").strip() != wanted:
            continue
        name, age = folded(each.get("Name", "")), each.get("Age", "").strip()
        status = each.get("Status", "")
        found.append(
            One(
                (name,) if name else (),
                int(age) if age.isdigit() else None,
                each.get("Gender", "").strip().lower() or None,
                next((fate for fate in ("killed", "injured") if fate in status.lower()), None),
                "Arrested" in status,
            )
        )
    return found


def in_export(incident: Record, part: Part) -> list[One]:
    """The victims, or the accused, that an exported incident lists; the accused are they whom an act is laid on, and whoever
    has come before the law.
    """
    return [_exported(each) for each in incident["persons"] if _is_part(each, part)]


def _is_part(person: Record, part: Part) -> bool:
    if part == "victim":
        return bool(person["role"] == "victim")
    return person["role"] in _ACCUSED_ROLES or bool(person["rungs"])


def _exported(person: Record) -> One:
    names = {folded(name) for name in (person["name"] or "", *person["names"])} - {()}
    rungs = {step["rung"] for step in person["rungs"]}
    fate = person["fate"] if person["fate"] in ("killed", "injured") else None
    taken = person["fate"] == "arrested" or bool(rungs & _TAKEN)
    return One(tuple(sorted(names)), person["age"], person["sex"], fate, taken)


def likeness(gold: One, found: One) -> int:
    """How well two persons' names fit: 3 given name and surname, 2 surname, 0 not at all."""
    return max((_alike(a, b) for a in gold.names for b in found.names), default=0)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    if one[-1] != other[-1]:
        return 0
    if len(one) == 1 or len(other) == 1:
        return 2
    return 3 if one[0] == other[0] else 2 if one[0][0] == other[0][0] else 0


def _or_described(gold: One, found: One) -> int:
    """The same, or 1 for two of one age and sex whose names do not clash."""
    by_name = likeness(gold, found)
    if by_name or (gold.names and found.names):
        return by_name
    same = gold.described and (gold.age, gold.sex) == (found.age, found.sex)
    return 1 if same else 0


def matched(gold: Sequence[One], found: Sequence[One], by_name: bool) -> list[tuple[One, One]]:
    """Pairs of the same person, the best fitting first, each person once."""
    fit = likeness if by_name else _or_described
    scored = [(-fit(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(found)]
    pairs: list[tuple[One, One]] = []
    taken: set[tuple[str, int]] = set()
    for score, i, j in sorted(scored):
        if score < 0 and not taken & {("gold", i), ("found", j)}:
            taken |= {("gold", i), ("found", j)}
            pairs.append((gold[i], found[j]))
    return pairs


def meetings(gold: Sequence[Record], export: Record) -> list[Record | None]:
    """For each incident of the archive the exported incident that it meets, None where there is none."""
    source = {each["id"]: each["source_id"] for each in export["documents"]}
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    by_id = {each["id"]: each for each in export["incidents"]}
    for incident in export["incidents"]:
        for telling in incident["tellings"]:
            told[source[telling["document"]]][incident["id"]] += 1 + telling["main"]
    votes = []
    for number, incident in enumerate(gold):
        shared: Counter[str] = Counter()
        for document in incident["doc_ids"]:
            shared.update(told[document])
        votes += [(-count, len(by_id[key]["tellings"]), key, number) for key, count in shared.items()]
    met: dict[int, Record] = {}
    taken: set[str] = set()
    for _, _, key, number in sorted(votes):
        if key not in taken and number not in met:
            taken.add(key)
            met[number] = by_id[key]
    return [met.get(number) for number in range(len(gold))]


@dataclass(frozen=True, slots=True)
class Share:
    """Found rightly, of so many found and so many to find."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return 100 * self.right / self.wanted if self.wanted else 0.0


def scores(gold: Sequence[Record], export: Record, part: Part) -> dict[str, Share]:
    """The shares, by what is asked: found by name, found by name or age and sex, and what is said of the matched."""
    pairs = [
        (in_archive(incident, part), in_export(met, part) if met else [])
        for incident, met in zip(gold, meetings(gold, export), strict=True)
    ]
    named = [([a for a in golds if a.names], [b for b in found if b.names]) for golds, found in pairs]
    told = [
        ([a for a in golds if a.names or a.described], [b for b in found if b.names or b.described])
        for golds, found in pairs
    ]
    same = [pair for golds, found in told for pair in matched(golds, found, by_name=False)]
    asked = {"name": _found(named, by_name=True), "name, or age and sex": _found(told, by_name=False)}
    asked["age"] = _said((a.age, b.age) for a, b in same)
    asked["sex"] = _said((a.sex, b.sex) for a, b in same)
    if part == "victim":
        asked["killed or injured"] = _said((a.fate, b.fate) for a, b in same)
    else:
        asked["killed"] = _said((a.fate == "killed" or None, b.fate == "killed" or None) for a, b in same)
        asked["arrested, or further"] = _said((a.taken or None, b.taken or None) for a, b in same)
    return asked


def _found(pairs: Iterable[tuple[list[One], list[One]]], by_name: bool) -> Share:
    right = found = wanted = 0
    for golds, others in pairs:
        if golds:  # where the archive names nobody, whom a report names is neither right nor wrong
            right += len(matched(golds, others, by_name))
            found += len(others)
            wanted += len(golds)
    return Share(right, found, wanted)


def _said(pairs: Iterable[tuple[object, object]]) -> Share:
    """Of what is said of matched persons: right, said by both or by the export alone where the archive says only "yes"."""
    right = found = wanted = 0
    for gold, found_one in pairs:
        right += gold is not None and gold == found_one
        found += found_one is not None and (gold is not None or found_one is True)
        wanted += gold is not None
    return Share(right, found, wanted)


def stand_in(gold: Sequence[Record], texts: Mapping[str, str], part: Part) -> tuple[int, int]:
    """How many of the archive's named persons have their surname in the incident's own documents, and how many there are.

    `texts` are the documents' texts by the archive's ids.  The rest of the names came from somewhere else.
    """
    standing = wanted = 0
    for incident in gold:
        words = {word for document in incident["doc_ids"] for word in _words(texts.get(document, ""))}
        surnames = [one.names[0][-1] for one in in_archive(incident, part) if one.names]
        wanted += len(surnames)
        standing += sum(surname in words for surname in surnames)
    return standing, wanted


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z]+", plain.replace("'s", "").replace("'", ""))

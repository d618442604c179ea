"""Shootings with marked words: the Gun Violence Database, and articles on mass shootings whose words carry tags."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tellings.model import Document
from training.example import MOST, Example, Mark

from .rules import Rules, persons_of, weapons_of, where

_TAGS = {
    "killedNum": ("fate", "killed"),
    "woundedNum": ("fate", "injured"),
    "shooterName": ("role", "attacker"),
}


def gvdb(folder: Path, rules: Rules) -> Iterator[Example]:
    """Names and ages of victims and of shooters, weapons, towns; how many victims were killed and how many injured."""
    csv.field_size_limit(1 << 24)
    with (folder / "dev.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t"))[1:]
    for row in rows:
        yield _gvdb(row[0], row[3], json.loads(row[4]), rules)


def _gvdb(name: str, text: str, told: dict[str, Any], rules: Rules) -> Example:
    seen = rules.see(_document(f"gvdb-{name}", text))
    marks: list[Mark] = []
    victims = told["victim-section"]
    for victim in victims:
        fate = _fate(victim["victim-was"])
        for part in ("name", "age"):
            for start, end in _spans(victim[part], text):
                marks += [Mark("role", "victim", start, end)] * (part == "name")
                marks += [Mark("fate", fate, start, end)] if fate else []
    for shooter in told["shooter-section"]:
        marks += [Mark("role", "attacker", start, end) for start, end in _spans(shooter["name"], text)]
    weapon = told["circumstances"]["type-of-gun"]
    marks += [Mark("role", "weapon", start, end) for start, end in _spans(weapon, text)]
    marks += where(seen, [told["date-and-time"]["city"]["value"]])
    known = [mark for mark in marks if mark.head in ("role", "fate")]
    persons = [
        span
        for span in persons_of(seen)
        if not any(span[0] < mark.end and mark.start < span[1] for mark in known)
    ]
    fates = [_fate(victim["victim-was"]) for victim in victims]
    return Example(
        f"gvdb-{name}",
        "gvdb",
        text,
        tuple(marks),
        frozenset({"fate", "role"}),
        {"fate": tuple(persons), "role": (*persons, *weapons_of(seen))},
        killed=min(MOST, fates.count("killed")),
        injured=min(MOST, fates.count("injured")),
    )


def _fate(was: list[str]) -> str | None:
    if "killed" in was:
        return "killed"
    return "injured" if "injured" in was or "hospitalized" in was else None


def _spans(part: dict[str, Any], text: str) -> Iterator[tuple[int, int]]:
    start, end = part["startIndex"], part["endIndex"]
    words = text[start:end] if 0 <= start < end else ""
    if words.strip():
        yield start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def mass(folder: Path, rules: Rules) -> Iterator[Example]:
    """The training articles on mass shootings."""
    lines = (folder / "train.tag").read_text(encoding="utf-8", errors="replace").split("\n")
    for number, (gold, tagged) in enumerate(zip(lines[::2], lines[1::2], strict=False)):
        parts = gold.split(",", 4)
        if len(parts) == 5:
            yield _mass(f"shootings-{number}", parts, tagged, rules)


def _mass(name: str, gold: list[str], tagged: str, rules: Rules) -> Example:
    text, marks = "", []
    for word in tagged.split():
        words, _, tag = word.rpartition("_")
        text += " " * bool(text)
        if tag in _TAGS:
            head, label = _TAGS[tag]
            marks.append(Mark(head, label, len(text), len(text) + len(words)))  # type: ignore[arg-type]
        text += words
    seen = rules.see(_document(name, text))
    marks += where(seen, [gold[3]])
    return Example(name, "shootings", text, tuple(marks), killed=_number(gold[1]), injured=_number(gold[2]))


def _number(words: str) -> int | None:
    return min(MOST, int(words)) if words.strip().isdigit() else None


def _document(name: str, text: str) -> Document:
    return Document(id=name, source_id=name, text=text, text_hash="", bytes_sha256="")

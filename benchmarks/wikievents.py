"""A second opinion on events: WikiEvents' development part, measured on only.

    python -m benchmarks.wikievents [DEV.jsonl]

Triggers: of the gold triggers of kinds that Tellings codes, how many stand in a telling; of the tellings' words, how many are
gold triggers of any such kind.  Arguments: who did it, whom and what it hit, where; an argument is found where its words and
those of a claim of its document share their last word or one holds the other.  Percent.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from tellings.extract import extract
from tellings.ingest.compose import document
from tellings.ingest.given import Given
from tellings.model import Claim, Extraction, PlaceValue, Span
from tellings.reader.encoder import Encoder
from tellings.reader.trained import TrainedReader
from tellings.values.gazetteer import Gazetteer

from .data import DATA, need
from .muc4_fillers import of_telling

DEV = DATA / "wikievents" / "dev.jsonl"
CODED = (
    "Conflict.Attack",
    "Conflict.Demonstrate",
    "Life.Die",
    "Life.Injure",
    "Justice.ArrestJailDetain",
    "Justice.TrialHearing",
    "Justice.Convict",
    "Justice.Sentence",
    "ArtifactExistence.DamageDestroyDisableDismantle",
)
ROLES = {
    "Attacker": "who did it",
    "Killer": "who did it",
    "Injurer": "who did it",
    "Victim": "whom or what it hit",
    "Target": "whom or what it hit",
    "Place": "where",
}
_OF_FILLER = {
    "attacker": "who did it",
    "group": "who did it",
    "victim": "whom or what it hit",
    "target": "whom or what it hit",
}


def measure(lines: Iterable[str]) -> Iterator[str]:
    """A line of figures for triggers and for each class of arguments."""
    gazetteer = Gazetteer.open()
    reader = TrainedReader(gazetteer, Encoder())
    counted: Counter[tuple[str, str]] = Counter()
    for line in lines:
        record = json.loads(line)
        text, tokens = printed(record)
        given = Given(source_id=record["doc_id"], language="en")
        made = document(text, given, record["doc_id"], sha256(line.encode()).hexdigest())
        taken = extract(made, reader.read(made), gazetteer)
        events = [each for each in record["event_mentions"] if each["event_type"].startswith(CODED)]
        _add(counted, "triggers", triggers(taken), gold_triggers(tokens, events), Span.overlaps)
        for role, words in arguments(taken).items():
            _add(counted, role, words, gold_arguments(events, role), _alike)
    for name in ("triggers", *dict.fromkeys(ROLES.values())):
        right, ours, reached, theirs = (
            counted[name, which] for which in ("right", "ours", "reached", "theirs")
        )
        precision, recall = 100 * right / max(1, ours), 100 * reached / max(1, theirs)
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        yield f"{name:20} gold {theirs:4}  found {ours:4}  P {precision:5.1f}  R {recall:5.1f}  F {both:5.1f}"


def _add(
    counted: Counter[tuple[str, str]], name: str, ours: list[Any], theirs: list[Any], alike: Any
) -> None:
    counted[name, "ours"] += len(ours)
    counted[name, "theirs"] += len(theirs)
    counted[name, "right"] += sum(any(alike(one, two) for two in theirs) for one in ours)
    counted[name, "reached"] += sum(any(alike(one, two) for one in ours) for two in theirs)


def triggers(taken: Extraction) -> list[Span]:
    """Where the words stand that tell of incidents."""
    return sorted({Span(start, end) for telling in taken.tellings for start, end in telling.mentions})


_NO_SPACE_BEFORE = frozenset((".", ",", ";", ":", "!", "?", ")", "’", "s", "”", "-", "%"))
_NO_SPACE_AFTER = frozenset(("(", "“", "’", "-", "$"))


def printed(record: dict[str, Any]) -> tuple[str, list[Span]]:
    """A document's text put together again from its tokens, and where each of them stands: the offsets given do not hold."""
    text, spans, before = "", list[Span](), ""
    for sentence in record["sentences"]:
        text, before = (text + "\n" if text else ""), ""
        for word, *_ in sentence[0]:
            after_mark = word == "s" and before != "’"
            if before and before not in _NO_SPACE_AFTER and (word not in _NO_SPACE_BEFORE or after_mark):
                text += " "
            spans.append(Span(len(text), len(text) + len(word)))
            text, before = text + word, word
    return text, spans


def gold_triggers(tokens: list[Span], events: Iterable[dict[str, Any]]) -> list[Span]:
    """Where the gold triggers stand, in characters."""
    spans = [(each["trigger"]["start"], each["trigger"]["end"]) for each in events]
    return sorted({Span(tokens[start].start, tokens[end - 1].end) for start, end in spans})


def arguments(taken: Extraction) -> dict[str, list[str]]:
    """The words that fill each class of arguments anywhere in a document, each once."""
    found: dict[str, set[str]] = {role: set() for role in ROLES.values()}
    for telling in taken.tellings:
        for filler in of_telling(telling):
            if filler.role in _OF_FILLER:
                found[_OF_FILLER[filler.role]].add(filler.words.lower())
        found["where"].update(_names(telling.of("place")))
    return {role: sorted(words) for role, words in found.items()}


def _names(places: Iterable[Claim]) -> Iterator[str]:
    return (claim.value.name.lower() for claim in places if isinstance(claim.value, PlaceValue))


def gold_arguments(events: Iterable[dict[str, Any]], role: str) -> list[str]:
    """The gold words of a class of arguments in a document, each once."""
    return sorted(
        {
            each["text"].lower()
            for event in events
            for each in event["arguments"]
            if ROLES.get(each["role"]) == role
        }
    )


def _alike(one: str, two: str) -> bool:
    ours, theirs = one.split(), two.split()
    return bool(ours and theirs) and (
        ours[-1] == theirs[-1] or set(ours) <= set(theirs) or set(theirs) <= set(ours)
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.wikievents")
    parser.add_argument("file", type=Path, nargs="?", default=DEV)
    with need(parser.parse_args().file).open(encoding="utf-8") as lines:
        for each in measure(lines):
            print(each)


if __name__ == "__main__":
    main()

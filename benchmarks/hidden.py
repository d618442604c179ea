"""Does a name survive `--hide-names all`?  Every format is made and searched whole.

    python -m benchmarks.hidden [--documents FILE] [--incidents FILE] [--first N] [--split FILE NAME] [--keep FOLDER] [--mode MODE]

Looked for are the names of every person whom the reader finds in the documents or the view, and every name of the file of
incidents (the key `participants`, `Name`), which the program has not seen.  What counts as surviving is said in
`tellings.hide.check`: first and last name together always, one word of a name alone unless the documents themselves write it as a
common word, and neither where it stands in the name of a place, a well-known body or the format itself.  Words that only a place
or a common word excuses are counted beside it, so that the exception can be weighed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from tellings import pipeline
from tellings.export import report_page, to_csv, to_geojson, to_json
from tellings.export.schemes import SCHEME_FORMATS
from tellings.hide import MODES, Sought, Survivor, common_words, sought_names, survivors
from tellings.hide.words import words
from tellings.model.records import Record

from .data import DATA, need
from .gunviolence import chosen

SCHEMES = [
    each.name for each in SCHEME_FORMATS if each.name != "ftm" or find_spec("followthemoney") is not None
]
FORMATS: dict[str, Callable[[Record], str]] = {
    "json": to_json,
    "csv": to_csv,
    "csv --claims": lambda record: to_csv(record, claims=True),
    "geojson": to_geojson,
    "page": report_page,
    **{name: partial(pipeline.text_as, name=name) for name in SCHEMES},
}


def names_of(incidents: Iterable[Record]) -> set[str]:
    """The names of an incident file's participants that name somebody."""
    given = {
        (each.get("Name") or "").strip()
        for incident in incidents
        for each in incident.get("participants") or ()
    }
    return {each for each in given if each}


def listed(made: pipeline.Hidden, gold: Sought) -> dict[str, tuple[list[Survivor], list[Survivor]]]:
    """For each format the names that survive in it: those that the program knows, and those of the file."""
    found: dict[str, tuple[list[Survivor], list[Survivor]]] = {}
    for name, shape in FORMATS.items():
        text, twin = shape(made.record), shape(made.twin)
        found[name] = list(made.surviving(text, twin)), list(survivors(text, twin, gold, made.kept))
    return found


def excused(made: pipeline.Hidden, gold: Sought) -> Counter[str]:
    """How often single words of the file's names stand in the record's values, as common words or in a name that is kept."""
    return Counter(each.key for text in _texts(made.record) for each in words(text) if each.key in gold.words)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def main() -> None:
    folder = DATA / "gunviolence"
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hidden")
    parser.add_argument("--documents", type=Path, default=folder / "documents.jsonl")
    parser.add_argument("--incidents", type=Path, default=folder / "incidents.jsonl")
    parser.add_argument("--first", type=int, help="only the documents of the first N incidents")
    parser.add_argument("--split", nargs=2, metavar=("FILE", "NAME"), help="only the incidents of that part")
    parser.add_argument("--keep", type=Path, help="keep the documents and the casebook here")
    parser.add_argument("--mode", choices=MODES, default="all")
    wanted = parser.parse_args()
    split = tuple(wanted.split) if wanted.split else None
    incidents, lines = chosen(need(wanted.documents), need(wanted.incidents), wanted.first, split)
    with tempfile.TemporaryDirectory() as scratch:
        place = wanted.keep or Path(scratch)
        place.mkdir(parents=True, exist_ok=True)
        (place / "documents.jsonl").write_text("".join(lines), encoding="utf-8")
        command = ["read", place / "documents.jsonl", "--into", place / "casebook.db"]
        subprocess.run(
            [sys.executable, "-m", "tellings", *map(str, command)], check=True, stdout=subprocess.DEVNULL
        )
        made = pipeline.hidden(place / "casebook.db", wanted.mode)
    common = common_words(json.loads(line)["text"] for line in lines)
    gold = sought_names(names_of(incidents), common)
    print(f"{len(made.sought.forms)} full names known to the program, {len(gold.forms)} of the file")
    for name, (own, given) in listed(made, gold).items():
        print(f"{name}: {len(own)} known names survive, {len(given)} of the file")
        for each in (*own, *given):
            print(f"    {each.name}  (line {each.line}, column {each.column}: {each.around})")
    many = excused(made, gold)
    print(f"single words of the file's names excused, in the JSON: {sum(many.values())}")
    print("    " + ", ".join(f"{word} {number}" for word, number in many.most_common(40)))


if __name__ == "__main__":
    main()

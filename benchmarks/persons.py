"""Persons of local news against the participants that the Gun Violence Archive settled on.

    python -m benchmarks.persons [--first N] [--documents FILE] [--incidents FILE] [--split FILE NAME] [--keep FOLDER]

Reads the documents, links and exports them with the ordinary commands, and prints what `person_score` says of the victims
and of the accused.  Only incidents all of whose documents were read are asked for.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import get_args

from .gunviolence import exported, gold_incidents, options
from .person_score import Part, scores, stand_in


def main() -> None:
    wanted = options("python -m benchmarks.persons").parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        place = wanted.keep or Path(scratch)
        export = json.loads(exported(wanted, place).read_text(encoding="utf-8"))
        with (place / "documents.jsonl").open(encoding="utf-8") as lines:
            read = [json.loads(line) for line in lines]
    texts = {each["id"]: f"{each.get('title') or ''}\n{each['text']}" for each in read}
    gold = gold_incidents(wanted.incidents, tuple(wanted.split) if wanted.split else None)
    gold = [incident for incident in gold if set(incident["doc_ids"]) <= texts.keys()]
    print(f"documents {len(texts)}, incidents of the archive {len(gold)}")
    for part in get_args(Part):
        standing, names = stand_in(gold, texts, part)
        print(f"\n{part}: {names} named by the archive, of whom {standing} stand in the documents")
        print(f"{'':24}{'found':>7}{'wanted':>7}{'right':>7}{'precision':>11}{'recall':>8}")
        for asked, share in scores(gold, export, part).items():
            shown = f"{share.found:7}{share.wanted:7}{share.right:7}"
            print(f"{asked:24}{shown}{share.precision:11.1f}{share.recall:8.1f}")


if __name__ == "__main__":
    main()

"""Counts in how many events each word is told of, for `tellings.link.rarity`.

    python -m training.rarity

Reads the training part of the gun-violence set (SemEval-2018 task 5; the documents of one incident are one event), the
training texts of MUC-4, FA-KES and ECB+ (a document is an event), and writes src/tellings/link/data/rarity.tsv.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.data import DATA, ROOT, need
from tellings.link import rarity
from tellings.link.marks import event_marks

TABLE = ROOT / "src" / "tellings" / "link" / "data" / "rarity.tsv"


def main() -> None:
    events = 0
    counted: Counter[str] = Counter()
    for texts in (*gun_violence(), *muc4(), *fa_kes(), *ecb_plus()):
        events += 1
        counted.update(set().union(*(event_marks(text) for text in texts)))
    kept = sorted((mark, count) for mark, count in counted.items() if count >= rarity.FEWEST)
    lines = [
        "# In how many events a word, or a name of two words, is told of.  Made by `python -m training.rarity` from the",
        "# training parts of the gun-violence set of SemEval-2018 task 5, MUC-4, FA-KES (CC BY 4.0) and ECB+ (CC BY 3.0).",
        "# The first row, without a word, is the number of events.",
        f"\t{events}",
        *(f"{mark}\t{count}" for mark, count in kept),
    ]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(kept)} of {len(counted)} words and names, of {events} events")


def training_documents() -> dict[str, str]:
    """The ids of the gun-violence set's documents that may be trained on, each with its incident's."""
    folder = DATA / "gunviolence"
    lines = need(folder / "splits.tsv").read_text(encoding="utf-8").splitlines()
    part = dict(line.split("\t")[:2] for line in lines)
    incidents = [json.loads(line) for line in _lines(folder / "incidents.jsonl")]
    held_out = {
        document for each in incidents if part[each["incident_id"]] != "train" for document in each["doc_ids"]
    }
    return {
        document: each["incident_id"]
        for each in reversed(incidents)
        if part[each["incident_id"]] == "train"
        for document in each["doc_ids"]
        if document not in held_out
    }


def _lines(path: Path) -> Iterator[str]:
    with need(path).open(encoding="utf-8") as file:
        yield from file


def gun_violence() -> Iterator[list[str]]:
    incident_of = training_documents()
    texts: dict[str, list[str]] = {}
    for line in _lines(DATA / "gunviolence" / "documents.jsonl"):
        document = json.loads(line)
        if document["id"] in incident_of:
            text = f"{document['title'] or ''}\n{document['text']}"
            texts.setdefault(incident_of[document["id"]], []).append(text)
    yield from texts.values()


def muc4() -> Iterator[list[str]]:
    for path in sorted(need(DATA / "muc4" / "texts").glob("dev-*")):
        parts = re.split(r"(?m)^DEV-MUC3-\d+ .*$", path.read_text(encoding="latin-1"))
        yield from ([part] for part in parts if part.strip())


def fa_kes() -> Iterator[list[str]]:
    path = need(DATA / "fa_kes" / "FA-KES-Dataset.csv")
    with path.open(encoding="latin-1", newline="") as file:
        yield from ([row["article_content"]] for row in csv.DictReader(file))


def ecb_plus() -> Iterator[list[str]]:
    words: dict[str, list[str]] = {}
    for line in _lines(DATA / "ecbplus" / "ECB_Train_corpus.txt"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) > 3:
            words.setdefault(cells[0], []).append(cells[3])
    yield from ([" ".join(each)] for each in words.values())


if __name__ == "__main__":
    main()

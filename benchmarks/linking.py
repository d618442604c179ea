"""Documents put together by the event they tell of, where look-alikes are to be kept apart.

    python -m benchmarks.linking [--corpus ecbplus|gvc] [--part dev|train]

ECB+ has two events of one kind in each of its topics; documents of all topics are linked at once.  GVC has incidents of gun
violence; its dev part lies within the development part of `benchmarks.gunviolence`, its train part within the training part.
Documents in which no incident is found are counted and left out: what was not read cannot be linked.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from tellings import pipeline
from tellings.casebook import Casebook

from .data import DATA, need
from .togetherness import togetherness

_BEFORE_SIGN = re.compile(r" (?=[,.;:!?%)\]’]|'s\b|n't\b)")
_AFTER_SIGN = re.compile(r"(?<=[(\[$]) ")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.linking")
    parser.add_argument("--corpus", choices=["ecbplus", "gvc"], help="one of them alone")
    parser.add_argument("--part", choices=["dev", "train"], default="dev")
    wanted = parser.parse_args()
    for corpus in [wanted.corpus] if wanted.corpus else ["ecbplus", "gvc"]:
        documents, truth = {"ecbplus": _ecb_plus, "gvc": _gvc}[corpus](wanted.part)
        print(f"{corpus}, {wanted.part}: {_measured(documents, truth)}", flush=True)


def _measured(documents: Iterable[Mapping[str, str]], truth: Mapping[str, str]) -> str:
    with tempfile.TemporaryDirectory() as scratch:
        lines, path = Path(scratch) / "documents.jsonl", Path(scratch) / "casebook.db"
        lines.write_text("".join(f"{json.dumps(each)}\n" for each in documents), encoding="utf-8")
        pipeline.read([lines], path)
        with Casebook.open(path) as casebook:
            sources = {each.id: each.source_id for each in casebook.documents()}
            view = pipeline.view(casebook)
    found = {
        sources[telling.document]: incident.id
        for incident in view.incidents
        for telling in incident.tellings
        if telling.main
    }
    told = {document: event for document, event in truth.items() if document in found}
    result = togetherness(told, found)
    return (
        f"{len(told)} of {len(truth)} documents tell of {len(set(told.values()))} events;"
        f" {result} (precision / recall / F)"
    )


def _ecb_plus(part: str) -> tuple[list[dict[str, str]], dict[str, str]]:
    """The documents, their tokens joined to text, and of each its topic and which of that topic's two events it tells of."""
    path = need(DATA / "ecbplus" / f"ECB_{part.capitalize()}_corpus.txt")
    sentences: dict[str, dict[int, list[str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > 3:
            sentences.setdefault(cells[0], {}).setdefault(int(cells[1]), []).append(cells[3])
    documents = [
        {"id": name, "text": "\n".join(_joined(words) for _, words in sorted(of.items()))}
        for name, of in sentences.items()
    ]
    events = {
        name: f"{name.split('_')[0]} {'second' if name.endswith('plus') else 'first'}" for name in sentences
    }
    return documents, events


def _joined(words: Iterable[str]) -> str:
    text = " ".join(words).replace("`` ", '"').replace(" ''", '"')
    return _AFTER_SIGN.sub("", _BEFORE_SIGN.sub("", text))


def _gvc(part: str) -> tuple[list[dict[str, str]], dict[str, str]]:
    folder = need(DATA / "gvc")
    mentions = [
        json.loads(line) for line in (folder / "mentions.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    wanted = {each["doc_id"] for each in mentions if each["split"] == part}
    found = [
        json.loads(line) for line in (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    documents = [
        {
            "id": each["doc_id"],
            "title": each["title"],
            "published": each["dct"],
            "url": each["uri"],
            "text": each["content"],
        }
        for each in found
        if each["doc_id"] in wanted
    ]
    return documents, {each["doc_id"]: each["incident_id"] for each in found if each["doc_id"] in wanted}


if __name__ == "__main__":
    main()

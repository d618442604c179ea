"""Names of persons and organisations against gold spans.

    python -m benchmarks.names [uner_ewt] [re3d] [--errors N]

uner_ewt: the development file of Universal NER's English Web Treebank.  re3d: all its documents; its organisations also hold
phrases that name none ("U.S. service members") and its persons titles, so that strict figures stay low: a lenient figure, by
overlap, stands beside.  Prints precision, recall and F in percent for each kind.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tellings.values import names
from tellings.values.gazetteer import Gazetteer

from .data import DATA, need

_KINDS = {"PER": "person", "ORG": "organisation", "Person": "person", "Organisation": "organisation"}
_SPACELESS_BEFORE = frozenset((".", ",", ":", ";", "!", "?", ")", "'s", "n't", "%"))

Gold = tuple[str, int, int]  # kind, start, end


def uner(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Each document of an IOB2 file as text with its gold spans, in characters."""
    for block in path.read_text(encoding="utf-8").split("# newdoc id")[1:]:
        text, spans = "", list[Gold]()
        for sentence in block.split("\n\n"):
            for line in sentence.splitlines():
                columns = line.split("\t")
                if line.startswith("#") or len(columns) < 3:
                    continue
                word, tag = columns[1], columns[2]
                if text and not text.endswith(("\n", "(")) and word not in _SPACELESS_BEFORE:
                    text += " "
                start, text = len(text), text + word
                if tag.startswith("I-") and spans and spans[-1][0] == tag[2:]:
                    spans[-1] = (tag[2:], spans[-1][1], len(text))
                elif tag != "O":
                    spans.append((tag[2:], start, len(text)))
            text += "\n" if text else ""
        yield text, [(_KINDS[kind], start, end) for kind, start, end in spans if kind in _KINDS]


def re3d(folder: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Each document with its gold spans."""
    for part in sorted(each for each in folder.iterdir() if each.is_dir()):
        lines = [
            json.loads(line) for line in (part / "entities.json").read_text("utf-8").splitlines() if line
        ]
        for line in (part / "documents.json").read_text("utf-8").splitlines():
            document = json.loads(line)
            spans = [
                (_KINDS[each["type"]], each["begin"], each["end"])
                for each in lines
                if each["documentId"] == document["_id"] and each["type"] in _KINDS
            ]
            yield document["text"], spans


def _bare(text: str, span: Gold) -> Gold:
    """A span without the article that some corpora take in."""
    kind, start, end = span
    return (kind, start + 4, end) if text[start:end].lower().startswith("the ") else span


def measure(documents: Iterator[tuple[str, list[Gold]]], errors: int) -> Iterator[str]:
    """A line of figures for each kind, strict and by overlap, then as many errors as wanted."""
    gazetteer = Gazetteer.open()
    counted: Counter[tuple[str, str]] = Counter()
    shown: list[str] = []
    for text, spans in documents:
        gold = {_bare(text, span) for span in spans}
        found = {
            _bare(text, (name.kind, name.start, name.end))
            for name in names.find(text, lambda words: bool(gazetteer.lookup(words)))
            if name.kind in _KINDS.values()
        }
        for kind in sorted(set(_KINDS.values())):
            ours, theirs = ({each for each in spans if each[0] == kind} for spans in (found, gold))
            counted[kind, "ours"] += len(ours)
            counted[kind, "theirs"] += len(theirs)
            counted[kind, "both"] += len(ours & theirs)
            counted[kind, "touching"] += sum(_touches(each, theirs) for each in ours)
            counted[kind, "touched"] += sum(_touches(each, ours) for each in theirs)
        shown += [f"  found  {each[0]:12} {text[each[1] : each[2]]!r}" for each in sorted(found - gold)]
        shown += [f"  missed {each[0]:12} {text[each[1] : each[2]]!r}" for each in sorted(gold - found)]
    for kind in sorted(set(_KINDS.values())):
        number, wanted, both = (counted[kind, which] for which in ("ours", "theirs", "both"))
        strict = _figures(both, number, both, wanted)
        lenient = _figures(counted[kind, "touching"], number, counted[kind, "touched"], wanted)
        yield f"{kind:13} gold {wanted:5}  P R F {strict}  by overlap {lenient}"
    yield from shown[:errors]


def _touches(span: Gold, others: set[Gold]) -> bool:
    return any(span[1] < other[2] and other[1] < span[2] for other in others)


def _figures(right: int, ours: int, reached: int, theirs: int) -> str:
    precision, recall = right / max(1, ours), reached / max(1, theirs)
    harmonic = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return " ".join(f"{100 * each:5.1f}" for each in (precision, recall, harmonic))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.names")
    parser.add_argument("corpora", nargs="*", default=["uner_ewt", "re3d"])
    parser.add_argument("--errors", type=int, default=0, help="print so many errors of each corpus")
    wanted = parser.parse_args()
    for corpus in wanted.corpora:
        folder = need(DATA / corpus)
        documents = re3d(folder) if corpus == "re3d" else uner(folder / "en_ewt-ud-dev.iob2")
        print(corpus)
        for line in measure(documents, wanted.errors):
            print(line)


if __name__ == "__main__":
    main()

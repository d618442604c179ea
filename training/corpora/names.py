"""Names of persons, organisations and places: UNER's English Web Treebank, WikiGold, and re3d's reports on Syria and Iraq."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.example import Example, Mark

SENTENCES = 12  # sentences that stand one after another make one text of about a window
_TAGS = {"PER": "person", "ORG": "organisation", "LOC": "place"}  # all else (OTH, O, MISC) is outside
_KINDS = {"Person": "person", "Organisation": "organisation", "Location": "place"}
_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%'\u2019\u201d") | {"'s", "n't", "\u2019s"}


def uner(folder: Path) -> Iterator[Example]:
    """The training part of the English Web Treebank with UNER's names."""
    for file in sorted(folder.glob("*train*.iob2")):
        rows = (line.split("\t") if line.strip() else [] for line in _lines(file) if not line.startswith("#"))
        yield from _texts("uner_ewt", ([row[1], row[2]] if len(row) > 2 else [] for row in rows))


def wikigold(folder: Path) -> Iterator[Example]:
    """Names in Wikipedia."""
    file = folder / "CONLL-format" / "data" / "wikigold.conll.txt"
    yield from _texts("wikigold", (line.split(" ") if line.strip() else [] for line in _lines(file)))


def re3d(folder: Path) -> Iterator[Example]:
    """Reports on Syria and Iraq: persons, organisations, locations."""
    for part in sorted(each for each in folder.iterdir() if each.is_dir()):
        marks: dict[str, list[Mark]] = {}
        for line in filter(None, _lines(part / "entities.json")):
            row = json.loads(line)
            capital = any(letter.isupper() for letter in row["value"])  # "the camp" is no name
            if row["type"] in _KINDS and capital:
                mark = Mark("name", _KINDS[row["type"]], row["begin"], row["end"])
                marks.setdefault(row["documentId"], []).append(mark)
        for line in filter(None, _lines(part / "documents.json")):
            row = json.loads(line)
            yield Example(
                row["_id"], "re3d", row["text"], tuple(marks.get(row["_id"], ())), frozenset({"name"})
            )


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8-sig").split("\n")


def _texts(corpus: str, rows: Iterable[list[str]]) -> Iterator[Example]:
    """Texts of some sentences each, from rows of a word and its tag, a row of nothing between sentences."""
    words: list[tuple[str, str]] = []
    sentences = number = 0
    for row in rows:
        if row:
            words.append((row[0], row[-1]))
            continue
        sentences += bool(words)
        if sentences == SENTENCES:
            yield _example(f"{corpus}-{number}", corpus, words)
            words, sentences, number = [], 0, number + 1
    if words:
        yield _example(f"{corpus}-{number}", corpus, words)


def _example(name: str, corpus: str, words: list[tuple[str, str]]) -> Example:
    text = ""
    marks: list[Mark] = []
    before = "O"
    for word, tag in words:
        if text and word not in _NO_SPACE_BEFORE:
            text += " "
        label = _TAGS.get(tag.partition("-")[2])
        joined = marks and tag.startswith("I-") and before.partition("-")[2] == tag.partition("-")[2]
        if label and joined:
            marks[-1] = Mark("name", label, marks[-1].start, len(text) + len(word))
        elif label:
            marks.append(Mark("name", label, len(text), len(text) + len(word)))
        text += word
        before = tag
    return Example(name, corpus, text, tuple(marks), frozenset({"name"}))

"""Copies of articles against known truth: made by editing local news, found among the articles themselves.

    python -m benchmarks.copies [--first N] [--times N]

Every third article of the Gun Violence corpus' training part gets a family: reprints under another title (cut short, words
changed, a line of the outlet's own put before or behind) and later versions at the same address (a paragraph more, another
figure).  The other articles stand alone; many of them report the same events and quote the same police.  A pair counts as
found where both have one origin.  `--times` repeats the corpus with other words, to see how the time grows.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from tellings.copies import copies
from tellings.model import Copy, DateValue, Document, Published
from tellings.testing import make_document

from .data import DATA, need

SEED = 20


def _articles(folder: Path, first: int | None) -> list[str]:
    """Texts of the training part, each once: exact repetitions and texts of a few lines are left out."""
    split = dict(line.split("\t")[:2] for line in need(folder / "splits.tsv").read_text("utf-8").splitlines())
    incidents = map(json.loads, need(folder / "incidents.jsonl").read_text("utf-8").splitlines())
    wanted = {id for each in incidents if split.get(each["incident_id"]) == "train" for id in each["doc_ids"]}
    documents = map(json.loads, need(folder / "documents.jsonl").read_text("utf-8").splitlines())
    texts = dict.fromkeys(each["text"] for each in documents if each["id"] in wanted)
    return [text for text in texts if len(text.split()) >= 60][:first]


def _published(day: int) -> Published:
    iso = (date(2016, 1, 1) + timedelta(days=day)).isoformat()
    return Published(DateValue(iso, iso, "day"), "metadata")


def _words_changed(text: str, share: float, chance: random.Random) -> str:
    return re.sub(r"\w+", lambda word: f"x{word[0]}" if chance.random() < share else word[0], text)


def _cut(text: str, share: float) -> str:
    words = text.split(" ")
    return " ".join(words[: max(40, round(len(words) * share))])


def family(number: int, text: str, chance: random.Random) -> Iterator[tuple[str, Document]]:
    """An article with its copies and versions, each with what was done to it."""
    day = chance.randrange(300)
    url = f"https://news{number}.example/story"

    def made(how: str, text: str, after: int, url: str, outlet: str) -> tuple[str, Document]:
        name = f"{number}-{how}"
        about = {"published": _published(day + after), "url": url, "outlet": outlet, "title": name}
        return how, make_document(text, name, **about)

    yield made("original", text, 0, url, "Agency")
    light = _words_changed(text, 0.02, chance)
    yield made("reprinted", f"By our own staff\n\n{light}\n\nShare this story", 1, f"{url}-a", "Ledger")
    yield made("cut to two thirds", _cut(text, 0.66), 2, f"{url}-b", "Post")
    yield made("cut to half", _cut(_words_changed(text, 0.01, chance), 0.5), 2, f"{url}-c", "Sun")
    yield made("edited", _words_changed(text, 0.06, chance), 3, f"{url}-d", "Star")
    more = "Officers said on the day after that nobody had been charged and asked anyone who saw it to call."
    updated = re.sub(r"\b(two|three|four|five)\b", "six", text)
    yield made("updated", f"{updated}\n\n{more}", 1, f"http://www.news{number}.example/story/", "Agency")


def _alone(number: int, text: str, chance: random.Random) -> Document:
    day = _published(chance.randrange(300))
    return make_document(
        text, f"{number}", published=day, url=f"https://other{number}.example/", outlet="Other"
    )


def corpus(texts: Sequence[str], chance: random.Random) -> tuple[list[Document], dict[str, tuple[int, str]]]:
    """The documents, and for each its family and what was done to it."""
    documents: list[Document] = []
    truth: dict[str, tuple[int, str]] = {}
    for number, text in enumerate(texts):
        made = (
            list(family(number, text, chance))
            if number % 3 == 0
            else [("alone", _alone(number, text, chance))]
        )
        for how, document in made:
            documents.append(document)
            truth[document.id] = (number, how)
    return documents, truth


def score(found: Sequence[Copy], truth: dict[str, tuple[int, str]]) -> None:
    """Prints precision and recall over pairs, recall by what was done, and how many origins and versions are right."""
    origin = {each.document: each.origin for each in found}
    families: dict[int, list[str]] = {}
    groups: dict[str, list[str]] = {}
    for id, (number, _) in truth.items():
        families.setdefault(number, []).append(id)
        groups.setdefault(origin.get(id, id), []).append(id)
    gold = {frozenset(pair) for ids in families.values() for pair in combinations(ids, 2)}
    ours = {frozenset(pair) for ids in groups.values() for pair in combinations(ids, 2)}
    print(
        f"pairs     precision {_share(len(gold & ours), len(ours))}  recall {_share(len(gold & ours), len(gold))}"
    )
    firsts = {number: id for id, (number, how) in truth.items() if how == "original"}
    for wanted in dict.fromkeys(how for _, how in truth.values()):
        if wanted not in ("original", "alone"):
            ids = [id for id, (_, how) in truth.items() if how == wanted]
            right = sum(origin.get(id) == firsts[truth[id][0]] for id in ids)
            print(f"{wanted:<20} origin right {_share(right, len(ids))}")
    versions = {each.document: each.supersedes for each in found if each.supersedes}
    updated = {id: firsts[number] for id, (number, how) in truth.items() if how == "updated"}
    right = sum(versions.get(id) == first for id, first in updated.items())
    print(f"versions  precision {_share(right, len(versions))}  recall {_share(right, len(updated))}")
    wrong = sorted(id for id, first in origin.items() if truth[id][0] != truth[first][0])
    print(f"documents given an origin of another family: {len(wrong)}")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:5.1f}" if whole else "    -"


def _repeated(documents: Sequence[Document], times: int) -> list[Document]:
    """The corpus again and again, the words of each repetition others."""
    made = list(documents)
    for turn in range(1, times):
        tail = chr(ord("a") + turn % 26) * (1 + turn // 26)
        for each in documents:
            words = re.sub(r"[^\W\d_]+", rf"\g<0>{tail}", each.text)
            again = make_document(words, f"{each.source_id}/{turn}", published=each.published)
            made.append(replace(again, url=None if each.url is None else f"{each.url}/{turn}"))
    return made


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.copies")
    parser.add_argument("--first", type=int, help="only the first N articles")
    parser.add_argument("--times", type=int, default=10, help="how often the corpus is repeated to time it")
    wanted = parser.parse_args()
    documents, truth = corpus(_articles(DATA / "gunviolence", wanted.first), random.Random(SEED))
    began = time.process_time()
    found = copies(documents)
    once = time.process_time() - began
    print(f"documents {len(documents)}, found in {once:.1f} s of one core")
    score(found, truth)
    many = _repeated(documents, wanted.times)
    began = time.process_time()
    copies(many)
    spent = time.process_time() - began
    print(
        f"documents {len(many)}, found in {spent:.1f} s: {spent / once:.1f} times the time for {wanted.times} times"
    )


if __name__ == "__main__":
    main()

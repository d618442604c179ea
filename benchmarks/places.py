"""Are the place names of a text put where they are?  Against corpora of news with coordinates.

    python -m benchmarks.places score [GOLD.xml ...]            LGL and GeoVirus where none is named
    python -m benchmarks.places predict TASK.jsonl OUT.jsonl    for names that somebody else marked

Beside each score stands the gazetteer's own ceiling: of how many names it has any entry within 161 km under that very name.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tellings.model import PlaceValue
from tellings.values import places
from tellings.values.gazetteer import Gazetteer

from .data import DATA, need, score

CORPORA = (DATA / "geo" / "lgl.xml", DATA / "geo" / "GeoVirus.xml")
NEAR_KM = 161.0  # a hundred miles, the field's usual bound
PEERS = {
    "lgl.xml": "Mordecai 3: 82.7; CamCoder: 76; the most populous place of the name: 70",
    "GeoVirus.xml": "the most populous place of the name: 80",
}


def predictions(
    article: Mapping[str, Any], gazetteer: Gazetteer, home: places.Home | None = None
) -> Iterator[dict[str, Any]]:
    """One line for each name that `article` marks: where it is, all the article's names judged together."""
    mentions = _marked(article, gazetteer)
    values = places.resolve(mentions, gazetteer, home=home)
    wanted = {(each["start"], each["end"]) for each in article["toponyms"]}
    for mention, value in zip(mentions, values, strict=True):
        if (mention.start, mention.end) not in wanted:
            continue
        yield {
            "article": article["article"],
            "start": mention.start,
            "end": mention.end,
            "lat": value.lat if value else None,
            "lon": value.lon if value else None,
            "geonames_id": value.geonames_id if value else None,
        }


def _marked(article: Mapping[str, Any], gazetteer: Gazetteer) -> list[places.PlaceMention]:
    spans = [(each["start"], each["end"]) for each in article["toponyms"]]
    return places.marked(article["text"], spans, gazetteer)


def homes(articles: Sequence[Mapping[str, Any]], gazetteer: Gazetteer) -> dict[str, places.Home]:
    """The home area of each site, by what all its articles name: as a casebook's reports tell where their outlets are."""
    named: dict[str, list[PlaceValue]] = defaultdict(list)
    for article in articles:
        if article.get("domain"):
            values = places.resolve(_marked(article, gazetteer), gazetteer)
            named[article["domain"]] += [value for value in values if value is not None]
    found = {site: places.home_of(values, site) for site, values in named.items()}
    return {site: home for site, home in found.items() if home is not None}


def predict(task: Path, out: Path) -> None:
    with task.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    with Gazetteer.open() as gazetteer, out.open("w", encoding="utf-8") as to:
        known = homes(articles, gazetteer)
        for article in articles:
            for prediction in predictions(article, gazetteer, known.get(article.get("domain") or "")):
                to.write(json.dumps(prediction) + "\n")


def _ceiling(gold: Path) -> float:
    """Percent of names that have an entry in the gazetteer near where they are, as `place_score.py` counts names."""
    import importlib.util

    from .data import MEASURE

    spec = importlib.util.spec_from_file_location("place_score", need(MEASURE / "place_score.py"))
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    found = total = 0
    with Gazetteer.open() as gazetteer:
        for _, _, _, text, names in scorer.articles(gold):
            marked = places.marked(text, [(start, end) for start, end, *_ in names], gazetteer)
            candidates = {(each.start, each.end): each.candidates for each in marked}
            total += len(names)
            found += sum(
                any(_near(entry, lat, lon) for entry in candidates[start, end])
                for start, end, lat, lon, _ in names
            )
    return 100 * found / max(1, total)


def _near(entry: places.Entry, lat: float, lon: float) -> bool:
    if entry.lat is None or entry.lon is None:
        return False
    return places.kilometres(lat, lon, entry.lat, entry.lon) <= NEAR_KM


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.places")
    verbs = parser.add_subparsers(dest="verb", required=True)
    predicting = verbs.add_parser("predict")
    predicting.add_argument("task", type=Path)
    predicting.add_argument("out", type=Path)
    scoring = verbs.add_parser("score")
    scoring.add_argument("gold", type=Path, nargs="*", default=list(CORPORA))
    wanted = parser.parse_args()
    if wanted.verb == "predict":
        predict(need(wanted.task), wanted.out)
        return
    for gold in wanted.gold:
        with tempfile.TemporaryDirectory() as scratch:
            task, out = Path(scratch) / "task.jsonl", Path(scratch) / "out.jsonl"
            score("place_score.py", "strip", need(gold), task)
            predict(task, out)
            print(f"{gold.name}\n{score('place_score.py', 'score', gold, out)}", end="")
        print(f"the gazetteer's ceiling: {_ceiling(gold):.1f}   ({PEERS.get(gold.name, 'no peer named')})\n")


if __name__ == "__main__":
    main()

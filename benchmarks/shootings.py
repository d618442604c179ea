"""Mass shootings: killed, wounded and city, each from its one article.

    python -m benchmarks.shootings predict TEXTS.jsonl OUT.jsonl
    python -m benchmarks.shootings score [GOLD.tag]

TEXTS: one {"id", "title", "text"} a line, words and marks parted by spaces.  OUT: {"killed", "wounded", "city"} a line, of the
incident that the article is chiefly about.  `score` reads the articles of GOLD (the development part) and scores against it.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from tellings.extract import extract
from tellings.ingest.compose import document
from tellings.ingest.given import Given
from tellings.model import Document, Incident, PlaceValue, Telling
from tellings.pipeline.views import build_view
from tellings.reader.rules import RuleReader
from tellings.values.gazetteer import Gazetteer

from .data import DATA, need, score

GOLD = DATA / "shootings" / "dev.tag"
_BEFORE_MARK = re.compile(r" (?=[.,;:!?)%])")
_INITIALS = re.compile(r"\b([A-Za-z])\. (?=[A-Za-z]\.)")
_SPLIT_TIME = re.compile(r"\b([ap])\. m\.")
_SPLIT_HOUR = re.compile(r"\b(\d{1,2}) (\d\d) (?=[ap]\.m\.)")


def joined(text: str) -> str:
    """A text whose words and marks are parted by spaces, as it would be printed."""
    text = _BEFORE_MARK.sub("", text)
    text = _INITIALS.sub(r"\1.", text)
    return _SPLIT_HOUR.sub(r"\1:\2 ", _SPLIT_TIME.sub(r"\1.m.", text))


def article(record: dict[str, str]) -> Document:
    """One line of TEXTS as a document: its title is the first paragraph."""
    title, body = record["title"].strip(), joined(record["text"])
    plain = re.sub(r"[^a-z0-9]", "", title.lower())
    body = body if re.sub(r"[^a-z0-9]", "", body.lower()).startswith(plain) else f"{title}. {body}"
    given = Given(source_id=record["id"], title=title, language="en")
    return document(body, given, record["id"], sha256(body.encode()).hexdigest())


def predictions(lines: Iterable[str]) -> Iterator[dict[str, int | str | None]]:
    """What each article tells of its main incident."""
    gazetteer = Gazetteer.open()
    reader = RuleReader(gazetteer)
    for line in lines:
        made = article(json.loads(line))
        taken = extract(made, reader.read(made), gazetteer)
        incidents = build_view({made.id: made}, [taken], gazetteer=gazetteer).incidents
        main = next((each for each in incidents if any(map(_is_main, each.tellings))), None)
        yield answer(main)


def _is_main(telling: Telling) -> bool:
    return telling.main


def answer(incident: Incident | None) -> dict[str, int | str | None]:
    """The likeliest numbers and town of an incident; None for what is not known."""
    if incident is None:
        return {"killed": None, "wounded": None, "city": None}
    return {
        "killed": _number(incident, "killed"),
        "wounded": _number(incident, "injured"),
        "city": _city(incident),
    }


def _number(incident: Incident, field: str) -> int | None:
    verdict = incident.fields.get(field)
    return verdict.best if verdict is not None and isinstance(verdict.best, int) else None


def _city(incident: Incident) -> str | None:
    verdict = incident.fields.get("place")
    elements = verdict.best if verdict is not None and isinstance(verdict.best, tuple) else ()
    places = [element.value for element in elements if isinstance(element.value, PlaceValue)]
    return next((place.city for place in places if place.city), places[0].name if places else None)


def predict(texts: Path, out: Path) -> None:
    """Writes a prediction for each line of `texts`."""
    with texts.open(encoding="utf-8") as lines, out.open("w", encoding="utf-8") as made:
        for each in predictions(lines):
            made.write(json.dumps(each, ensure_ascii=False) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.shootings")
    verbs = parser.add_subparsers(dest="verb", required=True)
    answering = verbs.add_parser("predict", help="write predictions")
    answering.add_argument("texts", type=Path)
    answering.add_argument("out", type=Path)
    scoring = verbs.add_parser("score", help="predict and score")
    scoring.add_argument("gold", type=Path, nargs="?", default=GOLD)
    wanted = parser.parse_args()
    if wanted.verb == "predict":
        predict(need(wanted.texts), wanted.out)
        return
    with tempfile.TemporaryDirectory() as folder:
        texts, out = Path(folder) / "texts.jsonl", Path(folder) / "out.jsonl"
        score("shootings_score.py", "texts", need(wanted.gold), texts)
        predict(texts, out)
        print(score("shootings_score.py", wanted.gold, out), end="")


if __name__ == "__main__":
    main()

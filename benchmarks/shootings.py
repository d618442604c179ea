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
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from tellings.extract import extract
from tellings.ingest.compose import document
from tellings.ingest.given import Given
from tellings.model import CountValue, Document, Incident, PlaceValue, Telling
from tellings.pipeline.views import build_view
from tellings.reader.encoder import Encoder
from tellings.reader.trained import TrainedReader
from tellings.values.gazetteer import Gazetteer

from .data import DATA, need, score

TITLE = 2  # how often a number in the title counts
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
    while (cut := _repeated(title, body)) is not None:
        body = body[cut:].lstrip()
    body = f"{title}\n\n{body}"
    given = Given(source_id=record["id"], title=title, language="en")
    return document(body, given, record["id"], sha256(body.encode()).hexdigest())


def _repeated(title: str, body: str) -> int | None:
    """Where the title ends that a body begins with, its marks aside; None where it does not begin with it."""
    wanted = re.sub(r"[^a-z0-9]", "", title.lower())
    at = 0
    for letter in wanted:
        while at < len(body) and not (body[at].isascii() and body[at].isalnum()):
            at += 1
        if at >= len(body) or body[at].lower() != letter:
            return None
        at += 1
    return at if wanted else None


def predictions(lines: Iterable[str]) -> Iterator[dict[str, int | str | None]]:
    """What each article tells of its main incident."""
    gazetteer = Gazetteer.open()
    reader = TrainedReader(gazetteer, Encoder())
    for line in lines:
        made = article(json.loads(line))
        taken = extract(made, reader.read(made), gazetteer)
        incidents = build_view({made.id: made}, [taken], gazetteer=gazetteer).incidents
        main = next((each for each in incidents if any(map(_is_main, each.tellings))), None)
        yield answer(main, made.title or "", made.text)


def _is_main(telling: Telling) -> bool:
    return telling.main


def answer(incident: Incident | None, title: str = "", text: str = "") -> dict[str, int | str | None]:
    """The likeliest numbers and town of an incident; None for what is not known."""
    if incident is None:
        return {"killed": None, "wounded": None, "city": None}
    return {
        "killed": _number(incident, "killed", title),
        "wounded": _number(incident, "injured", title),
        "city": _city(incident, title, text),
    }


def _number(incident: Incident, field: str, title: str) -> int | None:
    """The number of people that the article gives most often, in its title twice over; of two the greater.

    A verdict weighs sources against one another; here there is but one, that says the same in many ways.
    """
    weights: Counter[int] = Counter()
    for telling in incident.tellings:
        for claim in telling.of(field):
            whole = claim.group is None and claim.part_of is None and claim.polarity == "affirmed"
            if whole and isinstance(claim.value, CountValue) and claim.value.best is not None:
                in_title = claim.span is not None and claim.span.start < len(title)
                weights[claim.value.best] += TITLE if in_title else 1
    return max(weights, key=lambda number: (weights[number], number), default=None)


def _city(incident: Incident, title: str, text: str) -> str | None:
    """The likeliest town, one that the title names before others, as the article writes it."""
    verdict = incident.fields.get("place")
    elements = verdict.best if verdict is not None and isinstance(verdict.best, tuple) else ()
    told = [(each.value, each.claims) for each in elements if isinstance(each.value, PlaceValue)]
    towns = [each for each in told if each[0].precision in ("town", "neighbourhood")]
    near = [each for each in told if each[0].precision in ("district", "near")]
    for place, claims in sorted(towns, key=lambda each: (each[0].city or each[0].name) not in title) or near:
        name = place.city or place.name
        quotes = [claim.quote.rstrip(".,") for claim in claims if claim.quote and claim.value == place]
        return name if name in text or not quotes else quotes[0]
    return None


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

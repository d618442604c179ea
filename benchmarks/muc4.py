"""MUC-4's full templates: reports of attacks in Latin America.

    python -m benchmarks.muc4 respond TEXTS... > RESPONSES
    python -m benchmarks.muc4 score --texts TEXTS... --keys KEYS... [--slots] [--trained]

`respond` writes a template for every incident that MUC-4's guidelines count, one empty template for a text without any, in the
format of the keys.  `score` responds to the texts and scores against the keys; without arguments those of TST1 and TST2.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from tellings.extract import extract
from tellings.model import Document, Extraction, PlaceValue, Telling
from tellings.reader.encoder import Encoder
from tellings.reader.reading import Reader, Reading
from tellings.reader.rules import RuleReader
from tellings.reader.trained import TrainedReader
from tellings.values import places
from tellings.values.gazetteer import Gazetteer

from .data import DATA, need, score
from .muc4_fillers import of_telling, with_spans
from .muc4_relevance import is_relevant
from .muc4_slots import SLOTS, Incident, Template, template
from .muc4_spans import likelihood, role_spans
from .muc4_texts import Message, messages

COLUMN = 36  # where fills begin
TEXTS = tuple(DATA / "muc4" / "texts" / name for name in ("tst1-muc3", "tst2-muc4"))
KEYS = tuple(DATA / "muc4" / "keys" / name for name in ("key-tst1.v7", "key-tst2.v4"))


def incidents(document: Document, extraction: Extraction, reading: Reading) -> list[Incident]:
    """The document's incidents that count, with what fills their roles."""
    told = list(extraction.tellings)
    fillers = [of_telling(telling) for telling in told]
    centres = [[start for start, _ in telling.mentions] for telling in told]
    laid = with_spans(fillers, centres, role_spans(reading), partial(likelihood, reading))
    made = [
        Incident(telling, each, is_shooting(document, telling))
        for telling, each in zip(told, laid, strict=True)
    ]
    return [incident for incident in made if is_relevant(document, incident)]


_SHOOTING = re.compile(r"shot|shoot|gunned|gunfire|fired|machine-?gunned|strafed", re.IGNORECASE)


def is_shooting(document: Document, telling: Telling) -> bool:
    """Whether the words that tell of it tell of shooting."""
    return any(_SHOOTING.search(document.text, start, end) for start, end in telling.mentions)


def origin(message: Message, extraction: Extraction, gazetteer: Gazetteer) -> str | None:
    """The country that the dateline names, else the one that most of the document's places lie in."""
    name, _, abroad = (message.place or "").title().partition("(")
    written = places.parse(abroad.strip(" )") or name.strip(), gazetteer) if message.place else None
    if written is not None and written.country is not None:
        return written.country
    told = [claim.value for telling in extraction.tellings for claim in telling.of("place")]
    codes = [place.country for place in told if isinstance(place, PlaceValue) and place.country]
    return max(sorted(set(codes)), key=codes.count) if codes else None


def respond(texts: Iterable[Path], trained: bool = False) -> Iterator[str]:
    """The response to each text, as lines of its own.  `trained`: with the trained encoder's spans laid over
    what the rules find."""
    gazetteer = Gazetteer.open()
    reader: Reader = TrainedReader(gazetteer, Encoder()) if trained else RuleReader(gazetteer)
    for message in messages(texts):
        document = message.document()
        reading = reader.read(document)
        extraction = extract(document, reading, gazetteer)
        home = origin(message, extraction, gazetteer)
        made = [template(document, each, home) for each in incidents(document, extraction, reading)]
        yield from (written(message, at, each) for at, each in enumerate(made, 1))
        if not made:
            yield written(message, None, {slot: [] for slot in SLOTS})


def written(message: Message, number: int | None, fills: Template) -> str:
    """One template in the format of the keys; `number` None for a text without incidents."""
    lines = [
        _line(0, "MESSAGE: ID", [message.id]),
        _line(1, "MESSAGE: TEMPLATE", ["*" if number is None else str(number)]),
    ]
    lines += [
        _line(at, slot, fills[slot] or ["*" if number is None else "-"]) for at, slot in enumerate(SLOTS, 2)
    ]
    return "\n".join(lines) + "\n"


def _line(number: int, slot: str, fills: list[str]) -> str:
    head = f"{number}.".ljust(4) + slot
    return "\n".join((head if not at else "").ljust(COLUMN) + fill for at, fill in enumerate(fills))


def _scored(texts: list[Path], keys: list[Path], slots: bool, trained: bool) -> str:
    with tempfile.TemporaryDirectory() as folder:
        key, response = Path(folder) / "key", Path(folder) / "response"
        key.write_text(
            "\n".join(need(each).read_text(encoding="latin-1") for each in keys), encoding="latin-1"
        )
        response.write_text(
            "\n".join(respond(map(need, texts), trained)), encoding="latin-1", errors="replace"
        )
        return score("muc4_score.py", key, response, *(["--slots"] if slots else []))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.muc4")
    verbs = parser.add_subparsers(dest="verb", required=True)
    answering = verbs.add_parser("respond", help="write response templates")
    answering.add_argument("texts", type=Path, nargs="+")
    scoring = verbs.add_parser("score", help="respond and score")
    scoring.add_argument("--texts", type=Path, nargs="+", default=list(TEXTS))
    scoring.add_argument("--keys", type=Path, nargs="+", default=list(KEYS))
    scoring.add_argument("--slots", action="store_true", help="figures for every slot")
    for verb in (answering, scoring):
        verb.add_argument("--trained", action="store_true", help="with the trained encoder's spans")
    wanted = parser.parse_args()
    if wanted.verb == "respond":
        for each in respond(map(need, wanted.texts), wanted.trained):
            sys.stdout.write(each + "\n")
    else:
        print(_scored(wanted.texts, wanted.keys, wanted.slots, wanted.trained), end="")


if __name__ == "__main__":
    main()

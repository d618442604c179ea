"""Who says what, against the annotators of PolNeAR.

    python -m benchmarks.attribution predict TEXT_DIR OUT_DIR [--plain]
    python -m benchmarks.attribution score [GOLD_DIR TEXT_DIR]

`predict` writes a brat file beside each text's name; `--plain` by quotation marks and reporting verbs alone.  `score` prints
the scorer's figures of both in one table.  Without folders it measures the development part, which nothing learns from.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tellings.model import Span
from tellings.reader import speech
from tellings.reader.reading import Attribution
from tellings.reader.sentences import paragraphs, sentences
from tellings.values import dates, names, places
from tellings.values.gazetteer import Gazetteer

from .data import DATA, need, score
from .plain_attribution import plain
from .said import Said, brat

FOLDER = DATA / "polnear" / "dev"
_ROW = re.compile(r"(content(?: with source)?) +P (\S+) R (\S+) F1 (\S+)")


def reader() -> Callable[[str], list[Said]]:
    """What a text's speakers are read to say, by the package's own reader."""
    gazetteer = Gazetteer.open()

    def is_place(words: str) -> bool:
        return places.is_known(words, gazetteer)

    def read(text: str) -> list[Said]:
        found = speech.find(text, sentences(text), names.find(text, is_place), dates.find(text))
        return grouped(text, found)

    return read


def grouped(text: str, found: Sequence[Attribution]) -> list[Said]:
    """One for each cue: a split quotation is one saying, and what somebody says that another says is left to the outer one."""
    made: dict[tuple[int, int], Said] = {}
    for each in _outermost(found):
        speaker = each.speakers[-1]
        source = Span(speaker.start, speaker.end) if speaker.start is not None and speaker.end else None
        key = each.cue.start, speaker.start or 0
        content = _with_marks(text, each) if each.direct else each.content
        before = made.get(key)
        made[key] = Said((*(before.content if before else ()), content), source, each.cue)
    return list(made.values())


def _outermost(found: Sequence[Attribution]) -> list[Attribution]:
    """Those whose cue stands in nobody's words: the annotators marked no saying within a saying."""
    kept: list[Attribution] = []
    reached = 0
    for each in sorted(found, key=lambda one: (one.content.start, -one.content.end)):
        if not (each.cue.end <= reached and any(one.content.covers(each.cue) for one in kept[-8:])):
            kept.append(each)
            reached = max(reached, each.content.end)
    return kept


def _with_marks(text: str, each: Attribution) -> Span:
    start, end = each.content.start, each.content.end
    return Span(start - (text[start - 1 : start] in '"“‘'), end + (text[end : end + 1] in '"”’'))


def predict(texts: Path, out: Path, read: Callable[[str], list[Said]]) -> None:
    """Writes a brat file for each text of a folder."""
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(need(texts).glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        (out / f"{path.stem}.ann").write_text(brat(text, read(text)), encoding="utf-8")


def table(gold: Path, texts: Path) -> str:
    """The figures of the reader and of the plain rule, side by side."""
    lines = [f"{'':34}{'P':>6}{'R':>6}{'F1':>6}"]
    ways = {"marks and reporting verbs alone": _plainly, "tellings": reader()}
    for name, read in ways.items():
        with tempfile.TemporaryDirectory() as scratch:
            predict(texts, Path(scratch), read)
            report = score("attribution_score.py", need(gold), scratch)
        lines.append(f"{name} ({report.splitlines()[0]})")
        lines += [f"  {what:32}{p:>6}{r:>6}{f:>6}" for what, p, r, f in _ROW.findall(report)]
    return "\n".join(lines)


def _plainly(text: str) -> list[Said]:
    return plain(text, paragraphs(text))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.attribution")
    verbs = parser.add_subparsers(dest="verb", required=True)
    one = verbs.add_parser("predict", help="write brat files")
    one.add_argument("texts", type=Path)
    one.add_argument("out", type=Path)
    one.add_argument("--plain", action="store_true", help="by quotation marks and reporting verbs alone")
    two = verbs.add_parser("score", help="print the table")
    two.add_argument("gold", type=Path, nargs="?", default=FOLDER / "attributions")
    two.add_argument("texts", type=Path, nargs="?", default=FOLDER / "text")
    wanted = parser.parse_args()
    if wanted.verb == "predict":
        predict(wanted.texts, wanted.out, _plainly if wanted.plain else reader())
    else:
        print(table(wanted.gold, wanted.texts))


if __name__ == "__main__":
    main()

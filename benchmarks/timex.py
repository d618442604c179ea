"""Time expressions of news and of war histories as TIMEX3, beside HeidelTime on the same files.

    python -m benchmarks.timex predict TML_DIR OUT_DIR
    python -m benchmarks.timex score [TML_DIR...]

`predict` reads TempEval-3 files (their header's date of creation and the words of their TEXT, never the tags in it) and writes
a NAME.tsv for each NAME.tml: begin, end, type, value.  `score` does so for each folder and prints the scorer's figures; without
folders for TimeBank, AQUAINT and WikiWars.
"""

from __future__ import annotations

import argparse
import html
import re
import tempfile
from pathlib import Path

from .data import DATA, need, score
from .timex3 import annotated

# Value F1 of HeidelTime 2.2.1 on the same files with the same scorer; AQUAINT 71.7 where it is also given part-of-speech tags.
PEER = {"TimeBank": "80.0", "AQUAINT": "68.9 (71.7 with tags)", "timex3_tml": "82.9"}
CORPORA = ("tempeval3/TimeBank", "tempeval3/AQUAINT", "wikiwars/timex3_tml")
_TEXT = re.compile(r"<TEXT>(.*)</TEXT>", re.DOTALL)
_CREATED = re.compile(r'<TIMEX3\b[^>]*?\bvalue="(\d{4}-\d\d-\d\d)[^"]*"')


def text_of(source: str) -> str:
    """The characters of <TEXT>, unescaped, without tags: what the offsets count in."""
    found = _TEXT.search(source)
    return html.unescape(re.sub(r"<[^>]+>", "\0", found[1])).replace("\0", "") if found else ""


def created(source: str) -> str | None:
    """The day of creation that the header gives."""
    found = _CREATED.search(_TEXT.sub("", source))
    return found[1] if found else None


def predict(folder: Path, out: Path) -> None:
    """A NAME.tsv in `out` for each NAME.tml of `folder`."""
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.glob("*.tml")):
        source = path.read_text(encoding="utf-8")
        lines = ("\t".join(map(str, each)) for each in annotated(text_of(source), created(source)))
        (out / f"{path.stem}.tsv").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def report(folder: Path) -> str:
    """The scorer's figures for one folder, under its name and the peer's figure."""
    with tempfile.TemporaryDirectory() as scratch:
        predict(need(folder), Path(scratch))
        figures = score("timex_score.py", folder, scratch)
    peer = PEER.get(folder.name, "not measured")
    return f"{folder.name}\n{figures}HeidelTime, value F1: {peer}\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.timex")
    verbs = parser.add_subparsers(dest="verb", required=True)
    predicting = verbs.add_parser("predict")
    predicting.add_argument("folder", type=Path, metavar="TML_DIR")
    predicting.add_argument("out", type=Path, metavar="OUT_DIR")
    scoring = verbs.add_parser("score")
    scoring.add_argument("folders", type=Path, nargs="*", metavar="TML_DIR")
    wanted = parser.parse_args()
    if wanted.verb == "predict":
        predict(need(wanted.folder), wanted.out)
        return
    for folder in wanted.folders or [DATA / name for name in CORPORA]:
        print(report(folder))


if __name__ == "__main__":
    main()

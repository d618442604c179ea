"""Incidents of local news against what the Gun Violence Archive settled on.

    python -m benchmarks.gunviolence [--first N] [--documents FILE] [--incidents FILE] [--split FILE NAME] [--keep FOLDER]

Reads the documents, links and exports them with the ordinary commands, and prints the scorer's figures.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from .data import DATA, need, score


def _tellings(*arguments: str | Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "tellings", *map(str, arguments)], check=True, stdout=subprocess.DEVNULL
    )


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines(keepends=True)


def gold_incidents(incidents: Path, split: tuple[str, str] | None) -> list[dict[str, Any]]:
    """The archive's incidents, or those of one part of them, in the file's order."""
    gold = [json.loads(line) for line in _lines(incidents)]
    if split is None:
        return gold
    part = dict(line.rstrip("\n").split("\t")[:2] for line in _lines(Path(split[0])))
    return [incident for incident in gold if part.get(incident["incident_id"]) == split[1]]


def chosen(
    documents: Path, incidents: Path, first: int | None, split: tuple[str, str] | None
) -> tuple[list[dict[str, Any]], list[str]]:
    """The wanted incidents, and the lines of `documents` that they rest on, in the file's order."""
    gold = gold_incidents(incidents, split)[:first]
    wanted = {document for incident in gold for document in incident["doc_ids"]}
    return gold, [line for line in _lines(documents) if json.loads(line)["id"] in wanted]


def options(prog: str) -> argparse.ArgumentParser:
    """The options of a measurement on these documents."""
    folder = DATA / "gunviolence"
    parser = argparse.ArgumentParser(prog=prog)
    parser.add_argument("--documents", type=Path, default=folder / "documents.jsonl")
    parser.add_argument("--incidents", type=Path, default=folder / "incidents.jsonl")
    parser.add_argument("--first", type=int, help="only the documents of the first N incidents")
    parser.add_argument("--split", nargs=2, metavar=("FILE", "NAME"), help="only the incidents of that part")
    parser.add_argument("--keep", type=Path, help="keep the documents, casebook and export here")
    return parser


def exported(wanted: argparse.Namespace, place: Path) -> Path:
    """The export of the wanted documents, read and linked in `place` with the ordinary commands."""
    split = tuple(wanted.split) if wanted.split else None
    _, lines = chosen(need(wanted.documents), need(wanted.incidents), wanted.first, split)
    place.mkdir(parents=True, exist_ok=True)
    (place / "documents.jsonl").write_text("".join(lines), encoding="utf-8")
    for old in place.glob("casebook.db*"):
        old.unlink()
    _tellings("read", place / "documents.jsonl", "--into", place / "casebook.db")
    _tellings("export", place / "casebook.db", "--as", "json", "--to", place / "export.json")
    return place / "export.json"


def main() -> None:
    wanted = options("python -m benchmarks.gunviolence").parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        export = exported(wanted, wanted.keep or Path(scratch))
        parts = ["--split", *wanted.split] if wanted.split else []
        print(score("incident_score.py", wanted.incidents, export, "--read-only", *parts), end="")


if __name__ == "__main__":
    main()

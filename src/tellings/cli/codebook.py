"""`tellings codebook`: check one, show one, begin a new one."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from tellings import pipeline
from tellings.codebook import SHIPPED, Codebook
from tellings.errors import UserError
from tellings.export.methodology import codebook_lines

from .files import write_whole
from .plain import one_line
from .terminal import complain, say
from .words import counted

_NAME_LINE = re.compile(r"(?m)^codebook: .*$")
_NO_NAME = re.compile(r"[^a-z0-9._-]+")


def run(arguments: argparse.Namespace) -> int:
    """Does what the action says."""
    if arguments.action == "check":
        return _check(arguments.codebook)
    if arguments.action == "new":
        return _new(Path(arguments.file), arguments.like)
    if arguments.codebook is None:
        say("\n".join(f"{name}: {pipeline.shipped_codebook(name).about}" for name in SHIPPED))
    else:
        say("\n".join(map(one_line_kept, codebook_lines(pipeline.load_codebook(arguments.codebook)))))
    return 0


def one_line_kept(line: str) -> str:
    """A line made harmless, with the blanks that it begins with."""
    return line[: len(line) - len(line.lstrip())] + one_line(line)


def _check(name: str) -> int:
    problems = pipeline.check_codebook(name)
    if problems:
        for each in problems:
            complain(f"{name}, line {each.line}: {each.reason}")
        return 2
    say(_summary(pipeline.load_codebook(name)))
    return 0


def _summary(codebook: Codebook) -> str:
    return (
        f"{one_line(codebook.label)} is sound: {counted(len(codebook.types), 'type')},"
        f" {counted(len(codebook.fields), 'field')}, policy {codebook.policy}."
    )


def _new(path: Path, like: str) -> int:
    """Writes a copy of a codebook to begin with, under the name of its file; nothing is written over."""
    if path.exists():
        raise UserError(f"{path} is there already; nothing is written over it")
    text = pipeline.codebook_text(like)
    pipeline.load_codebook(like)
    name = _NO_NAME.sub("-", path.stem.lower()).strip("-._")[:40] or "mine"
    write_whole(path, [_NAME_LINE.sub(f"codebook: {name}", text, count=1)])
    say(f"{one_line(str(path))}: change it, then `tellings codebook check {one_line(str(path))}`.")
    return 0

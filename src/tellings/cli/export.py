"""`tellings export` and what it shares with `tellings report`: a casebook as one file."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tellings import pipeline
from tellings.casebook import Casebook
from tellings.codebook import Codebook
from tellings.errors import UserError
from tellings.export import Coding, Table, cases, coded_cases, coded_record, methodology
from tellings.export.format import Content, Format, Source, text_of
from tellings.export.formats import format_of
from tellings.export.parquet import write_parquet
from tellings.export.sheets import write_xlsx
from tellings.model.records import Record
from tellings.pipeline import Hidden

from .coding import coding_of
from .files import write_whole, written_whole
from .plain import each_line
from .terminal import complain, is_terminal, say, say_exactly
from .words import counted

STANDARD_OUTPUT = "-"
METHODOLOGY = ".methodology.md"  # after the name of the file that it explains
TABLES = ("csv", "xlsx", "parquet")  # formats that can have a row for each claim


def run(arguments: argparse.Namespace) -> int:
    """Writes the casebook in a format, and beside it what that rests on."""
    if arguments.claims and arguments.kind not in TABLES:
        raise UserError(
            f"--claims is for --as {' or '.join(TABLES)}: the other formats hold all that it adds, or nothing of it"
        )
    if arguments.texts and arguments.kind != "json":
        raise UserError("--texts is for --as json: the other formats have no place for texts")
    shape = format_of(arguments.kind, arguments.claims)
    coding = coding_of(arguments, shape.codebook, shape.scheme and not arguments.unreviewed)
    home = pipeline.shipped_codebook(shape.codebook)
    policy = arguments.policy or coding.codebook.policy
    if arguments.hide_names:
        made = open_hidden(arguments, policy, lambda record: coded_record(record, coding))
        made.written(lambda record: _everything(shape, record, coding, home), _called(arguments.to))
        source = Source(cases(made.record), made.record, coding.codebook, home, coding.leave)
        _deliver(arguments, shape, source, coding)
        return 0
    with opened(arguments, policy) as shown:
        record = shown.record(arguments.texts)
        found = cases(record)
        if shape.whole:
            record = coded_record(record, coding)
        else:
            found = coded_cases(found, coding)
        source = Source(found, record, coding.codebook, home, coding.leave)
        _deliver(arguments, shape, source, coding)
    return 0


def _everything(shape: Format, record: Record, coding: Coding, home: Codebook) -> str:
    """All that would be written, as one text."""
    pieces = text_of(shape.content(Source(cases(record), record, coding.codebook, home)))
    return "".join(pieces) + methodology(record, coding, shape.title, shape.lost, shape.notes)


def _deliver(arguments: argparse.Namespace, shape: Format, source: Source, coding: Coding) -> None:
    """Row by row into the file, and then what was counted meanwhile into the methodology."""
    content, kind = shape.content(source), _kind(arguments)
    if arguments.to == STANDARD_OUTPUT:
        if kind != "text":
            raise UserError(f"--as {kind} makes a file for other programs: name it with --to")
        deliver(STANDARD_OUTPUT, text_of(content))
        return
    written_whole(Path(arguments.to), lambda file: write_content(content, kind, file))
    if shape.explained and Path(arguments.to).is_file():  # nothing stands beside a device
        told = methodology(source.record, coding, shape.title, shape.lost, shape.notes)
        write_whole(Path(arguments.to + METHODOLOGY), [told])


def _kind(arguments: argparse.Namespace) -> str:
    """What kind of file is written: as it was asked for, and a table of a scheme as the file's name ends."""
    if arguments.kind in ("xlsx", "parquet"):
        return str(arguments.kind)
    ending = Path(arguments.to).suffix.lower()
    scheme = arguments.kind not in ("json", "csv", "geojson", "plover", "ftm")
    return ending[1:] if scheme and ending in (".xlsx", ".parquet") else "text"


def write_content(content: Content, kind: str, file: BinaryIO) -> None:
    """Rows or text as a file of a kind: text, xlsx or parquet."""
    if isinstance(content, Table) and kind == "xlsx":
        write_xlsx(content, file)
    elif isinstance(content, Table) and kind == "parquet":
        write_parquet(content, file)
    else:
        file.writelines(piece.encode("utf-8", "replace") for piece in text_of(content))


def hidden_text(arguments: argparse.Namespace, shape: Callable[[Record], str]) -> str:
    """The casebook of a command in a format, with the names hidden that it asks to hide."""
    policy = arguments.policy or pipeline.DEFAULT_POLICY
    return open_hidden(arguments, policy).written(shape, _called(arguments.to))


def _called(to: str) -> str:
    return "the output" if to == STANDARD_OUTPUT else to


def open_hidden(
    arguments: argparse.Namespace, policy: str, select: Callable[[Record], Record] = lambda record: record
) -> Hidden:
    """The casebook of a command with names hidden; `select` gives the part of the record that is wanted."""
    if arguments.texts:
        raise UserError("--texts would undo --hide-names: the texts hold the names")
    with Casebook.open(arguments.casebook) as casebook:
        tell_undated(casebook, arguments.as_of)
    return pipeline.hidden(arguments.casebook, arguments.hide_names, policy, arguments.as_of, select=select)


@contextmanager
def opened(arguments: argparse.Namespace, policy: str) -> Iterator[pipeline.Shown]:
    """The casebook of a command, under a policy and as of its day."""
    with pipeline.shown(arguments.casebook, policy, arguments.as_of) as shown:
        tell_undated(shown.casebook, arguments.as_of)
        yield shown


def tell_undated(casebook: Casebook, as_of: str | None) -> None:
    """Says how many documents are kept although nothing shows that they were out by a day."""
    if as_of is None:
        return
    left = pipeline.kept(casebook.documents(), casebook.extractions(), as_of)
    undated = len(pipeline.undated(left))
    if undated:
        complain(
            f"{counted(undated, 'document')} with no known day of publication kept: nothing in it is later"
            if undated == 1
            else f"{counted(undated, 'document')} with no known day of publication kept: nothing in them is later"
        )


def deliver(to: str, pieces: Iterable[str]) -> None:
    """Writes a text, piece by piece, to a file, or to standard output for "-"; a person's screen gets nothing that steers it."""
    if to != STANDARD_OUTPUT:
        write_whole(Path(to), pieces)
    elif is_terminal():
        say(each_line("".join(pieces)))
    else:
        for piece in pieces:
            say_exactly(piece)

"""`tellings export` and what it shares with `tellings report`: a casebook as one file."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tellings import pipeline
from tellings.casebook import Casebook
from tellings.errors import UserError
from tellings.export import csv_pieces, geojson_pieces, json_pieces
from tellings.model.records import Record

from .files import write_whole
from .plain import each_line
from .terminal import complain, is_terminal, say, say_exactly
from .words import counted

STANDARD_OUTPUT = "-"


def run(arguments: argparse.Namespace) -> int:
    """Writes the casebook as JSON, CSV or GeoJSON."""
    if arguments.claims and arguments.kind != "csv":
        raise UserError("--claims is for --as csv: the other formats hold all that it adds, or nothing of it")
    if arguments.texts and arguments.kind != "json":
        raise UserError("--texts is for --as json: the other formats have no place for texts")
    if arguments.hide_names:
        made = hidden_text(arguments, lambda record: "".join(_formatted(record, arguments)))
        deliver(arguments.to, [made])
        return 0
    with opened(arguments) as shown:
        deliver(arguments.to, _formatted(shown.record(arguments.texts), arguments))
    return 0


def hidden_text(arguments: argparse.Namespace, shape: Callable[[Record], str]) -> str:
    """The casebook of a command in a format, with the names hidden that it asks to hide."""
    if arguments.texts:
        raise UserError("--texts would undo --hide-names: the texts hold the names")
    with Casebook.open(arguments.casebook) as casebook:
        tell_undated(casebook, arguments.as_of)
    made = pipeline.hidden(
        arguments.casebook,
        arguments.hide_names,
        arguments.policy or pipeline.DEFAULT_POLICY,
        arguments.as_of,
    )
    to = "the output" if arguments.to == STANDARD_OUTPUT else arguments.to
    return made.written(shape, to)


@contextmanager
def opened(arguments: argparse.Namespace) -> Iterator[pipeline.Shown]:
    """The casebook of a command, under its policy and as of its day."""
    policy = arguments.policy or pipeline.DEFAULT_POLICY
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


def _formatted(record: Record, arguments: argparse.Namespace) -> Iterator[str]:
    if arguments.kind == "csv":
        return csv_pieces(record, claims=arguments.claims)
    return geojson_pieces(record) if arguments.kind == "geojson" else json_pieces(record)

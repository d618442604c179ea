"""`tellings export` and what it shares with `tellings report`: a casebook as one file."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from tellings import pipeline
from tellings.casebook import Casebook
from tellings.errors import UserError
from tellings.export import to_csv, to_geojson, to_json
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
        deliver(arguments.to, hidden_text(arguments, lambda record: _formatted(record, arguments)))
        return 0
    record = open_record(arguments, texts=arguments.texts)
    deliver(arguments.to, _formatted(record, arguments))
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


def open_record(arguments: argparse.Namespace, texts: bool = False) -> Record:
    """The casebook of a command as a `casebook/1` record, under its policy and as of its day."""
    with Casebook.open(arguments.casebook) as casebook:
        tell_undated(casebook, arguments.as_of)
        return pipeline.export_record(
            casebook, arguments.policy or pipeline.DEFAULT_POLICY, arguments.as_of, texts
        )


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


def deliver(to: str, text: str) -> None:
    """Writes `text` to a file, or to standard output for "-"; a person's screen gets nothing that steers it."""
    if to != STANDARD_OUTPUT:
        write_whole(Path(to), text)
    elif is_terminal():
        say(each_line(text))
    else:
        say_exactly(text)


def _formatted(record: Record, arguments: argparse.Namespace) -> str:
    if arguments.kind == "csv":
        return to_csv(record, claims=arguments.claims)
    return to_geojson(record) if arguments.kind == "geojson" else to_json(record)

"""`tellings verify`: whether a casebook is still what was written into it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from tellings import pipeline
from tellings.casebook import Address, Casebook, located
from tellings.errors import CasebookError

from .plain import one_line
from .terminal import say
from .words import counted


def run(arguments: argparse.Namespace) -> int:
    """Says what is broken, a line each; or that nothing is, with the hash of the last entry to note down."""
    broken = 0
    with Casebook.open(arguments.casebook) as casebook, casebook.snapshot():
        for fault in casebook.verify(arguments.head):
            say(one_line(fault))
            broken += 1
        for fault in _of_originals(casebook, located(arguments.casebook)):
            say(one_line(fault))
            broken += 1
        position, head = casebook.head()
        documents = casebook.count()
    if broken:
        say(
            f"{one_line(str(arguments.casebook))} is not what was written into it: {counted(broken, 'fault')}."
        )
        return CasebookError.exit_code
    say(
        f"{one_line(str(arguments.casebook))} holds: {counted(documents, 'document')}, and a journal without a gap.\n"
        f"Its entries so far: {position:,}.  The last has the hash {head or 'of nothing'}\n"
        "Note the hash elsewhere: `tellings verify --head HASH` shows later that nothing up to it was taken away."
    )
    return 0


def _of_originals(casebook: Casebook, place: Path | Address) -> Iterator[str]:
    """The kept files that are gone or were changed.  A database keeps none."""
    if isinstance(place, Address):
        return
    try:
        for each in pipeline.faults(casebook.documents(), pipeline.originals_folder(place)):
            yield f"{each.path}, from which document {each.document} was read: {each.what}"
    except (ValueError, KeyError, TypeError):  # what a record that is none any more comes to
        yield "what is noted of a document cannot be read any more, and so not all kept originals were looked at"

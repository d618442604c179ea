"""`tellings verify`: whether a casebook is still what was written into it."""

from __future__ import annotations

import argparse

from tellings.casebook import Casebook
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
        position, head = casebook.head()
        documents = casebook.count()
    if broken:
        say(f"{one_line(arguments.casebook)} is not what was written into it: {counted(broken, 'fault')}.")
        return CasebookError.exit_code
    say(
        f"{one_line(arguments.casebook)} holds: {counted(documents, 'document')}, and a journal without a gap.\n"
        f"Its entries so far: {position:,}.  The last has the hash {head or 'of nothing'}\n"
        "Note the hash elsewhere: `tellings verify --head HASH` shows later that nothing up to it was taken away."
    )
    return 0

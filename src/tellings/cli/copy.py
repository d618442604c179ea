"""`tellings copy`: a casebook into another file or database."""

from __future__ import annotations

import argparse

from tellings import pipeline
from tellings.casebook import Address

from .plain import one_line
from .terminal import complain, say
from .words import counted


def run(arguments: argparse.Namespace) -> int:
    """Copies, and says what was found to be the same."""
    source, to = one_line(str(arguments.casebook)), one_line(str(arguments.to))
    arguments.interrupted = f"stopped; {source} is as it was, and nothing is in {to}"

    def waiting(message: str) -> None:
        complain(f"{message}; waiting for it to end")

    copied = pipeline.copy(arguments.casebook, arguments.to, wait=arguments.wait, on_wait=waiting)
    lines = [
        f"{to} holds what {source} holds: {counted(copied.documents, 'document')}, a journal of"
        f" {copied.entries:,} entries, and all beside.  Their exports are the same, byte for byte."
    ]
    if copied.originals:
        lines.append(f"{counted(copied.originals, 'kept original')} went along.")
    if copied.left and isinstance(arguments.to, Address):
        lines.append(
            f"{counted(copied.left, 'kept original')} stayed beside {source}: a database has no folder for them."
        )
    elif copied.left:
        lines.append(
            f"{counted(copied.left, 'original')} that documents name did not come along: where you have them, put them into"
            f" {to}.originals."
        )
    if copied.faults:
        lines.append(
            f"`tellings verify` finds {counted(copied.faults, 'fault')} in {source}, and the same in the copy."
        )
    say("\n".join(lines))
    return 0

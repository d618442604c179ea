"""`tellings spark read`: from files on any file system to tables, on many machines."""

from __future__ import annotations

import argparse

from tellings import spark
from tellings.casebook import Casebook, Where
from tellings.model import Judgement

from .coding import coding_of
from .terminal import complain, say
from .words import counted


def run(arguments: argparse.Namespace) -> int:
    """Reads, and says what came of it."""
    coding = coding_of(arguments)
    judgements = _judgements(arguments.judgements)
    arguments.interrupted = (
        f"stopped; what was done until then stays in {arguments.output}, and a new run goes on from there"
    )
    options = spark.Options(
        policy=arguments.policy or coding.codebook.policy,
        partitions=arguments.partitions,
        batch=arguments.batch,
    )
    with spark.session(arguments.master, dict(arguments.conf)) as session:
        came = spark.read(
            session,
            arguments.input,
            arguments.output,
            judgements=judgements,
            options=options,
            wanted=None if arguments.only_tables else spark.Wanted(coding, arguments.texts),
            tell=lambda step: complain(f"step {step}"),
        )
    say(
        f"{arguments.output} holds {counted(came.documents, 'document')} and {counted(came.incidents, 'incident')}."
        + (f"\nNot read: {came.unread:,} (see the table unread)" if came.unread else "")
        + f"\nNext: tellings load {arguments.output} --into CASEBOOK"
    )
    if not came.documents:
        complain("nothing could be read")
        return 1
    return 0


def _judgements(casebook: Where | None) -> tuple[Judgement, ...]:
    if casebook is None:
        return ()
    with Casebook.open(casebook) as opened:
        return opened.judgements()

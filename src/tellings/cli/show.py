"""`tellings show`: the incidents of a casebook, one of them in full, or what was not read."""

from __future__ import annotations

import argparse

from tellings import pipeline
from tellings.casebook import Casebook
from tellings.errors import UserError
from tellings.export import coded_record, narrowed, to_json
from tellings.model.records import Record

from .coding import coding_of
from .export import tell_undated
from .incident import incident_parts
from .plain import json_harmless, one_line
from .selection import chosen
from .table import incident_table
from .terminal import render, say, width
from .words import counted


def run(arguments: argparse.Namespace) -> int:
    """Shows what was asked for."""
    if arguments.unread:
        if arguments.id is not None:
            raise UserError("--unread lists all that could not be read, and takes no ID")
        return _unread(arguments)
    coding = coding_of(arguments)
    with Casebook.open(arguments.casebook) as casebook:
        tell_undated(casebook, arguments.as_of)
        policy = arguments.policy or coding.codebook.policy
        record = coded_record(pipeline.export_record(casebook, policy, arguments.as_of), coding)
        incident = chosen(record, arguments.id) if arguments.id is not None else None
        if arguments.json:
            say(json_harmless(to_json(narrowed(record, [incident]) if incident else record)))
        elif incident:
            texts = {
                each["document"]: casebook.document(each["document"]).text for each in incident["tellings"]
            }
            say(render(*incident_parts(record, incident, texts)))
        else:
            _incidents(record, arguments.casebook, sum(coding.left_out.values()))
    return 0


def _incidents(record: Record, name: str, left_out: int) -> None:
    incidents, documents = record["incidents"], record["documents"]
    if not incidents and left_out:
        say(f"No incident of {one_line(name)} qualifies: {left_out:,} left out by the codebook and filters.")
        return
    if not incidents:
        say(f"{one_line(name)} holds {counted(len(documents), 'document')} and no incidents.")
        return
    say(render(incident_table(record, width())))
    findings = sum(len(each["findings"]) for each in incidents)
    say(
        f"\n{counted(len(incidents), 'incident')} from {counted(len(documents), 'document')};"
        f" {counted(findings, 'finding')}."
        + (f"  {left_out:,} left out by the codebook and filters." if left_out else "")
        + f"\nIn full: tellings show {one_line(name)} ID"
    )


def _unread(arguments: argparse.Namespace) -> int:
    with Casebook.open(arguments.casebook) as casebook:
        unread = sorted(casebook.unread(), key=lambda each: (each.path, each.reason))
    if arguments.json:
        say(
            json_harmless(
                to_json({"unread": [{"path": each.path, "reason": each.reason} for each in unread]})
            )
        )
    else:
        say(
            "\n".join(f"{one_line(each.path)}: {one_line(each.reason)}" for each in unread)
            or "Everything was read."
        )
    return 0

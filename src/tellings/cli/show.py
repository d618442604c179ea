"""`tellings show`: the incidents of a casebook, one of them in full, or what was not read."""

from __future__ import annotations

import argparse

from tellings import pipeline
from tellings.casebook import Casebook
from tellings.errors import UserError
from tellings.export import coded_record, narrowed, to_json
from tellings.export.coding import Coding

from .coding import coding_of
from .export import tell_undated
from .incident import incident_parts
from .plain import json_harmless, one_line
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
    policy = arguments.policy or coding.codebook.policy
    with pipeline.shown(arguments.casebook, policy, arguments.as_of) as shown:
        tell_undated(shown.casebook, arguments.as_of)
        if arguments.id is not None:
            _incident(shown, arguments, coding)
        elif arguments.json:
            say(json_harmless(to_json(coded_record(shown.record(), coding))))
        else:
            _incidents(shown, str(arguments.casebook), coding)
    return 0


def _incident(shown: pipeline.Shown, arguments: argparse.Namespace, coding: Coding) -> None:
    record, found = shown.around(arguments.id)
    incident = coding.coded(found, found["reviewed"])
    if incident is None:
        (reason,) = coding.left_out
        raise UserError(f"incident {found['id']} is left out by the codebook and filters: {reason}")
    record = coded_record(record, coding)
    if arguments.json:
        say(json_harmless(to_json(narrowed(record, [incident]))))
        return
    documents = {each["document"] for each in incident["tellings"]}
    texts = {each: shown.casebook.document(each).text for each in documents}
    say(render(*incident_parts(record, incident, texts)))


def _incidents(shown: pipeline.Shown, name: str, coding: Coding) -> None:
    whole = shown.record()
    record = coded_record(whole, coding)
    record = {**record, "incidents": list(record["incidents"])}
    incidents, left_out = record["incidents"], sum(coding.left_out.values())
    if not incidents and left_out:
        say(f"No incident of {one_line(name)} qualifies: {left_out:,} left out by the codebook and filters.")
        return
    is_whole = record["documents"] is whole["documents"]
    documents = shown.documents(whole) if is_whole else sum(1 for _ in record["documents"])
    if not incidents:
        say(f"{one_line(name)} holds {counted(documents, 'document')} and no incidents.")
        return
    say(render(incident_table(record, width())))
    findings = sum(len(each["findings"]) for each in incidents)
    say(
        f"\n{counted(len(incidents), 'incident')} from {counted(documents, 'document')};"
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

"""`tellings why`: the evidence on two incidents, tellings or documents, each comparison with its weight."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tellings import pipeline
from tellings.casebook import Casebook
from tellings.export import to_json
from tellings.link import Why, odds
from tellings.model import Document
from tellings.model.records import to_record

from .plain import json_harmless, one_line
from .table import SHORT_ID
from .terminal import render, say
from .words import counted

if TYPE_CHECKING:
    from rich.table import Table


def run(arguments: argparse.Namespace) -> int:
    """Shows why two things are of one incident or are not."""
    with Casebook.open(arguments.casebook) as casebook:
        found = pipeline.reasons(casebook, arguments.a, arguments.b)
        if arguments.json:
            say(json_harmless(to_json(to_record(found))))
            return 0
        reports = [casebook.document(each) for each in found.documents]
    say("\n".join(_heading(found, reports)) + "\n")
    say(render(_evidence(found)))
    say("\n" + "\n".join(_whole(found)))
    return 0


def _heading(found: Why, reports: list[Document]) -> list[str]:
    lines = [f"{'One incident' if found.together else 'Two incidents'}: {_because(found)}."]
    for each in found.judgements:
        lines.append(f"  {one_line(each.by)}, {each.at[:10]}: {one_line(each.why)}")
    for label, telling, report in zip("AB", (found.first, found.second), reports, strict=True):
        title = one_line(report.title or report.text[:80])
        lines.append(
            f"{label}  {telling[:SHORT_ID]}  {title}"
            + (f" ({one_line(report.outlet)})" if report.outlet else "")
        )
    return lines


def _because(found: Why) -> str:
    """What decided, in words."""
    if found.decided == "judgement":
        return "a person decided so"
    if found.decided == "copy":
        return "one text is a copy of the other"
    if found.decided == "rule":
        return str(found.evidence.contradicts)
    if found.decided == "evidence":
        return f"the evidence on these two speaks {'for' if found.together else 'against'} it"
    if found.together:
        return "these two alone would not be, but other tellings of the incident hold them together"
    return "these two alone would be one, but the whole of their incidents speaks against it"


def _evidence(found: Why) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, safe_box=True)
    table.add_column("Bits", justify="right", no_wrap=True)
    table.add_column("Comparison", overflow="fold")
    table.add_column("Level", overflow="fold")
    table.add_column("A | B, or what both give", overflow="fold", ratio=1)
    for part in found.evidence.parts:
        shown = one_line(found.shown.get(part.comparison, ""))
        table.add_row(f"{part.bits:+.2f}", part.comparison, part.level, shown)
    table.add_row(f"{found.evidence.score:+.2f}", "together", odds(found.evidence.score), "")
    return table


def _whole(found: Why) -> list[str]:
    lines = []
    if found.evidence.contradicts:
        lines.append(f"Whatever the evidence, a rule keeps the two apart: {found.evidence.contradicts}.")
    if found.pairs > 1 and found.mean is not None:
        lines.append(
            f"Over the {counted(found.pairs, 'pair')} of tellings of the two incidents the mean is {found.mean:+.2f} bits."
        )
    lines.append("+1 bit doubles the odds, -1 halves them; above zero, taken together, is one incident.")
    return lines

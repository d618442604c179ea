"""`tellings read`: from files into a casebook."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tellings import pipeline
from tellings.model import Unread
from tellings.pipeline.outcome import Progress

from . import watching
from .plain import one_line
from .terminal import complain, say
from .words import counted, duration, size

SHOWN = 10  # lines of a list before it is shortened


def run(arguments: argparse.Namespace) -> int:
    """Reads, or with --dry-run only says what would be read."""
    if arguments.dry_run:
        return _dry_run(arguments)
    arguments.interrupted = (
        f"stopped; what was read until then stays in {arguments.into}, and a new run goes on from there"
    )
    code = _read(arguments) if arguments.paths or not arguments.watch else 0
    if arguments.watch:
        watching.run(arguments, _options(arguments), waiting)
    return code


def _read(arguments: argparse.Namespace) -> int:
    with _progress() as on_progress:
        summary = pipeline.read(
            arguments.paths,
            arguments.into,
            on_progress=on_progress,
            wait=arguments.wait,
            on_wait=waiting,
            policy=arguments.policy or pipeline.DEFAULT_POLICY,
            options=_options(arguments),
        )
    say(summary_text(summary, str(arguments.into)))
    if summary.nothing_read:
        complain("nothing could be read")
        return 1
    return 0


def _options(arguments: argparse.Namespace) -> pipeline.ReadOptions:
    return pipeline.ReadOptions(
        arguments.columns,
        arguments.added_by,
        arguments.keep_originals,
        arguments.processes,
        arguments.threads,
    )


def summary_text(summary: pipeline.ReadSummary, into: str) -> str:
    """What a run came to, and what to do next."""
    known = f", {summary.known:,} already known" if summary.known else ""
    lines = [
        f"Read {counted(summary.read, 'new document')}{known}.",
        f"{one_line(into)} holds {counted(summary.documents, 'document')}, {counted(summary.incidents, 'incident')} and"
        f" {counted(summary.findings, 'finding')}.",
        *unread_lines(summary.unread, f"`tellings show {one_line(into)} --unread` lists them all"),
    ]
    if summary.incidents:
        lines.append(f"Next: tellings show {one_line(into)}")
    return "\n".join(lines)


def unread_lines(unread: tuple[Unread, ...], pointer: str) -> Iterator[str]:
    """What was not read, a line each; of a long list the first ones, a count, and where the rest is."""
    if not unread:
        return
    yield f"Not read: {len(unread):,}"
    shown = unread if len(unread) <= SHOWN + 1 else unread[:SHOWN]
    for each in shown:
        yield f"  {one_line(each.path)}: {one_line(each.reason)}"
    if len(shown) < len(unread):
        yield f"  and {len(unread) - len(shown):,} more: {pointer}"


def _dry_run(arguments: argparse.Namespace) -> int:
    plan = pipeline.plan(arguments.paths, arguments.into, options=_options(arguments))
    known = f", {plan.known:,} already known" if plan.known else ""
    lines = [
        f"Would read {counted(plan.documents, 'new document')} ({counted(plan.characters, 'character')})"
        f" from {counted(len(plan.files), 'file')} ({size(plan.size)}){known}."
    ]
    if plan.seconds is not None:
        lines.append(f"That would take about {duration(plan.seconds)} on this machine.  Nothing was written.")
    else:
        lines.append("Nothing was written.")
    lines.extend(f"Columns of {one_line(path)}: {one_line(words)}" for path, words in plan.notes[:SHOWN])
    if len(plan.notes) > SHOWN:
        lines.append(f"  and those of {len(plan.notes) - SHOWN:,} more tables")
    lines.extend(unread_lines(plan.unread, "a real run records them all"))
    say("\n".join(lines))
    return 0 if plan.documents or plan.known else 1


def waiting(message: str) -> None:
    """Tells for whom this command waits."""
    complain(f"{message}; waiting for it to end")


@contextmanager
def _progress() -> Iterator[Callable[[Progress], None] | None]:
    """A progress bar with the time left, where standard error is a terminal; nothing where it is not."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich import progress
    from rich.console import Console

    bar = progress.Progress(
        progress.TextColumn("{task.description}", markup=False),
        progress.BarColumn(),
        progress.TaskProgressColumn(),
        progress.TextColumn("{task.fields[documents]} documents", markup=False),
        progress.TimeRemainingColumn(compact=True),
        console=Console(stderr=True, legacy_windows=False),
        transient=True,
    )
    with bar:
        task = bar.add_task("Reading", total=None, documents="0")

        def show(at: Progress) -> None:
            doing = "Reading" if at.done < at.total else "Putting incidents together"
            bar.update(
                task, total=at.total, completed=at.done, documents=f"{at.documents:,}", description=doing
            )

        yield show

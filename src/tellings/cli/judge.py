"""`tellings judge`: a person's decisions over a casebook."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from tellings.casebook import Casebook
from tellings.errors import UserError
from tellings.export.words import BECAME, DECIDED, GROUPS
from tellings.model import Judgement, Ruling, Span
from tellings.review import Outcome, Review
from tellings.values.gazetteer import Gazetteer

from .plain import one_line
from .table import SHORT_ID
from .terminal import complain, say
from .words import counted

WAIT = 60.0  # seconds for another writer: a decision is short, and so is most reading
QUOTED = 80  # characters of what a judgement is about


def run(arguments: argparse.Namespace) -> int:
    """Decides, undoes, lists, or walks through what most needs deciding."""
    if arguments.decision == "list":
        with opened(arguments, write=False) as review:
            say("\n".join(history_lines(review)) or "Nobody has decided anything yet.")
        return 0
    if arguments.decision == "walk":
        from .walk import walk

        with opened(arguments) as review:
            return walk(review)
    with opened(arguments) as review:
        say("\n".join(outcome_lines(_decided(review, arguments))))
    return 0


@contextmanager
def opened(arguments: argparse.Namespace, write: bool = True) -> Iterator[Review]:
    """A review of the casebook by whom the command names."""

    def waiting(message: str) -> None:
        complain(f"{message}; waiting for it to end")

    with (
        Casebook.open(
            arguments.casebook, write=write, wait=WAIT, on_wait=waiting, command="tellings judge"
        ) as casebook,
        Gazetteer.open() as gazetteer,
    ):
        yield Review(casebook, gazetteer, getattr(arguments, "who", ""), lambda: datetime.now(UTC))


def _decided(review: Review, arguments: argparse.Namespace) -> Outcome:
    names, why = arguments.names, arguments.why
    match arguments.decision:
        case "same":
            return review.same(names, why)
        case "not-same":
            return review.not_same(names, why)
        case "merge":
            return review.merge(names, why)
        case "split":
            return review.split(arguments.incident, names, why)
        case "choose":
            return review.choose(names, why)
        case "reject":
            return review.reject(names, why)
        case "furniture":
            return review.furniture(names, why, _span(arguments.span))
        case "claim":
            return _claimed(review, arguments)
        case "undo":
            return review.undo(names, why)
    raise UserError(f"no decision is called {arguments.decision}")


def _claimed(review: Review, arguments: argparse.Namespace) -> Outcome:
    """A claim of a passage; what is not said of it is guessed from its words, and said."""
    span = _span(arguments.span)
    assert span is not None
    field, value, group = arguments.field, arguments.value, arguments.group
    if field is None or value is None:
        guesses = review.selected(arguments.names, span).guesses()
        guess = next((each for each in guesses if field in (None, each.field)), None)
        if guess is None:
            raise UserError(f"the passage gives no {field} by itself: say its --value")
        field, value, group = guess.field, value or guess.words, group or guess.group
        of = f" ({GROUPS[group]})" if group else ""
        say(f"Read as {field}{of}: {one_line(value)}")
    return review.claim(arguments.names, span, field, value, arguments.why, group, None, arguments.of)


def _span(text: str | None) -> Span | None:
    if text is None:
        return None
    start, _, end = text.partition("-")
    is_number = start.isascii() and start.isdecimal() and end.isascii() and end.isdecimal()
    if not (is_number and int(start) < int(end)):
        raise UserError(f"not the characters of a passage, such as 120-310: {text!r}")
    return Span(int(start), int(end))


def outcome_lines(outcome: Outcome) -> Iterator[str]:
    """What was decided, what changed by it, and which earlier decisions it overrules."""
    judgement, ruling = outcome.judgement, outcome.ruling
    yield f"{DECIDED[judgement.kind]} (judgement {judgement.id[:SHORT_ID]})."
    if ruling.state in BECAME:
        answer = f": judgement {ruling.by[:SHORT_ID]}" if ruling.by else ""
        yield f"It changes nothing now: {BECAME[ruling.state]}{answer}."
    for each in outcome.overrules:
        yield (
            f"This overrules judgement {each.id[:SHORT_ID]} ({DECIDED[each.kind].lower()}, by {one_line(each.by)},"
            f" {each.at[:10]}): {one_line(each.why)}"
        )
    for incident in outcome.incidents:
        yield f"Incident {incident.id[:SHORT_ID]} now rests on {counted(len(incident.tellings), 'telling')}."
    for id in outcome.gone:
        yield f"There is no incident {id[:SHORT_ID]} any more."
    if not outcome.incidents and not outcome.gone:
        yield "No incident changed by it."


def history_lines(review: Review) -> Iterator[str]:
    """Every judgement, the first made first: what, of what, by whom, why, and what became of it."""
    for judgement, ruling in review.history():
        yield f"{judgement.id[:SHORT_ID]} {DECIDED[judgement.kind]}{_became(judgement, ruling)}"
        yield f"    {one_line(judgement.by)}, {judgement.at[:19].replace('T', ' ')}: {one_line(judgement.why)}"
        if judgement.undoes is None:
            for subject in judgement.about:
                words = one_line(review.quoted(subject))
                shown = words if len(words) <= QUOTED else words[:QUOTED] + "…"
                yield f"    {subject.kind} {subject.id[:SHORT_ID]}" + (f" “{shown}”" if shown else "")


def _became(judgement: Judgement, ruling: Ruling) -> str:
    if judgement.undoes is not None and ruling.state == "stands":
        return f": judgement {judgement.undoes[:SHORT_ID]}"
    if ruling.state == "stands":
        return ""
    by = f", judgement {ruling.by[:SHORT_ID]}" if ruling.by else ""
    return f" - {BECAME[ruling.state]}{by}"

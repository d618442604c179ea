"""A walk, question by question, through what most needs deciding."""

from __future__ import annotations

import sys

from tellings.errors import UserError
from tellings.export import words
from tellings.export.record import claim_record
from tellings.link import odds
from tellings.review import Question, Review, questions

from .judge import outcome_lines
from .plain import one_line
from .table import SHORT_ID
from .terminal import flush, say

HELP = "a number chooses, r and a number rejects, f and a number marks its paragraph as furniture, u undoes the last, s skips, q ends"
_ASKED = {"unsure": "was read with little certainty"}
HELP_ON_TWO = "1 makes them one, 2 holds them apart, u undoes the last, s skips, q ends"


def walk(review: Review) -> int:
    """Asks until nothing is open, the person ends it, or there is no more input."""
    skipped: set[object] = set()
    last: str | None = None
    while question := next((each for each in questions(review.view) if each.key not in skipped), None):
        _show(question)
        answer = _ask(f"[{_help(question)}]\n> ")
        if answer is None or answer == "q":
            return 0
        if answer == "s":
            skipped.add(question.key)
            continue
        try:
            last = _answered(review, question, answer, last)
        except UserError as error:
            say(f"{error}.")
    say("Nothing more needs deciding.")
    return 0


def _show(question: Question) -> None:
    if question.other is not None:
        assert question.bits is not None
        ours, theirs = question.incident[:SHORT_ID], question.other[:SHORT_ID]
        say(
            f"\nIncidents {ours} and {theirs}: one, or two? {odds(question.bits)} (tellings why {ours} {theirs})"
        )
        return
    field = f" {question.field}" if question.field else ""
    group = f" ({words.GROUPS[question.group]})" if question.group else ""
    say(
        f"\nIncident {question.incident[:SHORT_ID]}, {words.plain(question.type)}:{field}{group} {_ASKED.get(question.asked, question.asked)}"
    )
    for number, claim in enumerate(question.claims, 1):
        record = claim_record(claim)
        quote = f" “{one_line(claim.quote)}”" if claim.quote else ""
        say(
            f"  {number}. {words.value(claim.field, record['value'])}: {one_line(words.voice(record))}{quote}"
        )


def _help(question: Question) -> str:
    return HELP if question.other is None else HELP_ON_TWO


def _answers(question: Question, letter: str) -> int:
    """How many numbers there are to answer with behind a letter."""
    if question.other is None:
        return len(question.claims)
    return 0 if letter else 2


def _ask(prompt: str) -> str | None:
    """One line from the person; None where there is no more."""
    say(prompt.rstrip("\n"))
    flush()
    line = sys.stdin.readline()
    return line.strip() if line else None


def _answered(review: Review, question: Question, answer: str, last: str | None) -> str | None:
    """Does what was answered; gives the id of the judgement that `u` would undo."""
    letter, number = (answer[:1], answer[1:].strip()) if answer[:1] in ("r", "f", "u") else ("", answer)
    if letter == "u":
        if last is None:
            raise UserError("nothing was decided in this walk yet")
    elif not number.isdecimal() or not 1 <= int(number) <= _answers(question, letter):
        raise UserError(f"not an answer: {_help(question)}")
    why = _ask("Why?")
    if why is None:
        return last
    if letter == "u":
        assert last is not None
        outcome = review.undo(last, why)
    elif question.other is not None:
        both = (question.incident, question.other)
        outcome = review.merge(both, why) if number == "1" else review.not_same(both, why)
    else:
        claim = question.claims[int(number) - 1].id
        decide = {"r": lambda: review.reject([claim], why), "f": lambda: review.furniture(claim, why)}
        outcome = decide.get(letter, lambda: review.choose(claim, why))()
    say("\n".join(outcome_lines(outcome)))
    return None if letter == "u" else outcome.judgement.id

"""The command line of `tellings judge`: one subcommand for each decision."""

from __future__ import annotations

import argparse
from typing import get_args

from .place import place

Decisions = argparse._SubParsersAction  # what add_subparsers gives; argparse has no public name for it


def judging(verbs: Decisions[argparse.ArgumentParser]) -> None:
    """Adds the verb and its decisions."""
    verb = verbs.add_parser(
        "judge",
        help="decide what the machine cannot: what is one incident, which claim holds",
        description="Decide what the machine cannot.  Decisions are kept with who, when and why; they outrank the machine, hold"
        " when the reports are read again by a better reader, and can be undone.  Where two contradict each other the later"
        " one wins, and says so.  An ID is the beginning of one; `tellings show` and `tellings show ID` tell them.",
        epilog="examples:\n"
        '  tellings judge my.db not-same 4c6a 91fe --who "A. Analyst" --why "two streets, two nights"\n'
        '  tellings judge my.db choose 77ab --who "A. Analyst" --why "the hospital counted"\n'
        "  tellings judge my.db list",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.add_argument(
        "casebook", type=place, metavar="CASEBOOK", help="the casebook, as made by `tellings read`"
    )
    decisions = verb.add_subparsers(dest="decision", required=True, metavar="DECISION")
    _several(decisions, "same", "ID", "these tellings are of one incident")
    _several(
        decisions,
        "not-same",
        "ID",
        "these are different incidents; an incident's id stands for all its tellings, unless two of the IDs are of one incident",
    )
    _several(decisions, "merge", "INCIDENT", "these incidents, with all their tellings, are one")
    split = _one_of(decisions, "split", "these tellings are not of the incident that its others make")
    split.add_argument("incident", metavar="INCIDENT")
    split.add_argument("names", nargs="+", metavar="TELLING")
    _single(decisions, "choose", "CLAIM", "this claim gives the value")
    _several(decisions, "reject", "CLAIM", "these claims are not so")
    furniture = _single(
        decisions,
        "furniture",
        "ID",
        "the paragraph with this claim's words is no part of the report; with --span, a passage of a document",
    )
    furniture.add_argument(
        "--span", metavar="START-END", help="the passage's characters, where ID is a document's"
    )
    _claim(decisions)
    _single(decisions, "undo", "JUDGEMENT", "take back a decision")
    decisions.add_parser("list", help="every decision, and what became of it")
    walk = decisions.add_parser("walk", help="go through what most needs deciding, question by question")
    _who(walk)


def _claim(decisions: Decisions[argparse.ArgumentParser]) -> None:
    claim = _single(
        decisions,
        "claim",
        "DOCUMENT",
        "a passage of this document gives a value that was not read there; what is not said is guessed from its words",
    )
    claim.add_argument("--span", required=True, metavar="START-END", help="the passage's characters")
    claim.add_argument("--field", metavar="FIELD", help="killed, injured, date, place, responsible, ...")
    claim.add_argument(
        "--value", metavar="WORDS", help='the value in words, such as "at least 7" or "4 May 2021"'
    )
    claim.add_argument(
        "--group", type=_group, metavar="GROUP", help="of a count: who was counted (such as victim or child)"
    )
    claim.add_argument(
        "--of", metavar="ID", help="the incident; without it the one that is told nearest to the passage"
    )


def _one_of(decisions: Decisions[argparse.ArgumentParser], name: str, what: str) -> argparse.ArgumentParser:
    decision = decisions.add_parser(name, help=what, description=what[0].upper() + what[1:] + ".")
    _who(decision)
    decision.add_argument(
        "--why", required=True, metavar="TEXT", help="the reason, for whoever reads it later"
    )
    return decision


def _who(decision: argparse.ArgumentParser) -> None:
    decision.add_argument("--who", required=True, metavar="NAME", help="who decides")


def _several(decisions: Decisions[argparse.ArgumentParser], name: str, of: str, what: str) -> None:
    _one_of(decisions, name, what).add_argument("names", nargs="+", metavar=of)


def _single(
    decisions: Decisions[argparse.ArgumentParser], name: str, of: str, what: str
) -> argparse.ArgumentParser:
    decision = _one_of(decisions, name, what)
    decision.add_argument("names", metavar=of)
    return decision


def _group(word: str) -> str:
    """A group of people, checked only where one is given: help loads no layer below the command."""
    from tellings.model import Group

    if word not in get_args(Group):
        raise argparse.ArgumentTypeError(f"{word!r} is none of {', '.join(get_args(Group))}")
    return word

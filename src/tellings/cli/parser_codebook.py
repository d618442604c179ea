"""The command line of `tellings codebook`, and the options by which other verbs select and filter incidents."""

from __future__ import annotations

import argparse
from datetime import date

# Named here, so that asking for help loads no layer; tests hold them to the model.
TYPES = tuple(
    """
    attack bombing assassination abduction arson robbery hijacking clash strike sexual_violence torture custody_death protest
    repression displacement destruction accident plot arrest trial threat other
    """.split()
)
STATUSES = ("disputed", "range", "refined", "agreed", "derived", "single")
Actions = argparse._SubParsersAction  # what add_subparsers gives; argparse has no public name for it


def codebooks(verbs: Actions[argparse.ArgumentParser]) -> None:
    """Adds the verb and its actions."""
    verb = verbs.add_parser(
        "codebook",
        help="check, show or begin a codebook: what is coded, under which rules and names",
        description="A codebook is one YAML file: which types and fields of incident to code, which incidents qualify, how"
        " figures that differ become one, the columns of tables and the codes of published schemes.  It selects and maps what"
        " has been read; changing it needs no new reading.",
        epilog="examples:\n"
        "  tellings codebook show\n"
        "  tellings codebook new mine.yaml --like casualties\n"
        "  tellings codebook check mine.yaml\n"
        "  tellings export my.db --as csv --codebook mine.yaml --to incidents.csv",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = verb.add_subparsers(dest="action", required=True, metavar="ACTION")
    check = actions.add_parser("check", help="say what is wrong with a codebook, line by line")
    check.add_argument("codebook", metavar="FILE|NAME")
    show = actions.add_parser(
        "show", help="show a codebook in words; without one, list those that are shipped"
    )
    show.add_argument("codebook", metavar="FILE|NAME", nargs="?")
    new = actions.add_parser("new", help="write a codebook to begin with; nothing is written over")
    new.add_argument("file", metavar="FILE.yaml")
    new.add_argument(
        "--like", metavar="FILE|NAME", default="incidents", help="which one it begins as (default: incidents)"
    )


def selecting(verb: argparse.ArgumentParser) -> None:
    """Adds the codebook and the filters."""
    verb.add_argument(
        "--codebook",
        metavar="FILE|NAME",
        help="which types and fields are coded, and which incidents qualify (`tellings codebook show` lists those shipped)",
    )
    verb.add_argument(
        "--type", action="append", default=[], choices=TYPES, metavar="TYPE", dest="types",
        help="only incidents of this type; may be given several times",
    )  # fmt: skip
    verb.add_argument(
        "--since", type=day, metavar="YYYY-MM-DD", help="only incidents that began on this day or later"
    )
    verb.add_argument(
        "--until", type=day, metavar="YYYY-MM-DD", help="only incidents that began on this day or earlier"
    )
    verb.add_argument(
        "--country", action="append", default=[], metavar="COUNTRY", dest="countries",
        help="only incidents in this country: its name or its three letters (ISO 3166); may be given several times",
    )  # fmt: skip
    verb.add_argument(
        "--place", action="append", default=[], metavar="NAME", dest="places",
        help="only incidents at or in this place; may be given several times",
    )  # fmt: skip
    verb.add_argument(
        "--status", action="append", default=[], choices=STATUSES, metavar="STATUS", dest="statuses",
        help="only incidents with a field of this status (such as disputed); may be given several times",
    )  # fmt: skip


def day(text: str) -> str:
    """A day as an argument."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"not a day such as 2016-06-05: {text}") from error

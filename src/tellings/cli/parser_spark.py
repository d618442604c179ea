"""The command line of `tellings spark`, and of `tellings load`, which brings what it made into a casebook."""

from __future__ import annotations

import argparse

from .parser_codebook import Actions, selecting
from .place import place


def spark(verbs: Actions[argparse.ArgumentParser]) -> None:
    """Adds the verb and its action."""
    verb = verbs.add_parser(
        "spark",
        help="read on many machines: the same result over Apache Spark",
        description="Reads more reports than one machine can, over an Apache Spark that runs already, or on all cores of this"
        " machine.  The result is what `tellings read` and `tellings export` give, as Parquet tables, and what is selected of it as one"
        " file in the format casebook/1.",
        epilog="example:\n  spark-submit $(which tellings) spark read hdfs:///reports hdfs:///told",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = verb.add_subparsers(dest="action", required=True, metavar="ACTION")
    read = actions.add_parser(
        "read",
        help="read reports into tables; what an earlier run has done is not done again",
        description="Reads Parquet, JSONL, WARC and every other kind that `tellings read` does, from any file system that Spark reads,"
        " into the folder OUTPUT.  A run that was stopped goes on where it was.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    read.add_argument(
        "input", metavar="INPUT", help="a file, a folder, or a pattern of such; also hdfs:, s3a: and the like"
    )
    read.add_argument("output", metavar="OUTPUT", help="the folder to write to; made where there is none")
    read.add_argument(
        "--judgements",
        type=place,
        metavar="CASEBOOK",
        help="a casebook whose judgements hold for this run too",
    )
    read.add_argument(
        "--master",
        metavar="URL",
        help="the cluster: spark://HOST:PORT, yarn, k8s://..., local[2]; spark-submit's unless given",
    )
    read.add_argument(
        "--conf", action="append", default=[], type=_setting, metavar="NAME=VALUE",
        help="a setting of Spark, such as spark.executor.memory=4g; may be given several times",
    )  # fmt: skip
    read.add_argument(
        "--partitions",
        type=_number,
        metavar="N",
        help="in how many pieces the work is cut (default: one for each thousand documents)",
    )
    read.add_argument(
        "--batch", type=_number, default=100_000, metavar="N",
        help="after how many documents what was read is kept, should the run be stopped (default: 100000)",
    )  # fmt: skip
    read.add_argument(
        "--only-tables",
        action="store_true",
        help="write no casebook.json, which holds what the filters select, else everything",
    )
    read.add_argument(
        "--texts", action="store_true", help="casebook.json: with the whole text of each document"
    )
    read.add_argument(
        "--policy",
        metavar="NAME",
        help="how figures that differ become one, after a published scheme (an unknown NAME lists them all)",
    )
    selecting(read)


def load(verbs: Actions[argparse.ArgumentParser]) -> None:
    """Adds the verb."""
    verb = verbs.add_parser(
        "load",
        help="bring what `tellings spark read` made, all or a part of it, into a casebook for review",
        description="Brings documents, with all that was taken from them, into a casebook: nothing is read again.  With filters, those"
        " that tell of the incidents selected.  What people decide there goes back with `tellings spark read --judgements`.",
        epilog="example:\n  tellings load told --into my.db --country Kenya --since 2020-01-01",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verb.add_argument(
        "output", metavar="OUTPUT", help="the folder that `tellings spark read` wrote, on this machine"
    )
    verb.add_argument(
        "--into", required=True, type=place, metavar="CASEBOOK", help="the casebook; made where there is none"
    )
    verb.add_argument(
        "--added-by", metavar="NAME", help="who adds these; kept with each document and in the journal"
    )
    selecting(verb)


def _setting(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise argparse.ArgumentTypeError(f"not a setting such as spark.executor.memory=4g: {text}")
    return name.strip(), value.strip()


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"not a number from 1 up: {text}")
    return int(text)

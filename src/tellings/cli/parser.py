"""The command line: verbs, options, and a help text with an example for each."""

from __future__ import annotations

import argparse

from tellings import __version__

from .parser_codebook import codebooks, day, selecting
from .parser_judge import judging
from .parser_spark import load, spark
from .place import Parser, place


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top: argparse.ArgumentParser = Parser(
        prog="tellings",
        description="Reads reports of violent events and builds the incident database: every value quoted from its sentence"
        " and tied to its speaker.  Works offline.",
        epilog="examples:\n"
        "  tellings read reports/ --into my.db\n"
        "  tellings show my.db\n"
        "  tellings report my.db --to report.html\n\n"
        "`tellings VERB --help` tells more of each.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"tellings {__version__}")
    top.add_argument(
        "--traceback", action="store_true", help="where Tellings itself fails, show where in its code"
    )
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")
    _fetch(verbs)
    _read(verbs)
    _show(verbs)
    _why(verbs)
    _report(verbs)
    _export(verbs)
    judging(verbs)
    _serve(verbs)
    codebooks(verbs)
    _verify(verbs)
    spark(verbs)
    load(verbs)
    _copy(verbs)
    return top


# Named here, so that asking for help loads no format; a test holds them to `export.formats`.
KINDS = (
    "json",
    "csv",
    "xlsx",
    "parquet",
    "geojson",
    "ged",
    "acled",
    "gtd",
    "plover",
    "ftm",
    "ibc",
    "victims",
)

Verbs = argparse._SubParsersAction  # what add_subparsers gives; argparse has no public name for it


def _verb(
    verbs: Verbs[argparse.ArgumentParser], name: str, what: str, example: str
) -> argparse.ArgumentParser:
    return verbs.add_parser(
        name,
        help=what,
        description=what[0].upper() + what[1:] + ".",
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _fetch(verbs: Verbs[argparse.ArgumentParser]) -> None:
    verb = _verb(
        verbs,
        "fetch",
        "get pages from the web into an archive (WARC), politely; nothing else here opens the network",
        "tellings fetch https://example.org/report --to got.warc.gz && tellings read got.warc.gz --into my.db",
    )
    verb.add_argument("urls", nargs="+", metavar="URL", help="the address of a page (http or https)")
    verb.add_argument("--to", required=True, metavar="FILE.warc.gz", help="the archive to make")
    verb.add_argument(
        "--contact", metavar="ADDRESS", help="how a site can reach you; told to each site with its request"
    )


def _read(verbs: Verbs[argparse.ArgumentParser]) -> None:
    verb = _verb(
        verbs,
        "read",
        "read reports into a casebook; what is already there is not read again",
        "tellings read reports/ more/report.html lines.jsonl --into my.db\n"
        "  tellings read --watch incoming/ --into my.db",
    )
    verb.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a file or a folder of files: texts, pages, PDF, office documents, mails, tables, feeds, archives",
    )
    verb.add_argument(
        "--into",
        required=True,
        type=place,
        metavar="CASEBOOK",
        help="the casebook, made where there is none: a file, or the address of a database, as postgresql://host/name",
    )
    verb.add_argument(
        "--watch",
        action="append",
        default=[],
        metavar="FOLDER",
        help="then go on, and read what comes into FOLDER as it comes, until interrupted; may be given again for another",
    )
    verb.add_argument(
        "--settle",
        type=_seconds,
        default=2.0,
        metavar="SECONDS",
        help="with --watch: how long a file must not have changed before it is read (default: 2)",
    )
    verb.add_argument(
        "--dry-run", action="store_true", help="only say what would be read, and about how long it would take"
    )
    verb.add_argument(
        "--wait",
        type=_seconds,
        default=600.0,
        metavar="SECONDS",
        help="how long to wait while another process writes to the casebook (default: 600)",
    )
    verb.add_argument(
        "--columns",
        type=_columns,
        default={},
        metavar="NOUN=NAME,...",
        help="which column of a table holds what: text, title, published, url, archive_url, retrieved, outlet, authors,"
        " language, id; of a table of incidents date, place, country, killed, injured, responsible ... (docs/formats.md); what is not"
        " named is guessed, and --dry-run shows it",
    )
    verb.add_argument(
        "--added-by",
        metavar="NAME",
        help="who adds these files; kept with each document and in the journal (which has the name of your account without it)",
    )
    verb.add_argument(
        "--keep-originals",
        action="store_true",
        help="keep the files themselves in a folder beside the casebook (CASEBOOK.originals), each under its sha256",
    )
    verb.add_argument(
        "--processes",
        type=_number,
        metavar="N",
        help="how many processes read at once, each about 230 MB (default: as many as there are cores, fewer for a short input)",
    )
    verb.add_argument(
        "--threads",
        type=_number,
        default=1,
        metavar="N",
        help="how many threads the encoder of each process runs on (default: 1)",
    )
    _policy(verb)


def _show(verbs: Verbs[argparse.ArgumentParser]) -> None:
    verb = _verb(
        verbs,
        "show",
        "show the incidents of a casebook, or one of them in full",
        "tellings show my.db\n  tellings show my.db 3fa9",
    )
    _casebook(verb)
    verb.add_argument(
        "id", nargs="?", metavar="ID", help="the beginning of the id of an incident or of a telling"
    )
    verb.add_argument("--json", action="store_true", help="print it in the format casebook/1")
    verb.add_argument(
        "--unread", action="store_true", help="list all that could not be read, with its reason"
    )
    selecting(verb)
    _viewed(verb)


def _why(verbs: Verbs[argparse.ArgumentParser]) -> None:
    verb = _verb(
        verbs,
        "why",
        "show why two incidents, tellings or documents are of one incident, or are not",
        "tellings why my.db 3fa9 77b0",
    )
    _casebook(verb)
    for name in ("a", "b"):
        verb.add_argument(
            name, metavar=name.upper(), help="the beginning of the id of an incident, a telling or a document"
        )
    verb.add_argument("--json", action="store_true", help="print it as JSON")


def _report(verbs: Verbs[argparse.ArgumentParser]) -> None:
    verb = _verb(
        verbs,
        "report",
        "write a casebook as one web page that needs nothing else",
        "tellings report my.db --to report.html",
    )
    _casebook(verb)
    verb.add_argument(
        "--to", required=True, metavar="PAGE.html", help="the file to write; - for the terminal"
    )
    verb.add_argument("--texts", action="store_true", help="with the whole text of each document")
    _hiding(verb)
    _viewed(verb)


def _export(verbs: Verbs[argparse.ArgumentParser]) -> None:
    verb = _verb(
        verbs,
        "export",
        "export a casebook for other programs, with a file beside it that says what it rests on",
        "tellings export my.db --as csv --to incidents.csv",
    )
    _casebook(verb)
    verb.add_argument(
        "--as", required=True, dest="kind", choices=KINDS, help="the format, or the published scheme: ged, acled and gtd after"
        " the datasets of those names, ibc and victims for casualty recording, plover for event data, ftm for FollowTheMoney",
    )  # fmt: skip
    verb.add_argument("--to", required=True, metavar="FILE", help="the file to write; - for the terminal")
    verb.add_argument(
        "--claims",
        action="store_true",
        help="csv, xlsx, parquet: one row for each claim, not for each incident",
    )
    verb.add_argument(
        "--unreviewed",
        action="store_true",
        help="schemes: also incidents that no person has reviewed, which are marked so",
    )
    verb.add_argument("--texts", action="store_true", help="json: with the whole text of each document")
    selecting(verb)
    _hiding(verb)
    _viewed(verb)


def _serve(verbs: Verbs[argparse.ArgumentParser]) -> None:
    verb = _verb(
        verbs, "serve", "see, check and correct a casebook in the browser", "tellings serve my.db --port 8080"
    )
    _casebook(verb)
    verb.add_argument(
        "--host",
        default="127.0.0.1",
        help="the address to listen on (default: 127.0.0.1, this machine alone); any other needs an account",
    )
    verb.add_argument(
        "--port", type=_port, default=8000, help="the port (default: 8000; 0 for one that is free)"
    )
    verb.add_argument(
        "--owner",
        metavar="NAME",
        help="first make an owner, with a password asked for here; as soon as there is an account, everyone signs in",
    )
    verb.add_argument(
        "--password-from",
        metavar="VARIABLE",
        help="for scripts: the environment variable that holds the owner's password",
    )


def _verify(verbs: Verbs[argparse.ArgumentParser]) -> None:
    verb = _verb(
        verbs,
        "verify",
        "check that a casebook is still what was written into it: its journal, texts and quotes",
        "tellings verify my.db",
    )
    _casebook(verb)
    verb.add_argument(
        "--head",
        metavar="HASH",
        help="the hash that an earlier run gave, or its beginning: say whether that entry is still in the journal",
    )


def _copy(verbs: Verbs[argparse.ArgumentParser]) -> None:
    verb = _verb(
        verbs,
        "copy",
        "copy a casebook into another file or database, and check that the copy is the same",
        "tellings copy my.db postgresql://server/valley\n  tellings copy postgresql://server/valley my.db",
    )
    verb.add_argument("casebook", type=place, metavar="FROM", help="the casebook: a file, or an address")
    verb.add_argument(
        "to",
        type=place,
        metavar="TO",
        help="where it is copied to: a file or a database in which there is no casebook yet",
    )
    verb.add_argument(
        "--wait",
        type=_seconds,
        default=60.0,
        metavar="SECONDS",
        help="how long to wait while another process makes a casebook there (default: 60)",
    )


def _casebook(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "casebook",
        type=place,
        metavar="CASEBOOK",
        help="the casebook, as made by `tellings read`: a file, or an address that begins with postgresql://",
    )


def _hiding(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--hide-names",
        choices=("victims", "private", "all"),
        help="put pseudonyms for the names of victims, of everyone who holds no public office, or of all, and leave out quotes,"
        " titles, paths and addresses; this is not anonymity: dates, places, ages and counts still point at people",
    )


def _policy(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--policy",
        metavar="NAME",
        help="how figures that differ become one, after a published scheme (an unknown NAME lists them all)",
    )


def _viewed(verb: argparse.ArgumentParser) -> None:
    _policy(verb)
    verb.add_argument(
        "--as-of",
        type=day,
        metavar="YYYY-MM-DD",
        help="show what was known on this day: without reports published later, or that tell of a later day; those of which"
        " neither is known are kept, and counted",
    )


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"not a port: {text}")
    return int(text)


# Those of a report, and those of a row that codes an incident; a test holds them to `ingest.formats`.
_NOUNS = (
    "text title published url archive_url retrieved outlet authors language id"
    " date until place admin2 admin1 country latitude longitude type responsible target weapon"
    " killed killed_low killed_high injured arrested abducted missing displaced attackers"
).split()


def _columns(text: str) -> dict[str, str]:
    pairs = [each.partition("=") for each in text.split(",") if each.strip()]
    columns = {noun.strip(): name.strip() for noun, _, name in pairs}
    wrong = [noun for noun, name in columns.items() if noun not in _NOUNS or not name]
    if wrong or not columns:
        raise argparse.ArgumentTypeError(
            f"not columns such as text=body,title=headline: {', '.join(wrong) or text} (nouns: {', '.join(_NOUNS)})"
        )
    return columns


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 1000):
        raise argparse.ArgumentTypeError(f"not a number from 1 to 1000: {text}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"not a number of seconds: {text}") from error
    if not seconds >= 0:
        raise argparse.ArgumentTypeError(f"not a number of seconds: {text}")
    return seconds

"""Coverage-guided fuzzing of every reader of a format: python fuzz/formats.py KIND [-max_total_time=600] [-artifact_prefix=DIR/]

KIND is the end of a file's name (csv, rtf, docx ...), or what a file holds: ged, acled, gtd (tables of incidents, as far as their
claims), nexis, factiva (files of news databases), casebook (an export `casebook/1` with texts).  Needs atheris (`pip install atheris`).  It begins with the real files of
tests/formats; those that are packed are also changed inside.  It stops at the first input that breaks a promise, and keeps it: a
reader gives parts or says why not, in bounded time and memory; an exception, a page or a box that does not lie in its text, or more
than thirty seconds is a find.
"""

from __future__ import annotations

import gzip
import io
import random
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["tellings.ingest", "tellings.extract.coded"]):
    from tellings.errors import InputError
    from tellings.extract.coded import extract_coded
    from tellings.ingest.casebook1 import Exported
    from tellings.ingest.compose import document
    from tellings.ingest.formats import Budget, Item, Part, Reading, parts
    from tellings.ingest.formats.kinds import KINDS
    from tellings.ingest.formats.limits import OverBudget
    from tellings.model import Unread
    from tellings.values.gazetteer import Gazetteer

    for kind in KINDS.values():
        __import__(f"tellings.ingest.formats.{kind.module}")

TESTS = Path(__file__).parents[1] / "tests"
FILES = TESTS / "formats"
GAZETTEER = Gazetteer.open()
# What is not told by the end of a name, with the end that such a file has.
HELD = {"ged": "csv", "acled": "csv", "gtd": "csv", "nexis": "rtf", "factiva": "html", "casebook": "json"}
MARKS = (
    b"\x00",
    b"\xff\xff\xff\xff",
    b"{",
    b"}",
    b"\\bin9999999999 ",
    b"\\u-1?",
    b"<",
    b"]]>",
    b"\x1a",
    b"PK\x03\x04",
    b"\r\n\r\n",
    b"=?",
    b"--",
    b"\n",
    b",",
    b'"',
)
SMALL = {
    "eml": b"From: A <a@b.example>\nSubject: =?utf-8?q?S?=\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nwords\n--x--\n",
    "mbox": b"From a\nFrom: a@b.example\n\nwords\n\nFrom b\nSubject: c\n\nwords\n",
    "json": b'{"type": "x", "name": "n", "messages": [{"id": 1, "type": "message", "text": ["a", {"text": "b"}]}]}',
    "jsonl": b'{"id": 1, "text": "Two were killed in Aden.", "published": "2016-06-05"}\n{"text": "a", "authors": ["b"]}\n',
    "txt": b"Two killed in Aden\n\nADEN, June 5, 2016 (AFP) -- Two guards were killed on Sunday, police said.\n",
    "tsv": b"id\ttext\tdate\n1\tTwo guards were killed in the port of Aden on 5 June 2016, the harbour master told reporters.\t2016\n",
    "rss": b"<rss version='2.0'><channel><title>T</title><item><title>A</title><description>Two killed.</description></item></channel></rss>",
}


def held_seeds(kind: str) -> list[bytes]:
    """Files of what is in HELD: as our own exports and the tests have them."""
    sys.path.insert(0, str(TESTS))
    if kind in ("ged", "acled", "gtd"):
        from export_sample import MADE_BY, sample
        from tellings.export import casebook1
        from tellings.pipeline.codebooks import text_as

        of = sample()
        record = casebook1(of.view, of.documents, of.judgements, of.rejections, of.unread, MADE_BY)
        return [text_as(record, kind).encode()]
    if kind == "casebook":
        from stored import stored_casebook
        from tellings.casebook import Casebook
        from tellings.export import to_json
        from tellings.pipeline import export_record

        with (
            tempfile.TemporaryDirectory() as folder,
            Casebook.open(stored_casebook(Path(folder) / "my.db")) as casebook,
        ):
            return [to_json(export_record(casebook, texts=True)).encode()]
    from test_formats_databases import FACTIVA_LINES, NEXIS_CLASSIC, NEXIS_UNI, page, rtf

    return [page(), rtf(FACTIVA_LINES)] if kind == "factiva" else [rtf(NEXIS_UNI), rtf(NEXIS_CLASSIC)]


def seeds(ending: str) -> list[bytes]:
    """Files to begin with."""
    if ending in HELD:
        return held_seeds(ending)
    found = [SMALL[ending]] if ending in SMALL else []
    made = sorted((FILES / "made").iterdir())
    known = [*sorted(FILES.glob("report.*")), FILES / "feed.atom", *made]
    found += [file.read_bytes() for file in known if file.suffix == f".{ending}" and file.name != "scan.tsv"]
    if ending == "zip":
        with io.BytesIO() as whole:
            with zipfile.ZipFile(whole, "w") as archive:
                archive.writestr("a.txt", SMALL["txt"])
                archive.writestr("b.eml", SMALL["eml"])
            found.append(whole.getvalue())
    return found


def changed(data: bytes, chance: random.Random) -> bytes:
    """The bytes after a few changes."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(made) + 1)
        match chance.randrange(6):
            case 0:
                made[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                made[at : at + chance.randint(1, 200)] = b""
            case 2:
                made[at:at] = made[at : at + chance.randint(1, 2000)] * chance.randint(1, 5)
            case 3:
                made[at:at] = chance.choice(MARKS) * chance.choice((1, 1, 3, 300))
            case 4:
                place = chance.randrange(len(made) + 1)
                made[at:] = made[place:]
            case 5:
                del made[at:]
    return bytes(made)


def changed_inside(data: bytes, chance: random.Random) -> bytes:
    """A packed file with something that it holds changed; one that is not packed, or cannot be unpacked, is changed itself."""
    try:
        if data.startswith(b"\x1f\x8b"):
            return gzip.compress(changed(gzip.decompress(data), chance), 1, mtime=0)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.infolist()
            chosen = chance.choice(names)
            with io.BytesIO() as whole:
                with zipfile.ZipFile(whole, "w") as made:
                    for each in names:
                        held = archive.read(each)
                        made.writestr(each, changed(held, chance) if each is chosen else held)
                return whole.getvalue()
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        ValueError,
        IndexError,
        RuntimeError,
        NotImplementedError,
        zlib.error,
    ):
        return changed(data, chance)


def mutated(data: bytes, most: int, seed: int) -> bytes:
    """Another input: the fuzzer's own changes half of the time."""
    chance = random.Random(seed)
    match chance.randrange(4):
        case 0 | 1:
            return bytes(atheris.Mutate(data, most))
        case 2:
            return changed(data, chance)[:most]
        case _:
            return changed_inside(data, chance)[:most]


def check(data: bytes, ending: str) -> None:
    """Reads bytes; raises AssertionError where a promise is broken, and whatever a reader lets through."""
    name = f"fuzz.{ending}"
    try:
        for each in parts(Item(name, name, io.BytesIO(data), len(data)), Reading(Budget(len(data)))):
            if isinstance(each, Part):
                assert each.text.strip(), each.path
                for page in each.pages:
                    assert page.span.end <= len(each.text), page
                    assert all(page.span.covers(line.span) for line in page.lines), page
                if each.given.extra:
                    check_row(each)
            else:
                assert each.reason, each.path
    except OverBudget:
        pass


def check_row(part: Part) -> None:
    """A row of a table of incidents: each claim quotes it."""
    made = document(part.text, part.given, part.path, part.bytes_sha256)
    extraction = extract_coded(made, GAZETTEER)
    for telling in extraction.tellings if extraction else ():
        for claim in telling.claims:
            claim.check(made)


def check_export(data: bytes) -> None:
    """An export of a casebook: readings and judgements that are as they were exported, or a line for each that is not."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        file.write(data)
        file.flush()
        exported = Exported(Path(file.name), "fuzz.json")
        try:
            exported.check()
            for each in (*exported.readings(), *exported.judgements(), *exported.unread()):
                assert not isinstance(each, Unread) or each.reason
        except InputError as error:
            assert error.reason  # noqa: PT017


if __name__ == "__main__":
    chosen, *options = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds(chosen)):
            (Path(folder) / f"{number}").write_bytes(seed)
        bounds = ["-timeout=120", "-rss_limit_mb=3000", "-max_len=1000000"]
        arguments = [sys.argv[0], folder, *bounds, *options]
        one = check_export if chosen == "casebook" else lambda data: check(data, HELD.get(chosen, chosen))
        atheris.Setup(arguments, one, custom_mutator=mutated)
        atheris.Fuzz()

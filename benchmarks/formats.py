"""Documents a second of each reader of a format, beside the bare library doing its part alone, in the same run.

    python -m benchmarks.formats [SECONDS]

Each reads the same file of tests/formats from memory, turn about, for SECONDS of processor (2 by default) altogether.  "bare" opens the file with
the library that the reader rests on and takes its text or rows out, nothing else: no paragraphs, no metadata, no checks.
"whole" goes on to the document with title, dateline, furniture and language.  Reading in a process of its own adds
what `room` says, once a file.  Only ratios mean something: the rest is the machine's.
"""

from __future__ import annotations

import csv
import email
import io
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from tellings.ingest import Room, Source, documents
from tellings.ingest.compose import document
from tellings.ingest.formats import Budget, Item, Part, Reading, parts

FILES = Path(__file__).parents[1] / "tests" / "formats"
Bare = Callable[[bytes], object]


def bare_pdf(data: bytes) -> object:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def bare_xml(*members: str) -> Bare:
    def bare(data: bytes) -> object:
        from lxml import etree

        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return ["".join(etree.fromstring(archive.read(name)).itertext()) for name in members]

    return bare


def bare_page(data: bytes) -> object:
    from trafilatura import bare_extraction

    return bare_extraction(data.decode(), with_metadata=True, include_comments=False)


def bare_mail(data: bytes) -> object:
    return [part.get_payload(decode=True) for part in email.message_from_bytes(data).walk()]


def bare_csv(data: bytes) -> object:
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def bare_workbook(data: bytes) -> object:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def bare_feed(data: bytes) -> object:
    import feedparser

    return feedparser.parse(io.BytesIO(data)).entries


def bare_warc(data: bytes) -> object:
    from warcio.archiveiterator import ArchiveIterator

    return [record.content_stream().read() for record in ArchiveIterator(io.BytesIO(data))]


CASES: tuple[tuple[str, Bare | None], ...] = (
    ("made/chromium.pdf", bare_pdf),
    ("made/libreoffice.docx", bare_xml("word/document.xml")),
    ("made/libreoffice.odt", bare_xml("content.xml")),
    ("made/pandoc.epub", bare_xml("EPUB/text/ch001.xhtml")),
    ("made/libreoffice.rtf", None),
    ("report.html", bare_page),
    ("made/chromium.mhtml", bare_mail),
    ("report.csv", bare_csv),
    ("made/report.xlsx", bare_workbook),
    ("feed.atom", bare_feed),
    ("made/wget.warc.gz", bare_warc),
)


def read(name: str, data: bytes) -> list[Part]:
    found = parts(Item(name, name, io.BytesIO(data), len(data)), Reading(Budget(len(data))))
    return [each for each in found if isinstance(each, Part)]


def whole(name: str, data: bytes) -> object:
    return [document(part.text, part.given, part.path, part.bytes_sha256) for part in read(name, data)]


def rates(name: str, data: bytes, bare: Bare | None, seconds: float) -> list[float | None]:
    """Times a second of: the bare library, our reader, the whole document.  They take turns, so that a busy moment strikes all."""
    doers: list[Callable[[], object] | None] = [
        (lambda: bare(data)) if bare else None,
        lambda: read(name, data),
        lambda: whole(name, data),
    ]
    spent, times = [0.0] * 3, [0] * 3
    for doer in doers:
        if doer is not None:
            doer()  # what is imported or compiled at the first time is not counted
    while sum(spent) < seconds:
        for place, doer in enumerate(doers):
            if doer is not None:
                began = time.process_time()  # not the clock's: others may use the machine
                doer()
                spent[place] += time.process_time() - began
                times[place] += 1
    return [count / took if took else None for count, took in zip(times, spent, strict=True)]


def room_cost(file: Path, data: bytes, times: int = 20) -> float:
    """Seconds that a room, once it is warm, adds to a file: the quickest of some tries with it and without."""
    source = Source(file.name, file)
    with Room() as room:
        list(documents(source, room=room))
        inside = min(timed(lambda: list(documents(source, room=room))) for _ in range(times))
    return inside - min(timed(lambda: whole(file.name, data)) for _ in range(times))


def timed(doer: Callable[[], object]) -> float:
    began = time.perf_counter()
    doer()
    return time.perf_counter() - began


def main(seconds: float) -> None:
    print(f"{'file':26}{'bare/s':>9}{'reader/s':>10}{'whole/s':>9}{'reader: times bare':>20}")
    for name, bare in CASES:
        data = (FILES / name).read_bytes()
        alone, reader, all_of_it = rates(Path(name).name, data, bare, seconds)
        assert reader is not None
        assert all_of_it is not None
        ratio = f"{alone / reader:.1f}" if alone else "-"
        shown = f"{alone:,.0f}" if alone else "-"
        print(f"{Path(name).name:26}{shown:>9}{reader:>10,.0f}{all_of_it:>9,.0f}{ratio:>20}")
    file = FILES / "made/libreoffice.docx"
    print(
        f"a room of its own adds {1000 * room_cost(file, file.read_bytes()):.1f} ms to a file, once it has started"
    )


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 2.0)

"""Which format a file is in: by its first bytes where they say so, by its name where they do not."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from zipfile import BadZipFile, ZipFile

from ..lines import FILE_LIMIT
from .item import Item


@dataclass(frozen=True, slots=True)
class Kind:
    """A format.  `module` of this package reads it, at most `most` bytes of it; `needs`: packages of the extra `formats`.

    `alone`: read in a process of its own, because what it is parsed with may hang or ask for any amount of memory.
    """

    name: str  # with its article, as a sentence has it
    module: str
    suffixes: tuple[str, ...] = ()
    most: int = 100 * 1024**2
    needs: tuple[str, ...] = ()
    alone: bool = True


GB = 1024**3
KINDS = {
    "plain": Kind("a text", "plain", (".txt", ".text", ".md", ".markdown"), alone=False),
    "page": Kind("a web page", "webpage", (".html", ".htm", ".xhtml"), alone=False),
    "lines": Kind("JSONL", "jsonl", (".jsonl", ".ndjson"), FILE_LIMIT, alone=False),
    "pdf": Kind("a PDF", "pdf", (".pdf",), needs=("pypdfium2", "pypdfium2_raw")),
    "docx": Kind("a Word document", "docx", (".docx", ".docm", ".dotx")),
    "odt": Kind("an OpenDocument text", "odt", (".odt", ".ott", ".fodt")),
    "rtf": Kind("RTF", "rtf", (".rtf",)),
    "epub": Kind("an EPUB", "epub", (".epub",)),
    "eml": Kind("a mail", "mail", (".eml",)),
    "mbox": Kind("a mailbox", "mailbox", (".mbox", ".mbx"), 4 * GB),
    "mhtml": Kind("a page saved with its pictures (MHTML)", "mhtml", (".mht", ".mhtml")),
    "csv": Kind("a table", "csvtable", (".csv", ".tsv", ".tab"), GB),
    "workbook": Kind(
        "a workbook", "workbook", (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"), needs=("python_calamine",)
    ),
    "parquet": Kind("a Parquet table", "parquet", (".parquet", ".pq"), 4 * GB, ("duckdb",)),
    "feed": Kind("a feed", "feed", (".rss", ".atom", ".rdf", ".xml"), needs=("feedparser", "sgmllib")),
    "json": Kind("JSON", "jsonfile", (".json",), 200 * 1024**2),
    "zip": Kind("a ZIP archive", "archive", (".zip",), 16 * GB),
    "hunchly": Kind("a case of Hunchly", "hunchly", (), 16 * GB),
    "packed": Kind(
        "a packed file", "packed", (".tar", ".tgz", ".tbz2", ".txz", ".gz", ".bz2", ".xz"), 16 * GB
    ),
    "warc": Kind("a web archive (WARC)", "warc", (".warc", ".arc"), 64 * GB, ("warcio",)),
    "wacz": Kind("a web archive (WACZ)", "wacz", (".wacz",), 64 * GB, ("warcio",)),
}
SUFFIXES = tuple(suffix for kind in KINDS.values() for suffix in kind.suffixes)

# What is told by its first bytes but not read, and why.
NOT_READ = {
    "ole": "an old office document (or one that is encrypted): save it as DOCX or ODT, without a password",
    "slides": "slides, which are not read: save them as PDF",
    "png": "not text: it is a PNG picture",
    "jpeg": "not text: it is a JPEG picture",
    "gif": "not text: it is a GIF picture",
    "sqlite": "not text: it is a SQLite database",
    "elf": "not text: it is a program",
}
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
    (b"BZh", "packed"),
    (b"\xfd7zXZ\x00", "packed"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"\x7fELF", "elf"),
)
_GZIP = b"\x1f\x8b"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_BY_MIMETYPE = {
    "application/epub+zip": "epub",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "workbook",
    "application/vnd.oasis.opendocument.presentation": "slides",
}
_BY_MEMBER = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "workbook"),
    ("xl/workbook.bin", "workbook"),
    ("META-INF/container.xml", "epub"),
    ("case_data/pages.json", "hunchly"),
    ("datapackage.json", "wacz"),
    ("ppt/presentation.xml", "slides"),
)


def kind_of(item: Item) -> str | None:
    """The key in KINDS or NOT_READ of an item's format; None where neither its bytes nor its name tell one."""
    head = item.head()
    told = by_bytes(head) or _by_container(head, item) or by_name(item.suffix)
    # An old workbook is a container as an old document is, but there is a reader for it.
    return "workbook" if told == "ole" and item.suffix == ".xls" else told


def by_bytes(head: bytes) -> str | None:
    """What a file's first bytes alone say of its format."""
    if head.startswith(_GZIP):
        return "warc" if _begins(head).startswith(b"WARC/") else "packed"
    if head[257:262] == b"ustar":
        return "packed"
    return next((kind for mark, kind in _MAGIC if head.startswith(mark)), None)


def _begins(head: bytes) -> bytes:
    """The first bytes that a gzip file unpacks to."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 512)
    except zlib.error:
        return b""


def by_name(suffix: str) -> str | None:
    return next((key for key, kind in KINDS.items() if suffix in kind.suffixes), None)


def is_container(head: bytes) -> bool:
    """Whether a file's first bytes are those of a ZIP, which many formats are."""
    return head.startswith(_ZIP)


def _by_container(head: bytes, item: Item) -> str | None:
    if not head.startswith(_ZIP):
        return None
    try:
        item.stream.seek(0)
        with ZipFile(item.stream) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                told = archive.read("mimetype").decode("ascii", "replace").strip()
                if told in _BY_MIMETYPE:
                    return _BY_MIMETYPE[told]
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error):
        return by_name(item.suffix)
    told = next((kind for member, kind in _BY_MEMBER if member in names), "zip")
    # A list called so is in other packages of data too: a WACZ has web archives beside it.
    return "zip" if told == "wacz" and not any(name.startswith("archive/") for name in names) else told

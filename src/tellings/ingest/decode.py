"""Bytes to text: which encoding, whether it is text at all, one kind of line end."""

from __future__ import annotations

import codecs
import re

from tellings.errors import InputError

CHARACTER_LIMIT = 2_000_000  # of one document: ten times a long book chapter
DETECTION_BYTES = 200_000  # enough of a text to tell its encoding by

_BYTE_ORDER_MARKS = (  # UTF-32 first: its little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\x7fELF", "a program"),
)
# One-byte and East Asian encodings that reports and their web pages were written in before UTF-8.
_OLDER_ENCODINGS = [
    "cp1252",
    "cp1251",
    "cp1250",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "koi8_r",
    "koi8_u",
    "cp866",
    "mac_cyrillic",
    "mac_roman",
    "iso8859_2",
    "big5",
    "gb18030",
    "shift_jis",
    "euc_jp",
    "euc_kr",
]
# The encodings of Latin letters, likeliest first, with the letters beyond ASCII of the languages written in each: they differ in
# few letters, and a detector that weighs bytes takes one for another ("seńor").
_LATIN = {
    "cp1252": "àâäáãåæçéèêëíìîïñóòôöõøœßúùûüÿ",
    "cp1250": "ąćęłńóśźżáčďéěíňřšťúůýžăâîşţőűöüäđ",
    "cp1254": "çğıöşüâîûi̇",
    "cp1257": "āčēģīķļņšūžąęėįųõäöü",
    "iso8859_2": "ąćęłńóśźżáčďéěíňřšťúůýžăâîşţőűöüäđ",
    "mac_roman": "àâäáãåæçéèêëíìîïñóòôöõøœßúùûüÿ",
}
_TYPOGRAPHY = "“”‘’„‚«»‹›–—…€£§©®°·•¿¡\u00a0"
_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]"
)  # tab, line ends, form feed and escape are left alone
_SURROGATE = re.compile("[\ud800-\udfff]")
_PAGE_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)


def text_of(data: bytes, path: str, declared: str | None = None, limit: int = CHARACTER_LIMIT) -> str:
    """The text of a file, as `open(path, encoding=...).read()` gives it, without a byte order mark.

    `declared` is an encoding that the file itself names, `limit` the most characters.  Raises InputError where the file is empty,
    too long, not text, or in
    no encoding that can be told.
    """
    if len(data) > byte_limit(limit):
        raise InputError(path, too_long())
    if not data.strip(b" \t\r\n\x0b\x0c"):
        raise InputError(path, "empty")
    for mark, kind in _KNOWN_BINARY:
        if data.startswith(mark):
            raise InputError(path, f"not text: it is {kind}")
    text = checked(one_line_end(_decoded(data, path, declared).removeprefix("\ufeff")), path, limit)
    if not text.strip():
        raise InputError(path, "empty")
    return text


def checked(text: str, path: str, limit: int = CHARACTER_LIMIT) -> str:
    """The same text.  Raises InputError where it has more than `limit` characters or cannot be text."""
    if len(text) > limit:
        raise InputError(path, too_long())
    controls = len(_CONTROL.findall(text))
    if "\x00" in text:
        raise InputError(path, "not text: it holds NUL characters")
    if controls > 3 and controls * 200 > len(text):
        raise InputError(path, "not text: it is full of control characters")
    if _SURROGATE.search(text):
        raise InputError(path, "not text: it holds half of a character (a lone surrogate)")
    return text


def one_line_end(text: str) -> str:
    """The text with "\\n" as its only line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def byte_limit(characters: int) -> int:
    """The bytes above which a file must hold more than so many characters: none takes more than four, nor a byte order mark."""
    return 4 * characters + 4


def too_long() -> str:
    """The reason given for a document over the limit."""
    return f"longer than {CHARACTER_LIMIT:,} characters, the most that one document may have"


def page_charset(data: bytes) -> str | None:
    """The encoding that a web page names in its first bytes, where Python knows it."""
    match = _PAGE_CHARSET.search(data[:4096])
    if match is None:
        return None
    name = match.group(1).decode("ascii").lower()
    try:
        # What a page calls latin-1 or ASCII is windows-1252 to every browser (WHATWG Encoding Standard).
        return {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(codecs.lookup(name).name, name)
    except LookupError:
        return None


def _decoded(data: bytes, path: str, declared: str | None) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, path)
    if b"\x00" in data:
        return _wide(data, path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if declared is not None and codecs.lookup(declared).name != "utf-8":
            return _strictly(data, declared, path)
        if _is_damaged_utf8(data):
            raise InputError(path, f"not quite UTF-8: byte {error.start + 1} is damaged") from error
    return _strictly(data, _detected(data, path), path)


def _strictly(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise InputError(path, f"cannot be decoded as {encoding.removesuffix('-sig')}") from error


def _wide(data: bytes, path: str) -> str:
    return _strictly(data, _wide_encoding(data, path), path)


def _wide_encoding(data: bytes, path: str) -> str:
    """Of text with zero bytes and no byte order mark: UTF-16 if its spaces and line ends lie as that has them."""
    for encoding, blanks in (("utf-16-le", (b" \x00", b"\n\x00")), ("utf-16-be", (b"\x00 ", b"\x00\n"))):
        odd = 0 if encoding == "utf-16-le" else 1
        zeros = data.count(b"\x00")
        aligned = data[1 - odd :: 2].count(b"\x00")
        if len(data) % 2 == 0 and aligned == zeros and any(blank in data for blank in blanks):
            return encoding
    raise InputError(path, "not text: it holds NUL bytes")


def encoding_of(data: bytes, path: str) -> str:
    """The encoding of a text that is not in UTF-8, by its first bytes.  Raises InputError where it cannot be told."""
    return _wide_encoding(data, path) if b"\x00" in data else _detected(data, path)


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether it was written in UTF-8 and then damaged: more of its wide characters are whole than are broken."""
    mended = data.decode("utf-8", errors="replace")
    broken = mended.count("\ufffd")
    whole = sum(character > "\x7f" for character in mended) - broken
    return whole > broken


def _detected(data: bytes, path: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:DETECTION_BYTES], cp_isolation=_OLDER_ENCODINGS).best()
    if best is None:
        raise InputError(path, "in an encoding that cannot be told")
    return max(_LATIN, key=lambda name: _likely(data, name)) if best.encoding in _LATIN else best.encoding


def _likely(data: bytes, encoding: str) -> float:
    """The share of the characters beyond ASCII that are letters of the languages written in `encoding`."""
    try:
        beyond = [each for each in data.decode(encoding).lower() if each > "\x7f" and each not in _TYPOGRAPHY]
    except UnicodeDecodeError:
        return -1.0
    return sum(each in _LATIN[encoding] for each in beyond) / len(beyond) if beyond else 1.0

"""The lines of a PDF's pages, and pictures of pages.  The one file that imports pypdfium2."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tellings.errors import InputError

from .flow import HYPHEN, Line
from .package import ENCRYPTED

DOTS = 300  # to the inch, for reading a page's picture: what Tesseract's makers advise
_MOST_DOTS = 40_000_000  # of one picture: A4 has 9 million at 300 to the inch
_FEW = 100  # characters: a scan may have a stamp of its scanner beside the picture
_COVERS = 0.6  # of the page: a picture so large is the page
_FONT_BREAKS = (0xFFFE, 0x2)  # what PDFium has for a hyphen at a line's end, by its version


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in grey: one byte a dot, rows from the top."""

    width: int
    height: int
    dots: bytes

    def pgm(self) -> bytes:
        """The picture as a file (Netpbm's PGM)."""
        return f"P5\n{self.width} {self.height}\n255\n".encode() + self.dots


@contextmanager
def opened(data: bytes, path: str) -> Iterator[Any]:
    """The PDF in some bytes.  Raises InputError where it is damaged or encrypted."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise InputError(path, ENCRYPTED) from error
        raise InputError(path, "damaged: it is no PDF that can be opened") from error
    try:
        yield document
    finally:
        document.close()


def properties(document: Any) -> dict[str, str]:
    """What the document's information dictionary says, empty values left out."""
    every = ((key, _property(document, key).strip()) for key in document.METADATA_KEYS)
    return {key: value for key, value in every if value}


def _property(document: Any, key: str) -> str:
    """One value; of a damaged one what can be read: pypdfium2 itself stops at half a surrogate pair."""
    from pypdfium2 import raw

    name = key.encode("ascii")
    buffer = ctypes.create_string_buffer(raw.FPDF_GetMetaText(document.raw, name, None, 0))
    raw.FPDF_GetMetaText(document.raw, name, buffer, len(buffer))
    return buffer.raw[:-2].decode("utf-16-le", "replace")


def lines(document: Any, index: int) -> tuple[Line, ...] | None:
    """The lines of a page's text layer in reading order; () where it has none, None where the page is a scan.

    Raises ValueError where the page is damaged.
    """
    import pypdfium2
    from pypdfium2 import raw

    try:
        page = document[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise ValueError("a damaged page") from error
    try:
        count = raw.FPDFText_CountChars(text.raw)
        found = tuple(_lines(text.raw, count))
        letters = sum(len(line.text) for line in found)
        if letters < _FEW and _is_picture(page, drawn=not letters):
            return None
        return found
    finally:
        text.close()
        page.close()


def picture(document: Any, index: int) -> Picture:
    """A page's picture, at most so large that reading it stays within bounds."""
    page = document[index]
    try:
        width, height = page.get_size()
        scale = min(DOTS / 72, (_MOST_DOTS / max(width * height, 1)) ** 0.5)
        bitmap = page.render(scale=scale, grayscale=True)
        stride, data = bitmap.stride, bytes(bitmap.buffer)
        rows = (data[row * stride : row * stride + bitmap.width] for row in range(bitmap.height))
        return Picture(bitmap.width, bitmap.height, b"".join(rows))
    finally:
        page.close()


def _is_picture(page: Any, drawn: bool) -> bool:
    """Whether a picture covers the page; with `drawn`, also whether anything at all is drawn on it."""
    from pypdfium2 import raw

    width, height = page.get_size()
    for each in page.get_objects(max_depth=3):
        if each.type == raw.FPDF_PAGEOBJ_TEXT:
            continue
        if drawn:
            return True
        if each.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = each.get_bounds()
            if (right - left) * (top - bottom) >= _COVERS * width * height:
                return True
    return False


def _lines(text: Any, count: int) -> Iterator[Line]:
    """Lines as PDFium breaks them; words that stand apart on one line come as lines of their own, in order."""
    from pypdfium2 import raw

    characters: list[str] = []
    places: list[int] = []  # of each of them in the page
    first = last = -1
    half = 0
    for index in range(count + 1):
        code = raw.FPDFText_GetUnicode(text, index) if index < count else 0x0A
        if code in (0x0A, 0x0D) or code in _FONT_BREAKS:
            if code in _FONT_BREAKS and characters:
                characters.append(HYPHEN)
                places.append(index)
            if words := _words(characters):
                yield Line(words, *_box(text, first, last), _edges(text, characters, places))
            characters, places, first, last = [], [], -1, -1
            continue
        if 0xD800 <= code < 0xDC00:
            half = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((half - 0xD800) << 10) + (code - 0xDC00) if half else 0xFFFD
            half = 0
        if code == 0:
            continue
        characters.append(chr(code))
        places.append(index)
        if code not in (0x20, 0xA0):
            first, last = (index if first < 0 else first), index


def _words(characters: list[str]) -> str:
    """A line's characters as text: white space made single, controls left out."""
    kept = (each if each.isprintable() or each == HYPHEN else " " for each in characters)
    return " ".join("".join(kept).replace("\xad", "").split())


def _edges(text: Any, characters: list[str], places: list[int]) -> tuple[tuple[float, float], ...]:
    """The left and right edge of each word of a line, in points."""
    found: list[tuple[float, float]] = []
    word: list[int] = []
    for character, place in (*zip(characters, places, strict=True), (" ", -1)):
        if character == "\xad":
            continue
        if character == HYPHEN or (character.isprintable() and not character.isspace()):
            word.append(place)
        elif word:
            left, right, _, _ = _box(text, word[0], word[-1])
            found.append((left, right))
            word = []
    return tuple(found)


def size(document: Any, index: int) -> tuple[float, float]:
    """The width and height of a page in points."""
    page = document[index]
    try:
        width, height = page.get_size()
        return round(width, 1), round(height, 1)
    finally:
        page.close()


def _box(text: Any, first: int, last: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of the characters from `first` to `last`, by the heights of their fonts."""
    from pypdfium2 import raw

    boxes = []
    for index in (first, last):
        box = raw.FS_RECTF()
        if index >= 0 and raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
            boxes.append(box)
    if not boxes:
        return 0.0, 0.0, 0.0, 0.0
    bottom, top = min(boxes[0].bottom, boxes[0].top), max(boxes[0].bottom, boxes[0].top)
    return boxes[0].left, boxes[-1].right, bottom, top

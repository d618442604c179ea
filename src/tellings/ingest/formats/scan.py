"""Reading letters from the picture of a page: Tesseract, where it is installed.  The one file that runs it."""

from __future__ import annotations

import re
import shutil
import subprocess
from statistics import median

from .flow import HYPHEN, Line
from .pdfpages import DOTS, Picture

MISSING = "a scanned page, and tesseract, which would read it, is not installed"
SECONDS = 90.0  # for one page
_POINTS = 72 / DOTS


def program() -> str | None:
    """Where Tesseract is, None where it is not installed."""
    return shutil.which("tesseract")


def lines(picture: Picture, tesseract: str) -> tuple[Line, ...]:
    """The lines that Tesseract reads in a picture, in its reading order.

    Raises ValueError with the reason where it fails.
    """
    try:
        done = subprocess.run(
            [tesseract, "stdin", "stdout", "-l", "eng", "--dpi", str(DOTS), "--psm", "3", "tsv"],
            input=picture.pgm(),
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise ValueError(f"a scanned page that takes tesseract more than {SECONDS:g} seconds") from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise ValueError("a scanned page on which tesseract failed") from error
    return tuple(_lines(done.stdout.decode("utf-8", "replace"), picture.height))


def _lines(table: str, height: int) -> list[Line]:
    """The lines in Tesseract's table of words (block, paragraph, line, word, left, top, width, height, confidence, text)."""
    words: dict[tuple[str, ...], list[tuple[str, int, int, int, int]]] = {}
    for row in table.split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip():
            left, top, width, deep = map(int, cells[6:10])
            words.setdefault(tuple(cells[1:5]), []).append(
                (cells[11].strip(), left, top, left + width, top + deep)
            )
    found: list[Line] = []
    paragraph: tuple[str, ...] = ()
    tall = median(each[4] - each[2] for line in words.values() for each in line) if words else 0
    for key, line in words.items():
        if paragraph and key[:3] != paragraph:
            found.append(Line("", 0, 0, 0, 0))  # parts paragraphs, as Tesseract has them
        paragraph = key[:3]
        found.append(
            Line(
                re.sub(r"(?<=\w)[-\u2010]$", HYPHEN, " ".join(word for word, *_ in line)),
                _POINTS * min(each[1] for each in line),
                _POINTS * max(each[3] for each in line),
                _POINTS * (height - max(each[4] for each in line)),
                # Its box is as tall as its letters happen to be: paragraphs are told by Tesseract, not by that.
                _POINTS * (height - max(each[4] for each in line) + tall),
                tuple((_POINTS * each[1], _POINTS * each[3]) for each in line),
            )
        )
    return found

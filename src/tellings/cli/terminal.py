"""Standard output and error: how wide, whether a terminal, in which encoding, and still open or not."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import RenderableType

UNLIMITED = 100_000  # columns: more than any line of ours takes
LEAST, MOST = 40, 200  # columns within which text is folded

# Where the encoding of the output lacks our own punctuation, plain signs stand for it.
PLAIN_SIGNS = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "…": "...",
        "·": "-",
        "─": "-",
        "\u202f": " ",
    }
)


def is_terminal() -> bool:
    """Whether standard output goes to a person's screen."""
    return sys.stdout is not None and sys.stdout.isatty()


def width() -> int:
    """In how many columns to fold: those of the terminal, or of COLUMNS; output to a pipe or a file is not folded."""
    if not is_terminal() and not os.environ.get("COLUMNS", "").isdigit():
        return UNLIMITED
    return max(LEAST, min(MOST, shutil.get_terminal_size((100, 24)).columns))


def render(*parts: RenderableType) -> str:
    """What rich makes of `parts`: with colours on a terminal only, without blanks at ends of lines or empty lines at the end."""
    from io import StringIO

    from rich.console import Console

    page = StringIO()
    console = Console(
        file=page,
        width=width(),
        force_terminal=is_terminal(),
        color_system="auto" if is_terminal() else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in page.getvalue().split("\n")).rstrip("\n")


def say(text: str) -> None:
    """Prints to standard output; what its encoding cannot hold is replaced."""
    if sys.stdout is not None:
        _write(sys.stdout, text if text.endswith("\n") else text + "\n")


def say_exactly(text: str) -> None:
    """Writes `text` to standard output in UTF-8, byte for byte as it would stand in a file."""
    if sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))


def complain(text: str) -> None:
    """One line on standard error, harmless whatever stands in it."""
    from .place import harmless
    from .plain import one_line

    if sys.stderr is None:
        return
    try:
        _write(sys.stderr, f"tellings: {one_line(harmless(text))}\n")
        sys.stderr.flush()
    except OSError:
        pass  # nobody is there to be told


def flush() -> None:
    """Sees to it that everything said has left, so that an error of writing shows now and not at exit."""
    if sys.stdout is not None:
        sys.stdout.flush()


def discard_output() -> None:
    """Lets the rest of standard output go nowhere: what is still waiting cannot be written."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = text.translate(PLAIN_SIGNS).encode(encoding, "replace").decode(encoding)
    stream.write(text)

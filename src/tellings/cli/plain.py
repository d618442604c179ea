"""Text from reports and file names, made harmless for a terminal: what could steer it is shown instead of obeyed."""

from __future__ import annotations

import re

from tellings.export.visible import MISLEADING, visible

BLANKS = re.compile(r"[\s\u2028\u2029]+")
STEERING = re.compile("[" + "".join(re.escape(chr(code)) for code in MISLEADING) + "]")


def inline(text: str) -> str:
    """`text` on one line, each run of blanks made one space, with nothing in it that steers a terminal."""
    return visible(BLANKS.sub(" ", text))


def one_line(text: str) -> str:
    """The same without blanks at its ends."""
    return inline(text).strip()


def each_line(text: str) -> str:
    """The same with its lines kept, whichever way they end."""
    return "\n".join(visible(line.removesuffix("\r").replace("\t", " ")) for line in text.split("\n"))


def json_harmless(text: str) -> str:
    """JSON text with the characters that steer a terminal, and that JSON allows raw, as escapes: the same JSON value."""
    return STEERING.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))

"""The paragraphs of a text, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model import Span

# Hard-wrapped text breaks its lines between a typewriter's 45 and a wide terminal's 110 characters, all nearly alike.
WRAPPED_FROM, WRAPPED_TO = 45, 110
WRAPPED_SPREAD = 30


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`text` stands at `span`, without the white space around it; `apart`: a blank line, or the text's end, follows it."""

    span: Span
    text: str
    apart: bool


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of `text` in order.  A line is one, but lines that were wrapped to a width are put together."""
    found: list[Paragraph] = []
    block: list[tuple[int, str]] = []
    position = 0
    for line in text.split("\n"):
        if line.strip():
            block.append((position, line))
        elif block:
            found.extend(_of_block(text, block))
            block = []
        position += len(line) + 1
    if block:
        found.extend(_of_block(text, block))
    return tuple(found)


def _of_block(text: str, block: Sequence[tuple[int, str]]) -> list[Paragraph]:
    """The paragraphs of some lines with no blank line between them."""
    if _is_wrapped([line for _, line in block]):
        start, (last_start, last_line) = block[0][0], block[-1]
        return [_trimmed(text, start, last_start + len(last_line), apart=True)]
    last = len(block) - 1
    return [
        _trimmed(text, start, start + len(line), apart=number == last)
        for number, (start, line) in enumerate(block)
    ]


def _trimmed(text: str, start: int, end: int, apart: bool) -> Paragraph:
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    end = start + len(inner.strip())
    return Paragraph(Span(start, end), text[start:end], apart)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines were broken at a width: all but the last are nearly alike in length, and sentences run across them."""
    if len(lines) < 2:
        return False
    lengths = [len(line.rstrip()) for line in lines[:-1]]
    if (
        min(lengths) < WRAPPED_FROM
        or max(lengths) > WRAPPED_TO
        or max(lengths) - min(lengths) > WRAPPED_SPREAD
    ):
        return False
    running_on = sum(line.rstrip()[-1] not in '.!?:"”’' for line in lines[:-1])
    begins_small = sum(line.lstrip()[0].islower() for line in lines[1:])
    in_capitals = not any(
        character.islower() for line in lines for character in line
    )  # as wire copy once was
    return running_on * 2 > len(lines) - 1 and (in_capitals or begins_small * 3 >= len(lines) - 1)

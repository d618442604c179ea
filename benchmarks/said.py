"""What is said in a text, and its brat file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model import Span


@dataclass(frozen=True, slots=True)
class Said:
    """`content`, in one part or several, is what stands at `source` (None: nobody) says by the words at `cue`."""

    content: tuple[Span, ...]
    source: Span | None
    cue: Span


def brat(text: str, said: Sequence[Said]) -> str:
    """The brat file of what is said in `text`: spans T1, T2... and an event for each saying."""
    lines: list[str] = []

    def span(kind: str, parts: Sequence[Span]) -> str:
        name = f"T{sum(line.startswith('T') for line in lines) + 1}"
        where = ";".join(f"{part.start} {part.end}" for part in sorted(parts))
        words = " ".join(" ".join(part.of(text).split()) for part in sorted(parts))
        lines.append(f"{name}\t{kind} {where}\t{words}")
        return name

    for number, each in enumerate(said, 1):
        roles = [("Content", span("Content", each.content)), ("Cue", span("Cue", [each.cue]))]
        if each.source is not None:
            roles.append(("Source", span("Source", [each.source])))
        event = span("Attribution", [each.cue])
        lines.append(f"E{number}\tAttribution:{event} " + " ".join(f"{role}:{name}" for role, name in roles))
    return "\n".join(lines) + "\n" if lines else ""

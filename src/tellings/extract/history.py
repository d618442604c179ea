"""What a sentence tells of another year's event beside the one it is about: "eight years after an attack in 2011 that killed 70"."""

from __future__ import annotations

import re

from tellings.model import Document

from .effects import Effect
from .passage import Passage

_YEAR = r"(?P<{name}>(?:1[89]|20)\d\d)"
# Up to the verb: the older event with its year, and "that" or "which" before the verb.
_OLDER = re.compile(
    r"\b(?:in\s+" + _YEAR.format(name="in") + r"|(?:a|an|the)\s+(?:[\w-]+\s+)?" + _YEAR.format(name="of")
    + r"\s+(?:[\w-]+\s+){1,3}?(?:in\s+[\w-]+\s+)?),?\s*(?:that|which|in\s+which|when|where)\s+[^.;:,]{0,80}$",
    re.IGNORECASE,
)  # fmt: skip


def is_history(document: Document, passage: Passage, effect: Effect) -> bool:
    """Whether an effect belongs to an older event that its sentence names with a year before the report's own."""
    if document.published is None or not document.published.date.start:
        return False
    found = _OLDER.search(passage.text, passage.span.start, effect.verb_start)
    if found is None:
        return False
    earlier = any(m.reality == "told" and m.span.end <= found.start() for m in passage.mentions)
    return earlier and (found["in"] or found["of"]) < document.published.date.start[:4]

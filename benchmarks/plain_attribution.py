"""The plain rule that attribution is measured beside: quotation marks and reporting verbs, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.model import Span

from .said import Said

_VERBS = (
    r"(?:said|says|told|tells|added|adds|wrote|writes|announced|claimed|claims|argued|argues|noted|insisted|reported|stated|"
    r"warned|explained|tweeted|declared|admitted|denied)"
)
_NAME = r"(?:[Hh]e|[Ss]he|[Tt]hey|(?:[Tt]he\s+)?(?:[A-Z][\w.'’-]*)(?:\s+[A-Z][\w.'’-]*){0,4})"
_QUOTE = re.compile(r"[\"“][^\"“”\n]{3,}[\"”]")
_BEFORE_QUOTE = re.compile(rf"(?P<who>{_NAME})\s+(?P<cue>{_VERBS})\b[^.\"“”\n]{{0,40}}$")
_AFTER_QUOTE = re.compile(
    rf"\s*(?:(?P<who>{_NAME})\s+(?P<cue>{_VERBS})\b|(?P<cue2>{_VERBS})\s+(?P<who2>{_NAME}))"
)
_CLAUSE = re.compile(rf"(?P<who>{_NAME})\s+(?P<cue>{_VERBS})\s+(?:that\s+)?(?P<content>[^.\"“”\n]{{8,}})")
SHORTEST = 3  # words: fewer in marks are a name or a scare quote


def plain(text: str, paragraphs: Sequence[Span]) -> list[Said]:
    """Each quotation with the reporting verb beside it, and each clause after "X said"."""
    found: list[Said] = []
    for paragraph in paragraphs:
        for quote in _QUOTE.finditer(text, paragraph.start, paragraph.end):
            if len(quote[0].split()) >= SHORTEST:
                found += _quoted(text, quote, paragraph)
        for match in _CLAUSE.finditer(text, paragraph.start, paragraph.end):
            found.append(Said((_span(match, "content"),), _span(match, "who"), _span(match, "cue")))
    return found


def _quoted(text: str, quote: re.Match[str], paragraph: Span) -> list[Said]:
    content = (Span(quote.start(), quote.end()),)
    after = _AFTER_QUOTE.match(text, quote.end(), paragraph.end)
    if after is not None:
        which = "2" if after["who2"] else ""
        return [Said(content, _span(after, "who" + which), _span(after, "cue" + which))]
    before = _BEFORE_QUOTE.search(text, max(paragraph.start, quote.start() - 120), quote.start())
    return [Said(content, _span(before, "who"), _span(before, "cue"))] if before else []


def _span(match: re.Match[str], group: str) -> Span:
    return Span(match.start(group), match.end(group))

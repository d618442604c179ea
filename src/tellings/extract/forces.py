"""Bodies without a name of their own that may be held responsible: "the army", "government troops", "the drug mafia"."""

from __future__ import annotations

import re

from tellings.values.names import Name

from .passage import Passage

_OF = r"(?:[A-Z][\w.'’-]+ |government |army |drug(?:[- ]trafficking)? |right-?wing |rightist |leftist |paramilitary |state )?"
_FORCE = re.compile(
    rf"\b(?:[Tt]he )?(?P<name>{_OF}(?:[Aa]rmed [Ff]orces|[Aa]rmy|[Mm]ilitary(?! \w)|[Gg]overnment(?: (?:forces|troops))?|[Aa]ir [Ff]orce"
    r"|[Ss]ecurity [Ff]orces|[Rr]egime|[Dd]eath [Ss]quads?|[Mm]afias?|[Cc]artels?|secret police))(?![\w'’-])(?! (?:of|headquarters|base|post|spokesm))"
)
# One of these stands in every match, whatever its capitals.
_SIGNS = (
    "forces",
    "army",
    "military",
    "government",
    "air force",
    "regime",
    "squad",
    "mafia",
    "cartel",
    "secret police",
)
_STATE = re.compile(
    r"army|armed forces|military|government|air force|security forces|regime|police", re.IGNORECASE
)


def forces(passage: Passage) -> list[Name]:
    """The bodies without a name of their own in a sentence, as names, in order; what stands in a name is left out."""
    found: list[Name] = []
    if not any(sign in passage.lower for sign in _SIGNS):
        return found
    for match in _FORCE.finditer(passage.text, passage.span.start, passage.span.end):
        start, end = match.span("name")
        if any(name.start < end and start < name.end for name in passage.names):
            continue
        words = match["name"]
        found.append(Name(start, end, words, "organisation", None, None, None, None, words, start, end))
    return found


def is_state(words: str) -> bool:
    """Whether such a body is a state's."""
    return _STATE.search(words) is not None

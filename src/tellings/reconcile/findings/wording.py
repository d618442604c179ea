"""The plain words that findings are put in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tellings.model import Document, Group

from ..held import Held
from ..speakers import last_speaker

# One of a group, and several.
_GROUPS: Mapping[Group, tuple[str, str]] = {
    "victim": ("victim", "victims"),
    "civilian": ("civilian", "civilians"),
    "security": ("member of the security forces", "members of the security forces"),
    "armed_group": ("fighter", "fighters"),
    "medical": ("medical worker", "medical workers"),
    "journalist": ("journalist", "journalists"),
    "child": ("child", "children"),
    "woman": ("woman", "women"),
    "said_attacker": ("attacker", "attackers"),
    "suspect": ("suspect", "suspects"),
    "unknown": ("person of unknown part", "people of unknown part"),
}


def counted(number: int | str, field: str, group: Group | None) -> str:
    """ "7 victims killed", "25 killed", "9 attackers"."""
    several = number not in (1, "1")
    if field == "attackers":
        return f"{number} {_GROUPS[group or 'said_attacker'][several]}"
    return f"{number} {_GROUPS[group][several]} {field}" if group else f"{number} {field}"


def number_of(field: str, group: Group | None) -> str:
    """ "The number killed", "The number of victims killed"."""
    if field == "attackers":
        return "The number of attackers"
    return f"The number of {_GROUPS[group][True]} {field}" if group else f"The number {field}"


def who(documents: Mapping[str, Document], each: Held) -> str:
    """Who says a claim: its speaker, else its report."""
    speaker = last_speaker(each.claim)
    if speaker is not None and (named := speaker.name or speaker.organisation or speaker.role):
        return named
    return report(documents[each.claim.document])


def report(document: Document) -> str:
    """A report by its outlet and title, as far as they are known."""
    title = f"“{document.title}”" if document.title else document.source_id
    return f"{document.outlet}, {title}" if document.outlet else title


def day(iso: str) -> str:
    """ "5 June 2016"."""
    known = date.fromisoformat(iso[:10])
    return f"{known.day} {known:%B} {known.year}"


def listed(parts: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def ids(held: Iterable[Held]) -> tuple[str, ...]:
    """The ids of some claims, each once, sorted."""
    return tuple(sorted({each.claim.id for each in held}))


def within(days: int, a: Held, b: Held) -> bool:
    """Whether two claims were said so many days apart at most; not where either's day is not known."""
    if a.as_of is None or b.as_of is None:
        return False
    return abs((date.fromisoformat(a.as_of[:10]) - date.fromisoformat(b.as_of[:10])).days) <= days

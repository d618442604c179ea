"""Naming a thing by the beginning of its id."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from tellings.errors import UserError

Thing = TypeVar("Thing")

SHOWN = 5  # ids in a message that asks for more of one


def by_prefix(things: Iterable[tuple[Thing, Iterable[str]]], prefix: str) -> Thing:
    """The one incident among (incident, its ids) of which an id begins so; its first id is the one it is called by.

    Raises UserError where there is none, or several.
    """
    wanted = prefix.strip().lower()
    found = [
        (thing, ids) for thing, ids in ((thing, list(ids)) for thing, ids in things) if _begins(ids, wanted)
    ]
    if not found:
        raise UserError(f"no incident or telling has an id that begins with {prefix!r}")
    if len(found) > 1:
        matching = [next(each for each in ids if each.startswith(wanted)) for _, ids in found]
        some = ", ".join(matching[:SHOWN] + ["..."] * (len(matching) > SHOWN))
        raise UserError(
            f"{len(found)} incidents have an id, or a telling's id, that begins with {prefix!r}: {some}"
        )
    return found[0][0]


def _begins(ids: Iterable[str], prefix: str) -> bool:
    return prefix != "" and any(each.startswith(prefix) for each in ids)

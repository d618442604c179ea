"""What a person means by the beginning of an id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tellings.errors import UserError
from tellings.model import Claim, Incident, Judgement, Telling, View
from tellings.pipeline import by_prefix

SHOWN = 5  # ids in a message that asks for more of one


def incident(view: View, prefix: str) -> Incident:
    """The one incident whose id, or the id of one of whose tellings, begins so.  Raises UserError."""
    named = ((each, [each.id, *(telling.id for telling in each.tellings)]) for each in view.incidents)
    return by_prefix(named, prefix)


def telling(view: View, prefix: str) -> tuple[Telling, Incident]:
    """The one telling whose id begins so, and its incident.  Raises UserError."""
    found = {each.id: (each, of) for of in view.incidents for each in of.tellings}
    return found[one(found, prefix, "telling or incident")]


def claim(view: View, prefix: str) -> Claim:
    """The one claim of an incident whose id begins so.  Raises UserError; a figure that no incident holds is none."""
    found = claims(view)
    figures = {each.claim.id for each in view.figures} - set(found)
    id = one([*found, *figures], prefix, "claim")
    if id in figures:
        raise UserError(f"claim {id} is a figure that no incident holds: there is no value to decide")
    return found[id]


def claims(view: View) -> Mapping[str, Claim]:
    """The claims of all incidents by id, derived ones among them."""
    return {each.id: each for of in view.incidents for told in of.tellings for each in told.claims}


def judgement(judgements: Iterable[Judgement], prefix: str) -> Judgement:
    """The one judgement whose id begins so.  Raises UserError."""
    found = {each.id: each for each in judgements}
    return found[one(found, prefix, "judgement")]


def one(ids: Iterable[str], prefix: str, what: str) -> str:
    """The one id that begins so.  Raises UserError, which calls what was looked for `what`."""
    wanted = prefix.strip().lower()
    found = sorted({each for each in ids if wanted and each.startswith(wanted)})
    if not found:
        raise UserError(f"no {what} has an id that begins with {prefix!r}")
    if len(found) > 1:
        some = ", ".join(found[:SHOWN] + ["..."] * (len(found) > SHOWN))
        raise UserError(f"{len(found)} ids begin with {prefix!r}: {some}")
    return found[0]

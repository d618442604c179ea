"""What keeps two tellings apart whatever else speaks for them."""

from __future__ import annotations

from . import kinds
from .profile import Profile

ONE_REPORT = "one report tells of them apart"
KINDS = "different kinds of event"


def contradiction(a: Profile, b: Profile) -> str | None:
    """Why two tellings cannot be of one incident; None where they can.

    Dates, places and figures are no reasons here: a misread date is commoner than its telling apart is safe.
    """
    if a.document == b.document:
        return ONE_REPORT
    return None if kinds.can_be_one(a.type, a.stage, b.type, b.stage) else KINDS

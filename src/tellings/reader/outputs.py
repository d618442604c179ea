"""What the encoder gives for every token: a row of numbers, in which each head has its columns.

A tagging head ("name", "role") has one column for outside, and for each kind two: its first token and those that follow.
A choosing head ("fate", "when", "where", "kind") has one column a choice.  A question on the whole document has its answers'
columns and one for how much the token says on it.  "bond" is a vector: those of two spans are alike where they are of one
incident.
"""

from __future__ import annotations

from itertools import accumulate

NAMES = ("person", "organisation", "place")
ROLES = ("attacker", "group", "victim", "target", "weapon")
FATES = ("none", "killed", "injured", "unharmed", "destroyed", "damaged", "undamaged")
KINDS = ("attack", "bombing", "abduction", "arson", "robbery", "hijacking")
MOST = 6  # counts of a whole document are told apart up to this; it stands for "six or more"

_WIDTHS = {
    "name": 2 * len(NAMES) + 1,
    "role": 2 * len(ROLES) + 1,
    "fate": len(FATES),
    "when": 2,
    "where": 2,
    "kind": len(KINDS),
    "killed": MOST + 2,
    "injured": MOST + 2,
    "kinds": len(KINDS) + 1,
    "bond": 48,
}
_ENDS = list(accumulate(_WIDTHS.values()))
LAYOUT: dict[str, tuple[int, int]] = {
    name: (end - width, end) for (name, width), end in zip(_WIDTHS.items(), _ENDS, strict=True)
}
WIDTH = _ENDS[-1]

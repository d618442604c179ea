"""Which types of incident two reports of one event may give it."""

from __future__ import annotations

from tellings.model import IncidentType, Stage

# Reports differ in how they call a thing only within one of these.
_FAMILIES: tuple[frozenset[IncidentType], ...] = (
    frozenset(
        (
            "attack",
            "bombing",
            "assassination",
            "arson",
            "robbery",
            "hijacking",
            "clash",
            "strike",
            "destruction",
        )
    ),
    frozenset(("attack", "abduction", "hijacking", "robbery", "assassination")),
    frozenset(("attack", "sexual_violence", "abduction", "torture")),
    frozenset(("torture", "custody_death", "repression")),
    frozenset(("protest", "repression", "clash", "destruction", "arson")),
    frozenset(("repression", "attack")),
    frozenset(("displacement", "destruction", "strike")),
    frozenset(("threat", "plot")),
    frozenset(
        ("attack", "bombing", "accident")
    ),  # a gun or a gas bottle that went off: one report knows why, another not
)
# What a plot may have been a plot to do.
_PLOTTED: frozenset[IncidentType] = frozenset(
    (
        "attack",
        "bombing",
        "assassination",
        "abduction",
        "arson",
        "robbery",
        "hijacking",
        "sexual_violence",
        "destruction",
    )
)
# A single word for violence of any sort.
GENERAL: frozenset[IncidentType] = frozenset(("attack", "other"))
# Proceedings of the law are never the act that they follow.
_LAW: frozenset[IncidentType] = frozenset(("arrest", "trial"))


def can_be_one(a: IncidentType, a_stage: Stage, b: IncidentType, b_stage: Stage) -> bool:
    """Whether two reports may mean one event by these types and stages."""
    if a == b:
        return True
    if a == "plot" or b == "plot":
        other, stage = (b, b_stage) if a == "plot" else (a, a_stage)
        return (other in _PLOTTED and stage != "accomplished") or other == "threat"
    if a in _LAW or b in _LAW:
        return False
    if "other" in (a, b):
        return "accident" not in (a, b)
    return any(a in family and b in family for family in _FAMILIES)

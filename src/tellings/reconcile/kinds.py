"""What kind of event the tellings of one incident make it, and how far it went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import get_args

from tellings.model import IncidentType, Stage, Telling

_TYPES: tuple[IncidentType, ...] = get_args(IncidentType)
_STAGES: tuple[Stage, ...] = get_args(Stage)
# Words that say less than any other type beside them.
_GENERAL: frozenset[IncidentType] = frozenset(("attack", "plot", "other"))


def type_of(tellings: Sequence[Telling]) -> IncidentType:
    """The type that most documents chiefly about the incident give; a general word gives way to a specific one.

    It gives way where at least a quarter of the documents are specific: fewer may be misread.
    """
    chief = [telling.type for telling in tellings if telling.main] or [telling.type for telling in tellings]
    specific = [each for each in chief if each not in _GENERAL]
    votes = Counter(specific if 4 * len(specific) >= len(chief) else chief)
    return min(votes, key=lambda each: (-votes[each], _TYPES.index(each)))


def stage_of(tellings: Sequence[Telling]) -> Stage:
    """Accomplished unless all say otherwise; then what most say, the further one if they tie."""
    votes = Counter(telling.stage for telling in tellings)
    return min(votes, key=lambda each: (each != "accomplished", -votes[each], _STAGES.index(each)))

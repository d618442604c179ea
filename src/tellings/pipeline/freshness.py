"""Whether what a casebook keeps of its incidents is what would be built now."""

from __future__ import annotations

from tellings.casebook import Casebook
from tellings.reconcile import DEFAULT_POLICY

from .making import making


def is_kept(casebook: Casebook) -> bool:
    """Whether the casebook holds its incidents, under the usual policy and as of no day, as they would be built now."""
    stamp = casebook.stored.stamp()
    return (
        stamp is not None
        and (stamp.package, stamp.model, stamp.policy) == makers(casebook)
        and casebook.stored.holds(stamp)
    )


def makers(casebook: Casebook) -> tuple[str, str, str]:
    """The code, the readers and the policy by which incidents would be built now."""
    return (making(), ", ".join(casebook.readers()), DEFAULT_POLICY)

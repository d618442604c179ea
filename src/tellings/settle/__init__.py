"""What follows from the linked whole: claims derived from claims, each naming those that it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.model import Claim, Document, Linking, Telling

__all__ = ["settle"]


def settle(
    documents: Mapping[str, Document], tellings: Sequence[Telling], linking: Linking
) -> Mapping[str, tuple[Claim, ...]]:
    """The derived claims of each telling that has any, by telling id."""
    return {}

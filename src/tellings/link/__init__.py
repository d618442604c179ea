"""Which tellings are of one incident.

Pure: tellings, relations and people's judgements in, groups out; the order of what comes in changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.model import Claim, Document, Judgement, Linking, Relation, Telling

__all__ = ["Linking", "link"]


def link(
    documents: Mapping[str, Document],
    tellings: Sequence[Telling],
    relations: Sequence[Relation],
    judgements: Sequence[Judgement] = (),
    derived: Mapping[str, tuple[Claim, ...]] = {},  # noqa: B006  (never changed)
) -> Linking:
    """The incidents that `tellings` come to, each a group of telling ids."""
    return Linking(tuple(sorted((telling.id,) for telling in tellings)), tuple(relations))

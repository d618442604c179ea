"""Whom a claim goes back to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker, or a document in its own voice; a body without a name of its own ("witnesses") has both."""

    speaker: str | None
    document: str | None

    @property
    def order(self) -> tuple[str, str]:
        return (self.speaker or "", self.document or "")

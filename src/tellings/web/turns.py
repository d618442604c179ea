"""Who waits for whom: threads that all want the interpreter take it from each other, and each of them then longer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from anyio import CapacityLimiter
from anyio.to_thread import current_default_thread_limiter

PAGES = 4  # that are made at once; those behind wait in order


@dataclass(frozen=True, slots=True)
class Turns:
    """What has a turn of its own, beside the pages.

    Decisions go through one at a time: waiting for each other, they would hold what pages are made by.  Whoever comes is looked
    up at once.
    """

    decisions: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(1))
    guests: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(2))


@asynccontextmanager
async def few_at_once(app: object) -> AsyncIterator[None]:
    """While an application runs, pages take turns."""
    current_default_thread_limiter().total_tokens = PAGES
    yield

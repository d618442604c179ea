"""A long list, one page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from tellings.errors import UserError

Thing = TypeVar("Thing")
SIZE = 50  # lines to a page


@dataclass(frozen=True, slots=True)
class Paged(Generic[Thing]):
    """Page `number` of `pages`, counted from 1; `first` is the number of its first line, `total` of all lines."""

    items: Sequence[Thing]
    number: int
    pages: int
    first: int
    total: int

    @property
    def last(self) -> int:
        return self.first + len(self.items) - 1


def paged(items: Sequence[Thing], asked: str | None, size: int = SIZE) -> Paged[Thing]:
    """The page asked for; the last one where there are fewer.  Raises UserError for what is no page's number."""
    return page_of(len(items), lambda first, limit: items[first : first + limit], asked, size)


def page_of(
    total: int, read: Callable[[int, int], Sequence[Thing]], asked: str | None, size: int = SIZE
) -> Paged[Thing]:
    """The same of a list that is read a page at a time: `read` gives so many of it from a place on, 0 the first."""
    text = (asked or "1").strip()
    if not (text.isascii() and text.isdecimal() and len(text) < 8 and int(text) > 0):
        raise UserError(f"page is not the number of a page: {text[:40]}")
    pages = max(1, -(-total // size))
    number = min(int(text), pages)
    start = (number - 1) * size
    return Paged(read(start, size), number, pages, start + 1 if total else 0, total)

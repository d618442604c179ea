"""What every address of `/api/v1` that reads has in common: one moment, its tag, pages, filters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response

from .desk import desk_of
from .filters import LONGEST, Filters
from .holding import Holding
from .paging import page_of
from .wire import Listing

Text = Annotated[str, Query(max_length=LONGEST)]
Number = Annotated[int, Query(ge=1, lt=10_000_000)]


class Unchanged(Exception):
    """The reader has it already."""


class Look:
    """Looks at what the casebook comes to now, tagged; a reader that has it is told so."""

    def __init__(self, request: Request, response: Response) -> None:
        self._request, self._response = request, response

    @contextmanager
    def __call__(self) -> Iterator[Holding]:
        """Whatever is read inside is of one moment."""
        with desk_of(self._request).shelf.looking() as holding:
            tag = f'"{holding.mark}"'
            if self._request.headers.get("if-none-match") == tag:
                raise Unchanged(tag)
            self._response.headers["ETag"] = tag
            self._response.headers["Cache-Control"] = "no-cache"
            yield holding


Now = Annotated[Look, Depends(Look)]


def listing(
    holding: Holding, total: int, read: Callable[[int, int], Sequence[dict[str, Any]]], page: int
) -> Listing:
    """One page of a list of so many; `read` gives so many of it from a place on, 0 the first."""
    lines = page_of(total, read, str(page))
    return Listing(
        items=list(lines.items),
        page=lines.number,
        pages=lines.pages,
        total=lines.total,
        mark=holding.mark,
    )


def _filters(
    q: Text = "", type: Text = "", status: Text = "", since: Text = "", until: Text = "",
    place: Text = "", country: Text = "", source: Text = "", open: Text = "", reviewed: Text = "",
    sort: Text = "-date",
) -> Filters:  # fmt: skip
    return Filters.parse({
        "q": q, "type": type, "status": status, "since": since, "until": until, "place": place,
        "country": country, "source": source, "open": open, "reviewed": reviewed, "sort": sort,
    })  # fmt: skip


Asked = Annotated[Filters, Depends(_filters)]

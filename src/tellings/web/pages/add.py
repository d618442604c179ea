"""Adding files, watching them being read, and stopping that."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ..adding import MOST_BYTES, MOST_FILES
from ..desk import Desk, desk_of
from ..taking import take_in


def page(request: Request) -> HTMLResponse:
    """The form, and how far the last go is; while files are read it looks again every other second."""
    desk = desk_of(request)
    return desk.page(
        request,
        "add.html",
        job=desk.adding.job,
        most_files=MOST_FILES,
        most_megabytes=MOST_BYTES // 1_000_000,
    )


async def add(request: Request) -> Response:
    """Takes files in and begins to read them."""
    desk = desk_of(request)
    await take_in(request, desk.adding, lambda form: _check(request, desk, form.get("token", "")))
    return RedirectResponse("/add", 303)


async def cancel(request: Request) -> Response:
    """Stops the reading."""
    desk = desk_of(request)
    async with request.form(max_files=0, max_fields=10) as form:
        _check(request, desk, form.get("token", ""))
    desk.adding.cancel()
    return RedirectResponse("/add", 303)


def _check(request: Request, desk: Desk, token: object) -> None:
    if not (isinstance(token, str) and desk.forms.is_ours(request, token)):
        raise HTTPException(
            403, "This form is not of this session. Go back, load the page again, and try once more."
        )

"""Small forms: read within bounds, and only where they are ours."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request

from tellings.errors import UserError

from ..desk import desk_of

LONGEST = 2000  # characters of one field
MOST_BYTES = 50_000  # of the whole: anybody may send it


async def fields(request: Request) -> dict[str, str]:
    """The texts of a form of this session.  Raises HTTPException 403 for any other, UserError for what is too long."""
    length = request.headers.get("content-length", "")
    if not (length.isascii() and length.isdecimal()):
        raise HTTPException(411, "How much there is to take in must be said beforehand.")
    if int(length) > MOST_BYTES:
        raise HTTPException(413, "That is too much for this form.")
    async with request.form(max_files=0, max_fields=20) as form:
        found = {name: value for name, value in form.items() if isinstance(value, str)}
    if not desk_of(request).forms.is_ours(request, found.get("token", "")):
        raise HTTPException(403, _STRANGE if request.cookies else _NO_COOKIE)
    for name, value in found.items():
        if len(value) > LONGEST:
            raise UserError(f"{name} is longer than {LONGEST} characters")
    return found


def ours(text: str) -> str:
    """An address on the desk; the incidents where it is none."""
    try:
        elsewhere = bool(urlsplit(text).netloc)
    except ValueError:
        elsewhere = True
    safe = text.startswith("/") and not text.startswith(("//", "/\\")) and text.isprintable()
    return text if safe and not elsewhere else "/incidents"


_STRANGE = "This form is not of this session. Go back, load the page again, and try once more."
_NO_COOKIE = "Your browser sent no cookie. Reached from another machine, the desk must be opened by https."

"""Taking in the files of a request, within bounds, whoever sends them: a page's form or a program."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from .adding import MOST_BYTES, MOST_FILES, Adding, Job

FORM_BYTES = 100_000  # what a form takes beside its files


async def take_in(request: Request, adding: Adding, check: Callable[[FormData], None]) -> Job:
    """Takes the files of a form (its fields called "file") and begins to read them.

    `check` raises where the form may not be taken.  Raises HTTPException 411 and 413, UserError.
    """
    length = request.headers.get("content-length", "")
    if not (length.isascii() and length.isdecimal()):
        raise HTTPException(411, "How much there is to take in must be said beforehand.")
    if int(length) > MOST_BYTES + FORM_BYTES:
        raise HTTPException(
            413, f"That is more than {MOST_BYTES // 1_000_000} MB: add the files in several goes."
        )
    async with request.form(max_files=MOST_FILES + 1, max_fields=10) as form:
        check(form)
        files = [each for each in form.getlist("file") if isinstance(each, UploadFile) and each.filename]
        return await run_in_threadpool(adding.start, [(str(each.filename), each.file) for each in files])

"""Adding files by a program: handed over, watched, stopped."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException

from .adding import Job
from .desk import desk_of
from .taking import take_in

routes = APIRouter()
_FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "array", "items": {"type": "string", "format": "binary"}}
                    },
                }
            }
        },
    }
}


@routes.get("/files", summary="How far the last go of added files is")
def progress(request: Request) -> dict[str, Any]:
    """`state` is "none" before anything was added, else reading, done, cancelled or failed; `done` and `total` are bytes."""
    return _told(desk_of(request).adding.job)


@routes.post("/files", status_code=202, summary="Hands over files to be read", openapi_extra=_FORM)
async def add(request: Request) -> dict[str, Any]:
    return _told(await take_in(request, desk_of(request).adding, lambda form: from_here(request)))


@routes.delete("/files", status_code=202, summary="Stops the reading; what was read until then stays")
def cancel(request: Request) -> dict[str, Any]:
    from_here(request)
    adding = desk_of(request).adding
    adding.cancel()
    return _told(adding.job)


def from_here(request: Request) -> None:
    """Raises HTTPException 403 where a page of another site asks."""
    if not desk_of(request).forms.is_from_here(request):
        raise HTTPException(403, "a page of another site may not do this")


def _told(job: Job | None) -> dict[str, Any]:
    return {"state": "none"} if job is None else asdict(job)

"""The desk's own style and scripts, and the style that it shares with the page of `tellings report`."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from .ground import GROUNDS, outline

KINDS = {"css": "text/css", "mjs": "text/javascript", "svg": "image/svg+xml"}
ASSETS = {
    "page.css": ("tellings.export", "templates"),
    "desk.css": ("tellings.web", "static"),
    "desk.mjs": ("tellings.web", "static"),
    "mark.svg": ("tellings.web", "static"),
}


def asset(request: Request) -> Response:
    """A file of ours; a browser that has it is only told so."""
    name = request.path_params["name"]
    if name not in ASSETS and name not in GROUNDS:
        raise HTTPException(404)
    body, tag = _read(name)
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=KINDS[name.rpartition(".")[2]])


@cache
def _read(name: str) -> tuple[bytes, str]:
    body = outline(name) if name in GROUNDS else _shipped(name)
    return body, f'"{hashlib.sha256(body).hexdigest()[:16]}"'


def _shipped(name: str) -> bytes:
    package, folder = ASSETS[name]
    return files(package).joinpath(folder, name).read_bytes()

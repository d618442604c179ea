"""One request over HTTP, its answer whole and as it came, within bounds.  Redirects are answers like others."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

SECONDS = 30.0  # without a byte
LARGEST = 100 * 1024**2  # bytes of an answer
_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: its status, its headers in order, its bytes as they are when unpacked from the transfer."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    content: bytes

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


class NoAnswer(Exception):
    """Its text says why there is none."""


Get = Callable[[str, str], Answer]


class _AsTheyCome(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def get(url: str, agent: str) -> Answer:
    """Asks for one page.  Raises NoAnswer with the reason where there is no whole answer."""
    opener = urllib.request.build_opener(_AsTheyCome)
    try:
        request = urllib.request.Request(url, headers={"User-Agent": agent, "Accept-Encoding": "identity"})
        try:
            response = opener.open(request, timeout=SECONDS)
        except urllib.error.HTTPError as error:
            response = error
        with response:
            content = b""
            while piece := response.read(_PIECE):
                content += piece
                if len(content) > LARGEST:
                    raise NoAnswer(f"larger than {LARGEST // 1024**2} MB")
            return Answer(
                response.status or 0, response.reason or "", tuple(response.headers.items()), content
            )
    except http.client.IncompleteRead as error:
        raise NoAnswer("the server broke off in the middle of its answer") from error
    except urllib.error.URLError as error:
        raise NoAnswer(f"no answer: {error.reason}") from error
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise NoAnswer(f"no answer: {error or type(error).__name__}") from error

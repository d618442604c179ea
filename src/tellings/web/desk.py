"""The desk as its pages have it: the shelf, the templates, and what is the same on every page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import HTMLResponse

from tellings import __version__
from tellings.export.pictures import Draw
from tellings.export.shown import FINDINGS, STATUSES

from .access import Door, guest_of
from .adding import Adding
from .safety import Forms
from .shelf import Shelf
from .texts import PAGES, TYPES
from .turns import Turns

if TYPE_CHECKING:
    from jinja2 import Environment

NAME = "tellings_name"  # the cookie that remembers who decides where nobody logs in
LONGEST_NAME = 80  # characters
LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class Desk:
    """`name` is what the casebook is called on the pages, `draw` what makes their pictures."""

    name: str
    shelf: Shelf
    templates: Environment
    forms: Forms
    adding: Adding
    door: Door
    draw: Draw
    turns: Turns = field(default_factory=Turns)

    def page(self, request: Request, template: str, status: int = 200, **what: Any) -> HTMLResponse:
        """A page made from a template."""
        made = self.templates.get_template(template).render(
            book=self.name,
            version=__version__,
            pages=PAGES,
            path=request.url.path,
            token=self.forms.token(request.state.session),
            who=who(request),
            guest=guest_of(request),
            behind=self.shelf.is_behind,
            building=self.shelf.building,
            writer=self.shelf.writer(),
            statuses=STATUSES,
            finding_kinds=FINDINGS,
            type_names=TYPES,
            **what,
        )
        return HTMLResponse(made.encode("utf-8", "replace"), status)


def desk_of(request: Request) -> Desk:
    """The desk that a request has come to."""
    desk: Desk = request.app.state.desk
    return desk


def who(request: Request) -> str:
    """Who decides here: the account's name; without accounts the name given last in this browser, "" before one was."""
    account = guest_of(request).account
    return account.name if account else unquote(request.cookies.get(NAME, ""))[:LONGEST_NAME]


def name_cookie(name: str) -> str:
    """A name as a cookie can hold it."""
    return quote(name[:LONGEST_NAME], safe="")

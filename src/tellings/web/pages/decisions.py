"""What people decide on the desk: each decision goes to the review, and none goes over one that was made meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tellings.errors import UserError
from tellings.model import Span
from tellings.review import Outcome, Review

from ..decided import decision
from ..desk import LONGEST_NAME, NAME, Desk, desk_of, name_cookie
from ..holding import Holding
from ..safety import cookie

LONGEST_REASON = 2000  # characters
MOST_NAMES = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """A decision as a form asks for it: `decide` of a form is its kind and the one thing that it is about, "choose:ID".

    `names` are ids of what it is about; `seen` pairs the incidents whose state it rests on with the marks that they had;
    `back` is the page that it was asked from.
    """

    kind: str
    names: tuple[str, ...]
    incident: str
    span: Span | None
    why: str
    by: str
    seen: tuple[tuple[str, str], ...]
    back: str


KINDS: Mapping[str, Callable[[Review, Wanted], Outcome]] = {
    "same": lambda review, wanted: review.same(wanted.names, wanted.why),
    "not-same": lambda review, wanted: review.not_same(wanted.names, wanted.why),
    "merge": lambda review, wanted: review.merge(wanted.names, wanted.why),
    "split": lambda review, wanted: review.split(wanted.incident, wanted.names, wanted.why),
    "choose": lambda review, wanted: review.choose(_one(wanted.names), wanted.why),
    "reject": lambda review, wanted: review.reject(wanted.names, wanted.why),
    "furniture": lambda review, wanted: review.furniture(_one(wanted.names), wanted.why, wanted.span),
    "undo": lambda review, wanted: review.undo(_one(wanted.names), wanted.why),
}


async def decide(request: Request) -> Response:
    """Makes a decision and leads back to where it was asked for; a stale one is shown, and not made."""
    desk = desk_of(request)
    async with request.form(max_files=0, max_fields=MOST_NAMES + 50) as form:
        if not desk.forms.is_ours(request, _text(form, "token", 200)):
            raise HTTPException(
                403, "This form is not of this session. Go back, load the page again, and decide once more."
            )
        wanted = _wanted(form)
        fields = [(key, value) for key, value in form.multi_items() if isinstance(value, str)]
    return await run_in_threadpool(_decided, request, desk, wanted, fields)


def _decided(request: Request, desk: Desk, wanted: Wanted, fields: Sequence[tuple[str, str]]) -> Response:
    with desk.shelf.deciding(wanted.by) as review:
        holding = desk.shelf.holding()
        changed = _changed(wanted, holding)
        if changed:
            return _stale(request, desk, holding, changed, fields)
        outcome = KINDS[wanted.kind](review, wanted)
    separator = "&" if "?" in wanted.back else "?"
    path, _, place = wanted.back.partition("#")
    response = RedirectResponse(
        f"{path}{separator}done={outcome.judgement.id}{'#' + place if place else ''}", 303
    )
    response.headers.append("Set-Cookie", cookie(NAME, name_cookie(wanted.by), False, 365))
    return response


def _changed(wanted: Wanted, holding: Holding) -> list[str]:
    """The incidents that are no longer as the page showed them, by the ids that they had there."""
    return [id for id, mark in wanted.seen if id not in holding.records or holding.mark_of(id) != mark]


def _stale(
    request: Request, desk: Desk, holding: Holding, changed: Sequence[str], fields: Sequence[tuple[str, str]]
) -> Response:
    """What has happened meanwhile, and the same form once more, resting on how things stand now."""
    now = {holding.home.get(id, "") for id in changed} - {""}
    history = [each for id in sorted(now) for each in holding.about(id)]
    recent = sorted(
        {each["id"]: each for each in history}.values(), key=lambda each: each["at"], reverse=True
    )
    kept = [(key, value) for key, value in fields if key not in ("token", "seen")]
    return desk.page(
        request,
        "stale.html",
        409,
        fields=kept,
        seen=[f"{id}:{holding.mark_of(id)}" for id in sorted(now)],
        incidents=[holding.known[id][3].shown for id in sorted(now)],
        recent=[decision(each, holding) for each in recent[:5]],
        back=dict(fields).get("back", "/incidents"),
    )


def _wanted(form: FormData) -> Wanted:
    pressed, _, name = _text(form, "decide", 100).partition(":")
    kind = pressed or _text(form, "kind", 20)
    if kind not in KINDS:
        raise UserError(f"no decision is called {kind}")
    names = [each.strip() for each in (name, *form.getlist("name")) if isinstance(each, str) and each.strip()]
    if not names:
        raise UserError("nothing was chosen to decide on")
    seen = [each.partition(":") for each in form.getlist("seen") if isinstance(each, str)]
    return Wanted(
        kind=kind,
        names=tuple(names),
        incident=_text(form, "incident", 40),
        span=_span(_text(form, "span", 40)),
        why=_text(form, "why", LONGEST_REASON),
        by=_text(form, "by", LONGEST_NAME),
        seen=tuple((id, mark) for id, _, mark in seen if mark),
        back=_back(_text(form, "back", 2000)),
    )


def _text(form: FormData, name: str, longest: int) -> str:
    value = form.get(name, "")
    if not isinstance(value, str):
        raise UserError(f"{name} is not a text")
    value = value.strip()
    if len(value) > longest:
        raise UserError(f"{name} is longer than {longest} characters")
    return value


def _span(text: str) -> Span | None:
    if not text:
        return None
    start, _, end = text.partition("-")
    if not (text.isascii() and start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        raise UserError(f"not the characters of a passage, such as 120-310: {text}")
    return Span(int(start), int(end))


def _back(text: str) -> str:
    """A page of ours; the incidents where it is none."""
    parts = urlsplit(text)
    ours = (
        text.startswith("/") and not text.startswith(("//", "/\\")) and not parts.netloc and "\n" not in text
    )
    return text if ours else "/incidents"


def _one(names: Sequence[str]) -> str:
    if len(names) != 1:
        raise UserError("decide on one at a time")
    return names[0]

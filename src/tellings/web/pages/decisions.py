"""What people decide on the desk: each decision goes to the review, and none goes over one that was made meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from anyio.to_thread import run_sync
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tellings.errors import UserError
from tellings.export import shown

from ..access import guest_of
from ..decided import decision
from ..deciding import Claimed, NotYours, Stale, Wanted, make
from ..desk import LONGEST_NAME, LONGEST_REASON, NAME, Desk, desk_of, name_cookie
from ..safety import cookie
from .forms import ours

MOST_NAMES = 200


async def decide(request: Request) -> Response:
    """Makes a decision and leads back to where it was asked for; a stale one is shown, and not made."""
    desk = desk_of(request)
    async with request.form(max_files=0, max_fields=MOST_NAMES + 50) as form:
        if not desk.forms.is_ours(request, _text(form, "token", 200)):
            raise HTTPException(
                403, "This form is not of this session. Go back, load the page again, and decide once more."
            )
        wanted, back = _wanted(form), ours(_text(form, "back", 2000))
        fields = [(key, value) for key, value in form.multi_items() if isinstance(value, str)]
    return await run_sync(_decided, request, desk, wanted, back, fields, limiter=desk.turns.decisions)


def _decided(
    request: Request, desk: Desk, wanted: Wanted, back: str, fields: Sequence[tuple[str, str]]
) -> Response:
    try:
        outcome = make(desk.shelf, wanted, guest_of(request))
    except NotYours as error:
        raise HTTPException(403, f"{error}.") from error
    except Stale as stale:
        return _stale(request, desk, stale, back, fields)
    separator = "&" if "?" in back else "?"
    path, _, place = back.partition("#")
    response = RedirectResponse(
        f"{path}{separator}done={outcome.judgement.id}{'#' + place if place else ''}", 303
    )
    if guest_of(request).at_home:
        response.headers.append("Set-Cookie", cookie(NAME, name_cookie(wanted.by), False, 365))
    return response


def _stale(
    request: Request, desk: Desk, stale: Stale, back: str, fields: Sequence[tuple[str, str]]
) -> Response:
    """What has happened meanwhile, and the same form once more, resting on how things stand now."""
    kept = [(key, value) for key, value in fields if key not in ("token", "seen")]
    with desk.shelf.looking() as holding:
        now = holding.records(filter(None, map(holding.home, stale.changed)))
        history = {each["id"]: each for id in now for each in holding.about(id)}
        recent = sorted(history.values(), key=lambda each: str(each["at"]), reverse=True)
        return desk.page(
            request,
            "stale.html",
            409,
            fields=kept,
            seen=[holding.seen(id) for id in now],
            incidents=[shown.named(of) for of in now.values()],
            recent=[decision(each, holding) for each in recent[:5]],
            back=back,
        )


def _wanted(form: FormData) -> Wanted:
    """The decision that a form asks for; `decide` is its kind and the one thing that it is about, "choose:ID"."""
    pressed, _, name = _text(form, "decide", 100).partition(":")
    return Wanted.of(
        pressed or _text(form, "kind", 20),
        [name, *(each for each in form.getlist("name") if isinstance(each, str))],
        _text(form, "why", LONGEST_REASON),
        _text(form, "by", LONGEST_NAME),
        _text(form, "incident", 40),
        span_of(_text(form, "span", 40)),
        [each for each in form.getlist("seen") if isinstance(each, str)],
        _claimed(form),
    )


def _claimed(form: FormData) -> Claimed | None:
    field = _text(form, "field", 40)
    if not field:
        return None
    words, group, polarity = (_text(form, name, 200) for name in ("words", "group", "polarity"))
    return Claimed.of(field, words, group, polarity)


def _text(form: FormData, name: str, longest: int) -> str:
    value = form.get(name, "")
    if not isinstance(value, str):
        raise UserError(f"{name} is not a text")
    value = value.strip()
    if len(value) > longest:
        raise UserError(f"{name} is longer than {longest} characters")
    return value


def span_of(text: str) -> tuple[int, int] | None:
    """The characters that "120-310" names; None for nothing.  Raises UserError for anything else."""
    if not text:
        return None
    start, _, end = text.partition("-")
    if not (text.isascii() and start.isdecimal() and end.isdecimal()):
        raise UserError(f"not the characters of a passage, such as 120-310: {text}")
    return int(start), int(end)

"""The headers of a mail as metadata of its report."""

from __future__ import annotations

from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from tellings.model.records import canonical

from ..given import Given
from ..press import is_person

_LONGEST = 2000  # characters of a header that are kept
_KEPT = ("From", "To", "List-Id", "Organization", "X-Mailer")


def header(message: Message, name: str) -> str | None:
    """A header in words, on one line; None where it is not there or says nothing."""
    value = message.get(name)
    if value is None:
        return None
    raw = str(value)[: 4 * _LONGEST]
    try:
        words = str(make_header(decode_header(raw)))
    except (
        MessageError,
        LookupError,
        ValueError,
    ):  # an encoding that nobody knows, or bytes that are not in it
        words = raw
    words = words.encode("utf-8", "replace").decode(
        "utf-8"
    )  # bytes that are no text stand as half characters
    return " ".join(words.split())[:_LONGEST] or None


def given_from_headers(message: Message, name: str) -> Given:
    """What a mail's headers say of its report.  A sender with a person's name wrote it; another name is its outlet's."""
    sender = next(
        (told.strip() for told, _ in getaddresses([header(message, "From") or ""]) if told.strip()), None
    )
    person = sender is not None and is_person(sender)
    identifier = header(message, "Message-ID")
    kept = {key.lower().replace("-", "_"): value for key in _KEPT if (value := header(message, key))}
    address = (header(message, "Archived-At") or "").strip("<>") or None
    return Given(
        source_id=identifier.strip("<>") if identifier else name,
        title=header(message, "Subject"),
        published=day_of(message),
        url=address if address and "://" in address else None,
        outlet=header(message, "Organization") or (sender if not person else None),
        authors=(sender,) if person and sender else (),
        extra=canonical(kept) if kept else "",
    )


def day_of(message: Message) -> str | None:
    """When a mail says it was sent, ISO 8601 in its sender's time."""
    told = header(message, "Date")
    try:
        return parsedate_to_datetime(told).isoformat() if told else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None

"""Mails (RFC 5322, MIME): subject, sender, day and words of each, and what is attached as documents of their own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from email.errors import CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from tellings.errors import InputError
from tellings.model import Unread

from ..decode import checked
from ..lines import text_with_title
from .door import parts
from .headers import given_from_headers, header
from .item import Item, Part, sha256
from .joined import joined
from .kinds import KINDS
from .letter import Letter, letter
from .limits import Reading

_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
MOST_PARTS = 1000


def read(item: Item, reading: Reading) -> Iterator[Part | Unread]:
    """The report in a mail, then what is attached to it."""
    yield from read_message(item, item.data(KINDS["eml"].most), reading)


def read_message(item: Item, data: bytes, reading: Reading) -> Iterator[Part | Unread]:
    """The same from a mail's bytes."""
    message = parsed(data, item.path)
    found = letter(message, MOST_PARTS, item.path)
    if message.get_content_type() in _ENCRYPTED and not found.paragraphs:
        raise InputError(item.path, "encrypted: only its receiver can read it")
    if found.paragraphs:
        given = given_from_headers(message, item.name)
        text = text_with_title(joined(found.paragraphs, item.path), given.title or "")
        yield Part(item.path, checked(text, item.path), given, sha256(data))
    elif not found.attached:
        raise InputError(item.path, "no text in it")
    if is_cut_short(message):
        yield Unread(item.path, "cut short: the rest of the mail is not in the file")
    yield from _attached(item, found, reading)


def parsed(data: bytes, path: str) -> Message:
    """The mail in some bytes.  Raises InputError where there is none."""
    try:
        message = BytesParser(policy=compat32).parsebytes(data)
    except RecursionError as error:
        raise InputError(path, "damaged, or made to do harm: too many parts inside one another") from error
    if not message.keys():
        raise InputError(path, "not a mail: it has no headers")
    if (
        header(message, "From") is None
        and header(message, "Date") is None
        and header(message, "Subject") is None
    ):
        raise InputError(path, "not a mail: it has neither sender, day nor subject")
    return message


def is_cut_short(message: Message) -> bool:
    """Whether the end of the mail is missing, as its own marks have it."""
    ends = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect)
    return any(isinstance(defect, ends) for part in message.walk() for defect in part.defects)


def _attached(item: Item, found: Letter, reading: Reading) -> Iterator[Part | Unread]:
    for attachment in found.attached:
        path = f"{item.path}/{attachment.name}"
        reading.at(path)
        reading.budget.take(len(attachment.data), path)
        yield from parts(
            Item(path, attachment.name, io.BytesIO(attachment.data), len(attachment.data), item.depth + 1),
            reading,
        )
    reading.at(item.path)

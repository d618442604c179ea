"""The parts of a mail: the words to be read, and the files attached."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import Message

from tellings.errors import InputError

from ..decode import one_line_end, text_of
from .headers import header
from .markup import html_paragraphs

# Encodings whose bytes all look like ASCII: they cannot be told from plain text, so the header is believed at once.
_SEVEN_BIT = ("iso2022", "utf-7", "hz")
_ENDINGS = {"message/rfc822": ".eml", "application/pdf": ".pdf", "text/html": ".html", "text/plain": ".txt"}


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail's words, paragraph by paragraph, and what is attached."""

    paragraphs: tuple[str, ...]
    attached: tuple[Attachment, ...]


def letter(message: Message, most: int, path: str) -> Letter:
    """The words and attachments of a mail, in order.  Of several versions of one text the plain one is taken, if it has words.

    Pictures that stand in the text are no attachments.  Raises InputError where there are more than `most` parts.
    """
    words: list[str] = []
    attached: list[Attachment] = []
    for number, part in enumerate(_leaves(message)):
        if number >= most:
            raise InputError(path, f"damaged, or made to do harm: more than {most:,} parts")
        kind = part.get_content_type()
        if _is_attachment(part):
            attached.append(Attachment(_name(part, number), _bytes(part)))
        elif kind in ("text/plain", "text/html"):
            words.extend(_paragraphs(part, path))
        elif kind.startswith("text/"):
            attached.append(Attachment(_name(part, number), _bytes(part)))
    return Letter(tuple(words), tuple(attached))


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, in order; of alternatives the best one.  A mail inside a mail is one part."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = inside(part)
        if part.get_content_type() == "message/rfc822" or not part.is_multipart():
            yield part
        elif part.get_content_type() == "multipart/alternative":
            waiting.extend(reversed(_best(inner)))
        else:
            waiting.extend(reversed(inner))


def inside(part: Message) -> list[Message]:
    """The parts within a part."""
    if not part.is_multipart():  # else its text would be decoded, by whatever name of an encoding it gives
        return []
    inner = part.get_payload()
    return [each for each in inner if isinstance(each, Message)] if isinstance(inner, list) else []


def _best(versions: Sequence[Message]) -> list[Message]:
    """Of the versions of one text the plain one, where it has words; else the last that can be read (RFC 2046, 5.1.4)."""
    plain = [part for part in versions if part.get_content_type() == "text/plain"]
    if plain and any(_bytes(part).strip() for part in plain):
        return plain[:1]
    return [part for part in versions if part.get_content_type() == "text/html" or part.is_multipart()][-1:]


def _is_attachment(part: Message) -> bool:
    if part.get_content_type() == "message/rfc822" or part.get_content_disposition() == "attachment":
        return True
    if part.get_content_maintype() in ("text", "multipart"):
        return False
    return part.get_filename() is not None and part.get("Content-ID") is None


def _name(part: Message, number: int) -> str:
    """A file name for a part, without any folders: its own, or one that says which part it is."""
    try:
        told = part.get_filename()
    except (LookupError, ValueError, TypeError):
        told = None
    name = re.split(r"[/\\]", told or "")[-1].strip()
    name = "".join(character for character in name if character.isprintable())[:200]
    if name and name not in (".", ".."):
        return name
    if part.get_content_type() == "message/rfc822":
        inner = inside(part)
        subject = header(inner[0], "Subject") if inner else None
        if subject:
            return re.sub(r"[/\\]", "-", subject)[:100] + ".eml"
    return f"part {number + 1}{_ENDINGS.get(part.get_content_type(), '')}"


def _bytes(part: Message) -> bytes:
    if part.is_multipart():
        inner = inside(part)
        return inner[0].as_bytes() if inner else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _paragraphs(part: Message, path: str) -> list[str]:
    data = _bytes(part)
    if not data.strip():
        return []
    text = _text(data, part, path)
    if part.get_content_type() == "text/html":
        return html_paragraphs(text)
    if str(part.get_param("format", "")).lower() == "flowed":
        text = _unflowed(text, str(part.get_param("delsp", "")).lower() == "yes")
    return re.split(r"\n[ \t]*\n", text)


def _text(data: bytes, part: Message, path: str) -> str:
    charset = known_charset(part)
    if charset and charset.startswith(_SEVEN_BIT):
        return one_line_end(data.decode(charset, "replace"))
    return text_of(data, path, charset)


def known_charset(part: Message) -> str | None:
    """The encoding that a part's header names, where Python knows it as one of texts."""
    try:
        told = part.get_content_charset()
        return codecs.lookup(told).name if told and "".encode(told) is not None else None
    except (LookupError, ValueError, TypeError, UnicodeError):
        return None


def _unflowed(text: str, without_space: bool) -> str:
    """Lines that were broken at a space put together again (RFC 3676)."""
    found: list[str] = []
    open_line = False
    for line in text.split("\n"):
        line = line[1:] if line.startswith(" ") else line
        flows = line.endswith(" ") and line != "-- "
        words = line[:-1] if flows and without_space else line
        if open_line:
            found[-1] += words
        else:
            found.append(words)
        open_line = flows
    return "\n".join(found)

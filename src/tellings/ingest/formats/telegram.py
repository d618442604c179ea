"""Telegram's own exports of chats and channels ("Export chat history", JSON): each message with words is a report.

Their shape is Telegram's: https://core.telegram.org/import-export and the code of Telegram Desktop (export_output_json.cpp).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tellings.errors import InputError
from tellings.model import Unread
from tellings.model.records import canonical

from ..decode import checked, one_line_end
from ..given import Given
from .item import Item, Part

_KEPT = ("from", "forwarded_from", "edited", "reply_to_message_id", "photo", "file", "media_type")


def chats(whole: Any) -> list[Mapping[str, Any]] | None:
    """The chats of an export, of one chat or of an account; None where a file is none."""
    if not isinstance(whole, dict):
        return None
    if isinstance(whole.get("messages"), list) and "type" in whole:
        return [whole]
    listed = whole.get("chats")
    inner = listed.get("list") if isinstance(listed, dict) else None
    if not isinstance(inner, list):
        return None
    return [chat for chat in inner if isinstance(chat, dict) and isinstance(chat.get("messages"), list)]


def reports(found: Sequence[Mapping[str, Any]], item: Item) -> Iterator[Part | Unread]:
    """The messages of chats, in order.  What holds no words (pictures, notes on who joined) is counted in one line."""
    without = 0
    for chat in found:
        for message in chat["messages"]:
            if not isinstance(message, dict) or message.get("type") != "message":
                continue
            text = one_line_end(_words(message.get("text"))).strip()
            if not text:
                without += 1
                continue
            path = f"{item.path} message {message.get('id')}"
            try:
                yield _report(chat, message, checked(text, path), path)
            except InputError as error:
                yield Unread(error.path, error.reason)
    if without:
        yield Unread(
            item.path, f"messages without words (pictures, films, sounds), which are not read: {without:,}"
        )


def _report(chat: Mapping[str, Any], message: Mapping[str, Any], text: str, path: str) -> Part:
    kept = {key: message[key] for key in _KEPT if message.get(key) not in (None, "")}
    given = Given(
        source_id=f"{chat.get('id', '')}/{message.get('id', '')}",
        published=str(message["date"]) if message.get("date") else None,
        outlet=str(chat["name"]) if chat.get("name") else None,
        extra=canonical({"telegram": kept}) if kept else "",
    )
    for words in (given.source_id, given.outlet, given.extra):
        checked(words or "", path)
    return Part(
        path, text, given, hashlib.sha256(canonical(dict(message)).encode("utf-8", "replace")).hexdigest()
    )


def _words(text: Any) -> str:
    """A message's words: a string, or a list of strings and of pieces with a look of their own (links, bold)."""
    if isinstance(text, str):
        return text
    if not isinstance(text, list):
        return ""
    return "".join(
        each if isinstance(each, str) else str(each.get("text", ""))
        for each in text
        if isinstance(each, str | dict)
    )

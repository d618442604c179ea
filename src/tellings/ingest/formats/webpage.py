"""Web pages, as a browser or a program saved them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tellings.errors import InputError
from tellings.model import Unread

from ..decode import CHARACTER_LIMIT, byte_limit, page_charset, text_of, too_long
from ..pages import page
from . import telegrampage
from .articles import FACTIVA_PAGE, article_parts, articles
from .item import Item, Part, sha256
from .limits import Reading
from .markup import html_paragraphs

PAGE_LIMIT = 5 * CHARACTER_LIMIT  # a page's marks take several times the room of its text
_LANGUAGE = re.compile(r"<html\b[^>]{0,500}\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:[-_]\w+)*)", re.IGNORECASE)
# What browsers write at the top of a page they save: "saved from url=(0042)https://..." (Mark of the Web).
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4}\)(\S{1,2000}?)\s*-->", re.IGNORECASE)
# What the browser extension SingleFile writes there: "Page saved with SingleFile \n url: ... \n saved date: ...".
_SINGLE_FILE = re.compile(
    r"Page saved with SingleFile\s+url:\s*(\S{1,2000})(?:\s+saved date:\s*([^\n<]{1,80}))?", re.IGNORECASE
)


def read(item: Item, reading: Reading) -> Iterator[Part | Unread]:
    """The report in a page, or the messages in a page of a Telegram export."""
    if item.size > byte_limit(PAGE_LIMIT):
        raise InputError(item.path, too_long())
    data = item.data(byte_limit(PAGE_LIMIT))
    if telegrampage.is_export(data):
        yield from telegrampage.reports(text_of(data, item.path, "utf-8", PAGE_LIMIT), item)
    elif FACTIVA_PAGE.search(data) and (
        several := articles(html_paragraphs(text_of(data, item.path, "utf-8", PAGE_LIMIT)))
    ):
        yield from article_parts(several, item)
    else:
        yield part_of(item, data)


def part_of(item: Item, data: bytes, charset: str | None = None) -> Part:
    """The report in a page's bytes.  `charset` is the encoding that whoever sent the page named."""
    html = text_of(data, item.path, charset or page_charset(data), PAGE_LIMIT)
    found = page(html, item.name, item.path)
    url, saved = _saved(html[:10_000])
    given = replace(found.given, url=found.given.url or url, retrieved=saved, language=_language(html))
    return Part(item.path, found.text, given, sha256(data))


def _saved(head: str) -> tuple[str | None, str | None]:
    """The address that a saved page names in its head, and when it was saved."""
    match = _SINGLE_FILE.search(head)
    if match is not None:
        return match.group(1), (match.group(2) or "").strip() or None
    match = _SAVED_FROM.search(head)
    return (match.group(1) if match else None), None


def _language(html: str) -> str | None:
    """The language that a page's root element names."""
    match = _LANGUAGE.search(html[:10_000])
    return match.group(1) if match else None

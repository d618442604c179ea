"""Plain text and Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.errors import InputError

from ..decode import CHARACTER_LIMIT, byte_limit, text_of, too_long
from ..given import Given
from .item import Item, Part, sha256
from .limits import Reading


def read(item: Item, reading: Reading) -> Iterator[Part]:
    """The one report in a text."""
    if item.size > byte_limit(CHARACTER_LIMIT):
        raise InputError(item.path, too_long())
    data = item.data(byte_limit(CHARACTER_LIMIT))
    yield Part(item.path, text_of(data, item.path), Given(item.name), sha256(data))

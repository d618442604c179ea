"""Values as JSON, and any text whatever as text that every database takes."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

# Databases take neither lone surrogates (file names and broken pages hold them) nor, some of them, NUL.  Each is written as
# DLE, the "data link escape" of ASCII, and its number in four hexadecimal digits; so is DLE itself.
_AWKWARD = re.compile("[\x00\x10\ud800-\udfff]")
_LONGEST = 1000  # bytes: two such texts and two ids have room in a row of an index
_ESCAPED = re.compile("\x10([0-9a-f]{4})")


def escape(text: str) -> str:
    """`text` in characters that UTF-8 and every database can hold.  `unescape` gives back exactly what went in."""
    return _AWKWARD.sub(lambda match: f"\x10{ord(match[0]):04x}", text)


def unescape(text: str) -> str:
    """The text that `escape` was given."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "\x10" in text else text


def shortened(text: str) -> str:
    """A text by which things are looked for, as an index can hold it: PostgreSQL takes at most 2,704 bytes in a row of one.

    A longer one keeps its beginning, and its hash in the place of the rest.  What comes out is not made shorter again.
    """
    if 5 * len(text) <= _LONGEST:  # no character becomes longer than an escape
        return text
    plain = escape(text)
    whole = plain.encode("utf-8")
    if len(whole) <= _LONGEST:
        return text
    # An escape that is cut through is plain text, and six characters longer once it is escaped itself.
    beginning = whole[: _LONGEST - 80].decode("utf-8", "ignore")
    return unescape(f"{beginning} {hashlib.sha256(whole).hexdigest()}")


def encode(value: Any, without: Iterable[str] = ()) -> str:
    """A dataclass as JSON, every float in full; the same record as `tellings.model.records.to_record` makes.

    `without` names fields of `value` itself that are kept elsewhere.
    """
    plain = _plain(value) if without else value
    for name in without:
        del plain[name]
    return json.dumps(plain, default=_plain, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def decode(text: str) -> Any:
    """What `encode` wrote, as dicts, lists and plain values."""
    return json.loads(text)


def _plain(value: Any) -> dict[str, Any]:
    kind: type = type(value)
    if not is_dataclass(kind):
        raise TypeError(f"not a record: {kind.__name__}")
    return {name: getattr(value, name) for name in _names(kind)}


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))

"""JSON files of reports: Telegram's own exports, answers of NewsAPI, and any list of objects with texts in them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tellings.errors import InputError
from tellings.model import Unread

from . import jsonl, telegram
from .item import Item, Part
from .kinds import KINDS
from .limits import Reading
from .rows import reports

# Keys under which files of search services and databases keep their list of reports ("articles": NewsAPI).
_LISTS = ("articles", "items", "results", "data", "documents", "stories", "entries", "hits", "records")
_MOST_KEYS = 500  # of all objects together: more, and they are no table


def read(item: Item, reading: Reading) -> Iterator[Part | Unread]:
    """The reports in a JSON file; a file of lines that is called so is read as JSONL."""
    data = item.data(KINDS["json"].most)
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(item.path, "not UTF-8, as JSON has to be") from error
    except RecursionError as error:
        raise InputError(item.path, "not JSON that can be read: nested too deeply") from error
    except ValueError as error:
        if b"\n" in data.strip() and _is_object(data.lstrip().partition(b"\n")[0]):
            yield from jsonl.read(item, reading)
            return
        raise InputError(item.path, f"not JSON: {error}") from error
    if isinstance(whole, dict) and str(whole.get("format", "")).startswith("casebook/"):
        raise InputError(
            item.path, "an export of a casebook inside another file: unpack it, and read it by itself"
        )
    chats = telegram.chats(whole)
    if chats is not None:
        yield from telegram.reports(chats, item)
        return
    found = _records(whole)
    if not found:
        raise InputError(item.path, "JSON, but no list of reports was found in it")
    yield from reports(_table(found, item.path), item, reading, unit="object", first=1)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _records(whole: Any) -> list[Mapping[str, Any]]:
    """The list of objects in a file: the file itself, or what stands under a key that such lists have."""
    if isinstance(whole, dict):
        whole = next((whole[key] for key in _LISTS if isinstance(whole.get(key), list)), [])
    return [each for each in whole if isinstance(each, dict)] if isinstance(whole, list) else []


def _table(records: Sequence[Mapping[str, Any]], path: str) -> Iterator[list[Any]]:
    """Objects as rows under a header; an object within one gives columns of its own ("source" and "name": "source name")."""
    flat = [_flat(record) for record in records]
    names = list(dict.fromkeys(name for record in flat for name in record))
    if len(names) > _MOST_KEYS:
        raise InputError(path, f"JSON, but no list of reports: its objects have more than {_MOST_KEYS} keys")
    yield names
    for record in flat:
        yield [record.get(name) for name in names]


def _flat(record: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            found.update(
                {f"{key} {inner}": told for inner, told in value.items() if not isinstance(told, dict | list)}
            )
        elif isinstance(value, list):
            found[key] = "; ".join(str(each) for each in value if isinstance(each, str | int | float))
        else:
            found[key] = value
    return found

"""The one door to all formats: tells a file's format, and has its reader read it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from tellings.errors import InputError
from tellings.model import Unread

from .item import Item, Part, got, too_large
from .kinds import KINDS, NOT_READ, kind_of
from .limits import DEEPEST, OverBudget, Reading

EXTRA = "pip install 'tellings[formats]'"


def parts(item: Item, reading: Reading) -> Iterator[Part | Unread]:
    """The reports in one file, and what of it could not be read, with its reason.

    Raises OverBudget where the whole of the outermost file has asked for more than it may.
    """
    if item.path in reading.avoid:
        return
    try:
        yield from _read(item, reading)
    except OverBudget:
        raise
    except InputError as error:
        yield Unread(error.path, error.reason)
    except (MemoryError, OSError):
        raise
    except RecursionError:
        yield Unread(item.path, "damaged, or made to do harm: nested too deeply")
    except Exception as error:
        if reading.fault is None:
            raise
        yield Unread(item.path, reading.fault(error))


def _read(item: Item, reading: Reading) -> Iterator[Part | Unread]:
    if item.depth > DEEPEST:
        raise InputError(item.path, f"inside more than {DEEPEST} other files")
    if item.size == 0:
        raise InputError(item.path, "empty")
    key = kind_of(item)
    if key is None:
        raise InputError(item.path, f"not a kind of file that can be read ({item.suffix or 'no suffix'})")
    if key in NOT_READ:
        raise InputError(item.path, NOT_READ[key])
    kind = KINDS[key]
    if item.size > kind.most:
        raise InputError(item.path, too_large(kind.most, kind.name))
    try:
        for each in import_module(f".{kind.module}", __package__).read(item, reading):
            yield got(each, item.given) if isinstance(each, Part) else each
    except ModuleNotFoundError as error:
        if error.name not in kind.needs:
            raise
        raise InputError(item.path, f"{kind.name}, which needs more to be installed: {EXTRA}") from error

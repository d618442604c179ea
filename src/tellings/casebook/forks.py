"""What a forked worker must not go on holding after its parent has ended: the lock of a casebook, above all."""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable
from typing import Any

_HELD: weakref.WeakKeyDictionary[Any, Callable[[Any], None]] = weakref.WeakKeyDictionary()
_REGISTERED: list[bool] = []


def drop_in_children(thing: Any, drop: Callable[[Any], None]) -> None:
    """Has every process that is forked from now on call `drop` of `thing`, as long as there is such a thing."""
    if not _REGISTERED and hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=_drop_all)
        _REGISTERED.append(True)
    _HELD[thing] = drop


def _drop_all() -> None:
    for thing, drop in list(_HELD.items()):
        drop(thing)

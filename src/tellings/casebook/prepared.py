"""What is worked out of a statement once, for every opening of a database that a process makes: a desk opens one for each decision."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine import Dialect
from sqlalchemy.util import LRUCache

_STATEMENTS = 1000
_compiled: LRUCache[Any, Any] = LRUCache(_STATEMENTS)
_dialects: dict[str, Dialect] = {}


def share(engine: Engine, kept: str) -> Engine:
    """Lets an engine use the statements that others of the same `kept` (one server, or files of one kind) have prepared."""
    known = _dialects.get(kept)
    if known is not None:
        engine.dialect = known  # statements are kept by the dialect that prepared them
    else:
        # Only one that has looked at the server: it knows what it speaks with.
        event.listen(engine, "first_connect", lambda *_: _dialects.setdefault(kept, engine.dialect))
    engine.update_execution_options(compiled_cache=_compiled)
    return engine

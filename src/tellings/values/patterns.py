"""Regular expressions that are compiled when they are first asked: hundreds of long ones would cost every command a second."""

from __future__ import annotations

import re
from typing import Any, cast


class _Waiting:
    """What a compiled pattern does, from the first time it is asked on."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        # Called only for what the instance does not have yet: the compiled pattern's own is kept, and found at once the next time.
        if "_compiled" not in self.__dict__:
            self._compiled = re.compile(self.pattern, self._flags)
        made = getattr(self._compiled, name)
        setattr(self, name, made)
        return made


def waiting(source: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but a mistake in the source is only found (re.error) when the pattern is first used."""
    return cast("re.Pattern[str]", _Waiting(source, flags))

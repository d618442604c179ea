"""The build hook: compiles the gazetteer before the package is put together, unless it is there and current."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface[Any]):
    """Runs for wheels and for editable installs; a source archive carries the code that compiles, not the result."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        sys.path.insert(0, str(Path(self.root)))
        try:
            import build_gazetteer
        finally:
            sys.path.pop(0)
        if not build_gazetteer.is_current():
            build_gazetteer.build()

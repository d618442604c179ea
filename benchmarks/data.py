"""Where the corpora and their scorers lie: beside the project, or wherever the two variables say."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("TELLINGS_DATA", ROOT.parent / "shared" / "data"))
MEASURE = Path(os.environ.get("TELLINGS_MEASURE", ROOT.parent / "shared" / "measure"))


def need(path: Path) -> Path:
    """`path`, or an end with a plain reason."""
    if not path.exists():
        sys.exit(
            f"{path} is not there: the corpora are not part of this project (set TELLINGS_DATA and TELLINGS_MEASURE)"
        )
    return path


def score(scorer: str, *arguments: str | Path) -> str:
    """What a scorer prints."""
    command = [sys.executable, str(need(MEASURE / scorer)), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout

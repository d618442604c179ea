"""The real command, run in a process of its own, over invented reports."""

from __future__ import annotations

import contextlib
import ctypes
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tellings.casebook import Casebook, Where
from tellings.cli import main
from tellings.export import to_json
from tellings.pipeline import export_record

ROOT = Path(__file__).parents[1]
LIMIT = 180  # seconds after which a command counts as hanging

BLAST = """\
Five killed in market bombing in Kandahar

KANDAHAR, Afghanistan, March 3, 2019 -- A bomb exploded at a market in Kandahar on Sunday, killing five people and wounding \
eleven others, police said.

"Five people were killed and eleven were wounded," police spokesman Jamal Barakzai told reporters.

No group claimed responsibility for the attack.
"""
BLAST_AGAIN = """\
Bomb at Kandahar market kills six

March 4, 2019

The death toll of Sunday's bombing at a market in Kandahar, Afghanistan, rose to six, a hospital official said on Monday.

Governor Hayatullah Wardak accused the Taliban of ordering the attack. The group denied any role.
"""
SHOOTING = """\
Two men shot dead in Recife

RECIFE, Brazil, July 8, 2020 -- Gunmen shot dead two men outside a bakery in Recife on Tuesday night, military police said.

Three suspects were arrested, Colonel Marta Teles said.
"""
REPORTS = {"blast.txt": BLAST, "again.txt": BLAST_AGAIN, "shooting.txt": SHOOTING}


def write_reports(folder: Path, reports: dict[str, str] = REPORTS) -> Path:
    """Writes the reports into a folder, made where it is missing, and gives it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in reports.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def as_lines(reports: dict[str, str]) -> str:
    """The reports as JSONL, each under its name."""
    return "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in reports.items())


def environment(**changed: str) -> dict[str, str]:
    """The environment for a command: this checkout's package, no colours or widths of the person who runs the tests."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("COLUMNS", "FORCE_COLOR", "NO_COLOR")
    }
    return {**kept, "PYTHONPATH": str(ROOT / "src"), **changed}


def tellings(
    *arguments: str | Path, env: dict[str, str] | None = None, **about: Any
) -> subprocess.CompletedProcess[str]:
    """Runs `tellings` with these arguments and gives what came of it.  `about` goes to subprocess.run."""
    return subprocess.run(
        command(*arguments),
        env=environment(**(env or {})),
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=LIMIT,
        check=False,
        **about,
    )


def command(*arguments: str | Path) -> list[str]:
    """The command line of `tellings` with these arguments."""
    return [sys.executable, "-W", "error", "-m", "tellings", *map(str, arguments)]


def read(folder: Path, casebook: Path) -> None:
    """Reads a folder into a casebook, within this process, and sees that it went well."""
    with contextlib.redirect_stdout(io.StringIO()):
        assert main(["read", str(folder), "--into", str(casebook)]) == 0


def exported(casebook: Where) -> str:
    """The casebook in the format casebook/1, with texts."""
    with Casebook.open(casebook) as opened:
        return to_json(export_record(opened, texts=True))


def as_ordinary_user() -> Callable[[], None] | None:
    """What a child must do before it starts so that file permissions bind it: nothing for most users, and for the
    superuser to drop the two capabilities that pass over them (capabilities(7)).  Skips where it may not drop them.
    """
    if os.geteuid() != 0:
        return None
    libc = ctypes.CDLL(None, use_errno=True)

    def drop() -> None:
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            if libc.prctl(24, capability, 0, 0, 0) != 0:  # PR_CAPBSET_DROP
                os._exit(125)

    try:
        may = subprocess.run([sys.executable, "-c", ""], preexec_fn=drop, check=False).returncode == 0
    except OSError:
        may = False
    if not may:
        pytest.skip("the superuser of this machine may not give up its right to pass over permissions")
    return drop

"""Garbage is looked for seldom in the programs of this package, and as before in whoever uses it as a library."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tellings.cli import main


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)  # Python's own
    yield
    gc.set_threshold(*before)


def test_a_command_looks_seldom(tmp_path: Path) -> None:
    assert main(["show", str(tmp_path / "none.db")]) != 0
    assert gc.get_threshold() == (50_000, 10, 10)


def test_the_library_leaves_it_alone() -> None:
    program = "import gc; before = gc.get_threshold(); import tellings; tellings.read; print(gc.get_threshold() == before)"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stdout == "True\n"

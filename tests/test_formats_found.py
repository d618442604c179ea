"""What fuzzing found (fuzz/formats.py), each kept as the bytes that broke a reader: now it is read, or says why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from format_files import MADE, read_bytes

FOUND = sorted((MADE.parent / "found").iterdir())


@pytest.mark.parametrize("file", FOUND, ids=[file.name for file in FOUND])
def test_what_once_broke_a_reader(file: Path) -> None:
    parts, unread = read_bytes(file.read_bytes(), file.name)
    assert parts or unread
    assert all(reason and "fault of Tellings" not in reason for reason in unread.values())

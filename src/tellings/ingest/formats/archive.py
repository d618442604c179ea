"""ZIP archives: every file inside is read as it would be alone.  Nothing is ever written under a name from the archive."""

from __future__ import annotations

import stat
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from zipfile import ZipInfo

from tellings.errors import InputError
from tellings.model import Unread

from .door import parts
from .item import Item, Part
from .limits import OverBudget, Reading
from .package import opened, unpacked

MEMBER_LIMIT = 1024**3  # bytes of one file inside
IN_MEMORY = (
    16 * 1024**2
)  # bytes of a file inside that are held in memory; a larger one goes to the disk meanwhile
LEADS_OUT = "not read: its name leads out of the archive"
LINK = "a link, not a file"


def read(item: Item, reading: Reading) -> Iterator[Part | Unread]:
    """The reports in the files of a ZIP archive, in its own order."""
    seen: Counter[str] = Counter()
    with opened(item) as archive:
        for about in archive.infolist():
            if about.filename.endswith("/"):
                continue
            path = member_path(item.path, about.filename, seen)
            refused = refusal(about.filename) or (LINK if _is_link(about) else None)
            if refused is not None:
                yield Unread(path, refused)
                continue
            pieces = unpacked(archive, about, path, reading.budget, MEMBER_LIMIT)
            yield from member_parts(path, about.filename, pieces, item.depth, reading)
            reading.at(item.path)


def member_parts(
    path: str, name: str, pieces: Iterable[bytes], depth: int, reading: Reading
) -> Iterator[Part | Unread]:
    """The reports in one file inside another, whose bytes come in `pieces`; `depth` is that of the outer file."""
    if path in reading.avoid:
        return
    reading.at(path)
    try:
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as held:
            size = sum(held.write(piece) for piece in pieces)
            inner = Item(path, base_name(name), held, size, depth + 1)  # type: ignore[arg-type]
            yield from parts(inner, reading)
    except OverBudget:
        raise
    except InputError as error:
        yield Unread(error.path, error.reason)


def member_path(outer: str, name: str, seen: Counter[str]) -> str:
    """What people are told a file inside is: the archive, then its name; one of the same name again gets a number."""
    shown = f"{outer}/{''.join(each if each.isprintable() else '?' for each in name.replace(chr(92), '/'))[:1000]}"
    seen[shown] += 1
    return shown if seen[shown] == 1 else f"{shown} ({seen[shown]})"


def base_name(name: str) -> str:
    return name.replace("\\", "/").rstrip("/").rpartition("/")[2] or "file"


def refusal(name: str) -> str | None:
    """Why a file inside is not read for the sake of its name: it has none, leads elsewhere, or is hidden."""
    if not name:
        return "a file without a name"
    steps = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in steps or ":" in steps[0][:2]:
        return LEADS_OUT
    if any(step.startswith(".") and step != "." for step in steps) or steps[0] == "__MACOSX":
        return "hidden"
    return None


def _is_link(about: ZipInfo) -> bool:
    return stat.S_ISLNK(about.external_attr >> 16)

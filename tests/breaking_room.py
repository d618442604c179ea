"""A room whose reader of plain texts does what the text says: hang, break down, swell, print, fail.  Run as rooms are."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator

from tellings.ingest.formats import plain, room
from tellings.ingest.formats.item import Item, Part
from tellings.ingest.formats.limits import Reading


def fail() -> None:
    raise KeyError("nothing")


DOES: dict[bytes, Callable[[], object]] = {
    b"HANG": lambda: time.sleep(3600),
    b"BREAK": os.abort,
    b"SWELL": lambda: bytearray(64 * 1024**3),
    b"PRINT": lambda: os.write(1, b"words that a library prints"),
    b"FAIL": fail,
}
as_it_is = plain.read


def read(item: Item, reading: Reading) -> Iterator[Part]:
    does = DOES.get(item.head(20).split(b" ")[0])
    if does is not None:
        does()
    yield from as_it_is(item, reading)


if __name__ == "__main__":
    plain.read = read
    room.main(int(sys.argv[1]))

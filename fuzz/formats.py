"""Fuzzing of every reader of a format: python fuzz/formats.py [SECONDS] [KIND...]

Bytes of real files (tests/formats) are changed, cut, doubled and spliced with a printed seed, and read in this process.  It stops
at the first that breaks a promise and keeps it as fuzz-KIND.bin: a reader may give parts or say why not, in bounded time; an
exception, a page that does not lie in its text, or more than SLOW seconds is a find.
"""

from __future__ import annotations

import faulthandler
import io
import random
import sys
import time
from pathlib import Path

from tellings.ingest.formats import Budget, Item, Part, Reading, parts
from tellings.ingest.formats.limits import OverBudget

FILES = Path(__file__).parents[1] / "tests" / "formats"
SLOW = 30.0  # seconds for one input of a few kilobytes
MARKS = (
    b"\x00",
    b"\xff\xff\xff\xff",
    b"{",
    b"}",
    b"\\bin9999999999 ",
    b"\\u-1?",
    b"<",
    b"]]>",
    b"\x1a",
    b"PK\x03\x04",
    b"\r\n\r\n",
    b"=?",
    b"--",
)


def seeds() -> dict[str, list[bytes]]:
    """Files to begin with, by the suffix that they are read under."""
    found: dict[str, list[bytes]] = {
        ".eml": [
            b"From: A <a@b.example>\nSubject: =?utf-8?q?S?=\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nwords\n--x--\n"
        ],
        ".mbox": [b"From a\nFrom: a@b.example\n\nwords\n\nFrom b\nSubject: c\n\nwords\n"],
        ".json": [
            b'{"type": "x", "name": "n", "messages": [{"id": 1, "type": "message", "text": ["a", {"text": "b"}]}]}'
        ],
    }
    for file in [*FILES.glob("report.*"), FILES / "feed.atom", *(FILES / "made").iterdir()]:
        if file.suffix != ".tsv":
            found.setdefault(file.suffix, []).append(file.read_bytes())
    return found


def changed(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """The bytes after a few changes."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(made) + 1)
        match chance.randrange(6):
            case 0:
                made[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                made[at : at + chance.randint(1, 200)] = b""
            case 2:
                made[at:at] = made[at : at + chance.randint(1, 2000)] * chance.randint(1, 5)
            case 3:
                made[at:at] = chance.choice(MARKS) * chance.choice((1, 1, 3, 300))
            case 4:
                other = chance.choice(others)
                place = chance.randrange(len(other) + 1)
                made[at:] = other[place:]
            case 5:
                del made[at:]
    return bytes(made)


def check(data: bytes, suffix: str) -> None:
    """Reads bytes; raises AssertionError where a promise is broken, and whatever a reader lets through."""
    name = f"fuzz{suffix}"
    try:
        for each in parts(Item(name, name, io.BytesIO(data), len(data)), Reading(Budget(len(data)))):
            if isinstance(each, Part):
                assert each.text.strip(), each.path
                for page in each.pages:
                    assert 0 <= page.span.start <= page.span.end <= len(each.text), page
            else:
                assert each.reason, each.path
    except OverBudget:
        pass


def main(seconds: float, kinds: list[str]) -> None:
    every = seeds()
    chosen = {suffix: data for suffix, data in every.items() if not kinds or suffix in kinds}
    seed = time.time_ns()
    chance = random.Random(seed)
    print("seed", seed, "kinds", *sorted(chosen))
    faulthandler.enable()
    until, count = time.monotonic() + seconds, 0
    last = Path("fuzz-last.bin")
    while time.monotonic() < until:
        suffix = chance.choice(sorted(chosen))
        data = changed(chance.choice(chosen[suffix]), chosen[suffix], chance)
        last.write_bytes(data)  # what was read when the process itself broke down
        began = time.monotonic()
        try:
            check(data, suffix)
            assert time.monotonic() - began < SLOW, "too slow"
        except Exception:
            Path(f"fuzz-{suffix[1:]}.bin").write_bytes(data)
            print("found, after", count, "inputs:", suffix)
            raise
        count += 1
    last.unlink(missing_ok=True)
    print(count, "inputs, nothing found")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 600.0, sys.argv[2:])

"""How much one file may ask for: bytes unpacked, depth, members.  Time and memory are bounded by the room it is read in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tellings.errors import InputError

DEEPEST = 4  # files within files: a mail in a mailbox in an archive is 2
MOST_MEMBERS = 100_000  # of one archive
MOST_UNPACKED = 4 * 1024**3  # bytes that one file may unpack to, everything inside it together, or...
MOST_TIMES = 20  # ...its own size so many times, where that is more: web archives are large
FREE = 64 * 1024**2  # bytes that are unpacked whatever the ratio: small files of blanks pack very well
# Text packs to a tenth, pages of one site to a thirtieth; the classic bombs are past a thousand.
MOST_RATIO = 200


@dataclass
class Budget:
    """What one outermost file has unpacked so far, against its own size in bytes."""

    size: int
    used: int = 0

    def take(self, number: int, path: str) -> None:
        """Counts `number` bytes unpacked.  Raises InputError where they are too many: then nothing more is unpacked."""
        self.used += number
        if self.used > max(MOST_UNPACKED, MOST_TIMES * self.size):
            raise OverBudget(path, f"unpacks to more than {MOST_UNPACKED // 1024**3} GB")
        if self.used > FREE and self.used > MOST_RATIO * max(self.size, 1):
            raise OverBudget(
                path, f"unpacks to more than {MOST_RATIO} times its size, as files made to do harm do"
            )


class OverBudget(InputError):
    """The whole file has asked for more than it may: what follows in it is not read either."""


def _nothing(*_: str) -> None:
    return None


@dataclass(frozen=True)
class Reading:
    """How files are read: the columns of tables as the user named them, and whom to tell.

    `columns` maps nouns of a document ("text", "title", "published"...) to names of columns; {} leaves all to be guessed.
    `note(path, words)` is told what was guessed; `at(path)` which file inside the file is next; those in `avoid` are passed over.
    `fault` gives the reason for a file on which our own code failed; without it the error goes on to the caller.
    """

    budget: Budget
    columns: dict[str, str] = field(default_factory=dict)
    note: Callable[[str, str], None] = _nothing
    at: Callable[[str], None] = _nothing
    avoid: frozenset[str] = frozenset()
    fault: Callable[[Exception], str] | None = None

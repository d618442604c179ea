"""How files are read, as the user asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tellings.casebook import Address
from tellings.errors import UserError


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`columns`: which column of a table holds what ("text", "title"...); what is not named is guessed.

    `added_by`: who adds the files.  `keep_originals`: whether their bytes are kept in a folder beside the casebook.
    `processes`: how many read at once, each with a reader of its own; None leaves it to the number of cores and of bytes.
    `threads`: those of each reader's encoder.  What is read is the same with any number of either.
    `exports`: whether exports of casebooks are brought in; with them come decisions under other people's names.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    added_by: str | None = None
    keep_originals: bool = False
    processes: int | None = None
    threads: int = 1
    exports: bool = True

    def folder(self, casebook: Path | Address) -> Path | None:
        """Where originals are kept, None where they are not.  Raises UserError where there is no place for them."""
        from .custody import originals_folder

        if not self.keep_originals:
            return None
        if isinstance(casebook, Address):
            raise UserError(
                f"originals are kept in a folder beside a casebook's file, and {casebook} is a database: keep them yourself;"
                " the hash of each is kept with its documents"
            )
        return originals_folder(casebook)

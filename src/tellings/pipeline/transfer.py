"""Copying a casebook to another place, and seeing that the copy is the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tellings.casebook import Address, Casebook, Where, located
from tellings.errors import CasebookError
from tellings.export import json_pieces

from .custody import keep, original, originals_folder
from .keeping import kept_if_possible
from .record import export_flow


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied.  `faults` is how many `verify` finds, the same in both; `originals` how many kept files went along,
    `left` how many could not, because a database has no folder for them."""

    documents: int
    entries: int
    faults: int
    originals: int
    left: int


def copy(
    source: Where,
    to: Where,
    *,
    wait: float = 0.0,
    on_wait: Callable[[str], None] | None = None,
) -> Copied:
    """Copies the casebook at `source`, as it is at this moment, to `to`, where there must be none.

    Both may be a path or an address.  The copy appears when all of it has arrived, `verify` finds in it what it finds in the
    source, and its export with texts is the same byte for byte; an error or a kill before leaves nothing of it.  Raises
    UserError and CasebookError.
    """
    from tellings.casebook.transfer import transferred

    kept_if_possible(source)  # so that nothing is built twice
    with Casebook.open(source) as book, book.snapshot():
        with transferred(book, to, wait, on_wait, "tellings copy") as made:
            faults = list(book.verify())
            if faults != list(made.verify()) or _exported(book) != _exported(made):
                raise CasebookError(
                    f"the copy in {located(to)} did not come out the same; nothing of it was kept"
                )
            went, left = _originals(book, located(source), located(to))
        return Copied(book.count(), book.head()[0], len(faults), went, left)


def _exported(casebook: Casebook) -> str:
    """The hash of the export with texts; no text of it is ever held whole."""
    made = hashlib.sha256()
    for piece in json_pieces(export_flow(casebook, texts=True)):
        made.update(piece.encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def _originals(casebook: Casebook, source: Path | Address, to: Path | Address) -> tuple[int, int]:
    """Copies the files that are kept beside a casebook's; gives how many there are, and how many have no place."""
    kept = {each.custody.sha256 for each in casebook.documents() if each.custody and each.custody.kept}
    if isinstance(source, Address) or isinstance(to, Address):
        return 0, len(kept)
    went = 0
    for each in sorted(kept):
        file = original(originals_folder(source), each)
        if file.is_file():  # `verify` lists those that are not
            keep(file, originals_folder(to))
            went += 1
    return went, len(kept) - went

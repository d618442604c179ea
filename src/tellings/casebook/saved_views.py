"""Filters that people keep under names, each their own or shared.  They are in the journal, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tellings.errors import UserError
from tellings.ids import digest

from .accounts import name_key

if TYPE_CHECKING:  # importing this loads no database engine
    from .database import Database

LONGEST_NAME = 80  # characters
LONGEST_QUERY = 2000
MOST = 200  # of one person


@dataclass(frozen=True, slots=True)
class SavedView:
    """`page` is the address of what is shown ("/map"), `query` the filters as they stand behind it ("?type=bombing"), "" for none.

    `by` is who keeps it, `shared` whether all may see it.
    """

    id: str
    name: str
    page: str
    query: str
    by: str
    shared: bool

    @property
    def address(self) -> str:
        """Where it leads."""
        return self.page + self.query


class SavedViews:
    """The saved views of one casebook; to change them it must be open for writing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, who: str) -> tuple[SavedView, ...]:
        """Those that a person may see: their own and the shared ones of others, in order of name."""
        own = name_key(who)
        seen = (each for each in self._every().values() if each.shared or name_key(each.by) == own)
        return tuple(sorted(seen, key=lambda each: (name_key(each.name), each.by, each.id)))

    def save(self, name: str, page: str, query: str, by: str, shared: bool) -> SavedView:
        """Keeps filters under a name, in the place of what the same person kept under it.  Raises UserError."""
        shown = " ".join(name.split())
        if not shown or len(shown) > LONGEST_NAME or not shown.isprintable():
            raise UserError(f"a view's name has 1 to {LONGEST_NAME} characters, all of them visible")
        if len(query) > LONGEST_QUERY:
            raise UserError(f"these filters are longer than {LONGEST_QUERY} characters")
        made = SavedView(digest("view", name_key(by), name_key(shown)), shown, page, query, by, shared)
        own = [each for each in self._every().values() if name_key(each.by) == name_key(by)]
        if len(own) >= MOST and all(each.id != made.id for each in own):
            raise UserError(f"one person keeps at most {MOST} views: remove one first")
        after = {"name": shown, "page": page, "query": query, "by": by, "shared": shared}
        with self._database.changes() as changes:
            changes.note("saved", made.id, by, after=after)
        return made

    def remove(self, id: str, who: str, others_too: bool = False) -> None:
        """Forgets one of one's own, or with `others_too` anybody's.  Raises UserError where there is no such one."""
        found = self._every().get(id)
        if found is None or not (others_too or name_key(found.by) == name_key(who)):
            raise UserError("you keep no such view")
        with self._database.changes() as changes:
            changes.note("unsaved", id, who)

    def _every(self) -> dict[str, SavedView]:
        with self._database.queries() as queries:
            entries = queries.entries_by(("saved", "unsaved"))
        kept: dict[str, SavedView] = {}
        for entry in entries:
            kept.pop(entry.subject, None)
            if entry.act == "saved":
                told: dict[str, Any] = entry.after
                kept[entry.subject] = SavedView(entry.subject, **told)
        return kept

"""The store: documents, what was taken from them, what was not, and what people decided.

Importing this loads no database engine; opening a casebook does.
"""

from .accounts import ROLES, Account, Accounts, Invitation, Role, name_key
from .address import Address, Where, located, without_secrets
from .assignments import Assignments
from .casebook import Casebook
from .encoding import shortened as key_as_kept
from .entry import Act, Entry
from .finding import (
    NO_DAY,
    Cell,
    Facet,
    FoundBy,
    Order,
    Point,
    StoredDocument,
    StoredQuestion,
    Total,
    Window,
)
from .found import Found
from .saved_views import SavedView, SavedViews
from .sessions import Session
from .stored import Built, Filters, Grounds, Sort, Stamp, StoredIncident
from .stored_view import StoredView
from .writer import Writer

__all__ = [
    "NO_DAY",
    "ROLES",
    "Account",
    "Accounts",
    "Act",
    "Address",
    "Assignments",
    "Built",
    "Casebook",
    "Cell",
    "Entry",
    "Facet",
    "Filters",
    "Found",
    "FoundBy",
    "Grounds",
    "Invitation",
    "Order",
    "Point",
    "Role",
    "SavedView",
    "SavedViews",
    "Session",
    "Sort",
    "Stamp",
    "StoredDocument",
    "StoredIncident",
    "StoredQuestion",
    "StoredView",
    "Total",
    "Where",
    "Window",
    "Writer",
    "key_as_kept",
    "located",
    "name_key",
    "without_secrets",
]

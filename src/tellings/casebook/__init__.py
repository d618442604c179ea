"""The store: documents, what was taken from them, what was not, and what people decided.

Importing this loads no database engine; opening a casebook does.
"""

from .accounts import ROLES, Account, Accounts, Invitation, Role, name_key
from .address import Address, Where, located, without_secrets
from .assignments import Assignments
from .casebook import Casebook
from .entry import Act, Entry
from .found import Found
from .saved_views import SavedView, SavedViews
from .sessions import Session
from .stored import Built, Filters, Grounds, Sort, Stamp, StoredIncident
from .stored_view import StoredView
from .writer import Writer

__all__ = [
    "ROLES",
    "Account",
    "Accounts",
    "Act",
    "Address",
    "Assignments",
    "Built",
    "Casebook",
    "Entry",
    "Filters",
    "Found",
    "Grounds",
    "Invitation",
    "Role",
    "SavedView",
    "SavedViews",
    "Session",
    "Sort",
    "Stamp",
    "StoredIncident",
    "StoredView",
    "Where",
    "Writer",
    "located",
    "name_key",
    "without_secrets",
]

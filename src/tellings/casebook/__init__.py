"""The store: documents, what was taken from them, what was not, and what people decided.

Importing this loads no database engine; opening a casebook does.
"""

from .accounts import ROLES, Account, Accounts, Invitation, Role, name_key
from .casebook import Casebook
from .found import Found
from .writer import Writer

__all__ = ["ROLES", "Account", "Accounts", "Casebook", "Found", "Invitation", "Role", "Writer", "name_key"]

"""The store: documents, what was taken from them, what was not, and what people decided.

Importing this loads no database engine; opening a casebook does.
"""

from .casebook import Casebook
from .entry import Act, Entry
from .found import Found
from .writer import Writer

__all__ = ["Act", "Casebook", "Entry", "Found", "Writer"]

"""Files to documents.  Pure but for reading what is asked for; nothing is passed over in silence."""

from .documents import documents
from .folders import Source, sources

__all__ = ["Source", "documents", "sources"]

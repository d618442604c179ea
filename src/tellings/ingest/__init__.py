"""Files to documents.  Pure but for reading what is asked for; nothing is passed over in silence."""

from .compose import language_of
from .documents import Options, documents
from .folders import Source, sources
from .formats.rooms import Room

__all__ = ["Options", "Room", "Source", "documents", "language_of", "sources"]

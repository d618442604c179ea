"""Files to documents.  Pure but for reading what is asked for; nothing is passed over in silence."""

from .casebook1 import Exported, is_export
from .compose import language_of
from .documents import Options, documents
from .folders import Source, reason_for, sources
from .formats.rooms import Room

__all__ = [
    "Exported",
    "Options",
    "Room",
    "Source",
    "documents",
    "is_export",
    "language_of",
    "reason_for",
    "sources",
]

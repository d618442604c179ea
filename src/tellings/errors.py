"""What can go wrong, told apart by whose doing it is.

TellingsError
├── UserError            the request cannot be met: a path that is not there, an option that is not one (exit 2)
│   └── BadCodebook      a codebook asks for what is not read, or is none; names line and reason
├── NameSurvives         a name that was to be hidden stands in what would have been written; nothing is written
├── InputError           one input cannot be read; the rest goes on (listed as unread, with its reason)
└── CasebookError        the casebook itself
    ├── NotACasebook     the file is something else
    ├── CasebookTooNew   written by a later version
    ├── CasebookTooOld   written by an earlier version, and only to be read: opening it for writing brings it up to date
    ├── CasebookBusy     another process is writing
    └── CasebookFull     no room left, or not allowed to write

Anything else that escapes is our own bug.
"""

from __future__ import annotations


class TellingsError(Exception):
    """The root: its text is one plain sentence for the user."""

    exit_code = 1


class UserError(TellingsError):
    exit_code = 2


class BadCodebook(UserError):
    pass


class NameSurvives(TellingsError):
    pass


class InputError(TellingsError):
    """One input cannot be read.  `path` as the user knows it, `reason` a plain phrase."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class CasebookError(TellingsError):
    exit_code = 3


class NotACasebook(CasebookError):
    pass


class CasebookTooNew(CasebookError):
    pass


class CasebookTooOld(CasebookError):
    pass


class CasebookBusy(CasebookError):
    pass


class CasebookFull(CasebookError):
    pass


def our_fault(fault: Exception) -> str:
    """The reason that stands for an input on which our own code failed."""
    return f"could not be read: {type(fault).__name__} (a fault of Tellings itself)"

"""One entry of the journal, and the chain that holds the entries together."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Literal

Act = Literal[
    "read",  # a document was read for the first time
    "reread",  # a document was read by another reader, or came with other metadata
    "unread",  # an input could not be read
    "cleared",  # what was noted as unread has been read after all
    "judgement",  # a person decided
    "undo",  # a person took a decision back
    "saved",  # filters were kept under a name
    "unsaved",  # and are no longer
    "assigned",  # questions were given to two reviewers, unseen of each other
    "answered",  # one of them answered one
    "closed",  # an editor has done with what they answered
    "brought",  # decisions came with an export of another casebook: `after` has their ids
    "secret",  # the secret by which names are hidden was made
    "migrated",  # the casebook was brought to another format
    "account",  # an account was made
    "role",  # an account was given another role
    "password",  # an account was given another password
    "account_closed",  # an account was closed
    "account_opened",  # a closed account was opened again
    "invited",  # an invitation was made
    "withdrawn",  # an invitation was withdrawn
    "token",  # an account was given a token for programs
    "revoked",  # a token was made useless
]
BEFORE_THE_FIRST = ""  # what the first entry names as the hash of the entry before it


@dataclass(frozen=True, slots=True)
class Entry:
    """Who did what to what, when and why.  Entries are only ever added.

    `position` counts from 1.  `who` is a person, or the account under which a reading ran; `at` is ISO 8601 in UTC.  `subject`
    is the id of a document or a judgement, the path of an input, or the name of an account ("" for an invitation).  `record` is JSON: an object with `before` and `after`, and
    for a judgement `what` was decided.  `previous` is the hash of the entry before, `hash` that of this one.
    """

    position: int
    act: Act
    subject: str
    who: str
    at: str
    why: str
    record: str
    previous: str
    hash: str

    @property
    def what(self) -> Any:
        """What was decided, as plain values without who, when and why; None where nothing was."""
        return json.loads(self.record).get("what")

    @property
    def before(self) -> Any:
        """How it was before, as plain values; None where nothing was there."""
        return json.loads(self.record).get("before")

    @property
    def after(self) -> Any:
        """How it was afterwards, as plain values."""
        return json.loads(self.record).get("after")


def hash_of(
    previous: str, position: int, act: str, subject: str, who: str, at: str, why: str, record: str
) -> str:
    """The hash of an entry: SHA-256, hexadecimal, over the hash of the entry before and all that this one says."""
    content = json.dumps([previous, position, act, subject, who, at, why, record])
    return hashlib.sha256(content.encode("ascii")).hexdigest()

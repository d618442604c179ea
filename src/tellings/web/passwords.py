"""Passwords: hashed with Argon2id, and checked at the same cost whether the name is known or not."""

from __future__ import annotations

import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from tellings.errors import UserError

SHORTEST, LONGEST = 12, 500  # characters; NIST SP 800-63B asks for length, and for no mixture of signs
AT_ONCE = 2  # hashings: each takes 64 MB


class Passwords:
    """Hashes and checks, at most two at a time."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        """`hasher` says how dear a guess is: RFC 9106's second choice (64 MB, three passes) where none is given."""
        self._hasher = hasher or PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
        self._turn = threading.BoundedSemaphore(AT_ONCE)
        self._nobody = self._hasher.hash("")  # what the password of an unknown name is checked against

    def hashed(self, password: str, name: str) -> str:
        """The hash to keep.  Raises UserError for a password too short, too long, or that is the name."""
        if not SHORTEST <= len(password) <= LONGEST:
            raise UserError(f"a password has {SHORTEST} to {LONGEST} characters")
        if password.casefold().strip() == name.casefold().strip() or len(set(password)) < 4:
            raise UserError("this password is too easily guessed: take several words")
        with self._turn:
            return self._hasher.hash(_bytes(password))

    def fits(self, password: str, kept: str | None) -> bool:
        """Whether it is the password kept; with None, never, after as long a time."""
        with self._turn:
            try:
                right = self._hasher.verify(kept or self._nobody, _bytes(password[: LONGEST + 1]))
            except (VerificationError, InvalidHashError):
                return False
        return right and kept is not None


def _bytes(password: str) -> bytes:
    """One way of writing each letter (NFKC), as keyboards differ in it (NIST SP 800-63B)."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")

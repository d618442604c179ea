"""Pseudonyms and ids made with the casebook's secret: whoever lacks it can neither go back nor try names out.

An id of ours is a plain hash of content, and a person claim's content is a name beside what the export shows anyway: an id left
as it is could be tried out with a list of names.  So every id and hash of an export with hidden names is keyed as well.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

SECRET_BYTES = 32  # as many as the hash has: more would add nothing
ID_DIGITS = 16  # as long as the ids of `tellings.ids`
# 40 bits: among 10,000 persons two share a pseudonym once in 22,000 casebooks.
PSEUDONYM_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Keys:
    """The secret of one casebook, at work.  The same text always gives the same answer under one secret."""

    secret: bytes

    def person(self, who: str) -> str:
        """ "Person 3f09c1a2b4": hexadecimal, so that it spells no name."""
        return f"Person {self._digits('person', who)[:PSEUDONYM_DIGITS]}"

    def name(self, words: str) -> str:
        """The same for words that may be a person's or a body's name."""
        return f"Name {self._digits('name', words)[:PSEUDONYM_DIGITS]}"

    def id(self, id: str) -> str:
        """The id that stands for another id."""
        return self._digits("id", id)[:ID_DIGITS]

    def hash(self, digest: str) -> str:
        """The hash that stands for another hash, as long as a sha256: equal texts still have equal ones."""
        return self._digits("hash", digest)

    def _digits(self, use: str, text: str) -> str:
        message = f"{use}\0{text}".encode("utf-8", "surrogatepass")
        return hmac.new(self.secret, message, hashlib.sha256).hexdigest()

"""A JSON object of any size, piece by piece: what stands under each of its keys, and of a list each of its items."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, NoReturn

from tellings.errors import InputError

_PIECE = 1024 * 1024  # bytes
_LONGEST = 256 * 1024 * 1024  # characters of one value
_SPACE = " \t\r\n"


def members(stream: BinaryIO, path: str) -> Iterator[tuple[str, Any]]:
    """Each key of the object in `stream` with its value; a list comes item by item, each with the key, and an empty one not at all.

    Raises InputError where the object cannot be read on.
    """
    yield from _Members(stream, path).all()


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


class _Members:
    def __init__(self, stream: BinaryIO, path: str) -> None:
        self._stream, self._path = stream, path
        self._text, self._at, self._ended = "", 0, False
        self._gone = 0  # characters before those that are held
        self._bytes = codecs.getincrementaldecoder("utf-8-sig")()
        self._json = json.JSONDecoder(parse_constant=_no_constant)

    def all(self) -> Iterator[tuple[str, Any]]:
        self._expect("{")
        if self._is("}"):
            return
        while True:
            key = self._value()
            if not isinstance(key, str):
                raise self._fault("a key that is no text")
            self._expect(":")
            if self._is("["):
                if not self._is("]"):
                    yield key, self._value()
                    while not self._is("]"):
                        self._expect(",")
                        yield key, self._value()
            else:
                yield key, self._value()
            if self._is("}"):
                return
            self._expect(",")

    def _more(self, number: int = _PIECE) -> None:
        """Reads on, and lets go of what has been passed."""
        try:
            piece = self._stream.read(number)
            self._ended = not piece
            words = self._bytes.decode(piece, final=self._ended)
        except UnicodeDecodeError as error:
            raise InputError(self._path, "not UTF-8, as JSON has to be") from error
        self._gone += self._at
        self._text, self._at = self._text[self._at :] + words, 0

    def _next(self) -> str:
        """The next character that is no white space; "" at the end."""
        while True:
            while self._at < len(self._text):
                if (found := self._text[self._at]) not in _SPACE:
                    return found
                self._at += 1
            if self._ended:
                return ""
            self._more()

    def _is(self, mark: str) -> bool:
        """Whether the next character is this one, which is then passed."""
        if self._next() != mark:
            return False
        self._at += 1
        return True

    def _expect(self, mark: str) -> None:
        if not self._is(mark):
            raise self._fault(f"no {mark!r} where one has to be")

    def _value(self) -> Any:
        """The next value, whole: read on until it is."""
        self._next()
        while True:
            try:
                value, end = self._json.raw_decode(self._text, self._at)
                if end < len(self._text) or self._ended:  # a number could go on
                    self._at = end
                    return value
            except json.JSONDecodeError as error:
                if self._ended:
                    raise self._fault("cut short, or no JSON") from error
            except RecursionError as error:
                raise self._fault("nested too deeply") from error
            except ValueError as error:  # a number that is none, or of thousands of digits
                raise self._fault(str(error)) from error
            if len(self._text) - self._at > _LONGEST:
                raise self._fault("no JSON, or a value too long to be held")
            self._more(max(_PIECE, len(self._text) - self._at))

    def _fault(self, reason: str) -> InputError:
        return InputError(
            self._path, f"cannot be read on as JSON from character {self._gone + self._at:,}: {reason}"
        )

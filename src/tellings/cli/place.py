"""Where a casebook is, as an argument of a command: a file, or a database by its URL, whose password no message shows.

Importing this, or naming a file, loads no layer below.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NoReturn

from tellings.errors import UserError

if TYPE_CHECKING:
    from tellings.casebook import Address


def place(text: str) -> str | Address:
    """A file stays as it was written, so that messages call it as its user does."""
    if "://" not in text:
        return text
    from tellings.casebook import Address, located

    try:
        found = located(text)
    except UserError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return found if isinstance(found, Address) else text


class Parser(argparse.ArgumentParser):
    """A parser that repeats no password of what it does not understand."""

    def error(self, message: str) -> NoReturn:
        super().error(harmless(message))


def harmless(message: str) -> str:
    """A message without the passwords of addresses that it repeats."""
    if "://" not in message:
        return message
    from tellings.casebook import without_secrets

    return without_secrets(message)

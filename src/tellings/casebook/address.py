"""Where a casebook is: the path of a file, or the URL of a PostgreSQL database, whose password is shown to nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote

from tellings.errors import UserError

_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_HOSTS = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^:,\[\]]*)(:[0-9]*)?(,(\[[0-9A-Fa-f:.]+\]|[^:,\[\]]*)(:[0-9]*)?)*")
_SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")
_SECRET = re.compile(r"(\b[A-Za-z][A-Za-z0-9+.-]+://[^\s:/@]*):[^\s]*@")
_SECRET_OPTION = re.compile(r"(?i)([?&](?:ssl)?password)=[^\s&]*")
# What may be shown of the options in a URL; any other might hold a secret (libpq 34.1.2 lists them all).
_SHOWN = ("host", "port", "user", "dbname", "service", "sslmode")
_HINT = "signs such as @ : / ? # in a name or password are written as %40 %3A %2F %3F %23"


@dataclass(frozen=True, slots=True)
class Address:
    """A PostgreSQL database by its URL.  As text it is the URL without its password and what else might be secret."""

    url: str = field(repr=False)
    shown: str

    def __str__(self) -> str:
        return self.shown

    @property
    def name(self) -> str:
        """What the casebook is called: the name of its database."""
        _, _, path = self.shown.partition("//")[2].partition("?")[0].partition("/")
        return unquote(path) or "casebook"


Where = str | Path | Address  # a path or a URL, as a person gives it


def located(where: Where) -> Path | Address:
    """The path or the address that is meant.  Raises UserError for a URL that is none of a PostgreSQL database.

    No message repeats a URL that cannot be understood: it may hold a password.
    """
    if not isinstance(where, str):
        return where
    found = _URL.match(where)
    if found is None:
        return Path(where)
    if found[1].lower() not in _SCHEMES:
        raise UserError(
            f"a casebook is a file or has an address that begins with postgresql://, not {found[1]}://"
        )
    rest = where[found.end() :]
    server, slash, beyond = re.match(r"([^/?]*)(/?)(.*)", rest, re.DOTALL).groups()  # type: ignore[union-attr]
    given, at, host = server.rpartition("@")
    if "@" in given + beyond or "#" in rest or re.search(r"\s", rest) or not _HOSTS.fullmatch(host):
        raise UserError(f"not the address of a database, such as postgresql://host/name: {_HINT}")
    path, _, asked = beyond.partition("?") if slash or not beyond.startswith("?") else ("", "", beyond[1:])
    options = "&".join(f"{key}={quote(value)}" for key, value in parse_qsl(asked) if key in _SHOWN)
    shown = f"postgresql://{given.partition(':')[0]}{at}{host}{slash}{path}"
    return Address(f"postgresql://{rest}", shown + (f"?{options}" if options else ""))


def without_secrets(text: str) -> str:
    """A message with the passwords left out that stand in addresses."""
    return _SECRET_OPTION.sub(r"\1=...", _SECRET.sub(r"\1:...@", text))

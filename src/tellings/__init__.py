"""Tellings reads a pile of reports and builds the incident database: every value quoted, every quote tied to its speaker.

>>> import tellings
>>> casebook = tellings.read("reports/", into="my.db")  # doctest: +SKIP
>>> for incident in casebook.incidents():  # doctest: +SKIP
...     print(incident.id, incident.type)

What stands in `__all__` is the public interface; it is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .api import Casebook, read
    from .errors import TellingsError
    from .model import Claim, Document, Finding, Incident, Telling, Verdict

_HOME = {
    "Casebook": "tellings.api",
    "Claim": "tellings.model",
    "Document": "tellings.model",
    "Finding": "tellings.model",
    "Incident": "tellings.model",
    "Telling": "tellings.model",
    "TellingsError": "tellings.errors",
    "Verdict": "tellings.model",
    "read": "tellings.api",
}

__all__ = [
    "Casebook",
    "Claim",
    "Document",
    "Finding",
    "Incident",
    "Telling",
    "TellingsError",
    "Verdict",
    "__version__",
    "read",
]


def __getattr__(name: str) -> Any:
    """The public names, each loaded when it is first asked for (PEP 562), so that `import tellings` stays light."""
    if name not in _HOME:
        raise AttributeError(f"module 'tellings' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

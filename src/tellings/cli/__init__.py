"""The command `tellings`: each verb parses, calls one function of the library, and shows what came back."""

from __future__ import annotations

from .main import main

__all__ = ["main"]

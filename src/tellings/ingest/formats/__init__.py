"""The formats that reports come in: one small module for each, all behind one door (`door.parts`)."""

from __future__ import annotations

from .door import parts
from .item import Item, Part
from .limits import Budget, Reading

__all__ = ["Budget", "Item", "Part", "Reading", "parts"]

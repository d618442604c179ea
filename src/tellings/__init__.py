"""Tellings reads a pile of reports and builds the incident database: every value quoted, every quote tied to its speaker."""

from __future__ import annotations

__version__ = "0.1.0"

"""Codebooks: which types and fields of incident to code, under which rules and names, as data.

A codebook selects and maps what the reader reads; what asks for more is a problem with its line and reason.
"""

from .book import CODED_FIELDS, Codebook, FieldRule, Include
from .codes import SCHEMES, acled_event
from .lines import LARGEST, Problem
from .parsing import Vocabulary, parse
from .shipped import DEFAULT_CODEBOOK, SHIPPED, shipped_text

__all__ = [
    "CODED_FIELDS",
    "DEFAULT_CODEBOOK",
    "LARGEST",
    "SCHEMES",
    "SHIPPED",
    "Codebook",
    "FieldRule",
    "Include",
    "Problem",
    "Vocabulary",
    "acled_event",
    "parse",
    "shipped_text",
]

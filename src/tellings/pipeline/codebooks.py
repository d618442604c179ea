"""Codebooks by name or file, read with what the other layers can do."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from tellings.codebook import (
    DEFAULT_CODEBOOK,
    LARGEST,
    SHIPPED,
    Codebook,
    Problem,
    Vocabulary,
    parse,
    shipped_text,
)
from tellings.errors import BadCodebook, UserError
from tellings.export import Coding, cases, coded_cases
from tellings.export.format import Source, text_of
from tellings.export.formats import format_of
from tellings.export.rows import COLUMN_FIELDS
from tellings.model.records import Record
from tellings.reconcile import DEFAULT_POLICY, POLICIES
from tellings.values.countries import COUNTRIES

ENDINGS = (".yaml", ".yml")


def vocabulary() -> Vocabulary:
    """What a codebook can ask for."""
    return Vocabulary(POLICIES, DEFAULT_POLICY, COLUMN_FIELDS, COUNTRIES)


def codebook_text(name: str) -> str:
    """The YAML of a shipped codebook, or of a file.  Raises UserError where there is neither, BadCodebook for what is no text."""
    if name in SHIPPED:
        return shipped_text(name)
    path = Path(name)
    try:
        with path.open("rb") as file:
            # One more than a codebook may have: `parse` then says so.  A file without end is not read to it.
            return file.read(4 * LARGEST + 4).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadCodebook(f"{name} is no text in UTF-8") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        if path.suffix in ENDINGS or len(path.parts) > 1:
            raise UserError(f"cannot read the codebook {name}: {reason}") from error
        raise UserError(
            f"no codebook is called {name}; there are: {', '.join(SHIPPED)}, or a file"
        ) from error


def check_codebook(name: str) -> tuple[Problem, ...]:
    """What is wrong with a codebook, in the order of its lines; () where nothing is."""
    return parse(codebook_text(name), vocabulary())[1]


def load_codebook(name: str = DEFAULT_CODEBOOK) -> Codebook:
    """A codebook by its shipped name or file.  Raises BadCodebook, which names the first line that is wrong, and why."""
    made, problems = parse(codebook_text(name), vocabulary())
    if made is None:
        first = problems[0]
        more = (
            f" (and {len(problems) - 1} more; `tellings codebook check` lists them)"
            if len(problems) > 1
            else ""
        )
        raise BadCodebook(f"{name}, line {first.line}: {first.reason}{more}")
    return made


def text_as(record: Record, name: str) -> str:
    """A record in a format as one text, a table as CSV, under the codebook that is shipped for it; reviewed or not."""
    form = format_of(name)
    codebook = shipped_codebook(form.codebook)
    found = coded_cases(cases(record), Coding(codebook))
    return "".join(text_of(form.content(Source(found, record, codebook, codebook))))


@lru_cache(maxsize=len(SHIPPED))
def shipped_codebook(name: str) -> Codebook:
    """One that comes with the package; it never changes."""
    return load_codebook(name)

"""Web pages: the report in a page of HTML and what its tags say of it.  The one file that imports trafilatura."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tellings.errors import InputError

from .decode import checked
from .given import Given
from .lines import text_with_title

# Dates come from the page's own tags alone: what its text says is read, with its place, from the text.  The last day is
# fixed, since the library would take today's, and the same page has to give the same document tomorrow.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}


@dataclass(frozen=True, slots=True)
class Page:
    """The report in a page: its paragraphs with a blank line between, its title first."""

    text: str
    given: Given


def page(html: str, source_id: str, path: str) -> Page:
    """The report in `html`.  Raises InputError where there is none."""
    found = _extracted(html, path)
    text = checked("\n\n".join(line.strip() for line in (found.text or "").split("\n") if line.strip()), path)
    if not text:
        raise InputError(path, "no report found in the page")
    title = _words(found.title)
    return Page(
        text_with_title(text, title or ""),
        Given(
            source_id=source_id,
            title=title,
            published=_words(found.date),
            url=_words(found.url),
            outlet=_words(found.sitename),
            authors=tuple(name.strip() for name in (found.author or "").split(";") if name.strip()),
        ),
    )


def _extracted(html: str, path: str) -> Any:
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            html,
            include_comments=False,
            with_metadata=True,
            deduplicate=False,
            date_extraction_params=dict(_DATES),
        )
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(path, f"a page that cannot be parsed ({type(error).__name__})") from error
    if found is None:
        raise InputError(path, "no report found in the page")
    return found


def _words(value: str | None) -> str | None:
    """The words of a tag, white space made single; None where there are none."""
    return " ".join(value.split()) or None if value else None

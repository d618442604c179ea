"""Paragraphs to one text, and metadata that a program wrote rather than a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tellings.errors import InputError
from tellings.model.records import canonical

from ..decode import checked, one_line_end
from ..given import Given
from ..press import is_person

TITLE_WITHIN = 2000  # characters of the text in which a title that a file's properties name has to stand


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file's properties say: `others` by their own names."""

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    others: dict[str, str] = field(default_factory=dict)


def joined(paragraphs: Sequence[str], path: str) -> str:
    """One text with a blank line between paragraphs.  Raises InputError where there is none, or too much."""
    text = "\n\n".join(filter(None, (one_line_end(each).strip() for each in paragraphs)))
    if not text:
        raise InputError(path, "no text in it")
    return checked(text, path)


def given_from(name: str, text: str, properties: Properties) -> Given:
    """What properties tell of a report, those left out that only tell of the program or the file.

    Properties outlive what they were written for: a title is believed where the text itself has it near its top, an author
    where it is a person's name.  The day that a file was made is none of publication: it is kept apart, as the rest is.
    """
    extra = dict(properties.others)
    title = " ".join((properties.title or "").split())
    believed = bool(title) and title in " ".join(text[:TITLE_WITHIN].split())
    if title and not believed:
        extra["title_of_file"] = title
    names = tuple(
        dict.fromkeys(" ".join(each.split()) for each in (properties.author or "").split(";") if each.strip())
    )
    persons = tuple(each for each in names if is_person(each))
    if names and persons != names:
        extra["author_of_file"] = "; ".join(names)
    return Given(
        source_id=name,
        title=title if believed else None,
        authors=persons,
        outlet=properties.outlet,
        extra=canonical(extra) if extra else "",
    )

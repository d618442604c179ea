"""Who published a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from .paragraphs import Paragraph
from .press import agency

# Sites that keep other sites' pages: the outlet is the site kept.
_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web/(?P<when>\d{4,14})[a-z_]*/|archive\.(?:today|ph|is|li|"
    r"org)/(?:wayback/)?(?P<when2>\d{8,14})/)(?P<page>.+)",
    re.IGNORECASE,
)
# A report quotes what was said to its own outlet as "told the outlet"; these are told things in anybody's report.
_TOLD = re.compile(
    r"\btold ((?:[A-Z][\w&./’'-]*)(?: (?:of|and|[A-Z][\w&./’'-]*|\d{1,2}\b)){0,3})(?=[ ,.;:\n\"”’]|$)"
)
_NO_OUTLET = re.compile(
    r"^(?:I|He|She|They|We|It|Congress|Parliament|Senate|God|Allah|Council|Court|President|Prime|"
    r"Minister|King|Queen|Mr|Mrs|Ms|Dr|"
    r"Sgt|Lt|Capt|Gen|Col|Judge|Police|Officer|Detective|Sheriff|Mayor|Governor)\b"
)


# Words that a station's name begins with and that name none alone ("told Channel" and its number).
_PART_OF_A_NAME = re.compile(r"(?:(?:local|eyewitness|action|live|channel|news|fox|the) ?)+", re.IGNORECASE)


def archived(url: str | None) -> tuple[str | None, str | None]:
    """The address of the page that a web archive keeps, and the day it was kept (YYYYMMDD); else the address itself and None."""
    match = _ARCHIVED.match(url or "")
    if match is None:
        return url, None
    when = match["when"] or match["when2"]
    page = match["page"]
    return page if "://" in page else f"http://{page}", when[:8] if len(when) >= 8 else None


def host(url: str | None) -> str | None:
    """The site that an address names ("example.org"), None where it names none."""
    page, _ = archived(url)
    try:
        name = urlsplit(page or "").hostname or ""
    except ValueError:
        return None
    name = re.sub(r"^(?:www\d?|m|amp|mobile)\.", "", name.lower())
    return name if "." in name else None


def told_to(paragraphs: Sequence[Paragraph]) -> str | None:
    """The outlet that persons in the report "told" things, twice or more, where the name stands for nothing else in it.

    Not an agency: others print its reports.
    """
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    counts: dict[str, int] = {}
    for match in _TOLD.finditer(text):
        name = match.group(1).rstrip(".'’")
        counts[name] = counts.get(name, 0) + 1
    likely = sorted(
        (
            (-count, name)
            for name, count in counts.items()
            if count >= 2 and not _NO_OUTLET.match(name) and not _PART_OF_A_NAME.fullmatch(name)
        )
    )
    for count, name in likely:
        # A person who is told things has been introduced by more than that name; an outlet has not.
        if agency(name) is None and len(re.findall(rf"\b{re.escape(name)}\b", text)) == -count:
            return name
    return None

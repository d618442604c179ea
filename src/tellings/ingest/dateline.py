"""The dateline: the words before the dash that place a report, and may date it and name an agency."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model import Span

from .paragraphs import Paragraph
from .press import agency

LENGTH = 90  # characters up to and including the dash
PARAGRAPHS = 12  # from the top: a headline, a standfirst, bylines and captions may stand before it

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_PLACE = rf"{_CAPITAL}(?:{_CAPITAL}|[.'’/ -](?=[A-Z(.'’ -]|{_CAPITAL})){{1,38}}{_CAPITAL}\.?"
# "Texas", "Bolivia", "Wis.", "N.C.", "Khyber Pakhtunkhwa province": what stands behind the town.
_REGION = (
    r"(?:[A-Z][\w.'’-]*\.?(?: (?:of|and|the|[A-Z][\w.'’-]*\.?|province|county|district|region|state)){0,4})"
)
_DATE = r"(?:\d{1,2}\.? [A-Za-z]{3,9}\.?(?:,? \d{2,4})?|[A-Za-z]{3,9}\.? \d{1,2}(?:,? \d{4})?)"
_AGENCY = r"\((?P<agency{}>[^()\n]{{2,40}})\)"
_DASH = r"\s?(?:--+|—|–|-(?=\s))"
_MIXED = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
# A town in small letters is taken for a dateline only with an agency, a date, a county or a state as news style writes it
# (abbreviated, or one of the eight names that are never abbreviated: Associated Press Stylebook).
_STATE = (
    r"(?:[A-Z][a-z]{1,5}\.|[A-Z]\.[A-Z]\.|[A-Z][a-z]+ County|Alaska|Hawaii|Idaho|Iowa|Maine|Ohio|Texas|Utah)"
)
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\(?(?P<place>{_PLACE})\)?(?:, ?{_REGION}(?=[\s,(.—–-]))?(?:,? ?{_AGENCY.format(1)})?"
        rf"(?:[,.] (?P<date>{_DATE}))?(?:,? ?{_AGENCY.format(2)})?{_DASH}",
        rf"(?P<place>{_MIXED}(?:, {_REGION})?)(?:[,.] (?P<date>{_DATE}))? ?{_AGENCY.format(1)}{_DASH}",
        rf"(?P<place>{_MIXED}(?:, {_REGION})?), (?P<date>{_DATE}){_DASH}",
        rf"(?P<place>{_MIXED}), {_STATE}{_DASH}",
    )
)
# What else is set in capitals before a dash: the page's labels.
_LABEL = re.compile(
    r"(?:(?:UPDATED?|BREAKING|WATCH|VIDEO|PHOTOS?|EXCLUSIVE|RELATED|NEWS|ALERT|DEVELOPING|CORRECTION|"
    r"READ|MORE|OPINION|ANALYSIS|"
    r"EDITORIAL|FACTBOX|TIMELINE|ADVERTISEMENT|NOTE|WARNING|GRAPHIC|LATEST|SHARE|POLICE|JUST IN|"
    r"THE LATEST|LIVE (?:UPDATES?|BLOG|VIDEO))\b"
    r"|(?:NEW|LIVE|STORY)$)"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """`span` runs up to and including the dash.  `date` is where it is dated, `agency` as the outlet is known."""

    span: Span
    agency: str | None = None
    date: Span | None = None


def dateline(paragraphs: Sequence[Paragraph]) -> Dateline | None:
    """The dateline of a report, None where it has none."""
    for paragraph in paragraphs[:PARAGRAPHS]:
        found = _at_start(paragraph)
        if found is not None:
            return found
    return None


def _at_start(paragraph: Paragraph) -> Dateline | None:
    head = paragraph.text[:LENGTH]
    for form in _FORMS:
        match = form.match(head)
        if match is None or _LABEL.match(match["place"]):
            continue
        start = paragraph.span.start
        date = None
        if "date" in form.groupindex and match["date"]:
            date = Span(start + match.start("date"), start + match.end("date"))
        return Dateline(Span(start, start + match.end()), _credited(match), date)
    return None


def _credited(match: re.Match[str]) -> str | None:
    """The outlet in a dateline's brackets.  Brackets between place and date hold the country, unless they name an agency."""
    words = match.groupdict()
    before, behind = words.get("agency1"), words.get("agency2")
    if before and words.get("date") and match.start("agency1") < match.start("date") and behind is None:
        return agency(before or "")
    return _outlet(behind or before)


def _outlet(credit: str | None) -> str | None:
    """The outlet that the brackets of a dateline name: the first, where there are two ("AP/Reuters")."""
    if credit is None:
        return None
    known = agency(credit) or agency(re.split(r"[/,]| via ", credit)[0])
    return known or (credit.strip() if re.fullmatch(r"[A-Z][\w./ &-]{1,30}", credit.strip()) else None)

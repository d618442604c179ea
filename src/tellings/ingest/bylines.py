"""Who wrote a report: "By X and Y", "X reported from Z", "(Reporting by X; editing by Y)", a biography at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from tellings.model import Span

from .paragraphs import Paragraph
from .press import PERSON, agency, is_person

BYLINE_LENGTH = 160  # characters: above it a line that begins with "By" is a sentence
REPORTED_LENGTH = 240
BIOGRAPHY_LENGTH = 1200
TAIL = 15  # paragraphs from the end in which a biography or a note on the reporting stands, or a third of them all up to...
LONGEST_TAIL = 60
BELOW_TITLE = 2  # paragraphs from the top, the title being the first, that a bare name may be one of
TOP = 5  # paragraphs from the top that a byline may stand among with no blank line before it

_BY = re.compile(
    r"(?:(?:story|report|text|words|article|posted)\s+by|written by|reported by|prepared by|compiled by|by)\b[:\s]\s*|"
    r"(?:reporter|correspondent|author|words|text|writer)s?\s*:\s*",
    re.IGNORECASE,
)
_ENDS_NAMES = re.compile(
    r"\s*(?:\||\s[-–—/]\s|•|·|<|\(|\d|\S+@|@\w|https?:|\b(?:e-?mail|twitter|phone|print|updated|"
    r"published|posted|created|special to|for the|of the|in)\b:?|\bfor\s+(?=[A-Z]))",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r"\s*(?:,\s*and\b|,|;|&|\band\b|\bwith\b)\s*", re.IGNORECASE)
_REPORTED_FROM = re.compile(
    rf"({PERSON}(?:(?:, | and |, and ){PERSON})*) (?:has )?(?:reported|contributed)\b[^.]{{0,40}}\bfrom\b"
)
_AGENCY_NOTE = re.compile(r"\(?(?:additional )?(?:reporting|writing) by ([^;.)]+)", re.IGNORECASE)
_BIOGRAPHY = re.compile(
    rf"({PERSON}),? (?:is|has been|works as|writes|covers|reports)\b[^.]{{0,160}}?\b(?:editor|reporter|"
    r"writer|writes|"
    r"correspondent|journalist|fellow|columnist|freelance|freelancer|contributor|covers|reports|"
    r"analyst|researcher|"
    r"photographer|producer|blogger|author|bureau chief|stringer)\b"
)
# What a biography has and a sentence about a person in the news has not.
_ABOUT_AN_AUTHOR = re.compile(
    r"\b(?:editor|staff writer|(?:he|she|they|\w+) writes (?:on|about)|(?:he|she|they) (?:covers|cover|"
    r"reports|has reported)\b|"
    r"holds an? |reached at|e-?mail|follow (?:him|her|them)|based in|previously (?:worked|wrote)|"
    r"freelance)|@\w+|\S+@\S+\.\w+",
    re.IGNORECASE,
)


_IN_PLACE = re.compile(r" (?:in|from) [A-Z][\w'’ -]{2,30}$")
_NO_NAME = re.compile(
    r"\b(?:images?|photos?|pictures?|archives?|file|credit|breaking|update|video|police|county|city|transcript|shot|shooting|child|teen|accident|accidental|investigation|stor(?:y|ies)|justice|cam|fatal|injured|hide|more|by)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """A passage that says who wrote the report: the persons, and the outlet where it names one."""

    span: Span
    reason: str  # what kind of passage it is: "byline", "note on the reporting", "about the author"
    authors: tuple[str, ...]
    outlet: str | None = None


def bylines(paragraphs: Sequence[Paragraph]) -> tuple[Byline, ...]:
    """The passages that say who wrote a report, in order."""
    tail = max(0, len(paragraphs) - min(LONGEST_TAIL, max(TAIL, len(paragraphs) // 3)))
    found: list[Byline] = []
    for number, paragraph in enumerate(paragraphs):
        # A line in the middle of other lines goes on with them: "killed\nby three armed men".
        begins = number <= TOP or paragraphs[number - 1].apart
        byline = _byline(paragraph) if begins else None
        if byline is None and 1 <= number <= BELOW_TITLE and (paragraph.apart or number > 1):
            byline = _bare(paragraph)
        if byline is None and number >= tail:
            byline = _note(paragraph)
        if byline is not None:
            found.append(byline)
    named = {name.casefold() for byline in found for name in byline.authors}
    for number, paragraph in enumerate(paragraphs[tail:], start=tail):
        biography = _biography(paragraph, paragraphs, number, named)
        if biography is not None and number > 0:
            found.append(biography)
    return tuple(sorted(found, key=lambda byline: byline.span))


def authors(found: Sequence[Byline]) -> tuple[str, ...]:
    """The persons that bylines name, each once, in order."""
    names: dict[str, str] = {}
    for byline in found:
        for name in byline.authors:
            names.setdefault(name.casefold(), name)
    return tuple(names.values())


def _byline(paragraph: Paragraph) -> Byline | None:
    """ "By X", "By X and Y | Outlet", "By the Associated Press"."""
    match = _BY.match(paragraph.text)
    if match is None or len(paragraph.text) > BYLINE_LENGTH:
        return None
    rest = paragraph.text[match.end() :]
    cut = _ENDS_NAMES.search(rest)
    names, after = (rest[: cut.start()], rest[cut.start() :]) if cut else (rest, "")
    parts = [part.strip(" .,:") for part in _BETWEEN_NAMES.split(names) if part.strip(" .,:")]
    persons = tuple(part for part in parts if is_person(part))
    outlets = [known for known in map(agency, parts) if known]
    if not persons and not outlets and not _is_staff(rest):
        return None
    if persons and (
        not is_person(parts[0]) or any(part[0].islower() and not _is_staff(part) for part in parts)
    ):
        return None
    behind = re.match(r"\s*(?:\||[-–—/]|for)\s*([^|\d@]{2,40}?)\s*(?:$|\|)", after)
    outlet = outlets[0] if outlets else _outlet(behind.group(1) if behind else None)
    return Byline(paragraph.span, "byline", persons, outlet)


def _bare(paragraph: Paragraph) -> Byline | None:
    """A name alone below the title, or with its post: "Ana Ruiz", "Ana Ruiz, Lima newsroom"."""
    name, _, post = _IN_PLACE.sub("", paragraph.text).partition(",")
    if _NO_NAME.search(name):
        return None
    if not is_person(name.strip()) or len(paragraph.text) > 80 or (post and not _is_staff(post.strip())):
        return None
    return Byline(paragraph.span, "byline", (name.strip(),))


def _is_staff(words: str) -> bool:
    """Whether a byline names nobody: "By Our Correspondent", "By Staff Reporter"."""
    return (
        len(words) <= 60
        and re.search(
            r"\b(?:staff|correspondents?|reporters?|desk|editors?|newsroom)\s*$", words, re.IGNORECASE
        )
        is not None
    )


def _outlet(words: str | None) -> str | None:
    if (
        words is None
        or not words[:1].isupper()
        or re.search(r"\b(?:staff|writer|reporter|editor)\b", words, re.IGNORECASE)
    ):
        return None
    return agency(words) or words.strip()


def _note(paragraph: Paragraph) -> Byline | None:
    """ "X reported from Z", "(Reporting by X in Z; editing by Y)"."""
    if len(paragraph.text) > 2 * REPORTED_LENGTH:
        return None
    reported = _REPORTED_FROM.match(paragraph.text)
    if reported is not None and len(paragraph.text) <= REPORTED_LENGTH:
        return Byline(paragraph.span, "note on the reporting", _persons(reported.group(1)))
    credit = _AGENCY_NOTE.match(paragraph.text)
    if credit is not None:
        listed = re.sub(r"\bin [A-Z][\w .-]*", "", credit.group(1))
        return Byline(paragraph.span, "note on the reporting", _persons(listed))
    return None


def _persons(listed: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _BETWEEN_NAMES.split(listed) if is_person(part.strip()))


def _biography(
    paragraph: Paragraph, paragraphs: Sequence[Paragraph], number: int, named: set[str]
) -> Byline | None:
    """ "X is associate editor at Y. She holds ...": an author named elsewhere, or one of whom the report tells nothing."""
    match = _BIOGRAPHY.match(paragraph.text[:BIOGRAPHY_LENGTH])
    if match is None or len(paragraph.text) > BIOGRAPHY_LENGTH:
        return None
    name = match.group(1)
    if name.casefold() in named:
        return Byline(paragraph.span, "about the author", (name,) if is_person(name) else ())
    surname = re.compile(rf"\b{re.escape(name.split()[-1])}\b", re.IGNORECASE)
    if not is_person(name) or _ABOUT_AN_AUTHOR.search(paragraph.text) is None:
        return None
    if any(surname.search(earlier.text) for earlier in islice(paragraphs, number)):
        return None
    return Byline(paragraph.span, "about the author", (name,))

"""When a report was published: from its metadata, from lines of its text that say so, from its address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tellings.model import DateValue, Published, Span
from tellings.values import dates

from .doubt import Doubt, settled
from .outlet import archived
from .paragraphs import Paragraph
from .press import agency

LINE_LENGTH = 160  # characters of a line that holds a date of publication
LABELLED = 70  # characters at the head of a longer paragraph, where a label and its date can stand
TOP, TAIL = 8, 15  # paragraphs from the top and from the end in which such a line stands
_LABEL = re.compile(
    r"\b(?P<kind>(?:first |originally )?(?:published|posted|created)|(?:last )?(?:updated|modified))\b"
    r"(?: (?:on|at|in))?\s*[:|"
    r",]?\s*(?:at )?(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?,?\s*(?:on )?)?",
    re.IGNORECASE,
)
_BESIDE_A_DATE = re.compile(
    r"\d{1,2}(?::\d{2}){1,2}|\d{3,4}(?=\s?(?:hrs|hours|gmt|utc))|[ap]\.?\s?m\.?|\b(?:on|at|and|the|of|"
    r"hrs|hours|gmt|utc|bst|cet|cest|eet|msk|ist|pkt|"
    r"e[sd]?t|c[sd]t|m[sd]t|p[sd]t|ak[sd]t|h[sd]?t|a[sd]t|eastern|central|mountain|pacific|time|local|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b|\W|_|"
    r"\d{1,2}(?=\s*[ap]\.?m)",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?P<outlet>[^\W\d][^,|\n]{1,60}?)\s*(?:,|\||\s[-–—])\s*(?=\S*\d|[A-Z][a-z]+\.? \d)")
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,12}")
_PUBLISHER = re.compile(
    r"\b(?:news|times|post|press|daily|herald|tribune|gazette|journal|magazine|agency|radio|television|"
    r"tv|observer|standard|"
    r"guardian|telegraph|independent|policy|review|weekly|monitor|watch|online|service|chronicle|mail|"
    r"express|star|sun|today|"
    r"report|reporter|wire|network|broadcasting|media|bulletin|courier|dispatch|globe|mirror|nation|"
    r"voice|world)\b",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_URL_DAY = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})[/-](?P<m>\d{1,2}|[a-z]{3})[/-](?P<d>\d{1,2})(?!\d)|"
    r"(?<!\d)(?P<y2>20\d{2})(?P<m2>\d{2})(?P<d2>\d{2})(?!\d)",
    re.IGNORECASE,
)
_URL_MONTH = re.compile(r"/(?P<y>(?:19|20)\d{2})/(?P<m>\d{1,2})(?=/)")
_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_SETTLED_PRECISIONS = ("hour", "day", "month")


@dataclass(frozen=True, slots=True)
class PublicationLine:
    """A passage of the text that gives the day of publication: its date at `span`, and the outlet where it names one.

    `whole`: the paragraph says nothing else.
    """

    paragraph: Span
    span: Span
    date: DateValue
    kind: str  # "published", "date line", "byline", "source line", "updated": in the order in which they are believed
    outlet: str | None
    whole: bool


_BELIEVED = ("published", "date line", "byline", "source line", "dateline", "updated")


def published(
    text: str,
    given: str | None,
    url: str | None,
    lines: Sequence[PublicationLine],
    dateline_date: Span | None = None,
) -> Published | None:
    """The day of publication: as the metadata gives it, else as the text says, else as the address has it.

    A date of which the day may be the month is settled by what else the document says, or left open between the two.  No page
    was published after the day on which a web archive kept it: metadata that say so are those of a later copy.
    """
    page, kept = archived(url)
    by_url = from_url(page)
    doubt = Doubt(text, by_url, kept)
    stated = from_metadata(given)
    if stated is not None and not _after(stated, kept):
        return Published(settled(stated, doubt, None), "metadata")
    found = [line for line in lines if not _after(line.date, kept)]
    if dateline_date is not None:
        value = _resolved(dateline_date.of(text))
        if value is not None:
            found.append(PublicationLine(dateline_date, dateline_date, value, "dateline", None, whole=False))
    if found:
        best = min(
            found, key=lambda line: (_BELIEVED.index(line.kind), bool(line.date.candidates), line.span)
        )
        return Published(settled(best.date, doubt, best.span), "text", best.span)
    if by_url is not None and not _after(by_url, kept):
        return Published(by_url, "url")
    kept_on = from_metadata(kept) if stated is not None else None
    return Published(kept_on, "url") if kept_on is not None else None


def _after(value: DateValue, kept: str | None) -> bool:
    """Whether a date lies wholly after the day (YYYYMMDD) on which an archive kept the page, a day's leeway for time zones."""
    day = from_metadata(kept)
    if day is None or day.start is None or value.start is None:
        return False
    return date.fromisoformat(value.start[:10]).toordinal() > date.fromisoformat(day.start).toordinal() + 1


def publication_lines(
    paragraphs: Sequence[Paragraph], bylines: frozenset[int] = frozenset()
) -> tuple[PublicationLine, ...]:
    """The passages near the top and the end that give a day of publication.  `bylines` are the starts of bylines."""
    places = range(len(paragraphs))
    near = [n for n in places if n < TOP or n >= len(paragraphs) - TAIL]
    found: list[PublicationLine] = []
    for number in near:
        paragraph = paragraphs[number]
        if len(paragraph.text) <= LINE_LENGTH and re.search(r"\d", paragraph.text):
            found.extend(_in_line(paragraph, top=number < TOP, byline=paragraph.span.start in bylines))
        elif number < TOP and (label := _LABEL.match(paragraph.text[:LABELLED])) is not None:
            found.extend(_running_on(paragraph, label))
    return tuple(found)


def _running_on(paragraph: Paragraph, label: re.Match[str]) -> Iterator[PublicationLine]:
    """ "Published July 21 2015" at the head of a paragraph, where a page's lines have run together."""
    for expression in dates.find(paragraph.text[:LABELLED]):
        value = _bounded(dates.resolve(expression))
        if value is not None and expression.start == label.end():
            yield _line(paragraph, expression.start, expression.end, value, _kind(label), None, whole=False)


def _kind(label: re.Match[str]) -> str:
    return "updated" if label["kind"].lower().endswith(("updated", "modified")) else "published"


def from_metadata(given: str | None) -> DateValue | None:
    """The date that a metadata field gives: ISO 8601 in any of its lengths, or a date in words or figures."""
    if not given:
        return None
    given = given.strip()
    if (match := _ISO.fullmatch(given)) is not None:
        return _day(*map(int, match.groups()))
    if (match := _ISO_MONTH.fullmatch(given)) is not None:
        return _month(int(match.group(1)), int(match.group(2)))
    expressions = [each for each in dates.find(given) if each.kind in ("date", "time")]
    for expression in expressions:
        value = _bounded(dates.resolve(expression))
        if value is not None:
            return value
    return None


def from_url(url: str | None) -> DateValue | None:
    """The day, or the month, in the path of an address ("/2016/02/09/")."""
    path = re.sub(r"^[a-z]+://[^/]*", "", url or "", flags=re.IGNORECASE)
    for match in _URL_DAY.finditer(path):
        year, month, day = (match[name] or match[name + "2"] for name in ("y", "m", "d"))
        value = _day(int(year), _month_number(month), int(day))
        if value is not None:
            return value
    by_month = _URL_MONTH.search(path)
    return _month(int(by_month["y"]), int(by_month["m"])) if by_month is not None else None


def _in_line(paragraph: Paragraph, top: bool, byline: bool) -> Iterator[PublicationLine]:
    expressions = [each for each in dates.find(paragraph.text) if each.kind in ("date", "time")]
    values = [(each, _bounded(dates.resolve(each))) for each in expressions]
    full = [(each.start, each.end, value) for each, value in values if value is not None]
    if not full:
        return
    start, end, value = full[0]
    for label in _LABEL.finditer(paragraph.text):
        for start, end, value in full:
            between = paragraph.text[label.end() : start]
            if start >= label.start() and not _BESIDE_A_DATE.sub("", between):
                whole = label.start() == 0 and not _rest(paragraph.text[end:])
                yield _line(paragraph, start, end, value, _kind(label), None, whole)
                break
    start, end, value = full[0]
    if byline:
        yield _line(paragraph, start, end, value, "byline", None, whole=True)
    elif not _rest(paragraph.text[:start] + " " + paragraph.text[end:]):
        if top:
            yield _line(paragraph, start, end, value, "date line", None, whole=True)
    elif (source := _SOURCE.match(paragraph.text[:start] + "0")) is not None and not _rest(
        paragraph.text[end:]
    ):
        outlet = _outlet(source["outlet"])
        if outlet is not None and not _rest(paragraph.text[source.end("outlet") : start]):
            yield _line(paragraph, start, end, value, "source line", outlet, whole=True)


def _line(
    paragraph: Paragraph, start: int, end: int, value: DateValue, kind: str, outlet: str | None, whole: bool
) -> PublicationLine:
    span = Span(paragraph.span.start + start, paragraph.span.start + end)
    return PublicationLine(paragraph.span, span, value, kind, outlet, whole)


def _rest(words: str) -> str:
    """What is left of a line when its times, weekdays and punctuation are taken away."""
    return _BESIDE_A_DATE.sub("", re.sub(r"\d{1,2}:\d{2}(?::\d{2})?", " ", words))


def _outlet(words: str) -> str | None:
    """The outlet that a source line names: a site, an agency, or a name with a publisher's word in it."""
    words = words.strip(" .")
    if _SITE.fullmatch(words):
        return words
    if agency(words):
        return agency(words)
    capitals = all(
        word[0].isupper() or word in ("of", "the", "and", "for", "de", "la") for word in words.split()
    )
    return words if capitals and len(words.split()) <= 6 and _PUBLISHER.search(words) else None


def _resolved(words: str) -> DateValue | None:
    return from_metadata(words)


def _bounded(value: DateValue | None) -> DateValue | None:
    """A date that has its year, as the day (or month) that it names: publication has no hour here."""
    if (
        value is None
        or value.start is None
        or value.end is None
        or value.precision not in _SETTLED_PRECISIONS
    ):
        return None
    if value.precision != "hour":
        return value
    return DateValue(value.start[:10], value.end[:10], "day", candidates=value.candidates)


def _day(year: int, month: int, day: int) -> DateValue | None:
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return None
    return DateValue(iso, iso, "day")


def _month(year: int, month: int) -> DateValue | None:
    try:
        first = date(year, month, 1)
    except ValueError:
        return None
    last = date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
    return DateValue(first.isoformat(), date.fromordinal(last).isoformat(), "month")


def _month_number(words: str) -> int:
    """A month of an address, as figures or three letters; 0, which is none, for anything else."""
    if words.isdigit():
        return int(words)
    return _MONTHS.index(words.lower()) + 1 if words.lower() in _MONTHS else 0

"""Several articles in one file, as the news databases Nexis and Factiva write them into DOCX, RTF and HTML.

Their layouts as public readers of them know them: of Nexis the R packages LexisNexisTools and tm.plugin.lexisnexis, of Factiva
tm.plugin.factiva and Dow Jones's list of indexing codes (HD, BY, PD, SN ...).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tellings.errors import InputError
from tellings.model import Unread
from tellings.model.records import canonical
from tellings.values import dates

from ..given import Given
from ..lines import text_with_title
from .item import Item, Part, sha256
from .joined import joined

# Nexis: an article's end in today's files, an article's beginning in those of before.
_NEXIS_END = re.compile(r"End of Document", re.IGNORECASE)
_NEXIS_BEGIN = re.compile(r"\d+ (?:of|von|de) \d+ DOCUMENTS?", re.IGNORECASE)
_NEXIS_FIELD = re.compile(
    r"(Section|Length|Byline|Dateline|Highlight|Language|Load-Date|Publication-Type|Publication|Subject|Organization|Person|Company"
    r"|Industry|Geographic|City|State|Country|Ticker|Headline|Journal-Code|Document-Type|Notes|Correction|Graphic)\s*:\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_BEHIND = frozenset(
    "language load-date publication-type subject organization person company industry geographic city state country ticker"
    " journal-code document-type".split()
)  # fields that stand behind an article's text
_COPYRIGHT = re.compile(r"(?:Copyright|©|\(c\)) .*|All Rights Reserved\.?", re.IGNORECASE)
_BODY = re.compile(r"Body", re.IGNORECASE)
# Factiva: a code and its cell; "AN" ends an article with its number.
_CODE = re.compile(
    r"(HD|CR|BY|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|ART|CO|IN|NS|RE|IPC|IPD|PUB|AN|CLM|SE)(?:\s*[|\t\n]\s*(.*)|\s*)",
    re.DOTALL,
)
_TEXT_CODES = ("LP", "TD")
# Factiva without codes: the number that ends an article, and the line that stands behind its headline.
_NUMBER = re.compile(r"(?:Document|文件) ([A-Z][A-Z0-9]{3,6}0?\d{5,8}[a-z0-9]{6,14})")
_WORDS = re.compile(r"[\d,]+ words")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?: (?:GMT|[AP]M))?")
_FACTIVA_CODE = re.compile(r"[A-Z][A-Z0-9]{2,6}|\d{1,4}|[A-Z]\d{1,3}")
_BYLINE = re.compile(r"by:?\s+", re.IGNORECASE)
_LANGUAGES = {
    "english": "en",
    "french": "fr",
    "german": "de",
    "spanish": "es",
    "arabic": "ar",
    "russian": "ru",
    "portuguese": "pt",
}
FACTIVA_PAGE = re.compile(rb"class=[\"']article \w{2}Article[\"']")
_HEAD = 12  # paragraphs of an article in which its date stands


@dataclass
class Article:
    """One article of a file: its words, and what the database says of it."""

    title: str = ""
    outlet: str | None = None
    published: str | None = None
    authors: str | None = None
    language: str | None = None
    id: str | None = None
    extra: dict[str, str] = field(default_factory=dict)
    paragraphs: list[str] = field(default_factory=list)


def articles(paragraphs: Sequence[str]) -> list[Article]:
    """The articles of a news database's file, in order; [] where the paragraphs are not laid out as one's are."""
    plain = [each.strip() for each in paragraphs if each.strip()]
    if sum(bool(_CODE.fullmatch(each)) for each in plain) >= 4 and any(
        each.startswith("AN") for each in plain
    ):
        found = list(_factiva_coded(plain))
    elif any(_NUMBER.fullmatch(each) for each in plain):
        found = list(_factiva(plain))
    elif any(_NEXIS_END.fullmatch(each) or _NEXIS_BEGIN.fullmatch(each) for each in plain):
        found = list(_nexis(plain))
    else:
        return []
    return [each for each in found if each.paragraphs]


def article_parts(found: Sequence[Article], item: Item) -> Iterator[Part | Unread]:
    """Each article as a report of its own."""
    for number, each in enumerate(found, start=1):
        path = f"{item.path} article {number}"
        try:
            text = text_with_title(joined(each.paragraphs, path), each.title)
        except InputError as error:
            yield Unread(error.path, error.reason)
            continue
        given = Given(
            source_id=each.id or item.name,
            title=each.title or None,
            published=each.published,
            outlet=each.outlet,
            authors=tuple(filter(None, re.split(r"\s*;\s*|\s+and\s+", each.authors or ""))),
            language=each.language,
            extra=canonical(each.extra) if each.extra else "",
        )
        whole = json.dumps({"text": text, "id": given.source_id, **each.extra}, sort_keys=True)
        yield Part(path, text, given, sha256(whole.encode()))


def _day(words: str) -> str | None:
    """The day (ISO) that a line of a head gives, None where it gives none."""
    if len(words) > 80:
        return None
    for each in dates.find(words):
        value = dates.resolve(each) if each.kind in ("date", "time") else None
        if value is not None and value.start is not None and value.precision in ("day", "hour"):
            return value.start[:10]
    return None


def _nexis(paragraphs: Sequence[str]) -> Iterator[Article]:
    chunk: list[str] = []
    for each in paragraphs:
        if _NEXIS_BEGIN.fullmatch(each):
            if chunk:
                yield _nexis_article(chunk)
            chunk = []
        elif _NEXIS_END.fullmatch(each):
            yield _nexis_article(chunk)
            chunk = []
        else:
            chunk.append(each)
    if chunk:
        yield _nexis_article(chunk)


def _nexis_article(chunk: Sequence[str]) -> Article:
    made = Article()
    body = next((place for place, each in enumerate(chunk) if _BODY.fullmatch(each)), None)
    fields = [place for place, each in enumerate(chunk) if _NEXIS_FIELD.fullmatch(each)]
    # The head's date stands nearest above its fields: a cover page with a date of its own may come before it.
    end = body if body is not None else next((p for p in fields if _name(chunk[p]) == "length"), None)
    if end is None:
        return made
    dated = [
        place
        for place in range(max(0, end - _HEAD), end)
        if _day(chunk[place]) and not _NEXIS_FIELD.fullmatch(chunk[place])
    ]
    if not dated:
        return made
    day = dated[-1]
    made.published = _day(chunk[day])
    head = [
        place
        for place in range(day + 1, end)
        if not _NEXIS_FIELD.fullmatch(chunk[place]) and not _COPYRIGHT.fullmatch(chunk[place])
    ]
    if body is not None:  # title, outlet, date
        made.title = chunk[day - 2] if day > 1 else ""
        made.outlet = chunk[day - 1] if day else None
    else:  # outlet, date, title
        made.outlet = chunk[day - 1] if day else None
        made.title = " ".join(chunk[place] for place in head[-1:])
    behind = False
    for place, each in enumerate(chunk):
        told = _NEXIS_FIELD.fullmatch(each)
        if told is not None and (place < end + 1 or _name(each) in _BEHIND):
            name, value = _name(each), " ".join(told[2].split())
            behind = behind or (place > end and name in _BEHIND)
            if name == "byline":
                made.authors = _BYLINE.sub("", value)
            elif name == "language":
                made.language = _LANGUAGES.get(value.split(";")[0].strip().lower())
            elif name == "headline":
                made.title = value
            elif value:
                made.extra.setdefault(name.replace("-", "_"), value)
        elif place > end and not behind and not _COPYRIGHT.fullmatch(each) and not _is_rule(each):
            made.paragraphs.append(each)
    return made


def _name(words: str) -> str:
    return words.partition(":")[0].strip().lower()


def _is_rule(words: str) -> bool:
    """Whether a paragraph is only drawn: a line, a picture's place."""
    return not any(each.isalnum() for each in words) or words in ("Graphic", "Classification")


def _factiva_coded(paragraphs: Sequence[str]) -> Iterator[Article]:
    held: dict[str, list[str]] = {}
    at: str | None = None
    for each in paragraphs:
        told = _CODE.fullmatch(each)
        if told is not None:
            if told[1] == "HD" and "HD" in held:
                yield _of_codes(held)
                held = {}
            at = told[1]
            held.setdefault(at, [])
            each = (told[2] or "").strip()
        if at is not None and each:
            held[at].append(each.rstrip(" |"))
        if at == "AN" and held["AN"]:
            yield _of_codes(held)
            held, at = {}, None
    if held:
        yield _of_codes(held)


def _of_codes(held: dict[str, list[str]]) -> Article:
    def words(code: str) -> str | None:
        return " ".join(" ".join(held.get(code, ())).split()) or None

    number = words("AN")
    beside = {
        "SC": "source_code",
        "PG": "page",
        "CY": "copyright",
        "NS": "subjects",
        "RE": "regions",
        "SE": "section",
        "CR": "credit",
    }
    return Article(
        title=words("HD") or "",
        outlet=words("SN"),
        published=_day(words("PD") or ""),
        authors=_BYLINE.sub("", words("BY") or "", count=1) or None,
        language=_LANGUAGES.get((words("LA") or "").lower()),
        id=number.removeprefix("Document ").strip() if number else None,
        extra={name: told for code, name in beside.items() if (told := words(code))},
        paragraphs=[each for code in _TEXT_CODES for each in held.get(code, ())],
    )


def _factiva(paragraphs: Sequence[str]) -> Iterator[Article]:
    """Articles without codes: headline, byline, words, day, clock, outlet, its code, page, language, copyright, text, number."""
    chunk: list[str] = []
    for each in paragraphs:
        number = _NUMBER.fullmatch(each)
        if number is None:
            chunk.append(each)
            continue
        count = next((place for place, line in enumerate(chunk) if _WORDS.fullmatch(line)), None)
        if count is not None and count + 2 < len(chunk):
            yield _of_lines(chunk, count, number[1])
        chunk = []


def _of_lines(chunk: Sequence[str], count: int, number: str) -> Article:
    head = list(chunk[:count])
    made = Article(id=number)
    if head and _BYLINE.match(head[-1]):
        made.authors = _BYLINE.sub("", head.pop(), count=1)
    made.title = head[-1] if head else ""
    at = count + 1
    made.published = _day(chunk[at])
    at += made.published is not None
    at += at < len(chunk) and _CLOCK.fullmatch(chunk[at]) is not None
    made.outlet = chunk[at] if at < len(chunk) else None
    at += 1
    while at < len(chunk) and (
        _FACTIVA_CODE.fullmatch(chunk[at])
        or chunk[at].lower() in _LANGUAGES
        or _COPYRIGHT.fullmatch(chunk[at])
    ):
        made.language = _LANGUAGES.get(chunk[at].lower(), made.language)
        at += 1
    made.paragraphs = list(chunk[at:])
    return made

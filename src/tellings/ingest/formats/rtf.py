"""Rich Text Format (Microsoft's specification, 1.9.1): the words of its body, in order, and its `\\info` group.

One pass with a stack of groups, so that depth and size cost no more than they are.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tellings.errors import InputError
from tellings.model import Unread

from .articles import article_parts, articles
from .item import Item, Part, sha256
from .joined import Properties, given_from, joined
from .kinds import KINDS
from .limits import Reading

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\(\r\n|[^A-Za-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
# Groups whose words are not on the page.  Of those that begin with \* only these are read: shapes' and text boxes' words.
_ASIDE = frozenset(
    b"fonttbl colortbl stylesheet listtable listoverridetable rsidtbl revtbl filetbl generator pict object header headerl"
    b" headerr headerf footer footerl footerr footerf fldinst themedata colorschememapping latentstyles datastore xmlnstbl"
    b" mmathPr bkmkstart bkmkend annotation atnid atnauthor atndate atnref atrfstart atrfend pntext pntxta pntxtb nonshppict"
    b" listtext ftnsep ftnsepc aftnsep aftnsepc ftncn aftncn tc tcn xe template sn sv shprslt".split()
)
_STARRED = frozenset((b"shpinst", b"shptxt", b"footnote"))
_INFO = {b"title": "title", b"author": "author", b"company": "company", b"subject": "subject"}
_DATES = {b"creatim": "created", b"revtim": "modified"}
_MARKS = {
    b"par": "\n\n", b"sect": "\n\n", b"page": "\n\n", b"column": "\n\n", b"row": "\n\n", b"nestrow": "\n\n",
    b"line": "\n", b"softline": "\n", b"tab": "\t", b"cell": " | ", b"nestcell": " | ", b"emdash": "\u2014",
    b"endash": "\u2013", b"emspace": "\u2003", b"enspace": "\u2002", b"qmspace": "\u2005", b"bullet": "\u2022",
    b"lquote": "\u2018", b"rquote": "\u2019", b"ldblquote": "\u201c", b"rdblquote": "\u201d",
}  # fmt: skip
_SYMBOLS = {
    b"~": "\u00a0",
    b"_": "\u2011",
    b"{": "{",
    b"}": "}",
    b"\\": "\\",
    b"\n": "\n\n",
    b"\r": "\n\n",
    b"\r\n": "\n\n",
}
# \fcharsetN of the font table (Windows' CreateFont) to code pages.
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    254: "cp437", 255: "cp850",
}  # fmt: skip
_DEEPEST = 10_000  # groups inside one another


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside a group: where its words go (None: nowhere), the font, how many characters stand in for one."""

    to: str | None = "body"
    font: int | None = None
    stand_ins: int = 1
    hidden: bool = False


@dataclass
class _Words:
    """What has been read so far: words by where they go, bytes of the font's code page that wait for their fellows."""

    found: dict[str, list[str]] = field(default_factory=dict)
    bytes: bytearray = field(default_factory=bytearray)
    charsets: dict[int, str] = field(default_factory=dict)
    page: str = "cp1252"

    def say(self, group: _Group, words: str) -> None:
        if group.to is not None and not group.hidden:
            self.found.setdefault(group.to, []).append(words)

    def flush(self, group: _Group) -> None:
        """Decodes the bytes that wait: characters of East Asian pages take two."""
        if self.bytes:
            encoding = self.charsets.get(group.font, self.page) if group.font is not None else self.page
            self.say(group, bytes(self.bytes).decode(encoding, "replace"))
            self.bytes.clear()

    def text(self, to: str) -> str:
        """The words that went there; halves of characters that RTF writes apart are put together."""
        return "".join(self.found.get(to, ())).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def read(item: Item, reading: Reading) -> Iterator[Part | Unread]:
    """The one report in an RTF file, or the articles of a news database's file."""
    data = item.data(KINDS["rtf"].most)
    if not data.lstrip().startswith(b"{\\rtf"):
        raise InputError(item.path, "not RTF, whatever its name says")
    words = _Words()
    _parse(data, words, item.path)
    paragraphs = [_without_bars(each) for each in words.text("body").split("\n\n")]
    if several := articles(paragraphs):
        yield from article_parts(several, item)
        return
    text = joined([*paragraphs, *words.text("notes").split("\n\n")], item.path)
    told = {
        name: words.text(name).strip() for name in ("title", "author", "company", "subject", *_DATES.values())
    }
    others = {name: told[name] for name in ("created", "modified", "company", "subject") if told[name]}
    given = given_from(item.name, text, Properties(told["title"], told["author"], None, others))
    yield Part(item.path, text, given, sha256(data))


def _without_bars(row: str) -> str:
    """A row of a table without the bar after its last cell."""
    return re.sub(r"(?: \|\s*)+$", "", row)


def _parse(data: bytes, words: _Words, path: str) -> None:
    stack: list[_Group] = []
    group = _Group()
    skip, starred, font = 0, False, None
    position, end = 0, len(data)
    while position < end:
        match = _TOKEN.match(data, position)
        if match is None:  # nothing else can be: every byte is of one token or another
            position += 1
            continue
        position = match.end()
        word, number, code, symbol, brace, plain = match.groups()
        if code is not None:
            if skip:
                skip -= 1
            else:
                words.bytes.append(int(code, 16))
            continue
        words.flush(group)
        if brace == b"{":
            if len(stack) >= _DEEPEST:
                raise InputError(
                    path, f"damaged, or made to do harm: more than {_DEEPEST:,} groups inside one another"
                )
            stack.append(group)
            skip, starred = 0, False
        elif brace == b"}":
            skip, starred = 0, False
            if not stack:
                break
            group = stack.pop()
            if not stack:
                break  # what follows the outermost group is none of the document
        elif symbol is not None:
            if symbol == b"*":
                starred = True
            elif skip:
                skip -= 1
            elif symbol in _SYMBOLS:
                words.say(group, _SYMBOLS[symbol])
        elif word is not None:
            told = int(number) if number is not None else None
            if word == b"bin":
                position += max(told or 0, 0)
            elif word == b"u" and told is not None:
                words.say(group, chr(told % 0x10000))
                skip = group.stand_ins
            elif word == b"f" and group.to == "fonts":
                font = told
            elif word == b"fcharset" and group.to == "fonts" and font is not None:
                words.charsets[font] = _CHARSETS.get(told or 0, words.page)
            elif word in (b"ansicpg", b"mac", b"pc", b"pca"):
                words.page = _code_page(word, told)
            elif skip and word in _MARKS:
                skip -= 1
            else:
                group = _changed(group, word, told, starred)
                if word in _MARKS:
                    words.say(group, _MARKS[word])
                elif group.to in _DATES.values():
                    words.say(group, _date_part(word, told))
            starred = False
        elif plain is not None:
            taken = plain[min(skip, len(plain)) :]
            skip = max(0, skip - len(plain))
            words.bytes.extend(taken)
            words.flush(group)
    words.flush(group)


def _changed(group: _Group, word: bytes, number: int | None, starred: bool) -> _Group:
    """The group after a control word that says what it is or how its words are meant."""
    if word == b"fonttbl":
        return replace(group, to="fonts")
    if word == b"footnote" and group.to is not None:
        return replace(group, to="notes")
    if word in _ASIDE or (starred and word not in _STARRED):
        return replace(group, to=None)
    if word == b"info":
        return replace(group, to="info")
    if group.to == "info" and word in _INFO:
        return replace(group, to=_INFO[word])
    if group.to == "info" and word in _DATES:
        return replace(group, to=_DATES[word])
    if word in (b"v", b"deleted"):
        return replace(group, hidden=number != 0)
    if word == b"plain":
        return replace(group, hidden=False, font=None)
    if word == b"f":
        return replace(group, font=number)
    if word == b"uc":
        return replace(group, stand_ins=max(0, min(number if number is not None else 1, 100)))
    return group


def _code_page(word: bytes, number: int | None) -> str:
    name = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}.get(word, f"cp{number}")
    name = {"cp65001": "utf-8", "cp10000": "mac_roman"}.get(name, name)
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


def _date_part(word: bytes, number: int | None) -> str:
    """A part of a date in the `\\info` group, so that year, month and day come out with hyphens between."""
    if number is None or word not in (b"yr", b"mo", b"dy"):
        return ""
    return f"{number:04d}" if word == b"yr" else f"-{number:02d}"

"""Word documents (ECMA-376, WordprocessingML), read from their XML: all that a reader of the page would see.

Paragraphs, tables, text boxes, content controls and notes; what tracking has deleted and what is hidden is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from tellings.errors import InputError
from tellings.model import Unread

from .articles import article_parts, articles
from .item import Item, Part, sha256
from .joined import Properties, given_from, joined
from .kinds import KINDS
from .limits import Reading
from .markup import Node, attribute, local, xml
from .package import member, opened

# Not on the page: deleted or moved away, instructions of fields, properties, the older copy of a drawing.
_LEFT_OUT = frozenset(
    (
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "delInstrText",
        "pPr",
        "sectPr",
        "tblPr",
        "trPr",
        "tcPr",
        "Fallback",
    )
)
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_CELL = 200  # characters of a cell above which it holds a paragraph of its own
_ENCRYPTED = "EncryptedPackage"


def read(item: Item, reading: Reading) -> Iterator[Part | Unread]:
    """The one report in a Word document, or the articles of a news database's file."""
    data = item.data(KINDS["docx"].most)
    with opened(item) as archive:

        def part(name: str) -> Node | None:
            content = member(archive, name, item.path, reading.budget)
            return None if content is None else xml(content, item.path, name)

        body = part("word/document.xml")
        if body is None:
            raise InputError(item.path, "damaged: there is no document in it")
        paragraphs = list(_paragraphs(body))
        for name in ("word/footnotes.xml", "word/endnotes.xml"):
            notes = part(name)
            if notes is not None:
                paragraphs.extend(_notes(notes))
        properties = _properties(part("docProps/core.xml"), part("docProps/app.xml"))
    if several := articles(paragraphs):
        yield from article_parts(several, item)
        return
    text = joined(paragraphs, item.path)
    yield Part(item.path, text, given_from(item.name, text, properties), sha256(data))


def _paragraphs(root: Node) -> Iterator[str]:
    """The paragraphs of a part in order, rows of small cells as one each.  A stack, not recursion: tables nest."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        name = local(node)
        if name in _LEFT_OUT:
            continue
        if name == "p":
            text, boxes = _words(node)
            yield text
            waiting.extend(reversed(boxes))
        elif name == "tr" and (row := _row(node)) is not None:
            yield row
        else:
            waiting.extend(reversed(list(node)))


def _row(row: Node) -> str | None:
    """A row of a table as one paragraph; None where a cell holds more than a few words, as cells used for layout do."""
    cells: list[str] = []
    for cell in row:
        if local(cell) in ("tc", "sdt"):
            paragraphs = [text for text in _paragraphs(cell) if text.strip()]
            if len(paragraphs) > 1 or any(len(text) > _CELL for text in paragraphs):
                return None
            cells.extend(paragraphs or [""])
    return " | ".join(cells) if any(cells) else None


def _words(paragraph: Node) -> tuple[str, list[Node]]:
    """The words of one paragraph, and the text boxes that are anchored in it."""
    words: list[str] = []
    boxes: list[Node] = []
    waiting = list(reversed(paragraph))
    while waiting:
        node = waiting.pop()
        name = local(node)
        if name in _LEFT_OUT or (name == "r" and _is_hidden(node)):
            continue
        if name == "txbxContent":
            boxes.append(node)
        elif name == "t":
            words.append(node.text or "")
        elif name in _MARKS:
            words.append(_MARKS[name])
        else:
            waiting.extend(reversed(node))
    return "".join(words), boxes


def _is_hidden(run: Node) -> bool:
    for about in run:
        if local(about) == "rPr":
            return any(
                local(each) == "vanish" and attribute(each, "val") not in ("0", "false", "off")
                for each in about
            )
    return False


def _notes(root: Node) -> Iterator[str]:
    """Foot- or endnotes; the separators that stand among them are none."""
    for note in root:
        if attribute(note, "type") in (None, "normal"):
            yield from _paragraphs(note)


def _properties(core: Node | None, app: Node | None) -> Properties:
    told = {local(each): (each.text or "").strip() for each in (core if core is not None else ())}
    about = {local(each): (each.text or "").strip() for each in (app if app is not None else ())}
    others = {
        key: value
        for key, value in (
            ("created", told.get("created")),
            ("modified", told.get("modified")),
            ("company", about.get("Company")),
            ("made_with", about.get("Application")),
        )
        if value
    }
    return Properties(told.get("title"), told.get("creator"), None, others)

"""OpenDocument texts (ISO/IEC 26300), read from their XML; also as one flat file (.fodt)."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.errors import InputError

from .item import Item, Part, sha256
from .joined import Properties, given_from, joined
from .kinds import KINDS, is_container
from .limits import Reading
from .markup import Node, attribute, local, xml
from .package import ENCRYPTED, member, opened

# Not on the page: what tracking has deleted, the declarations before the text, notes' numbers, lists of contents.
_LEFT_OUT = frozenset(
    "tracked-changes sequence-decls variable-decls user-field-decls forms note-citation annotation table-of-content"
    " alphabetical-index bibliography desc title".split()
)
_BLOCKS = frozenset(("p", "h"))
_ASIDE = frozenset(("note", "text-box"))  # inside a paragraph, with paragraphs of their own
_MOST_SPACES = 1000  # that one mark may stand for
_CELL = 200


def read(item: Item, reading: Reading) -> Iterator[Part]:
    """The one report in an OpenDocument text."""
    data = item.data(KINDS["odt"].most)
    if is_container(data[:4]):
        with opened(item) as archive:
            manifest = member(archive, "META-INF/manifest.xml", item.path, reading.budget)
            if manifest is not None and b"encryption-data" in manifest:
                raise InputError(item.path, ENCRYPTED)
            content = member(archive, "content.xml", item.path, reading.budget)
            about = member(archive, "meta.xml", item.path, reading.budget)
        if content is None:
            raise InputError(item.path, "damaged: there is no document in it")
        root = xml(content, item.path, "content.xml")
        meta = xml(about, item.path, "meta.xml") if about else None
    else:
        root = meta = xml(data, item.path, "the document")
    body = next(
        (each for each in root.iter() if local(each) == "text" and local(each.getparent()) == "body"), None
    )
    if body is None:
        raise InputError(item.path, "not a text: an OpenDocument file of another kind")
    text = joined(list(_paragraphs(body)), item.path)
    yield Part(item.path, text, given_from(item.name, text, _properties(meta)), sha256(data))


def _paragraphs(root: Node) -> Iterator[str]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        name = local(node)
        if name in _LEFT_OUT:
            continue
        if name in _BLOCKS:
            text, aside = _words(node)
            yield text
            waiting.extend(reversed(aside))
        elif name == "table-row" and (row := _row(node)) is not None:
            yield row
        else:
            waiting.extend(reversed(node))


def _row(row: Node) -> str | None:
    """A row of a table as one paragraph; None where a cell holds more than a few words."""
    cells: list[str] = []
    for cell in row:
        paragraphs = [text for text in _paragraphs(cell) if text.strip()]
        if len(paragraphs) > 1 or any(len(text) > _CELL for text in paragraphs):
            return None
        cells.extend(paragraphs or [""])
    return " | ".join(cells) if any(cells) else None


def _words(paragraph: Node) -> tuple[str, list[Node]]:
    """The words of one paragraph, and the notes and text boxes that are anchored in it."""
    words: list[str] = [paragraph.text or ""]
    aside: list[Node] = []
    waiting: list[Node | str] = []

    def enter(node: Node) -> None:
        for child in reversed(node):
            waiting.append(child.tail or "")
            waiting.append(child)

    enter(paragraph)
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            words.append(node)
            continue
        name = local(node)
        if name in _ASIDE:
            aside.append(node)
        elif name == "s":
            told = attribute(node, "c") or "1"
            words.append(" " * min(int(told) if told.isdecimal() else 1, _MOST_SPACES))
        elif name == "tab":
            words.append("\t")
        elif name == "line-break":
            words.append("\n")
        elif name not in _LEFT_OUT and name:
            words.append(node.text or "")
            enter(node)
    return "".join(words), aside


def _properties(meta: Node | None) -> Properties:
    told: dict[str, str] = {}
    for node in meta.iter() if meta is not None else ():
        if local(node.getparent()) == "meta" if node.getparent() is not None else False:
            told.setdefault(local(node), (node.text or "").strip())
    others = {
        key: told[name]
        for key, name in (("created", "creation-date"), ("modified", "date"), ("made_with", "generator"))
        if told.get(name)
    }
    return Properties(told.get("title"), told.get("initial-creator") or told.get("creator"), None, others)

"""XML and HTML as trees, and the paragraphs of a page taken whole.  The one file that imports lxml.

No document type is obeyed, no entity is expanded and nothing is fetched: bombs of entities come out as nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tellings.errors import InputError

Node = Any  # an element of lxml, which is not imported before it is used
_SKIPPED = frozenset(
    ("script", "style", "head", "template", "noscript", "svg", "math", "object", "iframe", "select")
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr"
    " ul".split()
)
_BLANK = re.compile(r"[ \t\r\n\f\v]+")


def xml(data: bytes, path: str, what: str) -> Node:
    """The root element of an XML document.  Raises InputError, calling it `what`, where it is none."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(path, f"damaged: {what} in it is no XML that can be read") from error
    if root is None:
        raise InputError(path, f"damaged: {what} in it is empty")
    return root


def local(node: Node) -> str:
    """An element's name without its namespace, "" for what is no element."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(node: Node, name: str) -> str | None:
    """An attribute by its name without namespace."""
    return next((value for key, value in node.attrib.items() if key.rpartition("}")[2] == name), None)


def page(html: str) -> Node | None:
    """The root element of a page, however it is written; None where there is none."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(html.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def lines(root: Node) -> str:
    """All the words of an element, a line's end where one is marked."""
    words: list[str] = []
    for step, value in _walk(root):
        words.append(
            _BLANK.sub(" ", value) if step == "text" else "\n" if (step, value) == ("open", "br") else ""
        )
    return "\n".join(line.strip() for line in "".join(words).split("\n")).strip()


def html_paragraphs(html: str) -> list[str]:
    """Every paragraph of a page, in order: all of it, unlike `pages.page`, which looks for the report in it.

    Cells of one row of a table stand in one paragraph with " | " between, unless one of them holds paragraphs of its own.
    """
    root = page(html)
    if root is None:
        return []
    found: list[str] = []
    words: list[str] = []

    def close() -> None:
        text = "\n".join(
            filter(None, (_BLANK.sub(" ", line).strip() for line in "".join(words).split("\x00")))
        )
        words.clear()
        if text:
            found.append(text)

    for step, value in _walk(root):
        if step == "text":
            words.append(value.replace("\x00", ""))
        elif value == "br":
            words.append("\x00")
        elif value in ("td", "th"):
            if step == "open" and "".join(words).strip():
                words.append(" | ")
        elif value in _BLOCKS:
            close()
    close()
    return found


def _walk(root: Node) -> Iterator[tuple[str, str]]:
    """Elements as they open and close, and the text between, without recursion: pages nest as deep as they like."""
    from lxml import etree

    skipping = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        name = local(node)
        if event == "start":
            skipping += name in _SKIPPED
            if not skipping:
                yield "open", name
                if node.text:
                    yield "text", node.text
            continue
        if not skipping:
            yield "close", name
        skipping -= name in _SKIPPED
        if not skipping and node.tail:
            yield "text", node.tail

"""YAML with the line of every key and value: the one place where the YAML library is used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

LARGEST = 1_000_000  # characters: a codebook is written by hand
DEEPEST = 20  # levels of nesting


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a codebook, and on which line (from 1)."""

    line: int
    reason: str


class Unreadable(ValueError):
    """A text that is no YAML, or more of it than a codebook needs."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.problem = Problem(line, reason)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A plain value as it was written; `text` is None for an empty one (`null`, `~`, nothing)."""

    line: int
    text: str | None


@dataclass(frozen=True, slots=True)
class Sequence:
    line: int
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    line: int
    key: str
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    line: int
    entries: tuple[Entry, ...]


Node = Scalar | Sequence | Mapping


def read_lines(text: str) -> Node:
    """The text as nodes.  Nothing in it is run or resolved: every scalar is words.

    Raises Unreadable where it is no YAML, repeats a key, or uses what a codebook has no need of (anchors, tags, several
    documents).
    """
    import yaml

    if len(text) > LARGEST:
        raise Unreadable(1, f"longer than {LARGEST:,} characters")
    try:
        for event in yaml.parse(text, yaml.SafeLoader):
            _check(event)
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Unreadable(
            mark.line + 1 if mark else 1, f"not YAML: {error.problem or error.context}"
        ) from error
    except yaml.YAMLError as error:
        raise Unreadable(1, f"not YAML: {error}") from error
    except RecursionError as error:
        raise Unreadable(1, f"nested deeper than {DEEPEST} levels") from error
    if root is None:
        raise Unreadable(1, "nothing stands in it")
    return _node(root, 0)


def _check(event: yaml.Event) -> None:
    import yaml

    line = event.start_mark.line + 1
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise Unreadable(line, "anchors and aliases (& and *) are not read")
    if getattr(event, "tag", None):
        raise Unreadable(line, "tags (!) are not read")


def _node(node: yaml.Node, depth: int) -> Node:
    import yaml

    line = node.start_mark.line + 1
    if depth > DEEPEST:
        raise Unreadable(line, f"nested deeper than {DEEPEST} levels")
    if isinstance(node, yaml.SequenceNode):
        return Sequence(line, tuple(_node(each, depth + 1) for each in node.value))
    if isinstance(node, yaml.MappingNode):
        entries: dict[str, Entry] = {}
        for key, value in node.value:
            at = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise Unreadable(at, "a key that is not a word")
            if not key.value.isprintable():
                raise Unreadable(at, "a key with characters that cannot be shown")
            if key.value in entries:
                raise Unreadable(
                    at, f"the key {key.value} stands twice (first on line {entries[key.value].line})"
                )
            entries[key.value] = Entry(at, key.value, _node(value, depth + 1))
        return Mapping(line, tuple(entries.values()))
    empty = node.tag == "tag:yaml.org,2002:null"
    return Scalar(line, None if empty else str(node.value))

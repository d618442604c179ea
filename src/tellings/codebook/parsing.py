"""From YAML to a codebook: every key is known or is a problem with its line and reason."""

from __future__ import annotations

import re
from collections.abc import Collection
from collections.abc import Mapping as TableOf
from dataclasses import dataclass
from datetime import date
from typing import get_args

from tellings.model import COUNT_FIELDS, Group, Stage

from .book import CODED_FIELDS, Codebook, FieldRule, Include
from .codes import SCHEMES, TYPES
from .lines import Entry, Mapping, Node, Problem, Scalar, Sequence, Unreadable, read_lines

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,60}")
VERSION = re.compile(r"[A-Za-z0-9._-]{1,40}")
# A column's name: it heads a sheet, where another first character would make a formula of it.
COLUMN = re.compile(r"\w[\w ().,:/%#-]{0,99}")
ACTOR_KINDS = ("person", "group", "state", "unknown")
_TOP = (
    "codebook",
    "version",
    "about",
    "sources",
    "policy",
    "types",
    "fields",
    "include",
    "columns",
    "schemes",
)
_INCLUDE = (
    "stages", "deaths_at_least", "deaths_counted", "actors", "actor_kinds", "countries", "places", "from", "until",
    "origins_at_least",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the layers above can do: the names of policies, the columns of our table and the countries (alpha-3).

    `columns` gives for each column the field that it shows, None for one that every incident has.
    """

    policies: Collection[str]
    default_policy: str
    columns: TableOf[str, str | None]
    countries: Collection[str]


def parse(text: str, vocabulary: Vocabulary) -> tuple[Codebook | None, tuple[Problem, ...]]:
    """The codebook of a YAML text, None where it has problems; and these in the order of their lines."""
    try:
        root = read_lines(text)
    except Unreadable as error:
        return None, (error.problem,)
    parser = _Parser(vocabulary)
    made = parser.codebook(root)
    problems = tuple(sorted(parser.problems, key=lambda each: each.line))
    return (None if problems else made), problems


class _Parser:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self.problems: list[Problem] = []
        self._known = vocabulary

    def codebook(self, root: Node) -> Codebook:
        top = self._keys(root, _TOP, "a codebook")
        for needed in ("codebook", "version", "types", "fields"):
            if needed not in top and isinstance(root, Mapping):
                self._wrong(root.line, f"the key {needed} is missing")
        for name in ("types", "fields"):
            if name in top and _is_empty(top[name]):
                self._wrong(top[name].line, f"{name} names none: nothing would be coded")
        fields = self._fields(top.get("fields"))
        policy = self._one_of(top.get("policy"), self._known.policies, "policy") or self._known.default_policy
        return Codebook(
            name=self._matching(
                top.get("codebook"), NAME, "a name of small letters, digits, dots and hyphens"
            ),
            version=self._matching(top.get("version"), VERSION, "a version such as 1 or 2026-03"),
            about=self._words(top.get("about")),
            sources=self._list(top.get("sources")),
            policy=policy,
            types=self._types(top.get("types")),
            fields=fields,
            include=self._include(top.get("include")),
            columns=self._columns(top.get("columns"), fields),
            schemes=self._schemes(top.get("schemes")),
        )

    def _wrong(self, line: int, reason: str) -> None:
        self.problems.append(Problem(line, reason))

    def _entries(self, node: Node | None, what: str) -> tuple[Entry, ...]:
        if node is None or (isinstance(node, Scalar) and node.text is None):
            return ()
        if isinstance(node, Mapping):
            return node.entries
        self._wrong(node.line, f"{what} must be keys with values")
        return ()

    def _keys(self, node: Node | None, known: tuple[str, ...], what: str) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for entry in self._entries(node, what):
            if entry.key in known:
                found[entry.key] = entry.value
            else:
                self._wrong(entry.line, f"{what} has no key {entry.key}; it can have: {', '.join(known)}")
        return found

    def _words(self, node: Node | None) -> str:
        if node is None:
            return ""
        if isinstance(node, Scalar):
            return " ".join((node.text or "").split())
        self._wrong(node.line, "words are expected here")
        return ""

    def _matching(self, node: Node | None, pattern: re.Pattern[str], what: str) -> str:
        words = self._words(node)
        if node is not None and not pattern.fullmatch(words):
            self._wrong(node.line, f"“{words}” is not {what}")
        return words

    def _one_of(self, node: Node | None, known: Collection[str], what: str) -> str | None:
        words = self._words(node)
        if node is None or words in known:
            return words or None
        self._wrong(node.line, f"{words or 'nothing'} is no {what}; there are: {', '.join(sorted(known))}")
        return None

    def _nodes(self, node: Node | None) -> tuple[Node, ...]:
        if node is None or (isinstance(node, Scalar) and node.text is None):
            return ()
        return node.items if isinstance(node, Sequence) else (node,)

    def _list(
        self, node: Node | None, known: Collection[str] | None = None, what: str = ""
    ) -> tuple[str, ...]:
        found = [
            self._words(each) if known is None else self._one_of(each, known, what)
            for each in self._nodes(node)
        ]
        return tuple(each for each in found if each)

    def _number(self, node: Node | None) -> int | None:
        if node is None:
            return None
        words = self._words(node)
        if words.isascii() and words.isdigit() and len(words) < 10:
            return int(words)
        self._wrong(node.line, f"“{words}” is not a whole number")
        return None

    def _day(self, node: Node | None) -> str | None:
        if node is None:
            return None
        words = self._words(node)
        try:
            return date.fromisoformat(words).isoformat()
        except ValueError:
            self._wrong(node.line, f"“{words}” is not a day such as 2016-06-05")
            return None

    def _types(self, node: Node | None) -> dict[str, str]:
        found: dict[str, str] = {}
        for entry in self._entries(node, "types"):
            if entry.key in TYPES:
                found[entry.key] = self._words(entry.value)
            else:
                self._wrong(
                    entry.line,
                    f"no incident is read as of the type {entry.key}; there are: {', '.join(TYPES)}",
                )
        return found

    def _fields(self, node: Node | None) -> dict[str, FieldRule]:
        found: dict[str, FieldRule] = {}
        for entry in self._entries(node, "fields"):
            if entry.key not in CODED_FIELDS:
                known = ", ".join(CODED_FIELDS)
                self._wrong(entry.line, f"nothing is read as the field {entry.key}; there are: {known}")
            elif isinstance(entry.value, Mapping):
                found[entry.key] = self._field(entry.key, entry.value)
            else:
                found[entry.key] = FieldRule(self._words(entry.value))
        return found

    def _field(self, name: str, node: Mapping) -> FieldRule:
        about = self._keys(node, ("definition", "groups"), f"the field {name}")
        if "groups" not in about:
            return FieldRule(self._words(about.get("definition")))
        if name not in COUNT_FIELDS:
            self._wrong(about["groups"].line, f"{name} is no count: only counts have groups")
        groups = self._list(about["groups"], get_args(Group), "group that is read")
        return FieldRule(self._words(about.get("definition")), groups)

    def _include(self, node: Node | None) -> Include:
        rules = self._keys(node, _INCLUDE, "include")
        counted = self._one_of(rules.get("deaths_counted"), ("low", "best", "high"), "bound of a count")
        since, until = self._day(rules.get("from")), self._day(rules.get("until"))
        if since and until and since > until:
            self._wrong(rules["until"].line, f"until {until} lies before from {since}: nothing would qualify")
        return Include(
            stages=self._list(rules.get("stages"), get_args(Stage), "stage"),
            deaths_at_least=self._number(rules.get("deaths_at_least")),
            deaths_counted=counted or "best",  # type: ignore[arg-type]
            actors=self._list(rules.get("actors")),
            actor_kinds=self._list(rules.get("actor_kinds"), ACTOR_KINDS, "kind of actor"),
            countries=self._list(rules.get("countries"), self._known.countries, "country (ISO 3166 alpha-3)"),
            places=self._list(rules.get("places")),
            since=since,
            until=until,
            origins_at_least=self._number(rules.get("origins_at_least")),
        )

    def _columns(self, node: Node | None, fields: Collection[str]) -> tuple[tuple[str, str], ...]:
        found: list[tuple[str, str]] = []
        heads: dict[str, int] = {}
        for entry in self._entries(node, "columns"):
            if not COLUMN.fullmatch(entry.key):
                self._wrong(
                    entry.line,
                    f"“{entry.key}” is no name of a column: it begins with a letter or digit, and is of letters, digits, spaces and"
                    " ( ) . , : / % # -, 100 at most",
                )
            first = heads.setdefault(entry.key.casefold(), entry.line)
            if first != entry.line:
                self._wrong(
                    entry.line,
                    f"the column {entry.key} is called as the one on line {first} but for capitals, which many programs do not tell apart",
                )
            column = self._one_of(entry.value, self._known.columns, "column of ours")
            if column is None:
                continue
            field = self._known.columns[column]
            if field is None or field in fields:
                found.append((entry.key, column))
            else:
                self._wrong(
                    entry.line, f"the column {column} shows the field {field}, which is not coded here"
                )
        return tuple(found)

    def _schemes(self, node: Node | None) -> dict[str, dict[str, dict[str, str | None]]]:
        found: dict[str, dict[str, dict[str, str | None]]] = {}
        for scheme, tables in self._keys(node, tuple(SCHEMES), "schemes").items():
            known = SCHEMES[scheme]
            found[scheme] = {
                table: self._codes(scheme, table, codes)
                for table, codes in self._keys(tables, tuple(known), f"the scheme {scheme}").items()
            }
        return found

    def _codes(self, scheme: str, table: str, node: Node) -> dict[str, str | None]:
        known = SCHEMES[scheme][table]
        found: dict[str, str | None] = {}
        for entry in self._entries(node, f"{table} of {scheme}"):
            if entry.key not in known.words:
                self._wrong(
                    entry.line,
                    f"nothing is read as {entry.key} in {table}; there are: {', '.join(known.words)}",
                )
                continue
            empty = isinstance(entry.value, Scalar) and entry.value.text is None
            found[entry.key] = None if empty else self._one_of(entry.value, known.codes, f"code of {scheme}")
        return found


def _is_empty(node: Node) -> bool:
    return not node.entries if isinstance(node, Mapping) else isinstance(node, Scalar) and node.text is None

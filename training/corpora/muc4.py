"""Reports of attacks in Latin America with full incident templates: MUC-4's 1,300 training documents.

The templates give strings, not offsets: each is marked wherever it stands in its text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from training.example import Example, Head, Mark

_HEADER = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4}) +\(.*\)\s*$", re.MULTILINE)
_SLOT = re.compile(r"^\s*(\d+)\.\s+[A-Z][A-Z ]*:\s*[A-Z]+(?: [A-Z]+)*(?:\s{2,}(.*)|\s*)$")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ROLES = {6: "weapon", 9: "attacker", 10: "group", 12: "target", 18: "victim", 19: "victim"}
_FATES = {
    "DEATH": "killed",
    "INJURY": "injured",
    "NO INJURY OR DEATH": "unharmed",
    "NO INJURY": "unharmed",
    "DESTROYED": "destroyed",
    "SOME DAMAGE": "damaged",
    "NO DAMAGE": "undamaged",
}
_KINDS = {
    "ATTACK": "attack",
    "BOMBING": "bombing",
    "KIDNAPPING": "abduction",
    "ARSON": "arson",
    "ROBBERY": "robbery",
    "HIJACKING": "hijacking",
}
_HEADS: frozenset[Head] = frozenset({"role"})

Template = dict[int, str]


def muc4(folder: Path) -> Iterator[Example]:
    """The 1,300 documents of DEV-MUC3, never TST1 and TST2."""
    templates: dict[str, list[Template]] = {}
    for file in sorted((folder / "keys").glob("key-dev-*.muc4")):
        templates |= parse(file.read_text(encoding="latin-1"))
    for file in sorted((folder / "texts").glob("dev-muc3-*")):
        whole = file.read_text(encoding="latin-1")
        headers = list(_HEADER.finditer(whole))
        ends = [header.start() for header in headers[1:]] + [len(whole)]
        for header, end in zip(headers, ends, strict=True):
            if header[1] in templates:
                yield example(header[1], whole[header.end() : end].strip("\n"), templates[header[1]])


def parse(keys: str) -> dict[str, list[Template]]:
    """The templates of each message: the number of a slot to all that stands in it; an irrelevant message has none."""
    found: dict[str, list[Template]] = {}
    message, slot = "", 0
    for line in keys.splitlines():
        match = _SLOT.match(line)
        if match is None:
            if slot > 1 and line.strip() and not line.lstrip().startswith(";"):
                found[message][-1][slot] += " " + line.strip()
            continue
        slot, value = int(match[1]), (match[2] or "").strip()
        if slot == 0:
            message = value.split()[0]
            found.setdefault(message, [])
        else:
            if slot == 1:
                found[message].append({})
            found[message][-1][slot] = value
    return {name: [each for each in all_ if not each[1].startswith("*")] for name, all_ in found.items()}


def example(name: str, text: str, templates: list[Template]) -> Example:
    """Every string of the templates marked wherever it stands, with its role, its fate and the kind of its incident."""
    roles: dict[str, set[tuple[str, int]]] = defaultdict(set)
    fates: dict[str, set[str]] = defaultdict(set)
    for number, template in enumerate(templates):
        for slot, role in _ROLES.items():
            for string in _STRING.findall(template.get(slot, "")):
                roles[string].add((role, number))
        for slot in (16, 23):
            for fate, string in _effects(template.get(slot, "")):
                fates[string].add(fate)
    kinds = [_KINDS.get(each.get(4, "").split(" / ")[0].strip(), "") for each in templates]
    marks = list(_marks(text, roles, fates, kinds))
    return Example(name, "muc4", text, tuple(marks), _HEADS, {}, kinds=frozenset(kinds) - {""})


def _effects(slot: str) -> Iterator[tuple[str, str]]:
    """Each fate of a slot with the strings of those whose it was: `DEATH: "A" / "B"`, `- INJURY: "C"`."""
    fate = ""
    for word, string in re.findall(
        r'(DEATH|NO INJURY OR DEATH|NO INJURY|INJURY|DESTROYED|SOME DAMAGE|NO DAMAGE)|"((?:[^"\\]|\\.)*)"',
        slot,
    ):
        if word:
            fate = word
        elif fate:
            yield _FATES[fate], string


def _marks(
    text: str,
    roles: Mapping[str, set[tuple[str, int]]],
    fates: Mapping[str, set[str]],
    kinds: list[str],
) -> Iterator[Mark]:
    """Longer strings first, so that a name within another is not marked twice."""
    taken: list[tuple[int, int]] = []
    for string in sorted(roles, key=lambda each: (-len(each), each)):
        incidents = tuple(sorted({number for _, number in roles[string]}))
        names = sorted({role for role, _ in roles[string]})
        pattern = r"\s+".join(re.escape(part) for part in re.sub(r"\\(.)", r"\1", string).split())
        if not pattern:
            continue
        for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
            start, end = found.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            taken.append((start, end))
            yield Mark("role", names[0], start, end, incidents)
            if len(fates[string]) == 1:
                yield Mark("fate", next(iter(fates[string])), start, end, incidents)
            of_kinds = {kinds[number] for number in incidents} - {""}
            if len(of_kinds) == 1:
                yield Mark("kind", of_kinds.pop(), start, end, incidents)

"""One incident in full: verdicts, each claim in its sentence with its speaker, persons, findings, relations, documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tellings.export import words
from tellings.export.accused import accusation, step_words
from tellings.model import FIELDS
from tellings.model.records import Record

from .plain import inline, one_line
from .selection import relations_of
from .table import SHORT_ID, date_of, place_of, what
from .words import counted

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

STEP = 2  # columns by which each level stands further in


def incident_parts(record: Record, incident: Record, texts: Mapping[str, str]) -> Iterator[RenderableType]:
    """The parts of the page in order.  `texts` are the texts of the incident's documents, by id."""
    by_id = {each["id"]: each for each in record["documents"]}
    yield from _heading(incident)
    yield from _section("What the reports come to", [_verdicts(incident)])
    yield from _section("Who says so, and where", _claims(incident, by_id, texts))
    yield from _section("Persons", _persons(incident))
    yield from _section("Findings", _findings(incident))
    yield from _section("Other figures", _figures(record, incident, texts))
    yield from _section("Other incidents", _relations(record, incident))
    yield from _section("Documents", _documents(record, incident, by_id))


def _heading(incident: Record) -> Iterator[RenderableType]:
    yield _line(f"Incident {incident['id']}", style="bold")
    yield _line(" · ".join((what(incident), date_of(incident), place_of(incident))))
    if incident["was"]:
        yield _line(f"also known as {', '.join(incident['was'])}", style="dim")


def _section(title: str, parts: Iterator[RenderableType] | list[RenderableType]) -> Iterator[RenderableType]:
    """A title and what stands under it; nothing at all where nothing does."""
    for number, part in enumerate(parts):
        if number == 0:
            yield ""
            yield _line(title, style="bold underline")
        yield part


def _line(text: str, indent: int = 0, style: str = "") -> RenderableType:
    from rich.text import Text

    return _indented(Text(one_line(text), style=style, overflow="fold"), indent)


def _indented(text: Text, indent: int) -> RenderableType:
    from rich.padding import Padding

    return Padding(text, (0, 0, 0, indent * STEP), expand=False)


def _verdicts(incident: Record) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    table.add_column("  field", no_wrap=True)
    table.add_column("comes to", overflow="fold")
    table.add_column("status", no_wrap=True)
    table.add_column("rests on", overflow="fold")
    for name, verdict in _fields(incident):
        for row in _verdict_rows(incident, name, verdict):
            indent, *cells = row
            table.add_row(" " * STEP * (1 + indent) + one_line(cells[0]), *map(one_line, cells[1:]))
    return table


def _fields(incident: Record) -> list[tuple[str, Record]]:
    """The fields and their verdicts in the order of the model: when, how many, where, who."""
    return sorted(incident["fields"].items(), key=lambda each: FIELDS.index(each[0]))


def _verdict_rows(incident: Record, name: str, verdict: Record) -> Iterator[tuple[int, str, str, str, str]]:
    status = verdict["status"] + (", decided by a person" if verdict["decided_by"] == "person" else "")
    best = verdict["best"]
    if isinstance(best, list):
        for number, element in enumerate(best):
            shown = (
                f"{element['name']} ({accusation(incident, element)})"
                if name == "responsible"
                else words.value(name, element)
            )
            yield 0, name if number == 0 else "", shown, element["status"], _origins(element)
        return
    shown = words.date(best) if name == "date" else words.count(verdict)
    yield 0, name, shown, status, _origins(verdict)
    if history := words.history(verdict):
        yield 1, "known", history, "", ""
    for part in verdict.get("parts", ()):
        group = part["verdict"]
        yield 1, words.GROUPS[part["group"]], words.count(group), group["status"], _origins(group)


def _origins(holder: Record) -> str:
    speakers = [each["speaker"] for each in holder["origins"] if each["speaker"]]
    own = sum(not each["speaker"] for each in holder["origins"])
    voice = "its own voice" if own == 1 else "their own voices"
    return ", ".join(speakers + ([f"{counted(own, 'report')} in {voice}"] if own else []))


def _claims(
    incident: Record, documents: Mapping[str, Record], texts: Mapping[str, str]
) -> Iterator[RenderableType]:
    for name, verdict in _fields(incident):
        claims = all_claims(verdict)
        if claims:
            yield _line(name, indent=1, style="bold")
        for claim in claims:
            yield from _claim(claim, documents.get(claim["document"]), texts.get(claim["document"], ""))


def all_claims(verdict: Record) -> list[Record]:
    """Every claim that a verdict rests on, each once, in order of document and place."""
    found = {each["id"]: each for each in verdict["claims"]}
    if isinstance(verdict["best"], list):
        found.update((claim["id"], claim) for element in verdict["best"] for claim in element["claims"])
    for part in verdict.get("parts", ()):
        found.update((claim["id"], claim) for claim in part["verdict"]["claims"])
    return sorted(found.values(), key=lambda each: (each["document"], each["start"] or 0, each["id"]))


def _claim(claim: Record, document: Record | None, text: str) -> Iterator[RenderableType]:
    shown = words.value(claim["field"], claim["value"])
    group = f" {words.GROUPS[claim['group']]}" if claim["group"] else ""
    yield _line(f"{shown}{group}: {words.voice(claim)}", indent=2)
    if claim["quote"] is not None:
        yield _indented(quoted(claim, text), 3)
    else:
        rests = ", ".join(each[:SHORT_ID] for each in claim["derived_from"])
        yield _line(f"no words of its own; worked out from {rests}", indent=3)
    where = f" at {claim['start']}-{claim['end']}" if claim["start"] is not None else ""
    of = title_of(document) if document else claim["document"]
    yield _line(f"{of}{where} · claim {claim['id'][:SHORT_ID]}", indent=3, style="dim")


def quoted(claim: Record, text: str) -> Text:
    """The sentence of a claim with the words that give the value between marks: [[25 lives]]."""
    from rich.text import Text

    start, end = claim["start"], claim["end"]
    sentence = claim["sentence"] or {"start": start, "end": end}
    before, after = text[sentence["start"] : start], text[end : sentence["end"]]
    made = Text("“" + inline(before).lstrip(), overflow="fold")
    made.append("[[", style="dim").append(inline(claim["quote"]), style="bold").append("]]", style="dim")
    return made.append(inline(after).rstrip() + "”")


def _persons(incident: Record) -> Iterator[RenderableType]:
    for person in incident["persons"]:
        about = [words.plain(person["role"])] if person["role"] != "other" else []
        about += [f"{person['age']} years old"] if person["age"] is not None and person["name"] else []
        about += [words.plain(person["fate"])] if person["fate"] != "unknown" else []
        voices = words.voices(person["claims"])
        yield _line(", ".join([words.called(person), *about]) + (f": {voices}" if voices else ""), indent=1)
        others = [each for each in person["names"] if each != person["name"]]
        if others:
            yield _line(f"also {', '.join(others)}", indent=2)
        for step in person["rungs"]:
            yield _line(f"{step_words(step)} · claim {step['claim'][:SHORT_ID]}", indent=2)


def _findings(incident: Record) -> Iterator[RenderableType]:
    for finding in incident["findings"]:
        rests = ", ".join(each[:SHORT_ID] for each in finding["claims"])
        yield _line(f"{words.plain(finding['kind'])}: {finding['text']}", indent=1)
        if rests:
            yield _line(f"claims {rests}", indent=2, style="dim")


def _figures(record: Record, incident: Record, texts: Mapping[str, str]) -> Iterator[RenderableType]:
    for figure in record["figures"]:
        if figure["incident"] == incident["id"]:
            yield _line(f"{words.count(figure['counts'])} {figure['unit']}: {words.voice(figure)}", indent=1)
            if figure["quote"] is not None:
                yield _indented(quoted(figure, texts.get(figure["document"], "")), 2)


def _relations(record: Record, incident: Record) -> Iterator[RenderableType]:
    by_id = {each["id"]: each for each in record["incidents"]}
    for relation in relations_of(record, incident):
        outward = relation["from"] == incident["id"]
        other = by_id.get(relation["to"] if outward else relation["from"])
        if other is None:
            continue
        about = f"{other['id'][:SHORT_ID]} ({what(other)}, {date_of(other)}, {place_of(other)})"
        kind = words.plain(relation["kind"])
        yield _line(f"this one is {kind} {about}" if outward else f"{about} is {kind} this one", indent=1)


def _documents(record: Record, incident: Record, by_id: Mapping[str, Record]) -> Iterator[RenderableType]:
    ids = sorted({telling["document"] for telling in incident["tellings"]})
    for each in ids:
        if each in by_id:
            document = by_id[each]
            yield _line(f"{each[:SHORT_ID]} {title_of(document)}", indent=1)
            where = dict.fromkeys((document["path"], document["source_id"], document["url"]))
            told = [telling["id"] for telling in incident["tellings"] if telling["document"] == each]
            known = [f"telling {id[:SHORT_ID]}" for id in told]
            yield _line(" · ".join(filter(None, (*where, *known))), indent=2, style="dim")
    rejected = sum(each["document"] in ids for each in record["rejections"])
    if rejected:
        yield _line(
            f"seen in them and not taken: {counted(rejected, 'passage')} (--json lists each with its reason)",
            1,
        )


def title_of(document: Record) -> str:
    """A document as a reader knows it: its title, else its name; its outlet and day of publication."""
    title = document["title"] or document["path"] or document["source_id"]
    published = document["published"]
    day = words.date(published) if published and (published["start"] or published["partial"]) else None
    about = ", ".join(each for each in (document["outlet"], day) if each)
    return f"{title} ({about})" if about else str(title)

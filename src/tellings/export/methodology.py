"""What an export rests on, in words: written beside it, so that nobody needs to guess by which rules a figure came about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from tellings.codebook import Codebook, Include
from tellings.model.records import Record

from .coding import Coding

WIDTH = 110  # characters of a line
UNREAD_SHOWN = 1000  # inputs that are listed one by one; the casebook lists them all


def methodology(
    record: Record, coding: Coding, title: str, lost: Sequence[str] = (), notes: Sequence[str] = ()
) -> str:
    """The file in Markdown.  `title` says what was written, `lost` what this format or scheme cannot carry, `notes` how it was
    filled.  `record` is that of the export (its policy, what made it, what was not read); `coding` has counted what was left out.
    """
    lines = [f"# {title}", "", *_made(record, coding), "", *_counted(coding), ""]
    lines += ["## What a reader must know", "", *_notes(notes), ""]
    lines += [
        "## What was lost",
        "",
        *(_items(lost) or ["Nothing that the casebook holds about these incidents."]),
        "",
    ]
    lines += ["## The codebook", "", *codebook_lines(coding.codebook), ""]
    lines += ["## What was not read", "", *_unread(record["unread"])]
    return "\n".join(lines) + "\n"


def codebook_lines(codebook: Codebook) -> list[str]:
    """A codebook in words."""
    lines = [f"{codebook.label}: {codebook.about}" if codebook.about else codebook.label, ""]
    lines += [f"- Source: {each}" for each in codebook.sources]
    lines += [f"- Figures that differ: {codebook.policy}"]
    lines += [f"- Only incidents {rule}" for rule in include_rules(codebook.include)]
    lines += ["", "Types of incident:", ""]
    lines += [f"- {name}: {definition}" for name, definition in codebook.types.items()]
    lines += ["", "Fields:", ""]
    for name, rule in codebook.fields.items():
        groups = "" if rule.groups is None else f" Groups: {', '.join(rule.groups) or 'none'}."
        lines.append(f"- {name}: {rule.definition}{groups}")
    if codebook.columns:
        lines += ["", "Columns of tables:", ""]
        lines += [
            f"- {name}" if name == column else f"- {name}: {column}" for name, column in codebook.columns
        ]
    for scheme, tables in codebook.schemes.items():
        for table, codes in tables.items():
            lines += ["", f"Codes of {scheme}, {table}:", ""]
            lines += [f"- {word}: {code or 'not coded'}" for word, code in codes.items()]
    return lines


def include_rules(rules: Include) -> list[str]:
    """The rules of a codebook, each as what stands after "only incidents"."""
    told = []
    if rules.stages:
        told.append(f"that were {' or '.join(rules.stages)}")
    if rules.deaths_at_least is not None:
        told.append(f"with {rules.deaths_at_least} dead or more, by the {rules.deaths_counted} figure")
    if rules.actors:
        told.append(f"laid on {', '.join(rules.actors)}")
    if rules.actor_kinds:
        told.append(f"laid on an actor of the kind {' or '.join(rules.actor_kinds)}")
    if rules.countries:
        told.append(f"in {', '.join(rules.countries)}")
    if rules.places:
        told.append(f"at or in {', '.join(rules.places)}")
    if rules.since or rules.until:
        told.append(f"from {rules.since or 'any day'} until {rules.until or 'any day'}")
    if rules.origins_at_least is not None:
        told.append(f"with {rules.origins_at_least} independent origins or more")
    return told


def _made(record: Record, coding: Coding) -> Iterator[str]:
    made = record["made_by"]
    yield f"- Made by: Tellings {made['tellings']}; read by: {made['model'] or 'nothing yet'}"
    yield f"- Codebook: {coding.codebook.label}"
    yield f"- Figures that differ become one by the policy {record['policy']}: {record.get('policy_explained', '')}".rstrip(
        ": "
    )
    yield f"- State of knowledge: {record['as_of'] or 'everything that was read'}"
    if record.get("hidden_names"):
        yield f"- Names hidden: {record['hidden_names']}. This is not anonymity: dates, places, ages and counts still point at people."
    asked = _asked(coding)
    if asked:
        yield f"- Asked for: {asked}"


def _asked(coding: Coding) -> str:
    filters = coding.filters
    told = [f"{name} {', '.join(values)}" for name, values in (
        ("type", filters.types), ("country", filters.countries), ("place", filters.places), ("status", filters.statuses),
    ) if values]  # fmt: skip
    told += [f"from {filters.since}"] if filters.since else []
    told += [f"until {filters.until}"] if filters.until else []
    told += ["reviewed by a person"] if filters.reviewed_only else []
    return "; ".join(told)


def _counted(coding: Coding) -> Iterator[str]:
    left = sum(coding.left_out.values())
    taken = "1 incident is" if coding.taken == 1 else f"{coding.taken:,} incidents are"
    yield f"{taken} in it; {left:,} {'is' if left == 1 else 'are'} not" + (":" if left else ".")
    if left:
        yield ""
    for reason, many in sorted(coding.left_out.items(), key=lambda each: (-each[1], each[0])):
        yield f"- {many:,} {reason}"


def _notes(notes: Sequence[str]) -> Iterator[str]:
    yield from _items(
        (
            "Every value rests on the words of reports; the export casebook/1 (JSON) has each with its quote and its speaker.",
            "What is laid on somebody is an accusation: who says it, and who denies it, stands beside it.",
            "An incident is marked as reviewed where a person has decided anything about it. What is not so marked was put"
            " together by a machine alone, and may be wrong.",
            *notes,
        )
    )


def _items(items: Sequence[str]) -> list[str]:
    return [
        line
        for each in items
        for line in wrap(
            each,
            WIDTH,
            initial_indent="- ",
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    ]


def _unread(unread: list[Record]) -> Iterator[str]:
    if not unread:
        yield "Everything that was given was read."
    for each in unread[:UNREAD_SHOWN]:
        yield f"- {' '.join(str(each['path']).split())}: {' '.join(each['reason'].split())}"
    if len(unread) > UNREAD_SHOWN:
        yield f"- and {len(unread) - UNREAD_SHOWN:,} more, which `tellings show CASEBOOK --unread` lists"

"""The incidents of a `casebook/1` record as a table, a row each, in order of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.export import words
from tellings.export.accused import accusation
from tellings.model.records import Record

from .plain import one_line
from .words import counted

if TYPE_CHECKING:
    from rich.table import Table

SHORT_ID = 8  # digits of an id that a table shows: 32 bits, hardly ever shared within one casebook
WIDE = 132  # columns from which each field has a column of its own
TOLL = ("killed", "injured", "arrested")
# The groups that make a total mean something else: without them a dead attacker reads like a victim.
TELLING_GROUPS = ("victim", "said_attacker", "suspect")
UNSETTLED = ("disputed", "range")


def incident_table(record: Record, width: int) -> Table:
    """The table for so many columns.  Nothing is cut off: a cell that is too long goes on in the next line."""
    incidents = sorted(record["incidents"], key=_when)
    return _wide(incidents) if width >= WIDE else _narrow(incidents)


def _when(incident: Record) -> tuple[str, str]:
    best = (incident["fields"].get("date") or {}).get("best") or {}
    return best.get("start") or best.get("partial") or "~", incident["id"]  # "~" sorts behind every digit


def _table() -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    return Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold", safe_box=True)


def _wide(incidents: list[Record]) -> Table:
    table = _table()
    table.add_column("Id", no_wrap=True)
    for heading in ("Date", "Place", "What"):
        table.add_column(heading, overflow="fold")
    for heading in TOLL:
        table.add_column(heading.capitalize(), overflow="fold")
    table.add_column("Responsible, and who says so", overflow="fold", ratio=2)
    table.add_column("Documents", justify="right")
    table.add_column("Open questions", overflow="fold")
    for each in incidents:
        table.add_row(
            each["id"][:SHORT_ID],
            *_cells(
                date_of(each),
                place_of(each),
                what(each),
                *(toll(each, field) for field in TOLL),
                "; ".join(responsible(each)),
                str(documents(each)),
                "; ".join(open_questions(each)),
            ),
        )
    return table


def _narrow(incidents: list[Record]) -> Table:
    table = _table()
    table.add_column("Id", no_wrap=True)
    table.add_column("What, when and where", overflow="fold", ratio=4)
    table.add_column("Toll", overflow="fold", ratio=4)
    table.add_column("Responsible, and who says so", overflow="fold", ratio=5)
    table.add_column("Open questions", overflow="fold", ratio=3)
    for each in incidents:
        about = [what(each), date_of(each), place_of(each), counted(documents(each), "document")]
        tolls = [f"{field} {said}" for field in TOLL if (said := toll(each, field))]
        table.add_row(
            each["id"][:SHORT_ID],
            *("\n".join(_cells(*lines)) for lines in (about, tolls, responsible(each), open_questions(each))),
        )
        table.add_section()
    return table


def _cells(*texts: str) -> list[str]:
    return [one_line(text) for text in texts if text is not None]


def what(incident: Record) -> str:
    """ "bombing, foiled"; an accomplished one is not called so."""
    stage = incident["stage"]
    return words.plain(incident["type"]) + ("" if stage == "accomplished" else f", {stage}")


def date_of(incident: Record) -> str:
    """When it began, "date not known" where no report says."""
    best = (incident["fields"].get("date") or {}).get("best")
    return words.date(best) if best else "date not known"


def place_of(incident: Record) -> str:
    """The likeliest place, and how many others there are."""
    places = (incident["fields"].get("place") or {}).get("best") or []
    if not places:
        return "place not known"
    more = f" and {counted(len(places) - 1, 'more place')}" if len(places) > 1 else ""
    return words.place(places[0]) + more


def documents(incident: Record) -> int:
    """How many documents tell of it."""
    return len({telling["document"] for telling in incident["tellings"]})


def toll(incident: Record, field: str) -> str:
    """A count with its range, and the groups that change what it means: "25: 7 victims, 18 called attackers"."""
    verdict = incident["fields"].get(field)
    if verdict is None:
        return ""
    parts = [
        f"{words.count(part['verdict'])} {words.GROUPS[part['group']]}"
        for part in verdict.get("parts", ())
        if part["group"] in TELLING_GROUPS
    ]
    return words.count(verdict) + (": " + ", ".join(parts) if parts else "")


def responsible(incident: Record) -> list[str]:
    """Who is held responsible, each with the link and who says so."""
    verdict = incident["fields"].get("responsible") or {}
    return [f"{each['name']} ({accusation(incident, each)})" for each in verdict.get("best") or []]


def open_questions(incident: Record) -> list[str]:
    """What a careful reader would still ask: fields that sources differ on, and findings."""
    asked = []
    for status in UNSETTLED:
        fields = [name for name, verdict in sorted(incident["fields"].items()) if verdict["status"] == status]
        asked += [f"{status}: {', '.join(fields)}"] if fields else []
    if incident["findings"]:
        asked.append(counted(len(incident["findings"]), "finding"))
    return asked or ["none"]

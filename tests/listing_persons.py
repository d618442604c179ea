"""The persons of a text, put plainly for tests."""

from __future__ import annotations

from tellings.model import Extraction, Person
from tellings.pipeline.views import build_view
from tellings.testing import make_document


def persons(extraction: Extraction, text: str) -> tuple[Person, ...]:
    """The persons of the incident that a text, alone in its casebook, is chiefly about."""
    document = make_document(text)
    view = build_view({document.id: document}, [extraction])
    return next(each.persons for each in view.incidents if any(telling.main for telling in each.tellings))


def row(person: Person) -> str:
    """ "Ana Mireles, 31, female, civilian, victim, killed; charged": what is known of a person; "-" for no name."""
    group = person.group or ""
    facts = [person.name or "-", str(person.age) if person.age is not None else "", person.sex or "", group]
    facts += [person.role, person.fate if person.fate != "unknown" else ""]
    rungs = "+".join(step.rung for step in person.rungs)
    return ", ".join(fact for fact in facts if fact) + (f"; {rungs}" if rungs else "")

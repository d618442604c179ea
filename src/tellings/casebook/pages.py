"""What pages ask of a casebook, all of one moment."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from .decision_pages import DecisionPages
from .document_pages import DocumentPages
from .incident_pages import IncidentPages
from .question_pages import QuestionPages


@dataclass(frozen=True, slots=True)
class Pages:
    """By what is listed."""

    incidents: IncidentPages
    documents: DocumentPages
    decisions: DecisionPages
    questions: QuestionPages


def pages_over(connection: Connection) -> Pages:
    """All of them over one connection."""
    return Pages(
        IncidentPages(connection),
        DocumentPages(connection),
        DecisionPages(connection),
        QuestionPages(connection),
    )

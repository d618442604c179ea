"""How long linking and reconciling take, how much memory, and how well they do, over invented tellings with known truth."""

from __future__ import annotations

from tellings.link import link
from tellings.model import Linking
from tellings.reconcile import reconcile

from .invented import World
from .measuring import Figures, clock, memory
from .togetherness import togetherness


def measured(number: int) -> Figures:
    """So many tellings, linked and reconciled in this process.  Seconds are of processor, memory in MB."""
    reports = list(World().reports(number))
    documents = {document.id: document for document, _, _ in reports}
    truth = {telling.id: str(incident) for _, telling, incident in reports}
    tellings = [telling for _, telling, _ in reports]
    del reports
    before = memory()
    linking, linked = clock(link, documents, tellings, ())
    _, reconciled = clock(reconcile, documents, tellings, Linking(linking.groups), {})
    found = togetherness(truth, {each: group[0] for group in linking.groups for each in group})
    return {
        "tellings": number,
        "incidents": len(set(truth.values())),
        "linking": linked,
        "reconciling": reconciled,
        "memory": memory(),
        "memory_of_reports": before,
        "b_cubed_f": found.b_cubed_f,
        "pairs_f": found.pairs_f,
    }

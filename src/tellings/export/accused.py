"""What is laid on somebody, by whom, and how far the law has come: what every export says wherever it names a perpetrator."""

from __future__ import annotations

from tellings.model.records import Record

from . import words


def accusation(incident: Record, element: Record) -> str:
    """ "carried out: alleged by Y; denied by Z; charged on 4 June 2019; acquitted by the High Court".

    `element` is one of those held responsible; the steps of the law are those of the person of that name.
    """
    rungs = [
        step
        for person in incident["persons"]
        if element["name"] in (person["name"], *person["names"])
        for step in steps(person)
    ]
    voices = words.voices(element["claims"]) or "by whom is not known"
    return "; ".join([f"{words.plain(element['link'])}: {voices}", *rungs])


def steps(person: Record) -> list[str]:
    """A person's steps before the law in their order, each with its day, court, punishment and voice."""
    voices = {claim["id"]: words.voice(claim) for claim in person["claims"]}
    shown = [
        step_words(step) + (f", {voices[step['claim']]}" if step["claim"] in voices else "")
        for step in person["rungs"]
    ]
    return list(dict.fromkeys(shown))


def step_words(step: Record) -> str:
    """ "sentenced to prison, 20 years on 4 June 2019 by High Court": one step without its voice."""
    to = (
        f" to {words.sentence({**step['punishment'], 'persons': None, 'court': None})}"
        if step.get("punishment")
        else ""
    )
    on = f" on {words.date(step['date'])}" if step["date"] else ""
    court = f" by {step['court']}" if step["court"] else ""
    return f"{step['rung']}{to}{on}{court}"

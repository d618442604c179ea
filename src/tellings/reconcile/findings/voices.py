"""Values that rest on one voice, and values that another voice denies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.model import ActorValue, CountValue, Element, Finding, Link
from tellings.values import counts, names

from ..blame import actor_of, is_any_group
from ..held import Held
from ..tolls import figure_of, value_of
from .material import Material, firm
from .plainly import chief, early, plain
from .wording import counted, ids, listed, who

_FEWEST_REPORTS = 3  # that one speaker is heard in; of copies, two are enough
_TOLLS = ("killed", "injured")
_BY = re.compile(r"\bby\b", re.IGNORECASE)
_DID: dict[Link, str] = {
    "carried_out": "carried it out",
    "ordered": "ordered it",
    "supported": "supported it",
    "inspired": "inspired it",
    "claimed": "claimed it",
}


def single_origin(material: Material) -> Iterator[Finding]:
    """What three reports or more give from one speaker, or two or more as copies of one report; together where all is alike."""
    values: dict[tuple[str, frozenset[str]], list[str]] = {}
    behind: dict[tuple[str, frozenset[str]], list[Held]] = {}
    for value, held in _given(material):
        reports = frozenset(each.claim.document for each in held)
        sources = {each.source for each in held}
        speaker = next(iter(sources)).speaker if len(sources) == 1 else None
        if len(sources) == 1 and len(reports) >= (_FEWEST_REPORTS if speaker else 2):
            key = (speaker or "", reports)
            values.setdefault(key, []).append(value)
            behind.setdefault(key, []).extend(held)
    for (speaker, reports), told in values.items():
        rests = f"rest on one speaker, {speaker}" if speaker else "are copies of one report"
        all_of_them = f"All {len(reports)}" if len(reports) > 2 else "Both"
        yield Finding(
            "single_origin",
            f"{all_of_them} reports that give {listed(told)} {rests}; together they are one source.",
            ids(behind[speaker, reports]),
        )


def _given(material: Material) -> Iterator[tuple[str, list[Held]]]:
    """Every figure and everyone blamed that is worth a word, in words, with the claims that give it."""
    for field, group, verdict in material.counts():
        known = {claim.id for claim in verdict.claims}
        held = [
            each
            for each in material.held
            if firm(each) and each.claim.id in known and each.claim.field == field
        ]
        for best in sorted({figure_of(each.claim) for each in held}):
            giving = [each for each in held if figure_of(each.claim) == best]
            told = all(each.source.speaker for each in giving) or (
                field in _TOLLS
                and group != "unknown"
                and best == verdict.best
                and all(_is_its_toll(material, each) for each in giving)
            )
            if told:
                yield counted(best, field, group), giving
    for element in _blamed(material):
        value = element.value
        assert isinstance(value, ActorValue)
        known = {claim.id for claim in element.claims}
        blaming = [each for each in material.held if firm(each) and each.claim.id in known]
        # Whoever claims it is the one speaker of the claim; and far down, reports blame for other deeds too.
        if value.link != "claimed" and all(each.source.speaker and early(each) for each in blaming):
            yield f"that {value.name} {_DID[value.link]}", blaming


def _is_its_toll(material: Material, each: Held) -> bool:
    """Whether a report's own text gives an exact figure as the toll of what it tells: of copies no other figure is worth a word."""
    document, value = material.documents[each.claim.document], value_of(each.claim)
    return value.low == value.high and chief(document, each) and plain(document, each)


def _blamed(material: Material) -> list[Element]:
    verdict = material.fields.get("responsible")
    return list(verdict.best) if verdict is not None and isinstance(verdict.best, tuple) else []


def denied(material: Material) -> Iterator[Finding]:
    """What one source says and another denies."""
    yield from _denied_blame(material)
    for denial in (
        each for each in material.held if not each.affirmed and isinstance(each.claim.value, CountValue)
    ):
        against = [
            each
            for each in material.held
            if firm(each)
            and (each.claim.field, each.claim.group) == (denial.claim.field, denial.claim.group)
            and each.source != denial.source
            and counts.compare(value_of(each.claim), value_of(denial.claim)) == "same"
        ]
        if against:
            what = counted(figure_of(denial.claim), denial.claim.field, denial.claim.group)
            yield Finding(
                "denied",
                f"{what}, according to {who(material.documents, against[0])}; denied by"
                f" {who(material.documents, denial)}.",
                ids((denial, *against)),
            )


def _denied_blame(material: Material) -> Iterator[Finding]:
    held = {each.claim.id: each for each in material.held}
    for element in _blamed(material):
        value = element.value
        assert isinstance(value, ActorValue)
        claims = [held[claim.id] for claim in element.claims if claim.id in held]
        affirming = [each for each in claims if firm(each) and names.same(actor_of(each).name, value.name)]
        sources = {each.source for each in affirming}
        denied = {claim.id for claim in element.claims}
        denying = [
            each
            for each in claims
            if (not each.affirmed or denied & set(each.claim.denies)) and not {each.source} >= sources
        ]
        denying = [each for each in denying if _answers(each, affirming)]
        if not affirming or not denying or (value.name or "").islower():
            continue  # "the government", "regime": of which, no two reports need mean the same
        said = f"{value.name} {_DID[value.link]}, according to {who(material.documents, affirming[0])}"
        yield Finding(
            "denied",
            f"{said}; {_denial(material, denying[0])}.",
            ids((*affirming, *denying)),
        )


def _answers(denial: Held, affirming: list[Held]) -> bool:
    """Whether a denial is of the same doer or of any, somebody's own, and of what another report or speaker says.

    "Dismissed by" somebody unheard is nobody's own; who says that another did not do it leaves open who did.
    """
    if any(each.source == denial.source for each in affirming):
        return False
    doers = [actor_of(each).name for each in affirming]
    denied = actor_of(denial)
    any_group = is_any_group(denied) and denied.name[:1].islower()  # "Russian air force" is one in particular
    if not any_group and not any(names.same(denied.name, each) for each in doers):
        return False
    if denial.claim.speakers:
        return True
    elsewhere = all(each.claim.document != denial.claim.document for each in affirming)
    return elsewhere and not _BY.search(denial.claim.quote or "")


def _denial(material: Material, denial: Held) -> str:
    """The denial in its own words where it is of any group, or says something else."""
    sayer = who(material.documents, denial)
    if (denial.affirmed or is_any_group(actor_of(denial))) and denial.claim.quote:
        return f"{sayer} has it otherwise: “{denial.claim.quote}”"
    return f"denied by {sayer}"

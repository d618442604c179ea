"""Figures that do not add up."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.model import COUNT_FIELDS, Finding, Group, Telling, Verdict

from ..held import Held
from ..tolls import figure_of, value_of
from .changes import otherwise_counted
from .material import Material, firm
from .one_time import one_time
from .plainly import chief, is_part, plain
from .wording import counted, ids, listed, report, who, within

# Groups that nobody can be in two of.
_EXCLUSIVE: tuple[Group, ...] = ("victim", "said_attacker")


def parts_and_total(material: Material) -> Iterator[Finding]:
    """One telling whose part is larger than the total it is said to be part of, or whose parts exceed every total it gives."""
    for telling in material.tellings:
        document = material.documents[telling.document]
        own = [
            each
            for each in material.held
            if each.telling == telling.id
            and firm(each)
            and each.claim.field in COUNT_FIELDS
            and plain(document, each)
        ]
        for field in COUNT_FIELDS:
            yield from _part_above_total(
                material, telling, [each for each in own if each.claim.field == field]
            )


def _part_above_total(material: Material, telling: Telling, held: list[Held]) -> Iterator[Finding]:
    by_id = {each.claim.id: each for each in held}
    where = report(material.documents[telling.document])
    for part in held:
        whole = by_id.get(part.claim.part_of or "")
        high = value_of(whole.claim).high if whole else None
        if whole is None or high is None or high < 2 or part.claim.group == "unknown":
            continue  # "a man" is rather one of those counted than all of them
        if value_of(part.claim).low > high:
            field, group = part.claim.field, part.claim.group
            yield Finding(
                "arithmetic",
                f"{where} gives {counted(figure_of(part.claim), field, group)} as part of {figure_of(whole.claim)}, which is fewer;"
                " one of the two may count other people.",
                ids((part, whole)),
            )
            return
    yield from _sum_above_total(where, held)


def _sum_above_total(where: str, held: list[Held]) -> Iterator[Finding]:
    """Victims and attackers of one telling against its total, where one of the two is said to be part of it."""
    parts = {group: [each for each in held if each.claim.group == group] for group in _EXCLUSIVE}
    if not all(len({each.claim.value for each in found}) == 1 for found in parts.values()):
        return
    chosen = [found[0] for found in parts.values()]
    totals = [
        each
        for each in held
        if each.claim.group is None and each.claim.id in {part.claim.part_of for part in chosen}
    ]
    highs = {value_of(each.claim).high for each in totals}
    least = sum(value_of(part.claim).low for part in chosen)
    if len(highs) == 1 and (high := highs.pop()) is not None and least > high:
        field = held[0].claim.field
        told = " and ".join(counted(figure_of(part.claim), field, part.claim.group) for part in chosen)
        yield Finding(
            "arithmetic",
            f"{where} gives {told}, {least} in all, more than the {figure_of(totals[0].claim)} it gives as the total;"
            " the figures may count different people or different days.",
            ids((*chosen, *totals)),
        )


# Whoever counts the dead may leave these out, so a total below them is no slip.
_LEFT_OUT: tuple[Group, ...] = ("said_attacker", "suspect", "unknown")


def part_above_every_total(material: Material) -> Iterator[Finding]:
    """A part that one report gives and that is larger than every total of the others, said no later than them."""
    for field in COUNT_FIELDS:
        exact = [
            each
            for each in material.held
            if firm(each)
            and each.claim.field == field
            and not is_part(each)
            and value_of(each.claim).high is not None
            and plain(material.documents[each.claim.document], each)
        ]
        totals = [each for each in exact if each.claim.group is None]
        parts = [each for each in exact if each.claim.group is not None and each.claim.group not in _LEFT_OUT]
        if totals and parts:
            yield from _above(material, max(parts, key=_least), max(totals, key=_most))


def _least(each: Held) -> tuple[int, str]:
    return value_of(each.claim).low, each.claim.id


def _most(each: Held) -> tuple[int, str]:
    return value_of(each.claim).high or 0, each.claim.id


def _above(material: Material, part: Held, total: Held) -> Iterator[Finding]:
    otherwise = otherwise_counted(material, part.claim.field, None)
    if part.claim.document == total.claim.document or _least(part)[0] <= _most(total)[0] + otherwise:
        return
    if part.as_of is None or total.as_of is None or part.as_of > total.as_of:
        return  # the toll may have risen since
    few, far = _most(total)[0] < 3, _least(part)[0] > 2 * _most(total)[0]
    told = all(chief(material.documents[each.claim.document], each) for each in (part, total))
    if few or far or not told or not within(1, part, total) or not one_time(material, part, total):
        return  # one or two are told of alone, and figures far apart, or days apart, are rather of two events
    field = part.claim.field
    yield Finding(
        "arithmetic",
        f"{who(material.documents, part)} gives {counted(figure_of(part.claim), field, part.claim.group)}, more than the"
        f" {counted(figure_of(total.claim), field, None)} in all that {who(material.documents, total)} gives; one of the"
        " two may count other people.",
        ids((part, total)),
    )


def attackers_beyond_their_number(material: Material) -> Iterator[Finding]:
    """Attackers killed, arrested and at large that are more than the whole group was, even by the lowest figures."""
    group = material.fields.get("attackers")
    killed = _part(material.fields.get("killed"), "said_attacker")
    arrested = _arrested(material.fields.get("arrested"))
    if group is None or not isinstance(group.high, int) or group.high < 2:
        return  # "a gunman" is one of a group as often as he is alone
    if killed is None or arrested is None:
        return
    at_large = [
        person
        for person in material.persons
        if person.fate == "at_large" and person.role in ("leader", "attacker")
    ]
    dead, held = killed.low, arrested.low
    if not isinstance(dead, int) or not isinstance(held, int) or dead < 1 or held < 1:
        return
    together = dead + held + len(at_large)
    if together <= group.high or max(_highest(killed), _highest(arrested)) > group.high:
        return  # where one of them alone is more, the group named is not the whole of them
    behind = [
        each for each in material.held if firm(each) and each.claim.id in _claims(killed, arrested, group)
    ]
    named = _names_the_group(material, group)
    also = f" and {len(at_large)} at large" if at_large else ""
    joint = ", " if at_large else " and "
    yield Finding(
        "arithmetic",
        f"{dead} attackers killed{joint}{held} arrested{also} make {together}, more than the group of {group.high}"
        f" {named}; some of those arrested may not have been of the group.",
        tuple(sorted({*ids(behind), *(claim.id for person in at_large for claim in person.claims)})),
    )


def _highest(verdict: Verdict) -> int:
    return verdict.high if isinstance(verdict.high, int) else 0


def _part(verdict: Verdict | None, group: Group) -> Verdict | None:
    return next((part for its, part in verdict.parts if its == group), None) if verdict else None


def _arrested(verdict: Verdict | None) -> Verdict | None:
    """Those arrested as attackers or suspects; all of those arrested where no group is named."""
    return _part(verdict, "said_attacker") or _part(verdict, "suspect") or verdict


def _claims(*verdicts: Verdict) -> set[str]:
    return {claim.id for verdict in verdicts for claim in verdict.claims}


def _names_the_group(material: Material, group: Verdict) -> str:
    sayers = [
        who(material.documents, each)
        for each in material.held
        if firm(each) and each.claim.field == "attackers" and each.claim.id in _claims(group)
        if value_of(each.claim).high == group.high
    ]
    distinct = list(dict.fromkeys(sayers))
    if not distinct:
        return "that is named"
    if len(distinct) > 3:
        return f"that {len(distinct)} sources name"
    return f"named by {listed(distinct)}"

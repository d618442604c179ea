"""Figures that changed, that one report gives twice, or that a slip may have made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from tellings.model import COUNT_FIELDS, Document, Finding, Group, Span
from tellings.values import counts

from ..held import Held
from ..policies import Weighed, most_origins
from ..tolls import figure_of, value_of
from .material import Material, firm
from .one_time import one_time
from .plainly import chief, early, is_one_of_several, is_part, is_some_of, lead_of, own_voice, plain
from .wording import counted, day, ids, number_of, report, who, within

_NUMBER_WORDS = """no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen"""
_NEWS = 10  # days in which a toll is news; figures further apart are rather of two events, or told for another reason
_TOLLS = ("killed", "injured", "missing")


def toll_changed(material: Material) -> Iterator[Finding]:
    """A toll whose first and last figures, said on different days by whole reports, exclude each other."""
    for field, group, verdict in material.counts():
        if field not in _TOLLS or group is not None:
            continue  # of a group, one report counts some and another all
        known = {claim.id for claim in verdict.claims}
        told = [each for each in _whole(material, field) if each.claim.id in known]
        held = _largest_of_each_report([each for each in told if chief(_document(material, each), each)])
        days = sorted({each.as_of for each in held if each.as_of is not None})
        if len(days) < 2:
            continue
        first = _chosen([each for each in held if each.as_of == days[0]])
        last = _chosen([each for each in held if each.as_of == days[-1]])
        before, after = figure_of(first.claim), figure_of(last.claim)
        still_said = any(figure_of(each.claim) == before for each in held if each.as_of == days[-1])
        behind = [each for each in held if figure_of(each.claim) in (before, after)]
        if abs(after - before) <= otherwise_counted(material, field, group):
            continue
        if (
            before != after
            and not still_said
            and within(_NEWS, first, last)
            and one_time(material, first, last)
            and _is_a_change(before, after, behind)
        ):
            yield _changed(material, number_of(field, group), first, last, behind)


def reports_differ(material: Material) -> Iterator[Finding]:
    """Two independent reports that on one day give, in title or lead, tolls that exclude each other."""
    for field in ("killed", "injured"):
        told = [each for each in _whole(material, field) if each.claim.group is None and early(each)]
        held = _largest_of_each_report(told)
        slack = otherwise_counted(material, field, None)
        for a, b in combinations(held, 2):
            one, other = figure_of(a.claim), figure_of(b.claim)
            apart = abs(one - other) > slack and _comparable(one, other, 1)
            said_together = a.as_of is not None and a.as_of == b.as_of and one_time(material, a, b)
            if apart and said_together and _independent(a, b):
                yield _differ(material, field, *sorted((a, b), key=lambda each: figure_of(each.claim)))
                break


_MOST_APART = 2  # tolls of one event on one day; further apart, one is rather that of something else


def _comparable(a: int, b: int, least: int) -> bool:
    return least <= min(a, b) and max(a, b) <= _MOST_APART * min(a, b)


def _independent(a: Held, b: Held) -> bool:
    return a.source != b.source and a.claim.document != b.claim.document


def _differ(material: Material, field: str, less: Held, more: Held) -> Finding:
    told = [
        f"{figure_of(each.claim)} ({report(material.documents[each.claim.document])})"
        for each in (less, more)
    ]
    return Finding(
        "other",
        f"{number_of(field, None)} is {told[0]} or {told[1]}, both by {day(less.as_of or '')}; the two may count different people.",
        ids((less, more)),
    )


def otherwise_counted(material: Material, field: str, group: Group | None) -> int:
    """How many people one report may count where another does not: the attackers dead, and the dead among those shot."""
    dead = [
        each
        for each in material.held
        if each.claim.field == "killed"
        and firm(each)
        and (field == "injured" or each.claim.group == "said_attacker")
    ]
    return 0 if group else max((figure_of(each.claim) for each in dead), default=0)


_MOST_TIMES_MORE = 5  # a toll that grows beyond this is rather the toll of something else


def _is_a_change(before: int, after: int, behind: Sequence[Held]) -> bool:
    """Whether two figures are a toll that changed, and not one of all and one of some.

    A later report may tell of some of the dead alone, so a fall needs two reports; and of one person alone it often does.
    """
    if after > before:
        return before >= 1 and after <= _MOST_TIMES_MORE * before
    return after >= 2 and len({each.claim.document for each in behind if figure_of(each.claim) == after}) > 1


def _changed(material: Material, what: str, first: Held, last: Held, behind: Sequence[Held]) -> Finding:
    before, after = figure_of(first.claim), figure_of(last.claim)
    moved, because = (
        ("rose", "tolls often rise as the wounded die and more is found")
        if after > before
        else ("fell", "early figures are often revised")
    )
    told = [f"{day(each.as_of or '')}, {who(material.documents, each)}" for each in (first, last)]
    return Finding(
        "toll_changed",
        f"{what} {moved} from {before} ({told[0]}) to {after} ({told[1]}); {because}.",
        ids(behind),
    )


_NUMBER = re.compile(rf"\b(?:\d[\d,.]*|{'|'.join(_NUMBER_WORDS.split())})\b(?!-year)", re.IGNORECASE)


def _whole(material: Material, field: str) -> list[Held]:
    """Exact figures that are given in numbers and as a whole: not "a man", not "three others"."""
    found = _given_whole(material, field)
    return [each for each in found if _stands_alone(material, each)] if _differ_at_all(found) else found


def _given_whole(material: Material, field: str) -> list[Held]:
    """The same by their own words, whatever else their sentences count."""
    return [
        each
        for each in _exact(material, field)
        if not is_part(each)
        and _NUMBER.search(each.claim.quote or "")
        and not is_some_of(_document(material, each), each)
        and plain(_document(material, each), each)
    ]


def _differ_at_all(held: Sequence[Held]) -> bool:
    """Whether there are two figures: one differs from none, and what else its sentence counts need not be looked for."""
    return len({figure_of(each.claim) for each in held}) > 1


def _stands_alone(material: Material, each: Held) -> bool:
    return not is_one_of_several(_document(material, each), each, _of_another_fate(material, each))


def _of_another_fate(material: Material, each: Held) -> list[Span]:
    """Where the same report counts people in another field."""
    return [
        other.claim.span
        for other in material.held
        if other.telling == each.telling and other.claim.field != each.claim.field and other.claim.span
    ]


def _document(material: Material, each: Held) -> Document:
    return material.documents[each.claim.document]


def _largest_of_each_report(held: Sequence[Held]) -> list[Held]:
    """A report's toll is the largest figure that it gives on a day: smaller ones count some of the same people."""
    largest: dict[tuple[str, str | None], int] = {}
    for each in held:
        key = (each.telling, each.as_of)
        largest[key] = max(largest.get(key, 0), figure_of(each.claim))
    return [each for each in held if figure_of(each.claim) == largest[each.telling, each.as_of]]


def _exact(material: Material, field: str) -> list[Held]:
    """The exact figures that texts give for a count, parts of other figures among them."""
    return [
        each
        for each in material.held
        if each.claim.field == field and each.affirmed and not each.derived and _is_exact(each)
    ]


def _is_exact(each: Held) -> bool:
    value = value_of(each.claim)
    return value.low == value.high


def _chosen(held: Sequence[Held]) -> Held:
    """The claim of the figure that most sources give on a day."""
    sources = sorted({each.source for each in held}, key=lambda source: source.order)
    best = most_origins([_weighed(each, sources.index(each.source)) for each in held])
    return next(each for each in held if figure_of(each.claim) == best)


def _weighed(each: Held, origin: int) -> Weighed:
    figure = figure_of(each.claim)
    return Weighed(figure, figure, figure, origin, each.as_of, None, False)


def self_contradiction(material: Material) -> Iterator[Finding]:
    """One report that gives, in one voice and not as an update, two exact figures for the same people."""
    for field in COUNT_FIELDS:
        whole, exact = _given_whole(material, field), _exact(material, field)
        for telling in material.tellings:
            document = material.documents[telling.document]
            own = [each for each in whole if each.telling == telling.id]
            if not _differ_at_all(own):
                continue
            own = [each for each in own if _stands_alone(material, each)]
            wholes = {figure_of(each.claim) for each in exact if each.telling == telling.id}
            found = next(
                (
                    (a, b)
                    for a, b in combinations(own, 2)
                    if _contradict(a, b, wholes, lead_of(document))
                    and _one_voice(document, a, b)
                    and (chief(document, a) or chief(document, b))
                    and not any(is_one_of_several(document, each, ()) for each in (a, b))
                ),
                None,
            )
            if found is not None:
                a, b = found
                group = a.claim.group
                yield Finding(
                    "self_contradiction",
                    f"{report(document)} gives both {counted(figure_of(a.claim), field, group)} and"
                    f" {counted(figure_of(b.claim), field, group)}; the two may count different people or different moments.",
                    ids(found),
                )


def _one_voice(document: Document, a: Held, b: Held) -> bool:
    """Whether both figures surely are one speaker's, or the report's own."""
    return bool(a.claim.speakers) or (own_voice(document, a) and own_voice(document, b))


def _contradict(a: Held, b: Held, wholes: set[int], lead: str) -> bool:
    if a.claim.group != b.claim.group or a.source != b.source or a.claim.said_on != b.claim.said_on:
        return False
    if not _comparable(figure_of(a.claim), figure_of(b.claim), 2) or not _count_the_same(
        a.claim.counted, b.claim.counted
    ):
        return False  # single persons are told of one by one
    if counts.compare(value_of(a.claim), value_of(b.claim)) != "apart":
        return False
    # Two figures that add up to a third are its parts, and a figure that a sentence sets beside another is told apart there.
    together = figure_of(a.claim) + figure_of(b.claim)
    return together not in wholes | _numbers_of(lead) and (
        a.claim.sentence is None or a.claim.sentence != b.claim.sentence
    )


def _numbers_of(lead: str) -> set[int]:
    return {
        number
        for quantity in counts.find(lead)
        for number in (quantity.value.low, quantity.value.best)
        if number is not None
    }


def _count_the_same(a: str | None, b: str | None) -> bool:
    """Whether both say whom they count, with the same noun."""
    heads = [(words or "").casefold().split()[-1:] for words in (a, b)]
    return heads[0] == heads[1] != []


_LEAST_FOR_A_SLIP = (
    20  # below this a factor of ten or two swapped digits are within what reports differ by anyway
)


def digit_slip(material: Material) -> Iterator[Finding]:
    """Two reports' exact figures that differ by a nought or by two swapped digits, with none in between."""
    for field, group, verdict in material.counts():
        known = {claim.id for claim in verdict.claims}
        held = [
            each
            for each in _exact(material, field)
            if each.claim.id in known and each.claim.group == group and plain(_document(material, each), each)
        ]
        figures = sorted({figure_of(each.claim) for each in held})
        for low, high in pairwise(figures):
            slip = _slip(low, high)
            behind = [each for each in held if figure_of(each.claim) in (low, high)]
            if slip and len({each.claim.document for each in behind}) > 1 and not _later(behind, low, high):
                yield _slipped(field, group, low, high, slip, behind)


def _later(behind: Sequence[Held], low: int, high: int) -> bool:
    """Whether one figure was only given after the other: then it is rather news than a slip."""
    days = [
        [each.as_of or "" for each in behind if figure_of(each.claim) == figure] for figure in (low, high)
    ]
    return "" not in days[0] + days[1] and (max(days[0]) < min(days[1]) or max(days[1]) < min(days[0]))


def _slip(low: int, high: int) -> str | None:
    if high < _LEAST_FOR_A_SLIP or low < 2:
        return None
    if high == 10 * low:
        return "differ by a factor of ten"
    ours, theirs = str(low), str(high)
    if len(ours) == len(theirs):
        places = [index for index in range(len(ours)) if ours[index] != theirs[index]]
        if len(places) == 2 and places[1] == places[0] + 1 and ours[places[0]] == theirs[places[1]]:
            return "differ by two swapped digits" if ours[places[1]] == theirs[places[0]] else None
    return None


def _slipped(
    field: str, group: Group | None, low: int, high: int, slip: str, behind: Sequence[Held]
) -> Finding:
    return Finding(
        "digit_slip",
        f"{counted(low, field, group)} in one report and {high} in another {slip}; one of the two may be a slip of the pen.",
        ids(behind),
    )

"""Why two tellings, or two sets of them, are of one incident or are not."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Literal

from tellings.model import Document, Judgement, Linking, PlaceValue, standing

from . import rarity
from .evidence import Evidence, compare
from .grouping import across, witnesses
from .marks import Bag
from .profile import Profile
from .settings import Settings
from .when import Period

Decided = Literal["judgement", "copy", "rule", "evidence", "whole"]
_MOST_SHOWN = 8  # words of a comparison that are shown, the rarest


@dataclass(frozen=True, slots=True)
class Why:
    """`together`: all are of one incident.  `decided` by people's `judgements`, as a copy, by a rule that the evidence names
    (`contradicts`), by the evidence of the pair itself, or by that of the whole of both incidents.

    `first` and `second` are the telling ids of the pair that is shown: of all that were asked about, the one that speaks most
    for one incident; `documents` are the ids of their reports.  `shown` says by comparison what the texts give.  `mean` is the mean score across the two incidents in
    bits (None where they are one, or contradict each other), `pairs` of how many.
    """

    together: bool
    decided: Decided
    judgements: tuple[Judgement, ...]
    first: str
    second: str
    documents: tuple[str, str]
    evidence: Evidence
    shown: Mapping[str, str]
    mean: float | None
    pairs: int


def why(
    documents: Mapping[str, Document],
    profiles: Mapping[str, Profile],
    linking: Linking,
    judgements: Iterable[Judgement],
    asked: tuple[Sequence[str], Sequence[str]],
    settings: Settings,
) -> Why:
    """What holds together or apart the two sets of telling ids `asked` about, neither of them empty.

    `profiles` are by telling id, of all tellings of the incidents that those are in.
    """
    ours, theirs = (sorted(each) for each in asked)
    found = {
        (a, b): compare(profiles[a], profiles[b], settings)
        for a, b in product(witnesses(ours), witnesses(theirs))
        if a != b
    } or {(ours[0], theirs[0]): compare(profiles[ours[0]], profiles[theirs[0]], settings)}
    first, second = max(found, key=lambda pair: (not found[pair].contradicts, found[pair].score, pair))
    evidence = found[first, second]
    home = {each: group for group in linking.groups for each in group}
    together = len({home[each] for each in (*ours, *theirs)}) == 1
    mean, pairs = _whole(home[first], home[second], profiles, settings)
    deciding = tuple(_deciding(judgements, home[first], home[second], together))
    return Why(
        together=together,
        decided=_decided(documents, profiles[first], profiles[second], together, deciding, evidence),
        judgements=deciding,
        first=first,
        second=second,
        documents=(profiles[first].document, profiles[second].document),
        evidence=evidence,
        shown=_shown(profiles[first], profiles[second]),
        mean=mean,
        pairs=pairs,
    )


def _whole(
    ours: Sequence[str], theirs: Sequence[str], profiles: Mapping[str, Profile], settings: Settings
) -> tuple[float | None, int]:
    if ours == theirs:
        return None, 0

    def score(a: str, b: str) -> float | None:
        evidence = compare(profiles[a], profiles[b], settings)
        return None if evidence.contradicts else evidence.score

    chosen = witnesses(ours), witnesses(theirs)
    return across(*chosen, score), len(chosen[0]) * len(chosen[1])


def _deciding(
    judgements: Iterable[Judgement], ours: Sequence[str], theirs: Sequence[str], together: bool
) -> Iterable[Judgement]:
    """The standing judgements that bear on the two incidents as they now are."""
    kind = "same" if together else "not_same"
    for judgement in standing(judgements):
        subjects = set(judgement.subjects)
        if judgement.kind == kind and subjects & set(ours) and subjects & set(theirs) and len(subjects) > 1:
            yield judgement


def _decided(
    documents: Mapping[str, Document],
    a: Profile,
    b: Profile,
    together: bool,
    judgements: Sequence[Judgement],
    evidence: Evidence,
) -> Decided:
    if any({a.id, b.id} <= set(each.subjects) for each in judgements) or (judgements and not together):
        return "judgement"
    one, other = documents[a.document], documents[b.document]
    if together and a.document != b.document and one.text_hash == other.text_hash:
        return "copy"
    if evidence.contradicts:
        return "judgement" if together and judgements else "rule"
    return "evidence" if (evidence.score > 0) == together else "whole"


def _shown(a: Profile, b: Profile) -> dict[str, str]:
    """What the two give, for the comparisons where that is more than the level itself."""
    one, other = a.marks, b.marks
    shown = {
        "kind of event": _both(a.type.replace("_", " "), b.type.replace("_", " ")),
        "date": _both(_dates(a.dates), _dates(b.dates)),
        "days of publication": _both(_day(a.day), _day(b.day)),
        "place": _both(_places(a.places), _places(b.places)),
        "persons": _both(_names(a), _names(b)),
        "targets and weapons": ", ".join(sorted(a.things & b.things)),
        "outlet": a.outlet or "",
        "headlines alike": _rarest(one.headline, other.headline),
        "words alike": _rarest(one.words, other.words),
        "capitalised words alike": _rarest(one.proper, other.proper),
        "rare names shared": _rarest(one.names, other.names),
        "numbers shared": ", ".join(sorted(one.numbers & other.numbers)),
        "ages shared": ", ".join(sorted(one.ages & other.ages, key=int)),
    }
    for name, fields in _COUNTS.items():
        shown[name] = _both(_figures(a, fields), _figures(b, fields))
    return {name: text for name, text in shown.items() if text}


_COUNTS = {"killed": ("killed",), "injured": ("injured",)}


def _both(a: str, b: str) -> str:
    return a if a == b else f"{a or '-'} | {b or '-'}"


def _rarest(a: Bag, b: Bag) -> str:
    shared = sorted(a.shared(b), key=lambda mark: (-rarity.bits(mark), mark))
    return ", ".join(shared[:_MOST_SHOWN]) + (", ..." if len(shared) > _MOST_SHOWN else "")


def _day(ordinal: int | None) -> str:
    return "" if ordinal is None else date.fromordinal(ordinal).isoformat()


def _dates(periods: Iterable[Period]) -> str:
    return ", ".join(_period(each) for each in periods)


def _period(period: Period) -> str:
    first, last = (date.fromordinal(each).isoformat() for each in (period.first, period.last))
    if period.yearless:
        first, last = f"-{first[4:]}", f"-{last[4:]}"  # --06-05
    return first if first == last else f"{first} to {last}"


def _places(values: Iterable[PlaceValue]) -> str:
    return ", ".join(sorted({each.name for each in values}))


def _names(profile: Profile) -> str:
    return ", ".join(sorted(profile.victims | profile.attackers))


def _figures(profile: Profile, fields: Sequence[str]) -> str:
    """The totals, else the figures of the parts."""
    values = [
        value
        for field in fields
        for key in (f"{field}/", *sorted(each for each in profile.counts if each.startswith(f"{field}/")))
        for value in profile.counts.get(key, ())
    ]
    return ", ".join(dict.fromkeys(_figure(each.low, each.high) for each in values))


def _figure(low: int, high: int | None) -> str:
    return f"{low} or more" if high is None else str(low) if low == high else f"{low} to {high}"


def odds(bits: float) -> str:
    """ "630 to 1 for one incident", "3 to 1 against it"."""
    ratio = 2 ** min(abs(bits), 30.0)
    shown = f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.1f}"
    return (
        f"{shown} to 1 " + ("for one incident" if bits > 0 else "against it")
        if not math.isclose(ratio, 1)
        else "even"
    )

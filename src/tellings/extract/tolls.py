"""Counts of a thread: from people to whom something was done to claims with their groups and parts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tellings import ids
from tellings.model import ATTACKING, COUNT_FIELDS, Claim, CountValue, PersonValue, Span, Value
from tellings.values import counts
from tellings.values.counts import AT_LEAST_TWO

from .attackers import attackers
from .effect_words import REFLEXIVES
from .effects_told import Told, who
from .killers import is_killer
from .maker import Maker
from .passage import Passage
from .people import People, people
from .settling import adds_to_last, settled, without_conditions
from .telling_apart import TOLD_APART, told_apart

_ON_TOP = re.compile(r"\b(?:others?|more|another|additional)\b", re.IGNORECASE)
NAMED = "persons named"  # what a count of those whom only names count is said to count
EXPLICIT, GRAMMATICAL = 0.9, 0.7  # scores: a number in the text; one person by the grammar of the words


def tolls(maker: Maker, told: Sequence[Told], persons: Sequence[Claim] = ()) -> list[Claim]:
    """The count claims of one thread's effects, in order of position.

    `persons` are the thread's claims on persons: where only names tell how many, the count is derived from them.
    """
    counting = settled(told)
    made: list[Claim] = []
    for field in COUNT_FIELDS:
        of_field = [each for each in counting if each.effect.field == field]
        numbered = [each for each in of_field if each.effect.people.quantity is not None]
        least = [each for each in numbered if each.effect.people.head == AT_LEAST_TWO]
        if numbered and len(least) < len(numbered):
            made += _numbered(maker, field, of_field)
        elif of_field:
            singles = _singles(maker, field, [each for each in of_field if each not in least], persons)
            made += singles if _reaches(singles, least) else _numbered(maker, field, of_field)
    if any(map(is_killer, counting)):
        made = _victims_apart(made, [each for each in counting if each.effect.field == "killed"])
    renamed = {claim.id: _as_victims(claim, made) for claim in made}
    made = [_of_renamed(claim, renamed) for claim in renamed.values()]
    return sorted(made, key=lambda claim: (claim.span or Span(0, 0), claim.field))


def _victims_apart(made: Sequence[Claim], killed: Sequence[Told]) -> list[Claim]:
    """Where somebody killed others and then themselves: whom they killed, as the objects of a verb, are the victims.

    Unless some are left of whom nothing tells whether they are among those.
    """
    objects = {each.effect.people.words.start for each in killed if _is_object(each)}
    with_attackers = {claim.part_of for claim in made if claim.group in ATTACKING}
    victims = {
        claim.id: ids.identified(replace(claim, group="victim"))
        for claim in made
        if claim.field == "killed" and claim.group is None and claim.part_of is None and claim.id not in with_attackers
        and claim.span is not None and (claim.span.start in objects or claim.counted == NAMED)
        and not REFLEXIVES & set((claim.quote or "").lower().split())
    }  # fmt: skip
    found = [_of_renamed(victims.get(claim.id, claim), victims) for claim in made]
    groups = {claim.group for claim in found if claim.field == "killed"}
    return list(made) if "unknown" in groups and None not in groups else found


def _is_object(each: Told) -> bool:
    """Whether people are what a verb does something to: not "the bodies of a mother and her children"."""
    return each.is_done_to and each.effect.group not in ATTACKING and not each.words.endswith(" of")


def _reaches(singles: Sequence[Claim], least: Sequence[Told]) -> bool:
    """Whether those told of one by one are as many as a compound ("a murder-suicide") has at the least."""
    told = [
        claim.value.low for claim in singles if isinstance(claim.value, CountValue) and claim.group is None
    ]
    named = [claim.value.best or 0 for claim in singles if isinstance(claim.value, CountValue)]
    return max([*told, *named], default=0) >= max((_least(each) for each in least), default=0)


def _least(each: Told) -> int:
    count = each.effect.people.count
    return 0 if count is None else count.low


def _of_renamed(claim: Claim, renamed: Mapping[str, Claim]) -> Claim:
    """A part whose whole has another id now."""
    whole = renamed.get(claim.part_of or "")
    if whole is None or whole.id == claim.part_of:
        return claim
    return ids.identified(replace(claim, part_of=whole.id))


def _as_victims(claim: Claim, made: Sequence[Claim]) -> Claim:
    """A total that is the report's own number of victims, where it counts dead attackers apart, counts the victims."""
    same = [each for each in made if each.field == claim.field]
    victims = any(each.group == "victim" and each.value == claim.value for each in same)
    attackers = [each.value for each in same if each.group == "said_attacker" and each.part_of is None]
    fewer = any(_fewer(claim.value, each) for each in attackers)  # then they cannot be among them
    if claim.group is not None or not attackers or not (victims or fewer):
        return claim
    return ids.identified(replace(claim, group="victim"))


def _fewer(total: Value, part: Value) -> bool:
    return (
        isinstance(total, CountValue)
        and isinstance(part, CountValue)
        and total.high is not None
        and total.high < part.low
    )


def _numbered(maker: Maker, field: str, told: Sequence[Told]) -> list[Claim]:
    """Claims where the text gives numbers: each number one claim; those that share a verb and no group are added up."""
    made: list[Claim] = []
    by_phrase: dict[int, Claim] = {}
    for cluster in without_conditions(_clusters(told)):
        if len(cluster) == 2 and _is_apposition(*cluster) and _is_pointed_at(cluster[1]):
            cluster = cluster[:1]
        on_top = _on_top(maker, field, cluster, made)
        if on_top is not None:
            made = on_top
            continue
        loose = [
            e
            for e in cluster
            if e.effect.group is None and e.effect.part_of is None and e.effect.people.count is not None
        ]
        grouped = [e for e in cluster if e.effect.group is not None and e.effect.part_of is None]
        several = len({e.effect.group for e in grouped if e.effect.people.count is not None}) > 1
        if len(loose) > 1 or (grouped and (loose or (several and not _attackers_among(grouped)))):
            made.append(
                _sum(
                    maker,
                    field,
                    [e for e in cluster if e.effect.part_of is None and e.effect.people.count is not None],
                )
            )
            loose = []
        for each in cluster:
            phrase = each.effect.people
            if phrase.count is None or (
                each.effect.group is None and not loose and each.effect.part_of is None
            ):
                continue
            alone = not any(other.effect.people.quantity is not None for other in cluster)
            if phrase.quantity is None and (
                each.effect.group is None or (alone and each.effect.group not in ATTACKING)
            ):
                continue  # "a man" beside "three people": told again, or a part; the number stands
            whole = by_phrase.get(each.effect.part_of.start) if each.effect.part_of is not None else None
            claim = maker.claim(
                field,
                each.passage,
                phrase.words,
                phrase.count,
                modifier=phrase.modifier,
                counted=_counted(each.passage, phrase),
                group=each.effect.group,
                part_of=whole.id if whole else None,
                score=EXPLICIT if phrase.quantity is not None else GRAMMATICAL,
            )
            by_phrase[phrase.start] = claim
            made.append(claim)
    return made


def _attackers_among(told: Sequence[Told]) -> bool:
    return any(each.effect.group in ATTACKING for each in told)


def _on_top(maker: Maker, field: str, cluster: Sequence[Told], made: Sequence[Claim]) -> list[Claim] | None:
    """The claims where one cluster adds to the last total told: the new total, of which the last is a part; None where it does not."""
    last = next((claim for claim in reversed(made) if claim.group is None and claim.part_of is None), None)
    if len(cluster) != 1 or last is None or not isinstance(last.value, CountValue):
        return None
    each = cluster[0]
    total = adds_to_last(each, last.value)
    if total is None or (last.value == each.effect.people.count and _ON_TOP.search(last.quote or "")):
        return None  # "seven others ... seven more people": told again
    modifier = last.modifier if last.value.high is None else None
    whole = maker.claim(
        field,
        each.passage,
        each.effect.people.words,
        total,
        modifier=modifier,
        counted="people",
        score=GRAMMATICAL,
    )
    part = ids.identified(replace(last, group="unknown", part_of=whole.id))
    return [*(part if claim is last else claim for claim in made), whole]


def _clusters(told: Sequence[Told]) -> list[list[Told]]:
    """Effects that share one verb; "three others" of the same sentence join those before them."""
    clusters: dict[tuple[int, int], list[Told]] = {}
    last: tuple[int, int] | None = None
    for each in told:
        key = (each.passage.number, each.effect.verb_start)
        quantity = each.effect.people.quantity
        others = quantity is not None and quantity.additional and each.effect.part_of is None
        if others and last is not None and last[0] == key[0] and key not in clusters:
            key = last
        clusters.setdefault(key, []).append(each)
        if each.effect.part_of is None and each.effect.people.count is not None:
            last = key
    return list(clusters.values())


def _sum(maker: Maker, field: str, parts: Sequence[Told]) -> Claim:
    """ "killed a policeman and two others": three."""
    total = CountValue(0, 0, 0)
    for each in parts:
        assert each.effect.people.count is not None
        total = counts.add(total, each.effect.people.count)
    span = Span(
        min(e.effect.people.words.start for e in parts), max(e.effect.people.words.end for e in parts)
    )
    return maker.claim(field, parts[0].passage, span, total, counted="people", score=EXPLICIT)


def _singles(maker: Maker, field: str, told: Sequence[Told], persons: Sequence[Claim]) -> list[Claim]:
    """Claims where only the grammar counts: persons by name, else the most that one verb has."""
    others = [each for each in told if not is_killer(each)]
    named = {name: each for each in reversed(others) if (name := who(each.effect.people)) is not None}
    clusters = [
        [e for e in cluster if e.effect.people.count is not None and e.effect.part_of is None]
        for cluster in _clusters(told)
    ]
    fullest = max(clusters, key=len, default=[])
    if len(named) > max(1, len(fullest)):
        first = min(named.values(), key=lambda each: each.effect.people.start)
        phrase = first.effect.people
        number = len(named)
        by_name = [
            each for each in persons if isinstance(each.value, PersonValue) and each.value.name in named
        ]
        return [
            maker.claim(
                field,
                first.passage,
                phrase.words,
                CountValue(1, None, number),
                modifier="at least",
                counted=NAMED,
                derived_from=tuple(sorted(each.id for each in by_name)),
                score=GRAMMATICAL - 0.1,
            ),
            *_of_cluster(maker, field, [each for each in told if is_killer(each)][:1]),
        ]
    described = told_apart([each for each in told if each.effect.group not in ATTACKING])
    mixed = max(filter(_is_mixed, clusters), key=len, default=[])
    if len(mixed) == len(fullest) > len(described):
        return _of_cluster(maker, field, mixed)
    made = _of_cluster(maker, field, _fullest_of(clusters, labelled=True))
    if len(described) > max(1, len(fullest)):
        return made + _described(maker, field, described)
    return made + _of_cluster(maker, field, _fullest_of(clusters, labelled=False))


def _is_mixed(cluster: Sequence[Told]) -> bool:
    """Whether one verb tells of attackers and others: "a policeman and the suspect were killed"."""
    return len({each.effect.group in ATTACKING for each in cluster}) == 2


def _fullest_of(clusters: Sequence[Sequence[Told]], labelled: bool) -> list[Told]:
    """The most that one verb has of attackers, or of others: attackers are never among those whom others count."""
    alike = [[e for e in cluster if (e.effect.group in ATTACKING) == labelled] for cluster in clusters]
    return max(alike, key=len, default=[])


def _described(maker: Maker, field: str, described: Sequence[Told]) -> list[Claim]:
    """Each of some persons who cannot be the same, and at least so many in all."""
    each_of_them = [
        maker.claim(
            field,
            each.passage,
            each.effect.people.words,
            each.effect.people.count,
            counted=_counted(each.passage, each.effect.people),
            group=each.effect.group or "unknown",
            score=GRAMMATICAL,
        )
        for each in described
    ]
    first = described[0]
    total = maker.claim(
        field,
        first.passage,
        first.effect.people.words,
        CountValue(len(described), None, len(described)),
        modifier="at least",
        counted=TOLD_APART,
        derived_from=tuple(sorted(claim.id for claim in each_of_them)),
        score=GRAMMATICAL - 0.1,
    )
    return [total, *each_of_them]


def _of_cluster(maker: Maker, field: str, cluster: Sequence[Told]) -> list[Claim]:
    """The people of one verb: their sum where they are more than one, and each group of them."""
    if len(cluster) == 2 and _is_apposition(*cluster):
        cluster = cluster[:1]
    whole = [_sum(maker, field, cluster)] if len(cluster) > 1 else []
    if len({each.effect.group for each in cluster}) == 1 and whole:
        return whole
    return whole + [
        maker.claim(
            field,
            each.passage,
            each.effect.people.words,
            each.effect.people.count,
            counted=_counted(each.passage, each.effect.people),
            group=each.effect.group,
            part_of=whole[0].id if whole else None,
            score=GRAMMATICAL,
        )
        for each in cluster
        if not whole or each.effect.group is not None
    ]


def _is_apposition(first: Told, second: Told) -> bool:
    """ "The second victim, a man, was struck": one person; "Man, woman shot" as a headline: two."""
    between = first.passage.text[first.effect.people.end : second.effect.people.start]
    same = first.passage is second.passage and between.strip() == ","
    return same and not first.passage.is_headline


def _is_pointed_at(each: Told) -> bool:
    """ "The most seriously wounded person, the 26-year-old driver": one person with an article, not one of a list of numbers."""
    return each.effect.people.definite and each.effect.people.quantity is None


def _counted(passage: Passage, phrase: People) -> str:
    """The words for whom a count counts, without the number."""
    quantity = phrase.quantity
    if quantity is not None and quantity.noun_start is not None:
        return " ".join(passage.text[quantity.noun_start : quantity.noun_end].split())
    return phrase.head


def attacker_counts(maker: Maker, passage: Passage) -> list[Claim]:
    """How many attacked, where a sentence says so."""
    return [
        maker.claim(
            "attackers",
            passage,
            phrase.words,
            phrase.count,
            modifier=phrase.modifier,
            counted=_counted(passage, phrase),
            score=EXPLICIT if phrase.quantity is not None else GRAMMATICAL,
        )
        for phrase in attackers(passage, people(passage))
    ]

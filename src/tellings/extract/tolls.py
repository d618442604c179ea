"""Counts of a thread: from people to whom something was done to claims with their groups and parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tellings import ids
from tellings.model import COUNT_FIELDS, Claim, CountValue, PersonValue, Span, Value
from tellings.values import counts

from .attackers import attackers
from .effects import Effect
from .maker import Maker
from .passage import Passage
from .people import People, people

_LABELLED = frozenset(["said_attacker", "suspect"])  # never among the numbers told of victims
EXPLICIT, GRAMMATICAL = 0.9, 0.7  # scores: a number in the text; one person by the grammar of the words


@dataclass(frozen=True, slots=True)
class Told:
    """An effect with the sentence that tells it."""

    passage: Passage
    effect: Effect


def tolls(maker: Maker, told: Sequence[Told], persons: Sequence[Claim] = ()) -> list[Claim]:
    """The count claims of one thread's effects, in order of position.

    `persons` are the thread's claims on persons: where only names tell how many, the count is derived from them.
    """
    fatal = {_who(each.effect.people) for each in told if each.effect.field == "killed"} - {None}
    any_dead = any(each.effect.field == "killed" for each in told)
    settled = [each for each in (_settle_shot(each, fatal, any_dead) for each in told) if each is not None]
    made: list[Claim] = []
    for field in COUNT_FIELDS:
        of_field = [each for each in settled if each.effect.field == field]
        numbered = [each for each in of_field if each.effect.people.quantity is not None]
        if numbered:
            made += _numbered(maker, field, of_field)
        elif of_field:
            made += _singles(maker, field, of_field, persons)
    renamed = {claim.id: _as_victims(claim, made) for claim in made}
    made = [_of_renamed(claim, renamed) for claim in renamed.values()]
    return sorted(made, key=lambda claim: (claim.span or Span(0, 0), claim.field))


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


def _settle_shot(each: Told, fatal: set[str | None], any_dead: bool) -> Told | None:
    """Somebody "shot" was injured, unless the telling has it that they died."""
    effect = each.effect
    if effect.field != "shot":
        return each
    single = effect.people.count is not None and effect.people.count.high == 1
    if _who(effect.people) in fatal or (any_dead and single):
        return None
    return Told(
        each.passage,
        Effect("injured", effect.people, effect.verb_start, effect.verb_end, effect.group, effect.part_of),
    )


def _who(phrase: People) -> str | None:
    return phrase.name.canonical if phrase.name is not None else None


def _numbered(maker: Maker, field: str, told: Sequence[Told]) -> list[Claim]:
    """Claims where the text gives numbers: each number one claim; those that share a verb and no group are added up."""
    made: list[Claim] = []
    by_phrase: dict[int, Claim] = {}
    for cluster in _clusters(told):
        loose = [
            e
            for e in cluster
            if e.effect.group is None and e.effect.part_of is None and e.effect.people.count is not None
        ]
        grouped = [e for e in cluster if e.effect.group is not None and e.effect.part_of is None]
        if len(loose) > 1 or (loose and grouped):
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
                each.effect.group is None or (alone and each.effect.group not in _LABELLED)
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


def _clusters(told: Sequence[Told]) -> list[list[Told]]:
    """Effects that share one verb."""
    clusters: dict[tuple[int, int], list[Told]] = {}
    for each in told:
        clusters.setdefault((each.passage.number, each.effect.verb_start), []).append(each)
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
    named = {name: each for each in reversed(told) if (name := _who(each.effect.people)) is not None}
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
                counted="persons named",
                derived_from=tuple(sorted(each.id for each in by_name)),
                score=GRAMMATICAL - 0.1,
            )
        ]
    if not fullest:
        return []
    if len(fullest) > 1 and len({e.effect.group for e in fullest}) == 1:
        claim = _sum(maker, field, fullest)
        return [claim]
    made = []
    for each in fullest:
        phrase = each.effect.people
        assert phrase.count is not None
        made.append(
            maker.claim(
                field,
                each.passage,
                phrase.words,
                phrase.count,
                counted=_counted(each.passage, phrase),
                group=each.effect.group,
                score=GRAMMATICAL,
            )
        )
    return made


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

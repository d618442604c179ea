"""From threads to tellings: every claim that a document makes about each of its incidents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tellings import ids
from tellings.model import (
    ActorValue,
    Claim,
    CountValue,
    Document,
    PersonValue,
    PlaceValue,
    Relation,
    RelationKind,
    Span,
    Speaker,
    SpeakerKind,
    Stage,
    Telling,
)
from tellings.values import dates, names, places
from tellings.values.names import Name

from .actors import Actor, actors
from .blame import Blame, blames
from .bonds import BONDS, Bond
from .courts import sentences
from .dating import Dated
from .denials import is_denied, linked
from .effects import Effect, effects, happened
from .effects_told import Told
from .history import is_history
from .maker import Maker
from .passage import Located, Passage, is_place
from .persons import Said, cast, persons
from .placing import SPECIFIC, Standing, standing
from .spared import spared
from .targets import people_hit, things_hit
from .things import weapons
from .threads import Thread
from .tolls import attacker_counts, tolls

LENT = 0.4  # score of a place that only the dateline gives: where a report was written is often where it happened
# How far a place is the scene: an office has a district around it, people are often hurt where they live, seldom where they
# are taken afterwards.
STANDING_SHARES: dict[Standing, float] = {
    "scene": 1.0,
    "reference": 0.6,
    "office": 0.55,
    "home": 0.5,
    "after": 0.25,
}
COUNTY_SHARE = 0.85  # a county tells less than any town in it
DATE_SCORES: dict[Bond, float] = {"act": 0.9, "loose": 0.8, "after": 0.5, "hour": 0.4}
_WIDE = frozenset(("country", "area"))  # beside a town, only where it lies or what else was spoken of


@dataclass(frozen=True, slots=True)
class Draft:
    """A thread with its claims, before the document's main one is chosen."""

    thread: Thread
    claims: tuple[Claim, ...]


def draft(maker: Maker, document: Document, thread: Thread) -> Draft:
    """All the claims of one thread."""
    claims: list[Claim] = [*_dates(maker, thread), *_places(maker, document, thread)]
    told: list[Told] = []
    said: list[tuple[Passage, Said]] = []
    done: list[Effect] = []
    court, violent = thread.family == "trial", thread.family in ("violence", "plot")
    for passage in thread.passages:
        found = [
            effect
            for effect in effects(passage)
            if happened(passage, effect) and not is_history(document, passage, effect)
        ]
        if not court:
            told += [Told(passage, effect) for effect in found]
            claims += [
                maker.claim(field, passage, each.span, CountValue(0, 0, 0), counted="people", score=0.7)
                for each in spared(passage)
                for field in each.fields
            ]
            claims += attacker_counts(maker, passage) if thread.family == "violence" else []
            hit = [*things_hit(passage), *people_hit(passage)]
            claims += [maker.claim("targets", passage, t.span, t.value, score=0.8) for t in hit]
            claims += [maker.claim("weapons", passage, t.span, t.value, score=0.8) for t in weapons(passage)]
        done += found
        if thread.family == "violence":
            claims += [_acting(maker, passage, actor) for actor in actors(passage)]
        said += [(passage, each) for each in persons(passage, found, violent, maker.day)]
        claims += _blames(maker, passage)
        claims += [
            maker.claim("sentences", passage, each.span, each.value, score=0.8) for each in sentences(passage)
        ]
    of_persons = _persons(maker, cast(said, done))
    claims += [*of_persons, *tolls(maker, told, of_persons)]
    return Draft(thread, linked(_distinct(claims)))


def _dates(maker: Maker, thread: Thread) -> list[Claim]:
    """When: what came after the act dates it only where nothing better does."""
    made: dict[object, Claim] = {}
    for dated in thread.dated:
        if BONDS.index(dated.bond) > BONDS.index(thread.dated[0].bond) and not _agree(dated, thread.dated[0]):
            continue
        span = Span(dated.expression.start, dated.expression.end)
        score = DATE_SCORES[dated.bond]
        made.setdefault(dated.value, maker.claim("date", dated.passage, span, dated.value, score=score))
    return list(made.values())


def _agree(one: Dated, other: Dated) -> bool:
    return dates.compare(one.value, other.value) in ("same", "within", "overlaps")


def _places(maker: Maker, document: Document, thread: Thread) -> list[Claim]:
    """Where: each place once, at its best sentence; one that stands with the incident's own words scores highest."""
    best: dict[PlaceValue, tuple[float, Located, Passage]] = {}
    for located, passage in thread.located:
        if located.value is None:
            continue
        score = _place_score(located, passage, thread)
        known = best.get(located.value)
        if known is None or score > known[0]:
            best[located.value] = (score, located, passage)
    towns = any(value.precision in SPECIFIC for value in best)
    lent = thread.lent.value if thread.lent is not None else None
    if thread.lent is not None and lent is not None and _is_wanting(lent, best):
        best.setdefault(lent, (LENT, thread.lent, thread.lent_in or thread.passages[0]))
        towns = True
    best = _without_namesakes(best)
    return [
        maker.claim("place", passage, Span(located.start, located.end), value, score=round(score, 2))
        for value, (score, located, passage) in best.items()
        if not (towns and value.precision in _WIDE)
    ]


def _is_wanting(lent: PlaceValue, best: dict[PlaceValue, tuple[float, Located, Passage]]) -> bool:
    """Whether the dateline's or the lead's town says more: no town is said to be the scene, and it lies in what is named."""
    scenes = [value for value, (score, _, _) in best.items() if score >= LENT and value.precision in SPECIFIC]
    if any(value.precision != "district" for value in scenes):
        return False
    return not scenes or any(places.contains(value, lent) or places.may_hold(value, lent) for value in scenes)


def _without_namesakes(
    best: dict[PlaceValue, tuple[float, Located, Passage]],
) -> dict[PlaceValue, tuple[float, Located, Passage]]:
    """Towns of one sentence lie in one country: that of most of the thread's towns."""
    countries = Counter(value.country for value in best if value.precision in SPECIFIC and value.country)
    if len(countries) < 2:
        return best
    by_passage: dict[int, set[str | None]] = {}
    for value, (_, _, passage) in best.items():
        by_passage.setdefault(passage.number, set()).add(value.country)
    home = min(countries, key=lambda country: (-countries[country], country))
    return {
        value: found
        for value, found in best.items()
        if value.country in (home, None) or home not in by_passage[found[2].number]
    }


def _place_score(located: Located, passage: Passage, thread: Thread) -> float:
    assert located.value is not None
    score = 0.5
    if any(mention in thread.mentions and not mention.weak for mention in passage.mentions):
        score += 0.2
    if located.value.precision in SPECIFIC:
        score += 0.15
    if passage in thread.passages[:2]:
        score += 0.1
    if located.value.precision == "district":
        score *= COUNTY_SHARE
    return score * STANDING_SHARES[standing(passage, located)]


def _blames(maker: Maker, passage: Passage) -> list[Claim]:
    made = []
    for blame in blames(passage):
        span = Span(min(blame.span.start, blame.words.start), max(blame.span.end, blame.words.end))
        affirmed = blame.polarity == "affirmed" and not is_denied(passage, span)
        made.append(
            maker.claim(
                "responsible",
                passage,
                span,
                blame.value,
                accusing=blame.value.link != "claimed" and affirmed,
                open_case=blame.accusing,
                said=blame.span,
                spoken_by=_denier(blame.denier) or _claimer(blame),
                polarity=blame.polarity,
                score=0.8,
            )
        )
    return made


def _acting(maker: Maker, passage: Passage, actor: Actor) -> Claim:
    """Attackers whom nobody counted: at least so many as the words' number bears."""
    least = CountValue(2 if actor.plural else 1, None, None)
    return maker.claim(
        "attackers", passage, actor.span, least, modifier="at least", counted=actor.words, score=0.4
    )


# Before a verdict, and after one that found nothing, no act is held to be proved.
_OPEN_CASE = frozenset(["suspected", "wanted", "arrested", "charged", "tried", "denied"])
_CLEARED = frozenset(["acquitted", "released"])


def _denier(name: Name | None) -> Speaker | None:
    """A group that denies its part speaks for itself."""
    if name is None:
        return None
    kind: SpeakerKind = "belligerent" if names.is_armed_group(name.canonical) else "other"
    return Speaker(name.canonical, None, name.canonical, kind, name.start, name.end)


def _claimer(blame: Blame) -> Speaker | None:
    """A group that claims an attack speaks for itself."""
    if blame.value.link != "claimed" or blame.polarity == "denied":
        return None
    name, span = blame.value.name, blame.span
    return Speaker(name, None, name, "belligerent", span.start, span.end)


def _persons(maker: Maker, said: Sequence[tuple[Passage, Said]]) -> list[Claim]:
    made = []
    for passage, each in said:
        rung = each.value.rung
        laid, open_case = each.accusing and rung not in _CLEARED, rung in _OPEN_CASE
        made.append(maker.claim("person", passage, each.span, each.value, laid, open_case, score=0.8))
        alone = each.value.fate == "arrested" and rung in ("arrested", None) and not each.acting
        held = each.value.role in ("leader", "attacker") and rung not in _CLEARED and not alone
        name = each.value.name
        if name and held and not is_place(passage, each.span):
            actor = ActorValue(name, "person", "carried_out")
            made.append(maker.claim("responsible", passage, each.span, actor, laid, open_case, score=0.7))
    return made


def _distinct(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    unique = {claim.id: claim for claim in claims}
    return tuple(sorted(unique.values(), key=lambda claim: (claim.span or Span(0, 0), claim.field, claim.id)))


def _is_definite(place: Claim) -> bool:
    return getattr(place.value, "precision", "") not in _WIDE


def is_substantial(each: Draft, alone: bool) -> bool:
    """Whether a thread tells enough to stand as an incident: more than a name and a place in passing.

    `alone`: the document has no other thread; then a date or a place may be wanting, and an act in a town is enough.
    """
    fields = {claim.field for claim in each.claims}
    if not each.claims:
        return False
    if (
        not alone
        and not fields & {"date"}
        and not any(_is_definite(claim) for claim in each.claims if claim.field == "place")
    ):
        return False
    if fields & {
        "killed",
        "injured",
        "arrested",
        "abducted",
        "missing",
        "displaced",
        "attackers",
        "person",
        "sentences",
    }:
        return True
    day = any(
        claim.field == "date" and getattr(claim.value, "precision", "") in ("day", "hour")
        for claim in each.claims
    )
    town = any(
        claim.field == "place" and getattr(claim.value, "precision", "") in SPECIFIC for claim in each.claims
    )
    if alone and town and each.thread.family in ("violence", "accident"):
        return any(
            not mention.weak for mention in each.thread.mentions
        )  # "A fight in Oxford became a shootout"
    return (bool(fields & {"targets", "responsible", "weapons"}) and (day or town)) or (day and town)


def stage_of(thread: Thread) -> Stage:
    """How far it went: foiled or attempted only where nothing says that it was done."""
    if thread.family == "plot":
        return "foiled" if any(m.stage == "foiled" for m in thread.mentions) else "attempted"
    stages = [m.stage for m in thread.mentions if not m.weak]
    if stages and all(stage == "attempted" for stage in stages):
        return "attempted"
    return "threatened" if thread.family == "threat" else "accomplished"


def main_draft(document: Document, drafts: Sequence[Draft]) -> Draft | None:
    """The one that a document is chiefly about; None where there is none.

    An arrest or a trial without a day is no incident of its own beside a deed that has one.
    """

    def weight(each: Draft) -> tuple[float, int]:
        return (_weight(document, each), -each.thread.number)

    main = max(drafts, key=weight, default=None)
    if main is None or main.thread.family not in ("arrest", "trial") or _is_dated(main):
        return main
    deeds = [each for each in drafts if each.thread.family in ("violence", "accident") and _is_dated(each)]
    return max(deeds, key=weight, default=main)


def _is_dated(each: Draft) -> bool:
    return any(claim.field == "date" for claim in each.claims)


def finish(
    document: Document, drafts: Sequence[Draft], main: Draft | None
) -> tuple[tuple[Telling, ...], tuple[Relation, ...]]:
    """The tellings, `main` the document's main one, and how they bear on one another."""
    main_thread = main.thread if main is not None else None
    related = list(_related(drafts))
    made: list[tuple[Draft, Telling]] = []
    for each in _with_steps(drafts, related):
        mentions = tuple((m.span.start, m.span.end) for m in each.thread.mentions)
        telling = Telling(
            id=ids.telling_id(document.id, each.claims, mentions),
            document=document.id,
            type=each.thread.type(),
            stage=stage_of(each.thread),
            main=each.thread is main_thread,
            claims=each.claims,
            mentions=mentions,
        )
        made.append((each, telling))
    telling_of = {each.thread.number: telling.id for each, telling in made}
    relations = [Relation(telling_of[one], telling_of[other], kind) for one, other, kind in related]
    return tuple(telling for _, telling in made), tuple(relations)


def _weight(document: Document, each: Draft) -> float:
    """How much a document is about a thread: what it claims, how early, and whether the title tells of it."""
    first = min((passage.number for passage in each.thread.passages), default=0)
    weight = len(each.claims) + 2.0 * len(each.thread.passages) - 0.5 * first
    title_end = len(document.title or "")
    if title_end and any(m.span.start < title_end for m in each.thread.mentions):
        weight += 6.0
    if each.thread.family in ("arrest", "trial"):
        weight *= 0.6
    return weight


def _related(drafts: Sequence[Draft]) -> Iterable[tuple[int, int, RelationKind]]:
    """By number of thread: an arrest or trial of persons whom another telling of the document names is of that incident."""
    for each in drafts:
        if each.thread.family not in ("arrest", "trial"):
            continue
        kind: RelationKind = "arrest_for" if each.thread.family == "arrest" else "trial_of"
        for other in drafts:
            if other.thread.family in ("violence", "plot") and each.thread.persons & other.thread.persons:
                yield each.thread.number, other.thread.number, kind
                break


def _with_steps(drafts: Sequence[Draft], related: Sequence[tuple[int, int, RelationKind]]) -> Iterable[Draft]:
    """The drafts, each deed with what the law did later with its persons: their ladder is the deed's, whoever tells of it."""
    steps = {
        each.thread.number: [
            claim
            for claim in each.claims
            if isinstance(claim.value, PersonValue) and claim.value.rung is not None
        ]
        for each in drafts
    }
    for each in drafts:
        later = [claim for one, other, _ in related if other == each.thread.number for claim in steps[one]]
        yield replace(each, claims=_distinct([*each.claims, *later])) if later else each

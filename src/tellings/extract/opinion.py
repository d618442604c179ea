"""What the encoder makes of the main incident, beside what the rules made of it.

The rules say what stands in the sentences; the encoder, taught on whole reports, says which of a report's days, places and
people are those of the incident that it is about.  It never makes a value: it only weighs those that the words give, takes up
those that the rules passed over, and lays aside those that it holds to be of something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from tellings import ids
from tellings.model import Claim, CountValue, DateValue, Group, Span
from tellings.reader import scores
from tellings.reader.encoder import Encoded
from tellings.reader.outputs import MOST
from tellings.values.dates import TimeExpression

from .apart_weighed import apart_weighed
from .beyond import is_of_many
from .bonds import is_stamp, names_the_act
from .dating import Resolve, is_saying
from .maker import Maker
from .passage import Located, Passage, is_place
from .people import People, people
from .placing import SPECIFIC

# Judgements, checked on documents that the encoder was not taught on.
SURE = 0.5  # from here on the encoder's word is taken: it is calibrated, so this is more likely than not
CERTAIN = 0.8  # figures with nothing better in their place are laid aside from here on
SCENE = 0.8  # a town that no sentence ties to the act must be as likely as this
LIKELY = 0.3  # so likely must be the fate of those whom the words count
UNSURE = 0.15  # up to here, what it speaks against is laid aside where there is better
_COUNTED = ("killed", "injured")
_DEATH = re.compile(
    r"(?<!brain )(?<!brain-)\bdead\b|\bdeadly\b(?! weapon| conduct| force)|\bd(?:ies|ied|ying|eath|eaths|eceased)\b"
    r"|\bkill(?:s|ed|ing|ings|er)?\b|\bfatal(?:ly|ity|ities)?\b|(?<!attempted )\bmurder|\bmanslaughter\b|\bsuicid"
    r"|\bhomicides?\b(?! detective| unit| squad| investigator| bureau| division)|\bslain\b|\bslaying|\bslaughter|\bmassacre"
    r"|\bbodies\b|\bbody (?:of|was|found)\b|\blifeless\b|\bcoroner|\bmedical examiner|\bautops|\bvigil\b|\bmourn|\bburied\b"
    r"|\bfuneral (?:arrangement|expense|service|home|cost)|\bmemorial (?:service|fund|page)|\bin memory of\b|\bobituary\b"
    r"|\bpass(?:ed|es) away\b|\bperished\b|\bsuccumb|\bassassinat|\bexecution|\bgunned down\b"
    r"|\b(?:lost|took|taken|taking|claimed|gave) (?:his|her|their|the) (?:own )?li(?:fe|ves)\b"
    r"|\b(?:do|done) nothing\b|\b(?:be|not|unable to|to) (?:saved?|revived?|resuscitated?)\b"
)


def weighed(
    maker: Maker, claims: Sequence[Claim], told: Sequence[Passage], encoded: Encoded, resolve: Resolve
) -> tuple[Claim, ...]:
    """The claims on the main incident as the encoder weighs them, in order of position."""
    found = _dates(maker, claims, told, encoded, resolve)
    found = _places(maker, found, told, encoded)
    for name in _COUNTED:
        found = apart_weighed(found, name, UNSURE, encoded)
        found = _counts(maker, found, name, told, encoded)
    found = _once(found, {claim.id for claim in claims})
    return tuple(sorted(found, key=lambda claim: (claim.span or Span(0, 0), claim.field, claim.id)))


def is_laid_aside(claim: Claim, kept: Sequence[Claim]) -> bool:
    """Whether a claim is no longer among those kept: none of its field and words is."""
    return not any(other.field == claim.field and other.span == claim.span for other in kept)


def _chance(claim: Claim, head: str, encoded: Encoded) -> float:
    if claim.span is None:
        return 0.5
    return scores.chances(encoded, head, claim.span.start, claim.span.end).get("yes", 0.5)


def _of_field(claims: Sequence[Claim], field: str, head: str, encoded: Encoded) -> tuple[list[Claim], float]:
    """All claims, those of `field` scored anew and without the unlikely ones where one is likely; and how likely the best is."""
    own = {claim.id: _chance(claim, head, encoded) for claim in claims if claim.field == field}
    best = max(own.values(), default=0.0)
    kept = [
        ids.identified(replace(claim, score=round((claim.score + own[claim.id]) / 2, 2)))
        if claim.field == field
        else claim
        for claim in claims
        if claim.field != field or own[claim.id] > UNSURE or best < SURE
    ]
    return kept, best


def _dates(
    maker: Maker, claims: Sequence[Claim], told: Sequence[Passage], encoded: Encoded, resolve: Resolve
) -> list[Claim]:
    """Dates by how likely they are the incident's; the likeliest day of the report where the rules took none so likely."""
    kept, best = _of_field(claims, "date", "when", encoded)
    if best >= SURE:
        return kept
    others: list[tuple[float, int, Passage, Span, DateValue]] = []
    for passage in told:
        for expression in passage.times:
            value = resolve(expression, None) if expression.kind in ("date", "time") else None
            if value is None or value.start is None or value.precision not in ("day", "hour"):
                continue
            if _is_of_the_report(passage, expression):
                continue
            chance = scores.chances(encoded, "when", expression.start, expression.end).get("yes", 0.0)
            others.append((chance, -expression.start, passage, Span(expression.start, expression.end), value))
    likeliest = max(others, key=lambda each: each[:2], default=None)
    if likeliest is None or likeliest[0] < SURE or likeliest[0] <= best:
        return kept
    chance, _, passage, span, value = likeliest
    if any(claim.field == "date" and claim.value == value for claim in kept):
        return kept
    return [*kept, maker.claim("date", passage, span, value, score=round(chance, 2))]


def _is_of_the_report(passage: Passage, expression: TimeExpression) -> bool:
    """Whether a time is that of the page, or of somebody's words ("the chief said Sunday")."""
    saying = is_saying(passage, expression) and not names_the_act(passage, expression)
    return saying or is_stamp(passage, expression)


def _places(maker: Maker, claims: Sequence[Claim], told: Sequence[Passage], encoded: Encoded) -> list[Claim]:
    """Places by how likely they are the scene; the report's likeliest town where the rules took none so likely."""
    kept, best = _of_field(claims, "place", "where", encoded)
    others: list[tuple[float, int, Passage, Located]] = []
    for passage in told:
        for located in passage.places:
            if located.value is None or located.value.precision not in SPECIFIC:
                continue
            chance = scores.chances(encoded, "where", located.start, located.end).get("yes", 0.0)
            others.append((chance, -located.start, passage, located))
    likeliest = max(others, key=lambda each: each[:2], default=None)
    if likeliest is None or likeliest[0] < SCENE or likeliest[0] <= best:
        return kept
    chance, _, passage, located = likeliest
    if any(claim.field == "place" and claim.value == located.value for claim in kept):
        return kept
    span = Span(located.start, located.end)
    return [*kept, maker.claim("place", passage, span, located.value, score=round(chance, 2))]


def _counts(
    maker: Maker, claims: Sequence[Claim], name: str, told: Sequence[Passage], encoded: Encoded
) -> list[Claim]:
    """One count field: where the encoder is sure of the report's number, the figures and the words that give it."""
    answer = scores.answer(encoded, name)
    likely = max(range(len(answer)), key=lambda number: (answer[number], -number), default=0)
    if not answer or answer[likely] < SURE:
        return list(claims)
    own = [claim for claim in claims if claim.field == name and claim.polarity == "affirmed"]
    kept = list(claims)
    sums = [claim for claim in own if claim.group is None and (_best(claim) or 0) > likely]
    given = not likely or any(_gives(claim, likely) and not _is_within(claim.span, sums) for claim in own)
    if not given:
        borne = name != "killed" or not likely or _tells_of_death(told)
        others = [*sums, *(claim for claim in claims if name == "injured" and _is_dead(claim, likely))]
        parts = {each.group for each in own if _gives(each, likely) and _is_within(each.span, sums)}
        taken = _candidate(name, likely, told, encoded, others, parts) if borne else None
        given = taken is not None
        kept += [_taken(maker, name, *taken, answer[likely])] if taken is not None else []
    # Where no words give the likely number, a smaller one is at least true as far as it goes, and a larger one is only laid
    # aside where there is next to no doubt.
    too_many = answer[likely] >= CERTAIN
    gone = {
        claim.id
        for claim in own
        if _is_of_another(claim, likely, answer)
        and (given or (too_many and (_best(claim) or likely + 1) > likely))
    }
    return [
        ids.identified(replace(claim, part_of=None)) if claim.part_of in gone else claim
        for claim in kept
        if claim.id not in gone
    ]


def _is_within(span: Span | None, claims: Sequence[Claim]) -> bool:
    """Whether words are among those of a claim, and not all of them: "three women" of "a boy and three women"."""
    return span is not None and any(
        claim.span is not None and claim.span != span and claim.span.covers(span) for claim in claims
    )


def _is_dead(claim: Claim, number: int) -> bool:
    """Whether a claim counts so many dead: its words count none who live."""
    return claim.field == "killed" and claim.polarity == "affirmed" and _best(claim) == number


def _tells_of_death(told: Sequence[Passage]) -> bool:
    """Whether a report has any word of death: who was only wounded then, the encoder may know to have died since."""
    return any(_DEATH.search(passage.lower) for passage in told)


def _once(claims: Sequence[Claim], by_the_rules: Set[str]) -> list[Claim]:
    """Whom the encoder takes for dead the rules do not count among the injured, by the same words."""
    dead = [
        claim
        for claim in claims
        if claim.field == "killed" and claim.id not in by_the_rules and claim.polarity == "affirmed"
    ]
    return [
        claim
        for claim in claims
        if claim.field != "injured"
        or claim.polarity != "affirmed"
        or not any(claim.value == other.value and _same_words(claim, other) for other in dead)
    ]


def _same_words(claim: Claim, other: Claim) -> bool:
    a, b = claim.span, other.span
    return a is not None and b is not None and a.start < b.end and b.start < a.end


def _gives(claim: Claim, number: int) -> bool:
    """Whether a figure can be the number of the whole report; the highest stands for all above it."""
    best = _best(claim)
    return best is not None and min(best, MOST) == number


def _is_of_another(claim: Claim, likely: int, answer: Sequence[float]) -> bool:
    """Whether a figure is hardly the incident's: a part of it may be smaller, but never larger."""
    assert isinstance(claim.value, CountValue)
    best = _best(claim)
    if best is None:
        return claim.value.low > likely  # "several" beside a sure "one"
    if _gives(claim, likely) or answer[min(best, MOST)] > UNSURE:
        return False
    return best > likely or (claim.group is None and claim.part_of is None)


def _taken(maker: Maker, name: str, passage: Passage, phrase: People, chance: float) -> Claim:
    return maker.claim(
        name,
        passage,
        phrase.words,
        phrase.count,
        modifier=phrase.modifier,
        counted=phrase.head,
        score=round(chance, 2),
    )


def _candidate(
    name: str,
    number: int,
    told: Sequence[Passage],
    encoded: Encoded,
    others: Sequence[Claim],
    parts: Set[Group | None],
) -> tuple[Passage, People] | None:
    """The words that most likely count those people, of all that count so many.

    Not words of the claims in `others`, nor people of the groups of `parts`: so many of those are known to be a part.
    """
    best: tuple[float, Passage, People] | None = None
    for passage in told:
        phrases = [] if is_of_many(passage) else people(passage)
        for phrase in phrases:
            if (
                phrase.group in parts
                or phrase.count is None
                or phrase.count.best is None
                or min(phrase.count.best, MOST) != number
            ):
                continue
            if phrase.name is not None and is_place(passage, phrase.words):
                continue
            if any(claim.span is not None and claim.span.overlaps(phrase.words) for claim in others):
                continue
            chance = scores.chances(encoded, "fate", phrase.start, phrase.end).get(name, 0.0)
            if best is None or chance > best[0]:
                best = chance, passage, phrase
    if best is None or best[0] < LIKELY:
        return None
    return best[1], best[2]


def _best(claim: Claim) -> int | None:
    assert isinstance(claim.value, CountValue)
    return claim.value.best

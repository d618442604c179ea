"""Telling apart the incidents of one document: sentences are threaded by date, place, names and what is told.

A thread is what will become a telling.  Going through the document in order, each sentence joins the thread that its own
date, place and persons fit best; one whose date or place fits none opens a thread of its own; one that only speaks of
violence in general joins none and is rejected with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from tellings.model import DateValue, IncidentType, PlaceValue
from tellings.reader.mentions import most_specific
from tellings.reader.reading import Attribution, Mention
from tellings.values import dates, places
from tellings.values.dates import TimeExpression
from tellings.values.names import Name

from .passage import Located, Passage

VIOLENCE: frozenset[IncidentType] = frozenset(
    (
        "attack",
        "bombing",
        "assassination",
        "abduction",
        "arson",
        "robbery",
        "hijacking",
        "clash",
        "strike",
        "sexual_violence",
        "torture",
        "custody_death",
        "destruction",
    )
)
CIVIL: frozenset[IncidentType] = frozenset(("protest", "repression", "displacement"))
_SPECIFIC = frozenset(("point", "neighbourhood", "town", "near", "district"))
_NOT_ITS_DATE = frozenset(
    [
        "by",
        "until",
        "till",
        "since",
        "before",
        "after",
        "following",
        "through",
        "despite",
        "from",
        "for",
        "over",
        "within",
    ]
)
_ROADS = frozenset(["road", "highway", "street", "avenue", "route", "border"])
_OTHER_WORDS = frozenset(
    [
        "another",
        "second",
        "third",
        "separate",
        "different",
        "similar",
        "earlier",
        "previous",
        "unrelated",
        "other",
    ]
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MEMORY = 8  # sentences after which a thread is no longer what "the attack" means without a date or place


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression of a thread with the date that it comes to."""

    expression: TimeExpression
    value: DateValue
    passage: Passage


@dataclass
class Thread:
    """A telling in the making."""

    number: int
    family: str  # violence, plot, arrest, trial, civil, accident, threat
    passages: list[Passage] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    dated: list[Dated] = field(default_factory=list)
    located: list[tuple[Located, Passage]] = field(default_factory=list)
    persons: set[str] = field(default_factory=set)

    @property
    def date(self) -> DateValue | None:
        return self.dated[0].value if self.dated else None

    @property
    def last(self) -> int:
        return self.passages[-1].number

    def towns(self) -> list[PlaceValue]:
        return [each.value for each, _ in self.located if each.value and each.value.precision in _SPECIFIC]

    def type(self) -> IncidentType:
        """What was done: the strong words' commonest type, else what the effects come to."""
        strong = [m.type for m in self.mentions if not m.weak and self._fits(m.type)]
        if strong:
            return most_specific(strong)
        fallback: dict[str, IncidentType] = {
            "trial": "trial",
            "arrest": "arrest",
            "plot": "plot",
            "accident": "accident",
        }
        return fallback.get(self.family, "attack")

    def _fits(self, type_: IncidentType) -> bool:
        return family_of(type_) == self.family or (self.family == "plot" and type_ in VIOLENCE)


def family_of(type_: IncidentType) -> str:
    """The kinds of incident that a report tells of in one breath."""
    if type_ in VIOLENCE:
        return "violence"
    if type_ in CIVIL:
        return "civil"
    return type_ if type_ in ("plot", "arrest", "trial", "accident", "threat") else "violence"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a sentence gives to decide its thread by."""

    family: str | None
    mentions: tuple[Mention, ...]
    dated: tuple[Dated, ...]
    located: tuple[Located, ...]
    persons: frozenset[str]
    other: bool  # "another attack"
    definite: bool  # "the attack"
    both: bool  # "neither of the attacks", "both incidents"
    several_places: bool  # "the attacks in Kisumu and Nakuru": places of more than one incident
    substance: bool  # counts, people or a date: something to tell


Resolve = Callable[[TimeExpression, DateValue | None], DateValue | None]


def family(mentions: Sequence[Mention]) -> str | None:
    """What a sentence chiefly tells of; None where it tells of no incident."""
    told = [m for m in mentions if m.reality == "told"]
    foiled = [m for m in told if m.stage == "foiled"]
    if foiled and any(m.type in VIOLENCE or m.type == "plot" for m in mentions if m not in foiled):
        return "plot"
    told = [m for m in told if m.stage != "foiled"]
    for name in _by_position(told):
        strong = [
            m
            for m in told
            if not m.weak and family_of(m.type) == name and not (m.noun and m.plural and not m.definite)
        ]
        if strong and (name != "trial" or any(not m.noun for m in strong)):
            return name
    if any(m.weak for m in told):
        return "violence"
    for name in ("trial", "violence"):
        if any(family_of(m.type) == name for m in told):
            return name
    return None


def _by_position(told: Sequence[Mention]) -> tuple[str, ...]:
    """What to look for first: a court's act, unless an act of violence is told before it."""
    acts = [m for m in told if not m.weak and not m.noun]
    first = next((family_of(m.type) for m in acts if family_of(m.type) in ("trial", "violence")), "trial")
    second = "violence" if first == "trial" else "trial"
    return (first, second, "accident", "civil", "threat", "plot", "arrest")


def facts(passage: Passage, resolve: Resolve, narrative: DateValue | None, substance: bool) -> Facts:
    """What `passage` gives to decide its thread by; `narrative` is the date the story stands at."""
    told = tuple(m for m in passage.mentions if m.reality == "told")
    at = {m.span.start: m for m in told}
    other = definite = both = False
    for start, mention in at.items():
        index = passage.word_at(start)
        before = [word.lower for word in passage.words[max(0, index - 4) : index]]
        other = other or (bool(_OTHER_WORDS & set(before[-3:])) and mention.noun and not mention.definite)
        definite = definite or mention.definite
        both = both or (
            mention.noun and mention.plural and any(w in ("both", "neither", "either", "two") for w in before)
        )
    return Facts(
        family=family(passage.mentions),
        mentions=tuple(m for m in passage.mentions if m.reality in ("told", "planned")),
        dated=tuple(_dated(passage, resolve, narrative)),
        located=tuple(each for each in passage.places if is_where(passage, each)),
        persons=frozenset(
            name.canonical for name in passage.names if name.kind == "person" and not _speaks(passage, name)
        ),
        other=other,
        definite=definite,
        both=both,
        several_places=any(m.noun and m.plural for m in told) and len(_towns_of(passage)) > 1,
        substance=substance,
    )


def _towns_of(passage: Passage) -> set[str]:
    return {each.value.name for each in passage.places if each.value and each.value.precision in _SPECIFIC}


def _speaks(passage: Passage, name: Name) -> bool:
    return any(
        speaker.start is not None
        and speaker.end is not None
        and speaker.start < name.end
        and name.start < speaker.end
        for attribution in passage.attributions
        for speaker in attribution.speakers
    )


def _dated(passage: Passage, resolve: Resolve, narrative: DateValue | None) -> list[Dated]:
    found = []
    for expression in passage.times:
        if (
            expression.kind not in ("date", "time")
            or _is_saying(passage, expression)
            or _is_other(passage, expression)
        ):
            continue
        value = resolve(expression, narrative)
        if value is not None and value.precision not in ("decade", "season"):
            found.append(Dated(expression, value, passage))
    return _most_explicit(found)


def _most_explicit(found: list[Dated]) -> list[Dated]:
    """The most explicit date of a sentence alone ("Sunday morning ... June 5, 2016", "the next month, on July 18")."""
    return sorted(found, key=lambda each: (-_explicitness(each.expression), each.expression.start))[:1]


def _explicitness(expression: TimeExpression) -> int:
    """How much of a date the words themselves give: a year, a month, a number for the day."""
    words = expression.text
    year = bool(re.search(r"\b(?:1[89]|20)\d\d\b", words))
    month = any(name in words.lower() for name in _MONTHS)
    day = bool(re.search(r"\b\d{1,2}(?:st|nd|rd|th)?\b", words))
    return 2 * (month and day) + month + year


def _is_saying(passage: Passage, expression: TimeExpression) -> bool:
    """Whether a time is when somebody spoke, not when something happened."""
    for attribution in passage.attributions:
        if attribution.said_on is not None and attribution.said_on.start == expression.start:
            return True
        inside = attribution.content.start <= expression.start < attribution.content.end
        if (
            not inside
            and 0 <= expression.start - attribution.cue.end <= 25
            and passage.span.start <= attribution.cue.start
        ):
            return not any(a.content.start <= expression.start < a.content.end for a in passage.attributions)
    return False


def _is_other(passage: Passage, expression: TimeExpression) -> bool:
    """ "by June 11", "since 2011", "over the next few days": bounds, not when it happened."""
    at = passage.word_at(expression.start)
    before = [word.lower for word in passage.words[max(0, at - 6) : at]]
    first = expression.text.split()[0].lower()
    return (
        before[-1:]
        and before[-1] in _NOT_ITS_DATE
        or first in _NOT_ITS_DATE
        or _is_end(before)
        or _is_last_of(before)
    )


def _is_last_of(before: Sequence[str]) -> bool:
    """ "13 were captured, the last of them on Sunday near the coast": of one among many."""
    return any(
        word in ("last", "latest", "first", "most") and "of" in before[at + 1 : at + 2]
        for at, word in enumerate(before)
    )


def _is_end(before: Sequence[str]) -> bool:
    """ "when it was over, on the evening of September 18": the day on which it ended."""
    return any(
        word == "ended" or (word == "over" and at and before[at - 1] in ("was", "is"))
        for at, word in enumerate(before)
    )


def is_where(passage: Passage, located: Located) -> bool:
    """Whether a place is where something happened, not where somebody spoke, lives, was born or went."""
    if located.value is None or located.mention.kind_word == "based":
        return False
    inside = any(a.content.start <= located.start < a.content.end for a in passage.attributions)
    if not inside and any(
        _speaks_there(passage, attribution, located) for attribution in passage.attributions
    ):
        return False
    at = passage.word_at(located.start)
    if _is_last_of([word.lower for word in passage.words[max(0, at - 12) : at]]):
        return False
    before = [word.lower for word in passage.words[max(0, at - 4) : at]]
    if before[-1:] and before[-1] in (
        "from",
        "to",
        "toward",
        "towards",
        "into",
        "with",
        "by",
        "against",
        "for",
        "than",
        "like",
    ):
        return False
    if before[-2:] in (
        ["based", "in"],
        ["born", "in"],
        ["lives", "in"],
        ["lived", "in"],
        ["living", "in"],
        ["resident", "of"],
        ["native", "of"],
        ["residents", "of"],
        ["citizen", "of"],
        ["citizens", "of"],
    ):
        return False
    rest = [word.lower for word in passage.words[passage.word_at(located.end) :][:1]]
    if rest[:1] and rest[0] in _ROADS:
        return False
    return rest[:1] != ["'s"] or located.value.precision in _SPECIFIC


def _speaks_there(passage: Passage, attribution: Attribution, located: Located) -> bool:
    """Whether a place belongs to the words of speaking ("told reporters in Astana"): no incident is told between them."""
    cue = attribution.cue
    if not passage.span.covers(cue) or located.start < cue.start:
        return False
    return not any(cue.end <= mention.span.start < located.start for mention in passage.mentions)


def build(
    stream: Sequence[tuple[Passage, bool]], resolve: Resolve
) -> tuple[list[Thread], list[tuple[Passage, str]]]:
    """The threads of a document's passages, each paired with whether it has substance; and what joined none, with the reason."""
    threads: list[Thread] = []
    current: Thread | None = None
    refused: list[tuple[Passage, str]] = []
    scene: list[tuple[Passage, Facts]] = []
    for passage, substance in stream:
        known = facts(passage, resolve, _narrative(threads, current), substance)
        if known.both and len(threads) > 1:
            for each in threads[-2:]:
                each.passages.append(passage)
            continue
        scene = [each for each in scene if _sets_scene(each[0], passage)]
        known = _in_scene(known, scene)
        thread = _choose(threads, current, passage, known)
        if thread is None and _opens(known, threads):
            thread = Thread(len(threads), known.family or "violence")
            threads.append(thread)
        if thread is None:
            scene += [(passage, known)] if known.family is None else []
            reason = _why_not(passage, known)
            if reason:
                refused.append((passage, reason))
            continue
        if known.family is not None:
            thread.passages += [before for before, _ in scene]
            scene = []
        _join(thread, passage, known)
        current = thread
    return threads, refused


def _sets_scene(before: Passage, passage: Passage) -> bool:
    """Whether a sentence that tells of nothing sets the scene for one that does: in its paragraph, or as its heading."""
    apart = passage.paragraph - before.paragraph
    return apart == 0 or (apart == 1 and (is_heading(before) or _names_a_day(before)))


def _names_a_day(passage: Passage) -> bool:
    return any(_explicitness(expression) >= 3 for expression in passage.times)


def is_heading(passage: Passage) -> bool:
    """A short line that ends without a full stop."""
    words = passage.span.of(passage.text).strip()
    return len(words.split()) <= 12 and not words.endswith((".", "!", "?", '"', "”", "'", "’", ":"))


def _in_scene(known: Facts, scene: Sequence[tuple[Passage, Facts]]) -> Facts:
    """What is told takes its date, place and persons from the scene, where it gives none of its own."""
    dated = [each for _, before in scene for each in before.dated]
    if known.family is None or known.dated or not dated:
        return known
    located = tuple(each for _, before in scene for each in before.located)
    persons = frozenset(person for _, before in scene for person in before.persons)
    return replace(
        known, dated=tuple(dated[:1]), located=known.located or located, persons=known.persons | persons
    )


def _narrative(threads: Sequence[Thread], current: Thread | None) -> DateValue | None:
    """The date the story stands at: the current thread's day, else the first thread's; a bare year in passing is none."""
    for thread in (current, *threads[:1]):
        if thread is not None and thread.date is not None and thread.date.precision in ("day", "hour"):
            return thread.date
    return None


def _why_not(passage: Passage, known: Facts) -> str | None:
    if known.family is not None:
        return "speaks of violence in general: no date, place, count or person of its own"
    unreal = [m.reality for m in passage.mentions if m.reality != "told"]
    words = {
        "hypothetical": "what might happen, not what did",
        "planned": "what was planned or called for, not what was done",
        "denied": "said not to have happened",
        "general": "speaks of such things in general",
    }
    return words[unreal[0]] if unreal else None


def _opens(known: Facts, threads: Sequence[Thread]) -> bool:
    """Whether a sentence that fits no thread tells of an incident of its own."""
    if known.family is None:
        return False
    strong = any(
        m.reality == "told" and not m.weak and not (m.noun and m.plural and not m.definite)
        for m in known.mentions
    )
    if not threads and (strong or known.substance):
        return True
    if known.family == "plot":
        return bool(known.dated or known.located or known.substance)
    return (strong or known.substance) and bool(
        known.dated or known.other or (known.located and known.substance)
    )


def _choose(
    threads: Sequence[Thread], current: Thread | None, passage: Passage, known: Facts
) -> Thread | None:
    scored = [
        (score, thread.number)
        for thread in threads
        if (score := _fit(thread, thread is current, passage, known)) > 0
    ]
    return threads[max(scored, key=lambda each: (each[0], -each[1]))[1]] if scored else None


def _fit(thread: Thread, is_current: bool, passage: Passage, known: Facts) -> float:
    """How well a sentence fits a thread; not above zero means that it does not."""
    distance = passage.number - thread.last
    if not _families_fit(thread.family, known):
        return 0.0
    score = 0.0
    score += _date_fit(thread, known)
    score += _place_fit(thread, known)
    shared = known.persons & thread.persons
    score += 3.0 * bool(shared)
    if known.other:
        score -= 5.0
    if known.family is None and not shared:
        # Nothing told here: only a sentence that goes on from the thread's own, or names its place, belongs to it.
        goes_on = is_current and distance <= _MEMORY and score >= 0
        return score + 1.0 if known.substance and (goes_on or score >= 3.0) else 0.0
    if is_current:
        score += 2.0 if distance <= _MEMORY else 0.5
    if known.definite:
        score += 1.0 if is_current else 0.5
    elif not is_current and score <= 0:
        return 0.0
    return score


def _resolved_towns(known: Facts) -> list[PlaceValue]:
    """Towns that can be told from other towns; a quarter that no gazetteer knows cannot."""
    return [
        e.value
        for e in known.located
        if e.value and e.value.precision in _SPECIFIC and e.value.geonames_id is not None
    ]


def _families_fit(family: str, known: Facts) -> bool:
    wanted = known.family
    if wanted is None or wanted == family:
        return True
    weak_only = all(m.weak or m.type == "arrest" for m in known.mentions)
    if weak_only and family != "trial":
        return True
    if {wanted, family} <= {"plot", "violence"}:
        return not known.dated and not _resolved_towns(known)  # a fight or a blast while a plot was foiled
    return {wanted, family} <= {"violence", "arrest"} or {wanted, family} <= {"plot", "arrest"}


def _date_fit(thread: Thread, known: Facts) -> float:
    if not known.dated or thread.date is None:
        return 0.0
    relations = [dates.compare(each.value, thread.date) for each in known.dated]
    if "same" in relations:
        return 4.0
    if any(relation in ("within", "overlaps") for relation in relations):
        return 1.5
    return -6.0 if all(relation == "apart" for relation in relations) else 0.0


def _place_fit(thread: Thread, known: Facts) -> float:
    towns = thread.towns()
    here = _resolved_towns(known)
    if not towns or not here:
        return 0.0
    if any(a.geonames_id == b.geonames_id and a.name == b.name for a in towns for b in here):
        return 3.0
    if any(places.can_be_one(a, b) for a in towns for b in here):
        return 1.0
    return -3.0


def _sharpens(value: DateValue, date: DateValue) -> bool:
    """Whether a date is the thread's own, or a sharper form of it; "the 2016 attacks" adds nothing to a day."""
    same = dates.compare(value, date)
    return same == "same" or (same == "within" and value.precision in ("day", "hour"))


def _join(thread: Thread, passage: Passage, known: Facts) -> None:
    goes_on = bool(thread.passages) and passage.number - thread.last <= 1
    thread.passages.append(passage)
    if known.family is None:
        if goes_on and not thread.towns():
            thread.located += [(each, passage) for each in known.located]
        if goes_on and not thread.dated:
            thread.dated += known.dated
        return
    if thread.family == "arrest" and known.family == "violence":
        thread.family = "violence"
    thread.mentions += known.mentions
    if known.family == thread.family or not thread.dated:
        thread.dated += [
            each for each in known.dated if thread.date is None or _sharpens(each.value, thread.date)
        ]
    if not known.several_places:
        thread.located += [(each, passage) for each in known.located]
    thread.persons |= known.persons

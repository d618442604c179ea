"""Telling apart the incidents of one document: sentences are threaded by date, place, names and what is told.

A thread is what will become a telling.  Going through the document in order, each sentence joins the thread that its own
date, place and persons fit best; one whose date or place fits none opens a thread of its own; one that only speaks of
violence in general joins none and is rejected with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tellings.model import DateValue, IncidentType, PlaceValue
from tellings.reader.mentions import most_specific
from tellings.reader.reading import Mention
from tellings.values import dates, places

from .bonds import BONDS
from .dating import Dated, Resolve, explicitness, is_same_night
from .effect_words import ATTACKERS, HARM
from .effects import effects
from .facts import VIOLENCE, Facts, facts, family_of
from .occurring import is_of_the_event
from .passage import Located, Passage
from .persons import names_victims, tells_of_persons
from .placing import SPECIFIC, towns

_ELSEWHERE = -3.0  # another town, and not a near one
MOST_COMPARED = (
    40  # threads that each sentence is held against: no report tells of so many, an archive of them may
)
_SCENE_REACH = 2  # paragraphs before an act in which a report may have said how it came to notice
_DAYS_TOLD = 7  # a local report tells of what happened in its town within a week or so
_MEMORY = 8  # sentences after which a thread is no longer what "the attack" means without a date or place


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
    nouns: set[str] = field(default_factory=set)  # what it has been called: "siege", "raid"
    mishap: bool = False  # it is called an accident, which other sentences need not do
    lent_in: Passage | None = None  # the sentence that names `lent`
    lent: Located | None = None  # the town of the dateline or lead, for a report that names no other

    @property
    def date(self) -> DateValue | None:
        return self.dated[0].value if self.dated else None

    @property
    def story(self) -> DateValue | None:
        """The day told last, of those that are as close to the act as the first: "1:30 p.m." is of that."""
        alike = [
            each.value
            for each in self.dated
            if each.bond == self.dated[0].bond and each.value.precision in ("day", "hour")
        ]
        return alike[-1] if alike else None

    def add_dates(self, found: Sequence[Dated]) -> None:
        """Adds dates, those of the act itself before those of what came after it."""
        self.dated = sorted([*self.dated, *found], key=lambda each: BONDS.index(each.bond))

    @property
    def last(self) -> int:
        return self.passages[-1].number

    def towns(self) -> list[PlaceValue]:
        return [each.value for each, _ in self.located if each.value and each.value.precision in SPECIFIC]

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


def build(
    stream: Sequence[tuple[Passage, bool]], resolve: Resolve, home: Located | None = None
) -> tuple[list[Thread], list[tuple[Passage, str]]]:
    """The threads of a document's passages, each paired with whether it has substance; and what joined none, with the reason.

    `home` is the town of the dateline or of the lead.
    """
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
        thread = _of_victims(threads, current, known, passage) or _choose(threads, current, passage, known)
        if thread is None and _opens(known, threads):
            thread = Thread(len(threads), known.family or "violence", lent=None if threads else home)
            threads.append(thread)
        deed = _deed(threads, current, known, passage) if thread is None else None
        if deed is not None:
            deed.passages.append(passage)
            continue
        if thread is None:
            current = None if known.history and known.family else _in_focus(threads, current, passage)
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
    for thread in threads:
        if thread.lent is None and _may_be_home(thread, threads[0]):
            thread.lent = home
        thread.lent_in = _sentence_of(stream, thread.lent)
    return threads, refused


def _sentence_of(stream: Sequence[tuple[Passage, bool]], lent: Located | None) -> Passage | None:
    """The sentence that a place stands in; None where that is none of the report's own."""
    if lent is None:
        return None
    return next(
        (passage for passage, _ in stream if passage.span.start <= lent.start < passage.span.end), None
    )


def _may_be_home(thread: Thread, first: Thread) -> bool:
    """Whether an act for which a report names no town can be of the report's own: not one of another time."""
    if thread.family not in _ACTS or thread.towns():
        return False
    if thread.date is None or first.date is None:
        return first.family in _ACTS or thread.date is None
    return dates.can_be_one(thread.date, first.date, slack_days=_DAYS_TOLD)


def _of_victims(
    threads: Sequence[Thread], current: Thread | None, known: Facts, passage: Passage
) -> Thread | None:
    """The deed whose victims a sentence names, that tells of no day or town of its own: a deed with victims, the one in hand
    before the first; None where the sentence names none, or somebody of whom another told.
    """
    elsewhere = known.history or known.other or known.dated or towns(list(known.located))
    if elsewhere or known.family not in (None, "violence") or not names_victims(passage):
        return None
    if any(known.persons & thread.persons for thread in threads[:MOST_COMPARED]):
        return None
    deeds = [thread for thread in threads[:MOST_COMPARED] if thread.family in _ACTS and _has_victims(thread)]
    return current if current in deeds else deeds[0] if deeds else None


def _has_victims(thread: Thread) -> bool:
    return any(
        effect.field in HARM and effect.group not in ATTACKERS
        for passage in thread.passages
        for effect in effects(passage)
    )


def _deed(threads: Sequence[Thread], current: Thread | None, known: Facts, passage: Passage) -> Thread | None:
    """The deed to which a sentence on its victims or accused belongs, that names no day or town of its own: the one in hand, or
    the report's only one.
    """
    if (
        known.history
        or known.other
        or known.dated
        or towns(list(known.located))
        or not tells_of_persons(passage)
    ):
        return None
    deeds = [thread for thread in threads[:MOST_COMPARED] if thread.family in (*_ACTS, "plot")]
    if current is not None and current.family in ("arrest", "trial"):
        return current
    return current if current in deeds else deeds[0] if len(deeds) == 1 else None


def _in_focus(threads: Sequence[Thread], current: Thread | None, passage: Passage) -> Thread | None:
    """What the story turns to: the one incident of a town that a sentence names in passing ("For Cali, ...")."""
    named = {e.value.name for e in passage.places if e.value and e.value.precision in SPECIFIC}
    turned = [
        thread for thread in threads[:MOST_COMPARED] if named & {place.name for place in thread.towns()}
    ]
    return turned[0] if len(turned) == 1 else current


def _sets_scene(before: Passage, passage: Passage) -> bool:
    """Whether a sentence that tells of nothing sets the scene for one that does: in its paragraph, or as its heading."""
    apart = passage.paragraph - before.paragraph
    if is_of_the_event(before):
        return apart <= _SCENE_REACH
    return apart == 0 or (apart == 1 and (is_heading(before) or _names_a_day(before)))


def _names_a_day(passage: Passage) -> bool:
    return any(explicitness(expression) >= 3 for expression in passage.times)


def is_heading(passage: Passage) -> bool:
    """A short line that ends without a full stop."""
    words = passage.span.of(passage.text).strip()
    return len(words.split()) <= 12 and not words.endswith((".", "!", "?", '"', "”", "'", "’", ":"))


def _in_scene(known: Facts, scene: Sequence[tuple[Passage, Facts]]) -> Facts:
    """What is told takes its date, place and persons from the scene, where it gives none of its own."""
    dated = [each for _, before in scene for each in before.dated]
    if known.family is None or not scene or not (dated or known.dated):
        return known
    located = tuple(each for _, before in scene for each in before.located)
    persons = frozenset(person for _, before in scene for person in before.persons)
    return replace(
        known,
        dated=known.dated or tuple(dated[:1]),
        located=known.located or located,
        persons=known.persons | persons,
    )


def _narrative(threads: Sequence[Thread], current: Thread | None) -> DateValue | None:
    """The date the story stands at: the current thread's last day, else the first thread's; a bare year in passing is none."""
    for thread in (current, *threads[:1]):
        if thread is not None and thread.date is not None and thread.date.precision in ("day", "hour"):
            return thread.story
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
    if unreal:
        return words[unreal[0]]
    return (
        "people, blame or a court's sentence, but no incident that they belong to"
        if known.substance
        else None
    )


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
        for thread in _candidates(threads)
        if (score := _fit(thread, thread is current, passage, known)) > 0
    ]
    return threads[max(scored, key=lambda each: (each[0], -each[1]))[1]] if scored else None


def _candidates(threads: Sequence[Thread]) -> list[Thread]:
    """The threads that a sentence may belong to: the first and the latest, in a document of very many."""
    if len(threads) <= MOST_COMPARED:
        return list(threads)
    return [*threads[: MOST_COMPARED // 2], *threads[-(MOST_COMPARED // 2) :]]


def _fit(thread: Thread, is_current: bool, passage: Passage, known: Facts) -> float:
    """How well a sentence fits a thread; not above zero means that it does not."""
    distance = passage.number - thread.last
    shared = known.persons & thread.persons
    if not _families_fit(thread.family, known, shared, thread.mishap):
        return 0.0
    score = 0.0
    score += _date_fit(thread, known)
    at_place = _place_fit(thread, known)
    score += at_place
    score += 3.0 * bool(shared)
    if known.other:
        score -= 5.0
    if known.history is not None and not (
        thread.date and thread.date.start and thread.date.start.startswith(known.history)
    ):
        score -= 4.0
    if known.family is None and not shared:
        # Nothing told here: only a sentence that goes on from the thread's own, or names its place, belongs to it.
        goes_on = is_current and distance <= _MEMORY and score - min(0.0, at_place) >= 0
        if goes_on and (_is_of_the_act(thread, known) or _dates_the_act(thread, known, distance)):
            return max(score, 0.0) + 1.0
        return max(score, 0.0) + 1.0 if known.substance and (goes_on or score >= 2.0) else 0.0
    if is_current:
        score += 2.0 if distance <= _MEMORY else 0.5
    if known.definite:
        score += 1.0 if is_current else 0.5
        score += 3.0 * bool(_nouns(passage, known.mentions) & thread.nouns)
    elif not is_current and score <= 0:
        return 0.0
    return score


_ACTS = frozenset(("violence", "accident"))


def _is_of_the_act(thread: Thread, known: Facts) -> bool:
    """Whether a sentence says when or where the thread's act happened, without naming it."""
    return known.occurring and thread.family in _ACTS and bool(known.dated or known.located)


def _dates_the_act(thread: Thread, known: Facts, distance: int) -> bool:
    """Whether a sentence right beside an act without a day tells a time of day: what was done then is part of it."""
    timed = any(each.expression.kind == "time" for each in known.dated)
    return timed and not thread.dated and distance <= 2 and thread.family in _ACTS


def _families_fit(family: str, known: Facts, shared: frozenset[str], mishap: bool) -> bool:
    wanted = known.family
    if wanted is None or wanted == family:
        return True
    weak_only = all(m.weak or m.type == "arrest" for m in known.mentions)
    if weak_only and family != "trial":
        return True
    if wanted == "trial" and not known.dated and not towns(list(known.located)):
        return bool(shared)  # what became of those whom the report has told of
    if {wanted, family} <= _ACTS:
        return known.mishap or (
            family == "accident" and mishap
        )  # "an accidental shooting", and "he was shot"
    if {wanted, family} <= {"plot", "violence"}:
        return not known.dated and not towns(
            list(known.located)
        )  # a fight or a blast while a plot was foiled
    return {wanted, family} <= {"violence", "arrest"} or {wanted, family} <= {"plot", "arrest"}


def _date_fit(thread: Thread, known: Facts) -> float:
    if not known.dated or thread.date is None:
        return 0.0
    if "after" in (thread.dated[0].bond, *(each.bond for each in known.dated)):
        return 0.0  # of an arrest or a death that came later: it tells nothing of another act
    relations = [dates.compare(each.value, thread.date) for each in known.dated]
    if "same" in relations:
        return 4.0
    if any(relation in ("within", "overlaps") for relation in relations):
        return 1.5
    if any(is_same_night(each, thread.dated[0]) for each in known.dated):
        return 0.0
    return -6.0 if all(relation == "apart" for relation in relations) else 0.0


def _place_fit(thread: Thread, known: Facts) -> float:
    there, here = thread.towns(), towns(list(known.located))
    if here and not there and thread.lent is not None:
        return 2.0 if any(_same_town(thread.lent.value, place) for place in here) else 0.0
    if not there or not here:
        return 0.0
    if any(_same_town(a, b) for a in there for b in here):
        return 3.0
    return 1.0 if any(places.can_be_one(a, b) for a in there for b in here) else _ELSEWHERE


def _nouns(passage: Passage, mentions: Sequence[Mention]) -> set[str]:
    """The particular nouns for an act; "attack" may be any."""
    words = {m.span.of(passage.text).lower() for m in mentions if m.noun}
    return words - {"attack", "attacks", "the attack", "shooting", "killing"}


def _same_town(a: PlaceValue | None, b: PlaceValue | None) -> bool:
    return a is not None and b is not None and (a.geonames_id, a.name) == (b.geonames_id, b.name)


def _sharpens(value: DateValue, date: DateValue) -> bool:
    """Whether a date is the thread's own, or a sharper form of it; "the 2016 attacks" adds nothing to a day."""
    same = dates.compare(value, date)
    return same == "same" or (same == "within" and value.precision in ("day", "hour"))


def _is_wanted(dated: Dated, thread: Thread) -> bool:
    """Whether a date adds to a thread: its first, a sharper form of it, or the act's own after one of the aftermath."""
    if thread.date is None or _sharpens(dated.value, thread.date):
        return True
    return BONDS.index(dated.bond) < BONDS.index(thread.dated[0].bond)


def _join(thread: Thread, passage: Passage, known: Facts) -> None:
    goes_on = bool(thread.passages) and passage.number - thread.last <= 1
    thread.passages.append(passage)
    if known.family is None and not known.occurring:
        if goes_on and not thread.towns():
            thread.located += [(each, passage) for each in known.located]
        if not thread.dated and (goes_on or _dates_the_act(thread, known, passage.number - thread.last)):
            thread.add_dates(known.dated)
        return
    if thread.family == "arrest" and known.family == "violence":
        thread.family = "violence"
    if known.mishap and thread.family in _ACTS:
        thread.family, thread.mishap = "accident", True
    thread.mentions += known.mentions
    thread.nouns |= _nouns(passage, known.mentions)
    if known.family in (thread.family, None) or not thread.dated:
        when = known.dated
        if known.family in ("arrest", "trial") and thread.family in _ACTS:
            when = tuple(replace(each, bond="after") for each in when)
        thread.add_dates([each for each in when if _is_wanted(each, thread)])
    if not known.several_places:
        thread.located += [(each, passage) for each in known.located]
    thread.persons |= known.persons

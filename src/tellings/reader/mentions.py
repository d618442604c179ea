"""Finding the words that tell of incidents, and whether they tell of one that happened.

Rules over the words of one sentence; a trained reader will find more of them and give the same `Mention`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model import IncidentType, Span, Stage
from tellings.values.wordlists import openings, word_set

from .reading import Mention, Sentence
from .triggers import ATTEMPTS, TRIGGERS, Trigger
from .words import Word, words

_OPENINGS = openings(TRIGGERS)

_DETERMINERS = word_set(
    """
    a an the this that these those another each every any some no its his her their our several two
    three four five six seven eight nine ten first second third fourth fifth last latest deadliest
    worst recent previous earlier both
    """
)
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "both"])
_BE = word_set(
    """
    is are was were be been being am get gets got
    """
)
_PRONOUNS = word_set(
    """
    i you he she it we they who which that and then also him them her
    """
)
_MODALS = word_set(
    """
    could would might may can should if whether unless suppose supposing imagine imagining
    """
)
# "what would become the worst attack", "the men would go on to attack": told from before, but it happened.
_SERVING = frozenset(["serving", "served", "serve", "completing", "completed", "finished"])
_VAGUE = word_set(
    """
    several some any every each many numerous other
    """
)
_SERIES = frozenset(["series", "wave", "string", "spate", "twin", "coordinated", "simultaneous"])
_BEFOREHAND = frozenset(["become", "go", "later", "eventually", "soon", "prove", "turn"])
_PLANS = word_set(
    """
    plan plans planned planning plot plots plotted plotting conspire conspired conspiring intend
    intended intending prepare prepared preparing want wanted urged urging urge vow vowed hoped
    threatened threaten threatening threatens aimed call called calls calling encourage encouraged
    incite incited inciting
    """
)
_PREVENT = word_set(
    """
    prevent preventing stop stopping avoid deter combat fight fighting counter against avert
    avoiding
    """
)
_NOTHING = word_set(
    """
    no not never without neither nor denied deny denies denying
    """
)
_IDIOMS = word_set(
    """
    heart panic asthma verbal personal cyber media charm
    """
)  # "a heart attack"


def find(text: str, sentences: Sequence[Sentence]) -> list[Mention]:
    """The mentions of incidents in a text, in order."""
    return [mention for sentence in sentences for mention in _in_sentence(text, sentence)]


def _in_sentence(text: str, sentence: Sentence) -> list[Mention]:
    tokens = words(text, sentence.span.start, sentence.span.end)
    found: list[Mention] = []
    reached = 0
    for at, token in enumerate(tokens):
        word = token.lower
        if not (word in _OPENINGS or "-" in word or "‑" in word) or at < reached:
            continue
        length, trigger = _longest(tokens, at)
        if trigger is None:
            continue
        mention = _mention(tokens, at, length, trigger)
        if mention is not None:
            found.append(mention)
        reached = at + length
    return found


def _longest(tokens: Sequence[Word], at: int) -> tuple[int, Trigger | None]:
    lower = tokens[at].lower
    longest = _OPENINGS.get(lower, 0)
    if not tokens[at].is_word:
        return 1, None
    for length in range(min(longest, len(tokens) - at), 0, -1):
        trigger = TRIGGERS.get(" ".join(token.lower for token in tokens[at : at + length]))
        if trigger is not None:
            return length, trigger
    if "-" not in lower and "‑" not in lower:
        return 1, None
    parts = lower.replace("‑", "-").rpartition("-")
    # "knife-attack", "post-attack": the last part of a hyphenated word, but not "bomb-making".
    if (
        parts[0]
        and parts[2] in TRIGGERS
        and TRIGGERS[parts[2]].noun
        and parts[0] not in ("pre", "post", "anti", "counter")
    ):
        return 1, TRIGGERS[parts[2]]
    return 1, None


def _mention(tokens: Sequence[Word], at: int, length: int, trigger: Trigger) -> Mention | None:
    before = [token.lower for token in tokens[max(0, at - 8) : at]]
    after = [token.lower for token in tokens[at + length : at + length + 4]]
    if before and before[-1] in _IDIOMS:
        return None
    if trigger.type == "trial" and _SERVING & set(before[-3:]):
        return None  # "while serving a prison sentence": an old one
    if trigger.base and not ({"to", *_MODALS, "will", "did", "not"} & set(before[-2:])):
        return None
    noun = _is_noun(trigger, before, after)
    one_of = " ".join(before[-6:]).find("one of the") >= 0  # "one of the worst attacks" is one
    if (
        trigger.type == "arrest"
        and noun
        and after[:1] in (["warrant"], ["warrants"], ["record"], ["records"])
    ):
        return None
    determiner = _determiner(before) if noun else None
    stage: Stage = trigger.stage
    if stage == "accomplished" and _attempted(before):
        stage = "attempted"
    return Mention(
        span=Span(tokens[at].start, tokens[at + length - 1].end),
        type=trigger.type,
        stage=stage,
        noun=noun,
        plural=trigger.plural and noun and not one_of,
        definite=determiner in _DEFINITE,
        reality=_reality(before, noun, trigger, determiner),
        weak=trigger.weak and not noun and stage != "attempted",
    )


def _is_noun(trigger: Trigger, before: Sequence[str], after: Sequence[str]) -> bool:
    if trigger.noun is not None:
        return trigger.noun
    last = before[-1] if before else ""
    if trigger.weak:
        return last in _DETERMINERS
    if last in ("and", "then", "also"):
        return not (after[:1] and after[0] in _DETERMINERS)
    if last in ("to", "not", "never", *_PRONOUNS, *_MODALS, "will", "did", "would"):
        return False
    return not (
        trigger.plural is False and after[:1] and after[0] in _DETERMINERS and last not in _DETERMINERS
    )


def _determiner(before: Sequence[str]) -> str | None:
    """The word that opens the noun phrase, looking back over its adjectives."""
    for word in reversed(before[-6:]):
        if word in _DETERMINERS:
            return word
        if word in ("of", "in", "on", "by", "and", ",", "to", "with", "for", "from", ";", ":", ".", "-", "—"):
            return None
    return None


def _attempted(before: Sequence[str]) -> bool:
    phrase = " ".join(before[-3:])
    return any(
        phrase.endswith(word) or (f"{word} " in phrase + " " and word.endswith(("ed", "ful")))
        for word in ATTEMPTS
    )


def _reality(before: Sequence[str], noun: bool, trigger: Trigger, determiner: str | None) -> str:
    near = before[-4:]
    wide = before[-6:]
    if trigger.stage == "foiled":
        return "denied" if any(word in _NOTHING for word in near) else "told"
    if _in_doubt(before[-5:], trigger.weak):
        return "hypothetical"
    if not noun and "will" in before[-3:] and trigger.type not in ("arrest", "trial"):
        return "planned"
    if not noun and near[-1:] == ["to"] and not _tried(before, trigger):
        if any(word in _PLANS for word in wide):
            return "planned"
        return "hypothetical" if near[-2:-1] not in (["went", "to"],) and not _went_on(before) else "told"
    if any(word in _PLANS for word in wide) and determiner not in _DEFINITE:
        return "planned"
    if any(word in _PREVENT for word in near) and determiner not in _DEFINITE:
        return "hypothetical"
    if not noun and any(word in _NOTHING for word in before[-2:]):
        return "denied"
    if noun and determiner == "no":
        return "denied"
    if (
        noun
        and trigger.plural
        and "one of the" not in " ".join(before)
        and (determiner is None or determiner in _VAGUE)
        and not _counted(before)
    ):
        return "general"
    return "told"


def _tried(before: Sequence[str], trigger: Trigger) -> bool:
    """ "tried to storm the gate": an attempt did happen; but of "tried to kill" and "tried to arrest" nothing came of it."""
    attempt = _attempted(before) or bool({"attempt", "attempted"} & set(before[-6:]))
    return attempt and not trigger.weak and trigger.type != "arrest"


def _counted(before: Sequence[str]) -> bool:
    """ "a series of attacks", "twin bombings", "37 attacks": so many, not such things in general."""
    return any(word in _SERIES or word.isdigit() for word in before[-3:])


def _in_doubt(near: Sequence[str], weak: bool) -> bool:
    """Whether a modal verb leaves open whether it happened."""
    return any(word in _MODALS and not _sure_after_all(near, at, weak) for at, word in enumerate(near))


def _sure_after_all(near: Sequence[str], at: int, weak: bool) -> bool:
    """Whether a modal's form is none: "would go on to attack", and the month of May.

    Of what "may have been killed" something did happen: only how many is left open.
    """
    if weak and near[at] in ("may", "might") and "have" in near[at + 1 : at + 3]:
        return True
    beside = [*near[max(0, at - 1) : at], *near[at + 1 : at + 2]]
    if near[at] == "may":
        return any(word.isdigit() for word in beside) or near[at - 1 : at] in (
            ["in"],
            ["on"],
            ["since"],
            ["last"],
        )
    return near[at] == "would" and at + 1 < len(near) and near[at + 1] in _BEFOREHAND


def _went_on(before: Sequence[str]) -> bool:
    """ "went on to attack", "used it to attack", "led a group to storm": what followed did happen."""
    return any(word in ("went", "go", "began", "used", "managed", "proceeded", "before") for word in before)


_TYPE_ORDER: tuple[IncidentType, ...] = (
    "sexual_violence",
    "torture",
    "custody_death",
    "strike",
    "bombing",
    "hijacking",
    "abduction",
    "assassination",
    "arson",
    "robbery",
    "clash",
    "attack",
)


def most_specific(types: Sequence[IncidentType]) -> IncidentType:
    """Of the types said of one incident, the one said most often; an exact word weighs more than "attack"."""
    scores: dict[IncidentType, float] = {}
    for type_ in types:
        scores[type_] = scores.get(type_, 0.0) + (1.0 if type_ == "attack" else 1.5)
    order = {type_: place for place, type_ in enumerate(_TYPE_ORDER)}
    return max(scores, key=lambda type_: (scores[type_], -order.get(type_, 99)))

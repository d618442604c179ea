"""What a sentence says of its persons: their part in the incident, what befell them, their steps before the law."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tellings.model import ATTACKING, DateValue, Fate, PersonValue, Role, Rung, Span
from tellings.values.dates import TimeExpression

from ..effects import Effect
from ..passage import Passage
from ..people import People, people
from .naming import Named, namings
from .roles import part
from .rungs import Step, steps
from .someone import Sex, Someone, only_says, someones, speaks

_FATE_OF_FIELD: dict[str, Fate] = {
    "killed": "killed",
    "injured": "injured",
    "shot": "injured",
    "arrested": "arrested",
    "missing": "missing",
    "abducted": "missing",
}
_WORST: tuple[Fate, ...] = ("killed", "injured", "missing", "arrested", "released", "at_large", "unknown")
_BODY = re.compile(
    r"['’]s? (?:\w+ ){0,2}?(?:body|bodies|remains|corpse)\b|['’]s? (?:death|murder|killing|slaying)\b"
)
_FROM_HOSPITAL = re.compile(
    r"[^.;]{0,40}?\breleased from (?:the |an? |[A-Z]\S* ){0,4}(?:hospital|Hospital|medical|Medical)"
)
_BEHIND_PREPOSITION = re.compile(r"\b(?:to|at|in|near|from|outside|inside|on) $", re.IGNORECASE)
_HIMSELF: dict[str, Sex] = {"himself": "male", "herself": "female"}
_CLEARED: frozenset[Rung] = frozenset(("acquitted", "released"))


@dataclass(frozen=True, slots=True)
class Said:
    """One person as one sentence has them; `acting` where told as doing the act or leading it, not only as taken by the law.

    `sure`: the sentence itself says whom it tells of.  Else it says "he", "the man" or "the woman", and `value` is what is
    known of them: the rest of the incident must tell who it is.  `open_role`: named as "the man" or one of "the boys", of
    whom the rest must tell what they were; `open_fate`: one of "the victims", whose fate is theirs.
    """

    span: Span
    value: PersonValue
    acting: bool = False
    sure: bool = True
    open_role: bool = False
    open_fate: bool = False

    @property
    def accusing(self) -> bool:
        """Whether an act is laid on them."""
        return self.value.role not in ("victim", "other")


def persons(
    passage: Passage,
    effects: Sequence[Effect],
    violent: bool,
    resolve: Callable[[TimeExpression], DateValue | None],
) -> list[Said]:
    """The persons with a part in the incident that `passage` tells of; those who only speak are left out.

    `violent`: the incident is one of violence, so that the subject of an act is an attacker and whoever is arrested is
    accused of it; at a protest an arrest says nothing of the kind.
    """
    told = _Told(passage, effects, violent, resolve)
    return [*told.of_persons(), *told.of_pronouns()]


def tells_of_persons(passage: Passage) -> bool:
    """Whether a sentence says who the victims or the accused were, or what the law did with somebody."""
    found = someones(passage)
    named = [each for each in found if each.name is not None]
    if namings(passage) or any(each.definite for each in named):
        return True
    bodies = (_BODY.match(passage.text, each.words.end, passage.span.end) for each in named)
    return any(bodies) or any(step.someone.name for step in steps(passage, found))


def names_victims(passage: Passage) -> bool:
    """Whether a sentence says who the victims were."""
    return any(each.role == "victim" for each in namings(passage))


class _Told:
    """One sentence's persons, put together from every rule that says something of them."""

    def __init__(
        self,
        passage: Passage,
        effects: Sequence[Effect],
        violent: bool,
        resolve: Callable[[TimeExpression], DateValue | None],
    ) -> None:
        self._passage = passage
        self._effects = effects
        self._violent = violent
        self._resolve = resolve
        self._found = list(someones(passage))
        self._named = {each.someone.words.start: each for each in namings(passage)}
        self._found += [each.someone for at, each in self._named.items() if not self._known(at)]
        self._found.sort(key=lambda each: each.start)
        self._steps = steps(passage, self._found)

    def _known(self, at: int) -> bool:
        return any(each.words.start == at for each in self._found)

    def of_persons(self) -> Iterator[Said]:
        """What is said of each person, at most one fate each and every step of the law."""
        said_of_the_named = [named.who for named in self._named.values()]
        for each in self._found:
            if each.name is None and any(_within(each.words, who) for who in said_of_the_named):
                continue  # "the man who was killed was identified as ...": told of him by name
            named = self._named.get(each.words.start)
            own = [step for step in self._steps if step.someone.words == each.words]
            each = named.someone if named else own[0].someone if own else each
            yield from self._of(each, named, own)

    def _of(self, each: Someone, named: Named | None, own: Sequence[Step]) -> Iterator[Said]:
        if not each.individual:
            return
        acts = self._part(each)
        own = [*own, *self._arrests(each, own, acts)]
        fate, sex = self._fate(each)
        fate = (named.fate if named else None) or fate
        role = self._role(each, named, own, fate, acts)
        told_before = named is None and role is None and each.name is not None and each.definite
        role = "victim" if told_before else role
        if role is None or (each.name is None and each.age is None and fate is None and not own):
            return  # "a gunman killed two": nobody is told from others by that
        acting = acts is not None
        value = PersonValue(
            name=each.name.canonical if each.name else None,
            role=role,
            age=each.age,
            sex=each.sex or sex,
            group=each.group,
            fate=fate or "unknown",
            rung=named.rung if named else None,
        )
        sure = each.name is not None or each.age is not None or not each.definite or each.group in ATTACKING
        bare = value.fate == "unknown" and value.rung is None
        if not (bare and own):
            open_fate = told_before or (named is not None and named.fate is None and role == "victim")
            open_role = told_before or (named is not None and named.role is None)
            yield Said(each.words, value, acting, sure, open_role, open_fate)
        for step in own:
            yield Said(each.words, self._stepped(value, step), acting, sure)

    def _arrests(self, each: Someone, own: Sequence[Step], acts: Role | None) -> Iterator[Step]:
        """The arrest that ends an act, wherever the sentence tells it: "opened fire ..., killing two, before being arrested"."""
        if any(step.rung == "arrested" for step in own) or acts is None:
            return
        for effect in self._effects:
            if (
                effect.field == "arrested"
                and self._is(effect, each)
                and not self._speaks_before(each, effect)
            ):
                yield Step(each, "arrested", Span(effect.verb_start, effect.verb_end), None, None, None)
                return

    def _stepped(self, value: PersonValue, step: Step) -> PersonValue:
        fate: Fate = value.fate
        if step.rung in ("arrested", "released") and fate == "unknown":
            fate = "arrested" if step.rung == "arrested" else "released"
        day = self._resolve(step.day) if step.day else None
        return replace(
            value,
            fate=fate,
            rung=step.rung,
            date=day,
            court=step.court,
            punishment=step.punishment,
        )

    def _fate(self, each: Someone) -> tuple[Fate | None, Sex | None]:
        """What befell somebody, and the sex that the words for it tell ("killed himself")."""
        fates: set[Fate] = set()
        sex: Sex | None = None
        for effect in self._effects:
            if effect.field not in _FATE_OF_FIELD or effect.field == "arrested":
                continue  # whom the law takes is told by its steps
            if speaks(self._passage, each) and effect.verb_end <= each.start:
                continue  # "her father had shot the family, Boyce said"
            if not self._is(effect, each) or self._speaks_before(each, effect):
                continue
            fates.add(_FATE_OF_FIELD[effect.field])
            verb = self._passage.text[effect.verb_start : effect.verb_end].lower()
            sex = sex or _HIMSELF.get(verb.split()[-1])
        if each.name is not None and _BODY.match(self._passage.text, each.words.end, self._passage.span.end):
            fates.add("killed")
        if each.name is not None and _FROM_HOSPITAL.match(
            self._passage.text, each.end, self._passage.span.end
        ):
            fates.add("injured")
        return min(fates, key=_WORST.index, default=None), sex

    def _is(self, effect: Effect, each: Someone) -> bool:
        phrase = effect.people
        if effect.verb_start >= each.end and _BEHIND_PREPOSITION.search(
            self._passage.text, self._passage.span.start, each.start
        ):
            return False  # "was taken to Baylor Scott with wounds": where, not who
        return not phrase.is_pronoun and phrase.start < each.end and each.start < phrase.end

    def _speaks_before(self, each: Someone, effect: Effect) -> bool:
        return only_says(self._passage, each, Span(effect.verb_start, effect.verb_end))

    def _role(
        self, each: Someone, named: Named | None, own: Sequence[Step], fate: Fate | None, acts: Role | None
    ) -> Role | None:
        if named is not None:
            return named.role or "victim"
        rungs = {step.rung for step in own}
        if acts is not None and not rungs & _CLEARED:
            return acts
        if rungs:
            return self._accused(rungs)
        if fate in ("killed", "injured", "missing"):
            return "attacker" if each.group in ATTACKING else "victim"
        return None

    def _accused(self, rungs: set[Rung]) -> Role:
        if rungs & {"convicted", "sentenced", "admitted"}:
            return "attacker"
        if rungs & _CLEARED:
            return "other"
        return "attacker" if self._violent or "charged" in rungs else "other"

    def _part(self, each: Someone) -> Role | None:
        if speaks(self._passage, each):
            return None
        before = self._passage.text[self._passage.span.start : each.words.start]
        after = self._passage.text[each.words.end : self._passage.span.end]
        return part(before, after, each.name, self._violent)

    def of_pronouns(self) -> Iterator[Said]:
        """What is said of "he" or "she": of whoever it turns out to be."""
        stands_for = [_pronoun(self._passage, phrase) for phrase in people(self._passage)]
        meant = [each for each in stands_for if each is not None]
        for step in steps(self._passage, meant):
            each = step.someone
            name = each.name.canonical if each.name else None
            value = PersonValue(name=name, role="attacker", sex=each.sex)
            yield Said(each.words, self._stepped(value, step), sure=False)
        done = {(each.people.start, each.field) for each in self._effects if each.field == "killed"}
        for effect in self._effects:
            phrase = effect.people
            if phrase.head not in ("he", "she") and not phrase.is_pronoun:
                continue
            if effect.field not in _FATE_OF_FIELD or effect.field == "arrested":
                continue
            if effect.field != "killed" and (phrase.start, "killed") in done:
                continue
            person = _pronoun(self._passage, phrase)
            if person is not None:
                name = person.name.canonical if person.name else None
                fate = _FATE_OF_FIELD[effect.field]
                value = PersonValue(name=name, role="victim", sex=person.sex, fate=fate)
                yield Said(person.words, value, sure=self._is_clear(phrase))

    def _is_clear(self, phrase: People) -> bool:
        """Whether "he" can only be the one person whom the sentence named before it: "Ana had gone home when she was shot"."""
        before = [each for each in self._found if each.end <= phrase.start]
        if len(before) != 1 or phrase.name is None or before[0].words.start != phrase.name.start:
            return False
        return not speaks(self._passage, before[0])


def _within(words: Span, who: Span) -> bool:
    """Whether words lie in others, or right before them: "the man" of "the man | killed by the gunman"."""
    return who.start - 1 <= words.end and words.start < who.end


def _pronoun(passage: Passage, phrase: People) -> Someone | None:
    """ "He" or "she" as somebody, with the name that it seems to stand for."""
    word = passage.text[phrase.start : phrase.end].lower()
    if word not in ("he", "she"):
        return None
    sex: Sex = "male" if word == "he" else "female"
    return Someone(phrase.start, phrase.end, phrase.words, phrase.name, None, sex, None, word)

"""One person as a sentence has them: a name, or words for somebody without one, with what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tellings.model import Group, Span
from tellings.values import counts, numbers
from tellings.values.names import Name
from tellings.values.names.bearers import OLDEST
from tellings.values.names.titles import sex_of
from tellings.values.wordlists import word_set

from ..passage import Passage, once
from ..people import People, people

Sex = Literal["female", "male"]

_ARTICLE = re.compile(r"\b(?:the|an?) $", re.IGNORECASE)
_AGE = r"(?P<age>\d{1,3})"
_YEARS = r"(?:[- ]years?(?:[- ]old)?)?"
# What may stand behind somebody before the sentence goes on: an age, where they are from, both's age.
_AGE_AFTER = re.compile(
    rf",? ?\(?(?:who (?:is|was) |aged? |is |of )?{_AGE}{_YEARS}\)?(?=[,.;:)\s—–]|$)(?! (?:percent|people|years? (?:in|of|for|to)|times|other|more|and \d))"
)
_EACH_AGED = re.compile(rf",? (?:both|all|each)(?: aged?| of them)? {_AGE}\b")
_AGED_ALL = re.compile(rf"\b{_AGE}[- ]year[- ]olds?,? $")
_FROM = re.compile(r",? (?:(?:both|all) )?(?:of|from) (?:the )?")
_CAPITALS = re.compile(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*")
_SAYS_AGE = re.compile(r"\b(\d{1,3})[- ]years?[- ]old|\b(?:aged?|age) (\d{1,3})\b|^(\d{1,3})[- ]year\b")
_IN_MONTHS = re.compile(r"\b(?:\d{1,2}|[a-z]+)[- ](?:month|week|day)s?[- ]old")
# "a 23-year-old man, later identified as Ben Tallon", "his wife, Ana Mireles", "a girl named Cora": one person said twice.
_SAME = re.compile(
    r"(?:,| [—–-]+| \()? ?(?:(?:who (?:was|has been|is)|whom police|later|since)? ?(?:later |since )?(?:identified|named|called|known)"
    r"(?: (?:by [^,;.]{1,50}?|late|later|on|yesterday|\w+day))* ?(?:only )?(?:as )?)?(?:,| )?"
)
_PRONOUN = re.compile(r"\b(he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
# Names that end so are no person's, whatever capitals and a verb make of them.
# "The boy, Cal Orr, was at home": one who was told of before, now named.
_TOLD_BEFORE = word_set("boy girl man woman teen teenager toddler child infant baby youth driver student")
_ALIAS = re.compile(
    r",? \(?(?:also |better |otherwise )?(?:aka|a\.k\.a\.|known as|nicknamed|alias|who goes by)[ ,]*[\"“]?"
)
_NO_PERSON = re.compile(
    r"\b(?:Hospital|Memorial|Medical|Health|Clinic|Center|Centre|University|College|School|Department|News|Police)$"
)


@dataclass(frozen=True, slots=True)
class Someone:
    """One person at `[start, end)`, title, age and apposition included; `words` are those to quote.

    `name` is None for somebody without one, whom `head` stands for.  `definite`: "the man", one who was told of before.
    """

    start: int
    end: int
    words: Span
    name: Name | None
    age: int | None
    sex: Sex | None
    group: Group | None
    head: str = ""
    definite: bool = False

    @property
    def individual(self) -> bool:
        """Whether this tells one person from others: a name, an age or a sex."""
        return self.name is not None or self.age is not None or self.sex is not None


@once
def someones(passage: Passage) -> list[Someone]:
    """The single persons of a sentence, in order, none overlapping another; pronouns are none."""
    found: list[Someone] = []
    for phrase in people(passage):
        if phrase.is_pronoun or phrase.count is None or phrase.count.high != 1:
            continue
        each = _named(passage, phrase, phrase.name) if phrase.name is not None else _unnamed(passage, phrase)
        if each is None:
            continue
        if found and each.start < found[-1].end:
            found[-1] = replace(found[-1], end=max(each.end, found[-1].end)) if each.name is None else each
            continue
        if (
            found
            and each.name
            and found[-1].name
            and _ALIAS.fullmatch(passage.text[found[-1].end : each.start])
        ):
            age = found[-1].age if found[-1].age is not None else each.age
            found[-1] = replace(found[-1], end=each.end, age=age)
            continue
        if found and _is_same(passage, found[-1], each):
            each = _joined(found.pop(), each)
        found.append(each)
    return _with_pronouns(passage, found)


def speaks(passage: Passage, each: Someone) -> bool:
    """Whether somebody says what the sentence tells: "two were wounded, Sergeant Ana Mireles said".

    What stands behind the name may speak of them: "Denn, a gunman who police said was ...".
    """
    return any(
        speaker.start is not None
        and speaker.end is not None
        and speaker.start < each.words.end
        and each.start < speaker.end
        for said in passage.attributions
        for speaker in said.speakers
    )


def only_says(passage: Passage, each: Someone, words: Span) -> bool:
    """Whether somebody only says what `words` tell: "Watson said they are in stable condition"."""
    return any(
        each.words.end <= said.cue.start < words.start and said.content.overlaps(words)
        for said in passage.attributions
    )


def named(passage: Passage, name: Name) -> Someone:
    """A name as somebody, whatever the sentence says of them."""
    phrase = People(max(name.full_start, passage.span.start), max(name.end, name.full_end), None, None, "")
    group = counts.group_of(name.title) if name.title else None
    return _named(passage, replace(phrase, group=group), name)  # type: ignore[return-value]


def _named(passage: Passage, phrase: People, name: Name) -> Someone | None:
    if _NO_PERSON.search(name.text) or name.text[:2] in ("I'", "I’"):
        return None
    if phrase.start >= name.start and _ARTICLE.search(passage.text, passage.span.start, name.start):
        return None  # "the Redding Record", "a Minnesota Vikings player": no one person's name
    age = name.age if name.age is not None else _spelled_age(passage.text, passage.span.start, name.start)
    end, age = after(passage, max(phrase.end, name.end), age)
    return Someone(
        min(phrase.start, name.start), end, Span(name.start, name.end), name, age, name.sex, phrase.group
    )


def _unnamed(passage: Passage, phrase: People) -> Someone | None:
    if phrase.head in ("he", "she", "himself", "herself", "family"):
        return None
    words = " ".join(passage.text[phrase.start : phrase.end].lower().replace("’", "'").split())
    said = _SAYS_AGE.search(words)
    age = _years(next(filter(None, said.groups()))) if said else 0 if _IN_MONTHS.search(words) else None
    age = _spelled_age(words, 0, len(words)) if age is None else age
    end, age = after(passage, phrase.end, age)
    return Someone(
        phrase.start,
        end,
        Span(phrase.start, phrase.end),
        None,
        age,
        sex_told(words),
        phrase.group if phrase.head not in ("victim", "hostage") else None,
        phrase.head,
        phrase.definite,
    )


def _spelled_age(text: str, start: int, end: int) -> int | None:
    """The age in "eight-year-old" right before `end`, or before the noun there."""
    match = _SPELLED.search(text, max(start, end - 60), end)
    return numbers.cardinal(match[1].lower()) if match else None


_SPELLED = re.compile(r"\b([A-Za-z]+(?:-[a-z]+)?)[- ]year[- ]old(?: [a-z]+)?(?: [a-z]+)? ?$")


def _years(number: str) -> int | None:
    return int(number) if int(number) <= OLDEST else None


def sex_told(words: str) -> Sex | None:
    """The sex that the last word for a person tells, with what stands before it: "her 12-year-old brother" is male."""
    last = words.split()
    told = sex_of(last[-1]) if last else None
    if told is not None:
        return told
    return "female" if "female" in last else "male" if "male" in last else None


def after(passage: Passage, end: int, age: int | None) -> tuple[int, int | None]:
    """Where what stands behind somebody ends, and their age, which it may give: ", 31, of Nakuru"."""
    while True:
        aged = _AGE_AFTER.match(passage.text, end, passage.span.end)
        if aged is not None:
            end, age = aged.end(), age if age is not None else _years(aged["age"])
            continue
        home = _home(passage, end)
        if home is None:
            return end, age
        end = home


def _home(passage: Passage, end: int) -> int | None:
    """Where ", of Nakuru, Kenya" ends; None where nothing of the kind stands at `end`."""
    match = _FROM.match(passage.text, end, passage.span.end)
    if match is None:
        return None
    at = match.end()
    stop: int | None = None
    for place in passage.places:
        if place.start == at:
            stop = place.end
            at = stop + 2 if passage.text[stop : stop + 2] == ", " else stop
    if stop is None:
        capitals = _CAPITALS.match(passage.text, at, passage.span.end)
        stop = capitals.end() if capitals else None
    return stop


def _is_same(passage: Passage, one: Someone, other: Someone) -> bool:
    """Whether two stand for one person: somebody without a name, then the name."""
    if one.name is not None or other.name is None or speaks(passage, other):
        return False
    between = passage.text[one.end : other.start]
    if not _SAME.fullmatch(between):
        return False
    return one.sex is None or other.sex is None or one.sex == other.sex


def _joined(one: Someone, other: Someone) -> Someone:
    return replace(
        other,
        start=one.start,
        age=other.age if other.age is not None else one.age,
        sex=other.sex or one.sex,
        group=other.group or one.group,
        head=one.head,
        definite=one.definite and one.head in _TOLD_BEFORE,
    )


def _with_pronouns(passage: Passage, found: list[Someone]) -> list[Someone]:
    """With the sex that "he" or "her" tells, where only one person before it can be meant."""
    if not found:
        return found
    for match in _PRONOUN.finditer(passage.text, passage.span.start, passage.span.end):
        sex: Sex = "male" if match[1].lower() in ("he", "him", "his", "himself") else "female"
        meant = [at for at, each in enumerate(found) if each.end <= match.start() and each.sex in (None, sex)]
        if len(meant) != 1:
            continue
        each = found[meant[0]]
        between = passage.text[each.end : match.start()]
        if each.sex is None and len(between) <= PRONOUN_REACH and not _QUOTED.search(between):
            found[meant[0]] = replace(each, sex=sex)
    return found


_QUOTED = re.compile(r'["“”]')
PRONOUN_REACH = 160  # characters behind a name in which a pronoun is taken for its bearer


def companies(passage: Passage, found: Sequence[Someone]) -> list[list[Someone]]:
    """Those who stand in one list together ("A, 36, and B, 18"), each list in order; "both 35" gives each its age."""
    lists: list[list[Someone]] = []
    for each in found:
        if lists and _LISTED.fullmatch(passage.text[lists[-1][-1].end : each.start]):
            lists[-1].append(each)
        else:
            lists.append([each])
    return [aged(passage, each) for each in lists]


def aged(passage: Passage, listed: list[Someone]) -> list[Someone]:
    """A list whose persons have the age that "both 35" behind it gives each."""
    if not listed:
        return listed
    behind = _EACH_AGED.match(passage.text, listed[-1].end, passage.span.end)
    ahead = _AGED_ALL.search(passage.text, max(passage.span.start, listed[0].start - 30), listed[0].start)
    if behind is None and (ahead is None or len(listed) == 1):
        return listed
    said = behind or ahead
    age = _years(said["age"]) if said else None
    last = replace(listed[-1], end=behind.end() if behind else listed[-1].end)
    return [replace(each, age=each.age if each.age is not None else age) for each in (*listed[:-1], last)]


_LISTED = re.compile(
    r"(?:,|;| and| &| as well as| along with|, and|; and|\n)(?: also)?\s*(?:\n|[•*·-]\s*|\d\.\s*)*"
)

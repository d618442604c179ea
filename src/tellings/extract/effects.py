"""Who was killed, injured, arrested, abducted, missing or displaced: verbs and nouns of effect with their people.

The verb finds its people by voice: after it when active ("killing seven"), before it when passive ("seven were killed") or
when it takes no object ("seven died"); people joined by commas and "and" share it; people after "including" are a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tellings.model import Group, Span
from tellings.reader.words import Word
from tellings.values import counts, numbers
from tellings.values.wordlists import openings, word_set

from .effect_words import (
    ADJECTIVE,
    ATTACKERS,
    AUXILIARY,
    BE,
    BEFORE_ADJECTIVE,
    BREAK,
    BROUGHT,
    BY_OWN_HAND,
    CONDITIONS,
    DYING,
    HARM,
    HOSPITALS,
    INTRANSITIVE,
    JOINED,
    LEAVING,
    NATURAL_CAUSES,
    OBJECTS,
    OF_KIN,
    OF_WOUNDS,
    PART,
    PRESENT,
    REACH,
    REFLEXIVES,
    RELATIVE,
    SENT,
    SUFFERED,
    TRANSITIVE,
    VICTIMS_OF,
    WOUNDS,
)
from .passage import Passage, once
from .people import People, people

_CLAUSE_BREAKS = word_set(
    """
    before after when while as because since ; :
    """
)

_ACCUSED_ONE = word_set("he she they he's she's they're police")
_ACCUSED_OF = (["accused", "of"], ["suspected", "of"], ["charged", "with"])
_OPENINGS = openings(INTRANSITIVE, TRANSITIVE)


@dataclass(frozen=True, slots=True)
class Effect:
    """People to whom something was done: the field of the claim, the phrase, and what did it.

    `field` is a count field, or "shot": an injury unless they are said to have died.  `part_of` is the phrase that these
    people are a part of.  `verb_start` and `verb_end` are the words of the effect.
    """

    field: str
    people: People
    verb_start: int
    verb_end: int
    group: Group | None
    part_of: People | None = None


@once
def effects(passage: Passage) -> list[Effect]:
    """The effects told in a sentence, in order; each people phrase once per field."""
    phrases = people(passage)
    found: dict[tuple[str, int], Effect] = {}
    for effect in (*_by_verb(passage, phrases), *_by_noun(passage, phrases), *_fatally(passage, phrases)):
        key = (effect.field, effect.people.start)
        if key not in found or _by_own_hand(passage, effect):
            found[key] = effect
    for effect in list(found.values()):
        for part in _parts(passage, phrases, effect):
            found[part.field, part.people.start] = part
    return sorted(found.values(), key=lambda effect: (effect.people.start, effect.field))


def _by_own_hand(passage: Passage, effect: Effect) -> bool:
    """Whether somebody did it to themselves: that says more than "Milet shot both"."""
    return BY_OWN_HAND.match(passage.text[effect.verb_start : effect.verb_end].lower()) is not None


_ALMOST = frozenset(["nearly", "almost", "narrowly"])
_RELATIVES = RELATIVE | {"that", "which"}
_UNTOLD = frozenset(["hypothetical", "planned", "denied", "general"])


def happened(passage: Passage, effect: Effect) -> bool:
    """Whether an effect did happen: the word that tells it is not hypothetical, planned, threatened, attempted, denied or general.

    In "shot to death" the first word tells it, whatever "death" alone would be.
    """
    before = passage.words[: passage.word_at(effect.verb_start)][-2:]
    if _ALMOST & {word.lower for word in before}:
        return False  # "nearly killed", "almost got shot"
    words = Span(effect.verb_start, effect.verb_end)
    said = [m for m in passage.mentions if m.span.overlaps(words)]
    if any(m.type == "threat" or m.stage == "attempted" for m in said):
        return False
    return not said or said[0].reality not in _UNTOLD


def _by_verb(passage: Passage, phrases: Sequence[People]) -> Iterator[Effect]:
    tokens = passage.words
    reached = 0
    for first, token in enumerate(tokens):
        if token.lower not in _TELLING or first < reached:
            continue
        length, field, transitive = _verb(passage, first)
        if field is None or (first and _is_attribute(tokens[first - 1].lower, token.lower)):
            continue
        if any(p.quantity is not None and p.start < token.start < p.end for p in phrases):
            continue  # "15 wounded" counts them; it is no verb to the people before
        reached = first + length
        last = reached - 1
        for phrase in _people_of(passage, phrases, first, last, transitive):
            phrase = _whole_of(passage, phrase, first)
            yield Effect(
                field,
                phrase,
                token.start,
                tokens[last].end,
                _group(passage, phrases, phrase, first, last, transitive and field in HARM),
            )


def _whole_of(passage: Passage, phrase: People, first: int) -> People:
    """ "one of five people shot": five were shot, where the participle stands right after them."""
    follows = first > 0 and passage.words[first - 1].end == phrase.end
    if phrase.whole is None or not follows or phrase.count is None or phrase.count.high != 1:
        return phrase
    return replace(phrase, count=phrase.whole.value)


def _is_attribute(before: str, word: str) -> bool:
    """ "a wounded officer", "visited the wounded": no telling of a wounding."""
    return before in BEFORE_ADJECTIVE or (before == "the" and word in ADJECTIVE)


# The first words of all that `_verb` knows.
_TELLING = (
    SUFFERED | BROUGHT | SENT | frozenset(("in", "with", "from", "wounds", "dead", "missing", *_OPENINGS))
)


def _verb(passage: Passage, at: int) -> tuple[int, str | None, bool]:
    tokens = passage.words
    lower = tokens[at].lower
    if lower in SUFFERED and WOUNDS & _ahead(tokens, at):
        return 1, "shot", False
    if lower in BROUGHT and HOSPITALS & _ahead(tokens, at) and at and tokens[at - 1].lower in BE:
        return 1, "shot", False
    condition = _condition(tokens, at)
    if condition:
        return condition, "shot", False
    if lower in SENT and _to_hospital(tokens, at):
        return 1, "shot", tokens[at + 1].lower not in REFLEXIVES | {"themselves"}
    for length in range(min(5, _OPENINGS.get(lower, 0), len(tokens) - at), 0, -1):
        form = " ".join(token.lower for token in tokens[at : at + length])
        if form in INTRANSITIVE:
            after = [token.lower for token in tokens[at + length : at + length + 5]]
            if form in DYING and after[:1] in (["of"], ["from"]) and NATURAL_CAUSES & set(after):
                return length, None, False
            return length, INTRANSITIVE[form], False
        if form in TRANSITIVE:
            if (
                form in ("arrest", "wound")
                and at
                and tokens[at - 1].lower not in ("to", "not", "could", "would", "and")
            ):
                return length, None, True  # the noun
            return length, TRANSITIVE[form], True
    if lower == "wounds" and at + 1 < len(tokens) and numbers.cardinal(tokens[at + 1].lower) is not None:
        return 1, "injured", True  # "kills one, wounds ten"
    if at and lower == "dead":
        return 1, "killed", False
    if lower == "missing":
        return 1, "missing", False
    return 1, None, True


def _ahead(tokens: Sequence[Word], at: int) -> set[str]:
    return {token.lower for token in tokens[at + 1 : at + 9]}


def _condition(tokens: Sequence[Word], at: int) -> int:
    """How many words tell how somebody hurt is: "in critical but stable condition", "with apparent gunshot wounds"; 0 for none."""
    opening = tokens[at].lower
    if opening not in ("in", "with") and not (
        opening == "from" and at and tokens[at - 1].lower == "suffering"
    ):
        return 0
    between, closing = (CONDITIONS, frozenset(["condition"])) if opening == "in" else (OF_WOUNDS, WOUNDS)
    for length in range(1, min(9, len(tokens) - at)):
        word = tokens[at + length].lower
        if word in closing:
            return length + 1 if length > 1 else 0
        if word not in between:
            return 0
    return 0


def _to_hospital(tokens: Sequence[Word], at: int) -> bool:
    """Whether a verb takes its object to hospital: "sent four people to the hospital", "landed three students in hospital"."""
    if at and tokens[at - 1].lower in BE:
        return False
    ahead = [token.lower for token in tokens[at + 1 : at + 10]]
    return any(
        word in ("to", "in") and bool(HOSPITALS & set(ahead[index + 1 : index + 5]))
        for index, word in enumerate(ahead)
        if index and not BREAK & set(ahead[:index])
    )


def _people_of(
    passage: Passage, phrases: Sequence[People], first: int, last: int, transitive: bool
) -> list[People]:
    tokens = passage.words
    if _is_adjective(passage, phrases, first):
        return _left(passage, [phrase for phrase in phrases if phrase.end <= tokens[first].start])
    if not transitive or _is_passive(passage, phrases, first, last):
        return _subject(passage, phrases, first)
    return _objects(passage, phrases, last) or _object_before(passage, phrases, first)


def _left(passage: Passage, before: Sequence[People]) -> list[People]:
    """ "left a father and two children dead": all of the list; of any other "18 dead" those right before the word."""
    chosen = list(before[-1:])
    for phrase in reversed(before[:-1]):
        between = passage.between(phrase.end, chosen[0].start)
        if not between or not all(word in JOINED or word in OF_KIN for word in between):
            break
        chosen.insert(0, phrase)
    at = passage.word_at(chosen[0].start)
    return chosen if at and passage.words[at - 1].lower in LEAVING else list(before[-1:])


def _object_before(passage: Passage, phrases: Sequence[People], first: int) -> list[People]:
    """ "the four relatives he is accused of shooting": whom a relative clause without its pronoun is about."""
    before = [phrase for phrase in phrases if phrase.end <= passage.words[first].start]
    for phrase in reversed(before[-2:]):
        between = passage.between(phrase.end, passage.words[first].start)
        if between[:1] in (["that"], ["whom"], ["who"]):
            between = between[1:]
        if between[:1] and between[0] in _ACCUSED_ONE and between[-2:] in _ACCUSED_OF and len(between) <= 4:
            return [phrase]
    return []


def _is_adjective(passage: Passage, phrases: Sequence[People], first: int) -> bool:
    """ "18 dead", "12 wounded", "two men injured": straight after a counted phrase."""
    tokens = passage.words
    if first == 0 or tokens[first].lower not in ADJECTIVE:
        return False
    before = [phrase for phrase in phrases if phrase.end == tokens[first - 1].end]
    if not before:
        return False
    left = passage.between(max(passage.span.start, before[-1].start - 12), before[-1].start)
    if left[-1:] == ["and"] and before[-1].quantity is None and _is_joined(passage, phrases, before[-1]):
        return False  # "a girl and a woman wounded by gunfire": both
    return before[-1].quantity is not None or left[-1:] == ["and"] or bool(LEAVING & set(left[-1:]))


def _is_joined(passage: Passage, phrases: Sequence[People], phrase: People) -> bool:
    """Whether another person opens the sentence right before the "and" before a phrase."""
    return any(
        passage.between(each.end, phrase.start) == ["and"] and passage.word_at(each.start) <= 1
        for each in phrases
    )


def _is_passive(passage: Passage, phrases: Sequence[People], first: int, last: int) -> bool:
    tokens = passage.words
    if tokens[first].lower.endswith("ing") and (first == 0 or tokens[first - 1].lower not in ("being",)):
        return False
    if tokens[last].lower in PRESENT:
        return False  # "Boy shoots grandfather": who is named first is no victim
    for word in reversed(tokens[max(0, first - 4) : first]):
        if word.lower in BE:
            return True
        if (
            word.lower not in AUXILIARY
            and not word.lower.endswith("ly")
            and word.lower not in ("and", "shot", "injured", "wounded", "killed", "arrested", "or")
        ):
            break
    if last + 1 < len(tokens) and tokens[last + 1].lower in OBJECTS:
        return False  # "the gunman who killed them"
    after = [phrase for phrase in phrases if phrase.start >= tokens[last].end]
    directly = bool(after) and not _blocked(passage, tokens[last].end, after[0].start)
    return not directly and any(phrase.end <= tokens[first].start for phrase in phrases)


def _blocked(passage: Passage, start: int, end: int) -> bool:
    """Whether what stands between a verb and a phrase keeps the phrase from being its object."""
    between = passage.between(start, end)
    return len(between) > REACH or any(
        word in BREAK
        or word
        in (
            "by",
            "in",
            "on",
            "at",
            "near",
            "during",
            "from",
            "to",
            "for",
            ",",
            "with",
            "outside",
            "inside",
            "as",
            "early",
            "late",
        )
        for word in between
    )


def _subject(passage: Passage, phrases: Sequence[People], first: int) -> list[People]:
    tokens = passage.words
    start = tokens[first].start
    before = [phrase for phrase in phrases if phrase.end <= start]
    if not before:
        return []
    leading = [word.lower for word in tokens[max(0, first - 3) : first]]
    after_and = leading[-1:] and leading[-1] in ("and", "but", "then")
    if leading[-1:] == [","] and passage.is_headline and _opens_clause(passage, first):
        return _clause_subject(passage, before, first)  # "Man kills wife, turns gun on himself"
    if after_and or (len(leading) > 1 and leading[-1] in BE and leading[-2] in ("and", "but")):
        # "he fired, killing five policemen, and was arrested": the clause's own subject again.
        return _clause_subject(passage, before, first)
    if ("before" in leading or "after" in leading) and not _has_subject(passage, before[-1], first):
        # "..., killing eight officers before being arrested": the sentence's own subject.
        named = [phrase for phrase in before if phrase.name is not None]
        return [(named or before)[0]]
    before = _without_parts(passage, _outside_insertion(passage, before, first))
    chosen = [before[-1]]
    # Not "the mother of a boy killed there", "of a boy who was shot".
    last = passage.between(before[-1].end, passage.words[first].start)
    whole = bool(BE & set(last)) and not _RELATIVES & set(last)
    for phrase in reversed(before[:-1]):
        between = passage.between(phrase.end, chosen[0].start)
        if between == ["of"] and whole:  # "three of four members of a family were shot": not the family
            chosen[0] = phrase
            continue
        if _is_apposition(phrase, chosen[0], between):
            chosen[0] = phrase if phrase.name is not None else chosen[0]
            continue
        both = phrase.name is not None and ("were" in leading or "and" in between)
        one_named = chosen[0].name is not None and not both
        joined = between and all(word in JOINED or word in OF_KIN for word in between) and not one_named
        joined = joined and not (
            "as" in between and "well" not in between
        )  # "named X, 31, as the man killed"
        if joined and not _follows_verb(passage, phrase):
            chosen.insert(0, phrase)
        else:
            break
    return [phrase for phrase in chosen if not _is_object_of_by(passage, phrase)]


def _opens_clause(passage: Passage, first: int) -> bool:
    """Whether a verb of doing so to oneself stands there: its subject is the sentence's."""
    return any(word.lower in (*REFLEXIVES, "self", "own") for word in passage.words[first + 1 : first + 5])


def _has_subject(passage: Passage, last: People, first: int) -> bool:
    """Whether the clause behind "before" or "after" has people of its own: "after her son shot himself"."""
    return any(word in ("before", "after") for word in passage.between(passage.span.start, last.start)[-2:])


def _outside_insertion(passage: Passage, before: Sequence[People], first: int) -> Sequence[People]:
    """ "Ana, who wanted to be a nurse, was killed": without the people of what stands between the commas."""
    tokens = passage.words
    at = first - 1
    while at > 0 and (tokens[at].lower in AUXILIARY or tokens[at].lower.endswith("ly")):
        at -= 1
    if tokens[at].lower != "," or at == first - 1:
        return before
    for phrase in before:
        comma = passage.word_at(phrase.end)
        opens = comma + 1 < at and tokens[comma].lower == "," and tokens[comma + 1].lower in RELATIVE
        if opens and phrase.single:
            return [each for each in before if each.end <= phrase.end]
    return before


def _without_parts(passage: Passage, before: Sequence[People]) -> list[People]:
    """ "Ten people, including three children, were killed": the ten; the parts come with them."""
    kept = list(before)
    for at in range(1, len(before)):
        between = passage.between(before[at - 1].end, before[at].start)
        if any(word in ("including", "among") for word in between) and len(between) <= 3:
            return kept[:at]
    return kept


def _clause_subject(passage: Passage, before: Sequence[People], first: int) -> list[People]:
    """The first people of the clause that the word numbered `first` stands in, but for objects of its verbs."""
    breaks = [word.end for word in passage.words[:first] if word.lower in _CLAUSE_BREAKS]
    if passage.words[0].lower in _CLAUSE_BREAKS:
        breaks += [word.end for word in passage.words[:first] if word.lower == ","][
            :1
        ]  # "As police closed in, one ..."
    within = [phrase for phrase in before if phrase.start >= max(breaks, default=0)] or list(before)
    free = [phrase for phrase in within if not _follows_verb(passage, phrase)] or within
    if len(free) > 1 and _is_apposition(free[0], free[1], passage.between(free[0].end, free[1].start)):
        return free[1:2] if free[1].name is not None else free[:1]
    return free[:1]


def _is_object_of_by(passage: Passage, phrase: People) -> bool:
    """ "by the gunman", "according to the coroner": nobody to whom it was done."""
    at = passage.word_at(phrase.start)
    before = [word.lower for word in passage.words[max(0, at - 2) : at]]
    return before[-1:] in (["by"], ["with"]) or before == ["according", "to"]


def _objects(passage: Passage, phrases: Sequence[People], last: int) -> list[People]:
    end = passage.words[last].end
    after = [phrase for phrase in phrases if phrase.start >= end]
    if not after or _blocked(passage, end, after[0].start):
        return []
    chosen, listed = [after[0]], 1
    for phrase in after[1:]:
        between = passage.between(chosen[-1].end, phrase.start)
        if _is_apposition(chosen[-1], phrase, between):
            chosen[-1] = phrase if phrase.name is not None else chosen[-1]
            continue
        joined = between and len(between) <= 3 and all(word in JOINED or word in OF_KIN for word in between)
        if not joined or _has_own_verb(passage, phrase):
            break
        chosen.append(phrase)
        if between != [","] or passage.is_headline:
            listed = len(
                chosen
            )  # a list ends with "and": "two guards, a driver and a clerk"; not in a headline
    return chosen[:listed]


def _is_apposition(first: People, second: People, between: Sequence[str]) -> bool:
    """ "Their chief, John Doe, a former driver": one person, said twice."""
    named = (first.name is not None) != (second.name is not None)
    return (
        named and first.single and second.single and all(word in (",", "named", "called") for word in between)
    )


def _follows_verb(passage: Passage, phrase: People) -> bool:
    """Whether a phrase is already the object of a verb: "shot dead 11, and six were captured"."""
    before = passage.between(max(passage.span.start, phrase.start - 30), phrase.start)
    return any(" ".join(before[-length:]) in TRANSITIVE for length in (1, 2, 3))


def _has_own_verb(passage: Passage, phrase: People) -> bool:
    """Whether a phrase opens a clause of its own: "killing two, and three were wounded"."""
    after = passage.between(phrase.end, min(phrase.end + 25, passage.span.end))
    return bool(after) and after[0] in (
        "was",
        "were",
        "is",
        "are",
        "had",
        "have",
        "has",
        "remain",
        "remained",
        "later",
    )


def _group(
    passage: Passage, phrases: Sequence[People], phrase: People, first: int, last: int, transitive: bool
) -> Group | None:
    """The group of those affected: what they are called; else "victim" where an attacker did it."""
    if phrase.group is not None:
        return phrase.group
    if not transitive:
        return None
    tokens = passage.words
    doer: Group | None = None
    if phrase.start >= tokens[last].end:
        before = [each for each in phrases if each.end <= tokens[first].start]
        if before:
            doer = (before[0] if tokens[first].lower.endswith("ing") else before[-1]).group
            if doer is None and any(each.group in ATTACKERS for each in before):
                doer = next(each.group for each in before if each.group in ATTACKERS)
    else:
        agents = [
            each
            for each in phrases
            if each.start >= tokens[last].end and "by" in passage.between(tokens[last].end, each.start)[-3:]
        ]
        doer = agents[0].group if agents else None
    return "victim" if doer in ATTACKERS else None


def _by_noun(passage: Passage, phrases: Sequence[People]) -> Iterator[Effect]:
    """ "nine arrests", "seven deaths", "25 lives", "six of the dead", "a death toll of 12"."""
    for phrase in phrases:
        if phrase.quantity is None:
            continue
        field = counts.EVENT_NOUNS.get(phrase.head)
        words = passage.text[phrase.start : phrase.end].lower()
        if field is not None and phrase.quantity.value.high == 0 and " of " in words:
            continue  # "none of their injuries is serious" denies no injury
        if field is not None and re.match(r"one of (?:the|those)\b", words):
            continue  # "one of those killed": told among them
        if field is not None and " of the " in words:
            yield Effect(field, phrase, phrase.start, phrase.end, _predicate(passage, phrase) or "unknown")
        elif field is not None:
            yield Effect(field, phrase, phrase.start, phrase.end, _group_of_tail(passage, phrase))
        elif VICTIMS_OF.search(words) or phrase.head == counts.SHOT_TOGETHER:
            yield Effect("shot", phrase, phrase.start, phrase.end, None)
        elif _after_toll(passage, phrase):
            yield Effect("killed", phrase, phrase.start, phrase.end, None)


def _fatally(passage: Passage, phrases: Sequence[People]) -> Iterator[Effect]:
    """ "four were shot, one fatally", "two of them fatally": those among them who died."""
    for word in passage.words:
        if word.lower != "fatally":
            continue
        before = [phrase for phrase in phrases if phrase.end <= word.start]
        if before and before[-1].quantity is not None and not _words_between(passage, before[-1], word):
            yield Effect("killed", before[-1], word.start, word.end, None)


def _words_between(passage: Passage, phrase: People, word: Word) -> list[str]:
    return [each for each in passage.between(phrase.end, word.start) if each not in ("of", "them", "whom")]


def _predicate(passage: Passage, phrase: People) -> Group | None:
    """ "six of the dead were civilians": the group that they are said to be of."""
    after = passage.between(phrase.end, min(phrase.end + 50, passage.span.end))
    return (
        counts.group_of(" ".join(after[1:4])) if after[:1] in (["are"], ["were"], ["was"], ["is"]) else None
    )


def _group_of_tail(passage: Passage, phrase: People) -> Group | None:
    """ "25 lives" is everybody; "seven deaths of policemen" is not."""
    tail = passage.between(phrase.end, min(phrase.end + 30, passage.span.end))
    return counts.group_of(" ".join(tail[1:3])) if tail[:1] in (["of"], ["among"]) else None


def _after_toll(passage: Passage, phrase: People) -> bool:
    """ "the death toll rose to 12", "the toll stood at 12", "body count of 12"."""
    before = passage.between(passage.span.start, phrase.start)
    named = (
        "toll" in before
        or "body count" in " ".join(before)
        or before[-2:] in (["dead", "numbered"], ["dead", "number"])
    )
    return named and before[-1:] in (
        ["to"],
        ["at"],
        ["of"],
        ["is"],
        ["was"],
        ["reached"],
        ["reaching"],
        ["numbered"],
        ["number"],
    )


def _parts(passage: Passage, phrases: Sequence[People], whole: Effect) -> Iterator[Effect]:
    """ "10 people, including three children": the people after are a part of those before."""
    if whole.people.count is None:
        return
    previous = whole.people
    part = False
    for phrase in phrases:
        if phrase.start < previous.end or phrase.count is None:
            continue
        between = passage.between(previous.end, phrase.start)
        opens = bool(between) and len(between) <= 5 and any(word in PART for word in between)
        if not part and not opens and not _of_them(passage, phrase, between):
            if len(between) <= 5 and all(word in JOINED or word in ("—", "-", "–") for word in between):
                previous = phrase
                continue
            return
        if part and not all(word in JOINED for word in between):
            return
        part = True
        previous = phrase
        group = phrase.group or _tail_group(passage, phrase)
        yield replace(whole, people=phrase, group=group or "unknown", part_of=whole.people)


def _of_them(passage: Passage, phrase: People, between: Sequence[str]) -> bool:
    """ "twenty people were dead, eleven of them attackers": part of those before, a few words on."""
    tail = passage.between(phrase.end, min(phrase.end + 20, passage.span.end))
    own = passage.text[phrase.start : phrase.end].lower().replace("\n", " ")
    return len(between) <= 12 and (
        tail[:2] in (["of", "them"], ["of", "whom"]) or re.search(r"\bof (?:them|whom)\b", own) is not None
    )


def _tail_group(passage: Passage, phrase: People) -> Group | None:
    """ "18 of the attackers", "eleven of them attackers": the group that an elliptic number is taken from."""
    tail = passage.between(phrase.end, min(phrase.end + 40, passage.span.end))
    if tail[:2] in (["of", "them"], ["of", "whom"]):
        return counts.group_of(" ".join(tail[2:5]))
    if tail[:1] in (["them"], ["whom"]):
        return counts.group_of(" ".join(tail[1:4]))
    if tail[:1] == ["of"]:
        return counts.group_of(" ".join(tail[1:4]))
    return None

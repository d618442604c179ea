"""What the words around a person's name say of its bearer: title before, age, apposition after, sex."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.values.names import titles
from tellings.values.names.capitals import Token, adjacent
from tellings.values.names.speaking import FORMS
from tellings.values.names.titles import Sex
from tellings.values.wordlists import CALENDAR, FUNCTION_WORDS

_AGE_AFTER = re.compile(r",? \(?(?:aged |age )?(\d{1,3})(?=[,.;)]| and | of |$)\)?")
_AGE_BEFORE = re.compile(r"(\d{1,3})-year-old")
_AGE_WITHIN = re.compile(r"\b(\d{1,3})[- ]year[- ]old|\baged? (\d{1,3})\b")
_WHO_WAS = re.compile(r", who (?:is|was) (\d{1,3})\b")
_SEGMENT = re.compile(
    r"(?:,| [—–]| --) ((?:[^\s,;:\"“”()—–]+|\([A-Za-z0-9./-]{2,12}\))(?: (?:[^\s,;:\"“”()—–]+|\([A-Za-z0-9./-]{2,12}\))){0,24})"
)
_ARTICLE = re.compile(r"(?:a|an|the|his|her|their|its|one of (?:the|its|his|her|their))\s+", re.IGNORECASE)
_STOPS = re.compile(r"[.!?](?:\s|$)")
_ENDS_NOUN_PHRASE = titles.PREPOSITIONS | {
    "based",
    "and",
    "working",
    "living",
    "said",
    "says",
    "as",
    "during",
    "among",
    "between",
    "about",
}
_OF_OFFICE = frozenset(
    ("police", "staff", "state", "security", "defense", "defence", "intelligence", "mission", "operations")
)
_NEXT_SENTENCE = re.compile(r"[^.!?\n“\"]*[.!?]\s+(He|She|His|Her)\b")
# Words after which a noun phrase is a clause's subject, not an apposition.
_CLAUSE = frozenset(
    (
        "do",
        "does",
        "did",
        "is",
        "was",
        "were",
        "are",
        "has",
        "had",
        "have",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "not",
    )
)
LONGEST_ACRONYM = 5  # letters: a longer word in capitals is a word
MOST_TITLE_WORDS = 9
MOST_NOUN_PHRASE_WORDS = 8
_IN_NOUN_PHRASE = frozenset(("a", "an", "the", "his", "her", "their", "its", "first", "second", "one", "own"))
PRONOUN_WINDOW = 300  # characters after a name within which the next sentence must begin
OLDEST = 120  # years


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a name: where title and apposition begin and end, their words, the bearer's age and sex."""

    start: int
    end: int
    title: str | None
    age: int | None
    sex: Sex | None


def around(text: str, words: Sequence[Token], first: int, last: int, end: int, wrapped: bool) -> Around:
    """What the words around the name at tokens `[first, last]`, which ends at `end`, say of its bearer."""
    title_at = title_start(text, words, first, wrapped)
    start, title = words[first].start, None
    if title_at < first:
        start = words[title_at].start
        title = text[start : words[first].start].rstrip()
    age = _age_before(text, words, title_at, wrapped)
    after, found_age = _age_after(text, end)
    apposition = _apposition(text, after)
    rank = title is not None and all(
        word.strip(".").lower() in titles.ABBREVIATIONS for word in title.split()
    )
    if (title is None and apposition is None) or rank:
        before = _apposition_before(text, words, title_at)
        if before is not None:
            start = words[before].start
            title = text[start : words[title_at].start].rstrip(" ,")
            aged = _AGE_WITHIN.match(title)
            if aged is not None and aged[1]:
                age, title = int(aged[1]), title[aged.end() :].lstrip()
    told = title or ""
    if apposition is not None:
        told = f"{told} {text[apposition[0] : apposition[1]]}"
        within = _AGE_WITHIN.search(text, *apposition)
        found_age = found_age or (int(within[1] or within[2]) if within else None)
        after = apposition[1]
        if title is None or rank:
            title = _without_article(text[apposition[0] : apposition[1]])
    age = age if age is not None else found_age
    return Around(
        start,
        max(end, after),
        title,
        age if age is not None and age <= OLDEST else None,
        titles.sex_of(_heads(told)),
    )


def title_start(text: str, words: Sequence[Token], first: int, wrapped: bool) -> int:
    """The token at which the title before the token `first` starts; `first` where no title stands before it."""
    at, head, starts = first, False, first
    while at > 0 and first - at < MOST_TITLE_WORDS and adjacent(text, words[at - 1], words[at], wrapped):
        if _is_title_head(words, at - 1):
            head = True
        elif not (head and _may_stand_in_title(words, at - 1)):
            break
        at -= 1
        starts = at
    return starts


def _is_title_head(words: Sequence[Token], at: int) -> bool:
    lower = words[at].lower
    if lower in titles.ABBREVIATIONS:
        return words[at].capital or lower in titles.HEADS
    if lower in _OF_OFFICE and at >= 2 and words[at - 1].lower == "of":
        return words[at - 2].lower in titles.HEADS
    return lower in titles.HEADS and lower not in titles.NOT_BEFORE_A_NAME


def _may_stand_in_title(words: Sequence[Token], at: int) -> bool:
    word = words[at]
    bare = word.lower.removesuffix("'s")
    if word.text == "Then":
        return False
    if bare in titles.MODIFIERS or word.lower in titles.MODIFIERS or bare in titles.HEADS:
        return True
    if word.lower == "of" and at and words[at - 1].lower in titles.HEADS:
        return True
    if word.lower in FUNCTION_WORDS or word.lower in CALENDAR:
        return False
    shouted = word.text.isupper() and len(word.text) > LONGEST_ACRONYM
    return (word.capital and not shouted) or word.lower.endswith(
        ("-based", "-backed", "-born", "-led", "-ranking", "-level", "-elected")
    )


def _age_before(text: str, words: Sequence[Token], at: int, wrapped: bool) -> int | None:
    if at == 0 or not adjacent(text, words[at - 1], words[at], wrapped):
        return None
    match = _AGE_BEFORE.fullmatch(words[at - 1].lower)
    if match is None and at >= 2:  # "a 34-year-old local farmer Omar", where "local" is in no list
        match = _AGE_BEFORE.fullmatch(words[at - 2].lower)
    return int(match[1]) if match else None


def _age_after(text: str, end: int) -> tuple[int, int | None]:
    match = _AGE_AFTER.match(text, end)
    if match is not None and text[end] in ", " and ("," in match[0] or "(" in match[0] or "age" in match[0]):
        return match.end(), int(match[1])
    match = _WHO_WAS.match(text, end)
    return end, int(match[1]) if match else None


def _apposition(text: str, end: int) -> tuple[int, int] | None:
    """Where the role in apposition after a name stands: "leader of the union" of "Ana Ruiz, leader of the union, said"."""
    match = _SEGMENT.match(text, end)
    if match is None:
        return None
    start, stop = match.span(1)
    sentence_end = _sentence_stop(text, start, stop)
    stop = sentence_end if sentence_end is not None else stop
    head_end = _noun_phrase_head(text[start:stop])
    if head_end is None:
        return None
    return start, _before_verb(text, start + head_end, stop)


def _sentence_stop(text: str, start: int, stop: int) -> int | None:
    for match in _STOPS.finditer(text, start, min(stop + 1, len(text))):
        before = text[start : match.start()].rsplit(None, 1)[-1:]
        if not before or before[0].lower() not in titles.ABBREVIATIONS:
            return match.start()
    return stop - 1 if text[stop - 1] in ".!?" and stop == len(text) else None


def _noun_phrase_head(segment: str) -> int | None:
    """Where the head of the noun phrase that opens `segment` ends, if it is one person's role; None where none opens it."""
    found: int | None = None
    for number, match in enumerate(re.finditer(r"\S+", segment)):
        word = match[0].lower().replace("’", "'").strip(".")
        if number and (number >= MOST_NOUN_PHRASE_WORDS or word in _ENDS_NOUN_PHRASE):
            return found if word not in ("said", "says") else None
        if (word in FORMS and word not in titles.HEADS) or word in _CLAUSE:
            return None
        if word in FUNCTION_WORDS and word not in _IN_NOUN_PHRASE:
            return found
        found = match.end() if _is_one_persons_role(word) else None
    return found


def _is_one_persons_role(word: str) -> bool:
    if word in titles.ABBREVIATIONS and word not in titles.HEADS:
        return False
    plural = word.endswith("s") and not word.endswith("ss")
    return word in titles.HEADS and not plural and word not in titles.NOT_BEFORE_A_NAME


def _before_verb(text: str, start: int, stop: int) -> int:
    """`stop`, or where a verb of saying ends the apposition before it."""
    for match in re.finditer(r"[^\W\d_]+", text[start:stop]):
        if match[0] in ("said", "says", "told", "added", "warned"):
            return start + match.start() - 1
    return stop


def _apposition_before(text: str, words: Sequence[Token], first: int) -> int | None:
    """The token at which "the group's leader, " before a name starts."""
    if first < 2 or text[words[first - 1].end : words[first].start] != ", ":
        return None
    if words[first - 1].lower not in titles.HEADS or words[first - 1].lower in titles.NOT_BEFORE_A_NAME:
        return None
    for at in range(first - 2, max(-1, first - 7), -1):
        lower = words[at].lower
        if lower in ("the", "his", "her", "their", "its", "a", "an") or lower.endswith("'s"):
            return at if lower.endswith("'s") else at + 1
        if text[words[at].end : words[at + 1].start] != " " or lower in FUNCTION_WORDS or lower in FORMS:
            return None
    return None


def _without_article(words: str) -> str:
    match = _ARTICLE.match(words)
    return words[match.end() :] if match else words


def _heads(words: str) -> str:
    """The words of a title or apposition before its "of": whose sex they tell is the bearer's."""
    return re.split(r"\s(?:of|for|to|from|at|in|who|whose)\s", words, maxsplit=1)[0]


def pronoun_sex(text: str, start: int, end: int) -> Sex | None:
    """The sex of the pronoun that opens the sentence after the one that a name at `[start, end)` opens, None where none does."""
    before = text[max(0, start - 2) : start].strip(" ")
    if before and before[-1] not in '\n.!?”"':
        return None
    match = _NEXT_SENTENCE.match(text, end, min(len(text), end + PRONOUN_WINDOW))
    if match is None:
        return None
    return "male" if match[1] in ("He", "His") else "female"

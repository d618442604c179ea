"""The noun phrase after a number, found without a tagger: words up to the first that no noun phrase goes past."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..patterns import waiting
from ..people import GROUPS, is_people
from ..wordlists import word_set

EventField = Literal["killed", "injured", "arrested", "abducted", "missing", "displaced"]
# Nouns that count what happened to people, one person each; None where the word leaves open which field it is.
EVENT_NOUNS: Mapping[str, EventField | None] = {
    **dict.fromkeys(
        (
            "death",
            "deaths",
            "dead",
            "killed",
            "slain",
            "fatality",
            "fatalities",
            "killing",
            "killings",
            "murder",
            "murders",
            "murder-suicide",
        ),
        "killed",
    ),
    **dict.fromkeys(
        ("body", "bodies", "corpse", "corpses", "life", "lives", "homicide", "homicides", "martyrs"), "killed"
    ),
    **dict.fromkeys(
        ("injury", "injuries", "injured", "wounded", "hurt", "hospitalized", "hospitalised"), "injured"
    ),
    **dict.fromkeys(
        ("arrest", "arrests", "arrested", "detained", "detention", "detentions", "captured"), "arrested"
    ),
    **dict.fromkeys(
        ("abduction", "abductions", "abducted", "kidnapping", "kidnappings", "kidnapped"), "abducted"
    ),
    **dict.fromkeys(("missing", "disappeared", "disappearances"), "missing"),
    **dict.fromkeys(("displaced", "evacuated", "homeless"), "displaced"),
    **dict.fromkeys(("casualty", "casualties"), None),
}
# Participles that stand for people: "12 wounded", but also the verb of "the two killed a guard".
PARTICIPLES = word_set(
    """
    dead killed slain injured wounded hurt arrested detained captured abducted kidnapped missing
    disappeared displaced evacuated homeless hospitalized hospitalised accused
    """
)
_STOP = word_set(
    """
    a an the this that these those his her its their our my your whose who whom which what when where
    while because although and or but nor so yet if then than as at by for from in into near of off on
    onto out over past since through throughout to toward towards under until up upon via with within
    without against among amid between around about across after before behind below beneath beside
    during except inside outside per plus is are was were be been being am has have had having do does
    did will would can could may might shall should must not no also still later just only even once
    again soon ago earlier instead however he she it they them him we us you i me there here including
    both each every all some any such said says say told tells according died dies die fled flee escaped
    escape remain remained remains came come went go got get took take made make left leave hit hits saw
    see gave give found find went began begin became become opened open fired fire shot stormed attacked
    attack entered enter carried carry survived survive suffered suffer happened occurred reported
    believed thought feared known held hold set stood stand ran run fell fall drove drive tried try
    wanted want seemed appeared appear refused pleaded plead confessed admitted claimed denied joined
    lost lose sustained received apiece today yesterday tomorrow tonight overnight monday tuesday
    wednesday thursday friday saturday sunday early late himself herself itself themselves myself
    yourself ourselves blew
    """
)
_NOT_PLURAL = word_set(
    """
    previous serious various dangerous famous religious numerous anonymous suspicious us plus is was has
    this its his as less class press glass mass across business process previous always perhaps towards
    indigenous homeless helpless ruthless heinous treacherous notorious mysterious ages express boss
    cross loss success access congress address illness witness actress hostess waitress princess
    governess headquarters says does goes religious
    """
)
_IRREGULAR = word_set(
    """
    feet teeth mice geese oxen aircraft spacecraft hovercraft sheep cattle livestock
    fish deer swine series species passers-by passersby runners-up mothers-in-law fathers-in-law
    sons-in-law brothers-in-law dice criteria phenomena media data
    """
)
# A word may stand in quotation marks of its own: 90 potential "saboteurs".
_WORD = waiting(
    r"[^\S\n]{0,2}\n?[^\S\n]{0,2}(?:[\"\u201c\u2018](?=[^\W\d_]+[\"\u201d\u2019]))?((?:[A-Z]\.){2,}|[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*)"
)
_OPENING, _CLOSING = ('"', "\u201c", "\u2018"), ('"', "\u201d", "\u2019")
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase at `[start, end)` and its last word in lower case."""

    start: int
    end: int
    head: str


def noun_phrase(text: str, position: int, plural: bool) -> NounPhrase | None:
    """The noun phrase that begins at `position`; None where none does."""
    words = _run(text, position)
    index = _head(words, plural)
    if index is None:
        return None
    word, _, end = words[index]
    if word.lower() in PARTICIPLES and _is_a_verb(text, end):
        return None
    return NounPhrase(words[0][1], end, word.lower())


def _run(text: str, position: int) -> list[tuple[str, int, int]]:
    """The next words that can belong to one noun phrase, each with its place."""
    words: list[tuple[str, int, int]] = []
    while len(words) < _MOST_WORDS and (match := _WORD.match(text, position)):
        if match.start(1) == position and words:
            break
        word = match[1]
        if word.lower() in _STOP or "\n\n" in match[0]:
            break
        end = match.end()
        if word.endswith(("'s", "\u2019s")):
            break
        words.append((word, match.start(1), end))
        quoted = text[match.start(1) - 1] in _OPENING and text[end : end + 1] in _CLOSING
        position = end + 1 if quoted else end
    return words


def _is_noun(word: str, plural: bool) -> bool:
    lower = word.lower()
    if lower in PARTICIPLES or (lower == "lives" and not plural):
        return False  # "one lives in the north"
    if lower in GROUPS or lower in EVENT_NOUNS or lower in _IRREGULAR:
        return True
    if not plural:
        return is_people(lower)
    return len(lower) > 3 and lower.endswith("s") and not lower.endswith("ss") and lower not in _NOT_PLURAL


def _head(words: list[tuple[str, int, int]], plural: bool) -> int | None:
    nouns = [_is_noun(word, plural) for word, _, _ in words]
    if True in nouns:
        index = nouns.index(True)
        while index + 1 < len(words) and nouns[index + 1]:
            index += 1
        return index
    if not plural:
        return _lone_noun(words)
    for index, (word, _, _) in enumerate(words):
        if word.lower() in PARTICIPLES:
            return index
        if word[0].isupper() and is_people(word):
            return index
    return None


def _lone_noun(words: list[tuple[str, int, int]]) -> int | None:
    """After "one": the last word before a verb, "one house was destroyed"; a participle alone stands for a person."""
    if words and words[0][0].lower() in PARTICIPLES:
        return 0
    last = None
    for index, (word, _, _) in enumerate(words):
        if index > 0 and word.lower().endswith("ed"):
            break
        if not word.lower().endswith(("ed", "ing", "ly")) and not (
            word.endswith("s") and not word.endswith("ss")
        ):
            last = index
    return last


# What follows the verb of a sentence, and not a participle that stands for people.
_OBJECT = waiting(
    r"\s(?:an?|the|his|her|their|its|this|that|himself|themselves|him|them|at\sleast|more\sthan|dozens|several|\d+|one|two|three"
    r"|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)


def _is_a_verb(text: str, end: int) -> bool:
    return _OBJECT.match(text, end) is not None

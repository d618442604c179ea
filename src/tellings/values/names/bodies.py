"""Organisations' names in a text all in capitals: which of its words are parts of one, and so take a capital."""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from typing import Literal

from tellings.values.names import organisations
from tellings.values.names.capitals import Token
from tellings.values.wordlists import word_set

Form = Literal["small", "name", "acronym"]  # how a word is written: small, with a capital, all in capitals

# What stands in the names of organisations, and is an ordinary word elsewhere.
_PARTS = word_set(
    """
    national liberation popular revolutionary democratic patriotic armed christian republican communist socialist liberal
    conservative workers peasants students people's peoples united unified supreme central federal general special
    foreign interior defense defence justice health education labor labour agriculture agrarian treasury finance public
    security electoral judicial municipal metropolitan international european american catholic human rights workers'
    social civil military naval air presidential political radical nationalist anticommunist investigative technical
    state high joint permanent episcopal autonomous resistance coordinating unity action self-defense trade
    """
)
_JOINS = frozenset(("of", "for", "the", "de", "y", "del"))
# Heads that make a name only with a name and a part before them: any is a "labor union", one is the "Honduran Labor Union".
_WEAK_HEADS = word_set(
    """
    group groups organization organisation force forces unit squad union services service company team club command mission
    """
)
LONGEST_BODY = 9  # words


def raise_bodies(text: str, words: Sequence[Token], forms: MutableSequence[Form]) -> None:
    """Sets to "name" the forms of words that are parts of an organisation's name and were held to be small."""
    at = 0
    while at < len(words):
        last = _known(text, words, at)
        if last is None:
            last = _headed(text, words, forms, at)
        for index in range(at, (at if last is None else last + 1)):
            if forms[index] == "small" and words[index].lower not in _JOINS:
                forms[index] = "name"
        at = at + 1 if last is None else last + 1


def _run(text: str, words: Sequence[Token], at: int) -> list[int]:
    """The words that stand together with the one at `at`, itself first."""
    run = [at]
    while len(run) < LONGEST_BODY and at + 1 < len(words) and _adjacent(text, words[at], words[at + 1]):
        at += 1
        run.append(at)
    return run


def _adjacent(text: str, one: Token, two: Token) -> bool:
    between = text[one.end : two.start]
    return between.strip() in ("", "-") and "\n\n" not in between


def _known(text: str, words: Sequence[Token], at: int) -> int | None:
    """The last word of the longest known organisation, of two words or more, that begins at `at`."""
    if words[at].lower not in organisations.first_words():
        return None
    for last in reversed(_run(text, words, at)[1:]):
        if organisations.known(" ".join(text[words[at].start : words[last].end].title().split())):
            return last
    return None


def _headed(text: str, words: Sequence[Token], forms: Sequence[Form], at: int) -> int | None:
    """The last word of a body's name that begins at `at`: names and parts, then a head ("National Police")."""
    if words[at].lower in _JOINS or not _is_part(words[at].lower, forms[at]):
        return None
    last, named, worded = None, forms[at] != "small", words[at].lower in _PARTS
    for index in _run(text, words, at):
        lower = words[index].lower.removesuffix("'s")
        if lower in organisations.HEADS and index > at:
            last = index if (named and worded) or lower not in _WEAK_HEADS else last
        elif not _is_part(lower, forms[index]):
            break
        named = named or forms[index] != "small"
        worded = worded or lower in _PARTS
    return last


def _is_part(lower: str, form: Form) -> bool:
    return form != "small" or lower.removesuffix("'s") in _PARTS or lower in _JOINS

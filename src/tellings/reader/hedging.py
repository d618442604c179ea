"""Words that hold something back, and how much of the sentence they hold back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from tellings.model import Span
from tellings.values.patterns import uncased

from .reading import Hedge, Sentence

Kind = Literal["alleged", "possible", "attributed"]

# Adverbs and verbs whose clause is held back; then adjectives that hold back only the noun they stand before; then verbs that
# hold back what follows them.
_CLAUSE = uncased(
    r"""(?x)\b(?:
      (?P<alleged> allegedly | purportedly | supposedly
        | (?:is|are|was|were|been|being|be)\ (?:also\ )?(?:alleged|accused|suspected|charged) | stands?\ accused )
    | (?P<attributed> reportedly | apparently | (?:is|are|was|were|been)\ (?:widely\ |also\ )?(?:said|reported|believed|thought|understood|rumou?red|presumed|considered|claimed|feared)\ (?:to\b|that\b)
        | (?:is|are|was|were)\ (?:believed|feared|presumed|thought)\b )
    | (?P<possible> (?:may|might|could)\ (?:also\ |well\ |not\ )?(?:have|be|not|[a-z]+)\b | possibly | perhaps | probably | presumably | likely\ to | if | unless | would(?:n['’]t)?
        | (?:it\ )?(?:is|was)\ (?:not\ clear|unclear|possible|likely|unlikely) | it\ was\ not\ immediately\ clear
        | appear(?:s|ed)?\ to | seem(?:s|ed)?\ to | unconfirmed | in\ case )
    )(?!\w)"""
)
_NOUN = uncased(
    r"\b(?P<word>suspected|alleged|accused|presumed|apparent|would-be|so-called|possible|potential|purported|reputed)\s+"
    r"(?P<noun>(?:(?!and\b|or\b|of\b|to\b|in\b|by\b|that\b|at\b|on\b|with\b)[^\W_][\w'’-]*)(?:[ ](?!and\b|or\b|of\b|to\b|in\b|by\b|that\b|who\b|at\b|on\b|"
    r"with\b|was\b|were\b|is\b|are\b|had\b|has\b|have\b|from\b|for\b|after\b|when\b|as\b|said\b|opened\b|attacked\b|killed\b)[^\W_][\w'’-]*){0,3})",
    "suspected|alleged|accused|presumed|apparent|would-be|so-called|possible|potential|purported|reputed",
)
_AFTER = uncased(
    r"\b(?:accus(?:ed|es|e|ing)(?:\s+[^,;.]{0,60}?)?\s+of|suspected\s+of|charged\s+with|facing\s+(?:a\s+)?charges?\s+of|faces?\s+(?:a\s+)?charges?\s+of|"
    r"on\s+(?:suspicion|charges)\s+of|on\s+(?:a\s+|an\s+)?(?:[\w-]+\s+){0,3}charges?(?=\W)|wanted\s+(?:for|in\s+connection\s+with)|"
    r"in\s+connection\s+with|indicted\s+(?:for|on)|arrested\s+for|blamed\s+(?:for|on)|blames?\s+(?:for|on))(?=\W)",
    "accus|suspect|charge|suspicion|wanted|connection|indicted|arrested|blame",
)
_ADVERB = re.compile(
    r"possibly|perhaps|probably|presumably|apparently|reportedly|allegedly|supposedly", re.IGNORECASE
)
_RELATIVE = re.compile(r"\b(?:who|which|that)\s+$", re.IGNORECASE)
_SECOND_VERB = re.compile(
    r"\s+[\w'’-]+(?:\s+(?!who\b|that\b|which\b)[\w'’-]+){0,8}?\s+(?P<verb>\w{2,}ed|shot|stabbed|was|were|took|broke|blew|set|left|hit|fled)\b",
    re.IGNORECASE,
)
REACH = 600  # characters: further from it no word is held back
_BREAK = re.compile(
    r";|:|\s--\s|\s?[—–]\s?|,\s+(?:and|but|or|while|which|who|whose|when|where|although|though|after|before|because|so)\b|"
    r"\s(?:but|while|although|though|whereas)\s|,(?=\s+(?:the|he|she|they|it|police|officials|authorities)\b)",
    re.IGNORECASE,
)


def hedges(text: str, sentences: Sequence[Sentence]) -> list[Hedge]:
    """The words that hold something back ("allegedly", "may have", "suspected of"), and what they hold back."""
    found: list[Hedge] = []
    for sentence in sentences:
        found += _in_sentence(text, sentence.span)
    return sorted(found, key=lambda hedge: (hedge.span, hedge.scope))


def _in_sentence(text: str, span: Span) -> Iterator[Hedge]:
    taken: set[int] = set()
    for match in _AFTER.finditer(text, span.start, span.end):
        words = Span(match.start(), match.end())
        taken.update(range(words.start, words.end))
        yield Hedge(
            words, Span(match.end(), max(match.end(), _clause(text, match.end(), span).end)), "alleged"
        )
    for match in _CLAUSE.finditer(text, span.start, span.end):
        words = Span(match.start(), match.end())
        if _overlaps(words, taken):
            continue
        taken.update(range(words.start, words.end))
        kind: Kind = "alleged" if match["alleged"] else "attributed" if match["attributed"] else "possible"
        yield Hedge(words, _reach(text, words, span), kind)
    for match in _NOUN.finditer(text, span.start, span.end):
        words = Span(match.start("word"), match.end("word"))
        if _overlaps(words, taken):
            continue
        possible = match["word"].lower() in ("possible", "potential", "apparent", "would-be")
        yield Hedge(words, Span(match.start(), match.end()), "possible" if possible else "alleged")


def _reach(text: str, words: Span, sentence: Span) -> Span:
    """What words hold back: their clause; what follows, where they stand after a comma or "and"; a relative clause alone."""
    clause = _clause(text, words.start, sentence)
    before = text[max(clause.start, sentence.start, words.start - 12) : words.start]
    lead = text[max(sentence.start, words.start - 12) : words.start]
    if _RELATIVE.search(lead) and (verb := _SECOND_VERB.match(text, words.end, clause.end)):
        return Span(words.start, verb.start("verb"))
    if _ADVERB.fullmatch(words.of(text)):
        if lead.rstrip().endswith(","):
            comma = text.find(",", words.end, clause.end)
            return Span(words.start, comma if comma >= 0 else clause.end)
        if before.rstrip().lower().endswith((" and", " or", " but")):
            return Span(words.start, clause.end)
    return clause


def _overlaps(words: Span, taken: set[int]) -> bool:
    return any(at in taken for at in range(words.start, words.end))


def _clause(text: str, at: int, sentence: Span) -> Span:
    """The clause of a sentence in which a position stands."""
    start, end = max(sentence.start, at - REACH), min(sentence.end, at + REACH)
    for match in _BREAK.finditer(text, start, end):
        if match.end() <= at:
            start = match.end()
        elif match.start() >= at:
            end = match.start()
            break
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".!?"):
        end -= 1
    return Span(min(start, at), max(end, at))

"""The telling words of a passage: those long or odd enough to set one event apart from another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tellings.model import Document, Span, Telling

_WORD = re.compile(r"[^\W_][\w'’-]*[^\W_]|[^\W_]")
_DIGIT = re.compile(r"\d")
_LEAD = 1_200  # characters of a report that tell its chief incident: a headline and some four paragraphs
_SHORTEST_WORD = 5  # shorter lower-case words are mostly grammar
_SHORTEST_NAME = 3
# Words of the trade and of the calendar: they stand in reports of any incident.
_COMMON = frozenset(
    _WORD.findall(
        """about accident accused according after again against alleged allegedly along already although always among another
    april around arrest arrested assault attack attacked attacker attackers attacks august authorities because before behind
    being believed between bombing called charge charged charges chief city coming could county court custody deadly death
    december department deputies deputy described detective detectives district during early either evening every explosion
    family february fired first following found friday friends from government gunfire gunman gunmen hospital hours house
    identified incident information injured injuries injury inside investigating investigation investigators january
    july june killed killing later least local making march members military minister ministry minutes monday months
    morning multiple murder nearby neighbors neighbours never night november october officer officers official officials
    other others outside people person place police possible president province received released reported reports residents
    saturday scene second security september several sheriff shooting shootings shots should since soldiers someone source
    sources spokesman spokeswoman state statement still street sunday suspect suspected suspects taken terrorism terrorist
    terrorists their there these third those three through thursday times tuesday under until victim victims violence wednesday
    weapon weapons week where which while witness witnesses woman women would wounded wounds years yesterday"""
    )
)


def telling_words(document: Document, telling: Telling) -> frozenset[str]:
    """The telling words of the passages that tell of an incident: of the lead too where the report is chiefly about it."""
    lead = Span(0, min(_LEAD, len(document.text)) if telling.main else 0)
    found = words_of(lead.of(document.text))
    for sentence in {claim.sentence for claim in telling.claims if claim.sentence is not None}:
        if not lead.covers(sentence):
            found |= words_of(sentence.of(document.text))
    return frozenset(found)


def words_of(text: str) -> set[str]:
    """The telling words of a text, in lower case."""
    return {word.lower() for word in _tokens(text) if _is_telling(word)}


def _tokens(text: str) -> Iterable[str]:
    return (match.group().removesuffix("'s").removesuffix("’s") for match in _WORD.finditer(text))


def _is_telling(word: str) -> bool:
    lower = word.lower()
    if lower in _COMMON:
        return False
    if _DIGIT.search(word):
        return not word.isdigit() or len(word) == 2 or len(word) == 3  # ages and house numbers; not years
    return len(word) >= (_SHORTEST_NAME if word[0].isupper() else _SHORTEST_WORD)

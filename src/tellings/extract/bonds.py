"""What a time is said of: the act itself, or what came after it (an arrest, an autopsy, a vigil)."""

from __future__ import annotations

import re
from typing import Literal

from tellings.reader.reading import Mention
from tellings.values.dates import TimeExpression
from tellings.values.wordlists import word_set

from .passage import Passage

# Closest to the act first.  loose: nothing near it tells.  hour: only an hour is told, the day is that of publication.
Bond = Literal["act", "loose", "after", "hour"]
BONDS: tuple[Bond, ...] = ("act", "loose", "after", "hour")
_BACK, _AHEAD = 12, 7  # words
_AFTER = word_set(
    """
    charged charges named indicted booked arraigned arraignment identified released ruled autopsy conducted appeared appearance
    vigil funeral memorial buried burial pleaded scheduled surrendered turned interviewed announced announcement filed
    remained remain remains listed condition discharged court courtroom custody jail statement conference briefing obtained offered reward graduated moved married bought purchased hospitalized hospitalised discharged pronounced died
    dies dead succumbed discovered found issued updated warrant extradited bail bond hearing plea pleas plead pleads entered agreement deal said says told mourned gathered remembered
    """
)
_ACT = word_set(
    """
    happened occurred unfolded erupted gunshot gunshots gunfire wounds wound shots struck hit shooter gunman gunmen killed
    wounded injured hurt killing
    """
)
_BORN = re.compile(r"\b(?:born|b\.|graduated|married|founded|established|built|since)(?: in| on)?\s*$")
_STAMP = re.compile(
    r"\b(?:posted|updated|published|created|modified|uploaded|filed|last update)(?:\s*[:|-]|\s+(?:on|at))?\s*$",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r"\b(?:charg(?:ed|es?)|booked|indicted|convicted|accused|guilty|suspicion|counts?|arrested|arraigned)\b[^.,;]{0,25}?"
    r"\b(?:with|of|for|on)(?: [\w-]+){0,3} $"
)
_POSSESSIVE = re.compile(
    r"(?:['’]s?)?(?: (?!(?:to|of|in|on|at|for|with|and|from|after|before|by|into)\b)[a-z][a-z-]*){0,2} ?$"
)


def is_stamp(passage: Passage, expression: TimeExpression) -> bool:
    """Whether a time is that of a page ("Updated: Monday, March 2, 2015 12:06 AM") or of a birth."""
    before = passage.text[passage.span.start : expression.start]
    return bool(_STAMP.search(before[-40:]) or _BORN.search(before[-40:].lower()))


def names_the_act(passage: Passage, expression: TimeExpression) -> bool:
    """Whether a time stands before the word for the act and belongs to it: "after Thursday night's fatal shooting"."""
    return any(
        mention.noun
        and mention.type not in ("arrest", "trial")
        and 0 < mention.span.start - expression.end <= 40
        and _POSSESSIVE.fullmatch(passage.text[expression.end : mention.span.start])
        for mention in passage.mentions
    )


def _is_offence(passage: Passage, mention: Mention, expression: TimeExpression) -> bool:
    """Whether a time right behind an act's name is that of a charge: "was charged with murder on Thursday"."""
    between = passage.between(mention.span.end, expression.start)
    before = passage.text[passage.span.start : mention.span.start]
    return mention.noun and between in ([], ["on"]) and _CHARGE.search(before[-60:].lower()) is not None


def bond_of(passage: Passage, expression: TimeExpression) -> Bond:
    """By the nearest word before it that tells of the act or of its aftermath; where there is none, by the nearest after it."""
    told: dict[int, Bond] = {
        mention.span.start: "after"
        if mention.type in ("arrest", "trial") or _is_offence(passage, mention, expression)
        else "act"
        for mention in passage.mentions
        if not mention.weak
    }
    at, end = passage.word_at(expression.start), passage.word_at(expression.end)
    before = passage.words[max(0, at - _BACK) : at]
    for word in [*reversed(before), *passage.words[end : end + _AHEAD]]:
        if word.lower in _AFTER:
            return "after"
        if word.lower in _ACT:
            return "act"
        if word.start in told:
            return told[word.start]
    return "loose"

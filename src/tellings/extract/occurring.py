"""Sentences that say when or where it happened without naming the act again: "It happened around 5 a.m. Sunday"."""

from __future__ import annotations

import re

from .passage import Passage, once

# What "it" was: a general word for an event, or for how it came to notice.
_EVENT = (
    r"(?:it|this|that|which|incident|crime|event|ordeal|tragedy|violence|gunfire|gunshots?|shots?|disturbance|dispute|"
    r"argument|altercation|fight|confrontation|encounter|call|calls|report|reports)"
)
_TOOK_PLACE = r"(?:happened|occurred|took place|unfolded|transpired|broke out|erupted|came in|was reported|were reported)"
_RESPONDERS = (
    r"(?:police|officers?|deputies|deputy|troopers?|firefighters|paramedics|medics|crews|authorities|investigators|"
    r"detectives|rescuers|responders)"
)
_CAME = (
    r"(?:called|dispatched|summoned|sent|responded|responding|arrived|rushed|alerted|"
    r"(?:received|got|took|answered) (?:an?|several|multiple|numerous|the|reports?|calls?|word))"
)
_HAPPENED = re.compile(rf"\b{_EVENT}\b[^.;:]{{0,40}}?\b{_TOOK_PLACE}\b")
_CALLED = re.compile(rf"\b{_RESPONDERS}\b[^.;:]{{0,40}}?\b{_CAME}\b")


@once
def is_of_the_event(passage: Passage) -> bool:
    """Whether a sentence tells how the event in hand came about or came to notice, whatever act that was."""
    words = passage.lower
    return bool(_HAPPENED.search(words) or _CALLED.search(words))

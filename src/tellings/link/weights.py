"""The weights of the evidence, in bits.

They lie between what judgement gives and what a logistic regression finds on pairs of reports from the training part of the
gun-violence set of SemEval-2018 task 5, rounded to half a bit.  Where the two differ the weight leans to judgement on dates,
places and figures, which reports of other kinds of event give more surely than local crime news does.
"""

from __future__ import annotations

from collections.abc import Mapping

PRIOR = -4.5

_FIGURES = (
    ("far apart", -1.0),
    ("apart", -0.5),
    ("none in both", 0.0),
    ("can be one", 0.5),
    ("same single", 0.5),
    ("same few", 2.0),
    ("same many", 3.5),
)

WEIGHTS: Mapping[str, float] = {
    "one was accomplished, the other not": -2.0,
    "same kind": 1.0,
    "same general kind": 0.0,
    "general and special kind": 0.0,
    "two kinds": -0.5,
    "date unknown": 0.0,
    "same day": 3.0,
    "same month": 1.0,
    "same year": 0.0,
    "next day": -1.5,
    "days apart": -2.5,
    "a week apart": -3.5,
    "longer apart": -5.0,
    "publication unknown": 0.0,
    "published within days": 1.0,
    "published within ten days": 0.5,
    "published within a month": -0.5,
    "published within more": -1.5,
    "place unknown": 0.0,
    "same town": 2.5,
    "same district": 2.0,
    "same province": 0.5,
    "same country": 0.0,
    "within one town": 2.0,
    "within one district": 1.5,
    "within one province": 0.5,
    "within one country": 0.0,
    "neighbouring places": 0.5,
    "other place in the province": -2.5,
    "other place": -4.0,
    "two persons": 7.5,
    "one person": 6.0,
    "one surname": 4.0,
    "other victim, one dead": -4.0,
    "other victims": -1.0,
    "other attackers": -1.0,
    "one thing": 1.0,
    "two things": 1.5,
    "words shared: half": 4.0,
    "words shared: a third": 3.0,
    "words shared: a quarter": 2.5,
    "words shared: a sixth": 1.0,
    "words shared: few": -1.5,
    **{f"killed: {how}": weight for how, weight in _FIGURES},
    **{f"injured: {how}": weight for how, weight in _FIGURES},
    **{f"other count: {how}": weight / 2 for how, weight in _FIGURES},
}

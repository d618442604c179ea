"""Estimates the weights of linking and writes src/tellings/link/data/settings.json.

    python -m training.linking [--casebook FILE]

Reads the training part of the gun-violence set of SemEval-2018 task 5 into a casebook (FILE is kept and used again), takes
the pairs of main tellings that linking would compare, and fits a logistic regression: a weight for each level of each
comparison, never against the order of the levels, drawn towards zero where pairs are few.  The same input gives the same
weights; nothing is drawn at random.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.data import DATA, ROOT, need
from tellings import pipeline
from tellings.casebook import Casebook
from tellings.link import Profile, profile_of
from tellings.link.comparisons import COMPARISONS, Comparison
from tellings.link.evidence import levels
from tellings.link.meeting import pairs
from tellings.link.rules import contradiction
from tellings.model import Document, Extraction, Linking
from tellings.settle import settle
from tellings.values.gazetteer import Gazetteer

from .rarity import training_documents

SETTINGS = ROOT / "src" / "tellings" / "link" / "data" / "settings.json"
PULL = 1.0  # how strongly weights are drawn towards zero: as much as one pair seen beside each weight, about
DECIMALS = 2
NEIGHBOURS = 12
SOURCE = (
    "python -m training.linking, on the training part of the gun-violence set of SemEval-2018 task 5"
    " (Gun Violence Archive)"
)

# Bits that a level has at most, by judgement: local news tells of few events in the same words on other days or in other
# towns, as communiques and monitors do, so that what is estimated on it would trust a date or a place too little.
AT_MOST: Mapping[tuple[str, str], float] = {
    ("date", "over a year apart"): -5.0,
    ("date", "months apart"): -4.5,
    ("date", "weeks apart"): -4.0,
    ("date", "days apart"): -3.0,
    ("place", "another place"): -3.5,
    ("place", "another place of the province"): -2.0,
    ("persons", "other victims, of one dead"): -2.5,
}

# The prior, in bits: nearly all pairs that are estimated on have words to compare, so that what is common to all of them could as
# well stand in the weights of words.  There it belongs: reports of a line or two have none.
PRIOR_AT_MOST = -3.0

Levels = list[tuple[str, str]]


@dataclass(frozen=True)
class Example:
    """A pair of tellings, the levels that it comes to, and whether it is of one incident."""

    first: str
    second: str
    levels: Levels
    same: bool


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.linking")
    parser.add_argument("--casebook", type=Path, help="the training part as read; made where there is none")
    wanted = parser.parse_args()
    incident_of = training_documents()
    with tempfile.TemporaryDirectory() as scratch:
        documents, extractions = read(wanted.casebook or Path(scratch) / "training.db", incident_of)
    found = examples(profiles(documents, extractions), incident_of, documents)
    write(found, *fit(found))


def read(path: Path, wanted: Mapping[str, str]) -> tuple[dict[str, Document], list[Extraction]]:
    """The documents of `wanted` and what was taken from them."""
    if not path.exists():
        lines = need(DATA / "gunviolence" / "documents.jsonl").read_text(encoding="utf-8").splitlines(True)
        with tempfile.TemporaryDirectory() as scratch:
            part = Path(scratch) / "documents.jsonl"
            part.write_text(
                "".join(line for line in lines if json.loads(line)["id"] in wanted), encoding="utf-8"
            )
            pipeline.read([part], path)
    with Casebook.open(path) as casebook:
        return {each.id: each for each in casebook.documents()}, list(casebook.extractions())


def profiles(documents: Mapping[str, Document], extractions: Sequence[Extraction]) -> list[Profile]:
    """The profiles of the main tellings, with what settling derives from each alone: no year is lent by the truth."""
    tellings = sorted((each for one in extractions for each in one.tellings), key=lambda each: each.id)
    alone = Linking(tuple((each.id,) for each in tellings))
    with Gazetteer.open() as gazetteer:
        derived = settle(documents, tellings, alone, gazetteer)
    return [
        profile_of(documents[each.document], each, derived.get(each.id, ())) for each in tellings if each.main
    ]


def examples(
    profiles: Sequence[Profile], incident_of: Mapping[str, str], documents: Mapping[str, Document]
) -> list[Example]:
    """Pairs without those that a rule decides: those that blocking brings together, those of one incident that it does not,
    and, so that a place and a word are weighed against other events as such, each report with the next in time."""
    incidents = [incident_of[documents[each.document].source_id] for each in profiles]
    together: dict[str, list[int]] = {}
    for at, incident in enumerate(incidents):
        together.setdefault(incident, []).append(at)
    true = {(i, j) for members in together.values() for i in members for j in members if i < j}
    in_time = sorted(range(len(profiles)), key=lambda at: (profiles[at].day or 0, profiles[at].id))
    near = {
        (min(i, j), max(i, j)) for at, i in enumerate(in_time) for j in in_time[at + 1 : at + 1 + NEIGHBOURS]
    }
    return [
        Example(
            profiles[i].id, profiles[j].id, levels(profiles[i], profiles[j]), incidents[i] == incidents[j]
        )
        for i, j in sorted(true.union(near, pairs(profiles)))
        if contradiction(profiles[i], profiles[j]) is None
    ]


def fit(found: Sequence[Example]) -> tuple[float, dict[tuple[str, str], float]]:
    """The prior and the weights of the levels, in bits."""
    names = [(each.name, level) for each in COMPARISONS for level in each.levels]
    column = {name: at for at, name in enumerate(names)}
    rows = np.repeat(np.arange(len(found)), [len(each.levels) for each in found])
    columns = np.array([column[name] for each in found for name in each.levels])
    same = np.array([each.same for each in found], dtype=float)
    steps, least = _steps(COMPARISONS)

    def loss(parameters: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = steps @ parameters[1:]
        scores = parameters[0] + np.bincount(rows, weights[columns], minlength=len(found))
        value = np.logaddexp(0, scores).sum() - (same * scores).sum() + PULL / 2 * (weights**2).sum()
        error = 1 / (1 + np.exp(-scores)) - same
        slope = np.bincount(columns, error[rows], minlength=len(names)) + PULL * weights
        return value, np.concatenate(([error.sum()], steps.T @ slope))

    bounds = [(None, PRIOR_AT_MOST * math.log(2)), *((each, None) for each in least)]
    best = minimize(
        loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 2_000}
    )
    bits = np.concatenate((best.x[:1], steps @ best.x[1:])) / math.log(2)
    return float(bits[0]), dict(zip(names, map(float, bits[1:]), strict=True))


def _steps(comparisons: Sequence[Comparison]) -> tuple[NDArray[np.float64], list[float | None]]:
    """What makes weights (in nats) of steps, and the least that each step may be (None: anything).

    The weight of a level is the sum of the steps between it and nothing: up from there for a level that speaks for one
    incident, down for one that speaks against.  Where that is left open, the first step has no sign.
    """
    size = sum(len(each.levels) for each in comparisons)
    made = np.zeros((size, size))
    least: list[float | None] = []
    for each in comparisons:
        at, turn = len(least), each.against or 0
        most = [AT_MOST.get((each.name, level), 0.0) * math.log(2) for level in each.levels] + [0.0]
        for level in range(len(each.levels)):
            if level < turn:
                made[at + level, at + level : at + turn] = -1
            else:
                made[at + level, at + turn : at + level + 1] = 1
            anything = each.against is None and level == 0
            least.append(
                None if anything else max(0.0, most[level + 1] - most[level]) if level < turn else 0.0
            )
    return made, least


def write(found: Sequence[Example], prior: float, weights: Mapping[tuple[str, str], float]) -> None:
    """The settings file: each weight with the pairs that it was estimated on."""
    seen: dict[tuple[str, str], list[bool]] = {}
    for each in found:
        for name in each.levels:
            seen.setdefault(name, []).append(each.same)
    record: dict[str, Any] = {
        "source": SOURCE,
        "held_at_most": {f"{name}: {level}": bits for (name, level), bits in AT_MOST.items()},
        "pairs": len(found),
        "of_one_incident": sum(each.same for each in found),
        "prior": round(prior, DECIMALS),
        "comparisons": [
            {
                "name": each.name,
                "levels": [
                    {
                        "level": level,
                        "bits": round(weights[each.name, level], DECIMALS),
                        "pairs": len(seen.get((each.name, level), ())),
                        "of_one_incident": sum(seen.get((each.name, level), ())),
                    }
                    for level in each.levels
                ],
            }
            for each in COMPARISONS
        ],
    }
    SETTINGS.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(found)} pairs, {record['of_one_incident']} of one incident; prior {prior:+.2f} bits")


if __name__ == "__main__":
    main()

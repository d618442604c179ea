"""How one number is chosen from several: the rules that published schemes use, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

DEFAULT_POLICY = "ged-low-best-high"


@dataclass(frozen=True, slots=True)
class Weighed:
    """One figure as it stands: its number, its bounds, who it rests on, the day it was said, and whether it is only possible.

    `origin` numbers the independent sources of the field; `as_of` is an ISO day, None when unknown.
    """

    best: int
    low: int
    high: int | None
    origin: int
    as_of: str | None
    modifier: str | None
    possible: bool


@dataclass(frozen=True, slots=True)
class Policy:
    """`explanation` is one plain sentence; `choose` gives the best number of one or more figures, or None."""

    name: str
    explanation: str
    choose: Callable[[Sequence[Weighed]], int | None]


def most_origins(figures: Sequence[Weighed]) -> int:
    """The figure that most independent sources bear, an open one ("at least 4") bearing any that it allows.

    Of those the one that most sources give outright, then the one said last, the surer, the exact one, the lower.
    """

    def rank(best: int) -> tuple[int, int, str, int, int, int]:
        bearing = {
            each.origin for each in figures if each.low <= best and (each.high is None or best <= each.high)
        }
        same = [figure for figure in figures if figure.best == best]
        giving = {each.origin for each in same}
        sure = sum(not figure.possible for figure in same)
        exact = sum(figure.low == figure.high for figure in same)
        last = max(each.as_of or "" for each in same)
        return (len(bearing | giving), len(giving), last, sure, exact, -best)

    return max({figure.best for figure in figures}, key=rank)


# How ACLED codes words for vague numbers (its codebook, Fatalities).
_ACLED_WORDS: Mapping[str, int] = {
    "several": 3,
    "many": 3,
    "few": 3,
    "a few": 3,
    "tens": 10,
    "dozens": 12,
    "hundreds": 100,
}


def lowest(figures: Sequence[Weighed]) -> int:
    """ACLED: the lowest figure, words for vague numbers taken at ACLED's fixed values."""
    return min(_ACLED_WORDS.get(figure.modifier or "", figure.best) for figure in figures)


def recent_majority_lowest(figures: Sequence[Weighed]) -> int:
    """GTD: the most recent credible figure; else that of the majority of sources; else the lowest."""
    credible = [figure for figure in figures if not figure.possible] or list(figures)
    days = [figure.as_of for figure in credible if figure.as_of is not None]
    if days and len(days) == len(credible):
        newest = {figure.best for figure in credible if figure.as_of == max(days)}
        if len(newest) == 1:
            return newest.pop()
    support = {
        best: len({figure.origin for figure in credible if figure.best == best})
        for best in {figure.best for figure in credible}
    }
    for best, sources in sorted(support.items()):
        if 2 * sources > sum(support.values()):
            return best
    return min(support)


def bounds_only(figures: Sequence[Weighed]) -> int | None:
    """Iraq Body Count: minimum and maximum alone; a best only where all sources give the same."""
    values = {figure.best for figure in figures}
    return values.pop() if len(values) == 1 else None


def latest(figures: Sequence[Weighed]) -> int:
    """The figure said last; among those of one day, the one with the most independent sources."""
    newest = max(figure.as_of or "" for figure in figures)
    return most_origins([figure for figure in figures if (figure.as_of or "") == newest])


POLICIES: Mapping[str, Policy] = {
    policy.name: policy
    for policy in (
        Policy(
            DEFAULT_POLICY,
            "The best figure is the one that most independent sources bear, the later one if they tie; "
            "low and high are the lowest and the highest that any source gives (as in UCDP GED).",
            most_origins,
        ),
        Policy(
            "acled-lowest",
            "Where sources differ the lowest figure is taken, and words such as several, dozens or hundreds "
            "count as 3, 12 and 100 (as in ACLED).",
            lowest,
        ),
        Policy(
            "gtd-recent-majority-lowest",
            "The most recent credible figure is taken; where that is not known, the one most sources give, "
            "and else the lowest (as in the Global Terrorism Database).",
            recent_majority_lowest,
        ),
        Policy(
            "ibc-min-max",
            "Only the lowest and the highest figure are given; there is a best one only where all sources "
            "agree (as in Iraq Body Count).",
            bounds_only,
        ),
        Policy(
            "latest",
            "The figure said last is taken, and among those of one day the one with the most independent sources.",
            latest,
        ),
    )
}

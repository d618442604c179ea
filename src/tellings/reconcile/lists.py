"""Verdicts on fields that hold several elements: what all such fields have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tellings.model import Claim, Element, ListElement, Value, Verdict

from .decisions import Decisions
from .held import Held, claims_of, origins
from .status import How, first_that_holds, status_of


@dataclass(frozen=True, slots=True)
class Cluster:
    """The claims that affirm one element, those that deny it, and the value it is shown with."""

    value: ListElement
    affirmed: tuple[Held, ...]
    denied: tuple[Held, ...] = ()


def list_verdict(
    held: Sequence[Held], clusters: Iterable[Cluster], decided: Decisions, *, apart: bool = False
) -> Verdict:
    """The elements likeliest first: by sources, then by the reader's score, then by their words.

    `apart` says that the elements exclude one another.  A value that is only ever denied is no element; its claims are kept.
    """
    ranked = sorted(clusters, key=lambda cluster: _rank(cluster, decided))
    elements = tuple(_element(cluster) for cluster in ranked)
    status = "disputed" if apart else first_that_holds(element.status for element in elements)
    return Verdict(
        status=status,
        best=elements,
        low=None,
        high=None,
        origins=origins(each for cluster in ranked for each in cluster.affirmed),
        claims=claims_of(held),
        decided_by="person" if decided.touches(held) else "machine",
    )


def _rank(cluster: Cluster, decided: Decisions) -> tuple[float, int, float, str]:
    sources = {each.source for each in cluster.affirmed if not each.derived}
    score = max(each.claim.score for each in cluster.affirmed)
    return (decided.rank(cluster.affirmed), -len(sources), -score, repr(cluster.value))


def _element(cluster: Cluster) -> Element:
    return Element(
        value=cluster.value,
        status=status_of(cluster.affirmed, _compare, denied=bool(cluster.denied)),
        origins=origins(cluster.affirmed),
        claims=claims_of((*cluster.affirmed, *cluster.denied)),
    )


def _compare(a: Claim, b: Claim) -> How:
    """Values that were put into one element are the same, or one says more."""
    return "same" if _words(a.value) == _words(b.value) else "within"


def _words(value: Value) -> str:
    return repr(value).casefold()


def gathered(held: Iterable[Held], belongs: Callable[[Held, Held], bool]) -> list[list[Held]]:
    """Claims put together where each belongs with another of its cluster; in order of document and place."""
    clusters: list[list[Held]] = []
    for each in sorted(held, key=lambda one: one.order):
        fitting = [cluster for cluster in clusters if any(belongs(each, other) for other in cluster)]
        merged = [each]
        for cluster in fitting:
            merged = cluster + merged
            clusters.remove(cluster)
        clusters.append(merged)
    return clusters

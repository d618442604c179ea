"""Which of several names are one bearer's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tellings.values import names


def bearers(given: Iterable[str]) -> Mapping[str, str]:
    """Each name, and the fullest name of its bearer.

    A single word (a surname, an acronym) goes with fuller names only where it fits one bearer alone.
    """
    distinct = sorted(set(given))
    clusters: list[list[str]] = []
    for name in (each for each in distinct if " " in each):
        _join(clusters, name, _fitting(clusters, name))
    several_words = len(clusters)
    for name in (each for each in distinct if " " not in each):
        fitting = _fitting(clusters[:several_words], name) or _fitting(clusters, name)
        if len(fitting) == 1:
            fitting[0].append(name)
        else:
            clusters.append([name])
    return {name: fullest(cluster) for cluster in clusters for name in cluster}


def _fitting(clusters: Iterable[list[str]], name: str) -> list[list[str]]:
    return [cluster for cluster in clusters if any(names.same(name, other) for other in cluster)]


def _join(clusters: list[list[str]], name: str, fitting: list[list[str]]) -> None:
    """Adds a name to the clusters that it fits, making one of them."""
    merged = [name]
    for cluster in fitting:
        merged = cluster + merged
        clusters.remove(cluster)
    clusters.append(merged)


def fullest(given: Iterable[str]) -> str:
    """The name with the most words, then the longest, then the first in order."""
    return min(given, key=lambda name: (-len(name.split()), -len(name), name))

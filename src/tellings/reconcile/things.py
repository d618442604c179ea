"""The verdicts on targets and weapons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tellings.model import ThingValue, Verdict

from .decisions import Decisions
from .held import Held
from .lists import Cluster, gathered, list_verdict

# Weapon words that name no sort of their own: any other weapon of the same kind says more.
_GENERAL_HEADS = frozenset(("weapon", "arm", "firearm", "gun", "explosive", "device", "bomb"))


def things_verdict(held: Sequence[Held], decided: Decisions) -> Verdict:
    """One element for each thing: values with the same head word are one, and so is a general word with a special one."""
    standing = [each for each in held if each.affirmed and not decided.refused(each)]
    denials = [each for each in held if not each.affirmed and not decided.refused(each)]
    clusters = [
        Cluster(
            _shown(group), tuple(group), tuple(d for d in denials if any(_one(d, each) for each in group))
        )
        for group in gathered([each for each in standing if not _is_general(each)], _one)
    ]
    general = [each for each in standing if _is_general(each)]
    return list_verdict(held, _with_general(clusters, general), decided)


def thing_of(each: Held) -> ThingValue:
    """The thing that a claim of targets or weapons holds."""
    assert isinstance(each.claim.value, ThingValue)
    return each.claim.value


def _head(name: str) -> str:
    """The last word before any "of", "in" and the like, without a plural's s: what the thing is."""
    words = name.casefold().replace("-", " ").split()
    for stop in ("of", "in", "at", "near", "belonging", "for", "with"):
        if stop in words[1:]:
            words = words[: words.index(stop, 1)]
    return _singular(words[-1]) if words else ""


def _singular(noun: str) -> str:
    """A noun without its plural's ending, near enough to compare."""
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun if noun.endswith("ss") else noun.removesuffix("s")


_NO_PART_OF_A_NAME = frozenset(("a", "an", "the", "two", "three", "several", "some"))


def _words(name: str) -> frozenset[str]:
    words = name.casefold().replace("-", " ").split()
    return frozenset(map(_singular, words)) - _NO_PART_OF_A_NAME


def _one(a: Held, b: Held) -> bool:
    """Whether two values are one thing: the same head, and no words that tell them apart on both sides."""
    first, second = thing_of(a).name, thing_of(b).name
    if _head(first) != _head(second):
        return False
    ours, theirs = _words(first), _words(second)
    return ours <= theirs or theirs <= ours or len(ours) == len(theirs) == 1


def _is_general(each: Held) -> bool:
    return (
        each.claim.field == "weapons"
        and _head(thing_of(each).name) in _GENERAL_HEADS
        and len(_words(thing_of(each).name)) == 1
    )


def _with_general(clusters: Sequence[Cluster], general: Sequence[Held]) -> list[Cluster]:
    """Claims of general words joined to the one special weapon of their kind, or kept as elements where there is none."""
    joined = list(clusters)
    left: list[Held] = []
    for each in general:
        fitting = [
            index for index, cluster in enumerate(joined) if _kind(cluster) == thing_of(each).kind is not None
        ]
        if len(fitting) == 1:
            cluster = joined[fitting[0]]
            joined[fitting[0]] = Cluster(cluster.value, (*cluster.affirmed, each), cluster.denied)
        else:
            left.append(each)
    return joined + [Cluster(_shown(group), tuple(group)) for group in gathered(left, _one)]


def _kind(cluster: Cluster) -> str | None:
    return cluster.value.kind if isinstance(cluster.value, ThingValue) else None


def _shown(group: Sequence[Held]) -> ThingValue:
    """The value with the most words, of those the one most used."""
    uses = Counter(thing_of(each) for each in group)
    return min(uses, key=lambda value: (-len(_words(value.name)), -uses[value], value.name, value.kind or ""))

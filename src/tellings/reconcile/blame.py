"""The verdict on who is responsible, and by which link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tellings.model import ActorValue, Verdict
from tellings.values import names

from .bearers import bearers, fullest
from .decisions import Decisions
from .held import Held
from .lists import Cluster, list_verdict

# Plural heads of a description that stands for any group of its sort: "extremist groups from abroad", "foreign states".
_ANY_GROUP = frozenset(
    """country faction force government group militia movement network organisation organization party power state
    countries extremists factions forces governments groups insurgents militants militias movements networks organisations
    organizations outsiders parties powers rebels states terrorists""".split()
)
# A denial of one of these links is one of the others too: whoever had no part in it neither ordered nor supported it.
_DIRECT = frozenset(("ordered", "supported"))


def responsible_verdict(held: Sequence[Held], decided: Decisions) -> Verdict:
    """One element for each actor and link.

    It is disputed where another source denies just that, denies it of all such groups, or names the claim as one it denies.
    """
    bearer = bearers(actor_of(each).name for each in held)
    standing = [each for each in held if each.affirmed and not decided.refused(each)]
    denials = [each for each in held if not each.affirmed and not decided.refused(each)]
    clusters: dict[tuple[str, str], list[Held]] = {}
    for each in standing:
        actor = actor_of(each)
        clusters.setdefault((bearer[actor.name], actor.link), []).append(each)
    return list_verdict(
        held,
        [_cluster(affirmed, held, denials) for affirmed in clusters.values()],
        decided,
    )


def actor_of(each: Held) -> ActorValue:
    """The actor that a claim of the field `responsible` holds."""
    assert isinstance(each.claim.value, ActorValue)
    return each.claim.value


def _cluster(affirmed: Sequence[Held], held: Sequence[Held], denials: Sequence[Held]) -> Cluster:
    value = _shown(affirmed)
    ids = {each.claim.id for each in affirmed}
    sources = {each.source for each in affirmed}
    denied = {each for each in denials if denies(actor_of(each), value) and {each.source} != sources}
    denied |= {each for each in held if ids & set(each.claim.denies)}
    return Cluster(value, tuple(affirmed), tuple(sorted(denied, key=lambda each: each.order)))


def _shown(affirmed: Sequence[Held]) -> ActorValue:
    """Under the name most used, the fullest of those; with the kind most given."""
    actors = [actor_of(each) for each in affirmed]
    uses = Counter(actor.name for actor in actors)
    name = fullest(each for each in uses if uses[each] == max(uses.values()))
    kinds = Counter(actor.kind for actor in actors if actor.kind not in (None, "unknown"))
    kind = min(kinds, key=lambda each: (-kinds[each], each or ""), default=actors[0].kind)
    return ActorValue(name, kind, actors[0].link)


def denies(denial: ActorValue, blamed: ActorValue) -> bool:
    """Whether a denial, of one actor or of all groups of a sort, is one of what another claim lays on an actor."""
    if denial.link != blamed.link and not {denial.link, blamed.link} <= _DIRECT:
        return False
    if is_any_group(denial):
        return blamed.kind in ("group", "state") or names.is_armed_group(blamed.name)
    return names.same(denial.name, blamed.name)


def is_any_group(actor: ActorValue) -> bool:
    """Whether an actor's words stand for any group of a sort, and for none in particular."""
    head = actor.name.casefold().split(" from ")[0].split(" in ")[0].split(" of ")[0].split()
    return bool(head) and head[-1] in _ANY_GROUP and not names.is_armed_group(actor.name)

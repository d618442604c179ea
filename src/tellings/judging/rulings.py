"""What became of each judgement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.model import Claim, Incident, Judgement, Ruling, taken_back

from .claiming import set_back, speaks_against
from .resolving import APART, ON_CLAIMS, TOGETHER, Claims, Tellings


def rulings(judgements: Iterable[Judgement], incidents: Sequence[Incident]) -> tuple[Ruling, ...]:
    """What became of each judgement among the incidents that all of them led to, in the order of their ids."""
    made = tuple(judgements)
    undone = taken_back(made)
    newest = sorted(made, key=lambda each: (each.at, each.id), reverse=True)
    valid = [each for each in newest if each.id not in undone and each.undoes is None]
    scene = _Scene(incidents, valid)
    return tuple(
        replace(scene.ruling(each), state="undone", by=undone[each.id])
        if each.id in undone
        else scene.ruling(each)
        for each in sorted(made, key=lambda each: each.id)
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a claim is weighed: in the verdict of which incident, field and group."""

    incident: str
    field: str
    group: str | None


class _Scene:
    def __init__(self, incidents: Sequence[Incident], newest_first: Sequence[Judgement]) -> None:
        tellings = [telling for incident in incidents for telling in incident.tellings]
        self._tellings = Tellings(tellings)
        self._claims = Claims(claim for telling in tellings for claim in telling.claims)
        self._incident_of = {
            telling.id: incident.id for incident in incidents for telling in incident.tellings
        }
        self._place_of = dict(_places(incidents))
        self._judgements = newest_first

    def ruling(self, judgement: Judgement) -> Ruling:
        """What became of a judgement, unless it was taken back."""
        if judgement.undoes is not None:
            return Ruling(judgement.id, "stands")
        if judgement.kind in ON_CLAIMS:
            return self._on_claims(judgement)
        if judgement.kind in TOGETHER or judgement.kind in APART:
            return self._on_tellings(judgement)
        if judgement.claim is not None:
            return self._making(judgement, judgement.claim)
        return Ruling(judgement.id, "stands")

    def _making(self, judgement: Judgement, claim: Claim) -> Ruling:
        """A claim that a person made stands where it is among those of today."""
        if self._claims.has(claim.id):
            return Ruling(judgement.id, "stands", None, (claim.id,))
        newer = [each for each in self._judgements if (each.at, each.id) > (judgement.at, judgement.id)]
        against = set_back(claim, newer)
        return Ruling(judgement.id, "overruled" if against else "unmatched", against)

    def _on_tellings(self, judgement: Judgement) -> Ruling:
        pairs = self._tellings.pairs(judgement)
        if not pairs:
            return Ruling(judgement.id, "unmatched")
        found = tuple(sorted({each for pair in pairs for each in pair}))
        together = judgement.kind in TOGETHER
        against = [
            pair for pair in pairs if (self._incident_of[pair[0]] == self._incident_of[pair[1]]) != together
        ]
        if not against:
            return Ruling(judgement.id, "stands", None, found)
        touched = {self._incident_of[each] for pair in against for each in pair}
        return Ruling(judgement.id, "overruled", self._later(judgement, touched), found)

    def _later(self, judgement: Judgement, incidents: set[str]) -> str | None:
        """The newest judgement of the other sort that bears on the same incidents."""
        other = APART if judgement.kind in TOGETHER else TOGETHER
        for each in self._judgements:
            if each.id == judgement.id:
                break
            if each.kind in other and any(
                {self._incident_of[a], self._incident_of[b]} & incidents
                for a, b in self._tellings.pairs(each)
            ):
                return each.id
        return None

    def _on_claims(self, judgement: Judgement) -> Ruling:
        own = self._claims.of(judgement)
        if not own:
            return Ruling(judgement.id, "unmatched")
        for each in self._judgements:
            if each.id == judgement.id:
                break
            read = each.claim is not None and self._reads_otherwise(each.claim, judgement, own)
            if read or (each.kind in ON_CLAIMS and self._says_otherwise(each, judgement, own)):
                return Ruling(judgement.id, "overruled", each.id, own)
        return Ruling(judgement.id, "stands", None, own)

    def _says_otherwise(self, later: Judgement, earlier: Judgement, own: Sequence[str]) -> bool:
        """Whether a later decision is against an earlier one: the other way on a claim, or another value for the same cell."""
        others = self._claims.of(later)
        if later.kind != earlier.kind:
            return bool(set(own) & set(others))
        if later.kind == "not_this_value" or set(own) & set(others):
            return False
        return bool(self._places(own) & self._places(others))

    def _reads_otherwise(self, later: Claim, earlier: Judgement, own: Sequence[str]) -> bool:
        """Whether somebody has since read other than the value that was chosen out of its words."""
        chosen = earlier.kind == "this_value"
        return chosen and any(speaks_against(later, each) for each in self._claims.named(own))

    def _places(self, claims: Iterable[str]) -> set[_Place]:
        return {place for claim in claims for place in self._place_of.get(claim, ())}


def _places(incidents: Sequence[Incident]) -> Mapping[str, set[_Place]]:
    found: dict[str, set[_Place]] = {}
    for incident in incidents:
        for claim in _claims_of(incident):
            found.setdefault(claim.id, set()).add(_Place(incident.id, claim.field, claim.group))
    return found


def _claims_of(incident: Incident) -> Iterable[Claim]:
    return (claim for telling in incident.tellings for claim in telling.claims)

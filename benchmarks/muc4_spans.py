"""The trained reader's role spans of one document, for `muc4_fillers.with_spans`."""

from __future__ import annotations

from tellings.extract.facilities import kind_of
from tellings.model import CountValue, Span, ThingEffect
from tellings.reader import scores
from tellings.reader.encoder import Encoded
from tellings.reader.reading import Reading
from tellings.values.callings import calling, nation

from .muc4_fillers import Filler, Role, RoleSpan

SURE = 0.5  # from this likelihood on a fate is taken
_FATES: dict[str, ThingEffect] = {
    "killed": "killed",
    "injured": "injured",
    "unharmed": "unharmed",
    "destroyed": "destroyed",
    "damaged": "damaged",
    "undamaged": "undamaged",
}


def role_spans(reading: Reading) -> list[RoleSpan]:
    """The spans that the encoder finds, each with the filler that it would make; none without an encoder."""
    if reading.encoded is None:
        return []
    found = scores.found(reading.encoded, "role")
    return [_span(reading, reading.encoded, each) for each in found if each.end > each.start]


def likelihood(reading: Reading, role: Role, span: Span) -> float:
    """How likely the words at `span` fill `role`; 1 without an encoder."""
    if reading.encoded is None:
        return 1.0
    return scores.tagged(reading.encoded, "role", span.start, span.end).get(role, 0.0)


def _span(reading: Reading, encoded: Encoded, found: scores.Found) -> RoleSpan:
    span = Span(found.start, found.end)
    words = " ".join(span.of(reading.text).split())
    role: Role = found.label  # type: ignore[assignment]
    named = role == "group" or (role in ("victim", "attacker") and words.istitle())
    plural = words.lower().endswith(("s", "men", "people")) and not named
    filler = Filler(
        role,
        span,
        words,
        calling(words) if role == "victim" else kind_of(words) if role == "target" else None,
        named,
        number=None if plural else CountValue(1, 1, 1),
        effect=_fate(encoded, span) if role in ("victim", "target") else None,
        nation=nation(words),
        score=found.score,
    )
    return RoleSpan(role, span, found.score, filler)


def _fate(encoded: Encoded, span: Span) -> ThingEffect | None:
    likely = scores.chances(encoded, "fate", span.start, span.end)
    best = max(likely, key=lambda each: likely[each], default="none")
    return _FATES.get(best) if likely.get(best, 0.0) >= SURE else None

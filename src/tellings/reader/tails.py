"""What goes with a verb of saying after it: whom it was told, when, on what occasion, and "that"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model import Span
from tellings.values.dates import TimeExpression
from tellings.values.names.speaking import FORMS

from .subjects import CAPITALISED_RUN, Subjects

_ARTICLES = r"(?:a|an|the|his|her|its|their|this|that|another|one|separate|[^\W\d_]+['’]s)"
_OCCASION = (
    r"(?:statement|statements|interview|report|letter|e-?mail|release|speech|address|message|video|tweet|post|briefing|communiqu[eé]|"
    r"broadcast|recording|article|conference|call|memo|affidavit|indictment|complaint|meeting|session|hearing|court|testimony|filing|"
    r"remarks|comments|bulletin|announcement|note|text|audio)"
)
_ADVERB = re.compile(
    r"\s*,?\s*(?:later|earlier|also|again|recently|separately|publicly|privately|bluntly|simply|afterwards?|then|shortly|"
    r"anonymously|overnight|live|(?:there|here)(?=\s*(?:,|\.|that\b|$)))\b",
    re.IGNORECASE,
)
_IN_STATEMENT = re.compile(
    rf"\s*,?\s*(?:in|at|during|through|via|on|after|with|from)\s+(?:{_ARTICLES}\s+)?(?:[\w'’-]+\s+){{0,3}}?{_OCCASION}\b"
    r"(?:\s+(?:posted|released|issued|published|carried|sent|given|broadcast|held|made)\b)?",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\s*,?\s*(?:(?:speaking\s+)?on\s+(?:the\s+)?condition\s+of\s+anonymity|on\s+(?:twitter|facebook|telegram|state\s+(?:tv|television|radio)|"
    r"television|tv|the\s+radio|the\s+record)|by\s+(?:telephone|phone|e-?mail|text)|over\s+the\s+(?:phone|telephone))\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"\s+(?:with|to)\s+", re.IGNORECASE)
_NO_TIME = r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar(?:ch|\.)|Apr|May\b|June?\b|July?\b|Aug|Sept|Oct(?:ober|\.)|Nov|Dec)"
_PLACED = re.compile(
    rf"\s+(?:in|at|from|on)\s+(?:the\s+)?{_NO_TIME}[^\W\d_a-z][\w'’-]*(?:\s+{_NO_TIME}[^\W\d_a-z][\w'’-]*){{0,3}}"
)
_TIME_LEAD = re.compile(r"\s*,?\s*(?:(?:on|late|early|in|at|earlier|since|by)\s+){0,2}", re.IGNORECASE)
_AUDIENCE = re.compile(
    r"\s+(?:(?:the|a|an|his|her|their|its|local|state|our|my)\s+)*(?:[\w'’-]+\s+){0,3}?"
    r"(reporters?|journalists?|court|jury|judge|police|officers?|investigators|detectives|deputies|lawmakers|parliament|newspaper|agency|"
    r"television|radio|station|conference|briefing|magazine|media|press|channel|residents|officials|authorities|soldiers|friends?|"
    r"mother|father|wife|husband|family|brother|sister|supporters|crowd|gathering|audience|tv|correspondent|dispatchers?|committee)\b",
    re.IGNORECASE,
)
_AUDIENCE_PRONOUN = re.compile(r"\s+(him|her|them|us|me|you)\b", re.IGNORECASE)
_THAT = re.compile(r"\s*,?\s*\b(?:that|how)\b\s*(?!,)|\s*:\s*|\s+", re.IGNORECASE)
# "told one of his friends on a regular basis that", "wrote in the early hours that".
_FAR_THAT = re.compile(
    r"(\s+(?:in|at|on|during|to|from|via|with|for|of|by)\s+(?:[\w'’-]+\s+){1,8}?(?=that\s))", re.IGNORECASE
)
_FINITE = frozenset("was were is are had has have did do does will would can could may might".split())
_NEWS = re.compile(r"\b(?:news|press)\s+(?:conference|briefing)\b", re.IGNORECASE)
_MEETING = re.compile(
    r"^(?:in|at|during|after)\s+(?:an?|the|his|her|their)?\s*(?:[\w'’-]+\s+){0,2}?(?:meeting|interview|talks|call)\s+with\s+",
    re.IGNORECASE,
)
_MEDIUM = re.compile(
    r"\s+(?:(?:news|state|press)\s+)?(?:agency|newspaper|television|radio|tv|channel|station|website|magazine|daily|service|reporter|correspondent)\b",
    re.IGNORECASE,
)
MOST_ADJUNCTS = 6


@dataclass(frozen=True, slots=True)
class Tail:
    """What goes with a verb of saying after it."""

    end: int
    that: bool
    told_to: str | None
    said_on: TimeExpression | None


class Tails:
    """Finds what goes with the verbs of one document."""

    def __init__(self, text: str, subjects: Subjects, times: Sequence[TimeExpression]) -> None:
        self.text = text
        self.bearers = subjects.bearers
        self.subjects = subjects
        self._times_at = {time.start: time for time in times}
        self._starts = sorted(self._times_at)

    def after(self, at: int, sentence: Span, base: str) -> Tail:
        told_to, said_on, end = None, None, min(at, sentence.end)  # a name may run over a sentence's end
        if base in ("tell", "inform", "brief", "warn", "assure"):
            end, told_to = self._audience(end, sentence)
            end = min(end, sentence.end)
        for _ in range(MOST_ADJUNCTS):
            after, to, on = self._adjunct(end, sentence)
            if after == end:
                break
            end, told_to, said_on = after, told_to or to, said_on or on
        far = _FAR_THAT.match(self.text, end, sentence.end)
        if far is not None and not any(word in FORMS or word in _FINITE for word in far[1].lower().split()):
            end = far.end(1)
        that = _THAT.match(self.text, end, sentence.end)
        bound = that is not None and bool(that[0].strip())
        if that is not None:
            end = that.end()
        return Tail(end, bound, told_to, said_on)

    def _audience(self, at: int, sentence: Span) -> tuple[int, str | None]:
        for start in (at + 1, at + 5):
            name = self.bearers.starting(start)
            if name is not None and self.text[at:start].strip().lower() in ("", "the"):
                medium = _MEDIUM.match(self.text, name.end, sentence.end)
                end = medium.end() if medium else name.end
                return max(end, name.full_end if name.kind == "person" else end), name.canonical.rstrip(".")
        for pattern in (_AUDIENCE_PRONOUN, _AUDIENCE, CAPITALISED_RUN):
            match = pattern.match(self.text, at, sentence.end)
            if match is not None:
                end = match.end() - match[0].endswith(".")
                medium = _MEDIUM.match(self.text, end, sentence.end)
                end = medium.end() if medium else end
                return end, " ".join(self.text[match.start() : end].split())
        return at, None

    def _adjunct(self, at: int, sentence: Span) -> tuple[int, str | None, TimeExpression | None]:
        lead = _TIME_LEAD.match(self.text, at, sentence.end)
        assert lead is not None
        for start in (lead.end(), at + 1):
            time = self._times_at.get(start)
            if time is not None and time.end <= sentence.end and time.kind in ("date", "time"):
                return time.end, None, time
        match = _IN_STATEMENT.match(self.text, at, sentence.end)
        if match is not None:
            return self._occasion(match, sentence)
        for pattern in (_CONDITION, _ADVERB):
            match = pattern.match(self.text, at, sentence.end)
            if match is not None:
                return match.end(), None, None
        return at, None, None

    def _occasion(
        self, match: re.Match[str], sentence: Span
    ) -> tuple[int, str | None, TimeExpression | None]:
        """The end of "in an interview with the Post", and who was told."""
        end = match.end()
        told_to = "news conference" if _NEWS.search(match[0]) else None
        to = _WITH.match(self.text, end, sentence.end)
        if to is not None:
            after, whom = self._audience(to.end() - 1, sentence)
            if whom is not None:
                return after, whom, None
        placed = _PLACED.match(self.text, end, sentence.end)
        return (placed.end() if placed else end), told_to, None

    def time_in(self, start: int, end: int) -> TimeExpression | None:
        """The first date or time between two positions."""
        number = bisect_left(self._starts, start)
        stop = bisect_left(self._starts, end)
        times = (self._times_at[at] for at in self._starts[number:stop])
        return next((time for time in times if time.kind in ("date", "time")), None)

    def setting(self, start: int, end: int) -> tuple[str | None, TimeExpression | None]:
        """Who was told and when, where the words before a speaker say so: "In a meeting with Ana Ruiz June 15, "."""
        match = _MEETING.match(self.text[start:end])
        if match is None:
            said = _IN_STATEMENT.match(self.text, start, end)
            return None, self.time_in(start, end) if said else None
        at = start + match.end()
        phrase = self.subjects.following(at, Span(start, end))
        time = next((self._times_at[each] for each in range(at, end) if each in self._times_at), None)
        shown = phrase.speaker.name or phrase.speaker.role if phrase else None
        return shown, time

"""The steps of the law that a sentence tells of somebody: charged, tried, acquitted; each with its day, court and punishment.

A step stands behind the name ("was arrested and charged") or before it ("police charged"); in a list it is each one's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from tellings.model import Rung, SentenceValue, Span
from tellings.values.dates import TimeExpression
from tellings.values.patterns import uncased

from ..courts import COURT, sentences
from ..passage import Passage
from .someone import Someone, companies, only_says, speaks

_HOSPITAL = r"(?! (?:from|to) (?:the |an? |[A-Z]\S* ){0,4}(?:hospitals?|medical|clinics?|care|treatment|centers?|centres?|Hospital|Medical))"
_OBJECT = r"(?:(?:an?|the|his|her|their|its|more|new|few|that|this|two|three|four|several|some)\b|\d)"
# By rung: what is done to somebody ("was charged"), and what somebody does or undergoes ("pleaded guilty", "faces charges").
_PASSIVE: tuple[tuple[Rung, str], ...] = (
    ("acquitted", r"acquitted|found not guilty|found innocent|cleared of|exonerated"),
    ("convicted", r"convicted|found guilty"),
    ("sentenced", r"sentenced|jailed for|imprisoned for|given (?:a )?(?:life|death|\w+[- ]years?\b)"),
    ("charged", r"charged|indicted|arraigned|accused in a (?:criminal )?complaint"),
    ("tried", r"on trial|tried for|being tried"),
    ("released", rf"released{_HOSPITAL}|freed|let go"),
    ("wanted", r"wanted(?! to\b)|sought by|being sought|still sought|at large|on the run"),
    (
        "suspected",
        r"suspected|an? (?:\w+ )?suspect|accused(?! in)|believed to (?:have|be the (?:shooter|gunman))",
    ),
    (
        "arrested",
        r"arrested|re-?arrested|detained|apprehended|captured|taken into (?:police )?custody|in (?:police )?custody|booked|held (?:on|without|in (?:lieu|the)|at the)"
        r"|jailed(?! for)|behind bars|in jail|cuffed|handcuffed|nabbed|caught(?! in\b| up\b| on (?:camera|video))|under arrest",
    ),
)
_ACTIVE: tuple[tuple[Rung, str], ...] = (
    ("admitted", r"(?:plead(?:ed|s)?|pled) (?:guilty|no contest)|confess(?:ed|es)|admitted(?! (?:to|into) (?:the |an? |\w+ ){0,3}(?:hospital|clinic|icu|medical))"),
    (
        "denied",
        r"(?:plead(?:ed|s)?|pled) (?:not guilty|innocent)|den(?:ied|ies) (?:the |all |any |being |having |killing |shooting |the )*(?:charges?|involvement|role|accusations?|allegations?|part|killing|shooting|guilt|\w+ing)",
    ),
    ("charged", r"(?<!to )(?:faces?|facing|is facing|now faces) [^,.;]{0,60}?(?:charges?|counts?)\b"),
    ("tried", r"(?:went|goes|stood|stands|going) (?:on )?trial"),
    ("arrested", r"surrendered|turned (?:himself|herself|themselves) in"),
    ("acquitted", r"walked free"),
)  # fmt: skip
_BE = r"(?:was|were|is|are|has been|had been|have been|being|been|be|remains?|got)"
_ADVERBS = r"(?:(?:\w+ly|later|also|then|now|already|still|all|both|each|first|again|jointly|eventually) )*"
_FULL = r"(?:has|have|had|will|who|he|she|they|then|later|also|and|has also|allegedly|reportedly|initially)"
_DONE = uncased(
    "|".join(f"(?P<{rung}>\\b(?:{words})(?!\\w))" for rung, words in _PASSIVE),
    "acquitted|found|cleared|exonerated|convicted|sentenced|jail|imprisoned|given|charged|indicted|arraigned|accused|trial|tried"
    "|released|freed|let go|wanted|sought|at large|on the run|suspect|believed|arrest|detained|apprehended|captured|custody|booked"
    "|held|behind bars|cuffed|nabbed|caught",
)
_DOES = uncased(
    "|".join(f"(?P<{rung}>\\b(?:{words})(?!\\w))" for rung, words in _ACTIVE),
    "plead|pled|confess|admitted|denied|denies|face|facing|trial|surrendered|turned|walked",
)
_HELPED = re.compile(rf"\b{_BE} {_ADVERBS}$", re.IGNORECASE)
_OPENS = re.compile(rf"(?:^|,|—|–)\s*(?:{_FULL} )*{_ADVERBS}$", re.IGNORECASE)
_OPENS_BARE = re.compile(
    rf"(?:^|,|—|–)\s*(?:who )?{_ADVERBS}$", re.IGNORECASE
)  # "has charged" is what somebody else does
_BEFORE_THIS = re.compile(
    r"\b(?:before|previously|several times|many times|repeatedly|in the past|prior|criminal (?:history|record)|since (?:19|20)\d\d|(?:once|twice) (?:for|on))\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    rf"\b(?:and|or|but|then|before|after|,) ?(?:being |was |were |later |then |{_ADVERBS})*$", re.IGNORECASE
)
_TURNS = uncased(
    r"\b(?:when|while|as|whose|because|although|that|where|which)\b|,? and (?=(?:the|an?|his|her|[A-Z])\b)"
)
_QUOTED = re.compile(r'["“]')
_NOT = re.compile(r"\b(?:not|never|no longer|nor|neither|yet to be|no one|nobody)\b|n['’]t\b", re.IGNORECASE)
_HYPOTHETICAL = re.compile(r"\b(?:could|may|might|would|should|if|can)\b(?: \w+){0,3} $")
_BETWEEN = (
    r"(?: (?:an?|the|two|three|suspects?|suspected|m[ae]n|wom[ae]n|boy|girl|\d+-year-olds?|local|residents?|gunm[ae]n|shooter|as|accused|defendants?"
    r"|teens?|teenagers?|and charged))*"
)
_ACTIVELY: tuple[tuple[Rung, str], ...] = (
    ("acquitted", r"acquit(?:ted|s|ting)|acquittal of|cleared"),
    ("convicted", r"convict(?:ed|s|ing)|conviction of"),
    ("sentenced", r"sentenc(?:ed|es|ing)|jail(?:ed|s)|imprisoned"),
    ("charged", r"charg(?:ed|es|ing)|charges (?:were filed )?against|indict(?:ed|s)|arraigned|case against|indictment (?:of|against)"),
    ("tried", r"trial of|trial for"),
    ("released", r"released|freed|freeing|release of"),
    ("wanted", r"(?:looking|searching|search|hunting|hunt|manhunt|warrants?(?: (?:was|were|has been))?(?: issued)?) for(?: the arrest of)?|warrants? (?:[^,.;]{0,40} )?for the arrest of|seeking|wanted"),
    ("suspected", r"suspect(?:ed)?|accus(?:ed|es|ing)|suspicion (?:fell )?on|suspects?,"),
    ("arrested", r"arrest(?:ed|s|ing)|the arrests? of|detain(?:ed|s|ing)|apprehend(?:ed|ing)|captur(?:ed|ing)|the capture of|took|nabbed|caught|booked"),
)  # fmt: skip
_BEFORE = tuple(
    (rung, re.compile(rf"\b(?:{words}){_BETWEEN}:?\s*$", re.IGNORECASE)) for rung, words in _ACTIVELY
)
# What any of them finds; mostly there is nothing.
_ANY_BEFORE = uncased(rf"\b(?:{'|'.join(words for _, words in _ACTIVELY)}){_BETWEEN}:?\s*$")
_OF_KIN = re.compile(
    r"\b(?:fathers?|mothers?|parents?|brothers?|sisters?|sons?|daughters?|wife|husband|cousins?|uncle|aunt|nephew|niece|friends?|girlfriend|boyfriend|grand\w+|step\w+"
    r"|famil(?:y|ies)|relatives?|lawyers?|attorneys?|killers?|murder|death|killing|shooting|home|house) of (?:the )?$",
    re.IGNORECASE,
)
_INTO_CUSTODY = re.compile(r"[^.;]{0,60}?\binto (?:police )?custody\b")
_VERDICT = re.compile(r"\s*(?:, \d+, )?(?P<verdict>(?:not )?guilty)\b")
_FOUND = re.compile(r"\bfound\s*$", re.IGNORECASE)
_COURTS = frozenset(("charged", "tried", "convicted", "sentenced", "acquitted", "admitted", "denied"))
_SAID_WITH_BE: frozenset[Rung] = frozenset(("wanted", "suspected"))  # "X wanted out" is no search for X
NEAR = 90  # characters between a name and the first step told of its bearer
DAY_NEAR = 45  # characters between a step and its day


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the law against `someone`; `span` are its words."""

    someone: Someone
    rung: Rung
    span: Span
    day: TimeExpression | None
    court: str | None
    punishment: SentenceValue | None


def steps(passage: Passage, found: Sequence[Someone]) -> list[Step]:
    """The steps that a sentence tells of the persons `found` in it, in order of position."""
    key = (steps, tuple(map(id, found)))
    if key not in passage.memo:  # asked again for the same persons, who are kept with what is told of them
        passage.memo[key] = (_steps(passage, found), tuple(found))
    told, _ = cast("tuple[list[Step], tuple[Someone, ...]]", passage.memo[key])
    return told


def _steps(passage: Passage, found: Sequence[Someone]) -> list[Step]:
    made: list[Step] = []
    for listed in companies(passage, found):
        told = [
            (rung, span)
            for rung, span in _told(passage, found, listed)
            if not only_says(passage, listed[-1], span)
        ]
        for rung, span in told:
            day = _day(passage, span, [other for _, other in told])
            court = _court(passage, span) if rung in _COURTS else None
            made += [
                Step(
                    each,
                    rung,
                    span,
                    day,
                    court,
                    _punishment(passage, each, span) if rung == "sentenced" else None,
                )
                for each in listed
            ]
    return made


def _told(
    passage: Passage, found: Sequence[Someone], listed: Sequence[Someone]
) -> Iterator[tuple[Rung, Span]]:
    first, last = listed[0].start, listed[-1].end
    others = [each.start for each in found if each.start >= last]
    own = passage.text[last : min([*others, passage.span.end])]
    if _is_of_kin(passage, first):
        return  # "the brother of X was arrested"
    turn = _TURNS.search(own)
    quote = _QUOTED.search(own)
    clause = own[: min(turn.start() if turn else len(own), quote.start() if quote else len(own))]
    possessive = passage.text[listed[-1].words.end : listed[-1].words.end + 1] in (
        "'",
        "’",
    )  # "X's friend was arrested"
    behind = [] if possessive else list(_behind(clause, last))
    if any(speaks(passage, each) for each in listed):
        yield from behind
        return
    before = list(_ahead(passage.text[max(passage.span.start, first - 70) : first], own, first, last))
    final = any(rung == "acquitted" for rung, _ in before)
    yield from (
        before if final else [*before, *behind]
    )  # "acquitted X, who had been accused": the last word on him


def _is_of_kin(passage: Passage, at: int) -> bool:
    """Whether "the brother of" stands before a position; mostly the last words tell that nothing does."""
    last = passage.text[max(passage.span.start, at - 8) : at].lower().removesuffix("\n")
    ends = last.endswith(("of ", "of the "))
    return ends and _OF_KIN.search(passage.text, passage.span.start, at) is not None


def _behind(clause: str, base: int) -> Iterator[tuple[Rung, Span]]:
    """The steps in the words behind a name, each of which goes on from the one before it."""
    reached = 0
    seen: set[str] = set()
    matches = [(each, False) for each in _DONE.finditer(clause)]
    matches += [(each, True) for each in _DOES.finditer(clause)]
    for match, active in sorted(matches, key=lambda each: (each[0].start(), -each[0].end())):
        rung: Rung = match.lastgroup  # type: ignore[assignment]
        lead = clause[reached : match.start()]
        first = not seen
        if match.start() < reached or (first and len(lead) > NEAR):
            continue
        opening = _OPENS if active else _OPENS_BARE
        opens = opening.search(lead) is not None and (first or "," in lead)
        if not active and opens and rung in _SAID_WITH_BE and "," not in lead:
            continue
        if not active and opens and re.match(rf"\s+{_OBJECT}", clause[match.end() :]):
            return  # "Detective X arrested two men": the doer
        if not (_HELPED.search(lead) or opens or (not first and _GOES_ON.search(lead)) or (active and first)):
            continue
        if _NOT.search(lead[-40:]) or _HYPOTHETICAL.search(lead):
            return
        if _BEFORE_THIS.search(lead[-30:]) or _BEFORE_THIS.match(clause[match.end() :].lstrip()):
            return  # "had been arrested before", "was convicted in the past": another case
        reached = match.end()
        if rung not in seen:
            seen.add(rung)
            yield rung, Span(base + match.start(), base + match.end())


def _ahead(before: str, own: str, first: int, last: int) -> Iterator[tuple[Rung, Span]]:
    """The steps in the words before a name: "charged", "are looking for", "found ... guilty", "took ... into custody"."""
    base = first - len(before)
    verdict = _VERDICT.match(own)
    found = _FOUND.search(before) if verdict is not None else None
    if found is not None and verdict is not None:
        rung: Rung = "acquitted" if verdict["verdict"].startswith("not") else "convicted"
        yield rung, Span(base + found.start(), last + verdict.end("verdict"))
        return
    if _ANY_BEFORE.search(before) is None:
        return
    for rung, pattern in _BEFORE:
        match = pattern.search(before)
        if match is None:
            continue
        if match.group().lower().startswith("took") and not _INTO_CUSTODY.match(own):
            continue
        if not _NOT.search(before[: match.start()][-25:]):
            yield (
                rung,
                Span(base + match.start(), base + match.start() + len(match.group().split(",")[0].rstrip())),
            )
        return


def _day(passage: Passage, span: Span, steps_told: Sequence[Span]) -> TimeExpression | None:
    """The day beside a step's words, with no other step between."""
    best: tuple[int, int, TimeExpression] | None = None
    for time in passage.times:
        if time.kind not in ("date", "time"):
            continue
        apart = time.start - span.end if time.start >= span.end else span.start - time.end
        low, high = min(span.end, time.end), max(span.start, time.start)
        between = any(other != span and low <= other.start < high for other in steps_told)
        if 0 <= apart <= DAY_NEAR and not between:
            rank = (apart, time.start, time)
            best = rank if best is None or rank[:2] < best[:2] else best
    return best[2] if best else None


def _court(passage: Passage, span: Span) -> str | None:
    """The court that the sentence names nearest to a step."""
    text = passage.span.of(passage.text)
    named = [
        (min(abs(passage.span.start + m.start(1) - span.end), abs(span.start - passage.span.start - m.end(1))), m.start(1), m.group(1))
        for m in COURT.finditer(text)
    ]  # fmt: skip
    shown = " ".join(min(named)[2].split()) if named else ""
    return shown if shown.casefold() not in ("", "court") else None


def _punishment(passage: Passage, someone: Someone, span: Span) -> SentenceValue | None:
    """To what: the sentence of the court that falls on this person, else the one that stands at the step's words."""
    passed = sentences(passage)
    for each in passed:
        if any(phrase.start < someone.end and someone.start < phrase.end for phrase in each.people):
            return each.value
    return next((each.value for each in passed if each.span.overlaps(span)), None)

"""What courts did: sentences passed, on how many, how long, for what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tellings.model import CountValue, Punishment, SentenceValue, Span
from tellings.values import counts
from tellings.values.patterns import uncased

from .passage import Passage, once
from .people import ONE, People, people

_NUMBER = r"(?:\d+(?:\.\d+)?|[a-z]+(?:-[a-z]+)?)"
_YEARS = re.compile(rf"\b(?P<number>{_NUMBER})[- ]years?\b", re.IGNORECASE)
_RANGE = re.compile(rf"\b(?P<low>{_NUMBER})(?: to | or | and |-)$", re.IGNORECASE)
_ELLIPTIC = re.compile(
    rf"(?:,| and| while|;)\s+(?P<who>(?:the|his|their|an?|one)\s[\w' -]{{2,40}}?) (?:to|got|received|gets) (?P<number>{_NUMBER})\b(?![- ](?:years?|months?|death|life))",
    re.IGNORECASE,
)
_COURTROOM = re.compile(
    r"\b(?:sentenc|convict|defendants?|ringleader|verdict|trial|court|judge|tribunal)", re.IGNORECASE
)
_ON_ONE = re.compile(r"\b(?:on|to) (?:an?|the|his|her)\s", re.IGNORECASE)
_ONE = re.compile(r"\b(?:an?|his|her)\s[^,.;]{2,60}?\sto\b", re.IGNORECASE)
_SENTENCED = uncased(
    r"\b(?:(?P<active>sentenced|jailed|imprisoned|condemned|handed(?: down)?|gave|fined)|(?P<verdict>convicted|found guilty|found(?= [^.;]{1,60}? guilty))|(?P<imposed>imposed|awarded)|(?P<received>received|got|is serving|was serving|will serve|will spend|must serve|to serve|serving|(?:were|was|been) (?:each )?(?:given|handed)|drew)|"
    r"(?P<noun>sentences? (?:of|was|is)|terms? of|sentenced to))\b",
    "sentence|jailed|imprisoned|condemned|hand|gave|serve|fined|convicted|found|imposed|awarded|received|got|serving|spend|given|drew|term",
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|got)(?: \w+ly)?\s*$", re.IGNORECASE)
_LIFE = re.compile(
    r"\blife (?:in prison|imprisonment|sentences?|terms?|behind bars|without)\b|\bto life\b", re.IGNORECASE
)
_DEATH = re.compile(
    r"\b(?:(?:sentenced|condemned|sentences)\b[^,.;]{0,60} to death|death (?:sentences?|penalty)|capital punishment|to hang)\b",
    re.IGNORECASE,
)
_SUSPENDED = re.compile(r"\bsuspended\b", re.IGNORECASE)
_PRISON = re.compile(
    r"\b(?:prison|jail|jailed|imprison\w*|behind bars|penal colony|custody|incarcerat\w*|terms?|sentences?)\b",
    re.IGNORECASE,
)
_FINE = re.compile(r"\bfined?\b", re.IGNORECASE)
_OFFENCE = re.compile(
    r"\b(?:convicted of|guilty of|guilty to|on charges of|charged with|charges of|for (?=\w+ing\b)|found guilty of|over (?=the |a |an )|for (?:his|her|their) (?:role|part) in)\s*([^,;.\"”]{3,80})(?![^\s,;.\"”])",
    re.IGNORECASE,
)
_NOT_SO = re.compile(r"\b(?:never|not|nor|no one|nobody|without)\b[^,;.]*$|n't\b[^,;.]*$", re.IGNORECASE)
_WHO = re.compile(
    r"\bwho (?:were|was|had been) (?P<offence>(?:plotting|planning|trying|attempting|preparing) [^,;.\"”]{3,80})",
    re.IGNORECASE,
)
COURT = re.compile(
    r"\b(?:the |a |an )?((?:[A-Z][\w’'-]+ )*(?:[Cc]ourt|[Tt]ribunal|[Jj]ury|[Jj]udge)(?: (?:of|in) (?:[A-Z][\w’'-]+ ?)+)?)"
)


@dataclass(frozen=True, slots=True)
class Sentenced:
    """A court's sentence with the words that give it, and the people phrase that it fell on, if any."""

    span: Span
    value: SentenceValue
    people: tuple[People, ...]


@once
def sentences(passage: Passage) -> list[Sentenced]:
    """The court sentences that one sentence of the text tells of, in order."""
    text = passage.span.of(passage.text)
    base = passage.span.start
    phrases = people(passage)
    starts = [match for match in _SENTENCED.finditer(text) if _is_legal(match, text)]
    found = []
    for number, match in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        begin = starts[number - 1].end() if number else 0
        found.append(_one(passage, text, match, begin, end, base, phrases))
        found.append(_elliptic(passage, text, match, end, base, phrases))
    return [each for each in found if each is not None]


def _elliptic(
    passage: Passage, text: str, match: re.Match[str], end: int, base: int, phrases: list[People]
) -> Sentenced | None:
    """ "most were sentenced to four years, the ringleader to ten": years without the word."""
    first = _years(text[match.start() : end])
    other = _ELLIPTIC.search(text, match.start(), end) if first else None
    years = counts.parse(other.group("number")) if other else None
    if other is None or years is None or years.best is None:
        return None
    fell_on = tuple(p for p in phrases if other.start() <= p.start - base < other.start("number"))
    value = SentenceValue(ONE, "prison", CountValue(years.best, years.best, years.best), None, None)
    return Sentenced(Span(base + other.start("who"), base + other.end("number")), value, fell_on)


def _is_legal(match: re.Match[str], text: str) -> bool:
    if _NOT_SO.search(text[max(0, match.start() - 25) : match.start()]):
        return False
    word = match.group().lower()
    rest = text[match.end() : match.end() + 60]
    if word in ("sentenced", "jailed", "imprisoned", "convicted", "found guilty", "found"):
        return True
    if word == "condemned":
        return rest[:20].lower().find(" to death") >= 0
    if word in (
        "imposed",
        "awarded",
        "gave",
        "handed",
        "handed down",
        "got",
        "received",
        "fined",
        "condemned",
    ):
        return bool(
            (_YEARS.search(rest) and (_PRISON.search(rest) or _COURTROOM.search(text)))
            or _LIFE.search(rest)
            or _DEATH.search(rest)
            or word == "fined"
        )
    if re.match(r"\s+(?:prison|jail|life|death|suspended)\b", rest):
        return True
    return bool((_YEARS.search(rest) and _PRISON.search(text)) or _LIFE.search(rest) or _DEATH.search(rest))


def _one(
    passage: Passage, text: str, match: re.Match[str], begin: int, end: int, base: int, phrases: list[People]
) -> Sentenced | None:
    clause = text[match.start() : end]
    years = _years(clause)
    fell_on = _fell_on(text, match, begin, end, base, phrases)
    kind = _kind(clause, years)
    number = _number(fell_on, text[match.end() : end], bool(match.group("imposed")))
    spans = [match.start(), match.end()]
    if years is not None:
        spans += [match.start() + years[1].start(), match.start() + years[1].end()]
    for phrase in fell_on:
        spans += [phrase.start - base, phrase.end - base]
    offence = _OFFENCE.search(clause) or _WHO.search(clause)
    court = COURT.search(text)
    if years is None and kind == "other" and not fell_on:
        return None
    value = SentenceValue(
        persons=number,
        kind=kind,
        years=years[0] if years else None,
        offence=" ".join(offence.group(1).split()) if offence else None,
        court=" ".join(court.group(1).split()) if court else None,
    )
    return Sentenced(Span(base + max(0, min(spans)), base + max(spans)), value, tuple(fell_on))


def _years(clause: str) -> tuple[CountValue, re.Match[str]] | None:
    for match in _YEARS.finditer(clause):
        if re.match(r"[- ]old\b", clause[match.end() :]) or re.search(
            r"\b(?:aged?|in the past|last|for the past)\s*$", clause[: match.start()]
        ):
            continue
        years = counts.parse(match.group("number"))
        if years is None or years.best is None or years.best > 1000:
            continue
        lower = _RANGE.search(clause[: match.start()])
        low = counts.parse(lower.group("low")) if lower else None
        if low is not None and low.best is not None and low.best < years.best:
            return CountValue(low.best, years.best, None), match
        return CountValue(years.best, years.best, years.best), match
    return None


def _kind(clause: str, years: object) -> Punishment:
    if _DEATH.search(clause):
        return "death"
    if _LIFE.search(clause):
        return "life"
    if _SUSPENDED.search(clause):
        return "suspended"
    if years is not None or _PRISON.search(clause):
        return "prison"
    return "fine" if _FINE.search(clause) else "other"


def _fell_on(
    text: str, match: re.Match[str], begin: int, end: int, base: int, phrases: list[People]
) -> list[People]:
    """On whom: before the verb when it is passive or "received", after it when active."""
    before = [
        p
        for p in phrases
        if begin <= p.start - base and p.end - base <= match.start() and p.count is not None
    ]
    after = [p for p in phrases if match.end() <= p.start - base < end and p.count is not None]
    passive = bool(match.group("received")) or bool(_PASSIVE.search(text[: match.start()]))
    if passive or match.group("noun"):
        return (
            before[-1:]
            if not re.search(r"\bmost of (?:them|the)\b", text[begin : match.start()], re.IGNORECASE)
            else []
        )
    return [p for p in after[:1] if len(text[match.end() : p.start - base].split()) <= 4]


def _number(fell_on: list[People], rest: str, imposed: bool) -> CountValue | None:
    """On how many; "sentenced a preacher to" is one, whatever the word for him."""
    if fell_on:
        return fell_on[0].count
    return ONE if _ONE.match(rest.lstrip()) or (imposed and _ON_ONE.search(rest)) else None

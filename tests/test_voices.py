"""Who says so, and how sure it is: every report of the table, all right but those that are listed as open.

The table stands in `voices/cases.txt`, its manner of writing at its head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from extracting import Extract
from tellings.model import ActorValue, Claim, CountValue, Extraction, Speaker

TABLE = Path(__file__).parent / "voices" / "cases.txt"
PUBLISHED = "2019-06-06"

# Reports that are not yet read right, by the number of their line in the table, with the reason.
OPEN: dict[int, str] = {
    31: "the speaker stands between a subject and its verb: neither half of the quotation is a clause",
    85: '"according to" stands between those to whom it was done and what was done',
    135: '"two of our members" is not counted',
    374: "a clause before another's, both before the cue: the first is not set apart as the document's own",
    393: 'after "that", "two men killed" is read as a participle',
}


@dataclass
class Case:
    line: int
    construction: str
    text: str
    wanted: list[str] = field(default_factory=list)
    unwanted: list[str] = field(default_factory=list)


def cases() -> Iterator[Case]:
    construction, case = "", None
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith(("wire: ", "local: ", "= ")) and case is not None:
            yield case
            case = None
        if line.startswith("= "):
            construction = line[2:]
        elif line.startswith(("wire: ", "local: ")):
            case = Case(number, construction, line.split(": ", 1)[1].replace(" ¶ ", "\n\n"))
        elif line.startswith("> ") and case is not None:
            case.wanted.append(line[2:])
        elif line.startswith("! ") and case is not None:
            case.unwanted.append(line[2:])
    if case is not None:
        yield case


CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=[f"{case.line}-{case.construction}" for case in CASES])
def test_who_says_so(case: Case, extracted: Extract, request: pytest.FixtureRequest) -> None:
    if case.line in OPEN:
        request.applymarker(pytest.mark.xfail(reason=OPEN[case.line], strict=True))
    extraction = extracted(case.text, PUBLISHED)
    for wanted in case.wanted:
        assert any(_is(claim, wanted) for claim in _claims(extraction)), _shown(extraction, wanted)
    held = [claim for each in extraction.tellings if each.main for claim in each.claims]
    for unwanted in case.unwanted:
        found = [claim for claim in held if _gives(claim, unwanted) and claim.polarity == "affirmed"]
        assert not found, _shown(extraction, f"not {unwanted}")


def test_the_table_is_whole() -> None:
    assert len(CASES) == 203
    assert all(case.wanted or case.unwanted for case in CASES)
    assert set(OPEN) <= {case.line for case in CASES}


def _claims(extraction: Extraction) -> list[Claim]:
    return [claim for each in extraction.tellings for claim in each.claims]


def _gives(claim: Claim, value: str) -> bool:
    """Whether a claim has the field and value of "killed 9" or "responsible Al-Shabaab ordered"."""
    kind, words = value.split(" ", 1)
    if claim.field != kind:
        return False
    if isinstance(claim.value, ActorValue):
        return f"{claim.value.name} {claim.value.link}" == words
    return isinstance(claim.value, CountValue) and str(claim.value.best) == words


def _is(claim: Claim, wanted: str) -> bool:
    value, speakers, certainty = (part.strip() for part in wanted.split("|"))
    words = certainty.split(" ")
    about = _about(claim)
    sure = words[0] in ("", claim.certainty)
    polarity = claim.polarity == ("denied" if "denied" in words else "affirmed")
    linked = "denies" not in words or bool(claim.denies)
    told = all(part in about for part in _options(certainty))
    return _gives(claim, value) and sure and polarity and linked and told and _spoken(claim, speakers)


def _options(certainty: str) -> list[str]:
    """The parts like "to=news conference": a word without "=" goes on from the part before it."""
    options: list[str] = []
    for word in certainty.split(" "):
        if "=" in word:
            options.append(word)
        elif options:
            options[-1] += f" {word}"
    return options


def _about(claim: Claim) -> list[str]:
    told = re.sub(r"^(?:the|an?) ", "", claim.told_to or "")
    return [f"to={told}", f"on={claim.said_on.start if claim.said_on else ''}"]


def _spoken(claim: Claim, chain: str) -> bool:
    if chain == "":
        return True
    if chain == "own":
        return not claim.speakers
    wanted = chain.split(" > ")
    return len(wanted) == len(claim.speakers) and all(map(_fits, claim.speakers, wanted))


def _fits(speaker: Speaker, wanted: str) -> bool:
    parts = [*wanted.split("/"), "", "", ""][:4]
    # What the body is may stand in its name or, unnamed, in its role.
    given = [speaker.name, speaker.role, f"{speaker.organisation or ''} {speaker.role or ''}", speaker.kind]
    return all(_has(have, part) for have, part in zip(given, parts, strict=True))


def _has(have: str | None, part: str) -> bool:
    if part == "-":
        return not have
    return part.lower() in (have or "").lower()


def _shown(extraction: Extraction, wanted: str) -> str:
    lines = [f"wanted {wanted}"]
    for claim in _claims(extraction):
        who = " > ".join(
            f"{each.name or ''}/{each.role or ''}/{each.organisation or ''}/{each.kind}"
            for each in claim.speakers
        )
        lines.append(
            f"{claim.field} {claim.quote} {claim.group or ''} {getattr(claim.value, 'link', '')} | {who} | "
            f"{claim.certainty} {claim.polarity} {'denies' if claim.denies else ''} {_about(claim)}"
        )
    return "\n".join(lines)

"""Sentences that say who they were: "the victim was identified as Ana Mireles, 31", "the dead were A, 20, and B, 31"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tellings.model import Fate, Group, Role, Rung, Span
from tellings.values import counts, numbers
from tellings.values.names import Name
from tellings.values.patterns import uncased
from tellings.values.wordlists import CALENDAR, FUNCTION_WORDS, ORDINARY, PLACE_WORDS

from ..passage import Passage, once
from .someone import Sex, Someone, after, aged, companies, named, someones, speaks

_VICTIM = r"(?:victims?|dead|deceased|slain|killed|wounded|injured|hurt|survivors?|casualties|fatalities|hostages?|captives?)"
_ACCUSED = (
    r"(?:suspects?|gunm[ae]n|gunwoman|shooters?|attackers?|assailants?|bombers?|killers?|murderers?|perpetrators?|hijackers?"
    r"|kidnappers?|assassins?|culprits?|accused|triggerman)"
)
_HUMAN = (
    r"(?:m[ae]n|wom[ae]n|people|persons?|boys?|girls?|teens?|teenagers?|youths?|children|child|students?|officers?|soldiers?|deput(?:y|ies)"
    r"|troopers?|civilians?|brothers?|sisters?|couple|others?|patients?|workers?|residents?|one|ones|those|who|trio|pair|toddler|infant|baby|driver|passenger|teacher)"
)
_HARM = (
    r"(?:killed|wounded|injured|shot|hurt|slain|died|dead|grazed|stabbed|murdered|hit|struck|hospitali[sz]ed)"
)
_ARREST = r"(?:arrested|detained|charged|held|in custody)"
# With which any of them begins: a look at it spares the rest at most places of a sentence.
_FIRST_WORDS = (
    "victim dead deceased slain killed wounded injured hurt survivor casualties fatalities hostage captive suspect gunman shooter"
    " attacker assailant bomber murderer perpetrator hijacker kidnapper assassin culprit accused triggerman man men woman women"
    " people person boy girl teen youth child student officer soldier deputy trooper civilian brother sister couple other patient"
    " worker resident one those who trio pair toddler infant baby driver passenger teacher"
).split()
# Who is spoken of, up to where the sentence comes to the names.
_WHO = rf"{numbers.beginning(_FIRST_WORDS)}(?:{_VICTIM}|{_ACCUSED}|{_HUMAN}\b[^,.;:]{{0,80}}?\b(?:{_HARM}|{_ARREST}))"
_IDENTIFIED = (
    r"(?:identified|identifies|identify|identifying|named|names|naming|ID’d|ID'd|revealed|confirmed|known)"
)
_BY = r"(?: (?:by|on|late|early|earlier|later|only|yesterday|today|this|in|publicly|\w+day|the|a)\b[^,.;:]{0,70}?)?"
_ARTICLE = r"(?: the| a| an)?"
# What stands in every sentence in which the patterns below find anything.
_SAYS_AS = (" as", "identif|nam|reveal|confirm|known|id'd|id’d")
_VICTIM_OR_ACCUSED = (
    "victim|dead|deceased|slain|killed|wounded|injured|hurt|survivor|casualties|fatalities|hostage|captive|suspect|gunm|gunwoman"
    "|shooter|attacker|assailant|bomber|killer|murderer|perpetrator|hijacker|kidnapper|assassin|culprit|accused|triggerman"
)
_HARMED_OR_ARRESTED = (
    "killed|wounded|injured|shot|hurt|slain|died|dead|grazed|stabbed|murdered|hit|struck|hospital|arrested|detained|charged|held"
    "|in custody"
)
_WHAT_BEFELL = f"{_HARMED_OR_ARRESTED}|{_VICTIM_OR_ACCUSED}"
_FOLLOWED = (
    # "The victims were identified by police as ..."
    uncased(
        rf"(?P<who>{_WHO}\b[^.;:]{{0,90}}?)[, ]\s?(?:(?:who )?(?:has|have|had|was|were|is|are|later|since|been) ?)*{_IDENTIFIED}{_BY},? as:?{_ARTICLE}\s+",
        *_SAYS_AS,
    ),
    uncased(
        rf"\b(?P<who>(?:the|both) (?:[\w-]+ ){{0,2}}{_HUMAN})\b[^.;:,]{{0,40}}?,? (?:(?:who )?(?:has|have|had|was|were|is|are|later|since|been) ?)*{_IDENTIFIED}{_BY},? as:?{_ARTICLE}\s+",
        *_SAYS_AS,
    ),
    uncased(
        rf"{_IDENTIFIED} (?P<who>him|her|them|(?:the|both) (?:[\w-]+ ){{0,2}}(?:{_HUMAN}|parents|twins|family))(?:{_BY},?)? as:?{_ARTICLE}\s+",
        *_SAYS_AS,
    ),
    # "Police identified the two victims as ..."
    uncased(rf"{_IDENTIFIED} (?P<who>[^.;:]{{0,60}}?{_WHO}\b[^.;:]{{0,80}}?) as:?{_ARTICLE}\s+", *_SAYS_AS),
    # "The dead were ...", "the victims: ...", "the suspect, ..."
    uncased(
        rf"(?P<who>{_WHO}\b(?:[^.,;:]{{0,80}}?)?)(?:,? (?:was|were|are|is|include[sd]?|including|as)(?: also)?:?|:| [—–])\s+",
        _WHAT_BEFELL,
    ),
    uncased(
        rf"(?P<who>\b(?:the|an?|one|another|her|his|two|three|both|alleged|suspected)\b[^.,;:]{{0,40}}?\b(?:{_VICTIM}|{_ACCUSED})),\s+",
        ",",
        _VICTIM_OR_ACCUSED,
    ),
    # "Killed in the attack were ...", "Also wounded: ..."
    uncased(
        rf"(?:^|[.\n]\s*)(?P<who>(?:(?:also|those|among(?: the| those)?|in addition to [^,]{{2,60}},) )*(?:the )?(?:{_HARM}|{_ARREST}|also in the hospital)\b[^.;:]{{0,80}}?)(?: (?:was|were|are|is|include[sd]?)|:)\s+",
        _HARMED_OR_ARRESTED,
    ),
    # "names of the men killed in the shooting: ..."
    uncased(rf"(?P<who>(?:{_WHO}|{_HARM} [^,.;:]{{0,40}}{_HUMAN})\b[^.;:]{{0,80}}?):\s+", ":"),
)
# "Victims A and B were ...": a name must follow.
_VICTIMS = uncased(r"\b(?P<who>victims?)\s+", "victim")
_CAPITAL = re.compile(r"[A-Z]")
# Behind the names: "... have been identified as the victims", "... was the woman who was grazed", "identified ... as the man who died".
_PRECEDED = re.compile(
    rf"\s?,? (?:(?:has|have|had|was|were|is|are|been) )*(?:{_IDENTIFIED}{_BY} as|was|is|were|as) (?P<who>(?:the |one of the |a )"
    rf"(?:[\w-]+ ){{0,4}}?(?:{_VICTIM}|{_ACCUSED}|{_HUMAN} (?:who |that |whose )?[^.;]{{0,60}}?(?:{_HARM}|found))\b[^.;,]{{0,40}})",
    re.IGNORECASE,
)
_KILLED = re.compile(
    r"\b(?:killed|dead|deceased|slain|died|dies|fatal\w*|murdered|murder|homicide|los(?:t|ing) (?:his|her|their) (?:life|lives)|bod(?:y|ies))\b",
    re.IGNORECASE,
)
_INJURED = re.compile(
    r"\b(?:wounded|injured|hurt|grazed|surviv\w+|hospitali[sz]ed|in the hospital|treated|shot|struck|hit|stabbed|gunshot)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(rf"\b{_ARREST}\b", re.IGNORECASE)
_SUSPECT = re.compile(r"\b(?:suspect(?:s|ed)?|alleged|accused)\b", re.IGNORECASE)
_IS_ACCUSED = re.compile(rf"\b{_ACCUSED}\b", re.IGNORECASE)
_MEANS_ANYONE = re.compile(
    rf"(?:him|her|them|(?:the|both) (?:[\w-]+ ){{0,2}}(?:{_HUMAN}|parents|twins|family))", re.IGNORECASE
)
_MISSING = re.compile(r"\b(?:missing|hostages?|captives?|abducted|kidnapped)\b", re.IGNORECASE)
_FATES = re.compile(rf"^(?:the |also |those )*{_HARM}\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|no|yet to be|unidentified|without)\b|n['’]t\b", re.IGNORECASE)
_BEFORE_ITEM = re.compile(
    r"(?:,|;|\.(?=\n)|\band\b|&|\bas well as\b|\balong with\b|•|\*|·|—|–|\d+\)|\s|\b(?:her|his|their) (?:\w+ ){0,2}?\w+,)*",
    re.IGNORECASE,
)
# A name in a list of names, where nothing but the list tells that it is one.
_NAME = re.compile(
    r"(?:(?:an? )?(?P<age>\d{1,3})[- ]year[- ]old )?(?P<name>[A-Z][\w’'-]+(?: [A-Z]\.)?(?: (?:[\"“(][^\"”)]{2,20}[\"”)] )?(?:de |la |del |van |bin |al-)*[A-Z][\w’'.-]*[\w]){1,3}(?:,? (?:Jr|Sr|III|II)\b\.?)?)"
)
MOST_LISTED = 60  # names in one list


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom a sentence names as a victim or an accused.

    `fate` is None where the words do not say ("the victim"): then what befell the victims of the incident befell them.
    `role` is None where they are "the man" or "him": then what was told of such a man.
    """

    someone: Someone
    role: Role | None
    fate: Fate | None
    rung: Rung | None
    who: Span  # the words that say what they were


_Listing = tuple[Span, list[Someone]]  # the words for who is listed, and the list


@once
def namings(passage: Passage) -> list[Named]:
    """Those whom a sentence names as the victims or the accused, in order, each once."""
    found: dict[int, Named] = {}
    for who, listed in (*_followed(passage), *_preceded(passage)):
        for each in listed:
            found.setdefault(each.words.start, _named_as(who.of(passage.text), who, each))
    for each in _headed(passage):
        found.setdefault(
            each.words.start, _named_as(passage.heading or "", Span(each.start, each.start), each)
        )
    return [found[at] for at in sorted(found)]


def _followed(passage: Passage) -> Iterator[_Listing]:
    """Lists behind the words for who is in them."""
    for match in _introductions(passage.span.of(passage.text)):
        if _NOT.search(match.group()) and not _IS_ACCUSED.search(match["who"]):
            continue
        listed = aged(passage, list(_listed(passage, passage.span.start + match.end())))
        if listed:
            begin, end = match.span("who")
            yield Span(passage.span.start + begin, passage.span.start + end), listed


def _introductions(text: str) -> Iterator[re.Match[str]]:
    for pattern in _FOLLOWED:
        yield from pattern.finditer(text)
    for match in _VICTIMS.finditer(text):
        if _CAPITAL.match(text, match.end()):
            yield match


_HEADING = re.compile(rf"(?P<who>{_WHO})", re.IGNORECASE)


def _headed(passage: Passage) -> Iterator[Someone]:
    """The name that opens an item of a list, below the line that says who is in it: "Killed in the attack:"."""
    heading = passage.heading or ""
    if _HEADING.search(heading) or (_FATES.search(heading) and not _NOT.search(heading)):
        yield from list(_listed(passage, passage.span.start))[:1]


def _preceded(passage: Passage) -> Iterator[_Listing]:
    """Lists before the words for who is in them."""
    for listed in companies(passage, someones(passage)):
        group = [each for each in listed if each.name is not None]
        match = _PRECEDED.match(passage.text, listed[-1].end, passage.span.end)
        if group and match is not None and not _NOT.search(match.group()):
            yield Span(*match.span("who")), group


def _listed(passage: Passage, at: int) -> Iterator[Someone]:
    """The names that stand at `at`, one behind the other."""
    known = [each for each in someones(passage) if not speaks(passage, each)]
    number = 0
    while number < MOST_LISTED:
        gap = _BEFORE_ITEM.match(passage.text, at, passage.span.end)
        start = gap.end() if gap else at
        if number and start == at:
            return
        each = _at(passage, known, start)
        if each is None:
            return
        number += 1
        yield each
        at = each.end


def _at(passage: Passage, known: Sequence[Someone], start: int) -> Someone | None:
    """The person whose name stands at `start`, with title and age."""
    for each in known:
        if each.name is not None and each.start - 3 <= start <= each.words.start:
            return each
    match = _NAME.match(passage.text, start, passage.span.end)
    if match is None or not _may_be_name(match["name"]) or not _is_prose(passage, match.end()):
        return None
    begin, stop = match.span("name")
    same = next((name for name in passage.names if name.start == begin and name.kind != "organisation"), None)
    if same is not None and same.end >= stop:
        return named(passage, same)
    if any(
        place.start == begin and place.end >= stop for place in passage.places if " " not in match["name"]
    ):
        return None
    age = int(match["age"]) if match["age"] else None
    end, age = after(passage, stop, age)
    shown = " ".join(match["name"].split())
    name = Name(begin, stop, shown, "person", None, None, age, None, shown, begin, end)
    return Someone(start, end, Span(begin, stop), name, age, None, None)


def _may_be_name(words: str) -> bool:
    """Whether capitalised words of a list can be a name: none is an ordinary word, or a word for people."""
    return not any(
        word.lower() in _ORDINARY or word.isdigit() or counts.is_people(word)
        for word in re.findall(r"[^\W\d_]+", words)
    )


_ORDINARY = (
    ORDINARY
    | FUNCTION_WORDS
    | PLACE_WORDS
    | CALENDAR
    | frozenset(("news", "channel", "stadium", "hospital", "memorial", "two", "three"))
)


def _is_prose(passage: Passage, end: int) -> bool:
    """Whether capitals tell a name: in a sentence, in an item of a list, or before an age; not in a headline."""
    if passage.heading is not None or passage.text[passage.span.start : passage.span.end].rstrip().endswith(
        (".", "”", '"', ";")
    ):
        return True
    return re.match(r",? \(?\d", passage.text[end : end + 4]) is not None


def _named_as(words: str, who: Span, each: Someone) -> Named:
    """What the words for those in a list say of each."""
    sex, group = _told_of_all(words)
    sex = _OBJECTS.get(words.lower(), sex)
    told = replace(each, sex=each.sex or sex, group=each.group or group)
    if _IS_ACCUSED.search(_head(words)):
        rung: Rung | None = "suspected" if _SUSPECT.search(words) else None
        died: Fate | None = "killed" if _DEAD_THEMSELVES.search(words) else None
        return Named(replace(told, group=None), "attacker", died, rung, who)
    fate = _fate(words)
    if fate is None and _MEANS_ANYONE.fullmatch(words.strip()):
        return Named(told, None, None, None, who)
    if _TAKEN.search(words):
        step: Rung = "charged" if "charged" in words.lower() else "arrested"
        return Named(told, "attacker", "arrested", step, who)
    return Named(told, "victim", fate, None, who)


def _fate(words: str) -> Fate | None:
    if _KILLED.search(words):
        return "killed"
    if _INJURED.search(words):
        return "injured"
    return "missing" if _MISSING.search(words) else None


_OBJECTS: dict[str, Sex] = {"him": "male", "her": "female"}
_MEN = re.compile(r"\b(?:men|man|boys?|brothers?|male|sons?|fathers?|husband|policem[ae]n)\b", re.IGNORECASE)
_WOMEN = re.compile(r"\b(?:women|woman|girls?|sisters?|female|daughters?|mothers?|wife)\b", re.IGNORECASE)


def _head(words: str) -> str:
    """The words up to what is said of them: "the gunman" of "the gunman who killed two", "the man" of "the man killed by a gunman"."""
    return _SAYS_MORE.split(words.lower())[0]


_SAYS_MORE = re.compile(r"\b(?:who|whom|whose|killed|wounded|shot|injured|in|of|by|at|from|that)\b")
_DEAD_THEMSELVES = re.compile(
    r"\b(?:slain|dead|deceased)\b|\b(?:was|were|been) (?:\w+ (?:and )?)?(?:killed|shot dead)\b|\bdied\b",
    re.IGNORECASE,
)


def _told_of_all(words: str) -> tuple[Sex | None, Group | None]:
    """Sex and group that words for several tell of each: "the slain women"."""
    head = _head(words)
    men, women = bool(_MEN.search(head)), bool(_WOMEN.search(head))
    sex: Sex | None = None if men == women else "male" if men else "female"
    group = counts.group_of(head)
    return sex, group if group not in ("victim", "suspect", "said_attacker", "unknown") else None

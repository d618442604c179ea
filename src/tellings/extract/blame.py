"""Who is held responsible, by which link, and what is denied of it.

Carried out, ordered, supported, inspired and claimed are different links: each has its own words.  Negation turns a link
into a denial of it; a denial may be broad ("no ties to any foreign movement").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tellings.model import ActorValue, Link, Polarity, Span
from tellings.values import names
from tellings.values.names import Name
from tellings.values.patterns import uncased

from .forces import forces, is_state
from .passage import Passage, once


@dataclass(frozen=True, slots=True)
class Blame:
    """An actor at `span` held responsible in a link, or said not to be; `words` are the link's words."""

    span: Span
    value: ActorValue
    polarity: Polarity
    words: Span
    accusing: bool = False  # the words themselves accuse ("blamed", "attributed to"), whoever says them
    denier: Name | None = None  # who denies it of themselves: then they are the speaker


# Words before the actor, ending where the actor begins; the first that fits decides.
_BEFORE: tuple[tuple[Link, str], ...] = (
    ("claimed", r"(?:responsibility (?:was )?claimed|claimed) by"),
    (
        "ordered",
        r"(?:ordered|directed|orchestrated|masterminded|instigated|commanded|commissioned|planned|plotted|coordinated|guided|steered|sanctioned|authori[sz]ed|prepared|run|controlled|led)(?: from [\w ]{3,30}?)? by|"
        r"(?:orders?|commands?|instructions?|directives?) (?:to \w+ )?(?:came |received )?(?:from|of|by)|"
        r"(?:under|on|at|upon) (?:the )?(?:direct |express )?(?:orders?|commands?|directions?|instructions?|behest|bidding) (?:of|from)",
    ),
    (
        "inspired",
        r"(?:inspired|radicali[sz]ed|influenced|motivated|swayed) by|(?:influence|inspiration|propaganda|ideology) (?:of|from)|allegiance to",
    ),
    (
        "supported",
        r"(?:backed|supported|funded|armed|trained|financed|sponsored|aided|assisted|equipped) by|"
        r"(?:direct |close |known |any |clear )*(?:links?|ties|connections?|connected|linked|tied|affiliation|affiliated|contacts?) (?:to|with|between)(?: (?:them|him|her|it|the attackers?|the suspects?) and)?|"
        r"(?:support|funding|training|help|backing|assistance) (?:of|from|by)",
    ),
    (
        "carried_out",
        r"(?:blamed|accused|blaming|accusing|blames|accuses)|(?:blame|finger|suspicion)(?: \w+)? (?:on|at)|"
        r"blame for [^.;]{0,40} on|(?:carried out|committed|perpetrated|staged|conducted|launched|attacked|ambushed|stormed|"
        r"bombed|shelled|killed|abducted|kidnapped|murdered|assassinated|planted|placed|dynamited|burned|destroyed|taken|caused|blown up) by|attributed to|(?:the )?work of|(?:attack|bombing|raid|assault|strike|ambush|shelling|offensive|"
        r"airstrike|massacre|killing)s? by|blamed on|accused of",
    ),
)
# Words straight after the actor.
_AFTER: tuple[tuple[Link, str], ...] = (
    ("claimed", r"(?:has |have |had |(?!(?:is|was|were|are|which|that|who|said|and|but)\b)\w+ ){0,3}?(?:claimed|took|taken|claims?|assumed|accepted|admitted) (?:the )?(?:responsibility|credit|attack|bombing)|"
     r"(?:has |have )?said (?:it|they) (?:had )?(?:carried out|was behind|were behind|did)"),
    ("ordered", r"(?:has |have |had )?(?:instigated?|ordered|directed|(?<=not )(?:order|direct|commission)|masterminded?|orchestrated|masterminded|commanded|commissioned|planned|plotted|coordinated|sanctioned|authori[sz]ed|(?:gave|give|given) (?:\w+ )?(?:the |an |its |their |any )?(?:orders?|instructions|green light|command)|issued the order|was behind|were behind|is behind)"),
    ("inspired", r"(?:has |have |had )?(?:inspired|radicali[sz]ed|influenced)"),
    ("supported", r"(?:has |have |had )?(?:backed|supported|funded|armed|trained|financed|sponsored|aided)"),
    ("carried_out", r"(?:(?:urban |rural )?(?:fighters|militants|gunmen|rebels|forces|members|troops|insurgents|guerrillas|terrorists|commandos?|"
     r"soldiers|units?|squads?|columns?|cells?|elements|planes|aircraft) )?(?:(?:has|have|had|today|yesterday|also) )*"
     r"(?:carried out|committed|perpetrated|staged|launched|conducted|attacked|ambushed|stormed|bombed|shelled|raided|"
     r"abducted|kidnapped|massacred|executed|beheaded|killed|shot dead|murdered|gunned down|claimed the lives?|dynamited|"
     r"blew up|set fire|set off|opened fire|planted|destroyed|assassinated|machinegunned|strafed)"),
    ("carried_out", r"(?:['’]s )?(?:terrorist |guerrilla |rebel |military )?(?:attacks?|ambush|bombings?|assaults?|raids?|offensive|massacre)"),
)  # fmt: skip
_TO_NAME = (
    r"(?: (?:the|its|his|an?|some|several|\d+|two|three|four|(?:members?|fighters|militants|guerrillas|terrorists|men|units?|elements) (?:of|from)"
    r"|leaders? of|alleged|presumed|suspected|armed|(?:groups?|columns?|gangs?|bands?|squads?|commandos?) of))*[\s\"“‘']*$"
)
_BEFORE_RE = tuple(
    (
        link,
        re.compile(rf"(?:{words}){_TO_NAME}", re.IGNORECASE),
    )
    for link, words in _BEFORE
)
# What any of them finds; mostly there is nothing.
_ANY_BEFORE = uncased(rf"(?:{'|'.join(words for _, words in _BEFORE)}){_TO_NAME}")
_AFTER_RE = tuple(
    (
        link,
        re.compile(
            rf"^[\"”’']?(?:\s*\([^)]*\))?[\"”’']?(?:\s*,[^,;.]{{0,120}},)?\s+(?:(?:had|has|have|did|neither|never|not) )*(?:{words})\b",
            re.IGNORECASE,
        ),
    )
    for link, words in _AFTER
)
# The links that only an act, or those who act, can have: not a hospital, a village or a party.
_OF_ACTS: frozenset[Link] = frozenset(("ordered", "supported"))
_DONE_BY = re.compile(
    r"(?:backed|supported|funded|armed|trained|financed|sponsored|aided|assisted|equipped|prepared|run|controlled|led|guided|steered|"
    r"commanded|coordinated|directed)(?: from [\w ]{3,30}?)? by\b",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"\b(?:attacks?|assaults?|bombings?|raids?|strikes?|airstrikes?|ambush(?:es)?|offensives?|massacres?|killings?|murders?|shootings?|"
    r"abductions?|kidnappings?|operations?|campaigns?|plots?|coup|siege|violence|uprising|rebellion|insurgency|cells?|networks?|group|"
    r"militias?|militants?|fighters?|forces|rebels?|gunm[ae]n|insurgents?|terrorists?|attackers?|assailants?|bombers?|troops|army|"
    r"suspects?|m[ae]n|they|he|she|it|who)\b(?P<end>\W*$)?",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are)\W+(?:(?:not|never|also|neither|either|\w+ly|\w+ed|or|and)\W+)*$",
    re.IGNORECASE,
)
# "25 Front fighters killed in Kano": those who died.
_DIED = re.compile(
    r"\b(?:fighters |militants |gunmen |rebels |forces |members |troops |insurgents |guerrillas )(?:abducted|kidnapped|massacred|executed|"
    r"beheaded|killed|shot dead|murdered|gunned down)$",
    re.IGNORECASE,
)
_NO_OBJECT = re.compile(
    r"\s*(?:$|[.,;)]|(?:by|in|on|at|near|during|when|after|as|over|of|and|or)\b|\d+ (?:\w+ )?(?:injured|wounded|hurt)\b)",
    re.IGNORECASE,
)
_CLAUSE = r"[;:]|, (?:but|and|while|though|although)\b|\bbut\b|[\"“”]"
# "No one has claimed the attack by the Front" denies the claim, not the attack.
_NOBODY = re.compile(r"(?:no one|nobody|no group|no organi[sz]ation)\b", re.IGNORECASE)
_ACCUSING = re.compile(r"\b(?:blam\w+|accus\w+|finger|suspicion|attributed|allege\w*)\b", re.IGNORECASE)
_LAST_WORD = re.compile(
    r"\b[Tt]he (Front|Movement|Army|Brigades?|Group|Party|Militia|Battalions?|State|League|Union)\b(?! [A-Z])"
)
_NEGATION = re.compile(
    r"\b(?:no|not|neither|never|without|denied|denies|deny|denying|nor|nothing to do|n't|rejected|dismissed|ruled out|lack of)\b",
    re.IGNORECASE,
)
_BROAD = uncased(
    r"(?:links?|ties|connections?|connected|linked|tied|affiliated|affiliation|contacts?) (?:to|with) "
    r"((?:any |known |foreign |international |extremist |terrorist |militant |armed |outside |organi[sz]ed |criminal )*"
    r"(?:groups?|organi[sz]ations?|networks?|militants|terrorists|extremists|cells?|powers?|governments?)(?: (?:from abroad|abroad|overseas))?)",
    "link|ties|connect|tied|affiliat|contact",
    "to |with ",
)
_DENIES_PART = re.compile(
    r"\b(?:denied|denies|rejected|dismissed) (?:any |all |direct |the |its |their )*(?:involvement|responsibility|role|link|links|part|accusations?|allegations?|claims?|charges?)\b|"
    r"\b(?:denied|denies|rejected|rejects|dismissed) (?:(?:that|(?:any |the |all )*(?:claims?|reports?|accusations?|allegations?|suggestions?)"
    r" that) )?(?:it|they|its \w+|their \w+) (?:was|were|had been|is|are) (?:behind|responsible|involved|to blame)\b|"
    r"\b(?:denied|denies|rejected|rejects|dismissed) (?:(?:that|(?:any |the |all )*(?:claims?|reports?|accusations?|allegations?|suggestions?)"
    r" that) )(?:it|they|its \w+|their \w+) (?:(?:had|have|has) )?(?:carried out|committed|staged|planned|ordered|launched)\b|"
    r"\b(?:denied|denies) (?:being behind|having carried out|carrying out)\b",
    re.IGNORECASE,
)
_DENIES_BEFORE = re.compile(
    r"(?:\(\w+\)|[\"”’'])?,?\s+(?:has |have |had |also |later |itself )*$", re.IGNORECASE
)


# What an agent after "by" may have done.
ACTS = frozenset(
    (
        "attack",
        "bombing",
        "assassination",
        "abduction",
        "arson",
        "robbery",
        "hijacking",
        "strike",
        "torture",
        "destruction",
    )
)


@once
def blames(passage: Passage) -> list[Blame]:
    """Who a sentence holds responsible, or says is not, in order of position."""
    found: list[Blame] = []
    for name in (*passage.names, *_by_last_word(passage), *forces(passage)):
        group = names.is_armed_group(name.text) or names.is_armed_group(name.canonical)
        if name.kind == "person" or (name.kind == "unknown" and not group and not _may_be_group(name)):
            continue
        found += _of_name(passage, name)
    found += _broad(passage)
    return sorted(set(found), key=lambda each: (each.span, each.value.link))


def _may_be_group(name: Name) -> bool:
    """Whether a name that is in no list may be a group's: of several words, or all in capitals."""
    return len(name.text.split()) > 1 or (name.text.isupper() and len(name.text) > 2)


def _by_last_word(passage: Passage) -> list[Name]:
    """ "the Front", "the Movement": a group named before, by the last word of its name."""
    found: list[Name] = []
    if not passage.organisations:
        return found
    for match in _LAST_WORD.finditer(passage.text, passage.span.start, passage.span.end):
        earlier = [name for name in passage.organisations if match.group(1) in name.canonical.split()]
        if earlier and not any(n.start <= match.start(1) < n.end for n in passage.names):
            found.append(replace(earlier[-1], start=match.start(1), end=match.end(1), text=match.group(1)))
    return found


def _of_name(passage: Passage, name: Name) -> list[Blame]:
    before = passage.text[passage.span.start : name.start]
    after = passage.text[name.end : passage.span.end]
    found = []
    for link, pattern in _BEFORE_RE if _ANY_BEFORE.search(before) else ():
        match = pattern.search(before)
        if match and not _of_no_act(link, before, match):
            words = Span(passage.span.start + match.start(), passage.span.start + match.end())
            found.append(_blame(passage, name, link, words))
            break
    act = None if found else _as_agent(passage, name)
    if act is not None:
        found.append(_blame(passage, name, "carried_out", act))
    for link, pattern in _AFTER_RE:
        match = pattern.match(after)
        if match and not (_DIED.search(match[0]) and _NO_OBJECT.match(after, match.end())):
            words = Span(name.end + match.start(), name.end + match.end())
            found.append(_blame(passage, name, link, words))
            break
    denial = _DENIES_PART.search(after)
    if denial and _DENIES_BEFORE.fullmatch(after[: denial.start()]):
        words = Span(name.end + denial.start(), name.end + denial.end())
        span = Span(name.start, name.end)
        # Whoever denies a part in it denies each link.
        links: tuple[Link, ...] = ("carried_out", "ordered", "supported")
        found += [
            Blame(span, ActorValue(name.canonical, _kind(name), link), "denied", words, denier=name)
            for link in links
        ]
    return found


_AGENT = re.compile(
    r"\bby (?:(?:an?|the|its|some|several|two|three|\d+|alleged|presumed|suspected|members of|units of) )*[\"“‘']?$",
    re.IGNORECASE,
)
_ANOTHER_AGENT = re.compile(r"\bby\b|;", re.IGNORECASE)


def _as_agent(passage: Passage, name: Name) -> Span | None:
    """ "an attack on the post in Lovas by Front units", "was taken on Sunday by the Front": the words from the act to "by"."""
    by = _AGENT.search(passage.text, passage.span.start, name.start)
    if by is None or by.end() != name.start:
        return None
    acts = [
        m for m in passage.mentions if m.reality == "told" and m.type in ACTS and m.span.end <= by.start()
    ]
    if not acts or _ANOTHER_AGENT.search(passage.text, acts[-1].span.end, by.start()):
        return None
    return Span(acts[-1].span.start, name.start)


def _of_no_act(link: Link, before: str, match: re.Match[str]) -> bool:
    """Whether what somebody supports or runs is neither an act nor those who did it: "a hospital supported by"."""
    if link not in _OF_ACTS or not _DONE_BY.match(match[0]):
        return False
    head = before[: match.start()]
    passive = _PASSIVE.search(head) is not None
    return not any(passive or act["end"] is not None for act in _ACTS.finditer(head))


def _blame(passage: Passage, name: Name, link: Link, words: Span) -> Blame:
    no = _negation(passage, words)
    span = Span(name.start, name.end)
    value = ActorValue(name.canonical, _kind(name), link)
    if no is None:
        return Blame(
            span, value, "affirmed", words, accusing=_ACCUSING.search(words.of(passage.text)) is not None
        )
    return Blame(span, value, "denied", Span(no, words.end))


def _kind(name: Name) -> str:
    if names.is_armed_group(name.text) or names.is_armed_group(name.canonical):
        return "group"
    return "state" if names.official_body(name.text) or is_state(name.text) else "group"


def _negation(passage: Passage, words: Span) -> int | None:
    """Where the negation stands that turns a link's words into a denial: in their own clause, before or among them."""
    start = max(passage.span.start, words.start - 60)
    clauses = re.split(_CLAUSE, passage.text[start : words.end])
    clause = clauses[-1]
    found = _NEGATION.search(clause)
    if found is None or _NOBODY.match(clause[found.start() :]):
        return None
    return words.end - len(clause) + found.start()


def _broad(passage: Passage) -> list[Blame]:
    """ "no ties to any foreign movement": a denial of every such group."""
    found = []
    for match in _BROAD.finditer(passage.text, passage.span.start, passage.span.end):
        words = Span(match.start(), match.end())
        no = _negation(passage, words)
        if no is None and _neither(passage, words):
            no = words.start
        if no is not None:
            words = Span(no, words.end)
            span = Span(match.start(1), match.end(1))
            name = " ".join(match.group(1).split()).removeprefix("any ")
            found.append(Blame(span, ActorValue(name, "group", "supported"), "denied", words))
    return found


def _neither(passage: Passage, words: Span) -> bool:
    return bool(
        re.match(r"\W*(?:neither|none|no)\b", passage.text[passage.span.start : words.start], re.IGNORECASE)
    )

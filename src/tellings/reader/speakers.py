"""Speakers: noun phrases that can say something, named, described or meant by a pronoun, and what kind they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tellings.model import Speaker, SpeakerKind
from tellings.values.names import Name, organisations, titles
from tellings.values.names.speaking import FORMS
from tellings.values.wordlists import CALENDAR, FUNCTION_WORDS, word_set

_WORD = re.compile(r"[^\W_][\w'’./&-]*|[,;:()\[\]\"“”—–]|--")
_DETERMINERS = word_set(
    """
    the a an this that these those his her their its our some many several other another one two three four five six seven eight
    nine ten few most more all both various numerous any no
    """
)
_AFTER_HEAD = word_set(
    """
    of in at from for with on near close inside outside who speaking familiar briefed into involved there here working based to
    within across around investigating on-site living
    """
)
_STOPS = word_set(
    """
    but that while because although though as when where if since after before until which whom whose and or nor so than then how
    what why by into is was were are be been has had have will would could can may might did do does not to about
    """
)
_PLURAL_BODIES = word_set(
    "police authorities people troops men women children villagers prosecutors media press relatives"
)
PRONOUNS = frozenset(("he", "she", "they", "it"))
FARTHEST = 30  # words: no noun phrase that speaks is longer
_COURT_BODY = re.compile(r"\b(?:court|tribunal)\b", re.IGNORECASE)
_MEDICAL_BODY = re.compile(r"\b(?:hospital|clinic|medical|coroner|ambulance|health)\b", re.IGNORECASE)
_PRESS_BODY = re.compile(
    r"\b(?:news|newspaper|times|post|tribune|herald|gazette|journal|chronicle|radio|television|tv|press|agency|daily|magazine|tass|"
    r"broadcasting|media|[kw][a-z]{2,3}-tv)\b|-TV\b",
    re.IGNORECASE,
)
_MONITOR_BODY = re.compile(
    r"\b(?:rights|observatory|monitor|amnesty|watch|network for|documentation|reporters without)\b",
    re.IGNORECASE,
)


_MONITOR_ROLE = re.compile(
    r"\b(?:observatory|monitoring|(?:human\s+)?rights\s+(?:groups?|organi[sz]ations?|watchdogs?|monitors?|activists?))\b",
    re.IGNORECASE,
)
# "SANA news agency": what an outlet is called by, after its name.
_MEDIUM_AFTER = re.compile(
    r"\s+(?P<what>(?:(?:state|news|press|local)\s+)*(?:agency|newspaper|television|radio|tv|channel|broadcaster))$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A speaker as the text has it at `[start, end)`."""

    start: int
    end: int
    speaker: Speaker
    plural: bool = False
    pronoun: str | None = None
    person: bool = True  # a person or persons, not a body or a paper


def kind_of_body(name: str) -> SpeakerKind:
    """The kind of speaker that an organisation is, by its name."""
    known = organisations.known(name)
    if known is not None:
        kinds: dict[str, SpeakerKind] = {"group": "belligerent", "press": "press", "monitor": "monitor"}
        return kinds[known[0]]
    for pattern, kind in _BODIES:
        if pattern.search(name):
            return kind
    return "official" if organisations.official_body(name) else "other"


_BODIES: tuple[tuple[re.Pattern[str], SpeakerKind], ...] = (
    (re.compile(r"\b(?:ministry|police|department|security|army|sheriff)\b", re.IGNORECASE), "official"),
    (_COURT_BODY, "court"),
    (_MEDICAL_BODY, "medical"),
    (_MONITOR_BODY, "monitor"),
    (_PRESS_BODY, "press"),
)


class Bearers:
    """A document's names, with what any of a bearer's names says of it."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self.text = text
        self.names = list(names)
        self._at = [name.start for name in self.names]
        self._ends: dict[int, Name] = {}
        self._starts: dict[int, Name] = {}
        for name in reversed(self.names):
            self._ends[name.end] = name
            self._starts[name.start] = name
        for name in reversed(self.names):
            if name.full_end > name.end:
                self._ends[name.full_end] = name
            if name.full_start < name.start:
                self._starts[name.full_start] = name
        self._titles: dict[str, str] = {}
        self._bodies: dict[str, str] = {}
        for name in self.names:
            if name.title and not _is_courtesy(name.title):
                self._titles.setdefault(name.canonical, name.title)
            if name.organisation:
                self._bodies.setdefault(name.canonical, name.organisation)

    def ending(self, at: int) -> Name | None:
        """The name that ends at a position, alone or with what stands in apposition to it."""
        return self._ends.get(at)

    def starting(self, at: int) -> Name | None:
        return self._starts.get(at)

    def phrase(self, name: Name) -> Phrase:
        """The speaker that a name is."""
        if name.kind == "organisation":
            body = Speaker(
                name.canonical, None, name.canonical, kind_of_body(name.canonical), name.start, name.end
            )
            if body.kind == "other":
                body = replace(body, kind=kind_of_body(name.text))
            return Phrase(name.start, name.end, body, person=False)
        role = (
            name.title
            if name.title and not _is_courtesy(name.title)
            else self._titles.get(name.canonical, name.title)
        )
        body_name = name.organisation or self._bodies.get(name.canonical)
        kind = _kind(role, body_name)
        if kind == "other" and name.kind == "unknown":
            kind = kind_of_body(name.canonical)
        start, end = min(name.full_start, name.start), max(name.full_end, name.end)
        return Phrase(start, end, Speaker(name.canonical, role, body_name, kind, start, end))

    def body_within(self, start: int, end: int) -> str | None:
        """The organisation named between two positions."""
        for at in range(bisect_left(self._at, start), len(self.names)):
            name = self.names[at]
            if name.start >= end:
                return None
            if name.kind == "organisation" and name.end <= end:
                return name.canonical
        return None


def _is_courtesy(title: str) -> bool:
    return title.strip(". ").lower() in ("mr", "mrs", "ms", "miss", "dr", "sir", "lady", "madam")


def _kind(role: str | None, body: str | None) -> SpeakerKind:
    if role and _MONITOR_ROLE.search(role):
        return "monitor"
    kind: SpeakerKind = titles.kind_of_role(role) if role else "other"
    if kind == "other" and role and organisations.official_body(role):
        kind = "official"
    if body and (kind == "other" or (kind == "official" and organisations.is_armed_group(body))):
        return kind_of_body(body)
    return kind


def role_ending(text: str, start: int, end: int, bearers: Bearers) -> Phrase | None:
    """The described speaker whose noun phrase ends at `end`: "a police source who asked not to be named"; None where none does.

    No word before `start` is taken.
    """
    words = list(_WORD.finditer(text, max(start, end - 300), end))[-FARTHEST:]
    if not words:
        return None
    head = _head(words)
    if head is None:
        return None
    first = _first(words, head)
    return _outlet(text, words[0].start(), end, bearers) or described(
        text, words[first].start(), end, bearers
    )


def role_starting(text: str, start: int, end: int, bearers: Bearers) -> Phrase | None:
    """The described speaker whose noun phrase begins at `start` and ends at `end` or sooner."""
    words = list(_WORD.finditer(text, start, min(end, start + 300)))[:FARTHEST]
    head = None
    for number, word in enumerate(words):
        lower = _plain(word[0])
        if lower in titles.HEADS:
            head = number
            continue
        if head is not None or lower in _STOPS or lower in FORMS or not lower[0].isalnum():
            break
        if number > 8 or (lower in titles.PREPOSITIONS):
            break
    if head is None:
        return None
    if head + 1 < len(words) and (_plain(words[head][0]), _plain(words[head + 1][0])) == ("court", "papers"):
        head += 1
    return described(text, start, _end_after_head(words, head, end), bearers)


def _end_after_head(words: list[re.Match[str]], head: int, end: int) -> int:
    last = head
    for number in range(head + 1, len(words)):
        lower = _plain(words[number][0])
        if not lower[0].isalnum() or (number == head + 1 and lower not in _AFTER_HEAD and lower != "and"):
            break
        if lower in ("that", "but", "because", "while", "when", "after", "which") or (
            lower == "and" and number > head + 1
        ):
            break
        if number > head + 1 and (lower in _FINITE or lower in SIMPLE_PASTS or _PAST.fullmatch(lower)):
            break
        last = number
    stop = words[last].end()
    return min(end, stop - 1 if words[last][0].endswith(".") else stop)


def _outlet(text: str, start: int, end: int, bearers: Bearers) -> Phrase | None:
    """An outlet whose name its kind follows, at the end of some words: "SANA news agency"."""
    medium = _MEDIUM_AFTER.search(text, start, end)
    name = bearers.ending(medium.start()) if medium else None
    if medium is None or name is None or name.kind == "person" or name.start < start:
        return None
    if (
        name.kind == "unknown"
        and kind_of_body(name.canonical) != "press"
        and " news" not in medium[0].lower()
    ):
        return None
    called, what = name.canonical, " ".join(medium["what"].split())
    return Phrase(name.start, end, Speaker(called, what, called, "press", name.start, end), person=False)


def described(text: str, start: int, end: int, bearers: Bearers) -> Phrase:
    """The speaker whom the words at `[start, end)` describe."""
    outlet = _outlet(text, start, end, bearers)
    if outlet is not None:
        return outlet
    words = " ".join(text[start:end].split())
    role = re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE).rstrip(".,")
    lowers = [_plain(word) for word in role.split()]
    body = bearers.body_within(start, end)
    kind = _kind(role, body)
    opening = _until_preposition(lowers)
    heads = [lower for lower in opening if lower in titles.HEADS]
    head = heads[-1] if heads else ""
    plural = head in _PLURAL_BODIES or (head.endswith("s") and not head.endswith("ss"))
    person = head not in titles.NOT_BEFORE_A_NAME or head in (
        "people",
        "police",
        "residents",
        "witnesses",
        "men",
        "women",
    )
    return Phrase(start, end, Speaker(None, role, body, kind, start, end), plural, None, person)


def _until_preposition(words: list[str]) -> list[str]:
    for number, word in enumerate(words):
        if number and word in titles.PREPOSITIONS:
            return words[:number]
    return words


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").rstrip(".").removesuffix("'s")


def _head(words: list[re.Match[str]]) -> int | None:
    """The head noun of the noun phrase that ends where `words` end: after it come only what qualifies it."""
    found = None
    for number in range(len(words) - 1, -1, -1):
        lower = _plain(words[number][0])
        if lower in titles.HEADS and not words[number][0].endswith(("'s", "’s")):
            rest = words[number + 1 :]
            joined = found is not None and _joins(words, number, found)
            if not rest or joined or (_plain(rest[0][0]) in _AFTER_HEAD and not _is_clause(rest)):
                if (
                    rest
                    and found is not None
                    and _plain(rest[0][0]) == "who"
                    and _first(words, found) == number + 2
                ):
                    break  # "a gunman who police said": the police speak
                found = number
        if not lower[0].isalnum() or lower in ("but", "that", "because", "while", "although", "which"):
            break
        asked = any(_plain(word[0]) == "who" for word in words[max(0, number - 6) : number])
        if not asked and found is not None and (_opens_anew(words, number) or _opens_named(words, number)):
            break
        if lower in FORMS and lower not in titles.HEADS and found is None and not asked:
            break
    return found


def _joins(words: list[re.Match[str]], number: int, found: int) -> bool:
    """Whether the head at `number` and the one at `found` after it speak together: ", a monitor and a medic said".

    Only where a clause can begin before them: "showed children and doctors said" has one speaker.
    """
    if (
        number + 1 >= len(words)
        or _plain(words[number + 1][0]) != "and"
        or _first(words, found) != number + 2
    ):
        return False
    first = _first(words, number)
    return (
        first == 0
        or not words[first - 1][0][0].isalnum()
        or _plain(words[first - 1][0]) in CALENDAR
        or _opens_anew(words, first)
    )


def _opens_named(words: list[re.Match[str]], number: int) -> bool:
    """Whether a capitalised word stands straight after a plain noun: "in the border area Turkish officials"."""
    if not number or not words[number][0][0].isupper():
        return False
    before = words[number - 1][0]
    lower = _plain(before)
    known = lower in titles.MODIFIERS or lower in titles.HEADS or lower in FUNCTION_WORDS or lower in FORMS
    return before.isalpha() and before.islower() and not known and _is_noun(lower)


def _is_noun(lower: str) -> bool:
    """Whether a word is none of those that lead on to a noun: no article, preposition, adverb, adjective or participle."""
    return lower not in _LEADING and not lower.endswith(
        ("ed", "ing", "ly", "ern", "al", "ous", "ive", "ary", "s's")
    )


def _opens_anew(words: list[re.Match[str]], number: int) -> bool:
    """Whether an article stands straight after a noun, so that another noun phrase begins: "in the city a monitor said"."""
    here = _plain(words[number][0])
    before = _plain(words[number - 1][0]) if number else ""
    if before in CALENDAR or _YEAR.fullmatch(before):
        return here[0].isalnum() and here not in titles.PREPOSITIONS and here not in CALENDAR
    if not number or here not in ("a", "an", "the", "another"):
        return False
    return (
        before[0].isalnum()
        and before not in _NO_NOUNS
        and before not in FORMS
        and not before.endswith(("ed", "ing"))
    )


def _is_clause(rest: list[re.Match[str]]) -> bool:
    """Whether words after a head noun hold a verb of their own or lead on to another noun, so that no verb follows the head."""
    lowers = [_plain(word[0]) for word in rest]
    if lowers[-1] in _DETERMINERS - {"others", "all", "one", "two"} or lowers[-1] in _AFTER_HEAD - {
        "there",
        "here",
        "involved",
        "outside",
        "inside",
    }:
        return True
    if lowers[-1] in ("and", "or", "but"):
        return True
    return lowers[0] not in ("who",) and any(
        lower in _FINITE or lower in SIMPLE_PASTS or _governs(rest, number)
        for number, lower in enumerate(lowers)
    )


def _governs(rest: list[re.Match[str]], number: int) -> bool:
    """Whether a word is a past tense with its object, not a participle: "showed starving children", not "wounded in Goma"."""
    if number + 1 >= len(rest) or not _PAST.fullmatch(_plain(rest[number][0])):
        return False
    after = rest[number + 1][0]
    return after[0].islower() and after.lower() not in _LEADS_ON


# Past tenses that end a noun phrase, but for the participles that go on with one.
_PAST = re.compile(
    r"(?!based|briefed|involved|related|linked|united|armed|wounded|injured|detained|so-called|retired)[a-z]{2,}ed"
)
SIMPLE_PASTS = word_set("sent took went came left made held ran began gave found got kept put led saw met")
_WITH_OBJECT = SIMPLE_PASTS | word_set("showed shows show hit struck targeted")
_FINITE = word_set("was were is are had has have did does do will would can could said says told")
_LEADING = _STOPS | _DETERMINERS | titles.PREPOSITIONS | _AFTER_HEAD | SIMPLE_PASTS | _FINITE
_NO_NOUNS = _LEADING | FUNCTION_WORDS
_LEADS_ON = titles.PREPOSITIONS | _AFTER_HEAD | frozenset(("as", "about", "out"))


def _first(words: list[re.Match[str]], head: int) -> int:
    """The word with which the noun phrase of a head begins."""
    first, at = head, head - 1
    while at >= 0 and head - at <= 8:
        word = words[at][0]
        lower = _plain(word)
        dated = lower in CALENDAR or _YEAR.fullmatch(lower) is not None
        if dated and not (at and _plain(words[at - 1][0]) in _DETERMINERS):
            break
        if lower in _DETERMINERS:
            if lower == "that" and at == 0:
                return first
            return (
                at - 1 if lower in ("the", "his", "its") and at and _plain(words[at - 1][0]) == "all" else at
            )
        if word.lower().endswith(("'s", "’s", "s'")):
            first, at = at, at - 1
            continue
        if (
            not lower[0].isalnum()
            or lower in _STOPS
            or lower in FUNCTION_WORDS
            or lower in titles.PREPOSITIONS
        ):
            break
        if lower in FORMS and lower not in titles.HEADS and lower not in titles.MODIFIERS:
            break
        known = (
            lower in titles.MODIFIERS
            or lower in titles.HEADS
            or word[0].isupper()
            or word[0].isdigit()
            or "-" in word
        )
        if known:
            first = at
        elif _opens_named(words, first) or not _reaches_determiner(words, at):
            break
        at -= 1
    return first


def _reaches_determiner(words: list[re.Match[str]], at: int) -> bool:
    """Whether a determiner stands shortly before an unknown word, so that the word belongs to the noun phrase."""
    for before in range(at - 1, max(-1, at - 4), -1):
        word = words[before][0]
        lower = _plain(word)
        if lower in _DETERMINERS or word.lower().endswith(("'s", "’s")):
            return True
        if not lower[0].isalnum() or lower in FUNCTION_WORDS or lower in FORMS or lower in _WITH_OBJECT:
            return False
    return False


class Memory:
    """Who has spoken and who was named so far, for pronouns.  Fed in order of position."""

    def __init__(self, names: Sequence[Name], bearers: Bearers) -> None:
        self._names = [name for name in names if name.kind == "person"]
        self._bearers = bearers
        self._said: list[tuple[int, Phrase]] = []
        self._sexes = {name.canonical: name.sex for name in names if name.sex}

    def remember(self, at: int, phrase: Phrase) -> None:
        self._said.append((at, phrase))

    def learn(self, speaker: Speaker, pronoun: str) -> None:
        """Notes what a pronoun told of a named speaker's sex."""
        if speaker.name and pronoun in ("he", "she"):
            self._sexes.setdefault(speaker.name, "male" if pronoun == "he" else "female")

    def meant(self, pronoun: str, at: int) -> Speaker | None:
        """The speaker whom a pronoun at a position means."""
        if pronoun in ("he", "she"):
            return self._person("male" if pronoun == "he" else "female", at)
        for _, phrase in reversed(self._said[-REMEMBERED:]):
            fits = phrase.plural or not phrase.person if pronoun == "they" else not phrase.person
            if fits:
                return phrase.speaker
        return None

    def _person(self, sex: str, at: int) -> Speaker | None:
        spoken = next(
            (
                each
                for each in reversed(self._said[-REMEMBERED:])
                if each[1].person and not each[1].plural and self._can_be(each[1].speaker, sex)
            ),
            None,
        )
        named = self._last_named(sex, at)
        if named is not None and (spoken is None or named.start > spoken[0] + SPOKEN_REACH):
            return self._bearers.phrase(named).speaker
        return spoken[1].speaker if spoken else None

    def _last_named(self, sex: str, at: int) -> Name | None:
        low, high = 0, len(self._names)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._names[middle].start < at else (low, middle)
        for name in reversed(self._names[max(0, low - 4) : low]):
            if (
                name.sex in (None, sex)
                and self._sexes.get(name.canonical) in (None, sex)
                and at - name.start <= NAMED_REACH
            ):
                return name
        return None

    def _can_be(self, speaker: Speaker, sex: str) -> bool:
        known = self._sexes.get(speaker.name) if speaker.name else None
        told = known or titles.sex_of(re.split(r"\s(?:of|for|at)\s", speaker.role or "")[0])
        return told in (None, sex)


REMEMBERED = 20  # speakers: further back a pronoun does not reach
SPOKEN_REACH = 700  # characters: after so many a speaker is no longer the first one thought of
NAMED_REACH = 500  # characters: how far back a name may stand that a pronoun means
